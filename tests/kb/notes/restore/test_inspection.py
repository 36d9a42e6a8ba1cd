"""What is in a backup, and what restoring it would do: seen without touching it."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kb.errors import BackupDamaged, NotesError
from kb.model import Annotation, BackupKind, Grade, Span
from kb.notes.restore.inspection import BackupDifference, describe, describe_all
from kb.notes.storage.backup_files import Backup
from kb.notes.store import Notes
from tests.kb.notes.shelf import Shelf

OLD = Path(__file__).parents[3] / "samples" / "notes-1.db"


def backup_of(notes: Notes) -> Backup:
    made = notes.back_up(BackupKind.MANUAL)
    assert made is not None
    return made


def marked(notes: Notes, start: int, note: str = "") -> Annotation:
    (item,) = notes.highlight("loan", Span(start, start + 2), note=note).added
    assert isinstance(item, Annotation)
    return item


def test_a_backup_tells_when_why_and_how_much(notes: Notes) -> None:
    marked(notes, 0)
    last = marked(notes, 2)
    gone = marked(notes, 4)
    notes.bookmark("loan")
    notes.delete([gone.id])
    made = backup_of(notes)
    contents = describe(made.path)
    assert (contents.made, contents.kind, contents.size) == (made.made, BackupKind.MANUAL, made.path.stat().st_size)
    assert (contents.annotations, contents.bookmarks, contents.deleted) == (2, 1, 1)
    assert contents.newest is not None
    assert contents.newest >= last.modified
    assert contents.sound


def test_looking_changes_neither_the_backup_nor_its_folder(tmp_path: Path, notes: Notes) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    old = folder / "old.db"
    shutil.copy(OLD, old)
    before = (old.read_bytes(), old.stat().st_mtime_ns)
    contents = describe(old)
    assert (contents.kind, contents.annotations, contents.bookmarks, contents.deleted) == (None, 2, 1, 1)
    assert contents.made == datetime.fromtimestamp(old.stat().st_mtime, UTC)
    assert notes.difference(old) == BackupDifference(appear=3)
    assert (old.read_bytes(), old.stat().st_mtime_ns) == before
    assert [path.name for path in folder.iterdir()] == ["old.db"]


def test_a_file_copied_with_its_log_is_seen_with_what_is_in_the_log(
    notes: Notes, file: Path, shelf: Shelf, tmp_path: Path
) -> None:
    marked(notes, 0)
    stick = tmp_path / "stick"
    stick.mkdir()
    for part in ("", "-wal"):
        shutil.copy(file.with_name(file.name + part), stick / f"notes.db{part}")
    assert describe(stick / "notes.db").annotations == 1
    assert sorted(path.name for path in stick.iterdir()) == ["notes.db", "notes.db-wal"]
    marked(notes, 2)
    notes.restore_backup(stick / "notes.db")
    assert len(notes.annotations()) == 1


def broken(content: bytes, way: str) -> bytes:
    match way:
        case "empty":
            return b""
        case "garbage":
            return b"no database at all " * 500
        case "header":
            return bytes(100) + content[100:]
        case "truncated":
            return content[: len(content) // 2]
        case _:
            return content[:8192] + b"\xa5" * (len(content) - 8192)


@pytest.mark.parametrize("way", ["empty", "garbage", "header", "truncated", "pages"])
def test_a_broken_backup_is_listed_as_broken_and_refused(notes: Notes, way: str) -> None:
    for start in range(20):
        marked(notes, start, "批注" * 300)
    made = backup_of(notes)
    made.path.write_bytes(broken(made.path.read_bytes(), way))
    marked(notes, 30)
    before = notes.annotations()
    (contents,) = describe_all(made.path.parent)
    assert contents.problem
    assert not contents.sound
    assert contents.kind is BackupKind.MANUAL
    acts = (lambda: notes.difference(made.path), lambda: notes.restore_backup(made.path))
    for act in acts:
        with pytest.raises(BackupDamaged):
            act()
    assert notes.annotations() == before


def test_a_database_of_another_program_is_no_backup(notes: Notes, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as connection, connection:
        connection.execute("create table customers (name text)")
    assert str(describe(foreign).problem) == "not a notes file"
    with pytest.raises(NotesError):
        describe(tmp_path / "missing.db")


def test_the_difference_counts_what_a_person_would_see(notes: Notes) -> None:
    same, edited, deleted = marked(notes, 0), marked(notes, 2), marked(notes, 4)
    made = backup_of(notes)
    assert not notes.difference(made.path)
    notes.edit(edited.id, note="新")
    notes.delete([deleted.id])
    marked(notes, 6)
    notes.bookmark("loan")
    assert notes.difference(made.path) == BackupDifference(appear=1, change=1, vanish=2)
    notes.edit(same.id, note="x")
    notes.edit(same.id, note="")
    assert notes.difference(made.path) == BackupDifference(appear=1, change=1, vanish=2)


def test_what_differs_out_of_sight_is_told_too(notes: Notes) -> None:
    (item,) = notes.highlight("loan", Span(0, 4)).added
    made = notes.back_up(BackupKind.MANUAL)
    assert made is not None
    assert not notes.difference(made.path)
    notes.grade(item.id, Grade.GOOD, datetime.now(UTC))
    assert notes.difference(made.path) == BackupDifference(other=True)


def test_a_backup_with_a_log_is_read_without_a_copy_on_the_disk(
    file: Path, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "elsewhere" / "notes.db"
    copy.parent.mkdir()
    with Notes(file, article_of=shelf) as notes:
        notes.highlight("loan", Span(0, 4))
        for path in file.parent.glob("notes.db*"):
            if not path.name.endswith("-shm"):
                shutil.copy(path, copy.parent / path.name)
    before = {path.name: path.read_bytes() for path in copy.parent.iterdir()}
    assert "notes.db-wal" in before
    for maker in ("mkdtemp", "mkstemp", "TemporaryDirectory", "NamedTemporaryFile"):
        monkeypatch.setattr(tempfile, maker, None)
    assert describe(copy).annotations == 1
    assert {path.name: path.read_bytes() for path in copy.parent.iterdir()} == before
