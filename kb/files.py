"""Reading text files whoever wrote them, and writing files whole or not at all, for this user alone."""

import codecs
import errno
import os
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kb.errors import UnreadableFile
from kb.translation import tr

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_MARKS = (  # the longer ones first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ABANDONED = 24 * 3600  # seconds after which a half-written file is nobody's any more
_PIECE = 1 << 20  # bytes read at once of a file that grows meanwhile
_SAMPLE = 200_000  # bytes that an encoding is guessed from
_LEAST_WIDE_SHARE = 0.9  # common characters that a text in UTF-16 without a mark has to have
_DAMAGED_SHARE = 0.3  # of the sound characters beyond ASCII: with fewer broken ones a text is damaged UTF-8


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a file without its byte order mark, the encoding it was in, and how many places meant nothing.

    Where ``damaged`` is not 0, U+FFFD stands for what could not be read.
    """

    text: str
    encoding: str
    damaged: int = 0


def read_text(path: Path, *, most: int | None = None, inside: Path | None = None) -> TextFile:
    """The text of a file that people may have edited: UTF-8, UTF-16, GB18030 or Big5, with or without a mark.

    Raises UnreadableFile when there is no such regular file, when it cannot be read, is larger than ``most`` bytes,
    lies outside of the folder ``inside``, or holds no text.
    """
    return decode(read_bytes(path, most=most, inside=inside), path)


def read_bytes(path: Path, *, most: int | None = None, inside: Path | None = None) -> bytes:
    """The content of a regular file; pipes and devices, which may never end, are not opened.

    With ``inside`` nothing is read that lies outside of that folder: no link on the way from it is followed. Raises
    UnreadableFile.
    """
    if inside is not None and has_link(path, inside):
        raise UnreadableFile(path, tr("是链接，不读取"))
    try:
        follow = 0 if inside is None else getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | follow)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise UnreadableFile(path, reason_of(error)) from error
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableFile(path, tr("不是普通文件"))
        if most is not None and found.st_size > most:
            raise UnreadableFile(
                path,
                tr("文件太大（{size:.1f} MB，最多 {most:.0f} MB）").format(size=found.st_size / 1e6, most=most / 1e6),
            )
        return _all_of(handle, found.st_size)
    except OSError as error:
        raise UnreadableFile(path, reason_of(error)) from error
    finally:
        os.close(handle)


def _all_of(handle: int, size: int) -> bytes:
    """All that is left of an open file, which had ``size`` bytes; with a file object this takes three times as long."""
    pieces = [os.read(handle, size + 1)]
    while pieces[-1]:
        pieces.append(os.read(handle, _PIECE))
    return b"".join(pieces)


def has_link(path: Path, folder: Path) -> bool:
    """Whether ``path`` or a folder between ``folder`` and it is a link, or it does not lie in ``folder`` at all."""
    whole, inside = os.fspath(path), os.path.join(folder, "")  # noqa: PTH118 - a third of the time that paths take
    if not whole.startswith(inside):
        try:
            whole = os.path.join(inside, path.relative_to(folder))  # noqa: PTH118
        except ValueError:
            return True
    present = inside
    for step in whole[len(inside) :].split(os.sep):  # noqa: PTH206
        present = os.path.join(present, step)  # noqa: PTH118
        if step == ".." or os.path.islink(present):  # noqa: PTH114
            return True
    return False


def decode(content: bytes, path: Path) -> TextFile:
    """The text in bytes that were read from ``path``. Raises UnreadableFile when they hold none."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _replaced(content[len(mark) :], encoding)
    try:
        return TextFile(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if encoding := _wide_encoding(content):
        return _replaced(content, encoding)
    if b"\0" in content:
        raise UnreadableFile(path, tr("不是文本文件"))
    damaged = _replaced(content, "utf-8")
    beyond = len(damaged.text) - len(damaged.text.encode("ascii", "ignore"))
    if damaged.damaged <= (beyond - damaged.damaged) * _DAMAGED_SHARE:
        return damaged
    legacy = _unmarked_encoding(content)
    if legacy is None:
        raise UnreadableFile(path, tr("编码认不出（不是 UTF-8、UTF-16、GB18030 或 Big5）"))
    return TextFile(content.decode(legacy), legacy)


def _replaced(content: bytes, encoding: str) -> TextFile:
    text = content.decode(encoding, "replace")
    kept = text.count("\ufffd")
    if kept:
        kept -= content.decode(encoding, "ignore").count("\ufffd")
    return TextFile(text, encoding, kept)


def _wide_encoding(content: bytes) -> str:
    """UTF-16 without a mark: every other byte of its spaces, digits and line ends is zero."""
    sample = content[:_SAMPLE]
    if len(content) % 2 or b"\0" not in sample:
        return ""
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if high > low else "utf-16-be"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return ""
    odd = sum(not (one.isprintable() or one in "\t\n\r\f\u3000\u00a0") for one in text[:_SAMPLE])
    return encoding if odd <= len(text[:_SAMPLE]) * 0.02 else ""


def _unmarked_encoding(content: bytes) -> str | None:
    """GB18030, Big5 or UTF-16, whichever reads all of it and gives the commonest characters; None when none reads it.

    Of 300 pieces of 10 characters one in GB18030 and three in Big5 are taken for something else, of 30 none.
    """
    shares = {encoding: share for encoding in ("utf-16-le", "utf-16-be") if (share := _wide_share(content, encoding))}
    for encoding, first, last in (("gb18030", 0xB0, 0xD7), ("big5hkscs", 0xA4, 0xC6)):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        shares[encoding] = _common_share(content[:_SAMPLE], first, last, second=0xA1 if encoding == "gb18030" else 0x40)
    return max(shares, key=lambda encoding: shares[encoding]) if shares else None


def _wide_share(content: bytes, encoding: str) -> float:
    """The share of common characters in UTF-16 without a mark and without any zero; 0 when it is hardly any such."""
    try:
        text = content.decode(encoding)[:_SAMPLE]
    except UnicodeDecodeError:
        return 0.0
    common = sum(one in _common_characters() for one in text)
    return common / len(text) if common >= len(text) * _LEAST_WIDE_SHARE else 0.0


@cache
def _common_characters() -> frozenset[str]:
    """The common characters of GB 2312 and Big5, their punctuation, and printable ASCII."""
    found = {chr(code) for code in range(0x20, 0x7F)} | set("\t\r\n\u3000")
    for encoding, leads in (("gb2312", (*range(0xA1, 0xA4), *range(0xB0, 0xD8))), ("big5", range(0xA1, 0xC7))):
        for lead in leads:
            for second in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
                found.update(bytes([lead, second]).decode(encoding, "ignore"))
    return frozenset(found)


def _common_share(content: bytes, first: int, last: int, *, second: int) -> float:
    """The share of two-byte characters whose first byte is one of the common characters' (GB 2312 and Big5 level 1)."""
    at, common, count = 0, 0, 0
    while at + 1 < len(content):
        byte = content[at]
        if byte < 0x80:
            at += 1
            continue
        count += 1
        common += first <= byte <= last and content[at + 1] >= second
        at += 2
    return common / count if count else 0.0


def atomic_write(
    path: Path, content: str | bytes, *, private: bool = True, beside: Path | None = None, synced: bool = True
) -> None:
    """Write ``content``, text as UTF-8, line ends as they are, to ``beside``, then put it at ``path``. Raises OSError.

    Whatever stood at ``path`` stays until the new file is safe on the disk, and stays for good when that fails. When
    this returns, the file and its name survive a power cut; one that is not ``synced`` may then be anything, for
    readers who find that out and can do without it. Only this user may read the new file; where not ``private`` (an
    export to a shared folder), all whom the system lets.
    """
    beside = beside or path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(beside, flags, PRIVATE_FILE if private else 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
            file.flush()
            if synced:
                os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    if synced:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe, where the system can.

    Without it a power cut takes a file that was just put there: after 77 of 508 cuts a backup that had been reported
    was missing.
    """
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def make_private_folder(folder: Path) -> None:
    """Make a folder, with those above it, that only this user may enter; one that is there is closed to others.

    One that others may write to is shared on purpose and stays as it is. When this returns, the names of those that
    were made survive a power cut, or all that is stored in them would go with them. Raises OSError when it cannot be
    made.
    """
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    for made in missing:
        sync_folder(made.parent)
    if os.name == "nt":
        return
    found = folder.stat()
    if found.st_uid == os.getuid() and stat.S_IMODE(found.st_mode) & 0o077 and not found.st_mode & 0o022:
        folder.chmod(found.st_mode & PRIVATE_FOLDER)  # what its owner may not do stays so


@contextmanager
def temporary_folder(kind: str) -> Iterator[Path]:
    """A folder of this user's alone among the system's temporary files, gone afterwards with all that is in it.

    What killed programs left of the same ``kind`` a day ago goes, too: there may be words of documents in it.
    """
    prefix = f"xingzhi-{kind}-"
    for left in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError):
            found = left.lstat()
            ours = os.name == "nt" or found.st_uid == os.getuid()
            if ours and stat.S_ISDIR(found.st_mode) and found.st_mtime < time.time() - _ABANDONED:
                shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def reason_of(error: BaseException) -> str:
    """Why a file cannot be read, as a short fact in Chinese."""
    match error:
        case FileNotFoundError():
            return tr("文件不存在")
        case PermissionError():
            return tr("没有读取权限")
        case IsADirectoryError():
            return tr("是文件夹，不是文件")
        case OSError(errno=number) if number:
            return tr("无法读取（{reason}）").format(reason=file_error_label(error))
    return tr("无法读取")


def sweep_halves(folder: Path, *, below: bool = False) -> None:
    """Remove what ``atomic_write`` of killed programs left in a folder, or also ``below`` it; not a young one.

    That may be in the making.
    """
    for half in folder.rglob(".*.tmp") if below else folder.glob(".*.tmp"):
        stem = half.name[1:-4]
        with suppress(OSError):
            if len(stem) == 16 and half.stat().st_mtime < time.time() - _ABANDONED:
                half.unlink()


def _file_errors() -> dict[int, str]:
    """Built when one has happened: this module is imported before the language is known."""
    return {
        errno.EACCES: tr("没有权限"),
        errno.EPERM: tr("没有权限"),
        errno.EROFS: tr("那里只能读，不能写"),
        errno.ENOENT: tr("文件或文件夹不存在"),
        errno.EEXIST: tr("同名的文件已经在那里"),
        errno.ENOTDIR: tr("路径中有一段是文件，不是文件夹"),
        errno.EISDIR: tr("那里是文件夹，不是文件"),
        errno.ENOTEMPTY: tr("文件夹不是空的"),
        errno.ENOSPC: tr("磁盘已满"),
        errno.EDQUOT: tr("磁盘配额已满"),
        errno.EFBIG: tr("文件太大"),
        errno.ENAMETOOLONG: tr("文件名太长"),
        errno.ELOOP: tr("链接绕成了圈"),
        errno.EBUSY: tr("正被别的程序使用"),
        errno.ETXTBSY: tr("正被别的程序使用"),
        errno.EMFILE: tr("打开的文件太多"),
        errno.EIO: tr("磁盘读写出错"),
    }


def file_failure(error: OSError) -> str:
    """That a file could not be read or written, why, and which one, for a command line."""
    which = tr("：{name}").format(name=os.fsencode(error.filename).decode("utf-8", "replace")) if error.filename else ""
    return tr("读写失败，{reason}{which}").format(reason=file_error_label(error), which=which)


def file_error_label(error: OSError) -> str:
    """Why a file could not be read or written; the system's own words are English, and its number tells an expert."""
    return _file_errors().get(error.errno or 0) or (
        tr("系统错误 {errno}").format(errno=error.errno) if error.errno else tr("无法读写")
    )
