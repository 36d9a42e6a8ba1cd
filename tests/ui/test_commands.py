"""Every action has words, and no two share a key.

Covers: ui/widgets/icons.py.
"""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from ui.commands import COMMANDS, Commands, shortcut
from ui.theme import DARK, LIGHT
from ui.widgets.icons import FOLDER


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_key_is_one_that_qt_knows() -> None:
    assert all(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)


def test_every_icon_is_there() -> None:
    assert [c.icon for c in COMMANDS if c.icon and not (FOLDER / f"{c.icon}.svg").is_file()] == []


def test_every_action_stands_in_a_menu_with_its_key(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    commands = Commands(window)
    commands.fill(window.menuBar())
    commands.set_theme(DARK)
    commands.set_theme(LIGHT)
    menus = window.menuBar().findChildren(QMenu)
    shown = [action.objectName() for menu in menus for action in menu.actions()]
    assert {f"action_{command.name}" for command in COMMANDS} <= set(shown)
    assert commands["bookmark"].shortcut() == QKeySequence("Ctrl+D")
    assert "Ctrl+D" in commands["bookmark"].toolTip()


def test_a_shortcut_is_the_first_one_with_arrows_as_arrows() -> None:
    assert shortcut("redo") == "Ctrl+Y"
    assert shortcut("back") == "Alt+←"
    with pytest.raises(KeyError):
        shortcut("about")


def test_at_scale_2_on_a_branch_pc_the_box_and_the_main_tools_have_room(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    commands = Commands(window)
    commands.set_theme(LIGHT)  # with their icons: words are wider, the more so in a larger font
    box = QLineEdit()
    box.setMinimumWidth(200)
    bar = commands.tool_bar(box)
    window.addToolBar(bar)
    window.resize(683, 384)  # 1366×768
    window.show()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert box.isVisible()
    for name in ("home", "back", "highlight", "note", "bookmark", "library_pane", "outline", "notes_pane"):
        button = bar.widgetForAction(commands[name])
        assert isinstance(button, QToolButton)
        assert button.isVisible(), name
