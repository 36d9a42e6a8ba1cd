"""The few values that do something: spans, blocks by offset, changes of the notes.

Covers: kb/model/content.py, kb/model/notes.py, kb/model/span.py.
"""

from datetime import UTC, datetime

from hypothesis import example, given
from hypothesis import strategies as st

from kb.model import Anchor, Annotation, Article, Block, BlockKind, Bookmark, MarkStyle, NotesChange, Placement, Span

NOW = datetime(2024, 5, 6, tzinfo=UTC)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 8))
    return Span(start, start + draw(st.integers(1, 8)))


def article(texts: list[str]) -> Article:
    """An article of paragraphs."""
    blocks, start = [], 0
    for index, text in enumerate(texts):
        blocks.append(Block(index, BlockKind.PARAGRAPH, text, start))
        start += len(text) + 1
    return Article(id="a", title="题", blocks=tuple(blocks), text="\n".join(texts), text_hash="")


def anchor(article_id: str) -> Anchor:
    return Anchor(article_id, Span(0, 2), "贷后", "", "检查", 0, "hash")


def annotation(article_id: str) -> Annotation:
    return Annotation(
        id=f"note on {article_id}",
        anchor=anchor(article_id),
        color="yellow",
        style=MarkStyle.HIGHLIGHT,
        note="",
        tags=(),
        created=NOW,
        modified=NOW,
        span=None,
        placement=Placement.ORPHANED,
    )


def bookmark(article_id: str) -> Bookmark:
    return Bookmark("mark", anchor(article_id), "贷后", NOW, Span(0, 2), Placement.IN_PLACE)


@given(spans(), spans())
@example(Span(0, 2), Span(2, 4))
@example(Span(0, 3), Span(2, 4))
@example(Span(0, 9), Span(2, 4))
def test_spans_overlap_when_they_share_a_code_point(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


def test_a_span_counts_code_points_and_is_a_thing_even_when_empty() -> None:
    assert (len(Span(3, 7)), len(Span(3, 3))) == (4, 0)
    assert Span(3, 3)


def test_spans_sort_by_start_then_end() -> None:
    assert sorted([Span(2, 3), Span(0, 5), Span(0, 1)]) == [Span(0, 1), Span(0, 5), Span(2, 3)]


@given(st.lists(st.text("贷后𠮷", max_size=4), min_size=1, max_size=12))
@example([""])
@example(["", "", "贷", ""])
def test_the_block_at_an_offset_is_the_last_that_begins_before_it(texts: list[str]) -> None:
    made = article(texts)
    for offset in range(len(made.text) + 1):
        assert made.block_at(offset) == [block for block in made.blocks if block.start <= offset][-1]


@given(st.lists(st.text("贷后𠮷", max_size=4), min_size=1, max_size=12), st.integers(1, 100))
def test_outside_the_text_it_is_the_first_or_the_last_block(texts: list[str], beyond: int) -> None:
    made = article(texts)
    assert made.block_at(-beyond) == made.blocks[0]
    assert made.block_at(len(made.text) + beyond) == made.blocks[-1]


def test_the_line_break_behind_a_block_belongs_to_it() -> None:
    made = article(["贷后", "检查"])
    assert [made.block_at(offset).index for offset in range(6)] == [0, 0, 0, 1, 1, 1]


def test_a_change_of_nothing_is_no_change() -> None:
    assert not NotesChange()
    assert NotesChange().article_ids == frozenset()


def test_a_change_of_any_kind_is_one() -> None:
    items = (annotation("loan"),)
    for change in (NotesChange(added=items), NotesChange(changed=items), NotesChange(removed=items)):
        assert change
        assert change.article_ids == {"loan"}
    assert NotesChange(ticked=frozenset({"loan"}))


def test_a_change_names_every_article_it_touched_once() -> None:
    change = NotesChange((annotation("a"), bookmark("b")), (annotation("c"), annotation("a")), (bookmark("d"),))
    assert change.article_ids == {"a", "b", "c", "d"}
