"""The head of a table stays in sight while its rows are read.

Covers: ui/reader/bars/table_head.py.
"""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kb.model import Article
from tests.ui.reader.samples import article_of
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView

ROWS = "\n".join(f"| 第{number}项 | {'核对证件、留存影像。' * 6} | 2026年1月1日 |" for number in range(30))
TABLE = article_of(
    f"# 数字\n\n先看数字。\n\n| 事项 | 数字 | 自何时起 |\n| --- | --- | --- |\n{ROWS}\n\n" + "表后的话。\n\n" * 60
)


@pytest.fixture
def head(pane: ReaderPane, view: ReaderView, qtbot: QtBot) -> QWidget:
    """The head that lies over the text, of an article with one long table; the keys go elsewhere."""
    pane.resize(900, 500)
    pane.show_article(TABLE)
    found = view.findChild(QWidget, "table_head")
    assert found is not None
    return found


def scroll_to(pane: ReaderPane, view: ReaderView, words: str) -> None:
    view.verticalScrollBar().setValue(0)
    position = TABLE.text.index(words)  # no surrogates in this text: a position is an offset
    view.verticalScrollBar().setValue(round(view.geometry_of_text.line_at(position).top()))


def pixels(widget: QWidget, row: QRect) -> QImage:
    """What ``widget`` shows of a row, without its edge."""
    return widget.grab(row.adjusted(3, 3, -3, -3)).toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_it_shows_over_the_rows_only_and_as_the_document_shows_it(
    pane: ReaderPane, view: ReaderView, head: QWidget
) -> None:
    assert head.isHidden()
    geometry = view.geometry_of_text
    row = geometry.header_row(geometry.placed(view.document().findBlock(TABLE.text.index("事项")))).toAlignedRect()
    before = pixels(view.viewport(), row)
    scroll_to(pane, view, "第9项")
    assert head.isVisible()
    assert pixels(head, row.translated(0, -row.top())) == before
    scroll_to(pane, view, "表后的话")
    assert head.isHidden()


def test_it_gives_way_to_the_caret(pane: ReaderPane, view: ReaderView, head: QWidget) -> None:
    scroll_to(pane, view, "第9项")
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    place = TABLE.text.index("第9项")
    view.select(place, place)
    assert head.isHidden()


def test_without_a_table_and_without_an_article_there_is_none(
    pane: ReaderPane, view: ReaderView, head: QWidget, long: Article
) -> None:
    scroll_to(pane, view, "第9项")
    pane.show_article(long)
    view.verticalScrollBar().setValue(700)
    assert head.isHidden()
    pane.clear()
    assert head.isHidden()
