"""Passages as arrays for a search by meaning: their words and a vector each. Made, brought up to date, kept on disk.

Everything is a numpy array, so that opening maps files instead of reading them, and nothing is unpickled.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kb.search.index.rarity import Rarity
from kb.search.index.stored_array import mapped_array
from kb.search.index.word_vectors import WordTable

# How much a word of the title, the headings, the keywords or of how people ask adds to the vector of a passage; one of
# its own adds 1.
CONTEXT_VECTOR_WEIGHT = 0.3
# Rarity counts so much more than it measures: the sum of all words would else say "an article of a bank".
SHARPENED = 1.5
INSIDE, OUTSIDE, ASKED = 0, 1, 2
_CHUNK = 64  # passages summed at once: 3 MB stay in the processor's cache, 40 take twice as long
_NARROW = 1 << 16  # words whose numbers fit into two bytes
_WORDS = "words.txt"


@dataclass(frozen=True, slots=True)
class MeaningPassage:
    """What is read of a passage: its text, the question that it answers, what stands above it, its article's keywords.

    ``asked`` are the ways in which people ask for its section, which it never shows. Passages with the same ``section``
    stand under one heading of one article; empty, a passage stands alone. ``words`` are those that the text is cut
    into, where they are known.
    """

    text: str
    title: str = ""
    headings: tuple[str, ...] = ()
    question: str = ""
    keywords: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    words: tuple[str, ...] | None = None


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
    def build(cls, passages: Iterable[MeaningPassage], table: WordTable) -> MeaningIndex:
        """An index of the passages, numbered from 0."""
        return _empty(table.dimensions).replaced((), passages, table)

    def replaced(self, removed: Sequence[int], added: Iterable[MeaningPassage], table: WordTable) -> MeaningIndex:
        """The index without the passages ``removed``; those that stay keep their order, ``added`` come behind them.

        Words that no passage holds any more stay in the vocabulary until the index is built anew.
        """
        kept = np.ones(self.passages, np.bool_)
        kept[list(removed)] = False
        lengths = np.diff(self.starts)
        of_kept = np.repeat(kept, lengths)
        new = _Added(self.vocabulary, added, table)
        new_words = new.vocabulary[len(self.vocabulary) :]
        word_scales = np.concatenate([self.word_scales, _quantized(table.embed(new_words))[1]])
        rarity = np.concatenate([self.rarity, Rarity(table).of_all(new_words)])
        used, rows = np.unique(new.postings, return_inverse=True)
        summands = table.summed([new.vocabulary[word] for word in used.tolist()])
        weighed = (summands * (rarity**SHARPENED)[used, None]).astype(np.float32, copy=False)
        vectors, scales = _quantized(np.concatenate(list(_summed(new, weighed, rows)) or [weighed[:0]]))
        postings = np.concatenate([self.postings[of_kept], new.postings])
        return MeaningIndex(
            vocabulary=tuple(new.vocabulary),
            word_scales=word_scales,
            rarity=rarity,
            holding=np.bincount(postings, minlength=len(rarity)).astype(np.int32),
            vectors=np.concatenate([self.vectors[kept], vectors]),
            scales=np.concatenate([self.scales[kept], scales]),
            sections=np.concatenate([self.sections[kept], new.sections + self.sections.max(initial=-1) + 1]),
            starts=np.concatenate([[0], np.cumsum(np.concatenate([lengths[kept], new.lengths]))]).astype(np.int64),
            postings=_narrowed(postings, len(new.vocabulary)),
            places=np.concatenate([self.places[of_kept], new.places]),
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
    return numbers.astype(np.uint16) if words <= _NARROW else numbers.astype(np.int32)


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


class _Numbers(dict[str, int]):
    """Words with their numbers; one that has none gets the next."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


class _Lines:
    """The words of lines, as numbers; a title stands above a hundred passages."""

    def __init__(self, known: Sequence[str], lines: Collection[str], table: WordTable) -> None:
        self.numbers = _Numbers(zip(known, range(len(known)), strict=True))
        self._words = dict(zip(lines, table.words_of_all([*lines]), strict=True))
        self._contexts: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[int, int]] = {}

    def numbered(self, words: Iterable[str]) -> Iterator[int]:
        """The numbers of words; those that have none get the next."""
        return map(self.numbers.__getitem__, words)

    def inside(self, passage: MeaningPassage, said: Iterable[str]) -> dict[int, int]:
        """The words of a passage's text, which says ``said``, and of its question, with their place."""
        return dict.fromkeys(self.numbered([*said, *self._words[passage.question]]), INSIDE)

    def context(self, passage: MeaningPassage) -> dict[int, int]:
        """The words of what stands around a passage, each with its place; the same for all of a section."""
        around = (passage.title, *passage.headings, *passage.keywords)
        if (around, passage.asked) not in self._contexts:
            held: dict[int, int] = {}
            for lines, place in ((around, OUTSIDE), (passage.asked, ASKED)):
                for line in lines:
                    for number in self.numbered(self._words[line]):
                        held.setdefault(number, place)
            self._contexts[around, passage.asked] = held
        return self._contexts[around, passage.asked]


def _lines_of(passage: MeaningPassage) -> tuple[str, ...]:
    return (passage.question, passage.title, *passage.headings, *passage.keywords, *passage.asked)


class _Added:
    """The words of passages that join an index: their numbers, after those of ``known``."""

    def __init__(self, known: Sequence[str], added: Iterable[MeaningPassage], table: WordTable) -> None:
        passages = [*added]
        lines = _Lines(known, dict.fromkeys(chain.from_iterable(map(_lines_of, passages))), table)
        said = table.words_of_all([passage.text for passage in passages if passage.words is None])
        said_before = table.known_of_all(passage.words for passage in passages if passage.words is not None)
        texts, cut = iter(said), iter(said_before)
        sections: dict[tuple[str, ...] | int, int] = {}
        belonging: list[int] = []
        lengths: list[int] = []
        postings = array("i")
        places = bytearray()
        for at, passage in enumerate(passages):
            belonging.append(sections.setdefault(passage.section or at, len(sections)))
            inside = lines.inside(passage, next(texts if passage.words is None else cut))
            held = {**inside, **lines.context(passage), **inside}  # in this order, and with the place of the first
            lengths.append(len(held))
            postings.extend(held)
            places += bytes(held.values())
        self.vocabulary = [*lines.numbers]
        self.sections = np.array(belonging, np.int32)
        self.lengths = np.array(lengths, np.int64)
        self.postings = np.array(postings, np.int32)
        self.places = np.frombuffer(bytes(places), np.uint8)


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
            sums[having] = np.add.reduceat(rows[rows_of[start:end]], begins, axis=0)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        yield (sums / np.where(norms > 0, norms, 1)).astype(np.float32, copy=False)


def _quantized(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Each row as whole numbers from −127 to 127 and a scale; a row of zeros has the scale 0."""
    scales = (np.abs(rows).max(axis=1, initial=0) / 127).astype(np.float32)
    divisors = np.where(scales > 0, scales, 1)
    return np.rint(rows / divisors[:, None]).astype(np.int8), scales
