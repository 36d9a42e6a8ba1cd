"""Ctrl+Home leads to the home page from everywhere; Qt's text fields would take it for their own beginning."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def is_home_key(event: QEvent) -> bool:
    """Whether a widget is asked if it wants Ctrl+Home before the window gets it; then it must not accept."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    asked = event.key() == Qt.Key.Key_Home and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    if asked:
        event.ignore()
    return asked
