"""The daily review: what comes back when, and that no order of acts upsets the schedule."""

import json
import math
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import NoteNotFound
from kb.model import Grade, ReviewState, Span
from kb.notes.review import NEW_PER_DAY, PER_DAY
from kb.notes.review_schedule import LONGEST
from kb.notes.store import Notes
from tests.examples import examples
from tests.kb.notes.shelf import LOAN, Shelf

NOON = datetime(2026, 3, 2, 12).astimezone(UTC)  # noon where the test runs
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
ACTS = ("highlight", "grade", "ungrade", "delete", "restore", "undo", "redo", "wait", "set_back", "restart")

grades = st.sampled_from(Grade)
times = st.integers(0, 90 * 365 * 24 * 60).map(lambda minutes: datetime(2001, 1, 1, tzinfo=UTC) + minutes * MINUTE)


def highlighted(notes: Notes, count: int) -> list[str]:
    """The ids of so many new highlights, in the order in which they were made."""
    return [notes.highlight("loan", Span(at, at + 2)).added[0].id for at in range(count)]


def due(notes: Notes, at: datetime) -> list[str]:
    return [item.annotation.id for item in notes.due(at)]


# --- what is due ---------------------------------------------------------------------------------------------------


def test_new_highlights_come_a_few_a_day_the_oldest_first(notes: Notes) -> None:
    ids = highlighted(notes, 8)
    assert due(notes, NOON) == ids[:NEW_PER_DAY]
    notes.grade(ids[0], Grade.GOOD, NOON)
    assert due(notes, NOON) == ids[1:NEW_PER_DAY]
    for item_id in ids[1:NEW_PER_DAY]:
        notes.grade(item_id, Grade.EASY, NOON)
    assert due(notes, NOON + timedelta(hours=11)) == []
    assert due(notes, NOON + DAY) == ids[NEW_PER_DAY:]


def test_what_was_forgotten_comes_back_the_next_morning_before_anything_new(notes: Notes) -> None:
    ids = highlighted(notes, 8)
    notes.grade(ids[2], Grade.FORGOTTEN, NOON + timedelta(hours=10))
    next_morning = NOON + timedelta(hours=20)
    assert due(notes, next_morning) == [ids[2], ids[0], ids[1], ids[3], ids[4], ids[5]]
    (item, *_) = notes.due(next_morning)
    assert (item.seen, item.due) == (1, datetime(2026, 3, 3).astimezone(UTC))


def test_a_day_has_a_limit_and_what_was_graded_counts(notes: Notes) -> None:
    ids = highlighted(notes, 30)
    for item_id in ids[:25]:
        notes.grade(item_id, Grade.FORGOTTEN, NOON)
    tomorrow = NOON + DAY
    assert len(due(notes, tomorrow)) == PER_DAY
    for item_id in due(notes, tomorrow)[:15]:
        notes.grade(item_id, Grade.FORGOTTEN, tomorrow)
    assert due(notes, tomorrow) == ids[15:20]
    assert len(notes.due(tomorrow, limit=17)) == 2
    assert notes.due(tomorrow, limit=3) == ()


def test_an_item_says_where_its_words_stand_and_how_they_read_now(notes: Notes, shelf: Shelf) -> None:
    notes.highlight("loan", shelf.span("loan", "发现风险应当在当日报告网点负责人"), note="当日！")
    shelf.sources["loan"] = LOAN.replace("## 岗位职责", "## 职责")
    (item,) = notes.due(NOON)
    assert (item.title, item.heading_path) == ("贷款客户经理", ("职责",))
    assert item.text == item.annotation.anchor.quote
    assert (item.due, item.seen, item.annotation.note) == (None, 0, "当日！")


def test_what_has_lost_its_place_is_passed_over(notes: Notes, shelf: Shelf) -> None:
    (lost,) = notes.highlight("loan", shelf.span("loan", "每季走访一次")).added
    (kept,) = notes.highlight("loan", shelf.span("loan", "做好贷前调查，核实借款人")).added
    notes.grade(lost.id, Grade.FORGOTTEN, NOON)
    shelf.sources["loan"] = LOAN.replace("每季走访一次", "按需走访")
    assert due(notes, NOON + DAY) == [kept.id]
    shelf.sources.clear()
    assert notes.due(NOON + DAY) == ()
    assert notes.review_state(NOON + DAY) == ReviewState(total=1)
    shelf.sources["loan"] = LOAN
    assert due(notes, NOON + DAY) == [lost.id, kept.id]


# --- grades --------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(grades, st.timedeltas(timedelta(), 500 * DAY)), min_size=1, max_size=8), times)
def test_a_graded_item_is_due_later_and_the_sooner_the_worse_it_was(
    history: list[tuple[Grade, timedelta]], start: datetime
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Notes(Path(folder) / "notes.db", article_of=Shelf(loan=LOAN)) as notes,
    ):
        (item_id,) = highlighted(notes, 1)
        at = start
        for grade, pause in history:
            at += pause
            again = []
            for other in Grade:
                again.append(notes.grade(item_id, other, at))
                notes.ungrade(item_id)
            assert again == sorted(again)
            assert all(at < one <= at + (LONGEST + 1) * DAY for one in again)
            assert notes.grade(item_id, grade, at) == again[[*Grade].index(grade)]


def test_what_is_known_well_stays_away_longer_every_time(notes: Notes) -> None:
    (item_id,) = highlighted(notes, 1)
    at, pauses = NOON, []
    for _ in range(5):
        next_due = notes.grade(item_id, Grade.GOOD, at)
        pauses.append(next_due - at)
        at = next_due
    assert pauses == sorted(set(pauses))


def test_a_restart_keeps_the_schedule(notes: Notes, file: Path, shelf: Shelf) -> None:
    ids = highlighted(notes, 7)
    next_due = notes.grade(ids[0], Grade.GOOD, NOON)
    notes.grade(ids[1], Grade.FORGOTTEN, NOON)
    notes.close()
    with Notes(file, article_of=shelf) as again:
        assert due(again, NOON) == ids[2:5]
        assert due(again, next_due) == [ids[1], ids[0], *ids[2:7]]
        assert again.ungrade(ids[0])
        assert again.review_state(NOON).reviewed == 1
        assert again.check() == ()


def test_a_grade_can_be_taken_back_once(notes: Notes) -> None:
    (item_id,) = highlighted(notes, 1)
    before = notes.due(NOON)
    notes.grade(item_id, Grade.EASY, NOON)
    assert notes.ungrade(item_id)
    assert notes.due(NOON) == before
    assert not notes.ungrade(item_id)
    notes.grade(item_id, Grade.FORGOTTEN, NOON)
    tomorrow = notes.due(NOON + DAY)
    notes.grade(item_id, Grade.EASY, NOON + DAY)
    assert notes.ungrade(item_id)
    assert notes.due(NOON + DAY) == tomorrow
    assert not notes.ungrade(item_id)
    assert not notes.ungrade("nothing")


def test_a_clock_set_back_brings_nothing_forward(notes: Notes) -> None:
    (item_id,) = highlighted(notes, 1)
    next_due = notes.grade(item_id, Grade.GOOD, NOON)
    assert notes.grade(item_id, Grade.GOOD, NOON - 400 * DAY) >= next_due
    assert due(notes, NOON - 400 * DAY) == []
    assert notes.review_state(NOON - 400 * DAY).reviewed == 0


def test_another_time_zone_is_the_same_time(notes: Notes) -> None:
    first, second = highlighted(notes, 2)
    elsewhere = NOON.astimezone(timezone(timedelta(hours=8)))
    assert notes.grade(first, Grade.GOOD, elsewhere) == notes.grade(second, Grade.GOOD, NOON)
    assert notes.review_state(elsewhere) == notes.review_state(NOON)


def test_a_schedule_that_cannot_be_read_is_begun_anew(notes: Notes, file: Path) -> None:
    first, second = highlighted(notes, 2)
    for item_id in (first, second):
        notes.grade(item_id, Grade.EASY, NOON)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("update reviews set card = '{\"state\": 9}' where item_id = ?", [first])
        connection.execute("update reviews set card = 'null' where item_id = ?", [second])
    for item_id in (first, second):
        assert notes.grade(item_id, Grade.GOOD, NOON + 9 * DAY) < NOON + 12 * DAY


# --- beside the other notes ----------------------------------------------------------------------------------------


def test_what_is_gone_cannot_be_graded(notes: Notes) -> None:
    (item_id,) = highlighted(notes, 1)
    (bookmark,) = notes.bookmark("loan").added
    notes.delete([item_id])
    for gone in (item_id, bookmark.id, "nothing"):
        with pytest.raises(NoteNotFound):
            notes.grade(gone, Grade.GOOD, NOON)


def test_editing_deleting_and_bringing_back_keep_the_schedule(notes: Notes) -> None:
    (item_id,) = highlighted(notes, 1)
    next_due = notes.grade(item_id, Grade.GOOD, NOON)
    notes.edit(item_id, note="先看抵押物")
    notes.delete([item_id])
    assert notes.due(next_due) == ()
    assert notes.review_state(next_due) == ReviewState()
    notes.undo()
    notes.undo()
    assert [(item.annotation.id, item.due, item.seen) for item in notes.due(next_due)] == [(item_id, next_due, 1)]


def test_a_highlight_that_is_undone_and_redone_keeps_its_schedule(notes: Notes) -> None:
    (item_id,) = highlighted(notes, 1)
    notes.grade(item_id, Grade.GOOD, NOON)
    notes.undo()
    assert notes.review_state(NOON).total == 0
    notes.redo()
    assert notes.due(NOON) == ()
    assert notes.review_state(NOON).total == 1
    assert notes.check() == ()


def test_a_grade_is_no_step_of_the_undo_log(notes: Notes) -> None:
    (item_id,) = highlighted(notes, 1)
    notes.grade(item_id, Grade.GOOD, NOON)
    assert notes.undo_state().undo == "highlight"


# --- where it stands -----------------------------------------------------------------------------------------------


def test_the_state_counts_and_says_when_it_goes_on(notes: Notes) -> None:
    assert notes.review_state(NOON) == ReviewState()
    ids = highlighted(notes, 6)
    tomorrow = datetime(2026, 3, 3).astimezone(UTC)
    assert notes.review_state(NOON) == ReviewState(due=5, next_due=tomorrow)
    for item_id in ids[:5]:
        notes.grade(item_id, Grade.EASY, NOON)
    assert notes.review_state(NOON) == ReviewState(reviewed=5, total=5, next_due=tomorrow)  # the sixth
    in_a_week = notes.grade(ids[5], Grade.EASY, NOON + DAY)
    state = notes.review_state(NOON + DAY)
    assert (state.due, state.reviewed, state.total) == (0, 1, 6)
    assert state.next_due == in_a_week - DAY


@examples(0.5)
@given(st.data())
def test_any_order_of_acts_leaves_consistent_counts(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        play = _Play(Path(folder) / "notes.db", data)
        try:
            for act in data.draw(st.lists(st.sampled_from(ACTS), max_size=25)):
                getattr(play, act)()
                play.agree()
        finally:
            play.notes.close()


class _Play:
    """Performs drawn acts at a time that goes to and fro."""

    def __init__(self, file: Path, data: st.DataObject) -> None:
        self._file = file
        self._draw = data.draw
        self._at = NOON
        self.notes = Notes(file, article_of=Shelf(loan=LOAN))

    def highlight(self) -> None:
        highlighted(self.notes, 4)

    def grade(self) -> None:
        for item_id in self._some():
            assert self.notes.grade(item_id, self._draw(grades), self._at) > self._at

    def ungrade(self) -> None:
        for item_id in self._some():
            before = self.notes.review_state(self._at).total
            undone = self.notes.ungrade(item_id)
            assert before - undone <= self.notes.review_state(self._at).total <= before
            assert not self.notes.ungrade(item_id)

    def delete(self) -> None:
        self.notes.delete(self._some())

    def restore(self) -> None:
        self.notes.restore(one.item.id for one in self.notes.deleted())

    def undo(self) -> None:
        self.notes.undo()

    def redo(self) -> None:
        self.notes.redo()

    def wait(self) -> None:
        self._at += self._draw(st.timedeltas(timedelta(), 20 * DAY))

    def set_back(self) -> None:
        self._at -= self._draw(st.timedeltas(timedelta(), 20 * DAY))

    def restart(self) -> None:
        before = self.notes.due(self._at), self.notes.review_state(self._at)
        self.notes.close()
        self.notes = Notes(self._file, article_of=Shelf(loan=LOAN))
        assert (self.notes.due(self._at), self.notes.review_state(self._at)) == before

    def agree(self) -> None:
        items, state = self.notes.due(self._at), self.notes.review_state(self._at)
        ids, live = [item.annotation.id for item in items], {one.id for one in self.notes.annotations()}
        assert len({*ids}) == len(ids) == state.due <= PER_DAY
        assert {*ids} <= live
        assert sum(item.due is None for item in items) <= NEW_PER_DAY
        assert all(item.due <= self._at if item.due else item.seen == 0 for item in items)
        assert state.reviewed <= state.total <= len(live)
        assert state.next_due is None or state.next_due > self._at
        assert self.notes.check() == ()

    def _some(self) -> list[str]:
        return [one.id for one in self.notes.annotations() if self._draw(st.booleans())]


CARD = {"card_id": 0, "state": 2, "step": None, "stability": 3.0, "difficulty": 5.0}
TIMES = {"due": "2026-03-03T00:00:00+00:00", "last_review": "2026-03-02T00:00:00+00:00"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"stability": math.nan},
        {"stability": -1, "difficulty": -1e308},
        {"stability": None, "difficulty": math.inf},
        {"last_review": "2026-03-02T00:00:00"},
    ],
)
def test_a_card_with_impossible_values_is_begun_anew(notes: Notes, file: Path, wrong: dict[str, object]) -> None:
    (item_id,) = highlighted(notes, 1)
    notes.grade(item_id, Grade.EASY, NOON)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("update reviews set card = ?", [json.dumps(CARD | TIMES | wrong)])
    assert notes.grade(item_id, Grade.GOOD, NOON + 9 * DAY) < NOON + 12 * DAY


# --- damaged rows and wrong clocks ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value"),
    [("due", "tomorrow"), ("last", ""), ("last", "2026-02-30T00:00:00+00:00"), ("first", "2026-03-02"), ("graded", 0)],
)
def test_a_damaged_row_counts_as_never_graded_and_is_told(notes: Notes, file: Path, column: str, value: object) -> None:
    first, second = highlighted(notes, 2)
    for item_id in (first, second):
        notes.grade(item_id, Grade.GOOD, NOON)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"update reviews set {column} = ? where item_id = ?", [value, first])  # noqa: S608
    assert due(notes, NOON + MINUTE) == [first]
    assert notes.review_state(NOON + MINUTE).total == 1
    assert notes.problems() == (f"review of {first}: {column}",)
    assert [one.item_id for one in notes.bundle().reviews] == [second]
    notes.grade(first, Grade.GOOD, NOON + MINUTE)
    assert notes.problems() == ()
    assert notes.review_state(NOON + MINUTE).total == 2


@pytest.mark.parametrize("previous", ["[", "7", "[]", "{}", '{"item_id": "another"}', "null "])
def test_a_damaged_row_before_a_grade_is_nothing_to_take_back(notes: Notes, file: Path, previous: str) -> None:
    (item_id,) = highlighted(notes, 1)
    notes.grade(item_id, Grade.GOOD, NOON)
    notes.grade(item_id, Grade.GOOD, NOON + 9 * DAY)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("update reviews set previous = ?", [previous])
    assert not notes.ungrade(item_id)
    assert notes.review_state(NOON + 9 * DAY).total == 1


@pytest.mark.parametrize("ahead", [3 * 365 * DAY, 73 * 365 * DAY])
def test_what_was_graded_while_the_clock_was_years_ahead_comes_back_now(notes: Notes, ahead: timedelta) -> None:
    (item_id,) = highlighted(notes, 1)
    notes.grade(item_id, Grade.GOOD, NOON)
    notes.grade(item_id, Grade.GOOD, NOON + ahead)
    (item,) = notes.due(NOON + DAY)
    assert (item.seen, item.due) == (2, NOON + DAY)
    next_due = notes.grade(item_id, Grade.GOOD, NOON + DAY)
    assert NOON + DAY < next_due <= NOON + (LONGEST + 2) * DAY
    assert due(notes, NOON + 2 * DAY) in ([], [item_id])
    assert due(notes, next_due) == [item_id]


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("America/Santiago", datetime(2022, 9, 11, 1, 30, tzinfo=UTC)),
        ("America/Havana", datetime(2024, 3, 10, 3, 30, tzinfo=UTC)),
        ("America/Havana", datetime(2024, 11, 3, 4, 30, tzinfo=UTC)),
        ("Asia/Beirut", datetime(2024, 3, 30, 22, 30, tzinfo=UTC)),
        ("Africa/Cairo", datetime(2024, 10, 31, 21, 30, tzinfo=UTC)),
    ],
)
def test_where_clocks_jump_at_midnight_what_is_graded_comes_back_later(
    notes: Notes, monkeypatch: pytest.MonkeyPatch, zone: str, day: datetime
) -> None:
    (item_id,) = highlighted(notes, 1)
    set_zone = getattr(time, "tzset", lambda: None)  # not on Windows: there the zone is that of the PC
    monkeypatch.setenv("TZ", zone)
    set_zone()
    try:
        for hours in range(-3, 6):
            at = day + timedelta(hours=hours)
            assert notes.grade(item_id, Grade.FORGOTTEN, at) > at
            notes.ungrade(item_id)
    finally:
        monkeypatch.undo()
        set_zone()
