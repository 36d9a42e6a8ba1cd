"""Painted marks: which touch a stretch of text, in which lane they lie, and what of them is seen."""

from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QTextCursor

from kb.model import Article, MarkStyle, Span
from kb.text.offsets import Utf16Map
from tests.examples import examples
from tests.ui.pixels import colors_in
from tests.ui.reader.samples import annotation, article_of, span_of
from ui.reader.marks.annotation_painter import LANES, AnnotationPainter, Mark, SpanIndex
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView
from ui.theme import DARK, LIGHT, Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "𠮷田商店的老客户😀，每季走访一次，先看抵押物，再谈价格。"
pairs = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: (min(ends), max(ends)))


@pytest.fixture
def article() -> Article:
    """One paragraph with astral characters."""
    return article_of(TEXT)


@pytest.fixture
def marks() -> AnnotationPainter:
    """Marks on the paragraph, none yet."""
    return AnnotationPainter(Utf16Map(TEXT))


def lanes(marks: AnnotationPainter) -> dict[str, int]:
    return {mark.annotation.id: mark.lane for mark in marks.touching(0, 1000)}


@examples(2.5)
@given(st.lists(pairs, max_size=12), pairs)
def test_the_spans_that_touch_a_stretch_are_all_found_and_no_others(
    spans: list[tuple[int, int]], stretch: tuple[int, int]
) -> None:
    start, end = stretch
    found = SpanIndex(spans).touching(start, end)
    assert sorted(found) == [n for n, (first, last) in enumerate(spans) if first < end and last > start]
    assert [spans[n] for n in found] == sorted(spans[n] for n in found)


def test_marks_are_kept_in_units_of_the_document(marks: AnnotationPainter, article: Article) -> None:
    marks.set_annotations([annotation("a", article, span_of(TEXT, "每季"))], len(TEXT))
    assert [(mark.start, mark.end) for mark in marks.touching(0, 1000)] == [(12, 14)]
    assert marks.touching(0, 12) == []
    assert marks.touching(14, 20) == []


def test_orphans_and_spans_outside_the_text_are_left_out(marks: AnnotationPainter, article: Article) -> None:
    spans = (None, Span(5, len(TEXT) + 1), Span(4, 4), Span(-1, 3), Span(0, len(TEXT)))
    made = [annotation(str(n), article, span) for n, span in enumerate(spans)]
    marks.set_annotations(made, len(TEXT))
    assert [mark.annotation.id for mark in marks.touching(0, 1000)] == ["4"]


def test_overlapping_marks_get_lanes_and_a_free_lane_is_used_again(marks: AnnotationPainter, article: Article) -> None:
    spans = {"inner": Span(3, 6), "outer": Span(0, 10), "next": Span(6, 12), "behind": Span(12, 14)}
    marks.set_annotations([annotation(key, article, span) for key, span in spans.items()], len(TEXT))
    assert lanes(marks) == {"outer": 0, "inner": 1, "next": 1, "behind": 0}


@given(st.lists(st.tuples(st.integers(0, 25), st.integers(1, 8)), max_size=8))
def test_marks_that_overlap_lie_in_lanes_of_their_own_while_there_are_lanes(places: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in places]
    assume(all(sum(span.start <= at < span.end for span in spans) <= LANES for at in range(40)))
    text = "贷" * 40
    marks = AnnotationPainter(Utf16Map(text))
    marks.set_annotations([annotation(str(n), article_of(text), span) for n, span in enumerate(spans)], len(text))
    seen = marks.touching(0, len(text))
    assert len(seen) == len(spans)
    for one, other in combinations(seen, 2):
        assert one.lane != other.lane or one.end <= other.start or other.end <= one.start


def test_a_deeper_lane_leaves_the_lane_above_in_sight(article: Article) -> None:
    line = QRectF(10, 20, 100, 18)
    one = annotation("a", article, Span(0, 4), note="看")
    under = annotation("b", article, Span(0, 4), style=MarkStyle.UNDERLINE)
    fills = [Mark(0, 4, one, lane).fill(line) for lane in range(LANES)]
    assert [fill.top() for fill in fills] == sorted({fill.top() for fill in fills})
    lines = [Mark(0, 4, under, lane).fill(line) for lane in range(LANES)]
    assert all(not above.intersects(below) for above, below in pairwise(lines))
    column = QRectF(100, 0, 300, 0)
    bars = [Mark(0, 4, one, lane).bar(line, column) for lane in range(LANES)]
    assert all(bar.right() < column.left() for bar in bars)
    assert all(Mark(0, 4, one, lane).symbol(line, column).left() > column.right() for lane in range(LANES))
    assert all(not left.intersects(right) for left, right in pairwise(bars))


# --- on the screen -------------------------------------------------------------------------------------------------


def colors(image: QImage, rect: QRectF) -> set[str]:
    return colors_in(image.copy(rect.toAlignedRect().intersected(image.rect())))


def seen(view: ReaderView, words: str) -> set[str]:
    """The colours of the words' own part of the line, and of two pixels below it."""
    span, offsets = span_of(TEXT, words), Utf16Map(TEXT)
    ends = [QTextCursor(view.document()) for _ in range(2)]
    ends[0].setPosition(offsets.to_utf16(span.start))
    ends[1].setPosition(offsets.to_utf16(span.end))
    place = QRectF(view.cursorRect(ends[0])).united(QRectF(view.cursorRect(ends[1]))).adjusted(2, 0, -2, 3)
    return colors(view.viewport().grab().toImage(), place)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_are_painted_where_they_lie_in_the_colours_of_the_theme(
    pane: ReaderPane, view: ReaderView, article: Article, theme: Theme
) -> None:
    pane.set_theme(theme)
    pane.show_article(article)
    pane.set_annotations(
        (
            annotation("a", article, span_of(TEXT, "老客户"), color="green"),
            annotation("b", article, span_of(TEXT, "抵押物"), color="pink", style=MarkStyle.UNDERLINE),
        )
    )
    pane.set_found((span_of(TEXT, "每季"), span_of(TEXT, "走访")), 1)
    assert theme.mark("green").name() in seen(view, "老客户")
    assert theme.mark("green").name() not in seen(view, "的") | seen(view, "每季")
    assert theme.found in seen(view, "每季")
    assert theme.found_current in seen(view, "走访")
    assert theme.found_current not in seen(view, "每季")
    strip = seen(view, "抵押物")
    assert theme.mark("pink").name() not in strip
    assert theme.stroke("pink").name() in strip


def test_every_mark_has_a_bar_in_the_left_margin_and_one_with_a_note_a_sign_in_the_right(
    pane: ReaderPane, view: ReaderView, article: Article
) -> None:
    pane.show_article(article)
    column, height = view.column, view.viewport().height()
    left = QRectF(0, 0, column.left() - 1, height)
    right = QRectF(column.right() + 1, 0, view.viewport().width() - column.right() - 1, height)
    pane.set_annotations(())
    assert LIGHT.stroke("blue").name() not in colors(view.viewport().grab().toImage(), left)
    for note in ("", "先看抵押物"):
        pane.set_annotations((annotation("a", article, span_of(TEXT, "老客户"), color="blue", note=note),))
        image = view.viewport().grab().toImage()
        assert LIGHT.stroke("blue").name() in colors(image, left)
        assert (len(colors(image, right)) > 1) is bool(note)
