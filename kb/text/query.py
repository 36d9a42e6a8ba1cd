"""What a person typed, as things to look for.

White space separates terms, and all of them are wanted. ``"短语"`` is looked for as it stands, ``-词`` must not be
there, ``或`` (``OR``, ``|``) between two terms wants one of them, and ``岗位:`` ``主题:`` ``标题:`` ``标签:`` narrow
to roles, topics, titles and headings, keywords; with a dash before them they take out. What is not well formed is plain
text: no text is an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.text.normalize import fold, fold_characters, strip_separators, without_unseen
from kb.text.signs import Sign, signs_in

MAX_LENGTH = 200  # code points; more is a paste, and its beginning says enough

_FIELDS = {
    **dict.fromkeys(("岗位", "role"), "roles"),
    **dict.fromkeys(("主题", "topic"), "topics"),
    **dict.fromkeys(("标题", "title"), "titles"),
    **dict.fromkeys(("标签", "tag"), "tags"),
}
_EITHER = frozenset({"或", "OR", "|", "｜", "||"})
_PIECES = r"""(?P<minus>[-－−]?)
        (?:(?P<field>{})[:：])?
        (?:"(?P<straight>[^"]+)"|“(?P<curly>[^”]+)”|(?P<bare>\S+))"""
_TOKEN = re.compile(_PIECES.format("|".join(_FIELDS)), re.VERBOSE)
_PLAIN_TOKEN = re.compile(_PIECES.format("(?!)"), re.VERBOSE)


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One thing to look for: ``text`` is folded, without separators at its ends; ``typed`` is how it was typed.

    An ``exact`` one is looked for as it stands and never as something similar.
    """

    text: str
    typed: str
    exact: bool = False

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The signs that a match must have where they were typed (≥5万, AA+)."""
        return signs_in(self.typed)


@dataclass(frozen=True, slots=True)
class FieldFilters:
    """Folded values for the fields of a query."""

    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.roles or self.topics or self.titles or self.tags)


@dataclass(frozen=True, slots=True)
class Query:
    """Of every one of ``clauses`` a passage must hold one term (itself or in its headings), and none of ``without``.

    What answers must have all values of ``include`` and none of ``exclude``. ``symbols`` holds the characters to
    look for, folded one by one, when the query is nothing but separators (``《》``).
    """

    raw: str
    clauses: tuple[tuple[QueryTerm, ...], ...] = ()
    without: tuple[QueryTerm, ...] = ()
    include: FieldFilters = FieldFilters()
    exclude: FieldFilters = FieldFilters()
    symbols: str = ""

    @property
    def terms(self) -> tuple[QueryTerm, ...]:
        """All terms that are wanted, in the order typed, each once."""
        return tuple(dict.fromkeys(term for clause in self.clauses for term in clause))


@dataclass(frozen=True, slots=True)
class _Token:
    """A well-formed piece of a query."""

    term: QueryTerm
    minus: bool = False
    field: str = ""
    either: bool = False


def parse(text: str, *, fields: bool = True) -> Query:
    """Read a query; without ``fields`` their names are plain text. Any text is a query; none raises."""
    raw = without_unseen(text).strip()[:MAX_LENGTH].strip()
    tokens = [token for token in _tokens(raw, _TOKEN if fields else _PLAIN_TOKEN) if token.term.text or token.either]
    clauses: list[list[QueryTerm]] = []
    narrowing: dict[tuple[str, bool], list[str]] = {}
    without: list[QueryTerm] = []
    joining = False
    for at, token in enumerate(tokens):
        if token.either and clauses and at + 1 < len(tokens) and _plain(tokens[at - 1]) and _plain(tokens[at + 1]):
            joining = True
            continue
        if token.field:
            narrowing.setdefault((token.field, token.minus), []).append(token.term.text)
        elif token.minus:
            without.append(token.term)
        elif token.term.text:
            if joining:
                clauses[-1].append(token.term)
            else:
                clauses.append([token.term])
        joining = False
    if without and not clauses and not narrowing:
        clauses, without = (
            [[_with_dash(term)] for term in without],
            [],
        )  # nothing is wanted: then the words themselves are
    return Query(
        raw,
        tuple(dict.fromkeys(tuple(dict.fromkeys(clause)) for clause in clauses)),
        tuple(dict.fromkeys(without)),
        _fields(narrowing, minus=False),
        _fields(narrowing, minus=True),
        symbols="" if clauses or without or narrowing else fold_characters(raw),
    )


def _fields(found: dict[tuple[str, bool], list[str]], *, minus: bool) -> FieldFilters:
    return FieldFilters(
        **{name: tuple(dict.fromkeys(values)) for (name, taken), values in found.items() if taken is minus}
    )


def _plain(token: _Token) -> bool:
    return not (token.either or token.minus or token.field)


def _with_dash(term: QueryTerm) -> QueryTerm:
    """The term with its dash as typed: before a number it is a sign."""
    return term if term.exact else QueryTerm(term.text, f"-{term.typed}")


def _tokens(raw: str, token: re.Pattern[str]) -> Iterator[_Token]:
    for match in token.finditer(raw):
        quoted = match["straight"] or match["curly"]
        typed = quoted or match["bare"]
        field, minus = match["field"], bool(match["minus"])
        if not quoted and minus and not field and not strip_separators(typed):
            field, minus, typed = None, False, match[0]  # nothing but dashes and the like
        term = QueryTerm(fold(strip_separators(typed)), typed, exact=bool(quoted))
        yield _Token(term, minus, _FIELDS[field] if field else "", either=match[0] in _EITHER)
