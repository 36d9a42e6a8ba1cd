"""Lines and rows among pages: none is lost, none is cut, none is lonely."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples
from ui.printing.pagination import Page, Strip, head_height, paginate

HEIGHT = 100.0


@st.composite
def strips(draw: st.DrawFn) -> list[Strip]:
    """Lines, and perhaps one table with a head."""
    before = draw(st.lists(st.tuples(st.integers(5, 60), st.booleans()), max_size=8))
    rows = draw(st.lists(st.integers(5, 40), max_size=12))
    behind = draw(st.lists(st.tuples(st.integers(5, 60), st.booleans()), max_size=8))
    heights = [*(h for h, _ in before), *rows, *(h for h, _ in behind)]
    ends = [*accumulate(heights)]
    made = []
    for n, (height, end) in enumerate(zip(heights, ends, strict=True)):
        row = n - len(before)
        table = 0 <= row < len(rows)
        keeps = row == 0 if table else (*before, *[(0, False)] * len(rows), *behind)[n][1]
        made.append(
            Strip(float(end - height), float(end), keeps, 0 if table else -1, row if table else -1, table and row == 0)
        )
    return made


@examples(0.5)
@given(strips())
def test_every_strip_stands_on_one_page_in_order(some: list[Strip]) -> None:
    pages = paginate(some, HEIGHT)
    assert [n for page in pages for n in range(page.first, page.end)] == [*range(len(some))]
    assert all(page.first < page.end for page in pages) or not some


@examples(0.5)
@given(strips())
def test_no_page_holds_more_than_fits(some: list[Strip]) -> None:
    for page in paginate(some, HEIGHT):
        if some and page.end > page.first + 1:
            used = some[page.end - 1].bottom - some[page.first].top + head_height(some, page.heads)
            assert used <= HEIGHT


@examples(0.5)
@given(strips())
def test_what_keeps_with_the_next_is_not_the_last_of_its_page_unless_all_of_the_page_keeps(some: list[Strip]) -> None:
    pages = paginate(some, HEIGHT)
    for page in pages[:-1]:
        if some[page.end - 1].keeps:
            assert all(some[n].keeps for n in range(page.first, page.end))


@examples(0.5)
@given(strips())
def test_a_table_that_goes_on_has_its_head_again(some: list[Strip]) -> None:
    for page in paginate(some, HEIGHT):
        if not some:
            continue
        first = some[page.first]
        goes_on = first.table >= 0 and not first.header
        assert bool(page.heads) == goes_on
        assert all(some[n].header and some[n].table == first.table for n in page.heads)


def test_without_a_line_there_is_one_empty_page() -> None:
    assert paginate((), HEIGHT) == (Page(0, 0),)


def test_what_is_higher_than_a_page_has_one_for_itself() -> None:
    tall = [Strip(0, 10), Strip(10, 250), Strip(250, 260)]
    assert paginate(tall, HEIGHT) == (Page(0, 1), Page(1, 2), Page(2, 3))


def test_a_head_that_would_fill_half_a_page_is_not_repeated() -> None:
    tall = [Strip(0, 60, True, 0, 0, True), *(Strip(60 + 30 * n, 90 + 30 * n, table=0, row=n + 1) for n in range(4))]
    pages = paginate(tall, HEIGHT)
    assert [page.heads for page in pages] == [range(0)] * len(pages)
