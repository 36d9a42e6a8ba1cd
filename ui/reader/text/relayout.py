"""A long text in another width: shown as it was while a person drags the window, then laid out a piece at a time.

Qt lays a text out from its beginning: what stands above the first visible line has to be laid out anew before that line
has a place. Of 2.9 million characters that is a second, at each of the twenty widths of a drag.
"""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QTextEdit

LONG = 150_000  # characters above the first visible line, which take 50 ms
_REST_MS = 200  # without another width: the drag is over
_PIECE = 100_000  # characters at a time


class _State(Enum):
    IDLE = auto()
    WAITING = auto()  # for the drag to end: the layout is the old one
    LAYING_OUT = auto()  # the layout is the new one, and not all of it: what was seen last is shown


class Relayout(QObject):
    """Lays the text of ``view`` out anew once its width rests; ``picture`` is what is to be shown meanwhile.

    ``begin`` sets the new width and gives the position that has to have a place, ``end`` is called when it has one.
    """

    def __init__(self, view: QTextEdit, begin: Callable[[], int], end: Callable[[], None]) -> None:
        super().__init__(view)
        self.picture: QPixmap | None = None
        self._view = view
        self._begin_with = begin
        self._end_with = end
        self._state = _State.IDLE
        self._wanted = self._reached = 0  # positions
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._lay_out_piece)

    @property
    def waiting(self) -> bool:
        """Whether there is a width that the text is not laid out for yet."""
        return self._state is not _State.IDLE

    def wait(self) -> None:
        """There is another width; perhaps it is not the last."""
        self._next.stop()
        self._state = _State.WAITING
        self._rest.start()

    def finish(self) -> None:
        """Somebody wants to know where the text stands: the rest at once, if it has begun."""
        if self._state is _State.LAYING_OUT or self.picture is not None:
            if self._state is _State.WAITING:
                self._rest.stop()
                self._wanted = self._begin_with()
            self._end()

    def cancel(self) -> None:
        """Another text is shown."""
        self._rest.stop()
        self._next.stop()
        self._state = _State.IDLE
        self.picture = None

    def _begin(self) -> None:
        if self.picture is None:
            self.picture = self._view.viewport().grab()
        self._state = _State.LAYING_OUT
        self._reached, self._wanted = 0, self._begin_with()
        self._next.start()

    def _lay_out_piece(self) -> None:
        self._reached = min(self._reached + _PIECE, self._wanted)
        document = self._view.document()
        document.documentLayout().blockBoundingRect(document.findBlock(self._reached))
        if self._reached < self._wanted:
            self._next.start()
        else:
            self._end()

    def _end(self) -> None:
        self.cancel()
        self._end_with()
        self._view.viewport().update()
