"""Damaged notes: what is offered in their place, what can still be read of them, and that nothing gets lost."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kb.errors import BackupDamaged, NotesDamaged, NotesError
from kb.model import Annotation, BackupKind, Grade, Span
from kb.notes.restore.recovery import Recovered, newest_sound, recover_empty, recover_from, recover_salvaged
from kb.notes.storage.backup_files import backups_in
from kb.notes.store import Notes
from tests.forked_runs import forked_runs
from tests.kb.notes.shelf import LOAN, Shelf

ROOT = Path(__file__).parents[4]
PAGE = 4096
RECOVERER = """
import os, sys
from pathlib import Path
from kb.notes.restore import recovery

notes, backup, way, moment = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
touching = ("open", "os.remove", "os.rename", "shutil.copyfile", "sqlite3.connect")

def watch(event, arguments):
    global moment
    if event in touching and str(notes.parent) in str(arguments[0]):
        if not moment:
            os._exit(9)  # nothing is put in order, as by kill -9
        moment -= 1

sys.addaudithook(watch)
{
    "backup": lambda: recovery.recover_from(backup, notes),
    "salvage": lambda: recovery.recover_salvaged(notes),
    "empty": lambda: recovery.recover_empty(notes),
}[way]()
os._exit(0)
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Annotation, ...]]:
    """A data folder that is written once and copied, and its annotations."""
    folder = tmp_path_factory.mktemp("written")
    with Notes(folder / "notes.db", article_of=Shelf(loan=LOAN), backups=folder / "backups") as notes:
        for number in range(60):
            notes.highlight("loan", Span(number % 30, number % 30 + 2), note=f"{number}：" + "批注" * 150, tags=["甲"])
        notes.bookmark("loan")
        notes.grade(notes.annotations()[0].id, Grade.GOOD, datetime.now(UTC))
        notes.back_up()
        return folder, notes.annotations()


@pytest.fixture
def stored(file: Path, written: tuple[Path, tuple[Annotation, ...]]) -> tuple[Annotation, ...]:
    """Sixty annotations in a closed file of many pages, a bookmark, and a backup of all that."""
    folder, annotations = written
    shutil.copytree(folder, file.parent)
    return annotations


def zero_header(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(bytes(100) + content[100:])


def zero_page(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(bytes(PAGE) + content[PAGE:])


def flip(file: Path) -> None:
    """Damage every fourth of the pages that hold annotations."""
    content = bytearray(file.read_bytes())
    starts = range(0, len(content), PAGE)
    for start in [start for start in starts if b"yellowhighlight" in content[start : start + PAGE]][::4]:
        content[start : start + 64] = b"\xa5" * 64
    file.write_bytes(content)


def truncate(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) * 3 // 4 // PAGE * PAGE])


def garbage(file: Path) -> None:
    file.write_bytes(b"no database at all " * 5000)


DAMAGES = [zero_header, zero_page, flip, truncate, garbage]
damaged_somehow = pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)


@damaged_somehow
def test_damage_is_seen_at_the_start(
    file: Path, stored: tuple[Annotation, ...], shelf: Shelf, damage: Callable[[Path], None]
) -> None:
    damage(file)
    content = file.read_bytes()
    with pytest.raises(NotesDamaged):
        Notes(file, article_of=shelf, thorough=True)
    assert file.read_bytes() == content


@damaged_somehow
def test_a_backup_takes_the_place_and_the_damaged_file_is_kept(
    file: Path, stored: tuple[Annotation, ...], shelf: Shelf, damage: Callable[[Path], None]
) -> None:
    damage(file)
    content = file.read_bytes()
    backups = file.parent / "backups"
    offered = newest_sound(backups)
    assert offered is not None
    assert (offered.annotations, offered.bookmarks) == (60, 1)
    before = {path: path.read_bytes() for path in backups.iterdir()}
    recovered = recover_from(offered.path, file)
    assert recovered.aside is not None
    assert recovered.aside.read_bytes() == content
    assert {path: path.read_bytes() for path in backups.iterdir()} == before
    with Notes(file, article_of=shelf, thorough=True) as notes:
        assert notes.annotations() == stored
        assert notes.check() == ()


@damaged_somehow
def test_what_can_be_read_is_salvaged_and_the_damaged_file_is_kept(
    file: Path, stored: tuple[Annotation, ...], shelf: Shelf, damage: Callable[[Path], None]
) -> None:
    damage(file)
    content = file.read_bytes()
    recovered = recover_salvaged(file)
    assert recovered.aside is not None
    assert recovered.aside.read_bytes() == content
    assert recovered.salvaged is not None
    with Notes(file, article_of=shelf, thorough=True) as notes:
        saved = notes.annotations()
        assert notes.check() == ()
        assert recovered.salvaged.items == len(saved) + len(notes.bookmarks())
        assert notes.highlight("loan", Span(0, 4)).added
    assert [*saved] == [item for item in stored if item in saved]
    least = {"zero_header": 60, "flip": 25, "truncate": 25}
    assert len(saved) >= least.get(damage.__name__, 0)
    if damage is zero_header:
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("select item_id from reviews").fetchall() == [(stored[0].id,)]
    if damage.__name__ in {"flip", "truncate"}:
        assert len(saved) < 60
        assert recovered.salvaged.lost > 0


def test_an_empty_file_is_one_choice_too(file: Path, stored: tuple[Annotation, ...], shelf: Shelf) -> None:
    garbage(file)
    content = file.read_bytes()
    asides = {recover_empty(file).aside for _ in range(2)}
    assert content in {aside.read_bytes() for aside in asides if aside}
    assert len(asides) == 2
    with Notes(file, article_of=shelf) as notes:
        assert notes.annotations() == ()
    assert {path.name for path in file.parent.iterdir() if not path.name.startswith("notes-damaged")} == {
        "notes.db",
        "backups",
    }


def test_the_newest_backup_that_is_sound_is_offered(file: Path, shelf: Shelf) -> None:
    folder = file.parent / "backups"
    assert newest_sound(folder) is None
    with Notes(file, article_of=shelf, backups=folder) as notes:
        notes.highlight("loan", Span(0, 4))
        good = notes.back_up(BackupKind.MANUAL)
        notes.highlight("loan", Span(4, 6))
        notes.back_up()
    assert good is not None
    (bad,) = (backup for backup in backups_in(folder) if backup.kind is BackupKind.AUTO)
    bad.path.write_bytes(b"garbage")
    offered = newest_sound(folder)
    assert offered is not None
    assert offered.path == good.path
    with pytest.raises(BackupDamaged):
        recover_from(bad.path, file)
    with Notes(file, article_of=shelf) as notes:
        assert len(notes.annotations()) == 2


def test_a_backup_of_a_newer_program_is_not_offered(file: Path, shelf: Shelf) -> None:
    folder = file.parent / "backups"
    with Notes(file, article_of=shelf, backups=folder) as notes:
        notes.highlight("loan", Span(0, 4))
        good = notes.back_up(BackupKind.MANUAL)
        notes.highlight("loan", Span(4, 6))
        newer = notes.back_up()
    assert good is not None
    assert newer is not None
    with closing(sqlite3.connect(newer.path)) as connection, connection:
        connection.execute("insert into _sqlite_migrations (migration_set, name) values ('notes', 'moods')")
    offered = newest_sound(folder)
    assert offered is not None
    assert offered.path == good.path


def test_a_log_left_beside_is_kept_with_the_damaged_file_and_not_played_into_the_new_one(
    file: Path, shelf: Shelf, tmp_path: Path
) -> None:
    with Notes(file, article_of=shelf, backups=file.parent / "backups") as notes:
        notes.highlight("loan", Span(0, 4), note="旧")
        notes.back_up()
        notes.highlight("loan", Span(4, 6), note="只在日志里")
        left = {part: file.with_name(file.name + part).read_bytes() for part in ("", "-wal")}
    garbage(file)
    file.with_name(file.name + "-wal").write_bytes(left["-wal"])
    offered = newest_sound(file.parent / "backups")
    assert offered is not None
    aside = recover_from(offered.path, file).aside
    assert aside is not None
    assert aside.with_name(aside.name + "-wal").read_bytes() == left["-wal"]
    with Notes(file, article_of=shelf) as notes:
        assert [item.note for item in notes.annotations()] == ["旧"]
        assert notes.check() == ()


def test_what_is_only_in_the_log_is_salvaged_too(file: Path, shelf: Shelf) -> None:
    with Notes(file, article_of=shelf) as notes:
        notes.highlight("loan", Span(0, 4), note="只在日志里")
        left = {part: file.with_name(file.name + part).read_bytes() for part in ("", "-wal")}
    for part, content in left.items():
        file.with_name(file.name + part).write_bytes(content)
    zero_header(file)
    recover_salvaged(file)
    with Notes(file, article_of=shelf) as notes:
        assert [item.note for item in notes.annotations()] == ["只在日志里"]


def test_a_record_with_a_broken_part_is_mended_where_no_words_are_lost(
    file: Path, stored: tuple[Annotation, ...], shelf: Shelf
) -> None:
    first, second, third, *rest = stored
    with closing(sqlite3.connect(file)) as connection, connection:
        for column, value, item in (("tags", "[", first), ("modified", "yesterday", second), ("start", -5, third)):
            connection.execute(f"update items set {column} = ? where id = ?", [value, item.id])  # noqa: S608
        connection.execute("delete from texts")
    salvaged = recover_salvaged(file).salvaged
    assert salvaged is not None
    assert (salvaged.items, salvaged.mended, salvaged.lost) == (60, 2, 1)
    with Notes(file, article_of=shelf) as notes:
        assert notes.check() == ()
        saved = {item.id: item for item in notes.annotations()}
    assert saved[first.id].note == first.note
    assert saved[second.id].note == second.note
    assert {item.id for item in rest} <= saved.keys()


@pytest.mark.parametrize("way", ["backup", "salvage", "empty"])
def test_a_program_killed_at_any_step_leaves_the_damaged_file_or_the_new_one(
    file: Path, stored: tuple[Annotation, ...], shelf: Shelf, tmp_path: Path, way: str
) -> None:
    offered = newest_sound(file.parent / "backups")
    assert offered is not None
    zero_header(file)
    damaged = file.read_bytes()
    data = tmp_path / "again"
    outcomes = []
    with forked_runs(RECOVERER, "kb.notes.restore.recovery") as killed:
        for moment in range(100):
            shutil.rmtree(data, ignore_errors=True)
            data.mkdir()
            notes_file = data / "notes.db"
            notes_file.write_bytes(damaged)
            code = killed(notes_file, offered.path, way, moment)
            old = notes_file.read_bytes() == damaged
            outcomes.append(old)
            if not old:
                with Notes(notes_file, article_of=shelf, thorough=True) as notes:
                    assert len(notes.annotations()) == (0 if way == "empty" else 60)
                assert [path.read_bytes() for path in data.glob("notes-damaged-*.db")] == [damaged]
            if code == 0:
                break
            assert code == 9
    assert len(outcomes) > 5
    assert outcomes == sorted(outcomes, reverse=True)  # first the old one, then the new one
    assert not outcomes[-1]


def test_without_room_the_damaged_file_stays(
    file: Path, stored: tuple[Annotation, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    zero_header(file)
    content = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kb.notes.restore.recovery.shutil.copyfile", full)
    offered = newest_sound(file.parent / "backups")
    assert offered is not None
    ways: tuple[Callable[[], Recovered], ...] = (
        lambda: recover_from(offered.path, file),
        lambda: recover_salvaged(file),
        lambda: recover_empty(file),
    )
    for way in ways:
        with pytest.raises(NotesError):
            way()
        assert file.read_bytes() == content
        assert {path.name for path in file.parent.iterdir()} == {"notes.db", "backups"}
