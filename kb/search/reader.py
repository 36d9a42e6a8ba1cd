"""One generation, open: postings from Whoosh, texts from the lines beside it."""

import json
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from whoosh.filedb.filestore import FileStorage

from kb.errors import IndexUnavailable
from kb.model import BlockKind
from kb.search.generation import Entry, Generation
from kb.search.schema import NUMBER, schema, serial_and_block
from kb.text.normalize import fold

_CACHED_IDS = 2_000_000  # document numbers kept in all cached posting sets
_EMPTY: frozenset[int] = frozenset()


@dataclass(frozen=True)
class IndexedPassage:
    """A passage as it was indexed. ``start`` is the block's offset in the canonical text."""

    entry: Entry
    block: int
    kind: BlockKind
    start: int
    text: str
    heading_path: tuple[str, ...]

    @cached_property
    def folded(self) -> str:
        """The folded text: what is verified and ranked."""
        return fold(self.text)

    @cached_property
    def folded_title(self) -> str:
        """The folded title of its article."""
        return fold(self.entry.title)

    @cached_property
    def folded_path(self) -> str:
        """The folded headings above it, a line each."""
        return "\n".join(map(fold, self.heading_path))


class IndexReader:
    """Postings and texts of one generation. Not for several threads at once. Raises IndexUnavailable when damaged."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self._entries = {entry.serial: entry for entry in generation.entries}
        self._articles: dict[int, tuple[IndexedPassage, ...]] = {}
        self._sets: OrderedDict[tuple[str, str], frozenset[int]] = OrderedDict()
        self._cached = 0
        try:
            self._storage = FileStorage(str(generation.folder), readonly=True)
            self._index = self._storage.open_index(schema=schema())
            self._reader = self._index.reader()
            self._numbers: list[int] = list(self._reader.column_reader(NUMBER))
            self._files = {
                name: (generation.folder / name).read_bytes()
                for name in {entry.line.file for entry in generation.entries}
            }
        except Exception as error:  # Whoosh raises what its damaged files make struct, pickle and zlib raise
            raise IndexUnavailable(str(generation.folder)) from error

    @property
    def passages(self) -> int:
        """How many passages are indexed."""
        return int(self._reader.doc_count())

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()
        self._index.close()
        self._storage.close()

    def having(self, field: str, gram: str) -> frozenset[int]:
        """The documents whose ``field`` holds the gram (one or two folded characters)."""
        key = (field, gram)
        if key in self._sets:
            self._sets.move_to_end(key)
            return self._sets[key]
        found = _EMPTY
        if self.frequency(field, gram):
            found = frozenset(self._reader.postings(field, gram).all_ids())
        self._sets[key] = found
        self._cached += len(found)
        while self._cached > _CACHED_IDS and len(self._sets) > 1:
            self._cached -= len(self._sets.popitem(last=False)[1])
        return found

    def frequency(self, field: str, gram: str) -> int:
        """In how many documents the gram stands (deleted ones included until Whoosh merges them away)."""
        return int(self._reader.doc_frequency(field, gram))

    def matching(self, allowed: Callable[[Entry], bool]) -> frozenset[int]:
        """The serial numbers of the articles that ``allowed`` lets through."""
        return frozenset(serial for serial, entry in self._entries.items() if allowed(entry))

    def serial(self, document: int) -> int:
        """The serial number of a document's article."""
        return self._numbers[document] >> 20

    def entry(self, serial: int) -> Entry:
        """The article with this serial number."""
        return self._entries[serial]

    def documents(self) -> range:
        """All document numbers, deleted ones included."""
        return range(len(self._numbers))

    def alive(self, document: int) -> bool:
        """Whether the document has not been replaced."""
        return self.serial(document) in self._entries

    def passage(self, document: int) -> IndexedPassage:
        """The passage behind a document number."""
        serial, block = serial_and_block(self._numbers[document])
        if serial not in self._articles:
            self._articles[serial] = self._load(self._entries[serial])
        return self._articles[serial][block]

    def _load(self, entry: Entry) -> tuple[IndexedPassage, ...]:
        line = entry.line
        stored = json.loads(self._files[line.file][line.offset : line.offset + line.length])
        paths = [tuple(path) for path in stored["paths"]]
        return tuple(
            IndexedPassage(entry, number, BlockKind(kind), start, text, paths[path])
            for number, (kind, start, text, path) in enumerate(stored["blocks"])
        )
