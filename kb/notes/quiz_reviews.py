"""Questions in the daily review: a wrong answer brings one back tomorrow, a right one later, as FSRS says.

The questions come from the packs; the file only knows when each of them was answered, and how.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice

from kb.content.quiz import QuizQuestion
from kb.errors import KbError
from kb.model import Article, Grade, QuizItem
from kb.notes.review_schedule import WRONG_CLOCK, local_day, midnight, next_review, settled, stored
from kb.notes.storage.database import NotesFile
from kb.notes.storage.row_checks import check_quiz_review, valid_rows
from kb.notes.storage.rows import Row

QUESTIONS_PER_DAY = 10
NEW_QUESTIONS_PER_DAY = 3  # of them, so many that were never answered


class QuizReviews:
    """The schedule in the file: which questions are due, and what an answer makes of them.

    Every time is aware and compared with the time that is given, never with the clock. A damaged row counts as none.
    """

    def __init__(self, file: NotesFile, article_of: Callable[[str], Article]) -> None:
        self._file = file
        self._article_of = article_of

    def due(self, questions: Iterable[QuizQuestion], at: datetime, limit: int) -> tuple[QuizItem, ...]:
        """Which of the questions to ask at ``at``: what is due, the longest first, then a few new ones in their order.

        On the day of ``at`` that makes ``limit`` together with what has been answered, and NEW_QUESTIONS_PER_DAY new
        ones. One whose article does not hold its quote any more is passed over. Raises NotesError.
        """
        with self._file.reading() as database:
            table = database.table("quiz_reviews")
            rows = {row["question_id"]: row for row in valid_rows(table.rows, check_quiz_review)}
        room = max(0, limit - sum(_is_today(row["last"], at) for row in rows.values()))
        begun = sum(_is_today(row["first"], at) for row in rows.values())
        asked = [(question, rows.get(question.id)) for question in questions]
        waiting = sorted((_due(row, at), n) for n, (_, row) in enumerate(asked) if row is not None)
        again = tuple(islice(self._items(asked[n] for due, n in waiting if due <= at), room))
        new = self._items((question, row) for question, row in asked if row is None)
        return (*again, *islice(new, min(room - len(again), max(0, NEW_QUESTIONS_PER_DAY - begun))))

    def standing(self, questions: Iterable[QuizQuestion]) -> tuple[QuizItem, ...]:
        """All of the questions whose article still holds their quote, in their order, as if never answered."""
        return tuple(self._items((question, None) for question in questions))

    def answer(self, question_id: str, at: datetime, *, right: bool) -> datetime:
        """Store an answer; the time the question is due again, which is later than ``at``. Raises NotesError.

        Times before the last answer's, and a clock that was ahead, count as they do with a grade.
        """
        with self._file.atomic() as database:
            table = database.table("quiz_reviews")
            rows = table.rows_where("question_id = ?", [question_id])
            now, row = settled(next(valid_rows(rows, check_quiz_review), None), at.astimezone(UTC))
            after = next_review(row, Grade.GOOD if right else Grade.FORGOTTEN, now)
            new = {
                "question_id": question_id,
                "card": after.card,
                "due": stored(after.due),
                "answered": (row["answered"] if row else 0) + 1,
                "right": (row["right"] if row else 0) + right,
                "first": row["first"] if row else stored(now),
                "last": stored(now),
            }
            table.upsert(new, pk="question_id")
        return after.due

    def _items(self, asked: Iterable[tuple[QuizQuestion, Row | None]]) -> Iterator[QuizItem]:
        """Those of the questions whose quote stands; articles are opened only as far as it takes."""
        for question, row in asked:
            item = self._item(question, row)
            if item is not None:
                yield item

    def _item(self, question: QuizQuestion, row: Row | None) -> QuizItem | None:
        try:
            article = self._article_of(question.source)
        except KbError:  # gone, or unreadable: the library tells
            return None
        span = question.place_in(article)
        if span is None:
            return None
        return QuizItem(
            id=question.id,
            text=question.text,
            options=question.options,
            answer=question.answer,
            why=question.why,
            quote=question.quote,
            article_id=article.id,
            span=span,
            title=article.title,
            heading_path=article.block_at(span.start).heading_path,
            due=datetime.fromisoformat(row["due"]) if row else None,
            seen=row["answered"] if row else 0,
        )


def _due(row: Row, at: datetime) -> datetime:
    """When a question is due; now where it was answered while the clock was ahead, as nobody knows when."""
    due, last = (datetime.fromisoformat(row[name]) for name in ("due", "last"))
    return min(due, at) if last > at + WRONG_CLOCK else due


def _is_today(time: str, at: datetime) -> bool:
    day = local_day(at)
    return midnight(day) <= datetime.fromisoformat(time) < midnight(day, 1)
