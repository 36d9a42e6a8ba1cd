"""Where runs of characters stand in a long text, looked up by their pairs instead of scanned for.

At 100,000 passages a run of sounds was scanned for in 0.2 to 14 ms, some two hundred times for one slip. The places of
all pairs, sorted, are made when the first run is looked for: in 5 ms for 10,000 passages, six bytes a character.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_MOST_PAIRS = 3_000  # ways to read two neighbours of a run that are looked up one by one: two initials are up to 1,300
_LINE = 10


class PairPositions:
    """The places of all pairs of neighbouring characters of one text."""

    def __init__(self, text: str) -> None:
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        # Numbers of 16 bits fit with a place into one of 64: a text with a character beyond the first plane is rare.
        self._is_narrow = bool(points.max(initial=0) <= np.iinfo(np.uint16).max)
        self._codes = points.astype(np.uint16) if self._is_narrow else points
        pairs = self._pairs_of(self._codes[:-1], self._codes[1:])
        if self._is_narrow:
            # Sorted as numbers with their places: a quarter of the time that sorting by two keys takes.
            pairs <<= np.uint64(32)
            pairs |= np.arange(len(pairs), dtype=np.uint64)
            pairs.sort()
            self._places = pairs.astype(np.uint32).view(np.int32)  # the lower half
            pairs >>= np.uint64(32)
        else:
            self._places = np.argsort(pairs, kind="stable").astype(np.int32)
            pairs = pairs[self._places]
        begins = np.flatnonzero(pairs[1:] != pairs[:-1]) + 1 if len(pairs) else np.empty(0, np.intp)
        self._begins = np.concatenate([[0], begins, [len(pairs)]])
        self._pairs = pairs[self._begins[:-1]] if len(pairs) else pairs  # each once

    def starts(self, run: Sequence[str]) -> NDArray[np.int32]:
        """Where a run begins, ascending.

        Each of its places may hold one of several characters; any but a line break where none is named.
        """
        wanted = [np.frombuffer(characters.encode("utf-32-le", "surrogatepass"), "<u4") for characters in run]
        best, found = -1, np.empty(0, np.int32)
        for at in range(len(wanted) - 1):
            ways = len(wanted[at]) * len(wanted[at + 1])
            if 0 < ways <= _MOST_PAIRS:
                spans = self._spans(wanted[at], wanted[at + 1])
                if not spans:
                    return found[:0]
                if best < 0 or sum(end - start for start, end in spans) < len(found):
                    best, found = at, np.concatenate([self._places[start:end] for start, end in spans])
        starts = np.arange(len(self._codes), dtype=np.int32) if best < 0 else np.sort(found) - best
        starts = starts[(starts >= 0) & (starts <= len(self._codes) - len(wanted))]
        for at, characters in enumerate(wanted):
            if best < 0 or at not in {best, best + 1}:
                codes = self._codes[starts + at]
                starts = starts[np.isin(codes, characters) if len(characters) else codes != _LINE]
        return starts

    def _spans(self, first: NDArray[np.uint32], second: NDArray[np.uint32]) -> list[tuple[int, int]]:
        """The parts of ``_places`` that hold one of the pairs."""
        largest = np.iinfo(self._codes.dtype).max
        one, other = np.meshgrid(np.unique(first[first <= largest]), np.unique(second[second <= largest]))
        pairs = self._pairs_of(one.ravel(), other.ravel())
        at = self._pairs.searchsorted(pairs)
        known = at[at < len(self._pairs)]
        known = known[self._pairs[known] == pairs[at < len(self._pairs)]]
        return list(zip(self._begins[known].tolist(), self._begins[known + 1].tolist(), strict=True))

    def _pairs_of(self, first: NDArray[np.integer], second: NDArray[np.integer]) -> NDArray[np.uint64]:
        """Two characters as one number."""
        pairs = first.astype(np.uint64)
        pairs <<= np.uint64(16 if self._is_narrow else 32)
        pairs |= second
        return pairs
