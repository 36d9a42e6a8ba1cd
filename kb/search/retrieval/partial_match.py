"""Passages that hold parts of a question: its rarest pairs of characters name them, words decide.

Numbers and Latin words are no parts of their own (90 of 逾期90天 answers nothing), but a passage that holds them whole
counts more. What is nothing but these has no partial answers: gibberish would find something else.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kb.search.index.document_set import EMPTY, DocumentSet
from kb.search.index.rarity import Rarity
from kb.search.index.reader import IndexReader
from kb.search.index.schema import BODY, CONTEXT
from kb.search.index.word_vectors import WordTable
from kb.search.retrieval.fuzzy_matching import unknown_characters
from kb.search.retrieval.matcher import Matcher
from kb.search.retrieval.ranker import IN_KEYWORDS, PartialRanking, PartialWeights, Ranker
from kb.text.normalize import is_han
from kb.text.numbers import numbers
from kb.text.query import QueryTerm
from kb.text.segment import asked_words

# Of a question's pairs, the rarest that make up this share of its weight name the candidates.
_NAMING = 0.8
_LOOKED_AT = 60  # candidates that are looked at closely
_BY_KEYWORDS = 3  # articles that join by their openings, for their keywords
# The commonest words of general Chinese count so much against the rarest; a pair across two words so much as well.
_COMMONEST, _ACROSS = 0.12, 0.8
_LATIN = re.compile(r"[a-z0-9]*[a-z][a-z0-9]*")
_HIDDEN = "\0"
_Question = tuple[PartialWeights, PartialRanking]


@dataclass(frozen=True, slots=True)
class QuestionParts:
    """What of a question's terms may be found apart: ``runs`` of Chinese, and ``wholes`` that are met whole or not."""

    runs: tuple[str, ...]
    wholes: tuple[QueryTerm, ...]

    @classmethod
    def of(cls, terms: Sequence[QueryTerm]) -> "QuestionParts":
        """The parts of the terms; in ``runs`` null characters stand where numbers and Latin words stood."""
        return cls._of(tuple(terms))

    @classmethod
    @lru_cache(maxsize=128)  # every passage of a page asks for the same ones
    def _of(cls, terms: tuple[QueryTerm, ...]) -> "QuestionParts":
        runs, wholes = [], list[QueryTerm]()
        for term in terms:
            text = term.text
            spans = [number.span for number in numbers(text) if len(number.value) > 1]
            for start, end in [(span.start, span.end) for span in spans] + [m.span() for m in _LATIN.finditer(text)]:
                piece = text[start:end]
                wholes.append(QueryTerm(piece, piece))
                text = text[:start] + _HIDDEN * (end - start) + text[end:]
            runs.append(text)
        return cls(tuple(runs), tuple(dict.fromkeys(wholes)))


class PartialMatcher:
    """Finds what holds parts of a query in one snapshot."""

    def __init__(self, reader: IndexReader, matcher: Matcher, ranker: Ranker, table: WordTable) -> None:
        self._reader = reader
        self._matcher = matcher
        self._ranker = ranker
        self._table = table
        self._rarity = Rarity(table)
        self._last: tuple[tuple[QueryTerm, ...], _Question | None] | None = None

    def find(self, terms: Sequence[QueryTerm]) -> list[tuple[int, float]]:
        """The passages that hold enough of the terms, best first, with their scores; quoted words whole if any does."""
        question = self._question(tuple(terms))
        if question is None:
            return []
        weights, ranking = question
        quoted = [self._matcher.passages_with(term) for term in terms if term.exact]
        only = reduce(DocumentSet.__and__, quoted) if quoted else EMPTY
        return ranking.best(self._candidates(weights, only).tolist())

    def scores(self, terms: Sequence[QueryTerm], documents: Sequence[int]) -> dict[int, float]:
        """How much of the terms each of the documents holds, however little."""
        question = self._question(tuple(terms))
        return {} if question is None else dict(question[1].best(documents, enough=0.0))

    # --- inside -----------------------------------------------------------------------------------------------------

    def _question(self, terms: tuple[QueryTerm, ...]) -> _Question | None:
        """What the parts of the terms say and what ranks by it; a query asks for the same terms up to three times."""
        if self._last is None or self._last[0] != terms:
            weights, typed = self._weights(terms), [term.text for term in terms]
            question = None if weights is None else (weights, self._ranker.partial_ranking(typed, weights))
            self._last = terms, question
        return self._last[1]

    def _weights(self, terms: Sequence[QueryTerm]) -> PartialWeights | None:
        """What the parts of the terms say; None when they are nothing but numbers and Latin words."""
        parts = QuestionParts.of(terms)
        general = {pair: weight for run in parts.runs for pair, weight in self._general(run)}
        if not general or self._is_gibberish("".join(parts.runs)):
            return None
        seldom = {pair: self._seldom(self._reader.frequency(BODY, pair)) for pair in general}
        holding = {term: self._matcher.passages_with(term) for term in parts.wholes}
        return PartialWeights(
            runs=parts.runs,
            pairs={pair: seldom[pair] * weight for pair, weight in general.items()},
            seldom=seldom,
            wholes={term: self._seldom(len(held)) for term, held in holding.items()},
            holding=holding,
        )

    def _is_gibberish(self, text: str) -> bool:
        """Whether a third of the characters are such as nobody writes: what is left of them asks nothing."""
        return 3 * unknown_characters(text, self._reader, self._table) >= sum(map(is_han, text)) > 0

    def _seldom(self, passages: int) -> float:
        """How much it says to hold what stands in so many passages."""
        return math.log(1 + self._reader.passages / (1 + passages))

    def _general(self, run: str) -> list[tuple[str, float]]:
        """The pairs of a run, each with how much it says: little when the word it is in is common everywhere."""
        says: list[tuple[int, float]] = []  # per character its word's number and rarity
        at = 0
        for number, word in enumerate(asked_words(run)):
            start = run.find(word, at)
            if start < 0:
                continue  # simplified otherwise: counts as a rare word
            says += [(-1 - n, 1.0) for n in range(len(says), start)]
            says += [(number, self._rarity.of(word))] * len(word)
            at = start + len(word)
        says += [(-1 - n, 1.0) for n in range(len(says), len(run))]
        out = []
        for (one, first), (other, second), pair in zip(says, says[1:], map("".join, pairwise(run)), strict=False):
            if is_han(pair[0]) or is_han(pair[1]) or pair.isalnum():
                rarity = first if one == other else _ACROSS * min(first, second)
                if _HIDDEN not in pair:
                    out.append((pair, max(rarity, _COMMONEST)))
        if len(run) == 1 and is_han(run):
            out.append((run, 1.0))
        return out

    def _candidates(self, weights: PartialWeights, only: DocumentSet) -> NDArray[np.int32]:
        """The passages worth a closer look, ascending: those that hold most of the rarest pairs and wholes.

        What stands in their headings and keywords counts; the best articles by their keywords join by their openings,
        unless the passages are to be among ``only``.
        """
        reader = self._reader
        scores = np.zeros(reader.lengths.size)
        asked = np.zeros(len(scores), np.bool_)
        parts = [(weight, term.text, weights.holding[term]) for term, weight in weights.wholes.items()]
        parts += [(weight, pair, reader.postings(BODY, pair)) for pair, weight in weights.pairs.items()]
        left = sum(weight for weight, _, _ in parts)
        enough = left * (1 - _NAMING)
        for weight, _, having in sorted(parts, key=lambda part: (-part[0], part[1])):
            known = (having & only if only else having).array
            if left <= enough:
                known = known[asked[known]]
            scores[known] += weight
            asked[known] = True
            left -= weight
        for pair, weight in weights.pairs.items():
            around = reader.postings(CONTEXT, pair).array
            scores[around[asked[around]]] += weight * 0.6
        self._add_keyed(scores, asked, weights, openings=not only)
        found = np.flatnonzero(asked).astype(np.int32)
        if len(found) > _LOOKED_AT:
            least = np.partition(scores[found], -_LOOKED_AT)[-_LOOKED_AT]
            found = found[scores[found] >= least]
        return found[np.argsort(-scores[found], kind="stable")[:_LOOKED_AT]]

    def _add_keyed(
        self, scores: NDArray[np.float64], asked: NDArray[np.bool_], weights: PartialWeights, *, openings: bool
    ) -> None:
        """Add what the keywords of the passages' articles hold; the best of these articles join by their openings."""
        reader, keyed = self._reader, Counter[int]()
        for pair, weight in weights.seldom.items():
            for serial in reader.articles_with_keyword_bigram(pair):
                keyed[serial] += weight * IN_KEYWORDS  # type: ignore[assignment]
        for term, weight in weights.wholes.items():
            for serial in reader.articles_with_keyword_bigram(term.text[:2]):
                if term.text in reader.keywords(serial):
                    keyed[serial] += weight * IN_KEYWORDS  # type: ignore[assignment]
        best = sorted(keyed, key=lambda serial: (-keyed[serial], serial))[:_BY_KEYWORDS] if openings else []
        asked[[n for n in map(reader.first_passage, best) if n is not None]] = True
        if keyed:
            found = np.flatnonzero(asked).astype(np.int32)
            serials, at = np.unique(reader.serials(found), return_inverse=True)
            scores[found] += np.array([keyed[serial] for serial in serials.tolist()], np.float64)[at]
