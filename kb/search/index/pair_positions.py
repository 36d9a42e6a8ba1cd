"""Where runs of characters stand in a long text, looked up by their pairs instead of scanned for.

At 100,000 passages a run of sounds was scanned for in 0.2 to 14 ms, some two hundred times for one slip. The places of
all pairs, sorted, are made when the first run is looked for: in 10 ms for 10,000 passages, six bytes a character.
"""

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

_MOST_PAIRS = 400  # ways to read two neighbours of a run that are looked up one by one
_LINE = 10


class PairPositions:
    """The places of all pairs of neighbouring characters of one text."""

    def __init__(self, text: str) -> None:
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        # Numbers of 16 bits are sorted four times as fast; a text with a character beyond the first plane is rare.
        narrow = points.max(initial=0) <= np.iinfo(np.uint16).max
        self._codes = points.astype(np.uint16) if narrow else points
        self._shift = 16 if narrow else 32
        self._pair_type = np.dtype(np.uint32 if narrow else np.uint64)
        first, second = self._codes[:-1], self._codes[1:]
        order = np.argsort(second, kind="stable")
        self._places = order[np.argsort(first[order], kind="stable")].astype(np.int32)
        self._pairs = first[self._places].astype(self._pair_type) << np.array(self._shift, self._pair_type)
        self._pairs |= second[self._places]

    def starts(self, run: Sequence[str]) -> NDArray[np.int32]:
        """Where a run of two characters or more begins, ascending.

        Each of its places may hold one of several characters; any but a line break where none is named.
        """
        wanted = [np.frombuffer(characters.encode("utf-32-le", "surrogatepass"), "<u4") for characters in run]
        best, found = -1, self._places
        for at in range(len(wanted) - 1):
            ways = len(wanted[at]) * len(wanted[at + 1])
            if 0 < ways <= _MOST_PAIRS:
                spans = self._spans(wanted[at], wanted[at + 1])
                if not spans:
                    return found[:0]
                if best < 0 or sum(end - start for start, end in spans) < len(found):
                    best, found = at, np.concatenate([self._places[start:end] for start, end in spans])
        starts = np.sort(found) - max(best, 0)
        starts = starts[(starts >= 0) & (starts <= len(self._codes) - len(wanted))]
        for at, characters in enumerate(wanted):
            if best < 0 or at not in {best, best + 1}:
                codes = self._codes[starts + at]
                starts = starts[np.isin(codes, characters) if len(characters) else codes != _LINE]
        return starts

    def _spans(self, first: NDArray[np.uint32], second: NDArray[np.uint32]) -> list[tuple[int, int]]:
        """The parts of ``_places`` that hold one of the pairs."""
        largest = np.iinfo(self._codes.dtype).max
        known = [
            one << self._shift | other
            for one, other in product(set(first.tolist()), set(second.tolist()))
            if max(one, other) <= largest
        ]
        pairs = np.array(known, self._pair_type)
        starts, ends = self._pairs.searchsorted(pairs, "left"), self._pairs.searchsorted(pairs, "right")
        return [(start, end) for start, end in zip(starts.tolist(), ends.tolist(), strict=True) if start < end]
