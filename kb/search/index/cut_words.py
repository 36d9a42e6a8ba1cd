"""The words that texts are cut into, as numbers: each is looked up where it stands, all else is done by arrays."""

from array import array
from collections.abc import Sequence
from itertools import islice

import numpy as np

from kb.search.index.number_lists import Numbering, NumberLists
from kb.text.segment import SEPARATOR, cut_together, says_something


class CutWords:
    """Cuts texts; ``numbers`` are those of the words that were met, white space and punctuation among them."""

    def __init__(self) -> None:
        self.numbers = Numbering[str]({SEPARATOR: 0})
        self._say = array("b", [False])

    def cut(self, texts: Sequence[str]) -> NumberLists:
        """The words of each of the texts, in their order, without white space and punctuation.

        The texts are as ``simplify_blocks`` makes them.
        """
        cut = cut_together(texts)
        numbers = np.fromiter(map(self.numbers.__getitem__, cut), np.int64, len(cut))
        self._say.extend(map(says_something, islice(self.numbers, len(self._say), None)))
        kept = np.array(self._say, np.bool_)[numbers]
        text_of = np.cumsum(numbers == 0)[kept]
        return NumberLists(numbers[kept], np.bincount(text_of, minlength=len(texts)))
