"""What is due in the daily review, and how well it was remembered: read and stored off the GUI thread."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import Signal

from kb.model import Grade, QuizItem, ReviewItem, ReviewState
from ui.controllers.notes.notes_part import NotesPart

T = TypeVar("T")


class ReviewSchedule(NotesPart):
    """Annotations and questions come back at a time that their last grades decide."""

    due_read = Signal(object, object, object)  # tuple[ReviewItem, ...], ReviewState, tuple[QuizItem, ...]
    graded = Signal(str, object)  # annotation id, ReviewState
    ungraded = Signal(str, object)  # annotation id, ReviewState
    state_read = Signal(object)  # ReviewState, also with each of these three
    answered = Signal(str, int)  # question id, index of the option

    def read_due(self, questions: Callable[[datetime], tuple[QuizItem, ...]]) -> None:
        """Tell what is due; ``questions`` reads those that are due, on the worker."""

        def read() -> tuple[tuple[ReviewItem, ...], tuple[QuizItem, ...]]:
            at = _now()
            return self._notes.due(at), questions(at)

        self._run(self._lanes.survey, read, lambda found, state: self.due_read.emit(found[0], state, found[1]))

    def read_state(self) -> None:
        """Tell where the daily review stands."""
        self._run(self._lanes.survey, lambda: None, lambda _nothing, _state: None)

    def grade(self, annotation_id: str, grade: Grade) -> None:
        """Store how well an annotation was remembered."""
        at = _now()
        self._run(
            self._lanes.write,
            lambda: self._notes.grade(annotation_id, grade, at),
            lambda _due, state: self.graded.emit(annotation_id, state),
        )

    def ungrade(self, annotation_id: str) -> None:
        """Take the last grade of an annotation back."""
        self._run(
            self._lanes.write,
            lambda: self._notes.ungrade(annotation_id),
            lambda _done, state: self.ungraded.emit(annotation_id, state),
        )

    def answer_question(self, question_id: str, option: int, right: bool) -> None:
        """Store an answer to a question of the packs."""
        at = _now()
        self._lanes.write(
            lambda: self._notes.answer_question(question_id, at, right=right),
            lambda _due: self.answered.emit(question_id, option),
            self.failed.emit,
        )

    def _run(self, run: Callable[..., None], act: Callable[[], T], then: Callable[[T, ReviewState], None]) -> None:
        """Do something about the daily review; tell it together with where the review stands then."""

        def answer(done: tuple[T, ReviewState]) -> None:
            then(*done)
            self.state_read.emit(done[1])

        run(lambda: (act(), self._notes.review_state(_now())), answer, self.failed.emit)


def _now() -> datetime:
    return datetime.now(UTC)
