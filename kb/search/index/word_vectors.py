"""Static word vectors: how near two words are in meaning, looked up in a table, with no model at run time.

The table (``resources/word_vectors``, see its README.txt) holds a vector of unit length for each of its words, as whole
numbers from −127 to 127 times a scale. A word that is not in it is read as the words and characters that it is made of.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kb.resources import resource
from kb.search.index.block_foldings import simplify_blocks
from kb.search.index.stored_array import mapped_array
from kb.text.segment import plain_words, plain_words_of_all

FOLDER = resource("word_vectors")
_LONGEST = 6  # characters of a word of the table
# Products of more multiplications BLAS shares out among threads of its own, for which it waits a quarter of a second
# where other programs keep the cores busy.
_UNSHARED = 1 << 18
_AT_ONCE = 200  # texts cut together: no other thread runs meanwhile


@dataclass(frozen=True)
class WordTable:
    """The words of the table, ``listed`` a line each; row ``index[word]`` of each array is the word's.

    ``frequencies`` says how often each word stands in general Chinese, among ``counted`` words in all. What a word adds
    to the sum that stands for a text is fitted to questions and answers: for the words in rows ``fitted`` (in order)
    ``summands`` times ``summand_scales``, one a row, and for all others their vector times the matrix ``turn``. (A row
    for every word would be 3.4 MB more.)
    """

    listed: str
    vectors: NDArray[np.int8]
    scales: NDArray[np.float32]
    frequencies: NDArray[np.uint32]
    turn: NDArray[np.float32]
    fitted: NDArray[np.int32]
    summands: NDArray[np.int8]
    summand_scales: NDArray[np.float32]
    counted: int

    @classmethod
    def load(cls, folder: Path = FOLDER) -> WordTable:
        """Open the table, the vectors mapped. Raises OSError, ValueError for a broken one."""
        table = cls(
            listed=(folder / "words.txt").read_text("utf-8"),
            vectors=mapped_array(folder / "vectors.npy"),
            scales=np.load(folder / "scales.npy", allow_pickle=False),
            frequencies=np.load(folder / "frequencies.npy", allow_pickle=False),
            turn=np.load(folder / "turn.npy", allow_pickle=False),
            fitted=np.load(folder / "fitted.npy", allow_pickle=False),
            summands=mapped_array(folder / "summands.npy"),
            summand_scales=np.load(folder / "summand_scales.npy", allow_pickle=False),
            counted=json.loads((folder / "manifest.json").read_text("utf-8"))["counted"],
        )
        of_all, of_fitted = (table.vectors, table.scales, table.frequencies), (table.summands, table.summand_scales)
        if (
            any(len(array) != table.listed.count("\n") for array in of_all)
            or any(len(array) != len(table.fitted) for array in of_fitted)
            or table.turn.shape != (table.dimensions, table.dimensions)
        ):
            raise ValueError(f"{folder}: the files of the table do not fit together")
        return table

    @classmethod
    @cache
    def shared(cls) -> WordTable:
        """The table that the program brings, opened once. Raises OSError, ValueError."""
        return cls.load()

    @cached_property
    def index(self) -> dict[str, int]:
        """Word → row, made when a question is first asked: 36,000 words take 10 ms and 4 MB."""
        return {word: row for row, word in enumerate(self.listed.splitlines())}

    def make_tables(self) -> Iterator[None]:
        """Make what the first question would wait for, in one step."""
        self.index  # noqa: B018 - made when first read
        yield

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return int(self.vectors.shape[1])

    def words(self, text: str) -> list[str]:
        """The words of ``text`` in its order, as the table has them.

        What the segmenter takes for a word and the table does not know (拍行 in 被拍行吗) is cut into the longest words
        that it knows, at last into characters: as a word that stands nowhere it would lead the question. Of 170
        look-ups this answers 44 % first instead of 37 %. What is not Chinese stays whole.
        """
        cut = plain_words(text)
        if self.index.keys() >= {*cut}:  # as nearly always
            return cut
        return [*chain.from_iterable(map(self.known_parts, cut))]

    def words_of_all(self, texts: Sequence[str]) -> list[list[str]]:
        """The same of each of the texts, cut together."""
        out: list[list[str]] = []
        for first in range(0, len(texts), _AT_ONCE):
            out += plain_words_of_all(simplify_blocks(texts[first : first + _AT_ONCE]))
        return [[*chain.from_iterable(map(self.parts_of, words))] for words in out]

    def rows(self, words: Sequence[str]) -> NDArray[np.int32]:
        """The row of each word; −1 for a word that is not in the table."""
        return np.fromiter(map(self.index.get, words, repeat(-1)), np.int32, len(words))

    def embed(self, words: Sequence[str]) -> NDArray[np.float32]:
        """A vector of unit length for each word, one a row; zeros for a word that is not in the table."""
        rows = self.rows(words)
        scales = np.where(rows < 0, 0, self.scales[rows]).astype(np.float32)
        return np.asarray(self.vectors[rows] * scales[:, None], np.float32)

    def summed(self, words: Sequence[str]) -> NDArray[np.float32]:
        """What each word adds to the sum that stands for a text, one a row; zeros for a word not in the table."""
        rows = self.rows(words)
        places = np.minimum(np.searchsorted(self.fitted, rows), len(self.fitted) - 1)
        own = self.fitted[places] == rows
        out = np.asarray(self.summands[places] * self.summand_scales[places, None], np.float32)
        others = np.flatnonzero(~own & (rows >= 0))
        turned = np.einsum("ij,jk->ik", self.vectors[rows[others]] * self.scales[rows[others], None], self.turn)
        out[~own], out[others] = 0, turned
        return out

    def parts_of(self, word: str) -> tuple[str, ...]:
        """The same as ``known_parts``, sooner for a word of the table."""
        return (word,) if word in self.index else tuple(self.known_parts(word))

    def known_parts(self, word: str) -> Iterator[str]:
        """A word, or the longest words of the table, and characters, that it is made of."""
        if word in self.index or word.isascii():
            yield word
            return
        at = 0
        while at < len(word):
            sizes = range(min(_LONGEST, len(word) - at), 1, -1)
            size = next((size for size in sizes if word[at : at + size] in self.index), 1)
            yield word[at : at + size]
            at += size


def scalar_products(rows: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each row's products with each of the ``others``, a row a row: by BLAS, in a third of the time of einsum."""
    out = np.empty((len(rows), len(others)), np.float32)
    step = max(1, _UNSHARED // max(others.size, 1))
    for start in range(0, len(rows), step):
        np.matmul(rows[start : start + step], others.T, out=out[start : start + step])
    return out
