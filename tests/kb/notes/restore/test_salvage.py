"""What can still be read of a damaged file is saved, and what cannot is never told as nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kb.model import Grade, Span
from kb.notes.restore.salvage import _SHAPES, Salvaged, salvage
from kb.notes.storage.database import NotesFile
from kb.notes.storage.migrations import migrations
from kb.notes.storage.page_images import PAGE_SIZE
from kb.notes.store import Notes
from tests.kb.notes.shelf import Shelf
from tests.kb.notes.test_ticks import SIGNED, tick

COUNT = 150


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with many notes, one of them long enough for overflow pages, in one piece."""
    path = tmp_path_factory.mktemp("sound") / "notes.db"
    shelf = Shelf(loan="# 贷款\n\n" + "\n\n".join(f"第{n}段：放款后按期做贷后检查。" for n in range(COUNT)))
    with Notes(path, article_of=shelf) as notes:
        for n in range(COUNT):
            note = "长" * 20_000 if n == 7 else f"笔记{n}"
            (item,) = notes.highlight("loan", Span(n * 5 + 3, n * 5 + 8), note=note, tags=["重点"]).added
        notes.grade(item.id, Grade.GOOD, item.created)
        notes.answer_question("teller-01", item.created, right=True)
        notes.tick_records.store("tick", "loan", "", lambda _ticks: [tick(n) for n in range(COUNT)])
        notes.tick_records.sign("loan", "", lambda _ticks: SIGNED)
        gone = [one.id for one in notes.annotations()[:3]]
        notes.delete(gone)
        notes.purge(gone[:1])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return path


def pages(path: Path, name: str) -> list[int]:
    """The pages (from 1) of a table or an index, the root first."""
    with closing(sqlite3.connect(path)) as connection:
        (root,) = connection.execute("select rootpage from sqlite_master where name = ?", [name]).fetchone()
    image = path.read_bytes()
    out, waiting = [], [root]
    while waiting:
        number = waiting.pop(0)
        out.append(number)
        start = (number - 1) * PAGE_SIZE
        if image[start] in {2, 5}:
            count = int.from_bytes(image[start + 3 : start + 5], "big")
            cells = [int.from_bytes(image[start + 12 + 2 * n : start + 14 + 2 * n], "big") for n in range(count)]
            waiting += [int.from_bytes(image[start + cell : start + cell + 4], "big") for cell in cells]
            waiting.append(int.from_bytes(image[start + 8 : start + 12], "big"))
    return out


def salvaged(sound: Path, folder: Path, zeroed: list[int]) -> tuple[Salvaged, dict[str, str]]:
    """What is saved of a copy in which these pages are nothing but zeros: the report, and the notes by id."""
    content = bytearray(sound.read_bytes())
    for number in zeroed:
        content[(number - 1) * PAGE_SIZE : number * PAGE_SIZE] = bytes(PAGE_SIZE)
    damaged, target = folder / "damaged.db", folder / "target.db"
    damaged.write_bytes(content)
    target.unlink(missing_ok=True)
    NotesFile(target, history=migrations).close()
    report = salvage(damaged, target)
    with closing(sqlite3.connect(target)) as connection:
        return report, dict(connection.execute("select id, note from items"))


def test_without_damage_all_is_there(sound: Path, tmp_path: Path) -> None:
    report, notes = salvaged(sound, tmp_path, [])
    assert report == Salvaged(items=COUNT)
    assert len(notes) == COUNT


def test_the_first_page_is_not_needed(sound: Path, tmp_path: Path) -> None:
    expected = salvaged(sound, tmp_path, [])[1]
    assert salvaged(sound, tmp_path, [1]) == (Salvaged(items=COUNT), expected)
    with closing(sqlite3.connect(tmp_path / "target.db")) as connection:
        assert connection.execute('select question_id, answered, "right" from quiz_reviews').fetchall() == [
            ("teller-01", 1, 1)
        ]
        assert connection.execute("select count(*), sum(ticked) from ticks").fetchone() == (COUNT, COUNT)
        assert connection.execute("select name, digest from sign_offs").fetchall() == [(SIGNED.name, SIGNED.digest)]


@pytest.mark.parametrize("table", [*_SHAPES])
def test_the_root_of_a_table_is_not_needed(sound: Path, tmp_path: Path, table: str) -> None:
    expected = salvaged(sound, tmp_path, [])[1]
    report, notes = salvaged(sound, tmp_path, pages(sound, table)[:1])
    assert notes == expected
    assert report.items == COUNT


@pytest.mark.parametrize("count", [1, 3])
def test_leaves_that_are_lost_are_counted(sound: Path, tmp_path: Path, count: int) -> None:
    table = pages(sound, "items")
    report, notes = salvaged(sound, tmp_path, [table[0], *table[3 : 3 + count]])
    assert 0 < report.items < COUNT
    assert report.lost == COUNT - report.items
    assert len(notes) == report.items


def test_a_table_of_which_nothing_is_left_is_never_nothing_lost(sound: Path, tmp_path: Path) -> None:
    index = pages(sound, "sqlite_autoindex_items_1")
    report, notes = salvaged(sound, tmp_path, [1, *pages(sound, "items")])
    assert (report.items, report.lost, notes) == (0, COUNT, {})
    report, _ = salvaged(sound, tmp_path, [1, *pages(sound, "items"), *index])
    assert report.lost >= 1


def test_the_words_of_what_was_wiped_do_not_come_back(sound: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sound)) as connection:
        kinds = dict(connection.execute("select id, kind from items"))
    _, notes = salvaged(sound, tmp_path, [1])
    wiped = [item_id for item_id, kind in kinds.items() if kind == "tombstone"]
    assert len(wiped) == 1
    assert notes[wiped[0]] == ""


def test_the_columns_of_every_table_are_known_in_their_order(tmp_path: Path) -> None:
    """A column that a migration adds must be named in ``_SHAPES``, or rows read from pages would lose it."""
    path = tmp_path / "notes.db"
    Notes(path, article_of=Shelf()).close()
    with closing(sqlite3.connect(path)) as connection:
        stored = {
            name: tuple(column[1] for column in connection.execute(f"PRAGMA table_info({name})"))
            for (name,) in connection.execute("select name from sqlite_master where type = 'table'")
            if not name.startswith(("sqlite_", "_sqlite_"))
        }
    assert {name: shape.columns for name, shape in _SHAPES.items()} == stored
    assert all(len(shape.columns) == max(shape.lengths) for shape in _SHAPES.values())
