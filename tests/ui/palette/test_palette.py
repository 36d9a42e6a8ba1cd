"""The palette: walked by keys, closed by Esc, and the focus back where it was.

Covers: ui/palette/entry.py, ui/palette/entry_list.py.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.hands import compose
from ui.palette.entry import Entry, EntryKind
from ui.palette.entry_list import EntryList
from ui.palette.palette import Palette
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ENTRIES = (
    Entry(EntryKind.ARTICLE, "贷款客户经理", article_id="loan"),
    Entry(EntryKind.HEADING, "岗位职责", "本文", "loan", 10),
    Entry(EntryKind.ACTION, "搜索全部文章", "Ctrl+K", name="search"),
)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with a line that has the focus."""
    window = QWidget()
    window.resize(900, 600)
    line = QLineEdit(window)
    line.setObjectName("before")
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return window


@pytest.fixture
def palette(window: QWidget) -> Palette:
    return Palette(LIGHT, window)


def line(palette: Palette) -> QLineEdit:
    found = palette.findChild(QLineEdit, "palette_line")
    assert isinstance(found, QLineEdit)
    return found


def entries(palette: Palette) -> EntryList:
    found = palette.findChild(EntryList, "palette_entries")
    assert isinstance(found, EntryList)
    return found


def test_it_asks_for_what_is_typed_and_drops_an_answer_to_something_else(palette: Palette, qtbot: QtBot) -> None:
    asked: list[str] = []
    palette.typed.connect(asked.append)
    palette.open()
    QTest.keyClicks(line(palette), "dh")
    assert asked == ["", "d", "dh"]
    palette.show_entries("d", ENTRIES[:1])
    assert entries(palette).chosen is None
    palette.show_entries("dh", ENTRIES)
    assert entries(palette).chosen == ENTRIES[0]


def test_arrows_walk_round_and_enter_chooses(palette: Palette, qtbot: QtBot) -> None:
    palette.open()
    palette.show_entries("", ENTRIES)
    QTest.keyClick(line(palette), Qt.Key.Key_Down)
    QTest.keyClick(line(palette), Qt.Key.Key_Up)
    QTest.keyClick(line(palette), Qt.Key.Key_Up)
    assert entries(palette).chosen == ENTRIES[2]
    with qtbot.waitSignal(palette.chosen) as told:
        QTest.keyClick(line(palette), Qt.Key.Key_Return)
    assert told.args == [ENTRIES[2], False]
    assert not palette.isVisible()


def test_ctrl_enter_asks_for_a_place_beside_what_is_open(palette: Palette, qtbot: QtBot) -> None:
    palette.open()
    palette.show_entries("", ENTRIES)
    with qtbot.waitSignal(palette.chosen) as told:
        QTest.keyClick(line(palette), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [ENTRIES[0], True]


def test_esc_gives_the_focus_back(palette: Palette, window: QWidget, qtbot: QtBot) -> None:
    palette.open()
    qtbot.waitUntil(line(palette).hasFocus)
    QTest.keyClick(line(palette), Qt.Key.Key_Escape)
    before = window.findChild(QLineEdit, "before")
    assert isinstance(before, QLineEdit)
    assert before.hasFocus()
    assert not palette.isVisible()


def test_it_goes_when_something_else_takes_the_focus(palette: Palette, window: QWidget, qtbot: QtBot) -> None:
    palette.open()
    qtbot.waitUntil(line(palette).hasFocus)
    before = window.findChild(QLineEdit, "before")
    assert isinstance(before, QLineEdit)
    before.setFocus()
    assert not palette.isVisible()
    assert before.hasFocus()


def test_enter_that_ends_a_composition_chooses_nothing(palette: Palette, qtbot: QtBot) -> None:
    palette.open()
    palette.show_entries("", ENTRIES)
    compose(line(palette), "", preedit="dai")
    QTest.keyClick(line(palette), Qt.Key.Key_Return)
    assert palette.isVisible()


def test_where_nothing_matches_it_says_so(palette: Palette) -> None:
    palette.open()
    palette.show_entries("", ())
    nothing = palette.findChild(QWidget, "palette_nothing")
    assert isinstance(nothing, QWidget)
    assert nothing.isVisible()
    palette.show_entries("", ENTRIES)
    assert not nothing.isVisible()
