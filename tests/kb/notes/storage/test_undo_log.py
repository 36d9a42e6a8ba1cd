"""The undo log names the table of every row, reads logs of older versions, and passes over what is damaged.

What undo and redo do to the notes is tested in ``tests/kb/notes/test_undo.py``.
"""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kb.model import MarkStyle, Placement, Span
from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf

SAMPLES = Path(__file__).parents[3] / "samples"


def logged(file: Path) -> list[tuple[str, list[str]]]:
    """The operations and the tables they name."""
    with closing(sqlite3.connect(file)) as connection:
        rows = connection.execute("select name, tables from operations order by id").fetchall()
    return [(name, json.loads(tables)) for name, tables in rows]


def test_a_log_of_the_version_before_gets_its_tables_and_can_be_undone(file: Path) -> None:
    file.parent.mkdir()
    shutil.copy(SAMPLES / "notes-5.db", file)
    shelf = Shelf(loan=LOAN.replace("按期做贷后检查", "按季做贷后的检查"))
    with Notes(file, article_of=shelf) as notes:
        assert logged(file) == [
            ("highlight", ["items"]),
            ("bookmark", ["items"]),
            ("accept", ["placements"]),
            ("import", ["items", "reviews"]),
            ("edit", ["items"]),
        ]
        assert [item.note for item in notes.redo().changed] == ["先看抵押物，再看流水"]  # type: ignore[union-attr]
        notes.undo()
        assert [item.id for item in notes.undo().removed] == ["from-elsewhere"]
        (unaccepted,) = notes.undo().changed
        assert unaccepted.placement is Placement.CHANGED
        while notes.undo_state().undo is not None:
            assert notes.undo()
        assert (notes.annotations(), notes.bookmarks()) == ((), ())
        while notes.redo():
            pass
        assert len(notes.annotations()) == 2
        assert notes.check() == ()


def test_the_table_is_stored_and_not_told_from_the_columns(notes: Notes, file: Path) -> None:
    (item,) = notes.highlight("loan", Span(0, 4)).added
    notes.detach([item.id])
    assert logged(file) == [("highlight", ["items"]), ("detach", ["placements"])]


@pytest.mark.parametrize(
    "damage",
    [
        "before = '['",
        "after = '['",
        "after = '[7]'",
        "after = '[]'",
        "tables = '[]'",
        "tables = '[\"texts\"]'",
        "after = json_set(after, '$[0].modified', 'yesterday')",
        "after = json_set(after, '$[0].mood', 'good')",
        "after = json_set(after, '$[0].start', -4)",
    ],
)
def test_a_damaged_operation_is_passed_over_and_those_before_it_are_undone(notes: Notes, damage: str) -> None:
    (first,) = notes.highlight("loan", Span(0, 4)).added
    (second,) = notes.highlight("loan", Span(4, 8)).added
    (third,) = notes.highlight("loan", Span(8, 12), style=MarkStyle.UNDERLINE).added
    with notes._file.atomic() as database:
        database.execute(f"update operations set {damage} where name = 'underline'")  # noqa: S608
    assert [item.id for item in notes.undo().removed] == [second.id]
    assert [item.id for item in notes.undo().removed] == [first.id]
    assert notes.undo_state().redo == "highlight"
    assert notes.annotations() == (third,)


def test_what_is_wiped_is_gone_from_a_damaged_operation_too(notes: Notes, file: Path) -> None:
    (item,) = notes.highlight("loan", Span(0, 4), note="不再留下").added
    notes.edit(item.id, color="green")
    with notes._file.atomic() as database:
        database.execute("update operations set before = '[' where name = 'edit'")
    notes.delete([item.id])
    assert notes.purge([item.id]) == 1
    with closing(sqlite3.connect(file)) as connection:
        logs = connection.execute("select before, after from operations").fetchall()
    assert "不再留下" not in str(logs)


def test_damaged_operations_are_told(notes: Notes) -> None:
    notes.highlight("loan", Span(0, 4))
    with notes._file.atomic() as database:
        database.execute("update operations set tables = '['")
    assert notes.problems() == ("operation 1",)
    assert notes.undo_state().undo is None
