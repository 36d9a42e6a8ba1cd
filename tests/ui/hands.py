"""What a person does at the keyboard, without a keyboard."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def compose(widget: QWidget, text: str, preedit: str = "") -> None:
    """Type as an input method does: ``preedit`` is still being composed, ``text`` is committed."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
