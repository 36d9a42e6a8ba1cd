"""A backup takes the place of the notes: all of it or nothing, and what was there before is kept."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kb.errors import BackupTooNew, NotesBusy, NotesError
from kb.model import BackupKind, Span
from kb.notes.storage.backup_files import SPECIAL, backups_in
from kb.notes.store import Notes
from tests.forked_runs import forked_runs
from tests.kb.notes.shelf import Shelf

ROOT = Path(__file__).parents[4]
OLD = Path(__file__).parents[3] / "samples" / "notes-1.db"
RESTORER = """
import os, sys
from pathlib import Path
from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf

file, backups, backup, moment = *map(Path, sys.argv[1:4]), int(sys.argv[4])

def die(statement):
    global moment
    if not moment:
        os._exit(9)  # nothing is put in order, as by kill -9
    moment -= 1

with Notes(file, article_of=Shelf(loan=LOAN), backups=backups) as notes:
    notes._file._database.conn.set_trace_callback(die)
    notes.restore_backup(backup)
    os._exit(0)
"""


def noted(notes: Notes, words: str, count: int = 1) -> None:
    for start in range(count):
        notes.highlight("loan", Span(start, start + 2), note=words)


def words(notes: Notes) -> set[str]:
    return {item.note for item in notes.annotations()}


def backed_up(notes: Notes, target: Path) -> Path:
    made = notes.back_up(BackupKind.MANUAL)
    assert made is not None
    return made.path.replace(target)


def test_the_notes_of_the_backup_are_there_and_those_before_are_a_backup(
    notes: Notes, tmp_path: Path, shelf: Shelf
) -> None:
    noted(notes, "旧")
    notes.remember_place("loan", 7)
    state = (notes.annotations(), notes.undo_state())
    old = backed_up(notes, tmp_path / "old.db")
    notes.delete([state[0][0].id])
    noted(notes, "新")
    there = notes.annotations()
    restored = notes.restore_backup(old)
    kept = restored.kept
    assert (restored.change.added, restored.change.changed, restored.change.removed) == (state[0], (), there)
    assert (notes.annotations(), notes.undo_state()) == state
    assert notes.reading_position("loan") is not None
    assert [hit.annotation for hit in notes.find("旧").hits] == [*state[0]]
    assert notes.find("新").hits == ()
    assert notes.check() == ()
    assert kept is not None
    assert kept.kind is BackupKind.BEFORE_RESTORE
    notes.restore_backup(kept.path)
    assert words(notes) == {"新"}
    assert notes.undo().removed


def test_whoever_has_the_notes_open_beside_sees_the_restored_ones(
    notes: Notes, file: Path, shelf: Shelf, tmp_path: Path
) -> None:
    noted(notes, "旧")
    old = backed_up(notes, tmp_path / "old.db")
    with Notes(file, article_of=shelf) as other:
        noted(other, "新")
        assert len(other.find("新").hits) == 1
        notes.restore_backup(old)
        assert words(other) == {"旧"}
        assert other.find("新").hits == ()
        noted(other, "后")
    assert words(notes) == {"旧", "后"}


def test_an_older_backup_is_brought_to_the_present_form_and_is_not_changed(notes: Notes, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    shutil.copy(OLD, old)
    noted(notes, "新")
    notes.restore_backup(old)
    assert words(notes) == {"先看抵押物", "老客户 𠮷😀"}
    assert notes.check() == ()
    assert notes.edit(notes.annotations()[0].id, note="改").changed
    assert old.read_bytes() == OLD.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"old.db", "data"}


def test_a_backup_of_a_newer_program_is_refused(notes: Notes, tmp_path: Path) -> None:
    newer = backed_up(notes, tmp_path / "newer.db")
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("insert into _sqlite_migrations (migration_set, name) values ('notes', 'moods')")
    noted(notes, "新")
    with pytest.raises(BackupTooNew):
        notes.restore_backup(newer)
    assert words(notes) == {"新"}


def test_restoring_again_and_again_loses_none_of_the_backups(notes: Notes, file: Path) -> None:
    noted(notes, "旧")
    first = notes.back_up()
    assert first is not None
    for number in range(SPECIAL + 3):
        noted(notes, f"新{number}")
        notes.restore_backup(first.path)
    kinds = [backup.kind for backup in backups_in(file.parent / "backups")]
    assert first in backups_in(file.parent / "backups")
    assert kinds.count(BackupKind.AUTO) == 1


def test_without_room_for_the_backup_before_nothing_is_restored(notes: Notes, file: Path, tmp_path: Path) -> None:
    old = backed_up(notes, tmp_path / "old.db")
    noted(notes, "新")
    shutil.rmtree(file.parent / "backups")
    (file.parent / "backups").write_text("a file where the folder should be")
    with pytest.raises(NotesError):
        notes.restore_backup(old)
    assert words(notes) == {"新"}


def test_a_failure_in_the_middle_leaves_the_notes_as_they_were(notes: Notes, file: Path, tmp_path: Path) -> None:
    noted(notes, "旧", 20)
    old = backed_up(notes, tmp_path / "old.db")
    for item in notes.annotations():
        notes.edit(item.id, note="新")
    with notes._file.atomic() as database:
        database.execute("create trigger stop before insert on texts begin select raise(abort, 'stop'); end")
    with pytest.raises(NotesError, match="stop"):
        notes.restore_backup(old)
    assert words(notes) == {"新"}
    assert notes.check() == ()
    assert sorted(path.name for path in file.parent.iterdir() if "restoring" in path.name) == []
    with notes._file.atomic() as database:
        database.execute("drop trigger stop")
    notes.restore_backup(old)
    assert words(notes) == {"旧"}


def test_notes_that_another_program_writes_to_are_not_restored_over(
    notes: Notes, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(notes, "旧")
    old = backed_up(notes, tmp_path / "old.db")
    with notes._file.reading() as database:
        database.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotesBusy):
            notes.restore_backup(old)
    noted(notes, "新")
    assert words(notes) == {"旧", "新"}


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.sweep)])
def test_a_program_killed_at_any_statement_leaves_the_old_notes_or_the_new(
    file: Path, shelf: Shelf, tmp_path: Path, step: int
) -> None:
    with Notes(file, article_of=shelf, backups=tmp_path / "made") as notes:
        noted(notes, "甲", 4)
        backup = backed_up(notes, tmp_path / "甲.db")
        notes.delete(item.id for item in notes.annotations())
        noted(notes, "乙", 4)
        present = backed_up(notes, tmp_path / "乙.db")
    seen = []
    with forked_runs(RESTORER, "kb.notes.store", "tests.kb.notes.shelf") as killed:
        for moment in range(0, 200, step):
            shutil.copy(present, file)
            code = killed(file, tmp_path / "made", backup, moment)
            with Notes(file, article_of=shelf) as notes:
                assert notes.check() == ()
                assert len(notes.annotations()) == 4
                seen.append("".join(words(notes)))
            if code == 0:
                break
            assert code == 9
    assert len(seen) * step > 10
    assert seen == sorted(seen)  # first 乙, then 甲
    assert seen[0] == "乙"
    assert seen[-1] == "甲"


def test_places_found_before_do_not_outlive_the_notes_they_were_found_for(
    notes: Notes, file: Path, shelf: Shelf
) -> None:
    item_id = notes.highlight("loan", shelf.span("loan", "贷前调查")).added[0].id
    before = notes.back_up()
    assert before is not None
    notes.reattach(item_id, shelf.span("loan", "每季走访一次"))
    shelf.sources["loan"] = "新增的一段。\n\n" + shelf.sources["loan"]
    assert notes.annotation(item_id).span == shelf.span("loan", "每季走访一次")
    notes.restore_backup(before.path)
    assert notes.annotation(item_id).span == shelf.span("loan", "贷前调查")
