"""Which documents hold which terms, collected in memory while a segment is made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from kb.search.index.number_lists import NumberLists

_NONE = np.empty(0, np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class FieldPostings:
    """The lists of one field: the bytes of its terms, which ascend, and the documents that hold each."""

    field: str
    terms: NumberLists
    documents: NumberLists

    @classmethod
    def of(cls, field: str, lists: Mapping[bytes, NDArray[np.int32]]) -> "FieldPostings":
        """Lists by term, each ascending."""
        terms = sorted(lists)
        held = [lists[term] for term in terms]
        written = NumberLists(np.frombuffer(b"".join(terms), np.uint8), _lengths_of(terms))
        return cls(field, written, NumberLists(np.concatenate([_NONE, *held]), _lengths_of(held)))

    def lists(self) -> dict[bytes, NDArray[np.int32]]:
        """Each term with its documents."""
        pieces = zip(self.terms.lists(), self.documents.lists(), strict=True)
        return {term.tobytes(): documents for term, documents in pieces}


def _lengths_of(things: Sequence[Sized]) -> NDArray[np.int64]:
    return np.fromiter(map(len, things), np.int64, len(things))


class PostingLists:
    """Collects the postings of one segment.

    The grams of a text are taken apart when all are there: as arrays that is done in a tenth of the time.
    """

    def __init__(self) -> None:
        self._lists: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._texts: defaultdict[str, list[tuple[str, Sequence[int]]]] = defaultdict(list)

    def add_document(self, document: int, field: str, terms: Iterable[str]) -> None:
        """Add the terms of a field of a document; documents come ascending."""
        lists = self._lists[field]
        for term in terms:
            lists[term].append(document)

    def add_grams(self, documents: Sequence[int], field: str, folded: str) -> None:
        """Add the characters of a folded text and its pairs of neighbours to documents, which all hold it."""
        self._texts[field].append((folded, documents))

    def by_field(self) -> Iterator[FieldPostings]:
        """The lists field by field, ascending."""
        for field in sorted({*self._lists, *self._texts}):
            grams = _grams_of(field, self._texts.get(field, ()))
            if field not in self._lists:
                yield grams
                continue
            lists = grams.lists()
            for term, documents in self._lists[field].items():
                encoded = term.encode("utf-8", "surrogatepass")
                lists[encoded] = np.union1d(lists.get(encoded, _NONE), np.array(documents, np.int32))
            yield FieldPostings.of(field, lists)


def _grams_of(field: str, texts: Sequence[tuple[str, Sequence[int]]]) -> FieldPostings:
    """The characters and the pairs of neighbours of the texts, each with the documents that hold it.

    A term and a document are one number, so that one sort puts all of them in order: for 4 million documents in which
    all characters of Unicode stand there are bits enough. It is the order of their bytes as well.
    """
    whole = "".join([text for text, _ in texts])
    if not whole:
        return FieldPostings.of(field, {})
    points = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), "<u4")
    known = np.flatnonzero(np.bincount(points))
    number = np.zeros(int(known[-1]) + 1, np.uint64)
    number[known] = np.arange(1, len(known) + 1)
    codes = number[points]
    lengths = _lengths_of([text for text, _ in texts])
    inside = np.ones(len(codes), np.bool_)  # whether the next character stands in the same text
    inside[np.cumsum(lengths) - 1] = False
    width = len(known).bit_length()
    alone = codes << np.uint64(width)
    pairs = alone[:-1][inside[:-1]] | codes[1:][inside[:-1]]
    text_of = np.repeat(np.arange(len(texts)), lengths)
    documents = [documents for _, documents in texts]
    holding = NumberLists(np.array([*chain.from_iterable(documents)], np.int64), _lengths_of(documents))
    room = int(holding.numbers.max(initial=0)).bit_length()
    held = holding.at(np.concatenate([text_of, text_of[:-1][inside[:-1]]]))
    numbers = np.repeat(np.concatenate([alone, pairs]) << np.uint64(room), held.lengths)
    numbers |= held.numbers.view(np.uint64)
    numbers.sort()
    numbers = numbers[_begins(numbers)]
    holders = (numbers & np.uint64((1 << room) - 1)).astype(np.int32)
    numbers >>= np.uint64(room)
    starts = np.flatnonzero(_begins(numbers))
    terms = _written(numbers[starts], width, known)
    return FieldPostings(field, terms, NumberLists(holders, np.diff(starts, append=len(holders))))


def _begins(ascending: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """For each number whether it is another one than the one before."""
    return np.append([True], ascending[1:] != ascending[:-1])[: len(ascending)]


def _written(grams: NDArray[np.uint64], width: int, known: NDArray[np.int64]) -> NumberLists:
    """The bytes of grams: the ``width`` lower bits of each are one character, 0 for none, those above the one before.

    Characters are numbered from 1 in the order of ``known``. Gram by gram that took twice as long as all else here.
    """
    letters = [b"", *(chr(point).encode("utf-8", "surrogatepass") for point in known.tolist())]
    characters = NumberLists(np.frombuffer(b"".join(letters), np.uint8), _lengths_of(letters))
    both = np.stack([grams >> np.uint64(width), grams & np.uint64((1 << width) - 1)], axis=1).astype(np.int64)
    written = characters.at(both.ravel())
    return NumberLists(written.numbers, written.lengths.reshape(-1, 2).sum(axis=1))
