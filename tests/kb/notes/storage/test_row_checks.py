"""One damaged row is set aside and told; it hides no other row, of whatever table."""

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kb.errors import NotesError
from kb.model import Grade, Span
from kb.notes import placement_store
from kb.notes.storage.row_checks import check_placement, check_reading, check_review
from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf
from tests.kb.notes.test_ticks import SIGNED, tick

PLACE = {"item_id": "a", "text_hash": "h", "start": 1, "end": 2, "state": "moved", "decided": None}
TIME = "2026-01-01T00:00:00.000000+00:00"
REVIEW = {"item_id": "a", "card": "{}", "due": TIME, "graded": 1, "first": TIME, "last": TIME, "previous": None}
READING = {"article_id": "a", "offset": 3, "at": TIME}


@pytest.mark.parametrize(
    ("check", "sound", "wrong"),
    [
        (check_placement, PLACE, {"start": None}),
        (check_placement, PLACE, {"start": 3}),
        (check_placement, PLACE, {"start": -1}),
        (check_placement, PLACE, {"end": b"2"}),
        (check_placement, PLACE, {"decided": "yesterday"}),
        (check_placement, PLACE, {"state": None}),
        (check_review, REVIEW, {"due": "soon"}),
        (check_review, REVIEW, {"last": None}),
        (check_review, REVIEW, {"graded": "1"}),
        (check_review, REVIEW, {"card": None}),
        (check_reading, READING, {"offset": -1}),
        (check_reading, READING, {"offset": None}),
        (check_reading, READING, {"offset": 2**63}),
        (check_reading, READING, {"at": "2026-01-01T00:00:00"}),
        (check_reading, READING, {"article_id": None}),
    ],
)
def test_what_this_program_cannot_have_written_is_named(
    check: Callable[[dict[str, object]], None], sound: dict[str, object], wrong: dict[str, object]
) -> None:
    check(sound)
    with pytest.raises(
        NotesError, match=str(sound.get("item_id", sound.get("article_id"))) if "article_id" not in wrong else "None"
    ):
        check(sound | wrong)


DAMAGES = {
    "items": "update items set modified = 'x' where id = :first",
    "placements": "update placements set decided = 'x' where item_id = :first",
    "reviews": "update reviews set due = 'x', last = 'x', previous = 'x' where item_id = :first",
    "quiz_reviews": "update quiz_reviews set due = 'x', answered = 0",
    "reading": "update reading set at = 'x' where article_id = 'loan'",
    "ticks": "update ticks set ticked = 7 where position = 0",
    "sign_offs": "update sign_offs set items = '[1]'",
    "operations": "update operations set after = '[' where id = 1",
    "texts": "update texts set body = x'00'",
}


@pytest.mark.parametrize("table", DAMAGES)
def test_a_damaged_row_stops_neither_the_start_nor_the_list_nor_the_export(
    file: Path, shelf: Shelf, table: str
) -> None:
    shelf.sources["second"] = LOAN
    with Notes(file, article_of=shelf) as notes:
        ids = [notes.highlight("loan", Span(at, at + 4), note="甲").added[0].id for at in (0, 8)]
        for item_id in ids:
            notes.grade(item_id, Grade.GOOD, notes.annotation(item_id).created)
        notes.answer_question("teller-01", notes.annotation(ids[0]).created, right=False)
        notes.remember_place("loan", 3)
        notes.remember_place("second", 5)
        notes.tick_records.store("tick", "loan", "", lambda _ticks: [tick(0), tick(1)])
        notes.tick_records.sign("loan", "", lambda _ticks: SIGNED)
        shelf.sources["loan"] = LOAN.replace("先听", "先要听")
        notes.detach(ids[:1])
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(DAMAGES[table], {"first": ids[0]})
    with Notes(file, article_of=shelf, thorough=True) as notes:
        left = [item.id for item in notes.annotations()]
        assert set(left) == ({ids[1]} if table == "items" else {*ids})
        assert notes.find("甲").total == len(left)
        bundle = notes.bundle()
        assert len(bundle.annotations) == len(left)
        assert len(bundle.reviews) == (1 if table == "reviews" else 2)
        assert len(notes.recent()) == (1 if table == "reading" else 2)
        assert len(notes.recent(1)) == 1
        assert len(notes.tick_records.ticks()) == (1 if table == "ticks" else 2)
        assert len(notes.tick_records.sign_offs("loan", "")) == (0 if table == "sign_offs" else 1)
        assert len(notes.problems()) == (0 if table == "texts" else 1)
        assert notes.check() == notes.problems()
        assert notes.counts().annotations == len(left)
        notes.purge_old()
        notes.store_placements()
        assert bool(notes.undo()) is (table != "items")  # a damaged item is shown nowhere


@pytest.mark.parametrize(
    "body",
    [b"", b"x", zlib.compress(b"another text"), zlib.compress(b"\xff"), zlib.compress(bytes(5_000_000))[:-9]],
    ids=["empty", "no packed text", "another text", "no UTF-8", "cut off"],
)
def test_a_text_that_is_not_the_one_its_hash_names_is_none(notes: Notes, body: bytes) -> None:
    (item,) = notes.highlight("loan", Span(0, 4)).added
    with notes._file.atomic() as database:
        database.execute("update texts set body = ?", [body])
        assert placement_store.known_text(database, item.anchor.text_hash) is None
    assert notes.bundle().texts == ()


def test_a_packed_bomb_is_not_unpacked(notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placement_store, "LARGEST_TEXT", 1_000)
    (item,) = notes.highlight("loan", Span(0, 4)).added
    with notes._file.atomic() as database:
        database.execute("update texts set body = ?", [zlib.compress(bytes(10_000_000))])
        assert placement_store.known_text(database, item.anchor.text_hash) is None
