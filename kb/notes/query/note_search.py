"""Which annotations answer a query, and the piece of each that shows it.

An annotation is read once: ``NoteSearch`` keeps its folded texts for as long as the file says that it has not been
modified. Whether anything was written is asked of the file every time, so that what has just been stored is found.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlite_utils import Database

from kb.model import Annotation, NoteField, NoteHit, Span
from kb.notes.query.note_query import NoteQuery
from kb.notes.storage.rows import ANNOTATION, Row, tags_of, valid_rows
from kb.text.marks import merged, symbol_marks
from kb.text.normalize import Folded, fold, fold_characters
from kb.text.numbers import NumeralsExpanded, values
from kb.text.snippet import cut

_FIELDS = (NoteField.NOTE, NoteField.QUOTE, NoteField.TAG)  # the best first
_BORDER = "\uffff"  # between texts that are looked through in one go; no character


@dataclass(frozen=True, slots=True)
class _Entry:
    """An annotation as a search sees it; ``texts`` and ``folded`` are in the order of _FIELDS, ``whole`` is all.

    ``spelt`` is ``whole`` with its numbers in digits, None when it has none.
    """

    id: str
    article_id: str
    texts: tuple[str, ...]
    folded: tuple[str, ...]
    tags: tuple[str, ...]
    whole: str
    spelt: NumeralsExpanded | None

    def holds(self, term: str) -> bool:
        """Whether a folded term stands somewhere, or the number that it is in another writing."""
        return term in self.whole or (self.spelt is not None and bool(_numbers_like(term, self.spelt)))


@dataclass(frozen=True, slots=True)
class Found:
    """An annotation that answers, and where."""

    id: str
    where: NoteField


@dataclass(frozen=True, slots=True)
class AllFound:
    """The best of ``total`` annotations that answer."""

    best: tuple[Found, ...] = ()
    total: int = 0


class NoteSearch:
    """Looks through the annotations of a file; the caller holds the file while it does."""

    def __init__(self) -> None:
        self._state: tuple[int, int] | None = None
        self._known: list[tuple[str, str]] = []  # (id, modified), the last modified first
        self._entries: list[_Entry] = []

    def find(
        self, database: Database, asked: NoteQuery, limit: int, articles: Collection[str] | None = None
    ) -> AllFound:
        """The annotations that answer: in their notes, then in their quotes, then in their tags; newest first."""
        if not asked:
            return AllFound()
        self._catch_up(database)
        entries = self._entries
        if articles is not None:
            entries = [entry for entry in entries if entry.article_id in articles]
        by_field: dict[NoteField, list[str]] = {field: [] for field in _FIELDS}
        terms = asked.terms
        for entry in _candidates(entries, asked):
            where = _where(entry, asked, terms)
            if where is not None:
                by_field[where].append(entry.id)
        found = [(item_id, field) for field in _FIELDS for item_id in by_field[field]]
        return AllFound(tuple(Found(item_id, field) for item_id, field in found[:limit]), len(found))

    def _catch_up(self, database: Database) -> None:
        """Read what is new or modified, and forget what has gone."""
        (elsewhere,) = database.execute(
            "PRAGMA data_version"
        ).fetchone()  # changes with every other connection's commit
        state = (elsewhere, database.conn.total_changes)
        if state == self._state:
            return
        live = "kind = ? and deleted is null"
        stored = database.execute(f"select id, modified from items where {live}", [ANNOTATION]).fetchall()  # noqa: S608
        stored.sort(key=lambda row: row[1], reverse=True)
        entries = dict(zip(self._known, self._entries, strict=True))
        unread = json.dumps([row[0] for row in stored if row not in entries])
        for row in valid_rows(database.table("items").rows_where("id in (select value from json_each(?))", [unread])):
            entries[row["id"], row["modified"]] = _entry(row)
        known = [row for row in stored if row in entries]  # a damaged one answers nothing, like everywhere
        self._state, self._known, self._entries = state, known, [entries[row] for row in known]


def _entry(row: Row) -> _Entry:
    tags = tags_of(row)
    texts = (row["note"], row["quote"], _BORDER.join(tags))
    folded_tags = tuple(map(fold, tags))
    folded = (fold(texts[0]), fold(texts[1]), _BORDER.join(folded_tags))
    whole = _BORDER.join(folded)
    spelt = NumeralsExpanded.of(whole) if values(whole) else None
    return _Entry(row["id"], row["article_id"], texts, folded, folded_tags, whole, spelt)


def _candidates(entries: list[_Entry], asked: NoteQuery) -> list[_Entry]:
    """Those that hold the words somewhere: 10,000 are looked through in a millisecond or two."""
    for clause in asked.clauses:
        if len(clause) == 1 and not values(clause[0]):
            (term,) = clause
            entries = [entry for entry in entries if term in entry.whole]
        else:
            entries = [entry for entry in entries if any(map(entry.holds, clause))]
    for tag in asked.tags:
        entries = [entry for entry in entries if any(tag in known for known in entry.tags)]
    for tag in asked.without_tags:
        entries = [entry for entry in entries if not any(tag in known for known in entry.tags)]
    for term in asked.without:
        entries = [entry for entry in entries if not any(term in text for text in entry.folded)]
    return entries


def _where(entry: _Entry, asked: NoteQuery, terms: tuple[str, ...]) -> NoteField | None:
    """The field that holds most of the terms, of several the first one; None for a match over the border of two."""
    if asked.symbols:
        holding = (n for n, text in enumerate(entry.texts) if asked.symbols in fold_characters(text))
        return next((_FIELDS[n] for n in holding), None)
    if not asked.clauses:
        return NoteField.TAG if asked.tags else NoteField.NOTE if entry.texts[0] else NoteField.QUOTE
    best, most = None, 0
    for field, text in zip(_FIELDS, entry.folded, strict=True):
        held = 0
        for term in terms:
            held += term in text or bool(entry.spelt and _numbers_like(term, NumeralsExpanded.of(text)))
        if held == len(terms):
            return field
        if held > most:
            best, most = field, held
    return best


# --- what of it is shown -------------------------------------------------------------------------------------------


def answer(item: Annotation, where: NoteField, asked: NoteQuery) -> NoteHit:
    """The hit for an annotation that answers in the field ``where``."""
    text = _shown(item, where)
    snippet = cut(text, _marks(text, asked))
    return NoteHit(item, snippet.text, snippet.marks, where)


def _shown(item: Annotation, where: NoteField) -> str:
    """The field; behind the tags what they are given to."""
    match where:
        case NoteField.TAG:
            return "  ".join((*(f"#{tag}" for tag in item.tags), item.note or item.anchor.quote))
        case NoteField.QUOTE:
            return item.anchor.quote
        case NoteField.NOTE:
            return item.note


def _marks(text: str, asked: NoteQuery) -> list[Span]:
    """The matches in order."""
    if asked.symbols:
        return symbol_marks(text, asked.symbols)
    folded = Folded.of(text)
    numbers = (
        folded.to_original(span)
        for term in asked.terms
        for span in _numbers_like(term, NumeralsExpanded.of(folded.text))
    )
    return merged([*(span for term in asked.terms for span in folded.find_all(term)), *numbers])


def _numbers_like(term: str, spelt: NumeralsExpanded) -> list[Span]:
    """Where the number in a folded term stands, whatever its writing: spans of the folded text."""
    return spelt.find_all(NumeralsExpanded.of(term).text) if values(term) else []
