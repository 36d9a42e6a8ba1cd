"""One snapshot, open: postings from Whoosh, texts from the batches beside it."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from operator import add
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kb.errors import IndexUnavailable
from kb.model import BlockKind, HeadingPlace
from kb.search.index.document_set import EMPTY, DocumentSet
from kb.search.index.passage_meanings import PassageMeanings
from kb.search.index.posting_codec import open_segment
from kb.search.index.question_index import QuestionIndex
from kb.search.index.schema import NUMBER
from kb.search.index.segment_texts import IndexedBlock, SegmentTexts
from kb.search.index.snapshot import MEANING, QUESTIONS, IndexedArticle, Snapshot
from kb.text.normalize import Folded, fold
from kb.text.pinyin import Readings

_CACHED_IDS = 2_000_000  # document numbers kept in all cached posting sets
_CACHED_FREQUENCIES = 20_000
_NO_SERIALS = np.empty(0, np.int64)
READINGS = "readings.txt"
_LEADING = ("?", ":")


class IndexReader:
    """Postings and texts of one snapshot. Not for several threads at once. Raises IndexUnavailable when damaged.

    Documents are numbered batch by batch in the order of the batches. Everything that a search needs is opened here,
    so that another process may replace and remove the snapshot meanwhile.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._entries = {entry.serial: entry for entry in snapshot.entries}
        self._titles: dict[int, str] = {}
        self._keywords: dict[int, str] = {}
        self._folded_names: dict[int, tuple[frozenset[str], frozenset[str]]] = {}
        self._sets: OrderedDict[tuple[str, str], DocumentSet] = OrderedDict()
        self._cached = 0
        self._frequencies: dict[tuple[str, str], int] = {}
        try:
            self._open(snapshot.folder)
        except (OSError, ValueError) as error:
            raise IndexUnavailable(str(snapshot.folder)) from error

    def _open(self, folder: Path) -> None:
        """Open all batches. Raises OSError, ValueError when anything does not fit together."""
        filled = {entry.batch for entry in self.snapshot.entries if entry.passages}
        self.segment_texts = {n: SegmentTexts(folder, n) for n in {entry.batch for entry in self.snapshot.entries}}
        self._readings = (folder / READINGS).read_text("utf-8")
        self._leaves: list[tuple[Any, int]] = []  # Whoosh's reader of a batch, number of its first document
        self._texts: list[SegmentTexts] = []
        numbers: list[NDArray[np.int64]] = []
        total = 0
        for batch in sorted(filled):
            leaf = open_segment(folder, str(batch))
            column = np.asarray(leaf.column_reader(NUMBER, translate=False), np.uint64)
            if len(column) and int(column.max()) >> 63:
                raise ValueError(NUMBER)
            numbers.append(column.astype(np.int64))
            self._leaves.append((leaf, total))
            self._texts.append(self.segment_texts[batch])
            total += len(column)
        self._numbers = np.concatenate(numbers) if numbers else np.empty(0, np.int64)
        self._serials = self._numbers >> 20
        self._serial_of = self._serials.data  # one number of it takes a third of the time that one of the array does
        self._firsts_of_leaves = [first for _, first in self._leaves]
        self._place_documents()
        self.meanings = PassageMeanings.load(folder / MEANING)
        self.questions = QuestionIndex.load(folder / QUESTIONS)
        # Where each question's answer begins, and each passage that is looked for by meaning.
        self.question_documents = self.questions.meanings.documents(self._numbers)
        self.meaning_documents = self.meanings.documents(self._numbers)

    def _place_documents(self) -> None:
        """Find each document's slot. Raises ValueError when an entry or a number points outside its batch."""
        for entry in self.snapshot.entries:
            if entry.slot + entry.blocks > self.segment_texts[entry.batch].slots:
                raise ValueError(entry.id)
        known = np.array(sorted(self._entries), np.int64)
        slots, blocks, batches = (
            np.array([getattr(self._entries[serial], name) for serial in known.tolist()], np.int64)
            for name in ("slot", "blocks", "batch")
        )
        at = np.minimum(known.searchsorted(self._serials), max(len(known) - 1, 0))
        self._alive = known[at] == self._serials if len(known) else np.zeros(len(self._serials), np.bool_)
        block = self._numbers & 0xFFFFF
        leaf_of = np.searchsorted(self._firsts_of_leaves, np.arange(len(self._numbers)), "right") - 1
        batch_of = np.array(sorted({entry.batch for entry in self.snapshot.entries if entry.passages}), np.int64)
        self._slots = np.empty(0, np.int32)
        if len(known):
            fits = (block < blocks[at]) & (batches[at] == batch_of[leaf_of] if len(batch_of) else True)
            if not bool(fits[self._alive].all()):
                raise ValueError(NUMBER)
            self._slots = np.where(self._alive, slots[at] + block, 0).astype(np.int32)
        self._slot_of = self._slots.data  # one number of it takes a third of the time that one of the array does
        self._stale = int(len(self._numbers) - self._alive.sum())

    @property
    def passages(self) -> int:
        """How many passages are indexed."""
        return len(self._numbers) - self._stale

    @property
    def stale_share(self) -> float:
        """The share of what is indexed that has been replaced since."""
        return self._stale / max(len(self._numbers), 1)

    def close(self) -> None:
        """Let go of the files."""
        for leaf, _ in self._leaves:
            leaf.close()
        for texts in self.segment_texts.values():
            texts.close()

    # --- postings ---------------------------------------------------------------------------------------------------

    def postings(self, field: str, term: str) -> DocumentSet:
        """The documents whose ``field`` holds the term, which is one of those that were made of its text."""
        key = (field, term)
        if key in self._sets:
            self._sets.move_to_end(key)
            return self._sets[key]
        lists = [leaf.postings(field, term).documents for leaf, _ in self._leaves]
        if len(lists) == 1:
            found = lists[0]
        else:
            moved = [documents + first for documents, (_, first) in zip(lists, self._leaves, strict=True)]
            found = np.concatenate(moved) if moved else EMPTY.array
        alive = DocumentSet(found[self._alive[found]] if self._stale else found)
        self._sets[key] = alive
        self._cached += len(alive)
        while self._cached > _CACHED_IDS and len(self._sets) > 1:
            self._cached -= len(self._sets.popitem(last=False)[1])
        return alive

    def frequency(self, field: str, term: str) -> int:
        """In about how many documents the term stands (replaced ones included)."""
        key = (field, term)
        if (known := self._sets.get(key)) is not None:
            return len(known)
        if key not in self._frequencies:
            if len(self._frequencies) > _CACHED_FREQUENCIES:
                self._frequencies.clear()
            self._frequencies[key] = sum(leaf.doc_frequency(field, term) for leaf, _ in self._leaves)
        return self._frequencies[key]

    # --- documents --------------------------------------------------------------------------------------------------

    def documents(self) -> DocumentSet:
        """All documents that have not been replaced."""
        return DocumentSet(np.flatnonzero(self._alive).astype(np.int32))

    def matching(self, allowed: Callable[[IndexedArticle], bool]) -> frozenset[int]:
        """The serial numbers of the articles that ``allowed`` lets through."""
        return frozenset(serial for serial, entry in self._entries.items() if allowed(entry))

    def serial(self, document: int) -> int:
        """The serial number of a document's article."""
        return self._serial_of[document]

    def serials(self, documents: NDArray[np.int32] | Sequence[int]) -> NDArray[np.int64]:
        """The serial number of each document's article."""
        return self._serials[np.asarray(documents, np.int64)]

    def places_of_articles(self, serials: NDArray[np.int64]) -> NDArray[np.int64]:
        """For each serial number the place of its article among the snapshot's entries."""
        return self._entry_places[serials]

    def entry(self, serial: int) -> IndexedArticle:
        """The article with this serial number."""
        return self._entries[serial]

    def block(self, document: int) -> int:
        """The index of the block that the document is."""
        return int(self._numbers[document]) & 0xFFFFF

    def folded(self, document: int) -> str:
        """The folded text of a document."""
        return self.folded_texts[document]

    def spelt(self, document: int) -> str:
        """The folded text of a document with its numbers in digits."""
        texts, slot = self._slot(document)
        return texts.spelt[slot] or texts.folded[slot]

    def sound(self, document: int) -> str:
        """How the folded text of a document sounds, character by character."""
        texts, slot = self._slot(document)
        start = texts.start_of(slot)
        return texts.sounds[start : start + len(texts.folded[slot])]

    def kind(self, document: int) -> BlockKind:
        """What the document's block is in its article."""
        return self.kinds[document]

    def around(self, document: int, step: int, most: int) -> range:
        """The documents before (``step`` −1, the nearest first) or behind one (1), up to the next heading.

        They are of the same article, and ``most`` at most.
        """
        starts, ends = self._section_bounds
        if step < 0:
            return range(document - 1, max(starts[document], document - most) - 1, -1)
        return range(document + 1, min(ends[document], document + most + 1))

    def path(self, document: int) -> str:
        """The folded headings above a document, a line each."""
        texts, slot = self._slot(document)
        return texts.path(slot)

    def title(self, document: int) -> str:
        """The folded title of a document's article."""
        serial = self.serial(document)
        if serial not in self._titles:
            self._titles[serial] = fold(self._entries[serial].title)
        return self._titles[serial]

    def keywords(self, serial: int) -> str:
        """The folded keywords of an article, a line each."""
        if serial not in self._keywords:
            self._keywords[serial] = "\n".join(map(fold, self._entries[serial].keywords))
        return self._keywords[serial]

    def articles_with_keyword_bigram(self, pair: str) -> frozenset[int]:
        """The serial numbers of the articles with the pair of characters in one of their keywords."""
        return self._keyed.get(pair, frozenset())

    def articles_with_keyword(self, text: str) -> NDArray[np.int64]:
        """The serial numbers of the articles with the folded text in one of their keywords, ascending."""
        first = self._keyed.get(text[:2]) if len(text) > 1 else self._keyed_by_character.get(text)
        if first is None:
            return _NO_SERIALS  # as nearly always
        return np.array(sorted(serial for serial in first if text in self.keywords(serial)), np.int64)

    def first_passage(self, serial: int) -> int | None:
        """The document an article begins with: the first that is no heading, if there is one; None without any."""
        first = n = self._firsts.get(serial)
        while n is not None and n < len(self._numbers) and self.serial(n) == serial:
            if self.kind(n) is not BlockKind.HEADING:
                return n
            n += 1
        return first

    def indexed(self, document: int) -> IndexedBlock:
        """The block as a result shows it."""
        texts, slot = self._slot(document)
        return texts.block(slot)

    def indexed_all(self, documents: Sequence[int]) -> list[IndexedBlock]:
        """The same of each of the documents."""
        texts, firsts, slot_of = self._texts, self._firsts_of_leaves, self._slot_of
        return [texts[bisect_right(firsts, n) - 1].block(slot_of[n]) for n in documents]

    def block_numbers(self, documents: NDArray[np.int32]) -> list[int]:
        """The index of the block that each document is."""
        blocks: list[int] = (self._numbers[documents] & 0xFFFFF).tolist()
        return blocks

    def text(self, document: int) -> str:
        """The text that a result shows."""
        texts, slot = self._slot(document)
        return texts.text_of(slot)

    def folding(self, document: int) -> Folded:
        """The text that a result shows, its fold and the way back."""
        texts, slot = self._slot(document)
        return texts.folding(slot)

    def headings(self) -> Iterator[HeadingPlace]:
        """Every heading that does not only say its article's title again, article by article."""
        for entry in self.snapshot.entries:
            texts = self.segment_texts[entry.batch]
            for slot in range(entry.slot, entry.slot + entry.blocks):
                if texts.kind(slot) is BlockKind.HEADING and (block := texts.block(slot)).text != entry.title:
                    yield HeadingPlace(block.text, entry.id, block.start)

    @cached_property
    def folded_texts(self) -> list[str]:
        """The folded text of every document, those that have been replaced included."""
        return [
            *chain.from_iterable(map(texts.folded.__getitem__, slots.tolist()) for texts, slots in self._leaf_slots())
        ]

    @cached_property
    def lengths(self) -> NDArray[np.int32]:
        """How many characters the folded text of every document has."""
        return np.fromiter(map(len, self.folded_texts), np.int32, len(self.folded_texts))

    @cached_property
    def meaning_passages(self) -> NDArray[np.int64]:
        """For each document its passage of ``meanings``; −1 for none."""
        out = np.full(len(self._numbers), -1, np.int64)
        out[self.meaning_documents] = np.arange(len(self.meaning_documents))
        return out

    @cached_property
    def names(self) -> tuple[frozenset[str], frozenset[str]]:
        """All roles and all topics, folded."""
        entries = self.snapshot.entries
        return (
            frozenset(fold(role) for entry in entries for role in entry.roles),
            frozenset(fold(topic) for entry in entries for topic in entry.topics),
        )

    def folded_names(self, serial: int) -> tuple[frozenset[str], frozenset[str]]:
        """The roles and the topics of an article, folded."""
        if serial not in self._folded_names:
            entry = self._entries[serial]
            self._folded_names[serial] = frozenset(map(fold, entry.roles)), frozenset(map(fold, entry.topics))
        return self._folded_names[serial]

    def offsets(self, documents: NDArray[np.int32]) -> Iterator[tuple[SegmentTexts, NDArray[np.intp]]]:
        """Batch by batch where in its text each character of the documents stands, ascending."""
        leaves = np.searchsorted(self._firsts_of_leaves, documents, "right") - 1
        slots = self._slots[documents]
        for leaf in sorted({*leaves.tolist()}):
            texts = self._texts[leaf]
            starts, ends = texts.bounds(slots[leaves == leaf])
            lengths = ends - starts
            yield texts, np.arange(lengths.sum()) + np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)

    def alive_slots(self, batch: int) -> NDArray[np.bool_]:
        """For each slot of a batch whether it belongs to an article that has not been replaced."""
        return self._alive_slots[batch]

    def make_tables(self) -> Iterator[None]:
        """Make what the first query of a kind would wait for, one table at a step: 0.2 s for the built-in articles."""
        for make in (
            lambda: self._keyed,
            lambda: self._keyed_by_character,
            lambda: self.readings.sounding(""),
            lambda: self.names,
            lambda: self._section_bounds,
            lambda: self.asking_above,
            lambda: self.asking_below,
            lambda: self.standing_alone,
        ):
            make()
            yield
        for texts in self.segment_texts.values():
            texts.heard  # noqa: B018 - made when first read
            yield
            texts.code_counts  # noqa: B018
            yield

    @cached_property
    def readings(self) -> Readings:
        """How single characters sound."""
        return Readings.parse(self._readings)

    # --- inside -----------------------------------------------------------------------------------------------------

    @cached_property
    def _firsts(self) -> dict[int, int]:
        """By serial number the first document of an article; its documents stand side by side."""
        serials, firsts = np.unique(self._serials, return_index=True)
        pairs = zip(serials.tolist(), firsts.tolist(), strict=True)
        return {serial: first for serial, first in pairs if serial in self._entries}

    @cached_property
    def asking(self) -> list[bool]:
        """For each document whether it is a paragraph whose fold ends with a question mark."""
        return [text.endswith("?") and self.kind(n) is BlockKind.PARAGRAPH for n, text in enumerate(self.folded_texts)]

    @cached_property
    def asking_above(self) -> list[int]:
        """For each document the nearest one before it that is ``asking``; −1 for none."""
        asking = [at if asks else -1 for at, asks in enumerate(self.asking)]
        return [-1, *accumulate(asking, max)][: len(asking)]

    @cached_property
    def asking_below(self) -> list[int]:
        """For each document the nearest one behind it that is ``asking``; the number of documents for none."""
        count = len(self.asking)
        asking = [at if asks else count for at, asks in enumerate(self.asking)]
        return [count, *accumulate(reversed(asking), min)][:count][::-1]

    @cached_property
    def standing_alone(self) -> memoryview:
        """For each document whether it is a paragraph that leads to nothing, below no question of its section.

        What ends with a question mark or a colon leads to others; what does so in its text does so in its fold.
        """
        starts, count = np.asarray(self._section_bounds[0]), len(self._numbers)
        paragraphs = np.fromiter((kind is BlockKind.PARAGRAPH for kind in self.kinds), np.bool_, count)
        ends = np.fromiter((text.endswith(_LEADING) for text in self.folded_texts), np.bool_, count)
        below_question = np.asarray(self.asking_above, np.int64) >= starts
        return (paragraphs & ~ends & ~below_question).view(np.uint8).data

    @cached_property
    def kinds(self) -> list[BlockKind]:
        """What the block of each document is in its article."""
        return [*chain.from_iterable(map(texts.kind, slots.tolist()) for texts, slots in self._leaf_slots())]

    @cached_property
    def are_headings(self) -> NDArray[np.bool_]:
        """For each document whether its block is a heading."""
        parts = [texts.are_headings[slots] for texts, slots in self._leaf_slots()]
        return np.concatenate(parts) if parts else np.empty(0, np.bool_)

    @cached_property
    def _section_bounds(self) -> tuple[memoryview, memoryview]:
        """For each document the first one behind the heading before it, and the heading, or the end, behind it.

        Passage by passage this was half of the time that a page of a large library took.
        """
        places, count, heading = np.arange(len(self._serials)), len(self._serials), self.are_headings
        begins = np.diff(self._serials, prepend=-1) != 0
        closes = np.append(begins[1:], [True])[:count]
        above = np.append([-1], np.maximum.accumulate(np.where(heading, places, -1)))[:count]
        below = np.append(np.minimum.accumulate(np.where(heading, places, count)[::-1])[::-1], [count])[1:]
        first = np.maximum.accumulate(np.where(begins, places, 0))
        last = np.minimum.accumulate(np.where(closes, places, count)[::-1])[::-1]
        bounds = np.maximum(above + 1, first), np.minimum(below, last + 1)
        return bounds[0].astype(np.int32).data, bounds[1].astype(np.int32).data

    @cached_property
    def _entry_places(self) -> NDArray[np.int64]:
        serials = [entry.serial for entry in self.snapshot.entries]
        out = np.zeros(max(serials, default=-1) + 1, np.int64)
        out[serials] = np.arange(len(serials))
        return out

    @cached_property
    def _keyed(self) -> dict[str, frozenset[int]]:
        out: dict[str, set[int]] = {}
        for serial in self._entries:
            text = self.keywords(serial)
            for pair in {*map(add, text, text[1:])}:  # between two keywords one with a line break, which nobody asks
                out.setdefault(pair, set()).add(serial)
        return {pair: frozenset(serials) for pair, serials in out.items()}

    @cached_property
    def _keyed_by_character(self) -> dict[str, frozenset[int]]:
        out: dict[str, set[int]] = {}
        for serial in self._entries:
            for character in {*self.keywords(serial)}:
                out.setdefault(character, set()).add(serial)
        return {character: frozenset(serials) for character, serials in out.items()}

    @cached_property
    def _alive_slots(self) -> dict[int, NDArray[np.bool_]]:
        out = {number: np.zeros(texts.slots, np.bool_) for number, texts in self.segment_texts.items()}
        for entry in self.snapshot.entries:
            out[entry.batch][entry.slot : entry.slot + entry.blocks] = True
        return out

    def _slot(self, document: int) -> tuple[SegmentTexts, int]:
        leaf = bisect_right(self._firsts_of_leaves, document) - 1
        return self._texts[leaf], self._slot_of[document]

    def _leaf_slots(self) -> list[tuple[SegmentTexts, NDArray[np.int32]]]:
        """Batch by batch its texts, and the slot of each of its documents; in the order of the documents."""
        ends = [*self._firsts_of_leaves, len(self._numbers)][1:]  # none of an empty index
        bounds = zip(self._texts, self._firsts_of_leaves, ends, strict=True)
        return [(texts, self._slots[start:end]) for texts, start, end in bounds]
