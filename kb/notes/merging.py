"""Taking in the notes of another file: by id, the newer one wins, deletions travel, twice is as good as once."""

import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlite_utils import Database

from kb.model import (
    Anchor,
    Annotation,
    Article,
    Bookmark,
    MergeReport,
    NotesBundle,
    NotesChange,
    Span,
    Tombstone,
)
from kb.notes.anchor import make_anchor
from kb.notes.history import RowChange
from kb.notes.outcome import Effect, effect
from kb.notes.placing import known_text
from kb.notes.rows import ANNOTATION, BOOKMARK, TOMBSTONE, Row, clean_tags, new_row, stamp, storable

_TIMES = ("created", "modified", "deleted")


@dataclass(slots=True)
class Merge:
    """What has to be done to take a bundle in."""

    changes: list[RowChange] = field(default_factory=list)
    kept: int = 0
    refused: int = 0

    def report(self, change: NotesChange) -> MergeReport:
        """What that does; ``change`` is what it did, an empty one when it was only tried."""
        effects = Counter(effect(change) for change in self.changes)
        kept = self.kept + effects[Effect.NONE]
        added, changed, removed = (effects[one] for one in (Effect.ADDED, Effect.CHANGED, Effect.REMOVED))
        return MergeReport(added, changed, removed, kept, self.refused, change)


def merge(database: Database, bundle: NotesBundle, present: Callable[[str], Article | None]) -> Merge:
    """The changes that take ``bundle`` in; nothing is written. ``present`` gives an article as it is now."""
    out = Merge()
    known = {row["id"]: row for row in database.table("items").rows}
    for row in _incoming(bundle, present, out):
        before = known.get(row["id"])
        if before is None or _wins(row, before):
            wanted = row if before is None or row["kind"] != TOMBSTONE else before | {"deleted": row["deleted"]}
            out.changes.append(RowChange(before, wanted))
            known[row["id"]] = wanted
        else:
            out.kept += 1
    return out


def keep_texts(database: Database, bundle: NotesBundle, changes: list[RowChange]) -> None:
    """Store the bundle's texts, and an empty place for each text that an anchor names and nobody has."""
    for text_hash, text in bundle.texts:
        if known_text(database, text_hash) is None:
            body = zlib.compress(text.encode("utf-8", "replace"))
            database.table("texts").upsert({"hash": text_hash, "body": body}, pk="hash")
    for text_hash in {change.after["text_hash"] for change in changes if change.after}:
        database.execute("insert or ignore into texts (hash, body) values (?, x'')", [text_hash])


def tombstones_of(database: Database) -> tuple[Tombstone, ...]:
    """What is left of the deleted, those in the recycle bin included."""
    gone = database.table("items").rows_where("deleted is not null", order_by="id")
    return tuple(Tombstone(row["id"], datetime.fromisoformat(row["deleted"])) for row in gone)


def texts_in_use(database: Database) -> tuple[tuple[str, str], ...]:
    """The texts that anchors refer to and that are here, each with its hash before it."""
    hashes = {row[0] for row in database.execute("select distinct text_hash from items where deleted is null")}
    found = ((text_hash, known_text(database, text_hash)) for text_hash in sorted(hashes))
    return tuple((text_hash, text) for text_hash, text in found if text is not None)


def _incoming(bundle: NotesBundle, present: Callable[[str], Article | None], out: Merge) -> Iterator[Row]:
    items: tuple[Annotation | Bookmark, ...] = (*bundle.annotations, *bundle.bookmarks)
    for item in items:
        anchor = item.anchor if item.anchor.text_hash else _anchored(item.anchor, present(item.anchor.article_id))
        if anchor is None:
            out.refused += 1
        else:
            yield _row(item, anchor)
    for stone in bundle.tombstones:
        at = stamp(stone.deleted)
        nowhere = Anchor("", Span(0, 0), "", "", "", 0, "")
        yield new_row(TOMBSTONE, stone.id, nowhere, at) | {"deleted": at}


def _row(item: Annotation | Bookmark, anchor: Anchor) -> Row:
    clean = replace(
        anchor, quote=storable(anchor.quote), prefix=storable(anchor.prefix), suffix=storable(anchor.suffix)
    )
    if isinstance(item, Bookmark):
        return new_row(BOOKMARK, item.id, clean, stamp(item.created)) | {"label": storable(item.label)}
    return new_row(ANNOTATION, item.id, clean, stamp(item.created)) | {
        "color": item.color,
        "style": item.style.value,
        "note": storable(item.note),
        "tags": clean_tags(item.tags),
        "modified": stamp(item.modified),
    }


def _wins(row: Row, before: Row) -> bool:
    """Whether ``row`` is newer than what is here; of two equally old ones the greater, so that all PCs agree."""
    new, old = _age(row), _age(before)
    if new != old:
        return new > old
    if row["kind"] == TOMBSTONE or before["deleted"]:
        return row["kind"] == TOMBSTONE and not before["deleted"]
    return _content(row) > _content(before)


def _age(row: Row) -> str:
    return max(str(row["modified"]), row["deleted"] or "")


def _content(row: Row) -> str:
    return json.dumps({key: value for key, value in row.items() if key not in _TIMES}, sort_keys=True)


def _anchored(anchor: Anchor, article: Article | None) -> Anchor | None:
    """An anchor of our own for one that was made elsewhere; None when its quote has no place without doubt."""
    if article is None or not anchor.quote:
        return None
    text, quote = article.text, anchor.quote
    at = anchor.span.start
    if not text.startswith(quote, max(at, 0)):
        places = [n for n in range(len(text)) if text.startswith(quote, n)]
        if len(places) > 1:
            places = [n for n in places if _fits(anchor, text, n)]
        if len(places) != 1:
            return None
        at = places[0]
    return make_anchor(article, Span(at, at + len(quote)))


def _fits(anchor: Anchor, text: str, at: int) -> bool:
    return text.endswith(anchor.prefix, 0, at) and text.startswith(anchor.suffix, at + len(anchor.quote))
