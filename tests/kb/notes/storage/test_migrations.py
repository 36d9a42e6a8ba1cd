"""Old files are copied and migrated, newer ones are read and not touched, foreign ones are refused."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from kb.checklists.checklists import Checklists
from kb.errors import NotesError, NotesReadOnly
from kb.model import Annotation, Grade, MarkStyle, Placement, Span
from kb.notes.storage.database import NotesFile
from kb.notes.storage.migrations import migrations
from kb.notes.store import Notes
from tests.kb.notes.shelf import Shelf

SAMPLES = Path(__file__).parents[3] / "samples"
NAMES = [
    "items_texts_operations_reading",
    "placements",
    "placements_per_text",
    "reviews",
    "placements_basis",
    "operations_tables",
    "texts_headings",
    "quiz_reviews",
    "checklist_ticks",
]  # append-only: a name may be added, never changed


def names(file: Path) -> list[str]:
    """The migrations the file has seen."""
    with closing(sqlite3.connect(file)) as connection:
        return [name for (name,) in connection.execute("select name from _sqlite_migrations order by id")]


@pytest.fixture
def old(file: Path) -> Path:
    """A file as the first version of the program left it."""
    file.parent.mkdir()
    shutil.copy(SAMPLES / "notes-1.db", file)
    return file


def test_a_new_file_has_all_migrations(notes: Notes, file: Path) -> None:
    assert names(file) == NAMES
    assert not (file.parent / "backups").exists()


def test_the_notes_of_the_first_version_are_all_there(old: Path, shelf: Shelf) -> None:
    with Notes(old, article_of=shelf) as notes:
        loan, shop = notes.of_article("loan")
        assert (loan.anchor.quote, loan.note, loan.color) == ("贷后检查", "先看抵押物", "green")
        assert (shop.anchor.quote, shop.note, shop.style) == ("𠮷田商店的老客户😀", "老客户 𠮷😀", MarkStyle.UNDERLINE)
        assert (loan.span, shop.span) == (shelf.span("loan", "贷后检查"), shelf.span("loan", "𠮷田商店的老客户😀"))
        assert [bookmark.label for bookmark in notes.bookmarks()] == ["岗位职责"]
        assert notes.tags() == ("重点", "风险")
        assert [place.offset for place in notes.recent()] == [20]
        assert notes.check() == ()
    assert names(old) == NAMES


def test_the_undo_log_of_the_first_version_still_works(old: Path, shelf: Shelf) -> None:
    with Notes(old, article_of=shelf) as notes:
        (edited,) = notes.redo().changed
        assert isinstance(edited, Annotation)
        assert edited.note == "先看抵押物，再看流水"
        while notes.undo_state().undo is not None:
            assert notes.undo()
        assert (notes.annotations(), notes.bookmarks()) == ((), ())
        while notes.redo():
            pass
        assert (edited.id, edited.note) in [(item.id, item.note) for item in notes.annotations()]


def test_an_old_file_is_copied_before_it_is_migrated(old: Path, shelf: Shelf) -> None:
    backups = old.parent / "backups"
    Notes(old, article_of=shelf, backups=backups).close()
    (copy,) = backups.iterdir()
    assert names(copy) == NAMES[:1]
    assert names(old) == NAMES
    Notes(old, article_of=shelf, backups=backups).close()
    assert len(list(backups.iterdir())) == 1


def test_without_a_copy_nothing_is_migrated(old: Path, shelf: Shelf) -> None:
    (old.parent / "backups").write_text("a file where the folder should be")
    with pytest.raises(NotesError):
        Notes(old, article_of=shelf, backups=old.parent / "backups")
    assert names(old) == NAMES[:1]


def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path) -> None:
    longer = Migrations(migrations.name)
    with closing(Database(memory=True)) as empty:
        for migration in migrations.pending(empty):
            longer(name=migration.name)(migration.fn)

    @longer()
    def broken(db: Database) -> None:
        db.execute("delete from items")
        db.execute("select * from nowhere")

    with pytest.raises(NotesError):
        NotesFile(old, history=longer)
    assert names(old) == NAMES[:1]
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("select count(*) from items").fetchone() == (4,)


def test_a_newer_file_can_be_read_and_not_changed(file: Path, shelf: Shelf) -> None:
    with Notes(file, article_of=shelf) as notes:
        (item,) = notes.highlight("loan", Span(0, 4)).added
        assert not notes.read_only
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("alter table items add column mood text default 'good'")
        connection.execute("insert into _sqlite_migrations (migration_set, name) values ('notes', 'moods')")
    with Notes(file, article_of=shelf, backups=file.parent / "backups") as notes:
        assert notes.read_only
        assert notes.annotations() == (item,)
        acts: tuple[Callable[[], object], ...] = (
            lambda: notes.highlight("loan", Span(4, 6)),
            lambda: notes.edit(item.id, note="x"),
            lambda: notes.delete([item.id]),
            lambda: notes.bookmark("loan"),
            notes.undo,
            notes.redo,
            lambda: notes.grade(item.id, Grade.GOOD, item.created),
            lambda: notes.ungrade(item.id),
            lambda: notes.answer_question("teller-01", item.created, right=True),
        )
        for act in acts:
            with pytest.raises(NotesReadOnly):
                act()
        notes.remember_place("loan", 3)
        assert notes.recent() == ()
        assert notes.check() == ()
    assert not (file.parent / "backups").exists()
    assert names(file)[-1] == "moods"


def test_a_file_of_another_program_is_refused_and_left_alone(file: Path, shelf: Shelf) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("create table customers (name text)")
    content = file.read_bytes()
    with pytest.raises(NotesError, match="not a notes file"):
        Notes(file, article_of=shelf)
    assert file.read_bytes() == content


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("notes-*.db")), ids=lambda path: path.stem)
def test_the_notes_of_every_form_so_far_are_all_there_afterwards(sample: Path, file: Path, shelf: Shelf) -> None:
    file.parent.mkdir()
    shutil.copy(sample, file)
    with Notes(file, article_of=shelf) as notes:
        loan = notes.of_article("loan")[0]
        assert (loan.anchor.quote, loan.color) == ("贷后检查", "green")
        assert loan.span == shelf.span("loan", "贷后检查")
        assert notes.check() == ()
        assert notes.undo_state().undo is not None
    assert names(file) == NAMES


def test_an_old_file_takes_answers_to_questions(old: Path, shelf: Shelf) -> None:
    at = datetime(2026, 11, 25, 13, tzinfo=UTC)
    with Notes(old, article_of=shelf) as notes:
        assert notes.answer_question("teller-01", at, right=False) > at
        assert notes.check() == ()


def test_an_old_file_takes_ticks_and_signatures(old: Path, shelf: Shelf) -> None:
    at = datetime(2026, 11, 25, 13, tzinfo=UTC)
    shelf.sources["loan"] = shelf.sources["loan"].replace("title:", "checklist: [岗位职责]\ntitle:", 1)
    with Notes(old, article_of=shelf) as notes:
        lists = Checklists(notes.tick_records, shelf)
        checklist = lists.shown(shelf("loan"), at)
        assert checklist is not None
        lists.tick(checklist, 1, at, ticked=True)
        lists.sign(checklist, at, name="李师傅", day="2026-11-25", words="")
        assert notes.check() == ()
        assert notes.undo().ticked == {"loan"}


def test_decisions_and_reviews_of_the_fourth_form_are_kept(file: Path, shelf: Shelf) -> None:
    file.parent.mkdir()
    shutil.copy(SAMPLES / "notes-4.db", file)
    with Notes(file, article_of=shelf) as notes:
        shelf.sources["loan"] = shelf.sources["loan"].replace("按期做贷后检查", "按季做贷后的检查")
        (item,) = notes.annotations()
        assert item.placement is Placement.MOVED
        assert notes.review_state(datetime(2026, 11, 25, 13, tzinfo=UTC)).total == 1
