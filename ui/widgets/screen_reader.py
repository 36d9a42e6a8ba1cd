"""What a screen reader is told unasked: words on what has just come, and what has the focus in the end."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have ``words`` spoken while a screen reader listens; what it is saying is not cut off."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def announce_current(view: QAbstractItemView) -> None:
    """Have the current row spoken, for a list that is walked while the focus stays elsewhere."""
    announce(view, view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) or "")


class FocusTold(QObject):
    """Tells what has the focus in the end, in ``window`` and its dialogs, where Qt says otherwise.

    Of a pane that hands its focus on to one of its parts Qt tells the pane last, and of a list not its current row: a
    screen reader would say nothing, or only what the list is called.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._moves = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tell)
        QApplication.instance().focusChanged.connect(self._on_moved)  # type: ignore[union-attr] # there is one

    def _on_moved(self) -> None:
        if QAccessible.isActive():
            self._moves += 1
            self._timer.start(0)

    def _tell(self) -> None:
        handed_on, self._moves = self._moves > 1, 0
        focused = QApplication.focusWidget()
        if focused is None or not self._is_of_window(focused):
            return
        whole = QAccessible.queryAccessibleInterface(focused)
        row = whole.focusChild() if whole is not None else None
        if row is not None and row.object() is None:
            QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Focus))
        elif handed_on:
            QAccessible.updateAccessibility(QAccessibleEvent(focused, QAccessible.Event.Focus))

    def _is_of_window(self, widget: QWidget | None) -> bool:
        # a dialog is a window of its own to isAncestorOf, but stays a child of the one that opened it
        while widget is not None and widget is not self._window:
            widget = widget.parentWidget()
        return widget is not None
