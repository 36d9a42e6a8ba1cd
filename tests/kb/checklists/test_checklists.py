"""What is ticked stays ticked: after a new version of the list, a new day, an undo, a restart; nothing is lost.

Covers: kb/model/checklist.py.
"""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kb.checklists.checklists import IN_USE, Checklists
from kb.model import Checklist, ChecklistRepeat, ItemState
from kb.notes.store import Notes
from tests.examples import examples
from tests.kb.checklists.newcomers import FIRST, MORNING, SECOND, Shelf, article

DAY = timedelta(days=1)


def shown(lists: Checklists, shelf: Shelf, at: object = MORNING, *, fresh: bool = False) -> Checklist:
    found = lists.shown(shelf.article, at, fresh=fresh)  # type: ignore[arg-type]
    assert found is not None
    return found


def ticked(checklist: Checklist) -> list[str]:
    return [entry.item.text for entry in checklist.entries if entry.state is not ItemState.OPEN]


def states(checklist: Checklist) -> list[str]:
    return [entry.state.value for entry in checklist.entries]


def test_a_tick_says_when_and_by_whom_and_can_be_taken_back(lists: Checklists, shelf: Shelf) -> None:
    empty = shown(lists, shelf)
    assert (empty.repeat, empty.period, empty.total, empty.done) == (ChecklistRepeat.ONCE, "", 5, 0)
    assert lists.tick(empty, 1, MORNING, ticked=True, who="小王").ticked == {"teller"}
    one = shown(lists, shelf, MORNING + 40 * DAY)
    assert ticked(one) == [FIRST[1]]
    tick = one.entries[1].tick
    assert tick is not None
    assert (tick.at, tick.who, tick.text, tick.total) == (MORNING, "小王", FIRST[1], 5)
    assert not lists.tick(one, 1, MORNING + DAY, ticked=True)
    assert lists.tick(one, 1, MORNING + DAY, ticked=False)
    assert not lists.tick(one, 1, MORNING + DAY, ticked=False)
    assert shown(lists, shelf).done == 0


def test_two_windows_that_tick_the_same_item_make_one_tick(lists: Checklists, shelf: Shelf, notes: Notes) -> None:
    seen = shown(lists, shelf)
    assert lists.tick(seen, 2, MORNING, ticked=True, who="小王")
    assert not lists.tick(seen, 2, MORNING + DAY, ticked=True, who="小李")
    assert lists.tick(seen, 3, MORNING, ticked=True, who="小李")
    assert [tick.who for tick in notes.tick_records.ticks() if tick.ticked] == ["小王", "小李"]


def test_undo_and_redo_go_over_ticks_like_over_everything_else(lists: Checklists, shelf: Shelf, notes: Notes) -> None:
    lists.tick(shown(lists, shelf), 0, MORNING, ticked=True)
    lists.tick(shown(lists, shelf), 1, MORNING, ticked=True)
    notes.undo()
    assert ticked(shown(lists, shelf)) == [FIRST[0]]
    notes.undo()
    assert ticked(shown(lists, shelf)) == []
    notes.redo()
    notes.redo()
    assert ticked(shown(lists, shelf)) == [FIRST[0], FIRST[1]]


def test_in_a_new_version_moved_items_stay_ticked_changed_ones_ask_and_removed_ones_are_kept(
    lists: Checklists, shelf: Shelf, notes: Notes
) -> None:
    for number in (0, 1, 3):
        lists.tick(shown(lists, shelf), number, MORNING, ticked=True, who="小王")
    shelf.article = article([SECOND[0], FIRST[0].replace("看懂", "看懂并背熟"), "新加的一条要学的事。"], [SECOND[1]])
    now = shown(lists, shelf)
    assert states(now) == ["done", "changed", "open", "open"]
    assert [tick.text for tick in now.gone] == [FIRST[1]]
    assert (now.done, now.changed, now.total) == (2, 1, 4)
    assert now.entries[1].tick is not None
    assert now.entries[1].tick.text == FIRST[0]

    lists.confirm(now, [1])
    confirmed = shown(lists, shelf)
    assert states(confirmed) == ["done", "done", "open", "open"]
    assert confirmed.entries[1].tick is not None
    assert (confirmed.entries[1].tick.at, confirmed.entries[1].tick.who) == (MORNING, "小王")
    notes.undo()
    assert states(shown(lists, shelf)) == ["done", "changed", "open", "open"]

    (day,) = (lists.history(shelf.article, MORNING) or pytest.fail("no list")).days
    assert (day.done, day.total) == (2, 4)
    assert [tick.text for tick in day.ticks if tick.item in day.gone] == [FIRST[1]]
    shelf.article = article()
    assert ticked(shown(lists, shelf)) == [FIRST[0], FIRST[1], SECOND[0]]


def test_an_item_that_changes_from_version_to_version_keeps_its_tick_once_it_was_confirmed(
    lists: Checklists, shelf: Shelf
) -> None:
    lists.tick(shown(lists, shelf), 1, MORNING, ticked=True)
    for words in ("完成点钞、扎把，参加假币收缴培训并考核合格。", "完成点钞，参加假币收缴、鉴定培训，考核合格。"):
        shelf.article = article([FIRST[0], words, FIRST[2]])
        assert shown(lists, shelf).entries[1].state is ItemState.CHANGED
        lists.confirm(shown(lists, shelf), [1])
    assert states(shown(lists, shelf)) == ["open", "done", "open", "open", "open"]


def test_every_day_has_a_fresh_list_and_the_days_before_stay(lists: Checklists, shelf: Shelf) -> None:
    shelf.article = article(head="checklist_repeat: daily")
    lists.tick(shown(lists, shelf), 0, MORNING, ticked=True)
    lists.tick(shown(lists, shelf), 4, MORNING, ticked=True)
    tomorrow = shown(lists, shelf, MORNING + DAY)
    assert tomorrow.done == 0
    lists.tick(tomorrow, 2, MORNING + DAY, ticked=True)
    shelf.article = article(FIRST[1:], head="checklist_repeat: daily")
    history = lists.history(shelf.article, MORNING + DAY)
    assert history is not None
    days = [(day.period, day.done, day.total, len(day.gone)) for day in history.days]
    first, second = (at.astimezone().date().isoformat() for at in (MORNING, MORNING + DAY))
    assert days == [(second, 1, 4, 0), (first, 2, 5, 1)]
    assert [tick.ticked for tick in history.days[1].ticks] == [True, False, False, False, True]


def test_a_list_that_is_begun_when_needed_begins_anew_and_the_one_before_stays(lists: Checklists, shelf: Shelf) -> None:
    shelf.article = article(head="checklist_repeat: each")
    lists.tick(shown(lists, shelf), 0, MORNING, ticked=True)
    fresh = shown(lists, shelf, fresh=True)
    assert fresh.done == 0
    assert shown(lists, shelf).done == 1, "nothing is begun before the first tick"
    lists.tick(fresh, 1, MORNING, ticked=True)
    assert ticked(shown(lists, shelf)) == [FIRST[1]]
    history = lists.history(shelf.article, MORNING)
    assert history is not None
    assert [day.period[-2:] for day in history.days] == ["/2", "/1"]


def test_what_is_in_use_is_told_and_what_was_put_aside_is_not(lists: Checklists, shelf: Shelf) -> None:
    assert lists.in_use(MORNING) == ()
    lists.tick(shown(lists, shelf), 0, MORNING, ticked=True)
    (once,) = lists.in_use(MORNING + 300 * DAY)
    assert (once.article_id, once.title, once.done, once.total) == ("teller", "新人90天清单", 1, 5)
    shelf.article = article(head="checklist_repeat: daily")
    lists.tick(shown(lists, shelf), 0, MORNING, ticked=True)
    (today,) = lists.in_use(MORNING + DAY)
    assert (today.repeat, today.done) == (ChecklistRepeat.DAILY, 0)
    assert lists.in_use(MORNING + IN_USE) == ()
    shelf.article = article(head="checklist_repeat: each")
    assert lists.in_use(MORNING) == ()
    lists.tick(shown(lists, shelf), 0, MORNING, ticked=True)
    assert [one.done for one in lists.in_use(MORNING)] == [1]
    assert lists.in_use(MORNING + DAY) == ()


def test_an_article_that_has_gone_is_passed_over_and_its_ticks_wait(lists: Checklists, shelf: Shelf) -> None:
    lists.tick(shown(lists, shelf), 0, MORNING, ticked=True)
    there = shelf.article
    shelf.article = article().__class__(**{n: getattr(there, n) for n in there.__dataclass_fields__} | {"id": "other"})
    assert lists.in_use(MORNING) == ()
    shelf.article = there
    assert lists.in_use(MORNING)[0].done == 1


TEXTS = [*FIRST, *SECOND, "核对箱号、封签，交接单双方签字，写到分。", "叫号机、自助设备逐台试，坏的贴提示、报修。"]


class Person(RuleBasedStateMachine):
    """Ticks, takes back, undoes and redoes, while editors move and remove items: every tick is where it must be."""

    @initialize()
    def begin(self) -> None:
        """An empty list, and the articles' shelf."""
        self.folder = TemporaryDirectory()
        self.shelf = Shelf(article(TEXTS, ()))
        self.notes = Notes(Path(self.folder.name) / "notes.db", article_of=self.shelf)
        self.lists = Checklists(self.notes.tick_records, self.shelf)
        self.truth: list[frozenset[str]] = [frozenset()]
        self.at = 0

    def _present(self) -> Checklist:
        return shown(self.lists, self.shelf)

    @rule(number=st.integers(0, 6))
    def toggle(self, number: int) -> None:
        """Tick an item, or take its tick back."""
        checklist = self._present()
        if number < checklist.total:
            entry = checklist.entries[number]
            ticking = entry.state is ItemState.OPEN
            assert self.lists.tick(checklist, number, MORNING, ticked=ticking)
            self.truth = [*self.truth[: self.at + 1], self.truth[self.at] ^ {entry.item.text}]
            self.at += 1

    @rule()
    def undo(self) -> None:
        """Take the last act back."""
        self.notes.undo()
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        """Do it again."""
        self.notes.redo()
        self.at = min(self.at + 1, len(self.truth) - 1)

    @rule(order=st.permutations(TEXTS), count=st.integers(1, 7), cut=st.integers(0, 7))
    def new_version(self, order: list[str], count: int, cut: int) -> None:
        """Another order, fewer items, other headings."""
        kept = order[:count]
        self.shelf.article = article(kept[:cut], kept[cut:])

    @rule()
    def restart(self) -> None:
        """Close the notes and open them again."""
        self.notes.close()
        self.notes = Notes(Path(self.folder.name) / "notes.db", article_of=self.shelf)
        self.lists = Checklists(self.notes.tick_records, self.shelf)

    @invariant()
    def every_tick_is_there(self) -> None:
        """In its place, or told as one whose item has gone."""
        checklist = self._present()
        assert {*ticked(checklist)} | {tick.text for tick in checklist.gone} == self.truth[self.at]
        assert len(ticked(checklist)) + len(checklist.gone) == len(self.truth[self.at])
        assert checklist.changed == 0

    def teardown(self) -> None:
        """Close the notes."""
        self.notes.close()
        self.folder.cleanup()


TestPerson = Person.TestCase
TestPerson.settings = examples(0.3, settings(stateful_step_count=15))
