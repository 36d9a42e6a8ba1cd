"""Backups are made when something changed, are sound, and grow old without pushing out what is wanted."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import NotesDamaged, NotesError
from kb.model import BackupKind, Grade, NotesBundle, Span
from kb.notes.storage import backup_files
from kb.notes.storage.backup_files import (
    DAYS,
    MONTHS,
    SPECIAL,
    WEEKS,
    Backup,
    back_up,
    backups_in,
    is_due,
    newest,
    superfluous,
)
from kb.notes.storage.database import NotesFile
from kb.notes.storage.migrations import migrations
from kb.notes.store import Notes
from tests.kb.notes.shelf import Shelf

NOW = datetime(2026, 7, 31, 9, 0, tzinfo=UTC)
REGULAR = DAYS + WEEKS + MONTHS
NAMED = Path("notes.db")

moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - naive bounds
backups = st.builds(Backup, st.just(NAMED), moments, st.sampled_from(BackupKind))


def kept(all_: Iterable[Backup], now: datetime) -> list[Backup]:
    given_ = [*all_]
    gone = superfluous(given_, now)
    return [backup for backup in given_ if backup not in gone]


def every_day(days: int, until: datetime = NOW) -> list[Backup]:
    return [Backup(NAMED, until - timedelta(days=day), BackupKind.AUTO) for day in range(days)]


# --- thinning ------------------------------------------------------------------------------------------------------


@given(st.lists(backups, max_size=120, unique_by=lambda backup: backup.made), moments)
def test_the_newest_never_goes_and_no_more_stay_than_promised(all_: list[Backup], now: datetime) -> None:
    left = kept(all_, now)
    for future in (False, True):
        group = [backup for backup in all_ if (backup.made > now) is future]
        stay = [backup for backup in left if (backup.made > now) is future]
        if group:
            assert max(group, key=lambda backup: backup.made) in stay
        assert sum(backup.kind is BackupKind.AUTO for backup in stay) <= REGULAR
        for kind in set(BackupKind) - {BackupKind.AUTO}:
            assert sum(backup.kind is kind for backup in stay) <= SPECIAL


@given(st.lists(backups, max_size=120, unique_by=lambda backup: backup.made), moments)
def test_what_was_thinned_is_not_thinned_any_more(all_: list[Backup], now: datetime) -> None:
    left = kept(all_, now)
    assert superfluous(left, now) == ()


@given(st.lists(backups, max_size=60, unique_by=lambda backup: backup.made), st.lists(moments, max_size=30), moments)
def test_restoring_pushes_out_no_backup_of_another_kind(
    all_: list[Backup], restores: list[datetime], now: datetime
) -> None:
    others = [backup for backup in all_ if backup.kind is not BackupKind.BEFORE_RESTORE]
    made = [Backup(NAMED, moment, BackupKind.BEFORE_RESTORE) for moment in restores]
    with_restores = kept([*others, *made], now)
    assert [backup for backup in with_restores if backup.kind is not BackupKind.BEFORE_RESTORE] == kept(others, now)


def test_of_years_of_daily_backups_days_weeks_and_months_stay() -> None:
    left = kept(every_day(1000), NOW)
    days = sorted((NOW - backup.made).days for backup in left)
    assert days[:DAYS] == [*range(DAYS)]
    assert days[-1] > 30 * (MONTHS - 2)
    assert DAYS + MONTHS < len(left) <= REGULAR


def test_of_one_day_only_the_newest_automatic_one_stays() -> None:
    hours = [Backup(NAMED, NOW - timedelta(minutes=minute), BackupKind.AUTO) for minute in range(5)]
    assert kept(hours, NOW) == hours[:1]


def test_a_clock_set_back_by_years_deletes_nothing() -> None:
    good = kept(every_day(400), NOW)
    past = datetime(2010, 1, 1, tzinfo=UTC)
    fresh = Backup(NAMED, past, BackupKind.AUTO)
    assert superfluous([*good, fresh], past) == ()


def test_backups_from_the_future_push_out_none_of_today() -> None:
    future = every_day(100, until=NOW + timedelta(days=20000))
    today = Backup(NAMED, NOW, BackupKind.AUTO)
    assert today in kept([*future, today], NOW)
    assert newest([*future, today], NOW) == today


# --- making --------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(file: Path) -> Path:
    return file.parent / "backups"


def test_a_backup_holds_what_the_notes_hold(notes: Notes, folder: Path, shelf: Shelf) -> None:
    (item,) = notes.highlight("loan", Span(0, 4), note="先看抵押物").added
    made = notes.back_up()
    assert made is not None
    assert backups_in(folder) == (made,)
    assert not made.path.with_name(made.path.name + "-wal").exists()
    with Notes(made.path, article_of=shelf) as copy:
        assert copy.annotations() == (item,)


def test_without_a_change_there_is_no_second_backup(notes: Notes, folder: Path) -> None:
    notes.highlight("loan", Span(0, 4))
    first = notes.back_up()
    notes.remember_place("loan", 3)
    assert notes.back_up() == first
    assert len(backups_in(folder)) == 1
    notes.highlight("loan", Span(4, 6))
    assert notes.back_up() != first


def test_a_grade_of_the_daily_review_is_a_change(notes: Notes, folder: Path) -> None:
    (item,) = notes.highlight("loan", Span(0, 4)).added
    first = notes.back_up()
    notes.grade(item.id, Grade.GOOD, datetime.now(UTC))
    assert notes.back_up() != first


def test_before_an_import_there_is_a_backup_and_before_a_look_at_one_there_is_none(notes: Notes, folder: Path) -> None:
    notes.merge(NotesBundle(), dry_run=True)
    assert backups_in(folder) == ()
    notes.merge(NotesBundle())
    assert [backup.kind for backup in backups_in(folder)] == [BackupKind.BEFORE_IMPORT]


def test_what_goes_before_a_change_is_a_file_of_its_own(notes: Notes, folder: Path) -> None:
    notes.back_up()
    assert notes.back_up(BackupKind.BEFORE_IMPORT) == notes.back_up(BackupKind.BEFORE_IMPORT)
    assert [backup.kind for backup in backups_in(folder)].count(BackupKind.BEFORE_IMPORT) == 1
    assert len(backups_in(folder)) == 2


def test_notes_without_a_folder_for_backups_make_none(file: Path, shelf: Shelf) -> None:
    with Notes(file, article_of=shelf) as notes:
        assert notes.back_up() is None


def test_a_backup_is_due_after_a_day_and_whatever_the_clock_said(notes: Notes, folder: Path) -> None:
    now = datetime.now(UTC)
    assert is_due(folder, now)
    notes.back_up()
    now = datetime.now(UTC)
    assert not is_due(folder, now)
    assert is_due(folder, now + timedelta(days=2))
    assert is_due(folder, now - timedelta(days=400))


def test_a_damaged_file_leaves_the_backups_as_they_are(file: Path, shelf: Shelf, folder: Path) -> None:
    with Notes(file, article_of=shelf, backups=folder) as notes:
        for at in range(30):
            notes.highlight("loan", Span(at, at + 1), note="批注" * 300)
        notes.back_up()
        before = backups_in(folder)
    content = bytearray(file.read_bytes())
    content[-4096 * 3 :] = b"\xa5" * 4096 * 3
    file.write_bytes(content)
    with Notes(file, article_of=shelf, backups=folder) as notes, pytest.raises(NotesDamaged):
        notes.back_up(BackupKind.MANUAL)
    assert backups_in(folder) == before
    assert [path.suffix for path in folder.iterdir()] == [".db"]


def test_thinning_happens_with_the_next_backup_but_never_before_a_restore(file: Path, folder: Path) -> None:
    opened = NotesFile(file, history=migrations)
    with closing(sqlite3.connect(file)) as connection:
        back_up(connection, folder, BackupKind.AUTO, NOW)
        source = next(folder.iterdir())
        for minute in range(1, 9):
            name = f"notes-{NOW - timedelta(minutes=minute):%Y%m%d-%H%M%S}-before-restore.db"
            (folder / name).write_bytes(source.read_bytes())
        back_up(connection, folder, BackupKind.BEFORE_RESTORE, NOW + timedelta(minutes=1))
        assert len(backups_in(folder)) == 10
        back_up(connection, folder, BackupKind.MANUAL, NOW + timedelta(minutes=2))
        assert len(backups_in(folder)) == 2 + SPECIAL
    opened.close()


def test_files_of_others_in_the_folder_are_left_alone(notes: Notes, folder: Path) -> None:
    folder.mkdir()
    others = ["notes.db", "notes-20260101-000000.db", "notes-20269901-000000-auto.db", "notes-20260101-000000-x.db"]
    for name in others:
        (folder / name).write_text("?")
    assert backups_in(folder) == ()
    notes.back_up()
    assert {path.name for path in folder.iterdir()} > {*others}


def test_a_backup_that_has_gone_bad_is_made_again(notes: Notes, folder: Path) -> None:
    notes.highlight("loan", Span(0, 4))
    first = notes.back_up()
    assert first is not None
    assert notes.back_up() == first
    first.path.write_bytes(first.path.read_bytes()[:5000])
    second = notes.back_up()
    assert second is not None
    assert second.path != first.path


def test_with_the_clock_30_days_ahead_the_bin_is_emptied_only_after_a_backup(
    notes: Notes, folder: Path, shelf: Shelf, tmp_path: Path
) -> None:
    (item,) = notes.highlight("loan", Span(0, 4), note="删错了").added
    notes.delete([item.id])
    with notes._file.atomic() as database:
        database.execute("update items set deleted = ?", ["2020-01-01T00:00:00.000000+00:00"])
    assert notes.purge_old() == 1
    (kept,) = [backup for backup in backups_in(folder) if backup.kind is BackupKind.BEFORE_PURGE]
    notes.highlight("loan", Span(4, 8))
    notes.back_up()
    copy = tmp_path / "copy.db"
    copy.write_bytes(kept.path.read_bytes())
    with Notes(copy, article_of=shelf) as restored:
        (deleted,) = restored.deleted()
        assert deleted.item.id == item.id
        assert deleted.item.note == "删错了"  # type: ignore[union-attr]


def test_where_no_backup_can_be_made_nothing_is_wiped(notes: Notes, folder: Path) -> None:
    (item,) = notes.highlight("loan", Span(0, 4)).added
    notes.delete([item.id])
    with notes._file.atomic() as database:
        database.execute("update items set deleted = ?", ["2020-01-01T00:00:00.000000+00:00"])
    folder.write_text("a file where the folder should be")
    with pytest.raises(NotesError):
        notes.purge_old()
    assert len(notes.deleted()) == 1


def test_nothing_old_in_the_bin_needs_no_backup(notes: Notes, folder: Path) -> None:
    notes.highlight("loan", Span(0, 4))
    assert notes.purge_old() == 0
    assert backups_in(folder) == ()


def test_what_killed_programs_left_is_swept_and_what_is_young_stays(notes: Notes, folder: Path, file: Path) -> None:
    folder.mkdir()
    halves = [folder / f"notes-20260731-081500-123456-auto.{end}" for end in ("tmp", "tmp-journal", "tmp-wal")]
    copies = [file.with_suffix(end) for end in (".restoring.db", ".restoring.db-wal", ".fresh.db", ".fresh.db-shm")]
    young = folder / "notes-20260731-081501-123456-auto.tmp"
    for path in (*halves, *copies, young):
        path.write_bytes(b"half")
    for path in (*halves, *copies):
        os.utime(path, (0, 0))
    notes.purge_old()
    assert [path for path in (*halves, *copies, young) if path.exists()] == [young]


def test_the_name_of_a_backup_is_durable_before_it_is_told(
    notes: Notes, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []

    def noted(folder_: Path) -> None:
        synced.append(f"{folder_.name}: {len([*folder_.glob('notes-*.db')])}")

    monkeypatch.setattr(backup_files, "sync_folder", noted)
    notes.highlight("loan", Span(0, 4))
    notes.back_up()
    assert synced[-1] == f"{folder.name}: 1"
