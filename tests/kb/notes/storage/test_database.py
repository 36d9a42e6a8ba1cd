"""Opening the file of the notes: a SQLite that cannot read it is no damage. The rest is tested through ``Notes``."""

import sqlite3
from pathlib import Path

import pytest

from kb.errors import NotesDamaged, SqliteTooOld
from kb.model import Span
from kb.notes.storage.database import NotesFile
from kb.notes.storage.migrations import migrations
from kb.notes.store import Notes
from tests.kb.notes.shelf import Shelf


def test_an_old_sqlite_is_told_before_sound_notes_are_touched(
    notes: Notes, file: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes.highlight("loan", Span(0, 4))
    notes.close()
    before = {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()}
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.34.1")
    with pytest.raises(SqliteTooOld, match=r"3\.34\.1") as raised:
        NotesFile(file, history=migrations, thorough=True)
    assert not isinstance(raised.value, NotesDamaged)
    assert raised.value.minimum == "3.37.0"
    assert {path: path.read_bytes() for path in file.parent.iterdir() if path.is_file()} == before


def test_where_there_are_no_notes_an_old_sqlite_makes_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(SqliteTooOld):
        NotesFile(file, history=migrations)
    assert not file.exists()
