"""Snippets: one line around the matches, and the marks on the same characters as in the text."""

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.model import Span
from kb.text.snippet import Snippet, _densest, cut

characters = st.sampled_from("贷后检查客户。！\n，a𠮷😀")
texts = st.text(characters, min_size=40, max_size=80) | st.text(characters, min_size=1, max_size=20)
widths = st.integers(4, 40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and some matches in it, left to right, without overlaps."""
    text = draw(texts)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]


def shown(snippet: Snippet) -> list[str]:
    return [snippet.text[mark.start : mark.end] for mark in snippet.marks]


def window(snippet: Snippet) -> str:
    """The part of the text that the snippet shows, without the ellipses the texts here never hold."""
    return snippet.text.removeprefix("…").removesuffix("…")


@given(marked(), widths)
@example(("贷后" * 30, [Span(0, 2), Span(50, 52)]), 10)
def test_the_snippet_is_one_line_of_the_text_no_longer_than_asked(case: tuple[str, list[Span]], width: int) -> None:
    text, marks = case
    snippet = cut(text, marks, width=width)
    assert "\n" not in snippet.text
    assert window(snippet) in text.replace("\n", " ")
    assert len(window(snippet)) == min(len(text), width)


@given(marked(), widths)
@example(("贷后检查" * 20, [Span(30, 34), Span(36, 70)]), 20)
@example(("贷后检查" * 20, [Span(0, 30), Span(31, 33)]), 20)
def test_the_marks_lie_on_the_same_characters_as_in_the_text(case: tuple[str, list[Span]], width: int) -> None:
    text, marks = case
    snippet = cut(text, marks, width=width)
    line = text.replace("\n", " ")
    starts = [at for at in range(len(text)) if line.startswith(window(snippet), at)]
    lead = len(snippet.text) - len(snippet.text.removeprefix("…"))
    expected = [
        [
            Span(max(mark.start, start) - start + lead, min(mark.end, start + len(window(snippet))) - start + lead)
            for mark in marks
            if mark.start < start + len(window(snippet)) and start < mark.end
        ]
        for start in starts
    ]
    assert list(snippet.marks) in expected


@given(marked(), widths)
def test_where_there_is_a_match_one_is_shown(case: tuple[str, list[Span]], width: int) -> None:
    text, marks = case
    snippet = cut(text, marks, width=width)
    assert bool(snippet.marks) == bool(marks)
    assert all(shown(snippet))


@given(marked(), widths)
def test_an_ellipsis_stands_where_text_is_left_out(case: tuple[str, list[Span]], width: int) -> None:
    text, marks = case
    snippet = cut(text, marks, width=width)
    line = text.replace("\n", " ")
    assert snippet.text.startswith("…") or line.startswith(window(snippet))
    assert snippet.text.endswith("…") or line.endswith(window(snippet))
    assert ("…" in snippet.text) == (len(text) > width)


def test_a_short_text_is_shown_whole() -> None:
    assert cut("贷后\n检查", [Span(3, 5)]) == Snippet("贷后 检查", (Span(3, 5),))
    assert cut("", []) == Snippet("", ())


def test_a_snippet_begins_behind_the_end_of_a_sentence() -> None:
    text = "前" * 80 + "句末。放款后按期做贷后检查" + "后" * 80
    start = text.index("贷后检查")
    snippet = cut(text, [Span(start, start + 4)], width=40)
    assert snippet.text.startswith("…放款后按期做贷后检查后")
    assert shown(snippet) == ["贷后检查"]


def test_the_densest_group_of_matches_is_shown() -> None:
    text = "检查" + "，" * 100 + "贷后检查贷后检查" + "，" * 100
    marks = [Span(0, 2), *(Span(at, at + 2) for at in (102, 104, 106, 108))]
    assert shown(cut(text, marks, width=40)) == ["贷后", "检查", "贷后", "检查"]


def test_what_is_wanted_draws_the_piece_to_it_without_a_mark() -> None:
    text = "贷后" + "前" * 100 + "十五日内贷后三十日" + "后" * 100
    marks, wanted = [Span(0, 2), Span(106, 108)], [Span(102, 105), Span(108, 111)]
    assert cut(text, marks, width=40).text.startswith("贷后")
    assert "十五日内贷后三十日" in cut(text, marks, width=40, wanted=wanted).text
    assert shown(cut(text, marks, width=40, wanted=wanted)) == ["贷后"]
    assert cut("甲\n乙", [], line_break="｜").text == "甲｜乙"


def test_a_match_at_the_end_is_shown_with_what_stands_before_it() -> None:
    snippet = cut("前" * 100 + "贷后", [Span(100, 102)], width=20)
    assert snippet == Snippet("…" + "前" * 18 + "贷后", (Span(19, 21),))


@pytest.mark.parametrize(("width", "seen"), [(200, 60), (20, 20)])
def test_a_match_longer_than_the_snippet_is_marked_as_far_as_it_goes(width: int, seen: int) -> None:
    (mark,) = cut("贷" * 60, [Span(0, 60)], width=width).marks
    assert len(mark) == seen


def test_the_densest_group_of_matches_is_shown_whole() -> None:
    text = "甲" * 100 + "贷后" + "乙" * 80 + "检查" + "丙" * 100
    assert len(cut(text, [Span(100, 102), Span(182, 184)], width=90).marks) == 2


def counted_anew(marks: list[Span], width: int) -> Span:
    """The densest mark, with the marked characters counted behind every one."""

    def within(mark: Span) -> int:
        return sum(len(one) for one in marks if mark.start <= one.start and one.end <= mark.start + width)

    return max(marks, key=within, default=Span(0, 0))


@given(marked(), widths)
@example(("贷后" * 30, [Span(0, 20), Span(21, 22), Span(23, 24)]), 8)
def test_the_densest_place_is_found_in_one_pass(case: tuple[str, list[Span]], width: int) -> None:
    _, marks = case
    marks = [mark for mark in marks if len(mark)]
    assert _densest(marks, width) == counted_anew(marks, width)


def test_a_hundred_thousand_matches_are_cut_around_as_one_is() -> None:
    text = "贷后" * 100_000
    marks = [Span(at, at + 1) for at in range(0, len(text), 2)]
    steps = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal steps
        steps += event in {"call", "c_call"}

    sys.setprofile(seen)
    try:
        cut(text, marks)
    finally:
        sys.setprofile(None)
    assert steps < 12 * len(marks)
