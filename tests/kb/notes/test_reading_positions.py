"""Where a person stopped reading is kept, the last articles first, and a damaged place is none."""

from pathlib import Path

import pytest

from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf


def test_each_article_has_one_place_and_the_last_read_comes_first(notes: Notes, shelf: Shelf) -> None:
    shelf.sources["second"] = LOAN
    for article, offset in (("loan", 3), ("second", 5), ("loan", 9)):
        notes.remember_place(article, offset)
    assert [(place.article_id, place.offset) for place in notes.recent()] == [("loan", 9), ("second", 5)]
    known = notes.reading_position("second")
    assert known is not None
    assert known.offset == 5
    assert notes.reading_position("never") is None


def test_an_impossible_offset_is_the_nearest_possible_one(notes: Notes) -> None:
    for offset, kept in ((-4, 0), (2**70, 2**62)):
        notes.remember_place("loan", offset)
        assert [place.offset for place in notes.recent()] == [kept]


@pytest.mark.parametrize("damage", ["at = 'x'", "at = '2026-01-01'", "offset = -1"])
def test_a_damaged_place_is_none_and_takes_no_other_ones(file: Path, damage: str) -> None:
    with Notes(file, article_of=Shelf(loan=LOAN, second=LOAN)) as notes:
        notes.remember_place("second", 5)
        notes.remember_place("loan", 3)
        with notes._file.atomic() as database:
            database.execute(f"update reading set {damage} where article_id = 'loan'")  # noqa: S608
        assert notes.reading_position("loan") is None
        assert [place.article_id for place in notes.recent(1)] == ["second"]
