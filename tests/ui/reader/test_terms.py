"""A term that a glossary explains is explained where it stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from kb.model import Article, Span, Term, TermUse
from tests.ui.reader.hands import choose, click, entries, menu_at, on
from ui.reader.pane import ReaderPane
from ui.reader.text.view import ReaderView
from ui.theme import DARK

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TERM = Term("抵押", ("抵押担保",), "以<b>财产</b>作担保，不移转占有。", "glossary", Span(10, 40))


@pytest.fixture
def use(pane: ReaderPane, sample: Article) -> TermUse:
    """A term in the text that is shown."""
    start = sample.text.index("抵押物")
    used = TermUse(TERM, Span(start, start + 2))
    pane.show_article(sample)
    pane.go_to(used.span)
    pane.set_terms((used,))
    return used


def tip() -> str:
    """What the tool tip says."""
    document = QTextDocument()
    document.setHtml(QToolTip.text())
    QToolTip.hideText()
    return document.toPlainText()


def test_a_click_explains_it_and_stays_in_the_text(
    qtbot: QtBot, pane: ReaderPane, view: ReaderView, sample: Article, use: TermUse
) -> None:
    with qtbot.assertNotEmitted(pane.term_requested):
        click(view, on(view, sample.text, use.span.start))
    assert tip() == "抵押（抵押担保）\n以<b>财产</b>作担保，不移转占有。"


def test_enter_and_the_menu_lead_to_the_glossary(
    qtbot: QtBot, pane: ReaderPane, view: ReaderView, sample: Article, use: TermUse
) -> None:
    pane.select(Span(use.span.start + 1, use.span.start + 1))
    with qtbot.waitSignal(pane.term_requested) as wanted:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert wanted.args == [TERM]
    with qtbot.waitSignal(pane.term_requested) as wanted:
        choose(menu_at(view, on(view, sample.text, use.span.start)), "术语表：抵押")
    assert wanted.args == [TERM]


def test_beside_it_nothing_is_explained(view: ReaderView, sample: Article, use: TermUse) -> None:
    assert view.tip_at(view.to_document(on(view, sample.text, use.span.end).toPointF())) == ""
    menu = menu_at(view, on(view, sample.text, use.span.end))
    assert not any(words.startswith("术语表") for words in entries(menu))
    menu.close()


def test_another_theme_and_another_article_are_shown_without_old_terms(
    pane: ReaderPane, view: ReaderView, sample: Article, long: Article, use: TermUse
) -> None:
    pane.set_theme(DARK)
    assert view.tip_at(view.to_document(on(view, sample.text, use.span.start).toPointF()))
    pane.show_article(long)
    pane.show_article(sample)
    pane.go_to(use.span)
    assert view.tip_at(view.to_document(on(view, sample.text, use.span.start).toPointF())) == ""
