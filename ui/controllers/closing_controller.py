"""``ClosingController``: the window closes once all is stored, and does not stand still while it waits for that."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from kb.translation import tr
from ui.controllers.notes.notes_controller import NotesController

_AGAIN = 100  # milliseconds until it is looked at again


class ClosingController(QObject):
    """Asked whether the window may close. While another process keeps the notes it may not: it closes by itself later.

    Closed at once, it would stand still for 5 s per note that waits, and then lose them: nobody would be told.
    """

    told = Signal(str)  # why it does not close yet

    def __init__(self, notes: NotesController, close: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self._close = close
        self._timer = QTimer(self)
        self._timer.setInterval(_AGAIN)
        self._timer.timeout.connect(self._look)
        notes.waiting.connect(self._tell_again, Qt.ConnectionType.QueuedConnection)  # behind what others say of it

    def may_close(self, *, at_once: bool = False) -> bool:
        """Whether the window may close now; else it will, as soon as it can. Who asks a second time waits no longer."""
        if at_once or self._timer.isActive() or self._notes.settle():
            self._timer.stop()
            return True
        self._timer.start()
        self._tell_again(waits=True)
        return False

    def stay(self) -> None:
        """The window is wanted again: it does not close by itself any more."""
        if self._timer.isActive():
            self._timer.stop()
            self.told.emit("")

    def _look(self) -> None:
        """Close when all is stored, and what could not be was read by the person: that is told in a box."""
        if QApplication.activeModalWidget() is None and self._notes.settle() and not self._notes.storing:
            self._timer.stop()  # else this would be the second time that it is asked for
            self._close()

    def _tell_again(self, waits: bool) -> None:
        if waits and self._timer.isActive():
            self.told.emit(tr("另一个程序正在写笔记，存好就关闭；再关一次就不再等，没存好的会丢失"))
