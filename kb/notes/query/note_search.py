"""Which annotations answer what was typed into the search box, and the piece of each that shows it.

An annotation is folded once: ``NoteSearch`` keeps its texts for as long as its source says that it has not been
modified. Whether anything was written is asked of the source every time, so that what has just been stored is found.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from kb.model import Annotation, NoteField, NoteHit, Span
from kb.notes.query.note_matcher import NoteText, SearchableText, Term, matcher
from kb.notes.query.note_query import NoteQuery
from kb.text.marks import merged, symbol_marks
from kb.text.normalize import Folded, fold_characters
from kb.text.numbers import NumeralsExpanded, values
from kb.text.snippet import cut

_FIELDS = (NoteField.NOTE, NoteField.QUOTE, NoteField.TAG)  # the best first, in the order of NoteText.texts


@dataclass(frozen=True, slots=True)
class NoteVersion:
    """An annotation's id and when it was modified, as it is stored: together they name its present words."""

    id: str
    modified: str


@dataclass(frozen=True, slots=True)
class StoredNote:
    """The words of an annotation as they are stored."""

    version: NoteVersion
    article_id: str
    quote: str
    note: str
    tags: tuple[str, ...]


class NoteSource(Protocol):
    """Where annotations are read from."""

    def state(self) -> object:
        """A value that is another one whenever anything may have been written."""

    def versions(self) -> Sequence[NoteVersion]:
        """All annotations that there are, the last modified first."""

    def notes(self, ids: Collection[str]) -> Iterable[StoredNote]:
        """The words of these; a damaged one is left out."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An annotation as a search sees it."""

    id: str
    article_id: str
    text: NoteText


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
    """Looks through the annotations of a source; the caller holds the source while it does."""

    def __init__(self) -> None:
        self._state: object = None
        self._entries: dict[NoteVersion, _Entry] = {}  # the last modified first

    def find(
        self, source: NoteSource, asked: NoteQuery, limit: int, articles: Collection[str] | None = None
    ) -> AllFound:
        """The annotations that answer: in their notes, then in their quotes, then in their tags; newest first."""
        if not asked:
            return AllFound()
        self._catch_up(source)
        matches = matcher(asked)
        terms = [Term.of(term) for term in asked.terms]
        by_field: dict[NoteField, list[str]] = {field: [] for field in _FIELDS}
        for entry in self._entries.values():
            if (articles is None or entry.article_id in articles) and matches(entry.text, None):
                where = _where(entry.text, asked, terms)
                if where is not None:
                    by_field[where].append(entry.id)
        found = [(item_id, field) for field in _FIELDS for item_id in by_field[field]]
        return AllFound(tuple(Found(item_id, field) for item_id, field in found[:limit]), len(found))

    def _catch_up(self, source: NoteSource) -> None:
        """Read what is new or modified, and forget what has gone."""
        state = source.state()
        if state == self._state:
            return
        versions = source.versions()
        unread = [version.id for version in versions if version not in self._entries]
        fresh = {
            note.version: _Entry(note.version.id, note.article_id, NoteText.of(note.note, note.quote, note.tags))
            for note in source.notes(unread)
        }
        known = self._entries | fresh
        self._entries = {version: known[version] for version in versions if version in known}
        self._state = state


def _where(text: NoteText, asked: NoteQuery, terms: Sequence[Term]) -> NoteField | None:
    """The field that holds most of the terms, of several the first one; None for a match over the border of two."""
    if asked.symbols:
        holding = (n for n, part in enumerate(text.texts) if asked.symbols in fold_characters(part))
        return next((_FIELDS[n] for n in holding), None)
    if not asked.clauses:
        return NoteField.TAG if asked.tags else NoteField.NOTE if text.texts[0] else NoteField.QUOTE
    best, most = None, 0
    for field, folded in zip(_FIELDS, text.folded, strict=True):
        held = _held(folded, terms)
        if held == len(terms):
            return field
        if held > most:
            best, most = field, held
    return best


def _held(folded: str, terms: Sequence[Term]) -> int:
    """How many of the terms stand in a folded text; its numbers are read only where a term may be one of them."""
    found = [term.folded in folded for term in terms]
    if any(term.digits is not None and not held for term, held in zip(terms, found, strict=True)):
        text = SearchableText.of(folded)
        found = [held or text.holds(term) for term, held in zip(terms, found, strict=True)]
    return sum(found)


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
