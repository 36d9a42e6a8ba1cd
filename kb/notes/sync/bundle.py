"""What leaves the file besides the items: deletions, old texts, decisions on places, the state of the review."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlite_utils import Database

from kb.model import PlacementDecision, ReviewProgress, Tombstone
from kb.notes.placement_store import known_text
from kb.notes.storage.row_checks import check_placement, check_review, valid_rows
from kb.notes.storage.rows import TOMBSTONE, WITHDRAWN, Row, span_of, time_of

# What has not been wiped: in the recycle bin too, it may come back.
_KNOWN = f"item_id in (select id from items where kind <> '{TOMBSTONE}')"  # noqa: S608
_DECIDED = f"decided is not null and {_KNOWN}"


def tombstones_of(database: Database) -> tuple[Tombstone, ...]:
    """What is left of the deleted, those in the recycle bin included."""
    gone = database.table("items").rows_where("deleted is not null", order_by="id")
    times = ((row["id"], time_of(row["deleted"])) for row in gone)
    return tuple(Tombstone(item_id, at) for item_id, at in times if at is not None)


def texts_in_use(database: Database) -> tuple[tuple[str, str], ...]:
    """The texts that anchors and decisions refer to and that are here, each with its hash before it."""
    used = database.execute(
        f"select text_hash from items where deleted is null union select text_hash from placements where {_DECIDED}"  # noqa: S608
    )
    found = ((text_hash, known_text(database, text_hash)) for text_hash in sorted(row[0] for row in used))
    return tuple((text_hash, text) for text_hash, text in found if text is not None)


def decisions_of(database: Database) -> tuple[PlacementDecision, ...]:
    """What a person decided on the places of what has not been wiped; a damaged decision is none."""
    return tuple(_decided(database.table("placements").rows_where(_DECIDED, order_by="item_id, decided, text_hash")))


def reviews_of(database: Database) -> tuple[ReviewProgress, ...]:
    """The state of the review of what has not been wiped; a damaged one is none."""
    return tuple(_reviewed(database.table("reviews").rows_where(_KNOWN, order_by="item_id")))


def _decided(rows: Iterable[Row]) -> Iterator[PlacementDecision]:
    for row in valid_rows(rows, check_placement):
        at = time_of(row["decided"])
        if at is not None:
            span = span_of(row)
            yield PlacementDecision(row["item_id"], row["text_hash"], span, at, withdrawn=row["state"] == WITHDRAWN)


def _reviewed(rows: Iterable[Row]) -> Iterator[ReviewProgress]:
    for row in valid_rows(rows, check_review):
        due, first, last = (datetime.fromisoformat(row[column]) for column in ("due", "first", "last"))
        yield ReviewProgress(row["item_id"], row["card"], due, row["graded"], first, last)
