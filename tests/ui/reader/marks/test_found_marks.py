"""Marks of a search in the text: from the find bar, kept when it is closed, and never those of other words."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from kb.model import Article, Span
from tests.ui.reader.samples import article_of
from ui.reader.pane import ReaderPane
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "# 检查\n\n放款后做贷后检查。\n\n每季做贷后检查，并记录。\n"


@pytest.fixture
def article() -> Article:
    return article_of(TEXT)


def field(pane: ReaderPane) -> QLineEdit:
    found = pane.findChild(QLineEdit, "find_words")
    assert isinstance(found, QLineEdit)
    return found


def count(pane: ReaderPane) -> str:
    found = pane.findChild(QLabel, "find_count")
    assert isinstance(found, QLabel)
    return found.text() if found.isVisible() else ""


def test_the_next_place_is_a_key_away_after_the_find_bar_was_closed(pane: ReaderPane, article: Article) -> None:
    pane.show_article(article)
    pane.open_find()
    field(pane).setText("贷后检查")
    assert count(pane) == "1/2"
    pane.clear_found()
    assert count(pane) == ""
    pane.next_found()
    assert count(pane) == "1/2"
    assert field(pane).text() == "贷后检查"
    pane.next_found()
    assert count(pane) == "2/2"


def test_what_was_looked_for_is_looked_for_in_the_next_article_too(pane: ReaderPane, article: Article) -> None:
    pane.show_article(article)
    pane.open_find()
    field(pane).setText("贷后检查")
    pane.clear_found()
    pane.show_article(article_of("# 别的\n\n先做贷后检查。\n"))
    pane.previous_found()
    assert count(pane) == "1/1"


def test_without_anything_looked_for_there_is_no_next_place(pane: ReaderPane, article: Article) -> None:
    pane.show_article(article)
    pane.next_found()
    assert count(pane) == ""


def test_an_answer_for_words_that_are_no_longer_wanted_is_dropped(qtbot: QtBot, article: Article) -> None:
    pane = ReaderPane(LIGHT)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_article(article)
    pane.open_find()
    field(pane).setText("贷后")
    field(pane).setText("检查")
    start = article.text.index("贷后检查")
    pane.show_words_found("贷后", (Span(start, start + 2),))
    assert count(pane) in {"", "没有找到"}
    pane.show_words_found("检查", (Span(start + 2, start + 4),))
    assert count(pane) == "1/1"
