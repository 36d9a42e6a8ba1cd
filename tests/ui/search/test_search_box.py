"""The search box: what typing, composing and its keys say."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.search.search_box import SearchBox
from ui.theme import DARK, LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def box(qtbot: QtBot) -> SearchBox:
    """An empty, shown search box."""
    box = SearchBox(LIGHT)
    qtbot.addWidget(box)
    box.show()
    return box


@pytest.fixture
def asked(box: SearchBox) -> Iterator[list[str]]:
    """Every query the box has asked."""
    queries: list[str] = []
    box.query_changed.connect(queries.append)
    yield queries
    box.query_changed.disconnect(queries.append)


def compose(box: SearchBox, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(box, event)


def test_chinese_is_asked_for_when_it_is_committed_not_while_it_is_composed(box: SearchBox, asked: list[str]) -> None:
    compose(box, "dai'hou")
    assert asked == []
    compose(box, "", "贷后")
    compose(box, "", "检查")
    assert asked == ["贷后", "贷后检查"]


def test_latin_is_asked_for_with_every_key(box: SearchBox, asked: list[str]) -> None:
    QTest.keyClicks(box, "khj")
    assert asked == ["k", "kh", "khj"]


def test_a_query_is_trimmed_and_asked_once(box: SearchBox, asked: list[str]) -> None:
    for text in ("贷后", "贷后 ", "　贷后 ", "贷后 检查"):
        box.set_text(text)
    assert asked == ["贷后", "贷后 检查"]


def test_emptying_the_box_by_hand_asks_for_nothing(box: SearchBox, asked: list[str]) -> None:
    box.set_text("e")
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    assert asked == ["e", ""]


@pytest.mark.parametrize(("key", "delta"), [(Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1)])
def test_the_arrows_walk_through_the_results(qtbot: QtBot, box: SearchBox, key: Qt.Key, delta: int) -> None:
    box.set_text("贷后")
    with qtbot.waitSignal(box.stepped) as stepped:
        QTest.keyClick(box, key)
    assert stepped.args == [delta]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_accepts(qtbot: QtBot, box: SearchBox, key: Qt.Key) -> None:
    with qtbot.waitSignal(box.accepted):
        QTest.keyClick(box, key)


def test_while_an_input_method_composes_the_keys_are_its_own(box: SearchBox) -> None:
    said: list[object] = []
    box.accepted.connect(lambda: said.append("accepted"))
    box.stepped.connect(said.append)
    compose(box, "dai")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(box, key)
    assert said == []
    compose(box, "", "贷")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert said == ["accepted"]


def test_escape_empties_the_box_and_says_so(qtbot: QtBot, box: SearchBox, asked: list[str]) -> None:
    box.set_text("贷后")
    with qtbot.waitSignal(box.cleared):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert asked == ["贷后", ""]


def test_the_clear_button_shows_only_when_there_is_something_to_clear(qtbot: QtBot, box: SearchBox) -> None:
    button = box.findChild(QAction, "search_clear")
    assert isinstance(button, QAction)
    assert not button.isVisible()
    box.set_text("贷后")
    assert button.isVisible()
    with qtbot.waitSignal(box.cleared):
        button.trigger()
    assert box.text() == ""


def test_its_keys_win_over_the_window_s_shortcuts(box: SearchBox) -> None:
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    QApplication.sendEvent(box, override)
    assert override.isAccepted()


def test_focus_selects_the_query_to_be_typed_over(box: SearchBox) -> None:
    box.set_text("贷后")
    box.focus()
    assert box.selectedText() == "贷后"


def test_the_placeholder_says_what_to_look_for_and_its_key_where_there_is_room(box: SearchBox) -> None:
    box.set_theme(DARK)
    box.resize(700, box.height())
    assert box.placeholderText() == "搜索职责、流程、产品… (Ctrl+K)"
    box.resize(200, box.height())
    assert box.placeholderText() == "搜索职责、流程、产品…"
    assert box.objectName() == "search_box"
