"""What the selection bar offers beside marks: the source with the words, and a search for them."""

from functools import partial

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from kb.model import Span
from kb.workspace import Workspace
from tests.ui.reader.samples import article_of
from ui.main_window import MainWindow
from ui.reader.pane import ReaderPane

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def press(pane: ReaderPane, name: str) -> None:
    found = pane.findChild(QToolButton, name)
    assert isinstance(found, QToolButton)
    found.click()


def test_the_selected_words_are_searched_for_on_one_line_and_not_too_many(qtbot: QtBot, pane: ReaderPane) -> None:
    pane.show_article(article_of("# 贷后检查\n\n" + "按期走访客户。" * 20 + "\n"))
    pane.select(Span(0, 8))
    with qtbot.waitSignal(pane.search_requested) as asked:
        press(pane, "selection_search")
    assert asked.args == ["贷后检查 按期走"]
    pane.select(Span(5, 120))
    with qtbot.waitSignal(pane.search_requested) as asked:
        press(pane, "selection_search")
    assert asked.args is not None
    assert len(asked.args[0]) == 50


def test_without_a_selection_nothing_is_asked_for(qtbot: QtBot, pane: ReaderPane) -> None:
    pane.show_article(article_of("# 贷后检查\n"))
    with qtbot.assertNotEmitted(pane.search_requested), qtbot.assertNotEmitted(pane.citation_requested):
        press(pane, "selection_search")
        press(pane, "selection_cite")


def test_words_are_copied_with_their_source_by_button_and_by_key(window: MainWindow, workspace: Workspace) -> None:
    text = workspace.library.article("loan").text
    start = text.index("放款后")
    cite = partial(press, window.reader, "selection_cite")
    for act in (cite, window.commands["copy_cited"].trigger):
        window.open_article("loan")
        window.reader.select(Span(start, start + 3))
        QGuiApplication.clipboard().clear()
        act()
        assert QGuiApplication.clipboard().text() == "放款后\n——《贷款客户经理》 › 岗位职责（样例 1）"


def test_a_search_for_the_selected_words_shows_the_results(window: MainWindow, workspace: Workspace) -> None:
    window.open_article("loan")
    start = workspace.library.article("loan").text.index("贷后检查")
    window.reader.select(Span(start, start + 4))
    window.commands["search_selection"].trigger()
    assert window.box.text() == "贷后检查"
    assert window.results.isVisible()
