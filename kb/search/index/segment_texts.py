"""The texts of articles that were indexed together, beside Whoosh's files: folded, heard, and as they are.

A *slot* is a block's place in its batch: the blocks of the batch's articles, one after the other. Files, each named
after the batch's number: ``texts`` holds the blocks' texts one behind the other; ``folded`` and ``sounds`` one piece
per slot, equally long, between separators; ``spelt`` one piece per slot, its folded text with the numbers in digits
where that differs, else nothing; ``shapes`` a row per slot (kind, slot of the heading above or −1, offset of the block
in its canonical text, end of its text in ``texts``, whether it folds in place); ``words`` how often each word stands in
them.

All files are mapped when a batch is opened, so that what removes them cannot disturb a search that is going on.
"""

from __future__ import annotations

import json
import mmap
import re
from bisect import bisect_right
from codecs import utf_16_le_decode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from kb.content.library import Source
from kb.content.questions import digest
from kb.errors import IndexUnavailable
from kb.model import Article, Block, BlockKind, Span
from kb.search.index.block_foldings import FoldedBlock, fold_blocks, simplify_blocks
from kb.search.index.cut_words import CutWords
from kb.search.index.pair_positions import Codes, PairPositions, codes_of
from kb.search.index.snapshot import IndexedArticle
from kb.search.index.stored_array import mapped_array
from kb.search.index.word_counts import WordCounts
from kb.text.normalize import Folded
from kb.text.numbers import ReadNumbers
from kb.text.pinyin import Readings
from kb.text.segment import SEPARATOR

_KINDS = tuple(BlockKind)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_TEXTS, _FOLDED, _SOUNDS, _SPELT, _WORDS = "texts.txt", "folded.txt", "sounds.txt", "spelt.txt", "words.json"
_SHAPES = "shapes.npy"
_KIND, _PARENT, _START, _END, _IN_PLACE = range(5)  # the columns of the shapes
_ENCODING = "utf-16-le"
# Half of a surrogate pair, which no text can be written with, and another character that nobody sees in its place.
_BROKEN, _UNSEEN = re.compile("[\ud800-\udfff]"), "\ufff0"
AT_ONCE = 200  # blocks: of 7 MB the 16,000 took 25 s, for which a window that closes waited


def _path(folder: Path, batch: int, name: str) -> Path:
    return folder / f"{batch}-{name}"


class IndexedBlock(NamedTuple):
    """A block as it was indexed; ``start`` is its offset in the canonical text.

    ``in_place`` says whether each character of its fold stands where it stood in its text. (A frozen dataclass takes
    three times as long to make, and a page has fifty of them.)
    """

    kind: BlockKind
    start: int
    text: str
    heading_path: tuple[str, ...]
    folded: str
    in_place: bool


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article that shall be taken in, where it comes from, and the serial number it gets."""

    article: Article
    source: Source
    serial: int


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as it was taken in: its entry, and for each of its blocks what was read of it.

    ``words`` are numbers of the writer's ``cut_words``.
    """

    parsed: ParsedArticle
    entry: IndexedArticle
    folded: list[FoldedBlock]
    numbers: list[ReadNumbers]
    words: list[NDArray[np.int64]]


class SegmentTextsWriter:
    """Collects the texts of a batch, some articles at a time, and writes them."""

    def __init__(self, folder: Path, number: int, readings: Readings) -> None:
        self._folder = folder
        self._number = number
        self._readings = readings
        self._texts: list[bytes] = []
        self._folded: list[str] = []
        self._sounds: list[str] = []
        self._spelt: list[str] = []
        self._shapes: list[tuple[int, int, int, int, bool]] = []
        self._end = 0
        self.cut_words = CutWords()
        self._counts = WordCounts(self.cut_words)

    def add(self, articles: Sequence[ParsedArticle], go_on: Callable[[], None]) -> Iterator[ReadArticle]:
        """Put articles in; every few blocks ``go_on`` is called, which raises when it shall end.

        Small articles together take half of the time that they take one by one.
        """
        texts = [block.text for parsed in articles for block in parsed.article.blocks]
        folded: list[FoldedBlock] = []
        words: list[NDArray[np.int64]] = []
        for first in range(0, len(texts), 2 * AT_ONCE):  # of small articles there are a few more than AT_ONCE
            go_on()
            some = texts[first : first + 2 * AT_ONCE]
            folded += fold_blocks(some, self._readings)
            cut = self.cut_words.cut(simplify_blocks(some))
            words += cut.lists()
            self._counts.add(cut)
        numbers = [ReadNumbers.of(block.text) for block in folded]
        end = 0
        for parsed in articles:
            start, end = end, end + len(parsed.article.blocks)
            yield self._add(parsed, folded[start:end], numbers[start:end], words[start:end])

    def _add(
        self,
        parsed: ParsedArticle,
        folded: list[FoldedBlock],
        numbers: list[ReadNumbers],
        words: list[NDArray[np.int64]],
    ) -> ReadArticle:
        slot, article, source = len(self._folded), parsed.article, parsed.source
        self._folded += [block.text for block in folded]
        self._sounds += [block.sound for block in folded]
        spelt = ((read.in_digits, block.text) for read, block in zip(numbers, folded, strict=True))
        self._spelt += ["" if in_digits == text else in_digits for in_digits, text in spelt]
        for block, parent, as_folded in zip(article.blocks, _parents(article.blocks), folded, strict=True):
            text = _encoded(block.text)
            self._texts.append(text)
            self._end += len(text)
            above = parent if parent < 0 else slot + parent
            self._shapes.append((_NUMBERS[block.kind], above, block.start, self._end, as_folded.in_place))
        entry = IndexedArticle(
            serial=parsed.serial,
            id=source.head.id,
            digest=digest(source),
            title=article.title,
            roles=article.roles,
            topics=article.topics,
            keywords=article.keywords,
            pack_id=article.pack_id,
            passages=sum(bool(block.text) for block in article.blocks),
            batch=self._number,
            slot=slot,
            blocks=len(article.blocks),
        )
        return ReadArticle(parsed, entry, folded, numbers, words)

    def write(self) -> None:
        """Write the files. Raises OSError."""
        self._write(_TEXTS, b"".join(self._texts))
        for name, pieces in ((_FOLDED, self._folded), (_SOUNDS, self._sounds), (_SPELT, self._spelt)):
            self._write(name, SEPARATOR.join(pieces).encode(_ENCODING))
        with _path(self._folder, self._number, _SHAPES).open("wb") as file:
            np.save(file, np.array(self._shapes, "<i4").reshape(-1, _IN_PLACE + 1), allow_pickle=False)
        self._write(_WORDS, json.dumps(self._counts.frequent(), ensure_ascii=False).encode())

    def _write(self, name: str, content: bytes) -> None:
        _path(self._folder, self._number, name).write_bytes(content)


def _encoded(text: str) -> bytes:
    try:
        return text.encode(_ENCODING)
    except UnicodeEncodeError:
        return _BROKEN.sub(_UNSEEN, text).encode(_ENCODING)


def _parents(blocks: tuple[Block, ...]) -> Iterator[int]:
    """For each block the index of the heading above it, −1 where there is none."""
    standing: dict[tuple[str, ...], int] = {}
    for block in blocks:
        yield standing.get(block.heading_path, -1)
        if block.kind is BlockKind.HEADING:
            standing[(*block.heading_path, block.text)] = block.index


class SegmentTexts:
    """The files of one batch, mapped at once and read when first asked for.

    Every property raises IndexUnavailable when its file is damaged. Raises OSError, ValueError.
    """

    def __init__(self, folder: Path, number: int) -> None:
        self._name = str(folder / f"{number}-")
        self._mapped = {name: _map(_path(folder, number, name)) for name in (_TEXTS, _FOLDED, _SOUNDS, _SPELT, _WORDS)}
        self._written = self._mapped[_TEXTS]
        shapes: NDArray[np.int32] = mapped_array(_path(folder, number, _SHAPES))
        if not _are_shapes(shapes, len(self._mapped[_TEXTS])):
            raise ValueError(_SHAPES)
        # Views, as lists of 100,000 slots take 13 ms to make.
        columns: list[memoryview] = [column.data for column in np.ascontiguousarray(shapes.T)]
        self._kinds, self._parents, self._offsets, self._ends, self._in_place = columns
        self._paths: dict[int, tuple[str, tuple[str, ...]]] = {}  # by slot of the heading: folded, and as written

    @property
    def slots(self) -> int:
        """How many blocks there are."""
        return len(self._kinds)

    @cached_property
    def text(self) -> str:
        """The folded texts of all slots, with separators between them."""
        text = self._read(_FOLDED)
        if text.count(SEPARATOR) != max(self.slots - 1, 0):
            raise IndexUnavailable(self._name + _FOLDED)
        return text

    @cached_property
    def sounds(self) -> str:
        """The same text as it sounds, character by character."""
        sounds = self._read(_SOUNDS)
        if len(sounds) != len(self.text):
            raise IndexUnavailable(self._name + _SOUNDS)
        return sounds

    @cached_property
    def heard(self) -> PairPositions:
        """Where runs of sounds stand."""
        return PairPositions(self.sounds)

    @cached_property
    def codes(self) -> Codes:
        """The characters of ``text`` as numbers."""
        return codes_of(self.text)

    @cached_property
    def code_counts(self) -> NDArray[np.int64]:
        """How often each of these numbers stands there."""
        return np.bincount(self.codes, minlength=1)

    @cached_property
    def folded(self) -> list[str]:
        """The folded text of each slot."""
        return self.text.split(SEPARATOR)

    @cached_property
    def spelt(self) -> list[str]:
        """The folded text of each slot with its numbers in digits; empty where that is the folded text itself."""
        spelt = self._read(_SPELT).split(SEPARATOR)
        if len(spelt) != max(self.slots, 1):
            raise IndexUnavailable(self._name + _SPELT)
        return spelt

    @cached_property
    def words(self) -> dict[str, int]:
        """In how many blocks each word stands; rare ones are left out."""
        try:
            found = json.loads(self._read(_WORDS))
            return {str(word): int(count) for word, count in found.items()}
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise IndexUnavailable(self._name + _WORDS) from error

    def kind(self, slot: int) -> BlockKind:
        """What the block in ``slot`` is."""
        return _KINDS[self._kinds[slot]]

    @property
    def are_headings(self) -> NDArray[np.bool_]:
        """For each slot whether its block is a heading."""
        return np.equal(self._kinds, _NUMBERS[BlockKind.HEADING])

    def folding(self, slot: int) -> Folded:
        """The block's own text with its fold and the way back."""
        text, folded = self.text_of(slot), self.folded[slot]
        if self._in_place[slot] and len(text) == len(folded):
            return Folded.in_place(text, folded)
        folding = Folded.of(text, folded)
        if folding.text != folded:  # bytes changed in UTF-16 are other characters, seldom none
            raise IndexUnavailable(self._name + _TEXTS)
        return folding

    def headings(self, slot: int) -> Iterator[int]:
        """The slots of the headings above a slot, the nearest first."""
        above = self._parents[slot]
        while above >= 0:
            yield above
            above = self._parents[above]

    def path(self, slot: int) -> str:
        """The folded headings above a slot, a line each, the nearest first."""
        return self._path_below(self._parents[slot])[0]

    def slot_at(self, offset: int) -> int:
        """The slot that holds the character at ``offset`` of ``text``."""
        return bisect_right(self._starts.data, offset) - 1

    def slots_at(self, offsets: NDArray[np.int32]) -> NDArray[np.intp]:
        """The same for many offsets."""
        return np.searchsorted(self._starts, offsets, "right") - 1

    def bounds(self, slots: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where in ``text`` slots begin and end."""
        starts = self._starts[slots].astype(np.int64)
        return starts, starts + self._lengths[slots]

    def start_of(self, slot: int) -> int:
        """The offset in ``text`` of a slot's first character."""
        return int(self._starts[slot])

    def block(self, slot: int) -> IndexedBlock:
        """The block as a result shows it."""
        text, folded, heading = self.text_of(slot), self.folded[slot], self._parents[slot]
        in_place = self._in_place[slot] != 0 and len(text) == len(folded)
        path = self._paths.get(heading) or self._path_below(heading)
        return IndexedBlock(_KINDS[self._kinds[slot]], self._offsets[slot], text, path[1], folded, in_place)

    def _path_below(self, heading: int) -> tuple[str, tuple[str, ...]]:
        """What stands below a heading (−1 for none) has in common; made once for the passages of a section."""
        if heading not in self._paths:
            slots = [heading, *self.headings(heading)] if heading >= 0 else []
            path = "\n".join(self.folded[slot] for slot in slots), tuple(map(self.text_of, slots))[::-1]
            self._paths[heading] = path
        return self._paths[heading]

    def text_of(self, slot: int) -> str:
        """The block's own text."""
        piece = self._written[self._ends[slot - 1] if slot else 0 : self._ends[slot]]
        try:
            return utf_16_le_decode(piece, "strict", True)[0]
        except UnicodeDecodeError as error:
            raise IndexUnavailable(self._name + _TEXTS) from error

    @cached_property
    def _lengths(self) -> NDArray[np.int32]:
        return np.fromiter(map(len, self.folded), np.int32, len(self.folded))

    @cached_property
    def _starts(self) -> NDArray[np.int32]:
        return np.cumsum(self._lengths + 1, dtype=np.int32) - self._lengths - 1

    def _read(self, name: str) -> str:
        try:
            return self._mapped[name][:].decode("utf-8" if name == _WORDS else _ENCODING)
        except UnicodeDecodeError as error:
            raise IndexUnavailable(self._name + name) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        for mapped in self._mapped.values():
            if isinstance(mapped, mmap.mmap):
                mapped.close()


def _map(path: Path) -> mmap.mmap | bytes:
    with path.open("rb") as file:
        if not path.stat().st_size:
            return b""  # an empty file cannot be mapped
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _are_shapes(shapes: NDArray[np.int32], text_bytes: int) -> bool:
    """Whether every row names a kind, a heading that stands before it, and a piece of the texts."""
    if shapes.ndim != 2 or shapes.shape[1] != _IN_PLACE + 1 or shapes.dtype != np.int32:
        return False
    ends = shapes[:, _END]
    return bool(
        ((shapes[:, _KIND] >= 0) & (shapes[:, _KIND] < len(_KINDS))).all()
        and ((shapes[:, _PARENT] >= -1) & (shapes[:, _PARENT] < np.arange(len(shapes)))).all()
        and (shapes[:, _START] >= 0).all()
        and (np.diff(ends, prepend=0) >= 0).all()
        and (int(ends[-1]) if len(ends) else 0) == text_bytes
    )


def span_of(block: IndexedBlock) -> Span:
    """The block's place in the canonical text."""
    return Span(block.start, block.start + len(block.text))
