"""Whether an annotation answers a query: one matcher for the search box and for the filter of the list."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.notes.query.note_query import NoteQuery
from kb.text.normalize import fold, fold_characters
from kb.text.numbers import NumeralsExpanded, values

BORDER = "\uffff"  # between texts that are looked through in one go; no character


@dataclass(frozen=True, slots=True)
class SearchableText:
    """A folded text, and the same with its numbers in digits: None where it has none."""

    folded: str
    expanded: NumeralsExpanded | None

    @classmethod
    def of(cls, folded: str) -> "SearchableText":
        """Read the numbers of a folded text."""
        return cls(folded, NumeralsExpanded.of(folded) if values(folded) else None)

    def holds(self, term: "Term") -> bool:
        """Whether the term stands in it, or the number that it is in another writing."""
        if term.folded in self.folded:
            return True
        return term.digits is not None and self.expanded is not None and bool(self.expanded.find_all(term.digits))


@dataclass(frozen=True, slots=True)
class Term:
    """A folded term of a query, and where it holds a number, the term in digits."""

    folded: str
    digits: str | None

    @classmethod
    def of(cls, folded: str) -> "Term":
        """Read the number of a term. Reading it once for all notes saves half of the time of a query."""
        return cls(folded, NumeralsExpanded.of(folded).text if values(folded) else None)


@dataclass(frozen=True, slots=True)
class NoteText:
    """The words of an annotation as queries see them: note, quote and tags, as they are and folded."""

    texts: tuple[str, str, str]
    folded: tuple[str, str, str]
    tags: tuple[str, ...]  # folded
    whole: SearchableText  # all three in one

    @classmethod
    def of(cls, note: str, quote: str, tags: tuple[str, ...]) -> "NoteText":
        """Fold the words of an annotation."""
        folded_tags = tuple(map(fold, tags))
        folded = (fold(note), fold(quote), BORDER.join(folded_tags))
        return cls((note, quote, BORDER.join(tags)), folded, folded_tags, SearchableText.of(BORDER.join(folded)))


def matcher(asked: NoteQuery) -> Callable[[NoteText, SearchableText | None], bool]:
    """What tells whether an annotation answers ``asked``; the title of its article, if given, may hold terms too.

    A query that asks for nothing an annotation has (a role, a topic) is answered by none.
    """
    if not asked:
        return lambda _text, _title: False
    clauses = [[Term.of(term) for term in clause] for clause in asked.clauses]

    def matches(text: NoteText, title: SearchableText | None = None) -> bool:
        whole = text.whole
        for clause in clauses:
            if not any(whole.holds(term) or (title is not None and title.holds(term)) for term in clause):
                return False
        if any(term in whole.folded for term in asked.without):
            return False
        return _tags_match(text.tags, asked) and _symbols_match(text.texts, asked.symbols)

    return matches


def _tags_match(tags: tuple[str, ...], asked: NoteQuery) -> bool:
    wanted = all(any(tag in known for known in tags) for tag in asked.tags)
    return wanted and not any(tag in known for tag in asked.without_tags for known in tags)


def _symbols_match(texts: tuple[str, ...], symbols: str) -> bool:
    return not symbols or any(symbols in fold_characters(text) for text in texts)
