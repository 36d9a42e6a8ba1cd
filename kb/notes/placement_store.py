"""Where the items of the file stand in the articles as they are now."""

import hashlib
import json
import re
import zlib
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING

from sqlite_utils import Database

from kb.errors import ArticleNotFound, ContentError
from kb.model import Anchor, Annotation, Article, Bookmark, Placement, Span
from kb.notes.anchoring.placement import ORPHANED_PLACE, RULES, ResolvedPlace, SourceVersion, place
from kb.notes.storage.database import NotesFile
from kb.notes.storage.row_checks import valid_rows
from kb.notes.storage.rows import WITHDRAWN, Row, anchor_of, item_of, span_of, storable

if TYPE_CHECKING:  # what compares texts: 8 ms of a start in which no text has changed
    from kb.notes.anchoring.sections import Outline
    from kb.notes.anchoring.span_transfer import SpanTransfer

LARGEST_TEXT = 64 * 1024 * 1024  # bytes of a text: 1,000 times the longest article; a packed bomb is no text
_CARRIERS = 32  # pairs of versions kept
_VERSIONS = 4  # so many places that the rules have found are kept of an item, and asked again
_LAST_DECISIONS = f"""
    select item_id, max(decided) as at from placements
    where decided is not null and state <> '{WITHDRAWN}' group by item_id
"""  # noqa: S608 - our own text
_RECORDED = f"""
    select item_id, start, "end", state from placements left join ({_LAST_DECISIONS}) as last using (item_id)
    where text_hash = ? and (decided is not null or (rules = ? and basis = coalesce(last.at, '')))
"""  # noqa: S608 - our own text
_SUPERFLUOUS = """
    delete from placements where decided is null and (rules <> ? or rowid not in (
        select rowid from (
            select rowid, row_number() over (partition by item_id order by rowid desc) as number
            from placements where decided is null
        ) where number <= ?
    ))
"""


def keep_text(database: Database, article: Article) -> None:
    """Store the text as it is now and its headings, once: a later version is compared with it."""
    from kb.notes.anchoring.sections import outline_of  # noqa: PLC0415 - see above

    known = database.execute(
        "select headings from texts where hash = ? and body <> x''", [article.text_hash]
    ).fetchone()
    if known is None or not _pairs_and_ends(known[0]):
        headings = json.dumps([[heading.start, heading.level, heading.end] for heading in outline_of(article)])
        row = {"hash": article.text_hash, "body": zlib.compress(article.text.encode()), "headings": headings}
        database.table("texts").upsert(row, pk="hash")


def known_text(database: Database, text_hash: str) -> str | None:
    """A text of the past; None when it is missing or damaged, which costs places and nothing else.

    A text that is not the one its hash names is damaged: places in it would be untrue.
    """
    row = database.execute("select body from texts where hash = ?", [text_hash]).fetchone()
    if not row or not isinstance(row[0], bytes) or not row[0]:
        return None
    try:
        unpacker = zlib.decompressobj()
        body = unpacker.decompress(row[0], LARGEST_TEXT)
        text = body.decode()
    except (zlib.error, UnicodeDecodeError):
        return None
    return text if unpacker.eof and hashlib.sha256(body).hexdigest() == text_hash else None


def known_version(database: Database, text_hash: str, span: Span) -> SourceVersion | None:
    """A span of a text of the past; None when the text is missing, damaged or shorter."""
    from kb.notes.anchoring.sections import with_written  # noqa: PLC0415 - see above

    text = known_text(database, text_hash)
    if text is None or span.end > len(text):
        return None
    (stored,) = database.execute("select headings from texts where hash = ?", [text_hash]).fetchone()
    outline, whole = _outline(stored), _pairs_and_ends(stored)
    return SourceVersion(span, text, outline if whole or outline is None else with_written(text, outline), whole)


def _outline(stored: object) -> "Outline | None":
    """The headings as they are stored; None for none, or damaged ones."""
    from kb.notes.anchoring.sections import Heading  # noqa: PLC0415 - see above

    try:
        known = json.loads(stored) if isinstance(stored, str) else None
        if known is None:
            return None
        return tuple(
            Heading(int(start), int(level), None if not end or end[0] is None else int(end[0]))
            for start, level, *end in known
        )
    except (ValueError, TypeError, RecursionError):
        return None


def _pairs_and_ends(stored: object) -> bool:
    """Whether stored headings have ends: until 2026-11 they had none, and bold lines and rows were not among them.

    An empty list does not tell of when it is.
    """
    return isinstance(stored, str) and re.match(r"\[\[\d+, \d+, ", stored) is not None


class Placer:
    """Gives items their present place.

    In the text it was made in, an item stands where it was made. In another text a row in ``placements`` for exactly
    that text counts, if a person decided on it, or today's rules found it from the last place a person decided on;
    without one it is found anew, from that place or else from where the item was made, and where that fails from the
    versions between, in which it was found since: many small changes, none of which a person has looked at, may add up
    to a large one. What has been found is remembered until it is stored.
    """

    def __init__(self, file: NotesFile, article_of: Callable[[str], Article]) -> None:
        self._file = file
        self._article_of = article_of
        self._carriers: OrderedDict[tuple[str, str], SpanTransfer] = OrderedDict()
        self._found: dict[tuple[str, str], ResolvedPlace] = {}  # (item, text) → place, not stored yet
        self._found_in: dict[str, Article] = {}  # by the hash of its text
        self._lock = RLock()  # held while places are looked for; the file is locked before it, never after it

    def items(self, rows: Sequence[Row], article: Article | None = None) -> tuple[Annotation | Bookmark, ...]:
        """The values of the rows, in their order; ``article`` spares asking for it again. Raises NotesError.

        A row that is damaged is left out: it must not hide the others. ``Notes.problems`` tells of it.
        """
        groups: defaultdict[str, list[Row]] = defaultdict(list)
        for row in valid_rows(rows):
            groups[row["article_id"]].append(row)
        places: dict[str, ResolvedPlace] = {}
        for article_id, group in groups.items():  # reading an article takes its time, and others ask meanwhile
            present = article if article is not None and article.id == article_id else self.present(article_id)
            with self._lock:
                places |= self._places(group, present)
        return tuple(item_of(row, places[row["id"]]) for row in rows if row["id"] in places)

    def present(self, article_id: str) -> Article | None:
        """The article as it is now; None when it has gone."""
        try:
            return self._article_of(article_id)
        except (ArticleNotFound, ContentError):
            return None

    @property
    def has_found(self) -> bool:
        """Whether there is something to store: in a text in which a person has decided, nothing is."""
        with self._file.reading() as database, self._lock:
            return not self._found.keys() <= _decided_in(database)

    def store_placements(self) -> None:
        """Store what has been found since the last call, and the texts it was found in. Raises NotesError."""
        with self._lock:
            found, self._found = self._found, {}
            texts, self._found_in = self._found_in, {}
        with self._file.atomic() as database:
            for text_hash in {text_hash for (_, text_hash), known in found.items() if known.span is not None}:
                keep_text(database, texts[text_hash])
            live = {row[0] for row in database.execute("select id from items")}
            bases = dict(database.execute(_LAST_DECISIONS).fetchall())
            decided = _decided_in(database)
            fresh = [
                placement_row(item_id, text_hash, known, rules=RULES, basis=bases.get(item_id, ""))
                for (item_id, text_hash), known in found.items()
                if item_id in live and (item_id, text_hash) not in decided
            ]
            database.table("placements").insert_all(fresh, pk=("item_id", "text_hash"), replace=True)
            database.execute(_SUPERFLUOUS, [RULES, _VERSIONS])

    def forget(self, item_ids: Iterable[str]) -> None:
        """What was found for these no longer counts: their anchors are others, or a person has decided."""
        gone = {*item_ids}
        with self._lock:
            self._found = {key: known for key, known in self._found.items() if key[0] not in gone}

    def forget_all(self) -> None:
        """Nothing that was found counts any longer: the file holds other notes."""
        with self._lock:
            self._found.clear()

    def base(self, database: Database, row: Row) -> SourceVersion | None:
        """The earlier version that the item's place is carried from; None when its text is not at hand."""
        decided = next(_bases(database, decided_on(database, row["id"])), None)
        if decided is not None:
            return decided
        return known_version(database, row["text_hash"], Span(row["start"], row["end"]))

    # --- inside ----------------------------------------------------------------------------------------------------

    def _places(self, rows: Iterable[Row], article: Article | None) -> dict[str, ResolvedPlace]:
        if article is None:
            return {row["id"]: ORPHANED_PLACE for row in rows}
        places: dict[str, ResolvedPlace] = {}
        with self._file.reading() as database:
            recorded = self._recorded(database, article)
            for row in sorted(rows, key=lambda row: str(row["text_hash"])):  # one old text after the other
                anchor, key = anchor_of(row), (row["id"], article.text_hash)
                if row["id"] in recorded:
                    places[row["id"]] = recorded[row["id"]]
                elif anchor.text_hash == article.text_hash:  # a damaged one is nowhere
                    words = storable(article.text[anchor.span.start : anchor.span.end])
                    places[row["id"]] = place(anchor, article) if words == anchor.quote else ORPHANED_PLACE
                else:
                    if key not in self._found:
                        self._found[key] = self._sought(database, row, anchor, article)
                        self._found_in[article.text_hash] = article
                    places[row["id"]] = self._found[key]
        return places

    @staticmethod
    def _recorded(database: Database, article: Article) -> dict[str, ResolvedPlace]:
        """The places on record for this very text, by item."""
        known: dict[str, ResolvedPlace] = {}
        for row in database.query(_RECORDED, [article.text_hash, RULES]):
            span, state = span_of(row), row["state"]
            if state == Placement.ORPHANED:
                known[row["item_id"]] = ORPHANED_PLACE
            elif state in set(Placement) and span is not None and span.end <= len(article.text):
                known[row["item_id"]] = ResolvedPlace(span, Placement(state))
        return known

    def _sought(self, database: Database, row: Row, anchor: Anchor, article: Article) -> ResolvedPlace:
        newest = next(iter(decided_on(database, row["id"])), None)
        if newest is not None and newest["state"] == Placement.ORPHANED:
            return ORPHANED_PLACE  # a person took it off the text: it does not come back by itself
        base = self.base(database, row)
        found = place(anchor, article, base, self._carrier(base, article) if base else None)
        if found.span is not None or base is None:
            return found
        basis = newest["decided"] if newest is not None else ""
        for between in islice(_bases(database, _found_since(database, row["id"], basis)), _VERSIONS):
            span = self._carrier(between, article).carry(between.span) if len(between.span) else None
            if span is not None:  # not the words it was made on: a person has to see that
                return ResolvedPlace(span, Placement.CHANGED)
        return ORPHANED_PLACE

    def _carrier(self, base: SourceVersion, article: Article) -> "SpanTransfer":
        key = (base.text, article.text_hash)
        if key not in self._carriers:
            self._carriers[key] = base.transfer_to(article)
            if len(self._carriers) > _CARRIERS:
                self._carriers.popitem(last=False)
        self._carriers.move_to_end(key)
        return self._carriers[key]


def decided_on(database: Database, item_id: str, *, withdrawn: bool = False) -> list[Row]:
    """What a person decided on an item's place, the last first; on wish also what they have taken back."""
    where = "item_id = ? and decided is not null" + ("" if withdrawn else f" and state <> '{WITHDRAWN}'")
    return list(database.table("placements").rows_where(where, [item_id], order_by="decided desc"))


def _decided_in(database: Database) -> set[tuple[str, str]]:
    """The items and the texts in which a person has said something of their places."""
    return {*database.execute("select item_id, text_hash from placements where decided is not null")}


def _found_since(database: Database, item_id: str, basis: str) -> list[Row]:
    """Where today's rules have found an item in other texts since the decision made at ``basis``, the last first."""
    where = "item_id = ? and decided is null and rules = ? and basis = ?"
    return list(database.table("placements").rows_where(where, [item_id, RULES, basis], order_by="rowid desc"))


def _bases(database: Database, places: Iterable[Row]) -> Iterator[SourceVersion]:
    """The places of an item that can be carried from: those with a span in a text that is at hand."""
    for known in places:
        span = span_of(known)
        version = None if span is None else known_version(database, known["text_hash"], span)
        if version is not None:
            yield version


def placement_row(
    item_id: str, text_hash: str, known: ResolvedPlace, *, rules: int = 0, decided: str | None = None, basis: str = ""
) -> Row:
    """A row of ``placements``."""
    return {
        "item_id": item_id,
        "text_hash": text_hash,
        "start": known.span.start if known.span else None,
        "end": known.span.end if known.span else None,
        "state": known.placement.value,
        "decided": decided,
        "rules": rules,
        "basis": basis,
    }
