"""The page of shortcuts lists every action that has a key, with all its keys."""

from PySide6.QtWidgets import QGridLayout, QLabel
from pytestqt.qtbot import QtBot

from ui.commands import COMMANDS, readable
from ui.dialogs.shortcuts import IN_PANES, ShortcutsDialog


def test_every_action_with_a_key_is_listed_with_its_keys(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    grid = dialog.findChild(QGridLayout)
    assert grid is not None
    labels = [item.widget() for n in range(grid.count()) if (item := grid.itemAt(n))]
    words = [label.text() for label in labels if isinstance(label, QLabel)]
    listed = [*zip(words[::2], words[1::2], strict=True)]
    assert listed == [(one.words, "、".join(map(readable, one.keys))) for one in COMMANDS if one.keys] + [*IN_PANES]
