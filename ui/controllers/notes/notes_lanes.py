"""Where work on the notes is done: what is stored in order, what is asked beside it.

A write may wait for another process; nobody who reads waits behind it. An answer that was overtaken by a write which
has been told meanwhile is asked for again, so that nothing that is shown goes back to what was.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from kb.notes.store import Notes
from ui.workers import Worker

T = TypeVar("T")
PATIENCE = 30.0  # seconds a write waits for another process; nothing else waits meanwhile


class NotesLanes(QObject):
    """Three workers: for all that is stored, for short questions, and for those that look at all notes or at files."""

    waiting = Signal(bool)  # a write waits for another process, or no longer does
    _began_to_wait = Signal()  # on the thread that stores

    def __init__(self, notes: Notes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes = notes
        self._writes = Worker("notes", self)
        self._questions = Worker("notes-questions", self)
        self._surveys = Worker("notes-surveys", self)
        self._stored = 0  # writes that have been told
        self._waits = False
        self._held_up = (
            threading.Event()
        )  # the same, known at once on every thread: set and cleared by that which stores
        self._began_to_wait.connect(self._tell_waiting, Qt.ConnectionType.QueuedConnection)
        notes.wait_for_others(PATIENCE, self._begin_to_wait)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self._writes.busy or self._questions.busy or self._surveys.busy

    @property
    def storing(self) -> bool:
        """Whether something is still to be stored, or it is still to be told that it has been, or could not be."""
        return self._writes.busy

    def write(
        self, work: Callable[[], T], done: Callable[[T], None] | None, failed: Callable[[Exception], None]
    ) -> None:
        """Do what stores something behind all that was asked to be stored before."""

        def held_up_no_longer() -> T:
            try:
                return work()
            finally:
                self._held_up.clear()  # not when it is told: by then the next one may wait

        def told(result: T) -> None:
            self._stored += 1
            self._end_waiting()
            if done is not None:
                done(result)

        def told_failure(error: Exception) -> None:
            self._end_waiting()
            failed(error)

        self._writes.run(held_up_no_longer, told, told_failure)

    def when_stored(self, then: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Call ``then`` when all that was asked to be stored before is."""
        self.write(lambda: None, lambda _nothing: then(), failed)

    def ask(self, question: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Answer a short question."""
        self._ask(self._questions.run, question, done, failed)

    def ask_latest(
        self, question: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """The same; only the last one that was asked so is answered."""
        self._ask(self._questions.run_latest, question, done, failed)

    def survey(self, question: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Answer a question that takes its time."""
        self._ask(self._surveys.run, question, done, failed)

    def survey_once(
        self, question: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """The same as things were when it was looked at, whatever is stored meanwhile."""
        self._surveys.run(question, done, failed)

    def survey_latest(
        self, question: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """The same; only the last one that was asked so is answered."""
        self._ask(self._surveys.run_latest, question, done, failed)

    def settle(self) -> bool:
        """Wait until all is stored that was asked to be stored; False as soon as another process must be waited for."""
        return self._writes.wait_unless(self._held_up.is_set)

    def finish(self, last: Callable[[], None]) -> None:
        """Store all that waits, do ``last``, deliver nothing more. Other processes are waited for as long as usual."""
        self._notes.wait_for_others(None)
        self._questions.close()
        self._surveys.close()
        self._writes.run(last)
        self._writes.finish()

    # --- inside ----------------------------------------------------------------------------------------------------

    def _ask(
        self,
        run: Callable[..., None],
        question: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        def looked() -> tuple[int, T]:
            return self._stored, question()

        def answer(found: tuple[int, T]) -> None:
            stored, result = found
            if stored == self._stored:
                done(result)
            else:
                self._ask(run, question, done, failed)

        run(looked, answer, failed)

    def _begin_to_wait(self) -> None:
        """On the thread that stores."""
        self._held_up.set()
        self._began_to_wait.emit()

    def _tell_waiting(self) -> None:
        self._waits = True
        self.waiting.emit(True)

    def _end_waiting(self) -> None:
        if self._waits:
            self._waits = False
            self.waiting.emit(False)
