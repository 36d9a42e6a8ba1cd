"""The daily review: annotations come back on a schedule, the sooner the worse they were remembered.

The intervals are those of FSRS, without its steps of minutes: what is forgotten today comes back tomorrow. Days are
those of this PC's clock, so what was reviewed last evening is due this morning.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count, islice
from typing import TYPE_CHECKING

from sqlite_utils import Database

from kb.errors import KbError, NotesError
from kb.model import Annotation, Article, Grade, ReviewItem, ReviewState
from kb.notes.placement_store import Placer
from kb.notes.storage.database import NotesFile
from kb.notes.storage.queries import annotation_row
from kb.notes.storage.row_checks import check_review, valid_rows
from kb.notes.storage.rows import ANNOTATION, Row

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler

PER_DAY = 20  # annotations
NEW_PER_DAY = 5  # of them, so many that were never graded
LONGEST = 365  # days until even the best known comes back
# A grade that lies further ahead was given under a wrong clock (2099). One that is nearer may be right and the present
# clock set back: it brings nothing forward.
WRONG_CLOCK = timedelta(days=2 * LONGEST)
_FIRST_GRADE = "null"  # what stands for the row before the first grade
REVIEW_COLUMNS = frozenset(("item_id", "card", "due", "graded", "first", "last", "previous"))
_TOGETHER = 25  # rows that are placed at once

_LIVE = f"items.kind = '{ANNOTATION}' and items.deleted is null"
# A review with a time that cannot be read is damaged: the annotation counts as one that was never graded.
_SOUND = "is_time(reviews.due) and is_time(reviews.first) and is_time(reviews.last) and reviews.graded > 0"
# Graded while the clock was ahead: nobody knows when it is due, so it is due now.
_AHEAD = "reviews.last > :ahead"
# Only the constants above are put into these statements.
_SCHEDULED = f"""
    select items.*, reviews.due as review_due, reviews.graded as review_graded
    from reviews join items on items.id = reviews.item_id
    where {_LIVE} and {_SOUND} and {{}} order by reviews.due, items.created, items.id
"""  # noqa: S608
_DUE = _SCHEDULED.format(f"(reviews.due <= :at or {_AHEAD})")
_LATER = _SCHEDULED.format(f"reviews.due > :at and not {_AHEAD}")
_NEW = f"""
    select items.* from items left join reviews on reviews.item_id = items.id and {_SOUND}
    where {_LIVE} and reviews.item_id is null order by items.created, items.id
"""  # noqa: S608
_COUNTED = f"""
    select count(*), total(last >= :start and last < :end), total(first >= :start and first < :end)
    from reviews join items on items.id = reviews.item_id where {_LIVE} and {_SOUND}
"""  # noqa: S608


class Reviews:
    """The schedule in the file: which annotations are due, and what a grade makes of them.

    Every time is aware and compared with the time that is given, never with the clock.
    """

    def __init__(self, file: NotesFile, placer: Placer, article_of: Callable[[str], Article]) -> None:
        self._file = file
        self._placer = placer
        self._article_of = article_of

    def due(self, at: datetime, limit: int) -> tuple[ReviewItem, ...]:
        """What to review at ``at``: what is due, the longest first, then a few that were never graded, oldest first.

        On the day of ``at`` that makes ``limit`` together with what has been graded, and NEW_PER_DAY new ones. What has
        no place is passed over. Raises NotesError.
        """
        with self._file.reading() as database:
            again, new = self._planned(database, at, limit)
        return (*again, *new)

    def state(self, at: datetime, limit: int) -> ReviewState:
        """Where the review stands at ``at``. Raises NotesError."""
        with self._file.reading() as database:
            total, reviewed, _ = _counted(database, at)
            again, new = self._planned(database, at, limit)
            more = self._again(database, at, len(again), 1) or self._new(database, len(new), 1)
            later = _midnight(_day(at), 1) if more else self._later(database, at)
        return ReviewState(len(again) + len(new), reviewed, total, later)

    def grade(self, annotation_id: str, grade: Grade, at: datetime) -> datetime:
        """Store how well an annotation was remembered; the time it is due again, which is later than ``at``.

        A time before the last grade's counts as that one: the clock may have been set back a little. Where it was ahead
        by more than WRONG_CLOCK, the annotation counts as reviewed when it was due. Raises NoteNotFound, NotesError.
        """
        scheduler = _scheduler()
        with self._file.atomic() as database:
            annotation_row(database, annotation_id)
            stored = database.table("reviews").rows_where("item_id = ?", [annotation_id])
            row = next(valid_rows(stored, check_review), None)
            now, row = _settled(row, at.astimezone(UTC))
            try:
                card, _ = scheduler.review_card(_card(row), _rating(grade), now)
            except (ArithmeticError, ValueError, TypeError, AssertionError, AttributeError):  # no card of FSRS
                card, _ = scheduler.review_card(_card(None), _rating(grade), now)
            due = _day_after(now, (card.due - now).days)
            new = {
                "item_id": annotation_id,
                "card": card.to_json(),
                "due": _stored(due),
                "graded": row["graded"] + 1 if row else 1,
                "first": row["first"] if row else _stored(now),
                "last": _stored(now),
                "previous": json.dumps(row and row | {"previous": None}),
            }
            database.table("reviews").upsert(new, pk="item_id")
        return due

    def ungrade(self, annotation_id: str) -> bool:
        """Make the schedule of an annotation what it was before its last grade, once; whether anything was to be done.

        Raises NotesError.
        """
        with self._file.atomic() as database:
            found = database.execute("select previous from reviews where item_id = ?", [annotation_id]).fetchone()
            if found is None or found[0] is None:
                return False
            if found[0] == _FIRST_GRADE:
                database.execute("delete from reviews where item_id = ?", [annotation_id])
                return True
            previous = _previous(found[0], annotation_id)
            if previous is not None:
                database.table("reviews").upsert(previous, pk="item_id")
        return previous is not None

    def _planned(self, database: Database, at: datetime, limit: int) -> tuple[list[ReviewItem], list[ReviewItem]]:
        """What is due again, and what is new."""
        _, reviewed, begun = _counted(database, at)
        room = max(0, limit - reviewed)
        again = self._again(database, at, 0, room)
        return again, self._new(database, 0, min(room - len(again), max(0, NEW_PER_DAY - begun)))

    def _again(self, database: Database, at: datetime, start: int, count: int) -> list[ReviewItem]:
        rows = (row | {"review_due": min(row["review_due"], _stored(at))} for row in database.query(_DUE, _times(at)))
        return [*islice(self._items(rows), start, start + count)]

    def _new(self, database: Database, start: int, count: int) -> list[ReviewItem]:
        return [*islice(self._items(database.query(_NEW)), start, start + max(0, count))]

    def _later(self, database: Database, at: datetime) -> datetime | None:
        """When something is due next that is not due yet."""
        item = next(self._items(database.query(_LATER, _times(at))), None)
        return item.due if item else None

    def _items(self, rows: Iterable[Row]) -> Iterator[ReviewItem]:
        """Those of the rows that have a place; articles are opened only as far as it takes."""
        rows = iter(rows)
        while some := [*islice(rows, _TOGETHER)]:
            placed = {item.id: item for item in self._placer.items(some)}  # damaged rows are left out
            for row in some:
                annotation = placed.get(row["id"])
                item = self._item(row, annotation) if isinstance(annotation, Annotation) else None
                if item is not None:
                    yield item

    def _item(self, row: Row, annotation: Annotation) -> ReviewItem | None:
        if annotation.span is None:
            return None
        try:
            article = self._article_of(annotation.anchor.article_id)
        except KbError:  # gone since it was placed
            return None
        due = row.get("review_due")
        return ReviewItem(
            annotation=annotation,
            text=article.text[annotation.span.start : annotation.span.end],
            title=article.title,
            heading_path=article.block_at(annotation.span.start).heading_path,
            due=datetime.fromisoformat(due) if due else None,
            seen=row.get("review_graded") or 0,
        )


def _counted(database: Database, at: datetime) -> tuple[int, int, int]:
    """How many were graded at all, how many on the day of ``at``, and how many for the first time on that day."""
    day = {"start": _stored(_midnight(_day(at))), "end": _stored(_midnight(_day(at), 1))}
    total, reviewed, begun = database.execute(_COUNTED, day).fetchone()
    return int(total), int(reviewed), int(begun)


def _times(at: datetime) -> dict[str, str]:
    """The time, and the one behind which no right clock can have told a grade."""
    return {"at": _stored(at), "ahead": _stored(at + WRONG_CLOCK)}


def _settled(row: Row | None, at: datetime) -> tuple[datetime, Row | None]:
    """When a grade given at ``at`` counts, and the state it is given in."""
    if row is None:
        return at, None
    last = datetime.fromisoformat(row["last"])
    if last <= at + WRONG_CLOCK:
        return max(at, last), row
    return at, row | {"card": _moved_card(row["card"], at), "first": min(row["first"], _stored(at))}


def _moved_card(card: str, at: datetime) -> str:
    """The memory of an annotation that was graded under a wrong clock, as if it were due at ``at``."""
    try:
        known = json.loads(card)
        due, last = (datetime.fromisoformat(known[name]) for name in ("due", "last_review"))
        return json.dumps(known | {"due": at.isoformat(), "last_review": (at - (due - last)).isoformat()})
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return ""  # begins anew


def _previous(stored: object, annotation_id: str) -> Row | None:
    """The row before the last grade; None where it is damaged: then there is nothing to take back."""
    try:
        row = json.loads(stored) if isinstance(stored, str) else None
        if not isinstance(row, dict) or row.keys() != REVIEW_COLUMNS or row["item_id"] != annotation_id:
            return None
        check_review(row)
    except (ValueError, RecursionError, NotesError):
        return None
    return row


def _day_after(now: datetime, days: int) -> datetime:
    """The beginning of the day so many days after ``now``; later than ``now`` also where clocks jump at midnight."""
    return next(at for later in count(max(1, days)) if (at := _midnight(_day(now), later)) > now)


def _stored(at: datetime) -> str:
    """A time as it is stored, so that the order of the texts is the order of the times."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _day(at: datetime) -> date:
    """The day of ``at`` on this PC's clock."""
    return at.astimezone().date()


def _midnight(day: date, later: int = 0) -> datetime:
    """The time at which the day ``later`` days after ``day`` begins on this PC's clock, in UTC."""
    return datetime.combine(day + timedelta(days=later), time()).astimezone(UTC)


def _card(row: Row | None) -> "Card":
    """The state of an annotation's memory. One that cannot be read is begun anew: that costs a few early returns."""
    from fsrs import Card  # noqa: PLC0415 - see _scheduler

    if row is not None:
        try:
            return Card.from_json(row["card"])
        except (ValueError, TypeError, LookupError):
            pass
    return Card(card_id=0)  # without an id it would wait for a free one


def _rating(grade: Grade) -> "Rating":
    from fsrs import Rating  # noqa: PLC0415 - see _scheduler

    return {
        Grade.FORGOTTEN: Rating.Again,
        Grade.HARD: Rating.Hard,
        Grade.GOOD: Rating.Good,
        Grade.EASY: Rating.Easy,
    }[grade]


@cache
def _scheduler() -> "Scheduler":
    """FSRS, imported with the first grade: the first window does not need it. No chance: it is hard to explain."""
    from fsrs import Scheduler  # noqa: PLC0415 - see above

    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)
