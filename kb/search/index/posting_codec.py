"""A Whoosh codec that keeps posting lists as arrays: built on Whoosh's public codec classes, mapped, never unpickled.

A list is the ascending numbers of the documents that hold a term, nothing else: nothing here is scored. Measured at
10,000 passages against Whoosh's own codec: the build takes half the time, and a long list is read forty times as fast.
Files of a segment, all in NumPy's format: ``keys`` holds the terms (field, a zero byte, term) one behind the other,
ascending, ``key_ends`` where each ends; ``documents`` holds their lists one behind the other, ``list_ends`` where each
ends; ``numbers`` holds the passage number of each document. Of a document's number only the lower 16 bits are kept: a
list has an end for each block of 65,536 documents, one where there are no more. That halves the largest file.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import Codec, FieldWriter, PerDocumentReader, PerDocumentWriter, Segment, TermsReader
from whoosh.filedb.filestore import FileStorage
from whoosh.matching import ListMatcher
from whoosh.reading import SegmentReader, TermInfo

from kb.errors import IndexUnavailable
from kb.search.index.number_lists import NumberLists
from kb.search.index.posting_lists import FieldPostings, PostingLists
from kb.search.index.schema import NUMBER, schema
from kb.search.index.stored_array import mapped_array

_KEYS, _KEY_ENDS, _DOCUMENTS, _LIST_ENDS, _NUMBERS = "keys", "key_ends", "documents", "list_ends", "numbers"
_LEAD = 8  # bytes
_BLOCK = 1 << 16  # documents
_NO_LENGTHS = np.empty(0, np.int64)
_TYPES = {_KEYS: "u1", _KEY_ENDS: "<u4", _DOCUMENTS: "<u2", _LIST_ENDS: "<u4", _NUMBERS: "<u8"}


class ArraySegment(Segment):  # type: ignore[misc]
    """A segment whose files are named after ``name``; it has ``documents`` documents, none of them ever deleted."""

    def __init__(self, name: str, documents: int = 0) -> None:
        super().__init__("")
        self._name = name
        self._documents = documents

    def segment_id(self) -> str:
        """What the names of the segment's files begin with."""
        return self._name

    def codec(self) -> "ArrayCodec":
        """The codec that reads it."""
        return ArrayCodec(self._name)

    def should_assemble(self) -> bool:
        """Its files stay apart: they are mapped one by one."""
        return False

    def doc_count_all(self) -> int:
        """How many documents it has."""
        return self._documents

    def set_doc_count(self, doccount: int) -> None:
        """Whoosh tells it when the segment is written."""
        self._documents = doccount

    def deleted_count(self) -> int:
        """None: what has been replaced is known to the snapshot."""
        return 0


class ArrayCodec(Codec):  # type: ignore[misc]
    """Reads and writes segments as arrays; a new segment gets the name ``name``."""

    length_stats = False

    def __init__(self, name: str) -> None:
        self._name = name

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:  # noqa: ANN401, ARG002 - Whoosh's signature
        """The segment that a writer is about to write."""
        return ArraySegment(self._name)

    def per_document_writer(self, storage: Any, segment: ArraySegment) -> "_NumberWriter":  # noqa: ANN401
        """Whoosh asks for it once a segment."""
        return _NumberWriter(storage, segment)

    def field_writer(self, storage: Any, segment: ArraySegment) -> "_ArrayFieldWriter":  # noqa: ANN401
        """Whoosh asks for it once a segment."""
        return _ArrayFieldWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: ArraySegment) -> "ArrayTerms":  # noqa: ANN401
        """The terms and posting lists of a segment on disk. Raises OSError, ValueError when they are damaged."""
        return ArrayTerms(Path(storage.folder), segment)

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> "_NumberReader":  # noqa: ANN401
        """The passage numbers of a segment on disk. Raises OSError, ValueError when they are damaged."""
        return _NumberReader(Path(storage.folder), segment)


class SegmentWriter:
    """Writes the segment ``number`` into ``folder`` by the codec: ``lists`` takes the postings of its documents.

    Whoosh's own writer analyses every field of every document, which took a tenth of a build, and makes a table of
    contents, which nobody reads here.
    """

    def __init__(self, folder: Path, number: int) -> None:
        self.lists = PostingLists()
        storage, codec = FileStorage(str(folder)), ArrayCodec(str(number))
        segment = codec.new_segment(storage, "")
        self._numbers = codec.per_document_writer(storage, segment)
        self._fields = codec.field_writer(storage, segment)
        self._documents = 0

    def add_document(self, passage: int) -> int:
        """A new document with its passage number; its own number, by which the lists know it."""
        self._numbers.add_column_value(NUMBER, None, passage)
        self._documents += 1
        return self._documents - 1

    def write(self) -> None:
        """Write the files. Raises OSError."""
        self._numbers.close()
        self._fields.add_postings(None, None, self.lists.by_field())
        self._fields.close()


def open_segment(folder: Path, name: str) -> SegmentReader:
    """Whoosh's reader of the segment ``name`` in ``folder``. Raises OSError, ValueError when it is damaged."""
    documents = len(_map(folder, ArraySegment(name), _NUMBERS))
    segment = ArraySegment(name, documents)
    return SegmentReader(FileStorage(str(folder), readonly=True), schema(), segment, codec=ArrayCodec(name))


# --- writing ----------------------------------------------------------------------------------------------------------


def _store(storage: Any, segment: ArraySegment, name: str, values: NDArray[Any]) -> None:  # noqa: ANN401
    out = BytesIO()
    np.save(out, values.astype(_TYPES[name], copy=False), allow_pickle=False)
    with segment.create_file(storage, _extension(name)) as file:
        file.write(out.getvalue())


def _extension(name: str) -> str:
    return f"-{name}.npy"


class _NumberWriter(PerDocumentWriter):  # type: ignore[misc]
    """Keeps one number per document, of the one column that the schema has."""

    def __init__(self, storage: Any, segment: ArraySegment) -> None:  # noqa: ANN401
        self._storage = storage
        self._segment = segment
        self._numbers: list[int] = []
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Whoosh begins a document; they come ascending."""

    def add_field(self, fieldname: str, fieldobj: object, value: object, length: int) -> None:
        """Nothing of a field is stored."""

    def add_column_value(self, fieldname: str, columnobj: object, value: int) -> None:  # noqa: ARG002 - Whoosh's
        """The document's passage number."""
        self._numbers.append(value)

    def close(self) -> None:
        """Write the numbers."""
        _store(self._storage, self._segment, _NUMBERS, np.array(self._numbers, np.uint64))
        self.is_closed = True


class _ArrayFieldWriter(FieldWriter):  # type: ignore[misc]
    """Writes the posting lists of all fields of a segment."""

    def __init__(self, storage: Any, segment: ArraySegment) -> None:  # noqa: ANN401
        self._storage = storage
        self._segment = segment
        self.is_closed = False

    def add_postings(self, schema: object, lengths: object, items: Iterable[FieldPostings]) -> None:  # noqa: ARG002 - Whoosh's
        """Write the lists, which come by field, ascending."""
        fields = [*items]
        keys = [_prefixed(one.terms, _key(one.field, b"")) for one in fields]
        self._store(_KEYS, np.concatenate([np.empty(0, np.uint8), *(one.numbers for one in keys)]))
        self._store(_KEY_ENDS, np.cumsum(np.concatenate([_NO_LENGTHS, *(one.lengths for one in keys)])))
        numbers = np.concatenate([np.empty(0, np.int32), *(one.documents.numbers for one in fields)])
        counts = np.concatenate([_NO_LENGTHS, *(one.documents.lengths for one in fields)])
        blocks = int(numbers.max(initial=0)) // _BLOCK + 1
        if blocks > 1:
            of = np.repeat(np.arange(len(counts)), counts) * blocks + numbers // _BLOCK
            counts = np.bincount(of, minlength=len(counts) * blocks)
        self._store(_DOCUMENTS, (numbers % _BLOCK).astype(np.uint16))
        self._store(_LIST_ENDS, np.cumsum(counts))

    def _store(self, name: str, values: NDArray[Any]) -> None:
        _store(self._storage, self._segment, name, values)

    def close(self) -> None:
        """Whoosh calls it when all is written."""
        self.is_closed = True


def _prefixed(terms: NumberLists, prefix: bytes) -> NumberLists:
    """The bytes of terms, each with the prefix before it."""
    lengths = terms.lengths + len(prefix)
    starts = np.cumsum(lengths) - lengths
    written, own = np.empty(int(lengths.sum()), np.uint8), np.ones(int(lengths.sum()), np.bool_)
    for at, byte in enumerate(prefix):
        written[starts + at], own[starts + at] = byte, False
    written[own] = terms.numbers
    return NumberLists(written, lengths)


def _key(field: str, term: bytes) -> bytes:
    return field.encode() + b"\0" + term


# --- reading ----------------------------------------------------------------------------------------------------------


def _map(folder: Path, segment: ArraySegment, name: str) -> NDArray[Any]:
    """A file of the segment, mapped. Raises OSError, ValueError when it is damaged or no such array."""
    path = folder / segment.make_filename(_extension(name))
    values = mapped_array(path)
    if values.dtype != np.dtype(_TYPES[name]) or values.ndim != 1:
        raise ValueError(path.name)
    return values


def _are_ends(ends: NDArray[np.uint32], total: int, blocks: int = 1) -> bool:
    """Whether the ends, so many of each part, ascend from above 0 to ``total``: no part is empty, all are inside."""
    if not len(ends):
        return total == 0
    closing = ends[blocks - 1 :: blocks]
    # Compared as they are: their differences took half of the time in which an index of 100,000 passages is opened.
    ascend = bool((ends[1:] >= ends[:-1]).all() and (closing[1:] > closing[:-1]).all())
    return ascend and int(closing[0]) > 0 and int(ends[-1]) == total


class ArrayTerms(TermsReader):  # type: ignore[misc]
    """The terms of a segment and their posting lists, checked so that no look-up can leave the arrays.

    A list is checked when it is read: all of them are the largest part of an index, and most are never asked for.
    """

    def __init__(self, folder: Path, segment: ArraySegment) -> None:
        keys = _map(folder, segment, _KEYS)
        key_ends = _map(folder, segment, _KEY_ENDS)
        self._documents = _map(folder, segment, _DOCUMENTS)
        list_ends = _map(folder, segment, _LIST_ENDS)
        self._count = segment.doc_count_all()
        self._blocks = max(len(list_ends) // max(len(key_ends), 1), 1)
        sound = (
            len(key_ends) * self._blocks == len(list_ends)
            and (self._count > 0 or not len(key_ends))
            and _are_ends(key_ends, len(keys))
            and _are_ends(list_ends, len(self._documents), self._blocks)
        )
        if not sound:
            raise ValueError(segment.segment_id())
        self._name = segment.segment_id()
        self._keys = _Keys(keys.data, key_ends.data)
        self._bytes, self._key_ends = keys, key_ends
        self._list_ends = list_ends.data
        self._leads: dict[str, tuple[int, memoryview]] = {}  # per field its first key, and how its terms begin

    def list_of(self, field: str, term: bytes) -> NDArray[np.int32]:
        """The documents that hold the term, ascending; empty when none does. Raises IndexUnavailable when damaged."""
        at = self._find(field, term)
        if at < 0:
            return np.empty(0, np.int32)
        found = self._documents[self._start(at) : self._end(at)].astype(np.int32)
        for block in range(1, self._blocks):
            found[self._list_ends[at * self._blocks + block - 1] - self._start(at) :] += _BLOCK
        if int(found[-1]) >= self._count or not (found[1:] > found[:-1]).all():
            raise IndexUnavailable(f"{self._name}-{_DOCUMENTS}")
        return found

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._find(*term) >= 0

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All (field, term), ascending."""
        for at in range(len(self._keys)):
            field, _, term = self._keys[at].partition(b"\0")
            yield field.decode(), term

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The (field, term) from a term on."""
        return (term for term in self.terms() if term >= (fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The same from a term on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """What is known of a term. Raises KeyError when it stands nowhere."""
        documents = self.list_of(fieldname, text)
        if not len(documents):
            raise KeyError((fieldname, text))
        return TermInfo(len(documents), len(documents), minid=int(documents[0]), maxid=int(documents[-1]))

    def frequency(self, fieldname: str, text: bytes) -> int:
        """How often a term stands: once a document."""
        return self.doc_frequency(fieldname, text)

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """In how many documents a term stands."""
        at = self._find(fieldname, text)
        return self._end(at) - self._start(at) if at >= 0 else 0

    def matcher(self, fieldname: str, text: bytes, format_: object, scorer: object = None) -> "ArrayMatcher":
        """A term's documents as Whoosh matches them; none for a term that stands nowhere."""
        return ArrayMatcher(self.list_of(fieldname, text), format=format_, scorer=scorer, term=(fieldname, text))

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        return sorted({field for field, _ in self.terms()})

    def _find(self, field: str, term: bytes) -> int:
        if field not in self._leads:
            self._leads[field] = self._leads_of(field)
        first, leads = self._leads[field]
        lead = int.from_bytes(term[:_LEAD].ljust(_LEAD, b"\0"), "big")
        at = bisect_left(leads, lead)
        if at == len(leads) or leads[at] != lead:
            return -1
        key = _key(field, term)
        at = bisect_left(self._keys, key, first + at, first + bisect_right(leads, lead))
        return at if at < len(self._keys) and self._keys[at] == key else -1

    def _leads_of(self, field: str) -> tuple[int, memoryview]:
        """The number of the field's first key, and the first bytes of each of its terms as a number, ascending.

        A pair of characters is all in them: a look-up compares numbers (1 µs) and makes one key instead of eighteen.
        """
        prefix = _key(field, b"")
        first, behind = bisect_left(self._keys, prefix), bisect_left(self._keys, prefix[:-1] + b"\1")
        ends = self._key_ends[first:behind].astype(np.int64)
        if not len(ends):
            return first, np.empty(0, np.uint64).data
        starts = np.concatenate([self._key_ends[first - 1 : first] if first else [0], ends[:-1]]) + len(prefix)
        leads = np.zeros(len(ends), np.uint64)
        for n in range(_LEAD):
            inside = starts + n < ends
            leads <<= np.uint64(8)
            leads[inside] |= self._bytes[starts[inside] + n]
        return first, leads.data

    def _start(self, at: int) -> int:
        return self._list_ends[at * self._blocks - 1] if at else 0

    def _end(self, at: int) -> int:
        return self._list_ends[(at + 1) * self._blocks - 1]


class ArrayMatcher(ListMatcher):  # type: ignore[misc]
    """A matcher whose documents can be had at once, as they lie in the file."""

    def __init__(self, documents: NDArray[np.int32], **named: Any) -> None:  # noqa: ANN401 - as ListMatcher takes them
        super().__init__(documents, **named)
        self.documents = documents


class _Keys(Sequence[bytes]):
    """The keys of a segment, each made when it is compared: a look-up in 200,000 makes eighteen (10 µs)."""

    def __init__(self, keys: memoryview, ends: memoryview) -> None:
        self._keys = keys
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - only ever an index
        return bytes(self._keys[self._ends[at - 1] if at else 0 : self._ends[at]])


class _NumberReader(PerDocumentReader):  # type: ignore[misc]
    """The passage numbers of a segment."""

    def __init__(self, folder: Path, segment: ArraySegment) -> None:
        self._numbers = _map(folder, segment, _NUMBERS)
        if len(self._numbers) != segment.doc_count_all():
            raise ValueError(segment.segment_id())

    def doc_count(self) -> int:
        """How many documents there are."""
        return len(self._numbers)

    doc_count_all: Callable[..., int] = doc_count

    def has_deletions(self) -> bool:
        """None is ever deleted here."""
        return False

    def is_deleted(self, docnum: int) -> bool:  # noqa: ARG002 - Whoosh's signature
        """None is ever deleted here."""
        return False

    def deleted_docs(self) -> frozenset[int]:
        """None."""
        return frozenset()

    def supports_columns(self) -> bool:
        """The passage numbers are a column."""
        return True

    def has_column(self, fieldname: str) -> bool:  # noqa: ARG002 - Whoosh's signature
        """There is only the one."""
        return True

    def column_reader(self, fieldname: str, column: object) -> NDArray[np.uint64]:  # noqa: ARG002 - Whoosh's signature
        """The passage number of each document."""
        return self._numbers
