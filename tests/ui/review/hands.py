"""What a person reads and presses in the review."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from ui.review.pane import ReviewPane


def words(pane: ReviewPane, name: str) -> str:
    """What a label says, nothing when it is not to be seen."""
    label = pane.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def button(pane: ReviewPane, name: str) -> QPushButton:
    """A button by its name."""
    found = pane.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def press(pane: ReviewPane, *keys: Qt.Key) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(pane, key)
