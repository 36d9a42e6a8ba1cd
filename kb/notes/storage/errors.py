"""SQLite's and the file system's failures, as ours."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from kb.errors import NotesBusy, NotesDamaged, NotesError, NotesNoAccess, NotesNoRoom

_BY_CODE = {
    sqlite3.SQLITE_CORRUPT: NotesDamaged,
    sqlite3.SQLITE_NOTADB: NotesDamaged,
    sqlite3.SQLITE_FORMAT: NotesDamaged,
    sqlite3.SQLITE_BUSY: NotesBusy,
    sqlite3.SQLITE_LOCKED: NotesBusy,
    sqlite3.SQLITE_FULL: NotesNoRoom,
    sqlite3.SQLITE_READONLY: NotesNoAccess,
    sqlite3.SQLITE_CANTOPEN: NotesNoAccess,
    sqlite3.SQLITE_PERM: NotesNoAccess,
}
_BY_ERRNO = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), NotesNoRoom),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), NotesNoAccess),
    errno.EBUSY: NotesBusy,
}


@contextmanager
def translated() -> Iterator[None]:
    """SQLite's and the file system's failures as the NotesError that says most, the original as its cause.

    So is text that is no text (UnicodeEncodeError): the name of a file, and so an article's id, can be that on Linux.
    """
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeEncodeError) as error:
        raise _kind(error)(str(error)) from error


def _kind(error: Exception) -> type[NotesError]:
    if isinstance(error, OSError):
        return _BY_ERRNO.get(error.errno or 0, NotesError)
    code: int | None = getattr(error, "sqlite_errorcode", None)  # not there when Python raised it, not SQLite
    return NotesError if code is None else _BY_CODE.get(code & 0xFF, NotesError)
