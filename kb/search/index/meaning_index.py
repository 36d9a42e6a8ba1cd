"""Passages as arrays for a search by meaning: their words and a vector each. Made, brought up to date, kept on disk.

Everything is a numpy array, so that opening maps files instead of reading them, and nothing is unpickled.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kb.search.index.cut_words import CutWords
from kb.search.index.number_lists import Expansion, Numbering, NumberLists, joined
from kb.search.index.rarity import Rarity
from kb.search.index.stored_array import mapped_array
from kb.search.index.word_vectors import WordTable

# How much a word of the title, the headings, the keywords or of how people ask adds to the vector of a passage; one of
# its own adds 1.
CONTEXT_VECTOR_WEIGHT = 0.3
# Rarity counts so much more than it measures: the sum of all words would else say "an article of a bank".
SHARPENED = 1.5
INSIDE, OUTSIDE, ASKED = 0, 1, 2
_AT_ONCE = 2_000  # passages whose words are numbered together: 100,000 at once would take 200 MB
_CHUNK = 32  # passages summed at once: 600 kB stay in the processor's cache, 40 MB take twice as long
_NO_WORDS = np.empty(0, np.int64)
_NARROW = 1 << 16  # words whose numbers fit into two bytes
_WORDS = "words.txt"


@dataclass(frozen=True, slots=True)
class MeaningPassage:
    """What is read of a passage: its text, the question that it answers, what stands above it, its article's keywords.

    ``asked`` are the ways in which people ask for its section, which it never shows. Passages with the same ``section``
    stand under one heading of one article; empty, a passage stands alone. ``words`` are the numbers of those that the
    text was cut into, where it has been.
    """

    text: str
    title: str = ""
    headings: tuple[str, ...] = ()
    question: str = ""
    keywords: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    words: NDArray[np.int64] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class MeaningIndex:
    """Words and passages by number.

    Word ``n`` is ``vocabulary[n]`` with its vector in the table times ``word_scales[n]``, its ``rarity[n]``, and
    ``holding[n]`` passages that hold it. Passage ``p`` has the vector ``vectors[p] * scales[p]`` and the words
    ``postings[starts[p]:starts[p + 1]]``, each once; ``places`` says beside each whether it stands INSIDE (in the text
    or the question), OUTSIDE (in the title, the headings or the keywords only), or only in how people ask (ASKED).
    Passages of one section have the same number in ``sections``.
    """

    vocabulary: tuple[str, ...]
    word_scales: NDArray[np.float32]
    rarity: NDArray[np.float32]
    holding: NDArray[np.int32]
    vectors: NDArray[np.int8]
    scales: NDArray[np.float32]
    sections: NDArray[np.int32]
    starts: NDArray[np.int64]
    postings: NDArray[np.uint16] | NDArray[np.int32]
    places: NDArray[np.uint8]

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return len(self.scales)

    @classmethod
    def build(cls, passages: Iterable[MeaningPassage], table: WordTable, cut: CutWords | None = None) -> MeaningIndex:
        """An index of the passages, numbered from 0; ``cut`` knows their words."""
        return _empty(table.dimensions).replaced((), passages, table, cut)

    def replaced(
        self, removed: Sequence[int], added: Iterable[MeaningPassage], table: WordTable, cut: CutWords | None = None
    ) -> MeaningIndex:
        """The index without the passages ``removed``; those that stay keep their order, ``added`` come behind them.

        Words that no passage holds any more stay in the vocabulary until the index is built anew.
        """
        kept = [*_kept_runs(removed, self.passages)]
        of_kept = [(int(self.starts[start]), int(self.starts[end])) for start, end in kept]
        new = _Added(self.vocabulary, added, table, cut or CutWords())
        new_words = new.vocabulary[len(self.vocabulary) :]
        word_scales = np.concatenate([self.word_scales, _quantized(table.embed(new_words))[1]])
        rarity = np.concatenate([self.rarity, Rarity(table).of_all(new_words)])
        used = np.flatnonzero(np.bincount(new.postings, minlength=len(rarity)))
        summands = table.summed([new.vocabulary[word] for word in used.tolist()])
        weighed = (summands * (rarity**SHARPENED)[used, None]).astype(np.float32, copy=False)
        rows = np.zeros(len(rarity), np.int64)
        rows[used] = np.arange(len(used))
        vectors, scales = _quantized(np.concatenate([*_summed(new, weighed, rows[new.postings]), weighed[:0]]))
        postings = _joined(self.postings, of_kept, _narrowed(new.postings, len(new.vocabulary)))
        lengths = _joined(np.diff(self.starts), kept, new.lengths)
        return MeaningIndex(
            vocabulary=tuple(new.vocabulary),
            word_scales=word_scales,
            rarity=rarity,
            holding=np.bincount(postings, minlength=len(rarity)).astype(np.int32),
            vectors=_joined(self.vectors, kept, vectors),
            scales=_joined(self.scales, kept, scales),
            sections=_joined(self.sections, kept, new.sections + self.sections.max(initial=-1) + 1),
            starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64, copy=False),
            postings=_narrowed(postings, len(new.vocabulary)),
            places=_joined(self.places, of_kept, new.places),
        )

    def save(self, folder: Path) -> None:
        """Write the index into ``folder``, which must exist. Raises OSError."""
        (folder / _WORDS).write_text("\n".join([*self.vocabulary, ""]), "utf-8", newline="\n")
        for name in _ARRAYS:
            np.save(folder / f"{name}.npy", getattr(self, name), allow_pickle=False)

    @classmethod
    def load(cls, folder: Path) -> MeaningIndex:
        """Open the index in ``folder``, its arrays mapped. Raises OSError, ValueError for a broken one."""
        vocabulary = tuple((folder / _WORDS).read_text("utf-8").split("\n")[:-1])
        index = cls(vocabulary, **{name: mapped_array(folder / f"{name}.npy") for name in _ARRAYS})
        if not (index._has_types() and index._fits_together()):
            raise ValueError(f"{folder}: the files of the index do not fit together")
        return index

    def _has_types(self) -> bool:
        """Whether each array is of the type and shape that an empty index has."""
        empty = _empty(self.vectors.shape[-1] if self.vectors.ndim == 2 else 0, len(self.vocabulary))
        pairs = [(getattr(self, name), getattr(empty, name)) for name in _ARRAYS]
        return all(one.dtype == other.dtype and one.shape[1:] == other.shape[1:] for one, other in pairs) and all(
            one.ndim == other.ndim and (one.dtype.kind != "f" or bool(np.isfinite(one).all())) for one, other in pairs
        )

    def _fits_together(self) -> bool:
        """Whether no number in the arrays leads out of another one."""
        words = len(self.vocabulary)
        of_words = (self.word_scales, self.rarity, self.holding)
        of_passages = (self.vectors, self.sections, self.starts[1:])
        return (
            len(self.starts) > 0
            and all(len(values) == words for values in of_words)
            and all(len(values) == self.passages for values in of_passages)
            and len(self.postings) == len(self.places) == int(self.starts[-1])
            and int(self.starts[0]) == 0
            and bool((np.diff(self.starts) >= 0).all())
            and int(self.postings.min(initial=0)) >= 0
            and int(self.postings.max(initial=0)) < max(words, 1)
            and int(self.sections.min(initial=0)) >= 0
            and int(self.holding.min(initial=0)) >= 0
            and int(self.places.max(initial=INSIDE)) <= ASKED
        )


_ARRAYS = tuple(field.name for field in fields(MeaningIndex) if field.name != "vocabulary")


def _narrowed(numbers: NDArray[Any], words: int) -> NDArray[np.uint16] | NDArray[np.int32]:
    """The numbers of words as they are kept when there are so many words."""
    return numbers.astype(np.uint16, copy=False) if words <= _NARROW else numbers.astype(np.int32, copy=False)


def _kept_runs(removed: Iterable[int], count: int) -> Iterator[tuple[int, int]]:
    """Where in ``count`` passages those stand side by side that stay, from the first to before the next one."""
    start = 0
    for end in (*sorted({*removed}), count):
        if start < end:
            yield start, end
        start = end + 1


def _joined(values: NDArray[Any], kept: Iterable[tuple[int, int]], new: NDArray[Any]) -> NDArray[Any]:
    """The values that stay, with the new ones behind them: runs are copied in a third of the time of a selection."""
    return np.concatenate([*(values[start:end] for start, end in kept), new])


def _empty(dimensions: int, words: int = 0) -> MeaningIndex:
    """An index of nothing, of the types that one of so many words has."""
    rows, numbers = np.empty((0, dimensions), np.int8), np.empty(0, np.float32)
    return MeaningIndex(
        vocabulary=(),
        word_scales=numbers,
        rarity=numbers,
        holding=np.empty(0, np.int32),
        vectors=rows,
        scales=numbers,
        sections=np.empty(0, np.int32),
        starts=np.zeros(1, np.int64),
        postings=_narrowed(np.empty(0, np.int32), words),
        places=np.empty(0, np.uint8),
    )


_Context = tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def _lines_of(passage: MeaningPassage) -> tuple[str, ...]:
    return (passage.question, passage.title, *passage.headings, *passage.keywords, *passage.asked)


class _Added:
    """The words of passages that join an index, as arrays: their numbers, after those of ``known``."""

    def __init__(self, known: Sequence[str], added: Iterable[MeaningPassage], table: WordTable, cut: CutWords) -> None:
        self._table = table
        words = Numbering[str](zip(known, range(len(known)), strict=True))
        self._said = Expansion(table.parts_of, words)
        self._said_before = Expansion(table.parts_of, words, cut.numbers)
        sections: dict[tuple[str, ...] | int, int] = {}
        belonging = array("i")
        lengths, postings, places = [np.empty(0, np.int64)], [np.empty(0, np.int32)], [np.empty(0, np.uint8)]
        rest = iter(added)
        while passages := [*islice(rest, _AT_ONCE)]:
            for at, passage in enumerate(passages, len(belonging)):
                belonging.append(sections.setdefault(passage.section or at, len(sections)))
            held, origins = joined(self._lists_of(passages))
            firsts = held.first_places()
            lengths.append(np.bincount(held.owners[firsts], minlength=len(passages)))
            postings.append(held.numbers[firsts].astype(np.int32))
            places.append(origins[firsts])
        self.sections = np.array(belonging, np.int32)
        self.lengths = np.concatenate(lengths)
        self.places = np.concatenate(places)
        self.vocabulary, self.postings = _as_met([*words], len(known), np.concatenate(postings))

    def _lists_of(self, passages: Sequence[MeaningPassage]) -> list[tuple[int, NumberLists]]:
        """The words of each passage by where they stand."""
        lines = [*dict.fromkeys(chain.from_iterable(map(_lines_of, passages)))]
        words_of = dict(zip(lines, self._table.words_of_all(lines), strict=True))
        contexts = Numbering[_Context]()  # the same for all passages of a section
        context_of = np.array([contexts[one.title, one.headings, one.keywords, one.asked] for one in passages])
        around = [(title, *headings, *keywords) for title, headings, keywords, _ in contexts]
        asked = [questions for *_, questions in contexts]
        outside, outside_asked = (
            self._said.of([[*chain.from_iterable(map(words_of.__getitem__, lines))] for lines in kind]).at(context_of)
            for kind in (around, asked)
        )
        cut = [_NO_WORDS if passage.words is None else passage.words for passage in passages]
        said_before = NumberLists(np.concatenate(cut), np.fromiter(map(len, cut), np.int64, len(cut)))
        uncut = iter(self._table.words_of_all([passage.text for passage in passages if passage.words is None]))
        said = [[*(next(uncut) if passage.words is None else ()), *words_of[passage.question]] for passage in passages]
        return [
            (INSIDE, self._said_before.of_numbers(said_before)),
            (INSIDE, self._said.of(said)),
            (OUTSIDE, outside),
            (ASKED, outside_asked),
        ]


def _as_met(words: list[str], known: int, postings: NDArray[np.int32]) -> tuple[list[str], NDArray[np.int32]]:
    """The words, those behind the ``known`` ones as they are met in the postings, others not; and the postings."""
    new = np.flatnonzero(postings >= known)[::-1]
    first = np.full(len(words) - known, len(postings), np.int64)
    first[postings[new] - known] = new
    order = np.argsort(first, kind="stable")[: int((first < len(postings)).sum())]
    place = np.empty(len(first), np.int32)
    place[order] = np.arange(known, known + len(order))
    postings[new] = place[postings[new] - known]
    return [*words[:known], *(words[known + at] for at in order.tolist())], postings


def _summed(added: _Added, weighed: NDArray[np.float32], rows_of: NDArray[np.int64]) -> Iterator[NDArray[np.float32]]:
    """The sums of each passage's word vectors, some passages at a time; ``rows_of`` the words' rows in ``weighed``."""
    ends = np.cumsum(added.lengths)
    # Words that stand inside, and the same around: multiplied here, not in each passage.
    rows = np.concatenate([weighed, weighed * np.float32(CONTEXT_VECTOR_WEIGHT)])
    rows_of = rows_of + np.where(added.places == INSIDE, 0, len(weighed))
    for first in range(0, len(ends), _CHUNK):
        lengths = added.lengths[first : first + _CHUNK]
        start, end = ends[first] - lengths[0], ends[first + len(lengths) - 1]
        sums = np.zeros((len(lengths), weighed.shape[1]), np.float32)
        having = np.flatnonzero(lengths)  # reduceat gives an empty run its neighbour's first row
        if len(having):
            begins = (np.cumsum(lengths) - lengths)[having]
            taken = np.take(rows, rows_of[start:end], axis=0, mode="clip")  # unchecked: all are inside
            sums[having] = np.add.reduceat(taken, begins, axis=0)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        yield (sums / np.where(norms > 0, norms, 1)).astype(np.float32, copy=False)


def _quantized(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Each row as whole numbers from −127 to 127 and a scale; a row of zeros has the scale 0."""
    scales = (np.abs(rows).max(axis=1, initial=0) / 127).astype(np.float32)
    divisors = np.where(scales > 0, scales, 1)
    return np.rint(rows / divisors[:, None]).astype(np.int8), scales
