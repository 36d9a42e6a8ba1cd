"""What is stored stays stored: killed, out of space, damaged, from two windows at once."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from kb.errors import NoteNotFound, NotesBusy, NotesError, NotesNoRoom
from kb.model import Annotation, Placement, Span
from kb.notes.store import Notes
from tests.kb.notes.shelf import Shelf

ROOT = Path(__file__).parents[3]
WRITER = """
import sys
from pathlib import Path
from kb.errors import NotesError
from kb.model import Span
from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf

if len(sys.argv) > 2:
    import resource  # files cannot grow beyond this: the disk is full
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
with Notes(Path(sys.argv[1]), article_of=Shelf(loan=LOAN)) as notes:
    while True:
        try:
            (item,) = notes.highlight("loan", Span(0, 4), note="不能丢" * 300).added
        except NotesError:
            print("full", flush=True)
            break
        print(item.id, flush=True)
"""


def writer(file: Path, *limit: str) -> subprocess.Popen[str]:
    """A program that marks without end and prints each id when the call has returned."""
    command = [sys.executable, "-c", WRITER, str(file), *limit]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("moment", [1, 2, 17, 60])
def test_a_killed_program_loses_nothing_that_it_was_told_is_stored(file: Path, shelf: Shelf, moment: int) -> None:
    with writer(file) as process:
        assert process.stdout is not None
        printed = [process.stdout.readline().strip() for _ in range(moment)]
        process.kill()
        printed += process.stdout.read().split("\n")[:-1]
    with Notes(file, article_of=shelf) as notes:
        assert notes.check() == ()
        stored = {item.id for item in notes.annotations()}
        assert set(printed) <= stored
        assert len(stored) - len(set(printed)) <= 1  # stored, and killed before it could say so
        notes.undo()
        assert len(notes.annotations()) == len(stored) - 1


@pytest.mark.skipif(sys.platform == "win32", reason="cannot fork")
@pytest.mark.parametrize("kills", [30, pytest.param(300, marks=pytest.mark.sweep)])
def test_a_session_killed_many_times_keeps_every_operation_that_had_returned(tmp_path: Path, kills: int) -> None:
    command = [sys.executable, "-m", "tests.kb.notes.killed", str(tmp_path), str(kills)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
@pytest.mark.parametrize("limit", [100_000, 300_000])
def test_a_file_that_cannot_grow_any_more_keeps_what_it_has(file: Path, shelf: Shelf, limit: int) -> None:
    with writer(file, str(limit)) as process:
        assert process.stdout is not None
        *printed, last = process.stdout.read().split()
    assert last == "full"
    with Notes(file, article_of=shelf) as notes:
        assert notes.check() == ()
        assert {item.id for item in notes.annotations()} == set(printed)


KEEPER = """
import resource, sys
from pathlib import Path
from kb.errors import NotesError
from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf

with Notes(Path(sys.argv[1]), article_of=Shelf(loan=LOAN), backups=Path(sys.argv[2])) as notes:
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))  # files cannot grow beyond this: the disk is full
    for act in (notes.back_up, lambda: notes.restore_backup(Path(sys.argv[3]))):
        try:
            act()
        except NotesError:
            print("full", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_without_room_no_half_backup_is_kept_and_nothing_is_restored(file: Path, shelf: Shelf, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    with Notes(file, article_of=shelf, backups=tmp_path / "before") as notes:
        for at in range(30):
            notes.highlight("loan", Span(at, at + 1), note="批注" * 300)
        before = notes.back_up()
        notes.highlight("loan", Span(0, 4))
        stored = notes.annotations()
    assert before is not None
    command = [sys.executable, "-c", KEEPER, str(file), str(folder), str(before.path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["full", "full"], done.stderr
    assert [*folder.iterdir()] == []
    assert {path.name for path in file.parent.iterdir()} == {"notes.db"}
    with Notes(file, article_of=shelf) as notes:
        assert notes.annotations() == stored
        assert notes.check() == ()


def test_a_full_disk_refuses_an_operation_and_loses_nothing(notes: Notes) -> None:
    (item,) = notes.highlight("loan", Span(0, 4), note="旧").added
    with notes._file.atomic() as database:
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages}")
    state = notes.undo_state()
    acts: tuple[Callable[[], object], ...] = (
        lambda: notes.edit(item.id, note="长" * 50_000),
        lambda: notes.highlight("loan", Span(4, 6), note="长" * 50_000),
    )
    for act in acts:
        with pytest.raises(NotesNoRoom, match="full"):
            act()
    assert notes.annotations() == (item,)
    assert notes.undo_state() == state
    with notes._file.atomic() as database:
        database.execute("PRAGMA max_page_count = 1000000")
    assert notes.edit(item.id, note="长" * 50_000).changed
    assert notes.check() == ()


def test_a_failure_in_the_middle_of_an_operation_undoes_all_of_it(
    notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (item,) = notes.highlight("loan", Span(0, 4)).added

    def fail(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr("kb.notes.storage.undo_log.record", fail)
        acts: tuple[Callable[[], object], ...] = (
            lambda: notes.highlight("loan", Span(4, 6)),
            lambda: notes.edit(item.id, note="x"),
        )
        for act in acts:
            with pytest.raises(NotesError):
                act()
    assert notes.annotations() == (item,)
    assert notes.edit(item.id, note="x").changed


@pytest.mark.parametrize("content", [b"no database at all " * 500, b"SQLite format 3\x00" + bytes(8000)])
def test_a_damaged_file_is_an_expected_failure(file: Path, shelf: Shelf, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(NotesError) as caught:
        Notes(file, article_of=shelf)
    assert caught.value.__cause__ is not None
    assert file.read_bytes() == content


def test_a_folder_in_the_place_of_the_file_is_an_expected_failure(file: Path, shelf: Shelf) -> None:
    file.mkdir(parents=True)
    with pytest.raises(NotesError):
        Notes(file, article_of=shelf)


def test_the_check_finds_damage_inside(file: Path, shelf: Shelf) -> None:
    with Notes(file, article_of=shelf) as notes:
        for at in range(30):
            notes.highlight("loan", Span(at, at + 1), note="批注" * 300)
        assert notes.check() == ()
    content = bytearray(file.read_bytes())
    for page in range(len(content) // 4096 // 2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    file.write_bytes(content)
    with Notes(file, article_of=shelf) as notes:
        assert notes.check() != ()
        with pytest.raises(NotesError):
            notes.annotations()


def test_a_damaged_old_text_costs_a_place_and_nothing_else(notes: Notes, shelf: Shelf) -> None:
    notes.highlight("loan", shelf.span("loan", "在当日报告网点负责人"))
    with notes._file.atomic() as database:
        database.execute("update texts set body = ?", [b"broken"])
    shelf.sources["loan"] = "前言。\n\n" + shelf.sources["loan"].replace("发现风险应当", "")
    assert notes.counts().orphans == 1


def test_a_row_of_an_unknown_style_is_shown_as_a_highlight(notes: Notes) -> None:
    (item,) = notes.highlight("loan", Span(0, 4)).added
    with notes._file.atomic() as database:
        database.execute("update items set style = 'wavy'")
    assert notes.annotations() == (item,)


DAMAGED_COLUMNS = [
    ("tags", "["),
    ("tags", "[1]"),
    ("tags", '"甲乙"'),
    ("tags", None),
    ("note", None),
    ("label", None),
    ("prefix", None),
    ("block", None),
    ("start", -1),
    ("end", -1),
    ("created", "yesterday"),
    ("modified", "2026-01-01T00:00:00"),
    ("deleted", "yesterday"),
]


@pytest.mark.parametrize(("column", "value"), DAMAGED_COLUMNS)
def test_a_damaged_record_hides_no_other_and_is_told_of(notes: Notes, column: str, value: str | int | None) -> None:
    good, bad = (notes.highlight("loan", Span(at, at + 4), note="先看", tags=["甲"]).added[0] for at in (0, 2))
    notes.bookmark("loan")
    with notes._file.atomic() as database:
        database.execute(f'update items set "{column}" = ? where id = ?', [value, bad.id])  # noqa: S608
    assert notes.annotations() == notes.of_article("loan") == (good,)
    assert [hit.annotation for hit in notes.find("先看").hits] == [good]
    assert notes.find("先看").total == 1
    assert notes.tags() == ("甲",)
    assert notes.deleted() == ()
    assert notes.counts().annotations == 1
    (problem,) = notes.problems()
    assert problem.startswith(bad.id)
    assert notes.check() == (problem,)
    with pytest.raises(NoteNotFound):
        notes.annotation(bad.id)
    assert [item.id for item in notes.rename_tag("甲", "乙").changed] == [good.id]
    assert notes.bookmark("loan").removed
    notes.undo()
    assert notes.undo().changed
    (back,) = notes.annotations()
    assert isinstance(good, Annotation)
    assert (back.id, back.tags, back.note) == (good.id, good.tags, good.note)


def test_bytes_that_are_no_text_hide_no_other_note(notes: Notes) -> None:
    items = [notes.highlight("loan", Span(at, at + 2), note="甲").added[0] for at in range(3)]
    with notes._file.atomic() as database:
        database.execute("update items set note = cast(x'e794ff' as text) where id = ?", [items[1].id])
    assert {item.id for item in notes.annotations()} == {item.id for item in items}


def test_a_damaged_reading_place_is_none(notes: Notes) -> None:
    for article in ("loan", "lobby"):
        notes.remember_place(article, 3)
    with notes._file.atomic() as database:
        database.execute("update reading set at = '?' where article_id = 'loan'")
    assert [place.article_id for place in notes.recent()] == ["lobby"]
    assert notes.reading_position("loan") is None


def test_a_damaged_end_never_points_out_of_the_text(notes: Notes) -> None:
    (item,) = notes.highlight("loan", Span(0, 4)).added
    with notes._file.atomic() as database:
        database.execute('update items set "end" = 100000')
    (lost,) = notes.annotations()
    assert (lost.id, lost.span, lost.placement) == (item.id, None, Placement.ORPHANED)


def test_a_file_that_another_program_holds_is_busy_and_not_damaged(
    file: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Notes(file, article_of=shelf) as notes:
        notes.highlight("loan", Span(0, 4))
    monkeypatch.setattr("kb.notes.storage.database.BUSY_TIMEOUT", 0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotesBusy):
            Notes(file, article_of=shelf, thorough=True)
        other.execute("ROLLBACK")
    with Notes(file, article_of=shelf) as notes:
        assert len(notes.annotations()) == 1


READER = """
import os, sys
from pathlib import Path
from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf

if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)  # root may write everywhere
with Notes(Path(sys.argv[1]), article_of=Shelf(loan=LOAN)) as notes:
    print(type(notes.read_only_reason).__name__, len(notes.annotations()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another thing there")
def test_a_folder_that_cannot_be_reached_is_told_as_that(file: Path, shelf: Shelf) -> None:
    with Notes(file, article_of=shelf) as notes:
        notes.highlight("loan", Span(0, 4))
    content = file.read_bytes()
    file.parent.chmod(0o000)
    try:
        command = [sys.executable, "-c", READER, str(file)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    finally:
        file.parent.chmod(0o700)
    assert done.stdout.split() == ["NotesNotReadable", "0"], done.stderr
    assert file.read_bytes() == content
    with Notes(file, article_of=shelf) as notes:
        assert len(notes.annotations()) == 1


def test_many_threads_and_two_windows_write_at_once(file: Path, notes: Notes, shelf: Shelf) -> None:
    with Notes(file, article_of=shelf) as other, ThreadPoolExecutor(4) as pool:
        windows = [notes, other] * 20
        changes = list(pool.map(lambda window: window.highlight("loan", Span(0, 4)), windows))
    assert {item.id for item in notes.annotations()} == {item.id for change in changes for item in change.added}
    assert len(notes.annotations()) == 40


def test_two_windows_that_edit_the_same_annotation_keep_both_edits(file: Path, notes: Notes, shelf: Shelf) -> None:
    (item,) = notes.highlight("loan", Span(0, 4)).added
    with Notes(file, article_of=shelf) as other, ThreadPoolExecutor(2) as pool:
        words = pool.submit(lambda: [notes.edit(item.id, note=str(turn)) for turn in range(40)])
        tags = pool.submit(lambda: [other.edit(item.id, tags=[str(turn)]) for turn in range(40)])
        words.result()
        tags.result()
    edited = notes.annotation(item.id)
    assert (edited.note, edited.tags) == ("39", ("39",))


def test_programs_that_open_a_new_file_at_once_all_succeed(file: Path, shelf: Shelf) -> None:
    def opened(_: int) -> tuple[str, ...]:
        with Notes(file, article_of=shelf) as notes:
            return notes.check()

    for _ in range(3):
        with ThreadPoolExecutor(6) as pool:
            assert list(pool.map(opened, range(6))) == [()] * 6
        shutil.rmtree(file.parent)
