"""SQLite's and the file system's failures become the NotesError that says most."""

import errno
import sqlite3
from pathlib import Path

import pytest

from kb.errors import NotesDamaged, NotesError, NotesNoAccess, NotesNoRoom
from kb.notes.storage.errors import translated


@pytest.mark.parametrize(
    ("code", "kind"),
    [(errno.ENOSPC, NotesNoRoom), (errno.EROFS, NotesNoAccess), (errno.EACCES, NotesNoAccess), (errno.EIO, NotesError)],
)
def test_failures_of_the_file_system(code: int, kind: type[NotesError]) -> None:
    with pytest.raises(NotesError) as raised, translated():
        raise OSError(code, "failed")
    assert type(raised.value) is kind
    assert isinstance(raised.value.__cause__, OSError)


def test_failures_of_sqlite(tmp_path: Path) -> None:
    broken = tmp_path / "a.db"
    broken.write_bytes(b"no database at all" * 100)
    connection = sqlite3.connect(broken)
    with pytest.raises(NotesDamaged), translated():
        connection.execute("select * from sqlite_master")
    connection.close()


def test_a_bug_is_not_translated() -> None:
    with pytest.raises(KeyError), translated():
        raise KeyError("bug")
