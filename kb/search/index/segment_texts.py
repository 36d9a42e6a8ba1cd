"""The texts of articles that were indexed together, beside Whoosh's files: folded, heard, and as they are.

A *slot* is a block's place in its batch: the blocks of the batch's articles, one after the other. Files, each named
after the batch's number: ``articles`` holds a line of JSON per article (what a result shows); ``folded`` and ``sounds``
one piece per slot, equally long, between separators; ``shapes`` two numbers per slot (kind, and the slot of the heading
above, −1 for none); ``words`` how often each word stands in them.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kb.content.library import Source
from kb.model import Article, Block, BlockKind, Span
from kb.search.index.snapshot import IndexedArticle
from kb.text.normalize import Folded, fold
from kb.text.pinyin import Readings, initials, merge_fuzzy_pinyin
from kb.text.segment import words

SEPARATOR = "\x1e"  # never in an article: the parser makes a space of it
_KINDS = tuple(BlockKind)
_ARTICLES, _FOLDED, _SOUNDS, _SHAPES, _WORDS = "articles.jsonl", "folded.txt", "sounds.txt", "shapes.bin", "words.json"
_RARE = 1  # words that stand in so few passages are no suggestions


def _path(folder: Path, batch: int, name: str) -> Path:
    return folder / f"{batch}-{name}"


@dataclass(frozen=True, slots=True)
class IndexedBlock:
    """A block as it was indexed; ``start`` is its offset in the canonical text."""

    kind: BlockKind
    start: int
    text: str
    heading_path: tuple[str, ...]


class StoredBlocks:
    """The blocks of an article; each is made when it is asked for, as a result shows one or two of a hundred."""

    def __init__(self, stored: dict[str, Any]) -> None:
        self._paths: list[list[str]] = stored["paths"]
        self._blocks: list[tuple[int, int, str, int]] = stored["blocks"]

    def block(self, index: int) -> IndexedBlock:
        """The block with this index."""
        kind, start, text, path = self._blocks[index]
        return IndexedBlock(_KINDS[kind], start, text, tuple(self._paths[path]))


class SegmentTextsWriter:
    """Writes a batch, article by article; a context manager."""

    def __init__(self, folder: Path, number: int, readings: Readings) -> None:
        self._folder = folder
        self._number = number
        self._readings = readings
        self._articles = _path(folder, number, _ARTICLES).open("wb")
        self._folded: list[str] = []
        self._sounds: list[str] = []
        self._shapes = array("i")
        self._words: Counter[str] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._articles.close()
        if kind is None:
            self._write()

    def add(self, article: Article, serial: int, source: Source) -> tuple[IndexedArticle, list[str]]:
        """Put an article in; its entry, and the folded text of each of its blocks."""
        slot, offset = len(self._folded), self._articles.tell()
        folded = [fold(block.text) for block in article.blocks]
        self._articles.write(_line(article))
        self._folded += folded
        self._sounds += [self._sound(block.text, text) for block, text in zip(article.blocks, folded, strict=True)]
        for block, parent in zip(article.blocks, _parents(article.blocks), strict=True):
            self._shapes.extend((_KINDS.index(block.kind), parent if parent < 0 else slot + parent))
            self._words.update({word for word in words(block.text) if len(word) > 1})
        entry = IndexedArticle(
            serial=serial,
            id=source.head.id,
            digest=source.digest,
            title=article.title,
            roles=article.roles,
            topics=article.topics,
            keywords=article.keywords,
            pack_id=article.pack_id,
            passages=sum(bool(block.text) for block in article.blocks),
            batch=self._number,
            slot=slot,
            blocks=len(article.blocks),
            offset=offset,
            length=self._articles.tell() - offset,
        )
        return entry, folded

    def _sound(self, text: str, folded: str) -> str:
        """The sound of the folded text: of each character as it stood before it was folded (一 and 1 differ)."""
        sound = self._readings.sound(text)
        if len(folded) == len(text) and text.isalpha():
            return sound
        starts = Folded.of(text).starts
        return "".join(
            sound[start] if sound[start] != text[start] else part for start, part in zip(starts, folded, strict=True)
        )

    def _write(self) -> None:
        _path(self._folder, self._number, _FOLDED).write_text(SEPARATOR.join(self._folded), "utf-8", newline="")
        _path(self._folder, self._number, _SOUNDS).write_text(SEPARATOR.join(self._sounds), "utf-8", newline="")
        _path(self._folder, self._number, _SHAPES).write_bytes(self._shapes.tobytes())
        frequent = {word: count for word, count in self._words.items() if count > _RARE}
        _path(self._folder, self._number, _WORDS).write_text(json.dumps(frequent, ensure_ascii=False), "utf-8")


def _parents(blocks: tuple[Block, ...]) -> Iterator[int]:
    """The index of the heading above each block, −1 for none; the article's title is none."""
    standing: dict[tuple[str, ...], int] = {}
    for block in blocks:
        yield standing.get(block.heading_path, -1)
        if block.kind is BlockKind.HEADING:
            standing[(*block.heading_path, block.text)] = block.index


def _line(article: Article) -> bytes:
    """What a result shows of an article: per block its kind, start, text and heading path (by number)."""
    paths: dict[tuple[str, ...], int] = {}
    blocks = [
        [_KINDS.index(block.kind), block.start, block.text, paths.setdefault(block.heading_path, len(paths))]
        for block in article.blocks
    ]
    return json.dumps({"paths": [*paths], "blocks": blocks}, ensure_ascii=False).encode() + b"\n"


class SegmentTexts:
    """The files of one batch, read when first asked for. Raises OSError, ValueError."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self._number = number

    @cached_property
    def text(self) -> str:
        """The folded texts of all slots, with separators between them."""
        return self._read(_FOLDED)

    @cached_property
    def sounds(self) -> str:
        """The same text as it sounds, character by character."""
        return self._read(_SOUNDS)

    @cached_property
    def initials(self) -> str:
        """The same text as the first letters of its syllables."""
        return initials(self.sounds)

    @cached_property
    def blurred(self) -> str:
        """The same text as many speak it."""
        return merge_fuzzy_pinyin(self.sounds)

    @cached_property
    def folded(self) -> list[str]:
        """The folded text of each slot."""
        return self.text.split(SEPARATOR)

    @cached_property
    def words(self) -> dict[str, int]:
        """In how many blocks each word stands; rare ones are left out."""
        found: dict[str, int] = json.loads(self._read(_WORDS))
        return found

    def kind(self, slot: int) -> BlockKind:
        """What the block in ``slot`` is."""
        return _KINDS[self._shapes[2 * slot]]

    def headings(self, slot: int) -> Iterator[str]:
        """The folded headings above a slot, the nearest first."""
        above = self._shapes[2 * slot + 1]
        while above >= 0:
            yield self.folded[above]
            above = self._shapes[2 * above + 1]

    def slot_at(self, offset: int) -> int:
        """The slot that holds the character at ``offset`` of ``text``."""
        return bisect_right(self._starts, offset) - 1

    def start_of(self, slot: int) -> int:
        """The offset in ``text`` of a slot's first character."""
        return self._starts[slot]

    def article(self, entry: IndexedArticle) -> StoredBlocks:
        """The blocks of an article as a result shows them."""
        with _path(self._folder, self._number, _ARTICLES).open("rb") as file:
            file.seek(entry.offset)
            return StoredBlocks(json.loads(file.read(entry.length)))

    @cached_property
    def _shapes(self) -> array[int]:
        out = array("i")
        out.frombytes(_path(self._folder, self._number, _SHAPES).read_bytes())
        return out

    @cached_property
    def _starts(self) -> array[int]:
        return array("l", accumulate((len(text) + 1 for text in self.folded[:-1]), initial=0))

    def _read(self, name: str) -> str:
        return _path(self._folder, self._number, name).read_bytes().decode()


def span_of(block: IndexedBlock) -> Span:
    """The block's place in the canonical text."""
    return Span(block.start, block.start + len(block.text))
