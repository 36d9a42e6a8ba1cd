"""The page of shortcuts lists every action that has a key, with all its keys."""

from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from ui.commands import COMMANDS, readable
from ui.dialogs.shortcuts import IN_PANES, ShortcutsDialog


def test_every_action_with_a_key_is_listed_with_its_keys(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    grid = dialog.findChild(QGridLayout)
    assert grid is not None
    rows = [[grid.itemAtPosition(row, column) for column in (0, 1)] for row in range(grid.rowCount())]
    labels = [[item.widget() for item in row if item] for row in rows]
    words = [tuple(dict.fromkeys(one.text() for one in row if isinstance(one, QLabel))) for row in labels if row]
    listed = [row for row in words if len(row) == 2]
    assert listed == [(one.words, "、".join(map(readable, one.keys))) for one in COMMANDS if one.keys] + [*IN_PANES]
    assert [row for row in words if len(row) == 1] == [
        *(("文件",), ("编辑",), ("查看",), ("转到",), ("笔记",), ("帮助",), ("在各栏里",))
    ]
    dialog.show()
    scroll = dialog.findChild(QScrollArea)
    assert scroll is not None
    page = scroll.widget()
    assert page is not None
    assert page.minimumSizeHint().width() <= scroll.viewport().width()
