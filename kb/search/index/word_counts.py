"""In how many blocks words stand, those inside longer ones too: what is suggested while somebody types."""

import numpy as np

from kb.search.index.cut_words import CutWords
from kb.search.index.number_lists import Expansion, Numbering, NumberLists
from kb.text.segment import words_inside

_RARE = 1  # words that stand in so few blocks are no suggestions


class WordCounts:
    """Counts words that have been ``cut``, some blocks at a time."""

    def __init__(self, cut: CutWords) -> None:
        self._words = Numbering[str]()
        self._inside = Expansion(_counted, self._words, cut.numbers)
        self._counts = np.empty(0, np.int64)

    def add(self, blocks: NumberLists) -> None:
        """Count the words of blocks, each word once a block."""
        held = self._inside.of_numbers(blocks).each_once()
        counts = np.bincount(held.numbers, minlength=len(self._words))
        counts[: len(self._counts)] += self._counts
        self._counts = counts

    def frequent(self) -> dict[str, int]:
        """The words that are suggested, in their order, each with the number of blocks that hold it."""
        counted = zip(self._words, self._counts.tolist(), strict=True)
        return {word: count for word, count in sorted(counted) if count > _RARE}


def _counted(word: str) -> tuple[str, ...]:
    """The words in one that are suggested where they stand often enough."""
    if len(word) < 3 and not word.isascii():  # nothing is inside of it
        return (word,) if len(word) > 1 else ()
    return tuple(inside for inside in words_inside(word) if len(inside) > 1)
