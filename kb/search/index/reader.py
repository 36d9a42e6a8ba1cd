"""One snapshot, open: postings from Whoosh, texts from the batches beside it."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

from whoosh.filedb.filestore import FileStorage

from kb.errors import IndexUnavailable
from kb.model import BlockKind
from kb.search.index.schema import NUMBER, schema, serial_and_block
from kb.search.index.segment_texts import IndexedBlock, SegmentTexts, StoredBlocks
from kb.search.index.snapshot import IndexedArticle, Snapshot
from kb.text.normalize import fold
from kb.text.pinyin import Readings

_CACHED_IDS = 2_000_000  # document numbers kept in all cached posting sets
_CACHED_ARTICLES = 256
READINGS = "readings.txt"
_EMPTY: frozenset[int] = frozenset()


class IndexReader:
    """Postings and texts of one generation. Not for several threads at once. Raises IndexUnavailable when damaged."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._entries = {entry.serial: entry for entry in snapshot.entries}
        self._titles: dict[int, str] = {}
        self._keywords: dict[int, str] = {}
        self._articles: OrderedDict[int, StoredBlocks] = OrderedDict()
        self._sets: OrderedDict[tuple[str, str], frozenset[int]] = OrderedDict()
        self._cached = 0
        try:
            self._storage = FileStorage(str(snapshot.folder), readonly=True)
            self._index = self._storage.open_index(schema=schema())
            self._reader = self._index.reader()
            self._leaves = [(leaf, offset) for leaf, offset in self._reader.leaf_readers()]
            self._numbers: list[int] = list(self._reader.column_reader(NUMBER)) if self._reader.doc_count_all() else []
            self.segment_texts = {
                n: SegmentTexts(snapshot.folder, n) for n in {entry.batch for entry in snapshot.entries}
            }
            self._dead = frozenset(n for n, number in enumerate(self._numbers) if number >> 20 not in self._entries)
        except Exception as error:  # Whoosh raises what its damaged files make struct, pickle and zlib raise
            raise IndexUnavailable(str(snapshot.folder)) from error

    @property
    def passages(self) -> int:
        """How many passages are indexed."""
        return len(self._numbers) - len(self._dead)

    @property
    def stale_share(self) -> float:
        """The share of what is indexed that has been replaced since."""
        return len(self._dead) / max(len(self._numbers), 1)

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()
        self._index.close()
        self._storage.close()

    # --- postings ---------------------------------------------------------------------------------------------------

    def postings(self, field: str, term: str) -> frozenset[int]:
        """The documents whose ``field`` holds the term, which is one of those that were made of its text."""
        key = (field, term)
        if key in self._sets:
            self._sets.move_to_end(key)
            return self._sets[key]
        found: set[int] = set()
        for leaf, offset in self._leaves:
            if (field, term) in leaf:
                ids = leaf.postings(field, term).all_ids()
                found.update((n + offset for n in ids) if offset else ids)
        alive = frozenset(found - self._dead) if found else _EMPTY
        self._sets[key] = alive
        self._cached += len(alive)
        while self._cached > _CACHED_IDS and len(self._sets) > 1:
            self._cached -= len(self._sets.popitem(last=False)[1])
        return alive

    def frequency(self, field: str, term: str) -> int:
        """In about how many documents the term stands (replaced ones included)."""
        known = self._sets.get((field, term))
        return len(known) if known is not None else int(self._reader.doc_frequency(field, term))

    # --- documents --------------------------------------------------------------------------------------------------

    def documents(self) -> Iterator[int]:
        """All documents that have not been replaced."""
        return (n for n in range(len(self._numbers)) if n not in self._dead)

    def matching(self, allowed: Callable[[IndexedArticle], bool]) -> frozenset[int]:
        """The serial numbers of the articles that ``allowed`` lets through."""
        return frozenset(serial for serial, entry in self._entries.items() if allowed(entry))

    def serial(self, document: int) -> int:
        """The serial number of a document's article."""
        return self._numbers[document] >> 20

    def serials(self, documents: frozenset[int] | tuple[int, ...]) -> list[int]:
        """The serial number of each document's article."""
        numbers = self._numbers
        return [numbers[document] >> 20 for document in documents]

    def entry(self, serial: int) -> IndexedArticle:
        """The article with this serial number."""
        return self._entries[serial]

    def block(self, document: int) -> int:
        """The index of the block that the document is."""
        return serial_and_block(self._numbers[document])[1]

    def folded(self, document: int) -> str:
        """The folded text of a document."""
        batch, slot = self._slot(document)
        return batch.folded[slot]

    def sound(self, document: int) -> str:
        """How the folded text of a document sounds, character by character."""
        batch, slot = self._slot(document)
        start = batch.start_of(slot)
        return batch.sounds[start : start + len(batch.folded[slot])]

    def kind(self, document: int) -> BlockKind:
        """What the document's block is in its article."""
        batch, slot = self._slot(document)
        return batch.kind(slot)

    def path(self, document: int) -> str:
        """The folded headings above a document, a line each."""
        batch, slot = self._slot(document)
        return "\n".join(batch.headings(slot))

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
        return self._keyed.get(pair, _EMPTY)

    def first_passage(self, serial: int) -> int | None:
        """The document an article begins with: the first that is no heading, if there is one; None without any."""
        first = n = self._firsts.get(serial)
        while n is not None and n < len(self._numbers) and self.serial(n) == serial:
            if self.kind(n) is not BlockKind.HEADING:
                return n
            n += 1
        return first

    @cached_property
    def _firsts(self) -> dict[int, int]:
        """By serial number the first document of an article; its documents stand side by side."""
        return {number >> 20: n for n, number in reversed([*enumerate(self._numbers)]) if n not in self._dead}

    @cached_property
    def _keyed(self) -> dict[str, frozenset[int]]:
        out: dict[str, set[int]] = {}
        for serial, entry in self._entries.items():
            for keyword in map(fold, entry.keywords):
                for at in range(len(keyword) - 1):
                    out.setdefault(keyword[at : at + 2], set()).add(serial)
        return {pair: frozenset(serials) for pair, serials in out.items()}

    def indexed(self, document: int) -> IndexedBlock:
        """The block as a result shows it."""
        serial, block = serial_and_block(self._numbers[document])
        if serial not in self._articles:
            entry = self._entries[serial]
            self._articles[serial] = self.segment_texts[entry.batch].article(entry)
            if len(self._articles) > _CACHED_ARTICLES:
                self._articles.popitem(last=False)
        self._articles.move_to_end(serial)
        return self._articles[serial].block(block)

    @cached_property
    def names(self) -> tuple[frozenset[str], frozenset[str]]:
        """All roles and all topics, folded."""
        entries = self.snapshot.entries
        return (
            frozenset(fold(role) for entry in entries for role in entry.roles),
            frozenset(fold(topic) for entry in entries for topic in entry.topics),
        )

    def is_alive(self, batch: int, slot: int) -> bool:
        """Whether the slot of a batch belongs to an article that has not been replaced."""
        return any(start <= slot < end for start, end in self._alive.get(batch, ()))

    @cached_property
    def readings(self) -> Readings:
        """How single characters sound."""
        return Readings.parse(Path(self.snapshot.folder, READINGS).read_text("utf-8"))

    @cached_property
    def _alive(self) -> dict[int, list[tuple[int, int]]]:
        """Per batch the ranges of slots in use; few, as neighbouring articles are joined."""
        out: dict[int, list[tuple[int, int]]] = {}
        for entry in sorted(self.snapshot.entries, key=lambda entry: (entry.batch, entry.slot)):
            ranges = out.setdefault(entry.batch, [])
            if ranges and ranges[-1][1] == entry.slot:
                ranges[-1] = (ranges[-1][0], entry.slot + entry.blocks)
            else:
                ranges.append((entry.slot, entry.slot + entry.blocks))
        return out

    def _slot(self, document: int) -> tuple[SegmentTexts, int]:
        number = self._numbers[document]
        entry = self._entries[number >> 20]
        return self.segment_texts[entry.batch], entry.slot + (number & 0xFFFFF)
