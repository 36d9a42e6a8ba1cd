"""The buttons at the foot of a dialog."""

from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.button_row import button_row


def test_two_groups_stand_at_the_ends_and_enter_presses_none_of_them(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    left, right = QPushButton("左"), QPushButton("右")
    dialog.setLayout(button_row(left, None, right))
    dialog.resize(500, 60)
    dialog.show()
    assert left.geometry().right() < 250 < right.geometry().left()
    assert not left.autoDefault()
    assert not right.autoDefault()
