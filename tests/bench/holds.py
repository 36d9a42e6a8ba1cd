"""How long the window does not react: the time of every event on the GUI thread, the longest of them kept.

Processor time is what the window itself needs; what a loaded machine adds is in the time by the clock alone.
"""

import time
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication


@dataclass(slots=True)
class Hold:
    """The longest event in milliseconds of processor time, what it was, and how long it took by the clock."""

    processor: float = 0.0
    clock: float = 0.0
    event: str = ""


class WatchedApplication(QApplication):
    """Measures its events; ``take`` gives the longest one since it was last asked."""

    def __init__(self) -> None:
        super().__init__(["bench"])
        self._depth = 0
        self._longest = Hold()

    def take(self) -> Hold:
        """The longest event so far; begins anew."""
        longest, self._longest = self._longest, Hold()
        return longest

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        """Events that others send on their way count to the outermost."""
        if self._depth:
            return super().notify(receiver, event)
        self._depth += 1
        name = f"{event.type().name} to {receiver.metaObject().className()} {receiver.objectName()}".strip()
        processor, clock = time.thread_time(), time.perf_counter()
        try:
            return super().notify(receiver, event)
        finally:
            self._depth -= 1
            spent = (time.thread_time() - processor) * 1000
            if spent > self._longest.processor:
                self._longest = Hold(spent, (time.perf_counter() - clock) * 1000, name)
