"""Passages that mean what is asked, though in other words: static word vectors, no model, no Whoosh.

Two steps. The question's vector, a sum of its words' vectors with the rare ones first, finds the CANDIDATES whose own
vectors are nearest. These are then read word by word: each word of the question looks for the most alike word of the
passage, and the score is how well all of them find one, 0 to 1. A passage beside which another one of its section
answers, too, comes before one that stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.search.retrieval.meaning_index import INSIDE, SHARPENED, MeaningIndex
from kb.search.retrieval.rarity import Rarity
from kb.search.retrieval.word_vectors import WordTable

CANDIDATES = 300  # with 150, 72 instead of 74 of 100 look-ups are answered among the first ten; with 600 no more
# A passage less like the question than this says nothing about it.
FLOOR = 0.42
# Two words are alike from this cosine on: below it lie words that have nothing to do with each other.
ALIKE = 0.2
# A word of the title or the headings counts so much for a word of the question.
AROUND = 0.75
# So much of the best other passage of its section is added: of 170 look-ups 65 % instead of 59 % are answered among the
# first three.
SECTION = 0.2
_BLOCK = 4096  # passages whose vectors are widened to floats at once: they stay in the cache


@dataclass(frozen=True, slots=True)
class WordPair:
    """A word of a question, the word of a passage that is most alike, and their cosine."""

    asked: str
    found: str
    alike: float


@dataclass(frozen=True, slots=True)
class MeaningHit:
    """A passage by its number, how well it answers (FLOOR to 1), and the pair of different words that says most why.

    ``pair`` is None when the passage holds every word that it was found by.
    """

    passage: int
    score: float
    pair: WordPair | None


@dataclass(frozen=True, slots=True)
class _Question:
    """The words of a question with their vectors and weights, and their numbers in the vocabulary (−1 for none)."""

    words: tuple[str, ...]
    vectors: NDArray[np.float32]
    rarity: NDArray[np.float32]
    weights: NDArray[np.float32]
    numbers: NDArray[np.int64]


class MeaningSearch:
    """Answers questions from one index. Safe to call from any thread."""

    def __init__(self, index: MeaningIndex, table: WordTable) -> None:
        self._index = index
        self._table = table
        self._rarity = Rarity(table)
        self._numbers = {word: number for number, word in enumerate(index.vocabulary)}

    def find(self, text: str, *, limit: int = 50, floor: float = FLOOR) -> tuple[MeaningHit, ...]:
        """The passages that mean most nearly what ``text`` asks, best first; none for a text without known words."""
        question = self._question(text)
        if not len(question.words) or not self._index.passages:
            return ()
        candidates = self._nearest(question)
        if not len(candidates):
            return ()
        scores = self._scores(question, candidates)
        candidates, scores = candidates[scores >= floor], scores[scores >= floor]
        ranks = scores + SECTION * _best_other(scores, self._index.sections[candidates])
        return tuple(
            MeaningHit(int(candidates[at]), float(scores[at]), self._pair(question, int(candidates[at])))
            for at in np.lexsort((candidates, -ranks))[:limit]
        )

    # --- inside -----------------------------------------------------------------------------------------------------

    def _question(self, text: str) -> _Question:
        asked = tuple(dict.fromkeys(self._table.words(text)))
        index = self._index
        rarity = self._rarity.of_all(asked)
        numbers = np.array([self._numbers.get(word, -1) for word in asked], np.int64)
        holding = np.where(numbers < 0, 0, index.holding[numbers]) if len(index.vocabulary) else np.zeros(len(asked))
        total = np.log(1 + index.passages)
        seldom = np.log(1 + index.passages / (1 + holding)) / total if total else np.ones(len(asked))
        weights = (rarity**SHARPENED * seldom).astype(np.float32)
        return _Question(asked, self._table.embed(asked), rarity, weights, numbers)

    def _nearest(self, question: _Question) -> NDArray[np.int64]:
        """The numbers of the passages whose vectors are nearest, in no order."""
        index = self._index
        asked = question.rarity**SHARPENED @ question.vectors
        near = np.empty(index.passages, np.float32)
        for start in range(0, index.passages, _BLOCK):
            near[start : start + _BLOCK] = index.vectors[start : start + _BLOCK].astype(np.float32) @ asked
        near *= index.scales
        best = np.arange(len(near))
        if len(near) > CANDIDATES:
            best = np.argpartition(near, -CANDIDATES)[-CANDIDATES:]
        return best[(near[best] > 0) & (index.starts[best + 1] > index.starts[best])]

    def _scores(self, question: _Question, candidates: NDArray[np.int64]) -> NDArray[np.float32]:
        index = self._index
        lengths = index.starts[candidates + 1] - index.starts[candidates]
        ends = np.cumsum(lengths)
        where = np.arange(ends[-1]) + np.repeat(index.starts[candidates] - (ends - lengths), lengths)
        distinct, at = np.unique(index.postings[where], return_inverse=True)
        found = self._alike(question, distinct)[at]
        found *= np.where(index.places[where] == INSIDE, np.float32(1), np.float32(AROUND))[:, None]
        best = np.maximum.reduceat(found, ends - lengths, axis=0)
        scores: NDArray[np.float32] = best @ question.weights / question.weights.sum()
        return scores

    def _alike(self, question: _Question, numbers: NDArray[np.int32]) -> NDArray[np.float32]:
        """How alike words of the vocabulary are to each word of the question: 0 to 1, a row a word."""
        index = self._index
        vectors = index.word_vectors[numbers] * index.word_scales[numbers][:, None]
        alike = np.clip((vectors @ question.vectors.T - ALIKE) / (1 - ALIKE), 0, 1)
        alike[numbers[:, None] == question.numbers[None, :]] = 1
        return np.asarray(alike, np.float32)

    def _pair(self, question: _Question, passage: int) -> WordPair | None:
        index = self._index
        numbers = index.postings[index.starts[passage] : index.starts[passage + 1]]
        alike = self._alike(question, np.asarray(numbers))
        best = alike.argmax(axis=0)
        says = np.where(numbers[best] == question.numbers, 0, alike.max(axis=0) * question.weights)
        asked = int(says.argmax())
        if says[asked] <= 0:
            return None
        found = int(numbers[best[asked]])
        cosine = float(alike[best[asked], asked]) * (1 - ALIKE) + ALIKE
        return WordPair(question.words[asked], index.vocabulary[found], cosine)


def _best_other(scores: NDArray[np.float32], sections: NDArray[np.int32]) -> NDArray[np.float32]:
    """For each candidate the score of the best other one of its section, 0 for none."""
    if not len(scores):
        return scores
    order = np.lexsort((-scores, sections))
    ordered, of_section = scores[order], sections[order]
    first = np.flatnonzero(np.diff(of_section, prepend=of_section[0] - 1))  # where each section begins
    lengths = np.diff(first, append=len(order))
    second = np.where(lengths > 1, ordered[np.minimum(first + 1, len(order) - 1)], 0)
    others = np.repeat(ordered[first], lengths)
    others[first] = second
    out = np.empty_like(scores)
    out[order] = others
    return out
