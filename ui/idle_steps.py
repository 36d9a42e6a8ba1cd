"""Small steps that are done while nobody types or clicks: what they make is there when it is first asked for."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

REST = 700  # milliseconds without a key or a click; between two letters of a word there are 200 to 400
_BREATH = 30  # milliseconds between two steps, for what the first one has left to be painted
_ACTS = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.InputMethod}


class IdleSteps(QObject):
    """Does one step after the other; whoever types, clicks or scrolls puts the next one off."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Callable[[], object]] = deque()
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._do_next)

    @property
    def waiting(self) -> int:
        """How many steps are still to be done."""
        return len(self._steps)

    def add(self, *steps: Callable[[], object]) -> None:
        """Do ``steps`` behind those that wait; each holds the window for as long as it takes."""
        if steps and not self._steps:
            self._watch(listening=True)
            self._next.start(REST)
        self._steps.extend(steps)

    def drop(self) -> None:
        """Do nothing more."""
        self._steps.clear()
        self._next.stop()
        self._watch(listening=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's name
        """A person acts: rest anew."""
        if event.type() in _ACTS:
            self._next.start(REST)
        return False

    def _do_next(self) -> None:
        step = self._steps.popleft()
        self._watch(listening=False)  # a filter in Python costs 5 µs for every event, and making a page sends 1,000
        if self._steps:
            self._next.start(_BREATH)
        try:
            step()
        finally:
            self._watch(listening=bool(self._steps))

    def _watch(self, *, listening: bool) -> None:
        application = QCoreApplication.instance()
        if application is None:
            return
        application.removeEventFilter(self)
        if listening:
            application.installEventFilter(self)
