"""How long the window does not react: the time of every event on the GUI thread, the longest of them kept.

Processor time is what the window itself needs; what a loaded machine adds is in the time by the clock alone.
"""

import threading
import time
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QThread
from PySide6.QtWidgets import QApplication


@dataclass(slots=True)
class Hold:
    """The longest event in milliseconds of processor time, what it was, and how long it took by the clock."""

    processor: float = 0.0
    clock: float = 0.0
    event: str = ""


@dataclass(slots=True)
class _Running:
    """An event that has not returned: ``level`` is that of its event loop, the times are those it began at."""

    level: int
    name: str
    processor: float
    clock: float


class WatchedApplication(QApplication):
    """Measures its events; ``take`` gives the longest one since it was last asked."""

    def __init__(self) -> None:
        thread = QThread.currentThread()  # asked for later, it has an event before all is set
        super().__init__(["bench"])
        self._running: list[_Running] = []
        self._gui, self._thread = threading.get_ident(), thread
        self._longest = Hold()

    def take(self) -> Hold:
        """The longest event so far; begins anew."""
        longest, self._longest = self._longest, Hold()
        return longest

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Events that others send on their way count to the outermost of their loop.

        In the loop of a dialog the window reacts: what it runs counts for itself, and the event that has opened the
        dialog only until then and from its end on. A document that is made on a worker has events there.
        """
        if threading.get_ident() != self._gui:
            return super().notify(receiver, event)
        level = self._thread.loopLevel()
        if self._running and self._running[-1].level == level:
            return super().notify(receiver, event)
        if self._running:
            self._measure(self._running[-1])
        name = f"{event.type().name} to {receiver.metaObject().className()} {receiver.objectName()}".strip()
        running = _Running(level, name, time.thread_time(), time.perf_counter())
        self._running.append(running)
        try:
            return super().notify(receiver, event)
        finally:
            self._running.pop()
            self._measure(running)
            if self._running:
                self._running[-1].processor, self._running[-1].clock = time.thread_time(), time.perf_counter()

    def _measure(self, running: _Running) -> None:
        spent = (time.thread_time() - running.processor) * 1000
        if spent > self._longest.processor:
            self._longest = Hold(spent, (time.perf_counter() - running.clock) * 1000, running.name)
