"""Taking in the notes of another file: by id, the newer one wins, deletions travel, twice is as good as once."""

import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from sqlite_utils import Database

from kb.model import Anchor, Annotation, Article, Bookmark, MergeReport, NotesBundle, NotesChange, ReviewProgress, Span
from kb.notes.anchoring.anchor import SHORTEST_QUOTE, make_anchor
from kb.notes.change_report import Effect, effect
from kb.notes.placement_store import known_text, placement_row
from kb.notes.reanchoring import accepted
from kb.notes.review_schedule import LONGEST
from kb.notes.storage.rows import (
    ANNOTATION,
    BOOKMARK,
    TOMBSTONE,
    WITHDRAWN,
    Row,
    clean_tags,
    new_row,
    now_after,
    stamp,
    storable,
    time_of,
)
from kb.notes.storage.undo_log import KEYS, RowChange, Table
from kb.text.occurrences import occurrences

_ASIDE = ("created", "modified", "deleted", "previous")  # what does not tell two equally old rows apart
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_WRONG = timedelta(days=2)


@dataclass(slots=True)
class Incoming:
    """The rows of a bundle, each with whether another program made it; those ``refused`` have no place here."""

    rows: list[tuple[Row, bool]] = field(default_factory=list)
    refused: int = 0


@dataclass(slots=True)
class Merge:
    """The changes that merge a bundle into this file, and counts for the report."""

    items: list[RowChange] = field(default_factory=list)
    others: list[RowChange] = field(default_factory=list)  # places and reviews, of items that are live afterwards too
    live: frozenset[str] = frozenset()  # the ids of those
    kept: int = 0
    refused: int = 0
    deleted: int = 0  # of the file, in the recycle bin here or wiped, and left there
    missing: frozenset[str] = frozenset()  # the hashes of the texts in the bundle that are not here

    @property
    def changes(self) -> list[RowChange]:
        """All changes, items first: placements and reviews refer to them."""
        return [*self.items, *self.others]

    def report(self, change: NotesChange) -> MergeReport:
        """Summarise the merge; ``change`` is empty for a dry run."""
        effects = Counter(map(effect, self.items))
        added, changed, removed = (effects[one] for one in (Effect.ADDED, Effect.CHANGED, Effect.REMOVED))
        told = {change.item_id for change in self.items}
        moved = {change.item_id for change in self.others if change.item_id in self.live} - told
        kept = max(0, self.kept + effects[Effect.NONE] - len(moved))
        return MergeReport(added, changed + len(moved), removed, kept, self.refused, change, self.deleted)


def incoming(bundle: NotesBundle, present: Callable[[str], Article | None]) -> Incoming:
    """The rows of a bundle; ``present`` gives an article as it is now.

    Notes of other programs are looked for in the articles here: of 3,000 notes over 115 articles that takes seconds, so
    it is done before the file is locked.
    """
    out = Incoming()
    for row, foreign in _rows(bundle, present, out):
        out.rows.append((row, foreign))
    return out


def merge(database: Database, bundle: NotesBundle, given: Incoming, *, bring_back: bool = False) -> Merge:
    """The changes that take in ``given``, made of ``bundle``; nothing is written.

    What has an id that means something of another kind here, or none that can be stored, is refused. What was deleted
    here later than it was changed there stays deleted, unless ``bring_back`` is wished.
    """
    out = Merge(refused=given.refused)
    stored = {row["id"]: row for row in database.table("items").rows}
    wanted: dict[str, Row] = {}
    for row, foreign in given.rows:
        before = wanted.get(row["id"], stored.get(row["id"]))
        kinds = {row["kind"], before["kind"] if before else row["kind"]} - {TOMBSTONE}
        if len(kinds) > 1 or storable(row["id"]) != row["id"] or not row["id"]:
            out.refused += 1
        elif before is None or _wins(row, before, foreign=foreign):
            gone = row["kind"] == TOMBSTONE and before is not None
            wanted[row["id"]] = before | {"deleted": row["deleted"]} if before and gone else row
        elif row["kind"] != TOMBSTONE and before["deleted"]:
            if bring_back:
                wanted[row["id"]] = _brought_back(row, before)
            else:
                out.deleted += 1
        else:
            out.kept += 1
    out.items = [RowChange(Table.ITEMS, stored.get(item_id), row) for item_id, row in wanted.items()]
    known = stored | wanted
    out.live = frozenset(item_id for item_id, row in known.items() if row["deleted"] is None)
    standing = {item_id: row["kind"] for item_id, row in known.items() if row["kind"] != TOMBSTONE}
    decided = _decisions(database, bundle, standing)
    out.others = [
        *_newest(Table.PLACEMENTS, decided, database.table("placements").rows_where("decided is not null"), "decided"),
        *_newest(Table.REVIEWS, _reviews(bundle.reviews, standing), database.table("reviews").rows, "last"),
    ]
    out.missing = frozenset(text_hash for text_hash, _ in bundle.texts if known_text(database, text_hash) is None)
    return out


def _brought_back(row: Row, before: Row) -> Row:
    """The newer words of the two, out of the recycle bin, and newer than the deletion, which may have travelled."""
    newer = before if before["kind"] != TOMBSTONE and before["modified"] > row["modified"] else row
    at = now_after(before)
    return newer | {"deleted": None, "modified": at} | ({"created": at} if row["kind"] == BOOKMARK else {})


def packed_texts(bundle: NotesBundle) -> dict[str, bytes]:
    """The texts of a bundle as they are stored, by their hashes; packed before the file is locked."""
    return {text_hash: zlib.compress(text.encode("utf-8", "replace")) for text_hash, text in bundle.texts}


def keep_texts(database: Database, texts: Mapping[str, bytes], merged: Merge) -> frozenset[str]:
    """Store the missing ones of the texts, and an empty place for each text that an anchor names and nobody has.

    Gives back the items that were here without the text they were made in: their places can be found now, and what the
    rules have found without it goes.
    """
    bodies = [{"hash": text_hash, "body": texts[text_hash]} for text_hash in sorted(merged.missing)]
    database.table("texts").upsert_all(bodies, pk="hash")
    hashes = json.dumps(sorted(merged.missing))
    found = database.execute("select id from items where text_hash in (select value from json_each(?))", [hashes])
    waiting = frozenset(row[0] for row in found)
    placed = "delete from placements where item_id = ? and decided is null"
    database.conn.executemany(placed, ([item_id] for item_id in waiting))
    named = {change.after["text_hash"] for change in merged.items if change.after}
    empty = "insert or ignore into texts (hash, body) values (?, x'')"
    database.conn.executemany(empty, ([text_hash] for text_hash in named))
    return waiting


def _decisions(database: Database, bundle: NotesBundle, standing: Mapping[str, str]) -> Iterator[Row]:
    """The rows of the decisions that can be taken in: on items that are there, within texts that are known.

    ``standing`` gives the kind of every item: only a bookmark can stand in an empty block.
    """
    texts = dict(bundle.texts)
    for decision in bundle.decisions:
        text = texts.get(decision.text_hash) or known_text(database, decision.text_hash)
        span, kind = decision.span, standing.get(decision.item_id)
        fits = text is not None and (span is None or (span.end <= len(text) and (len(span) or kind == BOOKMARK)))
        if kind is not None and fits and _is_past(decision.at):
            row = placement_row(decision.item_id, decision.text_hash, accepted(span), decided=stamp(decision.at))
            yield row | ({"start": None, "end": None, "state": WITHDRAWN} if decision.withdrawn else {})


def _reviews(progress: Iterable[ReviewProgress], standing: Mapping[str, str]) -> Iterator[Row]:
    """The rows of review states that grading can have produced; impossible ones are skipped."""
    for one in progress:
        sound = one.graded > 0 and _is_past(one.last) and one.due - one.last <= timedelta(days=LONGEST + 1)
        if one.item_id in standing and sound:
            yield {
                "item_id": one.item_id,
                "card": storable(one.card),
                "due": stamp(one.due),
                "graded": one.graded,
                "first": stamp(one.first),
                "last": stamp(one.last),
                "previous": None,
            }


def _newest(table: Table, incoming: Iterable[Row], stored: Iterable[Row], time: str) -> list[RowChange]:
    """The changes that keep, for each key, the row with the latest ``time``; ties go to the greater content.

    A stored row whose time cannot be read, or lies in the future, is older than any other.
    """

    def key_of(row: Row) -> tuple[object, ...]:
        return tuple(row[column] for column in KEYS[table])

    def age(row: Row) -> tuple[bool, str, str]:
        at = time_of(row[time])
        return at is not None and _is_past(at), str(row[time]), _content(row)

    known = {key_of(row): row for row in stored}
    wanted: dict[tuple[object, ...], Row] = {}
    for row in incoming:
        key = key_of(row)
        before = wanted.get(key, known.get(key))
        if before is None or age(row) > age(before):
            wanted[key] = row
    return [RowChange(table, known.get(key), row) for key, row in wanted.items()]


def _rows(bundle: NotesBundle, present: Callable[[str], Article | None], out: Incoming) -> Iterator[tuple[Row, bool]]:
    """Convert a bundle to rows, each with whether another program made it."""
    items: list[Annotation | Bookmark] = [*bundle.annotations, *bundle.bookmarks]
    items.sort(key=lambda item: item.anchor.article_id)  # each article is parsed once, however many there are
    present = lru_cache(maxsize=1)(present)
    for item in items:
        anchor = item.anchor if item.anchor.text_hash else _anchored(item.anchor, present(item.anchor.article_id))
        if anchor is None:
            out.refused += 1
        else:
            yield _row(item, anchor), not item.anchor.text_hash
    for stone in bundle.tombstones:
        at = stamp(_told(stone.deleted, _LONG_AGO))
        nowhere = Anchor("", Span(0, 0), "", "", "", 0, "")
        yield new_row(TOMBSTONE, stone.id, nowhere, at) | {"deleted": at}, False


def _row(item: Annotation | Bookmark, anchor: Anchor) -> Row:
    clean = replace(
        anchor, quote=storable(anchor.quote), prefix=storable(anchor.prefix), suffix=storable(anchor.suffix)
    )
    created = _told(item.created, _LONG_AGO)
    if isinstance(item, Bookmark):
        return new_row(BOOKMARK, item.id, clean, stamp(created)) | {"label": storable(item.label)}
    return new_row(ANNOTATION, item.id, clean, stamp(created)) | {
        "color": item.color,
        "style": item.style.value,
        "note": storable(item.note),
        "tags": clean_tags(item.tags),
        "modified": stamp(_told(item.modified, created)),
    }


def _told(at: datetime, otherwise: datetime) -> datetime:
    """A time that a clock may have told; one from the future would win for ever, and counts as ``otherwise``."""
    return at if _is_past(at) else otherwise


def _is_past(at: datetime) -> bool:
    """Whether a time is at most two days ahead of this PC's clock."""
    return at <= datetime.now(UTC) + _WRONG


def _wins(row: Row, before: Row, *, foreign: bool) -> bool:
    """Whether ``row`` is newer than what is here; of two equally old ones the greater, so that all PCs agree.

    A ``foreign`` one got its anchor here and now: equally old it is the one that is here already.
    """
    new, old = _age(row), _age(before)
    if new != old:
        return new > old
    if row["kind"] == TOMBSTONE or before["deleted"]:
        return row["kind"] == TOMBSTONE and not before["deleted"]
    return not foreign and _content(row) > _content(before)


def _age(row: Row) -> str:
    return max(str(row["modified"]), row["deleted"] or "")


def _content(row: Row) -> str:
    return json.dumps({key: value for key, value in row.items() if key not in _ASIDE}, sort_keys=True)


def _anchored(anchor: Anchor, article: Article | None) -> Anchor | None:
    """An anchor of our own for one that was made elsewhere; None when its quote has no place without doubt."""
    if article is None or not anchor.quote:
        return None
    text, quote = article.text, anchor.quote
    places = [place.start for place in occurrences(text, quote, overlapping=True)]
    if anchor.prefix or anchor.suffix:
        fitting = [at for at in places if _fits(anchor, text, at)]
        places = fitting or (places if len(places) == 1 and len(quote) >= SHORTEST_QUOTE else [])
    if len(places) > 1 and anchor.span.start:
        places = [at for at in places if at == anchor.span.start]
    return make_anchor(article, Span(places[0], places[0] + len(quote))) if len(places) == 1 else None


def _fits(anchor: Anchor, text: str, at: int) -> bool:
    return text.endswith(anchor.prefix, 0, at) and text.startswith(anchor.suffix, at + len(anchor.quote))
