"""A menu that stays while one ticks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.multi_select_menu import MultiSelectMenu

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """What the menu belongs to, and dies with."""
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def menu(parent: QWidget) -> MultiSelectMenu:
    """An open menu with an entry to tick and one to choose."""
    menu = MultiSelectMenu("筛选", parent)
    menu.addAction("重点").setCheckable(True)
    menu.addAction("清除")
    menu.popup(QPoint(0, 0))
    return menu


def click(menu: MultiSelectMenu, entry: QAction) -> None:
    place = menu.actionGeometry(entry).center()
    QTest.mouseMove(menu, place)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


@pytest.mark.parametrize("how", ["mouse", "enter", "space"])
def test_an_entry_is_ticked_and_ticked_off_while_the_menu_stays(menu: MultiSelectMenu, how: str) -> None:
    entry = menu.actions()[0]
    for ticked in (True, False):
        if how == "mouse":
            click(menu, entry)
        else:
            menu.setActiveAction(entry)
            QTest.keyClick(menu, Qt.Key.Key_Return if how == "enter" else Qt.Key.Key_Space)
        assert entry.isChecked() is ticked
        assert menu.isVisible()


def test_any_other_entry_closes_it(qtbot: QtBot, menu: MultiSelectMenu) -> None:
    entry = menu.actions()[1]
    with qtbot.waitSignal(entry.triggered):
        click(menu, entry)
    assert not menu.isVisible()
