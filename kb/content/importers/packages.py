"""Opening the ZIP packages of office files and books, and no more of them than is asked for.

Nothing is ever unpacked to disk, so path tricks have nothing to gain. What counts is size: the directory is measured
before it is read (a million entries cost 500 MB in Python), the declared sizes before anything is unpacked, and a part
never gives more bytes than it declared (``zipfile`` stops there and compares the checksum).
"""

import errno
import lzma
import struct
import zipfile
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from kb.content.importers.limits import LIMITS, Limits
from kb.errors import DocumentDamaged, DocumentEncrypted, DocumentTooLarge, DocumentUnsafe
from kb.translation import tr

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END, _END_64, _LOCATOR = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, struct.error, ValueError, NotImplementedError)


class Package:
    """An open package. A context manager; raises DocumentError subclasses, OSError for the disk."""

    def __init__(self, path: Path, limits: Limits = LIMITS) -> None:
        self._limits = limits
        _measure(path, limits)
        try:
            self._archive = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise DocumentDamaged(tr("不是完整的文档")) from error
        try:
            self._entries = self._checked()
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """A part's bytes, empty when there is no such part."""
        entry = self._entries.get(name)
        if entry is None:
            return b""
        if entry.file_size > self._limits.part_size:
            raise DocumentTooLarge(tr("文档内部单个部件的大小（字节）"), entry.file_size, self._limits.part_size)
        try:
            return self._archive.read(entry)
        except RuntimeError as error:  # zipfile's word for a missing password
            raise DocumentEncrypted(tr("文档受密码保护")) from error
        except _BROKEN as error:
            raise DocumentDamaged(tr("文档内部有部件已损坏")) from error
        except OSError as error:
            if error.errno == errno.EINVAL:  # the directory points before the start of the file
                raise DocumentDamaged(tr("文档内部有部件已损坏")) from error
            raise

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        entries: dict[str, zipfile.ZipInfo] = {}
        total = 0
        for entry in self._archive.infolist():
            if entry.filename in entries:
                raise DocumentUnsafe(tr("压缩包内有重名的部件"))
            if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise DocumentUnsafe(tr("压缩包用了办公文档不用的压缩方式"))
            total += entry.file_size
            entries[entry.filename] = entry
        if total > self._limits.unpacked_size:
            raise DocumentTooLarge(tr("解压后的大小（字节）"), total, self._limits.unpacked_size)
        return entries


def _measure(path: Path, limits: Limits) -> None:
    """Refuse a file by its length and the length of its directory, before ``zipfile`` reads that."""
    size = path.stat().st_size
    if size > limits.file_size:
        raise DocumentTooLarge(tr("文件大小（字节）"), size, limits.file_size)
    with path.open("rb") as file:
        if file.read(8) == _OLE:
            raise DocumentEncrypted(tr("文档受密码保护，或者是旧版格式改了扩展名"))
        file.seek(max(0, size - 65_600))
        tail_start = file.tell()
        tail = file.read()
        end = tail.rfind(_END)
        if end < 0 or len(tail) < end + 22:
            raise DocumentDamaged(tr("不是完整的文档"))
        entries, length = struct.unpack_from("<HI", tail, end + 10)
        if tail_start + end >= 20 and tail[max(0, end - 20) : end].startswith(_LOCATOR):
            (offset,) = struct.unpack_from("<Q", tail, end - 12)
            file.seek(min(offset, size))
            record = file.read(56)
            if len(record) < 56 or not record.startswith(_END_64):
                raise DocumentDamaged(tr("不是完整的文档"))
            entries, length = max(entries & 0xFFFE, struct.unpack_from("<Q", record, 32)[0]), 0
            length = struct.unpack_from("<Q", record, 40)[0]
    if length > limits.directory_size or entries > limits.entries:
        raise DocumentTooLarge(tr("压缩包内的文件数"), max(entries, length // 46), limits.entries)
