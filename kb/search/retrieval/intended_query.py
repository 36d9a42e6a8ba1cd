"""What a query probably meant: what was spelt in Latin letters, or mistyped, replaced by what stands in the texts.

Latin terms side by side are one spelling before they are several: ``shen fen zheng`` is 身份证.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from kb.model import Reason
from kb.search.retrieval.fuzzy_matching import FuzzyMatcher, Interpretation
from kb.search.retrieval.matcher import Matcher
from kb.text.normalize import fold, simplify, strip_separators
from kb.text.numbers import values
from kb.text.query import Query, QueryTerm
from kb.text.segment import is_word

_MOST_READINGS = 12  # of a whole query
_MOST_PRODUCTS = 200
_TRUSTED = 1.0  # what a correction may cost at most to be shown instead of parts of the query
_AS_TYPED = Interpretation("", Reason.LITERAL, 0.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """One query that may be meant; ``meanings`` are those of its terms that stand for something else."""

    query: Query
    meanings: tuple[Interpretation, ...]

    @property
    def reason(self) -> Reason:
        """Why the query may be meant."""
        return self.meanings[0].reason

    @property
    def cost(self) -> float:
        """What it costs to believe it, all terms together."""
        return sum(meaning.cost for meaning in self.meanings)

    @property
    def matched_as(self) -> str:
        """What stands there in place of what was typed."""
        return " ".join(meaning.text for meaning in self.meanings)


class QueryReader:
    """Reads queries of one snapshot in other ways."""

    def __init__(self, matcher: Matcher, fuzzy: FuzzyMatcher) -> None:
        self._matcher = matcher
        self._fuzzy = fuzzy

    def readings(self, query: Query, *, found: bool) -> Iterator[list[Reading]]:
        """The ways to read a query, the likeliest list first, in each the cheapest reading first.

        ``found``: the query stands somewhere as typed; then only Latin letters are read.
        """
        joined = None if found else _joined(query)
        for other in (joined, query) if joined else (query,):
            choices = [self._meanings(clause, found=found) for clause in other.clauses]
            if not any(choices):
                continue
            kept = [
                [(clause, _AS_TYPED)]
                if not meanings
                else [((QueryTerm(meaning.text, meaning.text),), meaning) for meaning in meanings]
                for clause, meanings in zip(other.clauses, choices, strict=True)
            ]
            readings = [
                Reading(
                    replace(other, clauses=tuple(clause for clause, _ in choice)),
                    tuple(meaning for _, meaning in choice if meaning.text),
                )
                for choice in islice(product(*kept), _MOST_PRODUCTS)
            ]
            yield sorted(readings, key=lambda reading: reading.cost)[:_MOST_READINGS]

    def _meanings(self, clause: Sequence[QueryTerm], *, found: bool) -> list[Interpretation]:
        """What the term of a clause may stand for; nothing when it is one of several, quoted, or found as it is."""
        term = clause[0]
        if len(clause) > 1 or term.exact or term.signs or _is_capital(term.typed):
            return []
        if found and not is_spelling(term.typed):
            return []  # as nearly all that is typed
        spelt = self._fuzzy.from_pinyin(term.typed)
        if spelt or found or len(term.text) < 2:
            return spelt
        known = self._matcher.passages_with(term) or self._matcher.passages_in_context(term)
        if known or values(term.text) or is_word(simplify(strip_separators(term.typed))):
            return []  # another number is not what was meant, and a word is no slip
        return [meaning for meaning in self._fuzzy.spelling_corrections(term.text) if meaning.cost <= _TRUSTED]


def _joined(query: Query) -> Query | None:
    """The query with neighbouring Latin terms as one, if there are any."""
    clauses: list[tuple[QueryTerm, ...]] = []
    spelling = False
    for clause in query.clauses:
        alone = len(clause) == 1 and not clause[0].exact and is_spelling(clause[0].typed, least=1)
        if alone and spelling:
            typed = f"{clauses[-1][0].typed} {clause[0].typed}"
            clauses[-1] = (QueryTerm(fold(typed), typed),)
        else:
            clauses.append(clause)
        spelling = alone
    return replace(query, clauses=tuple(clauses)) if len(clauses) < len(query.clauses) else None


def _is_capital(typed: str) -> bool:
    """Whether a term is a Latin word with capitals: a name or an abbreviation (AI), never pinyin and never a slip."""
    return typed.isascii() and typed != typed.lower()


def is_spelling(typed: str, *, least: int = 2) -> bool:
    """Whether a term is nothing but small Latin letters, ``least`` of them: what may be pinyin."""
    return len(typed) >= least and typed.isascii() and typed.isalpha() and typed.islower()
