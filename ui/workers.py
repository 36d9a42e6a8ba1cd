"""Worker threads: work off the GUI thread whose answers arrive on it."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
_LOOK = 0.02  # seconds between two looks at whether to wait any longer
_LONGEST_WAIT = 1.0  # seconds for the owner's thread to stand still: it may be closing, and wait for the worker


@dataclass(frozen=True, slots=True)
class _Answer:
    """What became of one piece of work: a result or an error, and who waits for it."""

    generation: int | None
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    result: Any = None
    error: Exception | None = None


class _Pause:
    """The owner's thread stands still from ``begun`` to ``over``, in Python and not within Qt."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.over = threading.Event()


class Worker(QObject):
    """One worker thread; results come back on the thread that owns the worker, in order.

    ``run`` calls ``work`` on the worker and then ``done(result)`` or ``failed(error)`` here. ``run_latest`` does the
    same but drops the answer (and, if it has not begun, the work) when a newer ``run_latest`` came meanwhile. An error
    without a ``failed`` is raised here, where the application's error dialog sees it.
    """

    _answered = Signal(object)  # _Answer
    _pause_asked = Signal(object)  # _Pause

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._generation = 0
        self._pending = 0
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._pause_asked.connect(self._stand_still, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether work is waiting, running, or answered but not yet delivered."""
        return self._pending > 0

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Queue ``work``."""
        self._submit(work, _Answer(None, done, failed))

    def run_latest(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Queue ``work``; only the newest one's answer counts."""
        self._generation += 1
        self._submit(work, _Answer(self._generation, done, failed))

    def cancel_latest(self) -> None:
        """Drop the answer of the last ``run_latest``."""
        self._generation += 1

    def give(self, made: QObject) -> None:
        """Called by ``work``, on the worker: ``made`` and all its children belong to the owner's thread from now on.

        That thread stands still meanwhile. Moving waits for locks of Qt's and holds Python's; a thread that lets go of
        a receiver does it the other way round, and each waited for the other for ever (seen once, with the thousands of
        cells of a long article).
        """
        pause = _Pause()
        self._pause_asked.emit(pause)
        pause.begun.wait(_LONGEST_WAIT)
        try:
            made.moveToThread(self.thread())
        finally:
            pause.over.set()

    def wait_unless(self, give_up: Callable[[], bool]) -> bool:
        """Stand still until all that was queued is done; False when ``give_up`` says so before. Answers come later."""
        done = self._executor.submit(_nothing)
        while not give_up():
            try:
                done.result(_LOOK)
            except TimeoutError:
                continue
            return True
        return False

    def close(self) -> None:
        """Finish what has begun, drop what waits, deliver nothing more."""
        self._closed = True
        self._executor.shutdown(wait=True, cancel_futures=True)

    def finish(self) -> None:
        """Do all that waits, deliver nothing more."""
        self._closed = True
        self._executor.shutdown(wait=True)

    def _submit(self, work: Callable[[], Any], answer: _Answer) -> None:
        if self._closed:
            return
        self._pending += 1
        self._executor.submit(self._perform, work, answer)

    def _perform(self, work: Callable[[], Any], answer: _Answer) -> None:
        """On the worker: every outcome, a bug's exception too, goes to the thread that asked."""
        result, error = None, None
        if not self._stale(answer):
            try:
                result = work()
            except Exception as raised:  # noqa: BLE001 - carried over to the owner's thread and raised there
                error = raised
        self._answered.emit(_Answer(answer.generation, answer.done, answer.failed, result, error))

    @staticmethod
    def _stand_still(pause: _Pause) -> None:
        pause.begun.set()
        pause.over.wait(_LONGEST_WAIT)

    def _stale(self, answer: _Answer) -> bool:
        return answer.generation is not None and answer.generation != self._generation

    def _deliver(self, answer: _Answer) -> None:
        self._pending -= 1
        if self._closed or self._stale(answer):
            return
        if answer.error is None:
            if answer.done is not None:
                answer.done(answer.result)
        elif answer.failed is not None:
            answer.failed(answer.error)
        else:
            raise answer.error


def _nothing() -> None:
    pass
