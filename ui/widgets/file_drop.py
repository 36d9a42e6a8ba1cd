"""Files and folders dropped onto a window, wherever on it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_EVENTS = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


class FileDrop(QObject):
    """Takes files for ``window``, also where they fall onto one of ``fields``, which would take them for words."""

    entered = Signal()  # files are held over the window
    dropped = Signal(object)  # tuple of Path

    def __init__(self, window: QWidget, *fields: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        for widget in (window, *fields):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's name
        """Files on this PC are taken, all else goes its way."""
        if event.type() not in _EVENTS or not isinstance(event, QDropEvent):
            return False
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.DragEnter:
            self.entered.emit()
        elif event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True
