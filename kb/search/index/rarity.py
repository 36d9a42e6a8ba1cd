"""How much a word says: little when it is common in general Chinese, whatever it is in the library.

In formal articles 必须, 一半 and 要不要 are rare, so a count of the library's passages alone lets them lead a question.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kb.search.index.word_vectors import WordTable
from kb.text.segment import boundaries

# 行不行, 要不要, 有没有: asking whether, which says as much as the word that is asked.
_WHETHER = re.compile(r"(.+?)[不没](?=\1)")


class Rarity:
    """The rarity of words in general Chinese: 0 for the commonest, 1 for those counted ten times or less."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._top = math.log(table.counted / 10)

    def of(self, word: str) -> float:
        """The rarity of a word (simplified, in lower case), 0 to 1; a word that no table knows is rare."""
        asked = _WHETHER.match(word) if len(word) > 2 and ("不" in word or "没" in word) else None
        row = self._table.index.get(asked[1] if asked else word)
        frequency = 0 if row is None else int(self._table.frequencies[row])
        return min(max(math.log(self._table.counted / (frequency + 1)) / self._top, 0.0), 1.0)

    def along(self, text: str) -> NDArray[np.float32]:
        """For each character of ``text`` the rarity of the word that it is in; 0 for white space and punctuation.

        ``text`` is in a form that ``simplify`` leaves as it is, and not folded: folding makes 1半 of 一半.
        """
        out = np.zeros(len(text), np.float32)
        for start, end in pairwise(sorted(boundaries(text))):
            at = start
            for part in self._table.known_parts(text[start:end]):
                if any(map(str.isalnum, part)):
                    out[at : at + len(part)] = self.of(part)
                at += len(part)
        return out

    def of_all(self, words: Sequence[str]) -> NDArray[np.float32]:
        """The rarity of each word."""
        return np.array([self.of(word) for word in words], np.float32)
