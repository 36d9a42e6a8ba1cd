"""Records of a database image read from its pages, whether or not a tree still leads to them.

Every page says what it is (sqlite.org/fileformat2.html, sections 1.6 and 2): a leaf of a table holds whole rows. So the
rows are there still when the pages above them, the schema or the header are lost.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from kb.notes.storage.page_images import MAGIC, page_size

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x0A, 0x02
_LARGEST = 256 * 1024 * 1024  # bytes of a record: a length beyond is a damaged one
_SIZES = (0, 1, 2, 3, 4, 6, 8, 8)  # bytes of the values of serial types 0–7

Value = None | int | float | str | bytes


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: its number and its values, or an entry of an index, whose number is None."""

    rowid: int | None
    values: tuple[Value, ...]


def scan(image: bytes, reserved: int = 0) -> Iterator[Record]:
    """The rows and the index entries on all pages in use, page by page; what cannot be read is left out.

    ``reserved`` are bytes at the end of each page that SQLite does not use: an encrypted file has some.
    """
    size = page_size(image)
    free = _free_pages(image, size)
    for number in range(1, len(image) // size + 1):
        if number not in free:
            yield from _records(image, number, size, reserved)


def _free_pages(image: bytes, size: int) -> set[int]:
    """Pages that hold what was deleted; none where the header that names them is lost."""
    out: set[int] = set()
    trunk = struct.unpack(">I", image[32:36])[0] if image[: len(MAGIC)] == MAGIC else 0
    while 0 < trunk <= len(image) // size and trunk not in out:
        out.add(trunk)
        start = (trunk - 1) * size
        following, count = struct.unpack(">2I", image[start : start + 8])
        count = min(count, size // 4 - 2)
        out.update(struct.unpack(f">{count}I", image[start + 8 : start + 8 + 4 * count]))
        trunk = following
    return out


def _records(image: bytes, number: int, size: int, reserved: int) -> Iterator[Record]:
    start = (number - 1) * size
    header = start + (100 if number == 1 else 0)
    kind, _, count = struct.unpack(">BHH", image[header : header + 5])
    if kind not in {_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR}:
        return
    ahead, child = (12, 4) if kind == _INDEX_INTERIOR else (8, 0)  # bytes of the page's header, and before a record
    for n in range(count):
        at = header + ahead + 2 * n
        (offset,) = struct.unpack(">H", image[at : at + 2]) if at + 2 <= start + size else (0,)
        if 8 <= offset < size:
            try:
                yield _record(image, start + offset + child, size, reserved, is_row=kind == _TABLE_LEAF)
            except (ValueError, IndexError, struct.error):  # damaged; UnicodeDecodeError is a ValueError
                continue


def _record(image: bytes, at: int, size: int, reserved: int, *, is_row: bool) -> Record:
    length, at = _varint(image, at)
    rowid = None
    if is_row:
        rowid, at = _varint(image, at)
    if length > _LARGEST:
        raise ValueError(length)
    return Record(rowid, _values(_payload(image, at, length, size, reserved, is_row=is_row)))


def _payload(image: bytes, at: int, length: int, size: int, reserved: int, *, is_row: bool) -> bytes:
    """A record's bytes: what stands in its page, and the overflow pages behind that."""
    usable = size - reserved
    largest = usable - 35 if is_row else (usable - 12) * 64 // 255 - 23
    if length <= largest:
        return image[at : at + length]
    least = (usable - 12) * 32 // 255 - 23
    local = least + (length - least) % (usable - 4)
    local = local if local <= largest else least
    out = bytearray(image[at : at + local])
    (page,) = struct.unpack(">I", image[at + local : at + local + 4])
    for _ in range(length // (usable - 4) + 1):
        if len(out) >= length or not page:
            break
        start = (page - 1) * size
        (page,) = struct.unpack(">I", image[start : start + 4])
        out += image[start + 4 : start + usable]
    if len(out) < length:
        raise ValueError("cut off")
    return bytes(out[:length])


def _values(payload: bytes) -> tuple[Value, ...]:
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    out = []
    for kind in types:
        value, at = _value(payload, at, kind)
        out.append(value)
    return tuple(out)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    """The value of a serial type, and where the next one begins."""
    if kind in {8, 9}:
        return kind - 8, at
    if kind >= 12:
        end = at + (kind - 12) // 2
        if end > len(payload):
            raise ValueError(kind)
        content = payload[at:end]
        return (content.decode() if kind % 2 else content), end
    end = at + _SIZES[kind]  # 10 and 11 are in no file: IndexError
    content = payload[at:end]
    if len(content) < end - at:
        raise ValueError(kind)
    if kind == 7:
        return float(struct.unpack(">d", content)[0]), end
    return (int.from_bytes(content, "big", signed=True) if kind else None), end


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A variable-length number of up to nine bytes, and where the next thing begins."""
    value = 0
    for n in range(9):
        byte = content[at + n]
        if n == 8:
            value = value << 8 | byte
            return value - (1 << 64 if value >> 63 else 0), at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    raise ValueError(at)
