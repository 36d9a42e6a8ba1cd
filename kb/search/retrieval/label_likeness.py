"""How much a question and a short text (a heading, a title, a written question) say the same, looked at from both.

A long question that is written down has a word in common with nearly everything that is asked, and a heading of two
characters with nearly nothing: so it counts what of the question stands in the text, and what of the text is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from kb.search.index.meaning_index import SHARPENED
from kb.search.index.rarity import Rarity
from kb.search.index.word_vectors import WordTable, scalar_products
from kb.search.retrieval.meaning import ALIKE, MeaningQuestion

_KEPT = 20_000  # texts whose words are kept: cutting a text takes longer than comparing it
_Words = tuple[tuple[str, ...], NDArray[np.int32], NDArray[np.float32]]


class LabelLikeness:
    """Compares short texts with questions by the words of a table."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._rarity = Rarity(table)
        self._cut = lru_cache(maxsize=_KEPT)(self._words)

    def of(self, question: MeaningQuestion, texts: Sequence[str]) -> NDArray[np.float32]:
        """For each text 0 to 1: the harmonic mean of how much it holds of the question and how much of it is asked."""
        cut = [self._cut(text) for text in texts]
        lengths = np.fromiter((len(words) for words, _, _ in cut), np.int64, len(cut))
        having = np.flatnonzero(lengths)
        out = np.zeros(len(texts), np.float32)
        if not len(having) or not question.words:
            return out
        starts = (np.cumsum(lengths) - lengths)[having]
        weights = np.concatenate([weights for _, _, weights in cut])
        alike = self._alike(question, cut)
        asked = np.maximum.reduceat(alike, starts, axis=0) @ question.weights / max(float(question.weights.sum()), 1e-9)
        total = np.maximum(np.add.reduceat(weights, starts), 1e-9)
        said = np.add.reduceat(alike.max(axis=1) * weights, starts) / total
        out[having] = 2 * asked * said / np.maximum(asked + said, 1e-9)
        return out

    # --- inside -----------------------------------------------------------------------------------------------------

    def _words(self, text: str) -> _Words:
        words = tuple(dict.fromkeys(self._table.words(text)))
        return words, self._table.rows(words), self._rarity.of_all(words) ** SHARPENED

    def _alike(self, question: MeaningQuestion, cut: Sequence[_Words]) -> NDArray[np.float32]:
        """How alike each word of the texts is to each word of the question: 0 to 1, a row a word."""
        rows = np.concatenate([rows for _, rows, _ in cut])
        distinct, at = np.unique(rows, return_inverse=True)
        scales = np.where(distinct < 0, 0, self._table.scales[distinct]).astype(np.float32)
        cosines = scalar_products(self._table.vectors[distinct] * scales[:, None], question.vectors)
        alike = np.clip((cosines - ALIKE) / (1 - ALIKE), 0, 1).astype(np.float32)[at]
        unknown = np.flatnonzero(rows < 0)  # Latin words and the like: the same or nothing
        if len(unknown):
            words = [word for words, _, _ in cut for word in words]
            for n in unknown.tolist():
                alike[n] = [word == words[n] for word in question.words]
        return np.asarray(alike, np.float32)
