"""The buttons at the foot of a dialog."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton


def button_row(*buttons: QPushButton | None) -> QHBoxLayout:
    """Buttons side by side, None for the room between two groups; Enter presses none that has not the focus."""
    row = QHBoxLayout()
    for button in buttons:
        if button is None:
            row.addStretch(1)
        else:
            button.setAutoDefault(False)
            row.addWidget(button)
    return row
