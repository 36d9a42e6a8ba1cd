"""The open file: nobody who reads waits, and a place that cannot be written is read all the same.

What is written, and what a newer file may, is tested in ``test_migrations`` and ``tests/kb/notes/test_durability.py``.
"""

import shutil
import sqlite3
import stat
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from kb.encryption.data_key import DataKey
from kb.errors import (
    NotesBusy,
    NotesDamaged,
    NotesError,
    NotesNoAccess,
    NotesNotReadable,
    NotesReadOnly,
    NotesTooNew,
    SqliteTooOld,
)
from kb.model import Annotation, Bookmark, Grade, NotesBundle, Span
from kb.notes.storage import database, undo_log
from kb.notes.storage.database import NotesFile
from kb.notes.storage.migrations import migrations
from kb.notes.store import Notes
from kb.notes.sync.merge import Incoming, Merge, merge
from tests.kb.notes.shelf import LOAN, Shelf
from tests.kb.write_protection import modes_bind_root, write_protected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the notes are."""
    return tmp_path


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "with a log beside it"])
def test_in_a_place_that_cannot_be_written_all_is_read_and_storing_says_so(folder: Path, *, closed: bool) -> None:
    shelf = Shelf(loan=LOAN)
    writer = Notes(folder / "notes.db", article_of=shelf)
    (item,) = writer.highlight("loan", Span(0, 4), note="先看抵押物").added
    if closed:
        writer.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".db-shm"}
    with write_protected(folder), Notes(folder / "notes.db", article_of=shelf, backups=folder / "backups") as notes:
        assert isinstance(notes.read_only_reason, NotesNoAccess)
        assert notes.annotations() == (item,)
        assert [hit.annotation.id for hit in notes.find("抵押").hits] == [item.id]
        assert notes.undo_state().undo == "highlight"
        assert notes.check() == ()
        assert not notes.backup_is_due()
        acts: tuple[Callable[[], object], ...] = (
            lambda: notes.highlight("loan", Span(4, 6)),
            lambda: notes.delete([item.id]),
            lambda: notes.grade(item.id, Grade.GOOD, item.created),
            notes.undo,
        )
        for act in acts:
            with pytest.raises(NotesReadOnly):
                act()
        notes.remember_place("loan", 3)
        assert notes.store_placements().annotations == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".db-shm"} == before
    writer.close()


@pytest.mark.parametrize(
    ("part", "mode", "reason", "count"),
    [("", 0o000, NotesNotReadable, 0), ("", 0o444, NotesNoAccess, 1), ("-wal", 0o444, NotesNoAccess, 1)],
)
def test_a_part_that_belongs_to_somebody_else_is_told_and_stops_nothing(
    folder: Path, part: str, mode: int, reason: type[NotesNoAccess], count: int
) -> None:
    with Notes(folder / "notes.db", article_of=Shelf(loan=LOAN)) as notes:
        notes.highlight("loan", Span(0, 4))
    before = (folder / "notes.db").read_bytes()
    (folder / f"notes.db{part}").touch()
    (folder / f"notes.db{part}").chmod(mode)
    with modes_bind_root(), Notes(folder / "notes.db", article_of=Shelf(loan=LOAN)) as notes:
        assert type(notes.read_only_reason) is reason
        assert len(notes.annotations()) == count
        with pytest.raises(NotesReadOnly):
            notes.highlight("loan", Span(4, 6))
    (folder / f"notes.db{part}").chmod(0o644)
    assert (folder / "notes.db").read_bytes() == before


def test_an_old_file_in_a_place_that_cannot_be_written_is_read_in_the_present_form(folder: Path) -> None:
    shutil.copy(Path(__file__).parents[3] / "samples" / "notes-1.db", folder / "notes.db")
    with write_protected(folder), Notes(folder / "notes.db", article_of=Shelf(loan=LOAN)) as notes:
        assert len(notes.annotations()) == 2
        assert notes.read_only


def test_without_a_file_in_a_place_that_cannot_be_written_there_are_no_notes(folder: Path) -> None:
    with write_protected(folder), Notes(folder / "notes.db", article_of=Shelf(loan=LOAN)) as notes:
        assert notes.annotations() == ()
        with pytest.raises(NotesReadOnly):
            notes.bookmark("loan")


def test_a_newer_file_says_another_reason(file: Path, shelf: Shelf) -> None:
    Notes(file, article_of=shelf).close()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("insert into _sqlite_migrations (migration_set, name) values ('notes', 'moods')")
    with Notes(file, article_of=shelf) as notes:
        assert isinstance(notes.read_only_reason, NotesTooNew)


def test_reading_waits_for_no_other_process_that_writes(notes: Notes, file: Path) -> None:
    (item,) = notes.highlight("loan", Span(0, 4), note="旧").added
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("update items set note = '新'")
        began = time.monotonic()
        assert notes.annotation(item.id).note == "旧"
        assert notes.find("旧").total == 1
        assert notes.merge(notes.bundle(), dry_run=True).kept == 1
        notes.remember_place("loan", 3)  # no place is worth five seconds
        assert time.monotonic() - began < database.BUSY_TIMEOUT
        other.execute("COMMIT")
    assert notes.annotation(item.id).note == "新"
    assert notes.recent() == ()


def test_a_write_waits_for_another_process_says_so_once_and_lands(notes: Notes, file: Path) -> None:
    waits, told = threading.Event(), list[int]()

    def tell() -> None:
        told.append(threading.get_ident())
        waits.set()

    notes.wait_for_others(60, tell)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        thread = threading.Thread(target=lambda: notes.highlight("loan", Span(0, 4)))
        thread.start()
        assert waits.wait(30)
        assert notes.annotations() == ()
        other.execute("ROLLBACK")
    thread.join()
    assert len(notes.annotations()) == 1
    assert told == [thread.ident]


@pytest.mark.parametrize(
    ("acts", "anew", "locked"),
    [
        ([], 1, False),
        (["insert into reading values ('loan', 3, '2026-01-01T00:00:00+00:00')"], 1, False),
        (["update items set note = '新', modified = '2027-01-01T00:00:00+00:00'"], 2, False),
        (["update items set block = block + 1, modified = 'not again: ' || modified"] * 9, 4, True),
    ],
    ids=["alone", "beside one who reads", "beside one who edits", "beside one who never stops"],
)
def test_what_is_to_be_stored_is_worked_out_while_others_may_write(
    notes: Notes, file: Path, acts: list[str], anew: int, *, locked: bool
) -> None:
    notes.highlight("loan", Span(0, 4), note="旧")
    seen: list[bool] = []

    def plan(before: Database) -> str:
        (said,) = before.execute("select note || modified from items").fetchone()
        seen.append(notes._file._database.conn.in_transaction)
        if acts and not seen[-1]:
            with closing(sqlite3.connect(file, isolation_level=None)) as other:
                other.execute(acts.pop(0))
        return str(said)

    with notes._file.atomic_with(plan, undo_log.basis) as (opened, planned):
        assert planned == opened.execute("select note || modified from items").fetchone()[0]
    assert (len(seen), seen[-1]) == (anew, locked)


def test_an_import_does_not_undo_what_another_process_writes_while_it_is_worked_out(notes: Notes, file: Path) -> None:
    with Notes(file, article_of=Shelf(loan=LOAN)) as second:
        (item,) = second.highlight("loan", Span(0, 4), note="带来").added
        bundle = second.bundle()
        second.edit(item.id, note="改过")
        edited = second.annotation(item.id)
        newest: list[Annotation | Bookmark] = []

        def worked_out(database: Database, bundle: NotesBundle, given: Incoming, *, bring_back: bool) -> Merge:
            planned = merge(database, bundle, given, bring_back=bring_back)
            if not newest:
                newest.extend(second.edit(item.id, note="又改").changed)
            return planned

        later = replace(edited, note="带来的新", modified=edited.modified + timedelta(microseconds=1))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("kb.notes.store.merge", worked_out)
            report = notes.merge(replace(bundle, annotations=(later,)))
        assert (report.kept, report.changed) == (1, 0)
        assert notes.annotations() == tuple(newest)


def test_patience_can_become_shorter_while_a_write_waits(notes: Notes, file: Path) -> None:
    waits, failures = threading.Event(), list[Exception]()

    def write() -> None:
        try:
            notes.highlight("loan", Span(0, 4))
        except NotesBusy as error:
            failures.append(error)

    notes.wait_for_others(3600, waits.set)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        thread = threading.Thread(target=write)
        thread.start()
        assert waits.wait(30)
        notes.wait_for_others(0.0)
        thread.join()
    assert len(failures) == 1
    assert notes.highlight("loan", Span(0, 4)).added


def test_reading_waits_for_no_other_thread_that_writes(notes: Notes) -> None:
    (item,) = notes.highlight("loan", Span(0, 4), note="旧").added
    writing, read = threading.Event(), threading.Event()

    def write() -> None:
        with notes._file.atomic() as opened:
            opened.execute("update items set note = '新'")
            writing.set()
            assert read.wait(30)
            assert notes.annotation(item.id).note == "新"  # this thread sees what it has written so far

    thread = threading.Thread(target=write)
    thread.start()
    assert writing.wait(30)
    assert notes.annotation(item.id).note == "旧"
    read.set()
    thread.join()
    assert notes.annotation(item.id).note == "新"


def test_what_is_read_together_is_of_one_moment(notes: Notes, file: Path) -> None:
    notes.highlight("loan", Span(0, 4))
    with notes._file.reading() as opened:
        before = opened.execute("select count(*) from items").fetchone()
        with Notes(file, article_of=Shelf(loan=LOAN)) as other:
            other.highlight("loan", Span(4, 8))
        assert opened.execute("select count(*) from items").fetchone() == before
    assert len(notes.annotations()) == 2


def test_the_file_and_its_backups_are_the_persons_own(notes: Notes, file: Path) -> None:
    notes.highlight("loan", Span(0, 4))
    made = notes.back_up()
    assert made is not None
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (file, made.path)}
    assert modes == {0o600}


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


def test_a_connection_that_a_thread_opens_while_all_are_closed_is_closed_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = NotesFile(tmp_path / "notes.db", history=migrations)
    connect = database._connect
    opening, go_on = threading.Event(), threading.Event()
    opened: list[Database] = []

    def slow(path: Path, key: DataKey | None = None) -> Database:
        opening.set()
        go_on.wait(10)
        opened.append(connect(path, key))
        return opened[-1]

    def read() -> None:
        with suppress(NotesError), file.reading():
            pass

    monkeypatch.setattr(database, "_connect", slow)
    reader, closer = threading.Thread(target=read), threading.Thread(target=file.close)
    reader.start()
    assert opening.wait(10)
    closer.start()
    closer.join(0.2)  # it waits for the connection, or has been through
    go_on.set()
    for thread in (reader, closer):
        thread.join(10)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("select 1")
