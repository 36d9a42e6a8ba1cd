"""The library pane: what a click or a key asks for, and what stays when it is fed anew.

Covers: ui/library/delegate.py, ui/library/tree_view.py.
"""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from kb.model import Anchor, ArticleHead, Bookmark, Placement, ReadingPosition, Span
from ui.library.model import LibraryModel
from ui.library.pane import LibraryPane
from ui.library.tree_view import LibraryTree
from ui.theme import DARK, LIGHT, Theme

# What the offscreen platform says whenever a window or a menu is shown.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)
LOAN = ArticleHead(id="loan", title="贷款客户经理", roles=("客户经理", "产品经理"), topics=("流程",))
LOBBY = ArticleHead(id="lobby", title="大堂经理", roles=("大堂经理",), topics=("流程", "沟通"))
OPEN = ["roles", "role:客户经理", "bookmarks", "recent"]


def bookmark(key: str, article_id: str, span: Span | None) -> Bookmark:
    anchor = Anchor(article_id, Span(4, 9), "贷后检查", "", "", 1, "hash")
    return Bookmark(key, anchor, f"段落{key}", NOW, span, Placement.IN_PLACE if span else Placement.ORPHANED)


KEPT = bookmark("b1", "loan", Span(4, 9))
LOST = bookmark("b2", "lobby", None)


@pytest.fixture
def pane(qtbot: QtBot) -> LibraryPane:
    """A shown pane with two articles, two bookmarks and one recent place; some rows open."""
    pane = LibraryPane(LIGHT)
    qtbot.addWidget(pane)
    pane.set_articles((LOAN, LOBBY))
    pane.set_bookmarks((KEPT, LOST))
    pane.set_recent((ReadingPosition("lobby", 30, NOW),))
    pane.set_expanded(OPEN)
    pane.resize(320, 600)
    pane.show()
    return pane


def tree(pane: LibraryPane) -> LibraryTree:
    found = pane.findChild(LibraryTree, "library_tree")
    assert isinstance(found, LibraryTree)
    return found


def at(pane: LibraryPane, key: str) -> QModelIndex:
    model = tree(pane).model()
    assert isinstance(model, LibraryModel)
    index = model.index_of(key)
    assert index.isValid()
    return index


def click(pane: LibraryPane, key: str, *, double: bool = False) -> None:
    view = tree(pane)
    place = view.visualRect(at(pane, key)).center()
    stroke = QTest.mouseDClick if double else QTest.mouseClick
    stroke(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def press(pane: LibraryPane, key: str, stroke: Qt.Key) -> None:
    tree(pane).setCurrentIndex(at(pane, key))
    QTest.keyClick(tree(pane), stroke)


def chosen(pane: LibraryPane) -> str:
    model = tree(pane).model()
    assert isinstance(model, LibraryModel)
    node = model.node(tree(pane).currentIndex())
    return node.key if node else ""


def test_a_click_on_an_article_asks_for_it(qtbot: QtBot, pane: LibraryPane) -> None:
    with qtbot.waitSignal(pane.article_requested) as asked:
        click(pane, "role:客户经理/loan")
    assert asked.args == ["loan"]


def test_a_double_click_asks_once(pane: LibraryPane) -> None:
    asked: list[str] = []
    pane.article_requested.connect(asked.append)
    click(pane, "role:客户经理/loan")
    click(pane, "role:客户经理/loan", double=True)
    assert asked == ["loan"]


@pytest.mark.parametrize("stroke", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_what_the_keys_have_chosen(qtbot: QtBot, pane: LibraryPane, stroke: Qt.Key) -> None:
    with qtbot.waitSignal(pane.article_requested) as asked:
        press(pane, "role:客户经理/loan", stroke)
    assert asked.args == ["loan"]


def test_enter_and_click_open_and_close_a_group(pane: LibraryPane) -> None:
    press(pane, "role:大堂经理", Qt.Key.Key_Return)
    assert "role:大堂经理" in pane.expanded()
    click(pane, "role:大堂经理")
    assert "role:大堂经理" not in pane.expanded()


def test_a_bookmark_asks_for_its_place(qtbot: QtBot, pane: LibraryPane) -> None:
    with qtbot.waitSignal(pane.place_requested) as asked:
        click(pane, "bookmark:b1")
    assert asked.args == ["loan", 4]


def test_a_bookmark_without_a_place_asks_for_its_article(qtbot: QtBot, pane: LibraryPane) -> None:
    with qtbot.waitSignal(pane.article_requested) as asked:
        click(pane, "bookmark:b2")
    assert asked.args == ["lobby"]


def test_recent_reading_asks_for_the_line_left_at(qtbot: QtBot, pane: LibraryPane) -> None:
    with qtbot.waitSignal(pane.place_requested) as asked:
        click(pane, "recent:lobby")
    assert asked.args == ["lobby", 30]


def test_delete_asks_to_delete_a_bookmark_and_nothing_else(pane: LibraryPane) -> None:
    asked: list[str] = []
    pane.bookmark_delete_requested.connect(asked.append)
    press(pane, "role:客户经理/loan", Qt.Key.Key_Delete)
    press(pane, "bookmark:b2", Qt.Key.Key_Delete)
    assert asked == ["b2"]


def test_the_menu_of_a_bookmark_opens_and_deletes_it(qtbot: QtBot, pane: LibraryPane) -> None:
    view = tree(pane)
    view.customContextMenuRequested.emit(view.visualRect(at(pane, "bookmark:b1")).center())
    menu = pane.findChild(QMenu, "library_menu")
    assert isinstance(menu, QMenu)
    actions = menu.actions()
    assert [action.text() for action in actions] == ["打开", "在新页签打开", "删除书签"]
    with qtbot.waitSignals([pane.place_requested, pane.bookmark_delete_requested]):
        actions[0].trigger()
        actions[2].trigger()
    menu.close()


def test_a_group_has_no_menu(pane: LibraryPane) -> None:
    view = tree(pane)
    view.customContextMenuRequested.emit(view.visualRect(at(pane, "role:客户经理")).center())
    assert pane.findChild(QMenu, "library_menu") is None


@pytest.fixture
def searching(pane: LibraryPane) -> LibraryPane:
    """The pane with two saved searches, their section open."""
    pane.set_searches(("贷后", "1站式"))
    pane.set_expanded([*OPEN, "searches"])
    return pane


def test_saved_searches_have_a_section_only_where_there_are_any(searching: LibraryPane) -> None:
    model = tree(searching).model()
    assert isinstance(model, LibraryModel)
    assert model.index_of("searches").data() == "已存搜索"
    searching.set_searches(())
    assert not model.index_of("searches").isValid()
    searching.set_searches(("贷后",))
    assert tree(searching).isExpanded(at(searching, "searches"))


def test_a_click_on_a_saved_search_asks_for_it(qtbot: QtBot, searching: LibraryPane) -> None:
    with qtbot.waitSignal(searching.search_requested) as asked:
        click(searching, "search:1站式")
    assert asked.args == ["1站式"]


def test_delete_asks_to_delete_a_saved_search(qtbot: QtBot, searching: LibraryPane) -> None:
    with qtbot.waitSignal(searching.search_delete_requested) as asked:
        press(searching, "search:贷后", Qt.Key.Key_Delete)
    assert asked.args == ["贷后"]


def test_the_menu_of_a_saved_search_searches_and_deletes_it(qtbot: QtBot, searching: LibraryPane) -> None:
    view = tree(searching)
    view.customContextMenuRequested.emit(view.visualRect(at(searching, "search:贷后")).center())
    menu = searching.findChild(QMenu, "library_menu")
    assert isinstance(menu, QMenu)
    actions = menu.actions()
    assert [action.text() for action in actions] == ["搜索", "删除已存搜索"]
    with qtbot.waitSignals([searching.search_requested, searching.search_delete_requested]):
        actions[0].trigger()
        actions[1].trigger()
    menu.close()


def test_what_is_open_and_chosen_survives_a_feed(pane: LibraryPane) -> None:
    tree(pane).setCurrentIndex(at(pane, "role:客户经理/loan"))
    pane.set_articles((LOBBY, LOAN))
    pane.set_bookmarks((LOST,))
    assert pane.expanded() == sorted(OPEN)
    assert tree(pane).isExpanded(at(pane, "role:客户经理"))
    assert not tree(pane).isExpanded(at(pane, "topics"))
    assert chosen(pane) == "role:客户经理/loan"


def test_rows_to_be_open_may_come_later(qtbot: QtBot) -> None:
    pane = LibraryPane(LIGHT)
    qtbot.addWidget(pane)
    pane.set_expanded(["topics", "topic:沟通"])
    pane.set_articles((LOAN, LOBBY))
    assert tree(pane).isExpanded(at(pane, "topic:沟通"))
    assert not tree(pane).isExpanded(at(pane, "roles"))


def test_the_current_article_is_shown_without_being_asked_for(pane: LibraryPane) -> None:
    asked: list[str] = []
    pane.article_requested.connect(asked.append)
    pane.set_current("lobby")
    assert chosen(pane) == "role:大堂经理/lobby"
    assert tree(pane).isExpanded(at(pane, "role:大堂经理"))
    assert asked == []


def test_the_current_article_is_chosen_where_it_can_be_seen_already(pane: LibraryPane) -> None:
    pane.set_expanded(["topics", "topic:流程"])
    pane.set_current("loan")
    assert chosen(pane) == "topic:流程/loan"
    assert "roles" not in pane.expanded()


def test_a_chosen_bookmark_of_the_current_article_stays_chosen(pane: LibraryPane) -> None:
    tree(pane).setCurrentIndex(at(pane, "bookmark:b1"))
    pane.set_current("loan")
    assert chosen(pane) == "bookmark:b1"


def test_no_current_article_leaves_nothing_chosen(pane: LibraryPane) -> None:
    pane.set_current("lobby")
    pane.set_current(None)
    pane.set_bookmarks(())
    assert chosen(pane) == ""


def test_the_current_article_is_chosen_as_soon_as_it_comes(qtbot: QtBot) -> None:
    pane = LibraryPane(LIGHT)
    qtbot.addWidget(pane)
    pane.set_current("loan")
    pane.set_articles((LOAN,))
    assert chosen(pane) == "role:客户经理/loan"


def test_an_empty_library_says_what_to_do(qtbot: QtBot) -> None:
    pane = LibraryPane(LIGHT)
    qtbot.addWidget(pane)
    pane.show()
    assert any("导入" in label.text() and label.isVisible() for label in pane.findChildren(QLabel))
    pane.set_articles((LOAN,))
    assert tree(pane).isVisible()


def colors(image: QImage) -> set[str]:
    spots = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return {QColor(image.pixel(x, y)).name() for x, y in spots}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_chosen_row_wears_the_colours_of_the_theme(pane: LibraryPane, theme: Theme) -> None:
    pane.set_theme(theme)
    pane.set_current("loan")
    seen = colors(pane.grab().toImage())
    assert theme.accent_soft in seen
    assert theme.accent in seen
