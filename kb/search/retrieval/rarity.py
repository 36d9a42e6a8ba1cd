"""How much a word says: little when it is common in general Chinese, whatever it is in the library.

In formal articles 必须, 一半 and 要不要 are rare, so a count of the library's passages alone lets them lead a question.
"""

import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kb.search.retrieval.word_vectors import WordTable

# 行不行, 要不要, 有没有: asking whether, which says as much as the word that is asked.
_WHETHER = re.compile(r"(.+?)[不没](?=\1)")


class Rarity:
    """The rarity of words in general Chinese: 0 for the commonest, 1 for those found ten times or less in ``counted``."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._top = math.log(table.counted / 10)

    def of(self, word: str) -> float:
        """The rarity of a word (simplified, in lower case), 0 to 1; a word that no table knows is rare."""
        asked = _WHETHER.match(word)
        row = self._table.index.get(asked[1] if asked else word)
        frequency = 0 if row is None else int(self._table.frequencies[row])
        return min(max(math.log(self._table.counted / (frequency + 1)) / self._top, 0.0), 1.0)

    def of_all(self, words: Sequence[str]) -> NDArray[np.float32]:
        """The rarity of each word."""
        return np.array([self.of(word) for word in words], np.float32)
