"""Passages that mean what is asked, though in other words: static word vectors, no model, no Whoosh.

Two steps. The question's vector, a sum of its words' vectors with the rare ones first, finds the CANDIDATES whose own
vectors are nearest. These are then read word by word: each word of the question looks for the most alike word of the
passage, and the score is how well all of them find one, 0 to 1. A passage beside which another one of its section
answers, too, comes before one that stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kb.search.index.meaning_index import ASKED, SHARPENED, MeaningIndex
from kb.search.index.rarity import Rarity
from kb.search.index.word_vectors import WordTable, scalar_products
from kb.text.lazy_pattern import lazy_pattern
from kb.text.segment import plain_words

CANDIDATES = 300  # with 150, 72 instead of 74 of 100 look-ups are answered among the first ten; with 600 no more
# A passage less like the question than this says nothing about it. Of 170 look-ups 3 find nothing above it; questions
# about other things (weather, cooking) reach 0.3 to 0.5, so most of them find little.
FLOOR = 0.38
# Words less alike than this are not named as the reason, nor words that are as common as 什么 and 需要.
NAMED, NAMED_RARITY = 0.5, 0.5
# Two words are alike from this cosine on: below it lie words that have nothing to do with each other.
ALIKE = 0.2
# A word of the title, the headings, the keywords or of how people ask counts so much for a word of the question.
CONTEXT_WORD_WEIGHT = 0.75
# So much of the best other passage of its section is added: of 170 look-ups 65 % instead of 59 % are answered among the
# first three.
SECTION = 0.2
# Passages whose vectors are widened to floats at once: they stay in the cache. einsum and not BLAS, which waits for
# threads of its own: 4 ms for 100,000 passages either way, but 250 where other programs keep the cores busy.
_BLOCK = 512
_ROUNDING = 1e-4
_ASKING = lazy_pattern(r"[吗呢咋啥谁哪怎几嗎誰幾]|多少|如何|是否|(.)不\1|能.?不能")
_PLACE_WEIGHTS = np.array([1.0, CONTEXT_WORD_WEIGHT, CONTEXT_WORD_WEIGHT], np.float32)  # INSIDE, OUTSIDE, ASKED


@dataclass(frozen=True, slots=True)
class WordPair:
    """A word of a question, the word of a passage that is most alike, and their cosine."""

    asked: str
    found: str
    alike: float


@dataclass(frozen=True, slots=True)
class MeaningHit:
    """A passage by its number, how well it answers (FLOOR to 1), and the pair of different words that says most why.

    ``pair`` is None when the passage holds the words themselves, or none that is much like them.
    """

    passage: int
    score: float
    pair: WordPair | None


@dataclass(frozen=True, slots=True, eq=False)
class MeaningQuestion:
    """The words of a question with their vectors and weights, and their numbers in the vocabulary (−1 for none).

    ``vector`` stands for the whole question: a sum over its words, the rare ones first.
    """

    words: tuple[str, ...]
    vectors: NDArray[np.float32]
    rarity: NDArray[np.float32]
    weights: NDArray[np.float32]
    numbers: NDArray[np.int64]
    vector: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """Candidates word by word: the words of candidate ``i`` begin at ``starts[i]`` of ``rows`` and ``places``.

    ``rows`` are those of the ``distinct`` words, which have a row in ``alike`` with a column for each word of the
    question; ``scores`` has one number a candidate.
    """

    candidates: NDArray[np.int64]
    starts: NDArray[np.int64]
    distinct: NDArray[np.int64]
    rows: NDArray[np.int32]
    places: NDArray[np.uint8]
    alike: NDArray[np.float32]
    scores: NDArray[np.float32]


class MeaningSearch:
    """Answers questions from one index. Safe to call from any thread."""

    def __init__(self, index: MeaningIndex, table: WordTable) -> None:
        self._index = index
        self._table = table
        self._rarity = Rarity(table)
        self._last: tuple[str, MeaningQuestion] | None = None

    def find(
        self, text: str, *, limit: int = 50, floor: float = FLOOR, explained: bool = True
    ) -> tuple[MeaningHit, ...]:
        """The passages that mean most nearly what ``text`` asks, best first, at most ``limit``; ``explained`` by pairs.

        None for a text without a known word of more than one character, unless it asks (钱让狗咬烂了还能换吗):
        of 300 runs of common characters drawn by chance 34 would else find something.
        """
        if not self._index.passages:
            return ()
        question = self.question(text)
        says_something = any(map(self._says_something, question.words)) or _ASKING.search(text)
        if not says_something or self._reaches(question) < floor - _ROUNDING:
            return ()
        read = self._read(question, self._nearest(question))
        answering = np.flatnonzero(read.scores >= floor)
        sections = self._index.sections[read.candidates[answering]]
        ranks = read.scores[answering] + SECTION * _best_other(read.scores[answering], sections)
        best = answering[np.lexsort((read.candidates[answering], -ranks))[:limit]]
        pairs = self._pairs(question, read, best) if explained else [None] * len(best)
        return tuple(
            MeaningHit(passage, score, pair)
            for passage, score, pair in zip(
                read.candidates[best].tolist(), read.scores[best].tolist(), pairs, strict=True
            )
        )

    def known_share(self, text: str) -> float:
        """How much of what ``text`` says the table has words for, 0 to 1: names it does not know it cannot judge."""
        asked = list(dict.fromkeys(plain_words(text)))
        rarity = self._rarity.of_all(asked)
        known = np.array([word in self._table.index or word.isascii() for word in asked], np.bool_)
        total = float(rarity.sum())
        return float(rarity[known].sum()) / total if total else 1.0

    def question(self, text: str) -> MeaningQuestion:
        """The words of ``text`` as they are asked for; the last one is kept, as a search asks for it three times."""
        last = self._last
        if last is None or last[0] != text:
            self._last = last = text, self._read_question(text)
        return last[1]

    def likenesses(
        self, question: MeaningQuestion, passages: NDArray[np.int64]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """How nearly each of the passages means what is asked: read word by word, and by the vector of the whole.

        Both reach 1; a passage without a word has 0.
        """
        index, asked = self._index, question.vector
        scores, near = np.zeros(len(passages), np.float32), np.zeros(len(passages), np.float32)
        having = np.flatnonzero(index.starts[passages + 1] > index.starts[passages])
        if len(having) and len(question.words):
            scores[having] = self._read(question, passages[having]).scores
        vectors = index.vectors[passages].astype(np.float32)
        near = np.einsum("ij,j->i", vectors, asked) * index.scales[passages] / max(float(np.linalg.norm(asked)), 1e-9)
        return scores, near

    # --- inside -----------------------------------------------------------------------------------------------------

    @cached_property
    def _rows(self) -> NDArray[np.int32]:
        """The row in the table of each word of the vocabulary."""
        return self._table.rows(self._index.vocabulary)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self._index.vocabulary)}

    def _reaches(self, question: MeaningQuestion) -> float:
        """What no passage's score exceeds: of a word that stands in no passage and in no table there is none alike."""
        answered = (question.numbers >= 0) | (self._table.rows(question.words) >= 0)
        return float(question.weights[answered].sum()) / max(float(question.weights.sum()), 1e-9)

    def _says_something(self, word: str) -> bool:
        return len(word) > 1 and word in self._table.index

    def _read_question(self, text: str) -> MeaningQuestion:
        asked = tuple(dict.fromkeys(self._table.words(text)))
        index = self._index
        rarity = self._rarity.of_all(asked)
        numbers = np.array([self._numbers.get(word, -1) for word in asked], np.int64)
        holding = np.where(numbers < 0, 0, index.holding[numbers]) if len(index.vocabulary) else np.zeros(len(asked))
        total = np.log(1 + index.passages)
        seldom = np.log(1 + index.passages / (1 + holding)) / total if total else np.ones(len(asked))
        weights = (rarity**SHARPENED * seldom).astype(np.float32)
        vector = np.einsum("i,ij->j", rarity**SHARPENED, self._table.summed(asked)).astype(np.float32)
        return MeaningQuestion(asked, self._table.embed(asked), rarity, weights, numbers, vector)

    def _nearest(self, question: MeaningQuestion) -> NDArray[np.int64]:
        """The numbers of the passages whose vectors are nearest, in no order."""
        index = self._index
        asked = question.vector
        near, room = np.empty(index.passages, np.float32), np.empty((_BLOCK, len(asked)), np.float32)
        for start in range(0, index.passages, _BLOCK):
            block = index.vectors[start : start + _BLOCK]
            widened = room[: len(block)]
            np.copyto(widened, block)
            np.einsum("ij,j->i", widened, asked, out=near[start : start + _BLOCK])
        near *= index.scales
        best = np.arange(len(near))
        if len(near) > CANDIDATES:
            best = np.argpartition(near, -CANDIDATES)[-CANDIDATES:]
        return best[(near[best] > 0) & (index.starts[best + 1] > index.starts[best])]

    def _read(self, question: MeaningQuestion, candidates: NDArray[np.int64]) -> _Read:
        """The candidates word by word."""
        index = self._index
        lengths = index.starts[candidates + 1] - index.starts[candidates]
        ends = np.cumsum(lengths)
        starts = ends - lengths
        where = np.arange(lengths.sum()) + np.repeat(index.starts[candidates] - starts, lengths)
        numbers, places = index.postings.take(where), index.places.take(where)
        held = np.zeros(len(index.vocabulary), np.bool_)
        held[numbers] = True
        distinct = np.flatnonzero(held)
        row_of = np.empty(len(held), np.int32)  # np.unique would sort all numbers to tell the same
        row_of[distinct] = np.arange(len(distinct))
        rows = row_of.take(numbers)
        alike = self._alike(question, distinct)
        weights = _PLACE_WEIGHTS.take(places)
        best = np.zeros((len(question.words), len(candidates)), np.float32)
        for each, column in zip(best, alike.T, strict=True) if len(candidates) else ():  # a row of all fits no cache
            np.maximum.reduceat(np.ascontiguousarray(column).take(rows) * weights, starts, out=each)
        scores = np.ascontiguousarray(best.T) @ question.weights / max(float(question.weights.sum()), 1e-9)
        return _Read(candidates, starts, distinct, rows, places, alike, scores)

    def _alike(self, question: MeaningQuestion, numbers: NDArray[np.int64]) -> NDArray[np.float32]:
        """How alike words of the vocabulary are to each word of the question: 0 to 1, a row a word."""
        index = self._index
        vectors = self._table.vectors.take(self._rows[numbers], axis=0).astype(np.float32)
        vectors *= index.word_scales[numbers][:, None]
        alike = scalar_products(vectors, question.vectors)
        alike -= np.float32(ALIKE)
        alike /= np.float32(1 - ALIKE)
        np.clip(alike, 0, 1, out=alike)
        alike[numbers[:, None] == question.numbers[None, :]] = 1
        return alike

    def _pairs(self, question: MeaningQuestion, read: _Read, chosen: NDArray[np.int64]) -> list[WordPair | None]:
        """Of each chosen candidate the pair of different words that adds most to its score, of words that it shows."""
        if not len(chosen):
            return []
        ends = np.append(read.starts[1:], len(read.rows))[chosen]
        lengths = ends - read.starts[chosen]
        starts = np.cumsum(lengths) - lengths
        where = np.arange(lengths.sum()) + np.repeat(read.starts[chosen] - starts, lengths)
        rows, shown = read.rows[where], np.where(read.places[where] == ASKED, 0, _PLACE_WEIGHTS[read.places[where]])
        numbers, alike = read.distinct[rows], read.alike[rows] * shown.astype(np.float32)[:, None]
        most = np.maximum.reduceat(alike, starts, axis=0)
        # The first word of each candidate that is as alike as the most alike one.
        first = np.where(alike == np.repeat(most, lengths, axis=0), np.arange(len(where))[:, None], len(where))
        best = numbers[np.minimum.reduceat(first, starts, axis=0)]
        named = (best != question.numbers) & (question.rarity >= NAMED_RARITY)
        named &= most >= (NAMED - ALIKE) / (1 - ALIKE)
        named &= np.array([len(word) > 1 for word in question.words])  # 卡≈说 explains nothing to anybody
        says = np.where(named, most * question.weights, 0)
        asked = says.argmax(axis=1)
        return [
            self._pair(question, at, number) if say > 0 else None
            for at, number, say in zip(
                asked.tolist(),
                np.take_along_axis(best, asked[:, None], axis=1)[:, 0].tolist(),
                np.take_along_axis(says, asked[:, None], axis=1)[:, 0].tolist(),
                strict=True,
            )
        ]

    def _pair(self, question: MeaningQuestion, asked: int, found: int) -> WordPair:
        vector = self._table.vectors[self._rows[found]] * self._index.word_scales[found]
        return WordPair(question.words[asked], self._index.vocabulary[found], float(vector @ question.vectors[asked]))


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
