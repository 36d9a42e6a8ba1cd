"""The pages of a database file as they are on disk, its write-ahead log played in: read without writing anything.

SQLite itself wants to write beside a file with a log, and cannot open a broken one. Here both are read as bytes, as
sqlite.org/fileformat2.html describes them; ``kb.notes.restore.salvage`` and the opening of a folder that cannot be
written live on it.
"""

import struct
from pathlib import Path

from kb.encryption.data_key import DataKey
from kb.encryption.database_pages import DatabasePages

MAGIC = b"SQLite format 3\x00"
PAGE_SIZE = 4096  # bytes: SQLite's default, which this program has never changed
_LOG_HEADER, _FRAME_HEADER = 32, 24
_BIG_ENDIAN_SUMS = 0x377F0683


def read_image(path: Path, key: DataKey | None = None, *, with_log: bool = True) -> bytes:
    """The database with all that its log has committed, as one that needs no log. Raises OSError.

    Encrypted by ``key`` on the disk, it is in the clear here; a page of it that is damaged is all zeros.

    A log that ends in the middle of a transaction, or in a frame that is torn, counts up to the last commit before it.
    """
    image = bytearray(path.read_bytes())
    pages = DatabasePages(key) if key is not None else None
    size = PAGE_SIZE if pages else page_size(image)
    if pages:
        for at in range(0, len(image), size):
            image[at : at + size] = pages.decrypted(at // size + 1, bytes(image[at : at + size]))
    log = path.with_name(path.name + "-wal")
    if with_log and log.exists():
        content = log.read_bytes()
        if len(content) > _LOG_HEADER:
            size = struct.unpack(">I", content[8:12])[0] if image[: len(MAGIC)] != MAGIC else size
            size = PAGE_SIZE if pages else size
            for number, page in _committed(content, size).items():
                missing = number * size - len(image)
                if missing > 0:
                    image += bytes(missing)
                image[(number - 1) * size : number * size] = pages.decrypted(number, page) if pages else page
    if image[: len(MAGIC)] == MAGIC:
        image[18:20] = b"\x01\x01"  # read and written without a log
    return bytes(image)


def page_size(image: bytes | bytearray) -> int:
    """The size of a page in bytes; that of this program's files where the header does not tell."""
    size = int.from_bytes(image[16:18], "big") if image[: len(MAGIC)] == MAGIC else 0
    size = 65536 if size == 1 else size
    return size if 512 <= size <= 65536 and not size & (size - 1) else PAGE_SIZE


def _committed(log: bytes, size: int) -> dict[int, bytes]:
    """The last committed content of every page in a log, by its number (from 1)."""
    magic, _version, log_size, _sequence, *salts = struct.unpack(">6I", log[:24])
    if log_size != size:
        return {}
    order = ">" if magic == _BIG_ENDIAN_SUMS else "<"
    sums = _checksum(log[:24], order, (0, 0))
    committed: dict[int, bytes] = {}
    pending: dict[int, bytes] = {}
    for at in range(_LOG_HEADER, len(log) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        number, commit, salt, other_salt, *stored = struct.unpack(">6I", log[at : at + _FRAME_HEADER])
        page = log[at + _FRAME_HEADER : at + _FRAME_HEADER + size]
        sums = _checksum(page, order, _checksum(log[at : at + 8], order, sums))
        if [salt, other_salt] != salts or [*sums] != stored or not number:
            break
        pending[number] = page
        if commit:
            committed |= pending
            pending = {}
    return committed


def _checksum(content: bytes, order: str, sums: tuple[int, int]) -> tuple[int, int]:
    """SQLite's running checksum over pairs of 32-bit words."""
    one, other = sums
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + other) & 0xFFFFFFFF
        other = (other + odd + one) & 0xFFFFFFFF
    return one, other
