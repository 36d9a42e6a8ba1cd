"""Where a person stopped reading, so that tomorrow begins there."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from sqlite_utils import Database

from kb.model import ReadingPosition
from kb.notes.storage.row_checks import check_reading, valid_rows
from kb.notes.storage.rows import Row, now

_FARTHEST = 2**62  # SQLite's integers end at 2**63


def remember(database: Database, article_id: str, offset: int) -> None:
    """Keep the place in an article, in place of the one before."""
    place = {"article_id": article_id, "offset": min(max(0, offset), _FARTHEST), "at": now()}
    database.table("reading").upsert(place, pk="article_id")


def place_in(database: Database, article_id: str) -> ReadingPosition | None:
    """The place in an article; None where it was never read."""
    rows = list(database.table("reading").rows_where("article_id = ?", [article_id]))
    return next(_places(rows), None)


def latest(database: Database, limit: int) -> tuple[ReadingPosition, ...]:
    """The places in the articles read last, the newest first."""
    return tuple(islice(_places(database.table("reading").rows_where(order_by="at desc, article_id")), limit))


def _places(rows: Iterable[Row]) -> Iterator[ReadingPosition]:
    """A damaged place is none: its article opens at the top."""
    for row in valid_rows(rows, check_reading):
        yield ReadingPosition(row["article_id"], row["offset"], datetime.fromisoformat(row["at"]))
