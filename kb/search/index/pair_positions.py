"""Where runs of characters stand in a long text, looked up by their pairs instead of scanned for.

At 100,000 passages a run of sounds was scanned for in 0.2 to 14 ms, some two hundred times for one slip. The places of
all pairs, sorted, are made when the first run is looked for: in 5 ms for 10,000 passages, six bytes a character.
"""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_MOST_PAIRS = 3_000  # ways to read two neighbours of a run that are looked up one by one: two initials are up to 1,300
_LINE = 10
_STEP = 1 << 18
_FEW = 20  # so many ways are looked up singly
_NARROW = 1 << 16  # characters whose numbers fit into two bytes


Codes = NDArray[np.uint16] | NDArray[np.uint32]


def codes_of(text: str) -> Codes:
    """The characters of a text as numbers, of 16 bits where all of them are in the first plane."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) == 2 * len(text):
        return np.frombuffer(units, "<u2")
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def are_among(codes: Codes, wanted: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """For each of the codes whether it is one of those wanted: a map of all takes a tenth of NumPy's ``isin``."""
    if len(wanted) == 1:
        return np.asarray(codes == wanted[0], np.bool_)
    if codes.dtype != np.uint16:
        return np.isin(codes, wanted)
    present = np.zeros(_NARROW, np.bool_)
    present[wanted[wanted < _NARROW]] = True
    return present[codes]


def equal_runs(codes: Codes, starts: NDArray[np.int32], length: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Runs of so many characters put together by what they are, in the order of their characters.

    The order of ``starts`` by run, equal ones as they came; and where each run begins in it.
    """
    width = np.uint64(8 * codes.itemsize)
    keys = codes[starts].astype(np.uint64)
    for at in range(1, length):
        if keys.max(initial=0) >> np.uint64(64 - int(width)):  # no room for another: their order will do
            keys = np.unique(keys, return_inverse=True)[1].astype(np.uint64)
        keys <<= width
        keys |= codes[starts + at]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    begins = np.ones(len(keys), np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=begins[1:])
    return order, np.flatnonzero(begins)


class PairPositions:
    """The places of all pairs of neighbouring characters of one text; ``codes`` are its characters as numbers."""

    def __init__(self, text: str) -> None:
        self.codes = codes_of(text)
        # Numbers of 16 bits fit with a place into one of 64: a text with a character beyond the first plane is rare.
        self._is_narrow = self.codes.dtype == np.uint16
        self._largest = int(np.iinfo(self.codes.dtype).max)
        pairs = self._pairs_of(self.codes[:-1], self.codes[1:])
        if self._is_narrow:
            # Sorted as numbers with their places: a quarter of the time that sorting by two keys takes.
            pairs <<= np.uint64(32)
            for at in range(0, len(pairs), _STEP):  # all places at once were as much memory as the pairs
                pairs[at : at + _STEP] |= np.arange(at, min(at + _STEP, len(pairs)), dtype=np.uint64)
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
        if len(wanted) == 1 and len(wanted[0]):
            return self._places_of(wanted[0])
        best, fewest, rarest = -1, 0, list[tuple[int, int]]()
        for at in range(len(wanted) - 1):
            ways = len(wanted[at]) * len(wanted[at + 1])
            if 0 < ways <= _MOST_PAIRS:
                spans = self._spans(wanted[at], wanted[at + 1])
                if not spans:
                    return np.empty(0, np.int32)
                standing = sum([end - start for start, end in spans])
                if best < 0 or standing < fewest:
                    best, fewest, rarest = at, standing, spans
        starts = np.arange(len(self.codes), dtype=np.int32) if best < 0 else self._places_in(rarest) - best
        starts = starts[(starts >= 0) & (starts <= len(self.codes) - len(wanted))]
        for at, characters in enumerate(wanted):
            if best < 0 or at not in {best, best + 1}:
                codes = self.codes[starts + at]
                starts = starts[are_among(codes, characters) if len(characters) else codes != _LINE]
        return starts

    def _places_in(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.int32]:
        """The places in several parts, ascending: they are so for each pair, and a part may hold many pairs."""
        return np.sort(np.concatenate([self._places[start:end] for start, end in spans]))

    def _places_of(self, characters: NDArray[np.uint32]) -> NDArray[np.int32]:
        """Where one of the characters stands, ascending: they begin pairs, but for the last one of the text."""
        known = np.unique(characters[characters <= self._largest])
        nothing = np.zeros(len(known), np.uint32)
        first = self._pairs.searchsorted(self._pairs_of(known, nothing))
        behind = self._pairs.searchsorted(self._pairs_of(known, nothing + self._largest), "right")
        spans = zip(self._begins[first].tolist(), self._begins[behind].tolist(), strict=True)
        found = [self._places[start:end] for start, end in spans]
        end = np.arange(max(len(self.codes) - 1, 0), len(self.codes), dtype=np.int32)
        return np.sort(np.concatenate([*found, end[np.isin(self.codes[end], characters)]]))

    def _spans(self, first: NDArray[np.uint32], second: NDArray[np.uint32]) -> list[tuple[int, int]]:
        """The parts of ``_places`` that hold one of the pairs."""
        if len(first) * len(second) <= _FEW:
            spans = (self._span(one, other) for one in {*first.tolist()} for other in {*second.tolist()})
            return [span for span in spans if span is not None]
        # Syllables that begin with one letter are numbers side by side, and so are the places of their pairs: the
        # 1,300 ways to read two initials are some thirty parts.
        largest = self._largest
        ones, others = np.unique(first[first <= largest]), np.unique(second[second <= largest])
        closes = np.diff(others, append=largest + 2) > 1
        lows, highs = others[np.append([True], closes[:-1])[: len(others)]], others[closes]
        ones = np.repeat(ones, len(lows))
        at = self._pairs.searchsorted(self._pairs_of(ones, np.resize(lows, len(ones))))
        behind = self._pairs.searchsorted(self._pairs_of(ones, np.resize(highs, len(ones))), "right")
        there = at < behind
        return list(zip(self._begins[at[there]].tolist(), self._begins[behind[there]].tolist(), strict=True))

    def _span(self, first: int, second: int) -> tuple[int, int] | None:
        """The same for one pair, in a twentieth of the time; None where it stands nowhere."""
        if first > self._largest or second > self._largest:
            return None
        pair = first << (16 if self._is_narrow else 32) | second
        at = bisect_left(self._pairs.data, pair)
        return (int(self._begins[at]), int(self._begins[at + 1])) if self._is_pair(at, pair) else None

    def _is_pair(self, at: int, pair: int) -> bool:
        return at < len(self._pairs) and int(self._pairs[at]) == pair

    def _pairs_of(self, first: NDArray[np.integer], second: NDArray[np.integer]) -> NDArray[np.uint64]:
        """Two characters as one number."""
        pairs = first.astype(np.uint64)
        pairs <<= np.uint64(16 if self._is_narrow else 32)
        pairs |= second
        return pairs
