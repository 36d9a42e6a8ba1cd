"""Geometry: from positions to rectangles and back, held against where Qt puts its caret and its paragraphs.

Covers: ui/reader/text/typography.py.
"""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextCursor
from pytestqt.qtbot import QtBot

from kb.model import Article
from tests.ui.reader.samples import article_of, long_article, utf16
from ui.reader.pane import ReaderPane
from ui.reader.text.document import build_document
from ui.reader.text.geometry import Geometry
from ui.reader.text.typography import Typography
from ui.reader.text.view import ReaderView
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

on_one_page = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
Caret = Callable[[int], QRectF]


@pytest.fixture
def page(pane: ReaderPane, sample: Article) -> ReaderPane:
    """The pane with the article that holds everything."""
    pane.show_article(sample)
    return pane


@pytest.fixture
def geometry(page: ReaderPane, view: ReaderView) -> Geometry:
    """Where that article's text stands."""
    return view.geometry_of_text


@pytest.fixture
def caret(page: ReaderPane, view: ReaderView) -> Caret:
    """Where Qt draws the caret of a position, in document coordinates."""

    def rect(position: int) -> QRectF:
        cursor = QTextCursor(view.document())
        cursor.setPosition(position)
        return QRectF(view.cursorRect(cursor)).translated(0, view.visible.top())

    return rect


def blocks(view: ReaderView) -> list[QTextBlock]:
    block, out = view.document().begin(), []
    while block.isValid():
        out.append(block)
        block = block.next()
    return out


@on_one_page
@given(data=st.data())
def test_a_character_s_rectangle_begins_where_the_caret_stands(
    data: st.DataObject, geometry: Geometry, caret: Caret, sample: Article
) -> None:
    at = data.draw(st.integers(0, len(sample.text) - 1).filter(lambda at: sample.text[at] != "\n"))
    start = utf16(sample.text[:at])
    end = start + utf16(sample.text[at])
    (rect,) = geometry.stretch(0, 1e6).rects(start, end)
    assert abs(rect.left() - caret(start).left()) <= 1
    assert abs(rect.center().y() - caret(start).center().y()) <= 2
    assert rect.width() > 1
    assert geometry.position_at(QPointF(rect.left() + rect.width() * 0.2, rect.center().y())) == start
    assert geometry.position_at(QPointF(rect.left() + rect.width() * 0.8, rect.center().y())) == end


@on_one_page
@given(data=st.data())
def test_the_rectangles_of_a_span_are_those_of_its_characters(
    data: st.DataObject, geometry: Geometry, sample: Article
) -> None:
    start = data.draw(st.integers(0, len(sample.text) - 1))
    end = data.draw(st.integers(start + 1, len(sample.text)))
    everything = geometry.stretch(0, 1e6)
    whole = everything.rects(utf16(sample.text[:start]), utf16(sample.text[:end]))
    parts = [
        rect
        for at in range(start, end)
        for rect in everything.rects(utf16(sample.text[:at]), utf16(sample.text[: at + 1]))
        if rect.width()  # a line break has none
    ]
    for part in parts:
        assert any(line.adjusted(-0.1, -0.1, 0.1, 0.1).contains(part) for line in whole)
    assert sum(line.width() for line in whole) == pytest.approx(sum(part.width() for part in parts), abs=1)


@on_one_page
@given(share=st.floats(0, 1), height=st.floats(0, 400))
def test_a_stretch_holds_every_paragraph_that_reaches_into_it(
    share: float, height: float, geometry: Geometry, view: ReaderView
) -> None:
    top = share * view.document().size().height()
    found = {placed.start for placed in geometry.stretch(top, top + height).blocks}
    for block in blocks(view):
        rect = geometry.placed(block).rect
        if rect.top() < top + height and rect.bottom() > top:
            assert block.position() in found


def test_a_stretch_leaves_out_what_lies_far_away(geometry: Geometry, view: ReaderView) -> None:
    placed = geometry.placed(blocks(view)[6])
    found = geometry.stretch(placed.rect.top() + 1, placed.rect.bottom() - 1).blocks
    assert [one.start for one in found] == [placed.start]


def test_the_lines_outside_the_stretch_are_left_out(pane: ReaderPane, view: ReaderView) -> None:
    pane.show_article(article_of("贷后检查，" * 400))
    geometry = view.geometry_of_text
    lines = geometry.stretch(0, 1e6).rects(0, 2000)
    assert len(lines) > 40
    some = geometry.stretch(lines[10].center().y(), lines[12].center().y()).rects(0, 2000)
    assert some == lines[10:13]


def test_a_line_begins_where_the_text_wraps(pane: ReaderPane, view: ReaderView) -> None:
    pane.show_article(article_of("😀" * 300))
    geometry = view.geometry_of_text
    first = geometry.line_at(0)
    starts = sorted({geometry.line_start(position) for position in range(600)})
    assert starts[0] == 0
    assert len(starts) > 5
    for start in starts[1:]:
        assert start % 2 == 0
        assert geometry.line_at(start).top() > geometry.line_at(start - 2).top() >= first.top()
        (line,) = geometry.stretch(0, 1e6).rects(start - 2, start)  # what ends with a line has no part in the next
        assert line.width() > 1


def test_the_ground_of_a_header_row_lies_under_all_its_cells_and_no_other_row(
    geometry: Geometry, caret: Caret, sample: Article
) -> None:
    position = utf16(sample.text[: sample.text.index("时段")])
    ground = geometry.header_row(geometry.block_at(caret(position).center()))
    for words in ("时段", "工作", "备注"):
        assert ground.contains(caret(utf16(sample.text[: sample.text.index(words)])).center())
    assert not ground.contains(caret(utf16(sample.text[: sample.text.index("开门前")])).center())
    second = caret(utf16(sample.text[: sample.text.index("工作")])).center()
    assert geometry.header_row(geometry.block_at(second)).isEmpty()
    assert geometry.header_row(geometry.block_at(caret(0).center())).isEmpty()


def test_the_ground_of_a_table_that_is_only_a_header_ends_with_it(qtbot: QtBot) -> None:
    view = ReaderView()
    qtbot.addWidget(view)
    view.resize(600, 400)
    head = "| 网点 | 电话 |\n| --- | --- |\n"
    heights = []
    for body in ("", "| 甲 | 乙 |\n"):
        document = build_document(article_of(f"{head}{body}\n后面的一段。\n"), LIGHT, Typography(100))
        view.show_document(document, Typography(100), view.top_place(0))
        geometry = view.geometry_of_text
        cell = geometry.placed(document.find("网点").block())
        heights.append(geometry.header_row(cell).height())
    assert heights[0] == pytest.approx(heights[1], abs=1.0)


@pytest.mark.parametrize("words", ["乙", "丙"])
def test_a_strip_through_the_foot_of_a_row_still_holds_its_higher_neighbours(
    pane: ReaderPane, view: ReaderView, words: str
) -> None:
    pane.show_article(article_of(f"前\n\n| 甲 | {'乙' * 200} |\n| --- | --- |\n| {'丙' * 200} | 丁 |"))
    geometry = view.geometry_of_text
    tall = geometry.placed(view.document().find(words).block())
    strip = geometry.stretch(tall.rect.bottom() - 2, tall.rect.bottom() - 1)
    assert tall.start in {placed.start for placed in strip.blocks}


def test_a_document_is_laid_out_as_far_as_it_is_asked_about(qtbot: QtBot) -> None:
    document = build_document(long_article(200), LIGHT, Typography())
    document.setTextWidth(600)
    geometry = Geometry(document)
    assert geometry.lay_out_to(2_000) >= 2_000
    whole = document.size().height()
    assert geometry.lay_out_to(1e7) == whole
    last = document.lastBlock()
    assert geometry.placed(last).rect.bottom() == pytest.approx(whole, abs=40)
