"""What a person does at the keyboard, without a keyboard."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTreeWidget, QTreeWidgetItem, QWidget
from shiboken6 import isValid


def compose(widget: QWidget, text: str, preedit: str = "") -> None:
    """Type as an input method does: ``preedit`` is still being composed, ``text`` is committed."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def top_rows(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """The rows of a tree that stand in no other."""
    return [row for at in range(tree.topLevelItemCount()) if (row := tree.topLevelItem(at)) is not None]


def rows_in(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The rows in a row of a tree."""
    return [row for at in range(group.childCount()) if (row := group.child(at)) is not None]


def away_with(window: QMainWindow) -> None:
    """Close and destroy: a window that lives on is dressed anew with every later one, and slows them all down."""
    if isValid(window):
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
