"""Static word vectors: how near two words are in meaning, looked up in a table, with no model at run time.

The table (``resources/word_vectors``, see its README.txt) holds a vector of unit length for each of its words, as whole
numbers from −127 to 127 times a scale. A word that is not in it is what its characters are together.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).parents[3] / "resources" / "word_vectors"
# A word out of its characters is a guess: it is never quite as near to another as a known one.
COMPOSED = 0.9


@dataclass(frozen=True, slots=True)
class WordTable:
    """The words of the table; row ``index[word]`` of each array is the word's.

    ``frequencies`` says how often each word stands in general Chinese, among ``counted`` words in all.
    """

    index: dict[str, int]
    vectors: NDArray[np.int8]
    scales: NDArray[np.float32]
    frequencies: NDArray[np.uint32]
    counted: int

    @classmethod
    def load(cls, folder: Path = FOLDER) -> WordTable:
        """Open the table: 35,000 words in 15 ms, the vectors mapped. Raises OSError, ValueError for a broken one."""
        words = (folder / "words.txt").read_text("utf-8").splitlines()
        table = cls(
            index={word: row for row, word in enumerate(words)},
            vectors=np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False),
            scales=np.load(folder / "scales.npy", allow_pickle=False),
            frequencies=np.load(folder / "frequencies.npy", allow_pickle=False),
            counted=json.loads((folder / "manifest.json").read_text("utf-8"))["counted"],
        )
        if not len(table.vectors) == len(table.scales) == len(table.frequencies) == len(table.index):
            raise ValueError(f"{folder}: the files of the table do not fit together")
        return table

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""
        return int(self.vectors.shape[1])

    def embed(self, words: Sequence[str]) -> NDArray[np.float32]:
        """A vector for each word, one a row: of unit length, shorter when composed, zero when nothing is known of it."""
        rows = np.array([self.index.get(word, -1) for word in words], np.int64)
        out = self.vectors[rows].astype(np.float32) * self.scales[rows][:, None]
        for at in np.flatnonzero(rows < 0):
            out[at] = self._composed(words[at])
        return out

    def _composed(self, word: str) -> NDArray[np.float32]:
        rows = [row for character in word if (row := self.index.get(character)) is not None]
        total = (self.vectors[rows].astype(np.float32) * self.scales[rows][:, None]).sum(axis=0)
        length = float(np.linalg.norm(total))
        whole = len(rows) == len(word)  # of 微信x, half is not known
        return np.asarray(total * (COMPOSED / length) if length and whole else total * 0, np.float32)
