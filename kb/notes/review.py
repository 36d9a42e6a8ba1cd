"""The daily review: annotations come back on a schedule, the sooner the worse they were remembered.

Days are those of this PC's clock, so what was reviewed last evening is due this morning.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import islice

from sqlite_utils import Database

from kb.errors import KbError, NotesError
from kb.model import Annotation, Article, Grade, ReviewItem, ReviewState
from kb.notes.placement_store import Placer
from kb.notes.review_schedule import WRONG_CLOCK, local_day, midnight, next_review, settled, stored
from kb.notes.storage.database import NotesFile
from kb.notes.storage.queries import annotation_row
from kb.notes.storage.row_checks import check_review, valid_rows
from kb.notes.storage.rows import ANNOTATION, Row

PER_DAY = 20  # annotations
NEW_PER_DAY = 5  # of them, so many that were never graded
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
            later = midnight(local_day(at), 1) if more else self._later(database, at)
        return ReviewState(len(again) + len(new), reviewed, total, later)

    def grade(self, annotation_id: str, grade: Grade, at: datetime) -> datetime:
        """Store how well an annotation was remembered; the time it is due again, which is later than ``at``.

        A time before the last grade's counts as that one: the clock may have been set back a little. Where it was ahead
        by more than WRONG_CLOCK, the annotation counts as reviewed when it was due. Raises NoteNotFound, NotesError.
        """
        with self._file.atomic() as database:
            annotation_row(database, annotation_id)
            rows = database.table("reviews").rows_where("item_id = ?", [annotation_id])
            row = next(valid_rows(rows, check_review), None)
            now, row = settled(row, at.astimezone(UTC))
            after = next_review(row, grade, now)
            new = {
                "item_id": annotation_id,
                "card": after.card,
                "due": stored(after.due),
                "graded": row["graded"] + 1 if row else 1,
                "first": row["first"] if row else stored(now),
                "last": stored(now),
                "previous": json.dumps(row and row | {"previous": None}),
            }
            database.table("reviews").upsert(new, pk="item_id")
        return after.due

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
        rows = (row | {"review_due": min(row["review_due"], stored(at))} for row in database.query(_DUE, _times(at)))
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
    day = {"start": stored(midnight(local_day(at))), "end": stored(midnight(local_day(at), 1))}
    total, reviewed, begun = database.execute(_COUNTED, day).fetchone()
    return int(total), int(reviewed), int(begun)


def _times(at: datetime) -> dict[str, str]:
    """The time, and the one behind which no right clock can have told a grade."""
    return {"at": stored(at), "ahead": stored(at + WRONG_CLOCK)}


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
