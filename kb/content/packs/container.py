"""The archive: a zip file of one strict layout, read without trust and written the same every time.

Entries are stored, not compressed, one behind the other from the first byte on, then the central directory, then its
end record, then nothing. So a pack is never smaller than what it holds (nothing can unfold to gigabytes), no two
entries share bytes, nothing hides between them, and the same files give the same bytes on every computer (compressors
differ between zlib and zlib-ng). Any zip program can look into a pack. Format: PKWARE APPNOTE.TXT 6.3.10, sections
4.3.7, 4.3.12 and 4.3.16.
"""

import os
import stat
import struct
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kb.content.packs.entry_paths import MANIFEST, SIGNATURE, check_paths
from kb.content.packs.errors import (
    PackCompressed,
    PackContainerInvalid,
    PackDevice,
    PackLink,
    PackManifestMissing,
    PackNotReadable,
    PackPathDuplicate,
    PackPathNotText,
    PackPathTooLong,
    PackTooLarge,
    PackTooManyFiles,
    PackTruncated,
)
from kb.content.packs.file_types import check_file_name

MAX_FILES = 20_000
MAX_TOTAL = 512 * 1024 * 1024  # bytes
MAX_MANIFEST = 4 * 1024 * 1024  # bytes: 20,000 files with 100 bytes of path each
MAX_SIGNATURE = 1024  # bytes
_MAX_DIRECTORY = MAX_FILES * 512  # bytes of the central directory
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8_NAMES = 0x800
_STORED = 0
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # zip knows no earlier time
_PIECE = 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in the archive: ``size`` bytes at ``offset``."""

    name: str
    size: int
    offset: int


@dataclass(frozen=True, slots=True)
class Container:
    """An archive whose layout and names have been checked; its bytes have not."""

    path: Path
    file: BinaryIO
    files: dict[str, Entry]
    manifest: bytes
    signature: bytes  # empty when the pack is unsigned

    def read(self, name: str) -> bytes:
        """The bytes of the file ``name``. Raises PackTruncated when the archive has become shorter, OSError."""
        return _read_at(self.file, self.files[name].offset, self.files[name].size)


@contextmanager
def open_container(path: Path) -> Iterator[Container]:
    """Open an archive and check all but the bytes of its files. Raises PackError of many kinds, OSError.

    Reads the directory, the name in front of every file, the manifest and the signature: 16 MB at most.
    """
    with _opened(path) as file:
        file_size = os.fstat(file.fileno()).st_size
        own: dict[str, Entry] = {}
        files: dict[str, Entry] = {}
        for entry in _entries(file, file_size):
            target = own if entry.name in {MANIFEST, SIGNATURE} else files
            if entry.name in target:
                raise PackPathDuplicate(entry.name)
            target[entry.name] = entry
        check_paths(files)
        for entry in files.values():
            check_file_name(entry.name, entry.size)
        if MANIFEST not in own:
            raise PackManifestMissing
        manifest = _read_own(file, own[MANIFEST], MAX_MANIFEST)
        signature = _read_own(file, own[SIGNATURE], MAX_SIGNATURE) if SIGNATURE in own else b""
        yield Container(path, file, files, manifest, signature)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """The file, if it is a regular one: a pipe would wait for ever, a folder is no pack."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    if path.is_dir():
        raise PackNotReadable(path.name)
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise PackNotReadable(path.name)
        yield file


def _read_own(file: BinaryIO, entry: Entry, limit: int) -> bytes:
    if entry.size > limit:
        raise PackTooLarge(entry.name)
    return _read_at(file, entry.offset, entry.size)


def _read_at(file: BinaryIO, offset: int, size: int) -> bytes:
    file.seek(offset)
    content = file.read(size)
    if len(content) != size:
        raise PackTruncated
    return content


# --- reading the directory -----------------------------------------------------------------------------------------


def _entries(file: BinaryIO, file_size: int) -> list[Entry]:
    """The entries in the order in which they lie in the file; their sizes fill it exactly."""
    start, count, directory = _directory(file, file_size)
    entries: list[Entry] = []
    position, total, at = 0, 0, 0
    for _ in range(count):
        if at + _CENTRAL.size > len(directory):
            raise PackContainerInvalid("directory")
        fields = _CENTRAL.unpack_from(directory, at)
        name_length = fields[10]
        raw_name = directory[at + _CENTRAL.size : at + _CENTRAL.size + name_length]
        at += _CENTRAL.size + name_length
        name = _name(raw_name, fields[3])
        _check_kind(name, fields)
        total += fields[9]
        if total > MAX_TOTAL:
            raise PackTooLarge(name)
        if fields[4] != _STORED:
            raise PackCompressed(name)
        _check_plain(name, fields, position)
        _check_local(file, raw_name, fields)
        offset = position + _LOCAL.size + name_length
        entries.append(Entry(name, fields[9], offset))
        position = offset + fields[9]
    if at != len(directory) or position != start:
        raise PackContainerInvalid("directory")
    return entries


def _directory(file: BinaryIO, file_size: int) -> tuple[int, int, bytes]:
    """Where the directory begins, how many entries it tells of, and its bytes."""
    file.seek(0)
    if file.read(4) != b"PK\x03\x04":
        raise PackNotReadable
    if file_size < _END.size:
        raise PackTruncated
    end = _END.unpack(_read_at(file, file_size - _END.size, _END.size))
    signature, disk, directory_disk, on_disk, count, size, start, comment = end
    if signature != b"PK\x05\x06":
        raise PackTruncated
    if count > MAX_FILES + 2 or size > _MAX_DIRECTORY:
        raise PackTooManyFiles
    if disk or directory_disk or comment or on_disk != count or start + size + _END.size != file_size:
        raise PackContainerInvalid("end")
    return start, count, _read_at(file, start, size)


def _name(raw: bytes, flags: int) -> str:
    """The name; what is not ASCII must be marked as UTF-8 and be it."""
    if len(raw) > 1024:
        raise PackPathTooLong(raw[:1024].decode("utf-8", "replace"))
    try:
        return raw.decode("utf-8" if flags & _UTF8_NAMES else "ascii")
    except UnicodeDecodeError as error:
        raise PackPathNotText(raw.decode("utf-8", "replace")) from error


def _check_kind(name: str, fields: tuple[int, ...]) -> None:
    """A regular file, or one of a system that does not tell. A folder is told by its name, which ends with a slash."""
    mode = fields[15] >> 16
    if stat.S_ISLNK(mode):
        raise PackLink(name)
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise PackDevice(name)


def _check_plain(name: str, fields: tuple[int, ...], position: int) -> None:
    """No encryption, no extra fields or comments, one size, and the place right behind the entry before."""
    flags, packed, size = fields[3], fields[8], fields[9]
    extra, comment, disk, offset = fields[11], fields[12], fields[13], fields[16]
    if flags & ~_UTF8_NAMES or extra or comment or disk or packed != size or offset != position:
        raise PackContainerInvalid(name)


def _check_local(file: BinaryIO, raw_name: bytes, fields: tuple[int, ...]) -> None:
    """What stands in front of the file's bytes says the same as the directory."""
    header = _read_at(file, fields[16], _LOCAL.size + len(raw_name))
    signature, _, flags, method, _, _, checksum, packed, size, name_length, extra = _LOCAL.unpack_from(header)
    same = (flags, method, checksum, packed, size) == (fields[3], fields[4], fields[7], fields[8], fields[9])
    if signature != b"PK\x03\x04" or not same or extra or name_length != len(raw_name):
        raise PackContainerInvalid
    if header[_LOCAL.size :] != raw_name:
        raise PackContainerInvalid


# --- writing -------------------------------------------------------------------------------------------------------


def write_container(
    file: BinaryIO, manifest: bytes, signature: bytes, names: Iterable[str], read: Callable[[str], bytes]
) -> None:
    """Write an archive of the manifest, the signature if there is one, and the files ``names`` in this order.

    ``read`` gives the bytes of each. Times and rights are fixed: the same input gives the same bytes. Raises OSError.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        archive.writestr(_header(MANIFEST), manifest)
        if signature:
            archive.writestr(_header(SIGNATURE), signature)
        for name in names:
            archive.writestr(_header(name), read(name))


def _header(name: str) -> zipfile.ZipInfo:
    header = zipfile.ZipInfo(name, _EARLIEST)
    header.create_system = 3  # Unix, wherever it is built
    header.external_attr = (stat.S_IFREG | 0o644) << 16
    return header
