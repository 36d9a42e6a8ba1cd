"""Lists of numbers one behind the other in one array: picked, joined, freed of what stands in them twice."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Named = TypeVar("Named")
_BITS = 63  # of a number


class Numbering(dict[Named, int], Generic[Named]):
    """Things with their numbers, from 0; one that has none gets the next."""

    def __missing__(self, thing: Named) -> int:
        self[thing] = number = len(self)
        return number

    def lists_of(self, things: Sequence[Sequence[Named]]) -> NumberLists:
        """Lists of things as lists of their numbers."""
        named = [*chain.from_iterable(things)]
        numbers = np.fromiter(map(self.__getitem__, named), np.int64, len(named))
        return NumberLists(numbers, np.fromiter(map(len, things), np.int64, len(things)))


@dataclass(frozen=True, slots=True, eq=False)
class NumberLists:
    """What the lists hold, one behind the other, and how long each is."""

    numbers: NDArray[Any]
    lengths: NDArray[np.int64]

    def lists(self) -> list[NDArray[Any]]:
        """Each list by itself."""
        ends = np.cumsum(self.lengths).tolist()
        return [self.numbers[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    @property
    def owners(self) -> NDArray[np.int64]:
        """For each number which list it stands in."""
        return np.repeat(np.arange(len(self.lengths)), self.lengths)

    def at(self, wanted: NDArray[np.int64]) -> NumberLists:
        """The wanted ones of the lists, in this order."""
        lengths = self.lengths[wanted]
        if (self.lengths == 1).all():  # as many are: they are found in a third of the time
            return NumberLists(self.numbers[wanted], lengths)
        starts = (np.cumsum(self.lengths) - self.lengths)[wanted]
        return NumberLists(self.numbers[runs(starts, lengths)], lengths)

    def replaced(self, by: NumberLists) -> NumberLists:
        """Each number replaced by the list in ``by`` that it is the place of."""
        found = by.at(self.numbers)
        ends = np.cumsum(self.lengths)
        return NumberLists(found.numbers, np.diff(np.append([0], np.cumsum(found.lengths))[ends], prepend=0))

    def each_once(self) -> NumberLists:
        """Of each list its numbers, ascending, each once."""
        size = int(self.numbers.max(initial=0)) + 1
        keys = self.owners * size + self.numbers
        keys.sort()  # of so few NumPy's ``unique`` makes a hash table first, which takes ten times as long
        keys = keys[np.append([True], keys[1:] != keys[:-1])[: len(keys)]]
        return NumberLists(keys % size, np.bincount(keys // size, minlength=len(self.lengths)))

    def first_places(self) -> NDArray[np.int64]:
        """The places in ``numbers`` of each number of a list the first time that it stands there, ascending."""
        size, room = int(self.numbers.max(initial=0)) + 1, len(self.numbers).bit_length()
        keys = self.owners * size + self.numbers
        if (len(self.lengths) * size).bit_length() + room > _BITS:
            firsts: NDArray[np.int64] = np.unique(keys, return_index=True)[1]
        else:  # sorted together with their places: a fifth of the time
            keys <<= room
            keys |= np.arange(len(keys))
            keys.sort()
            begins = np.append([True], np.diff(keys >> room) != 0)[: len(keys)]
            firsts = keys[begins] & ((1 << room) - 1)
        firsts.sort()
        return firsts


class Expansion(Generic[Named]):
    """Things of each of which several become, which have ``numbers``; those of a thing are found when it is first met.

    The things have the numbers that are given as ``known``, or their own.
    """

    def __init__(
        self,
        become: Callable[[Named], Sequence[Named]],
        numbers: Numbering[Named],
        known: Numbering[Named] | None = None,
    ) -> None:
        self._become = become
        self._numbers = numbers
        self._known = Numbering[Named]() if known is None else known
        self._found = array("q")
        self._lengths = array("q")

    def of(self, things: Sequence[Sequence[Named]]) -> NumberLists:
        """Of each list of things the numbers of what becomes of them."""
        return self.of_numbers(self._known.lists_of(things))

    def of_numbers(self, things: NumberLists) -> NumberLists:
        """The same of lists of the things' numbers."""
        found = [*map(self._become, islice(self._known, len(self._lengths), None))]
        self._found.extend(map(self._numbers.__getitem__, chain.from_iterable(found)))
        self._lengths.extend(map(len, found))
        return things.replaced(NumberLists(np.array(self._found, np.int64), np.array(self._lengths, np.int64)))


def runs(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """So many numbers from each start on, one run behind the other."""
    moved: NDArray[np.int64] = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    moved += np.arange(len(moved))
    return moved


def joined(lists: Sequence[tuple[int, NumberLists]]) -> tuple[NumberLists, NDArray[np.uint8]]:
    """The first lists of all, one behind the other, then the second ones …; beside each number what its list had."""
    lengths = np.sum([one.lengths for _, one in lists], axis=0)
    starts = np.cumsum(lengths) - lengths
    numbers, origins = np.empty(int(lengths.sum()), np.int64), np.empty(int(lengths.sum()), np.uint8)
    for origin, one in lists:
        places = runs(starts, one.lengths)
        numbers[places], origins[places] = one.numbers, origin
        starts += one.lengths
    return NumberLists(numbers, lengths), origins
