"""页签 in the real window: each keeps its place, they come back, and there is an end to them.

Covers: ui/reader/tab_bar.py.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from kb.model import Span
from tests.ui.hands import compose
from ui.center_page import CenterPage
from ui.main_window import MainWindow
from ui.open_tabs import MOST_TABS
from ui.reader.tab_bar import TabBar
from ui.search.results_list import ResultsList
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def bar(window: MainWindow) -> TabBar:
    found = window.findChild(TabBar, "reader_tabs")
    assert isinstance(found, TabBar)
    return found


def titles(window: MainWindow) -> list[str]:
    return [bar(window).tabText(number) for number in range(bar(window).count())]


def article(window: MainWindow) -> str:
    return window.reader.article.id if window.reader.article else ""


def both(window: MainWindow, qtbot: QtBot) -> None:
    """Two articles open, the second one in front."""
    window.open_article("loan")
    window._tabs.open_beside("lobby")
    qtbot.waitUntil(lambda: titles(window) == ["贷款客户经理", "大堂经理"])


def test_with_one_article_there_is_no_row_of_them(window: MainWindow, qtbot: QtBot) -> None:
    window.open_article("loan")
    qtbot.waitUntil(lambda: bar(window).count() == 1)
    assert not bar(window).isVisible()
    both(window, qtbot)
    assert bar(window).isVisible()


def test_keys_go_round_and_close(window: MainWindow, qtbot: QtBot) -> None:
    both(window, qtbot)
    window.commands["next_tab"].trigger()
    assert article(window) == "loan"
    window.commands["previous_tab"].trigger()
    assert article(window) == "lobby"
    window.commands["close_tab"].trigger()
    assert article(window) == "loan"
    window.commands["close_tab"].trigger()
    assert window.center.page is CenterPage.HOME


def test_each_keeps_its_place_and_its_way_back(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(700, 380)
    window.open_article("loan")
    window.open_article("lobby")
    window._tabs.open_beside("loan", Span(0, 0))
    view = window.reader._view
    view.scroll_to(20)
    place = window.reader.first_visible_offset()
    window.commands["next_tab"].trigger()
    window.commands["back"].trigger()
    assert article(window) == "loan"
    window.commands["forward"].trigger()
    window.commands["next_tab"].trigger()
    assert (article(window), window.reader.first_visible_offset()) == ("loan", place)
    assert not window.commands["back"].isEnabled()


def test_an_open_article_is_gone_to_and_not_opened_twice(window: MainWindow, qtbot: QtBot) -> None:
    both(window, qtbot)
    window._tabs.open_beside("loan")
    assert article(window) == "loan"
    assert bar(window).count() == 2


def test_they_come_back_after_a_restart(window: MainWindow, again: Callable[[], MainWindow], qtbot: QtBot) -> None:
    both(window, qtbot)
    window.commands["next_tab"].trigger()
    opened = again()
    qtbot.waitUntil(lambda: titles(opened) == ["贷款客户经理", "大堂经理"])
    assert article(opened) == "loan"
    opened.commands["next_tab"].trigger()
    assert article(opened) == "lobby"


def test_beyond_the_most_the_present_one_is_used_and_it_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.open_article("loan")
    for _ in range(MOST_TABS - 1):
        window._tabs._begin()
        window.open_article("loan")
    with qtbot.waitSignal(window._tabs.status_message):
        window._tabs.open_beside("lobby")
    assert len(window._tabs._tabs.articles) == MOST_TABS
    assert article(window) == "lobby"


def test_a_middle_click_in_the_library_opens_beside_and_on_the_row_closes(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 700)
    window.open_article("loan")
    tree = window.library.findChild(QTreeView, "library_tree")
    assert isinstance(tree, QTreeView)
    window.library.show_role("大堂经理")
    row: QModelIndex = tree.model().index(0, 0, tree.currentIndex())
    at = tree.visualRect(row).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, at)
    qtbot.waitUntil(lambda: titles(window) == ["贷款客户经理", "大堂经理"])
    at = bar(window).tabRect(0).center()
    QTest.mouseClick(bar(window), Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, at)
    qtbot.waitUntil(lambda: titles(window) == ["大堂经理"])


def test_ctrl_enter_opens_a_result_beside(window: MainWindow, qtbot: QtBot) -> None:
    window.open_article("lobby")
    qtbot.waitUntil(lambda: window._workspace.search.ready, timeout=20_000)
    compose(window.box, "贷后检查")
    with qtbot.waitSignal(window._search.found):
        window._search.refresh()
    rows = next(view for view in window.findChildren(ResultsList) if view.isVisible())
    QTest.keyClick(window.box, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: titles(window) == ["大堂经理", "贷款客户经理"])


def test_narrow_tabs_of_one_role_can_be_told_apart(qtbot: QtBot) -> None:
    tabs = TabBar(LIGHT)
    qtbot.addWidget(tabs)
    tabs.resize(560, 30)
    tabs.show_tabs([f"综合柜员：{words}" for words in ("岗位职责", "素质能力", "日常工作", "关键流程", "沟通要点")], 4)
    tabs.show()
    rects = [tabs.tabRect(number).adjusted(2, 2, -24, -2) for number in range(4)]
    pictures = {bytes(tabs.grab(rect).toImage().constBits()) for rect in rects}
    assert len({rect.width() for rect in rects}) == 1
    assert len(pictures) == 4
