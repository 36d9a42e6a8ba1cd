"""Ticks and signatures as the file keeps them: undone and redone exactly, backed up, never half."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kb.model import BackupKind, SignedItem, SignOff, Tick
from kb.notes.store import Notes
from tests.kb.notes.shelf import Shelf

AT = datetime(2026, 11, 30, 1, 2, 3, 456, tzinfo=UTC)
SIGNED = SignOff("loan", "", "李师傅", "2026-11-30", "可以独立了", AT, (SignedItem("岗位职责", "第0条"),), "ab" * 32)


def tick(number: int, *, period: str = "", ticked: bool = True, who: str = "小王") -> Tick:
    words = f"第{number}条"
    return Tick("loan", period, f"{number:032x}", "岗位职责", words, number, 9, ticked=ticked, at=AT, who=who)


def store(notes: Notes, *ticks: Tick, name: str = "tick") -> None:
    assert notes.tick_records.store(name, "loan", ticks[0].period, lambda _ticks: ticks)


def test_a_tick_is_there_after_a_restart_and_knows_when_and_by_whom(notes: Notes, file: Path, shelf: Shelf) -> None:
    store(notes, tick(0), tick(1, ticked=False))
    store(notes, tick(0, period="2026-11-30"))
    notes.close()
    with Notes(file, article_of=shelf) as again:
        assert again.tick_records.ticks("loan", "") == (tick(0), tick(1, ticked=False))
        assert again.tick_records.ticks("loan") == (tick(0), tick(0, period="2026-11-30"), tick(1, ticked=False))
        assert again.tick_records.periods("loan") == {"", "2026-11-30"}
        assert again.tick_records.last_ticked() == {"loan": AT}


def test_undo_and_redo_bring_exactly_what_was(notes: Notes) -> None:
    store(notes, tick(0))
    store(notes, tick(0, ticked=False), name="untick")
    assert notes.undo_state().undo == "untick"
    assert notes.undo().ticked == {"loan"}
    assert notes.tick_records.ticks() == (tick(0),)
    notes.undo()
    assert notes.tick_records.ticks() == ()
    notes.redo()
    assert notes.redo().ticked == {"loan"}
    assert notes.tick_records.ticks() == (tick(0, ticked=False),)


def test_a_tick_that_was_changed_past_the_undo_log_is_left_as_it_is(notes: Notes) -> None:
    store(notes, tick(0))
    with notes._file.atomic() as database:
        database.execute("update ticks set who = '小李'")
    assert not notes.undo()
    assert notes.tick_records.ticks() == (tick(0, who="小李"),)


def test_nothing_new_is_no_operation(notes: Notes) -> None:
    store(notes, tick(0))
    assert not notes.tick_records.store("tick", "loan", "", lambda ticks: ticks)
    notes.undo()
    assert notes.undo_state().undo is None


def test_a_signature_is_no_operation_and_stays(notes: Notes) -> None:
    store(notes, tick(0))
    assert notes.tick_records.sign("loan", "", lambda ticks: SIGNED if ticks else pytest.fail("not seen")).ticked
    notes.undo()
    assert notes.tick_records.sign_offs("loan", "") == (SIGNED,)
    assert notes.undo_state().undo is None


def test_words_that_cannot_be_stored_do_no_harm(notes: Notes) -> None:
    store(notes, tick(0, who="小\x00王\ud800"))
    (stored,) = notes.tick_records.ticks()
    assert stored.who == "小王\ufffd"


def test_ticks_and_signatures_are_in_the_backup_and_come_back(notes: Notes, tmp_path: Path) -> None:
    def backed_up(name: str) -> Path:
        made = notes.back_up(BackupKind.AUTO)
        assert made is not None
        return Path(shutil.copy(made.path, tmp_path / f"{name}.db"))  # a later one of the day takes its place

    store(notes, tick(0))
    ticked = backed_up("ticked")
    notes.tick_records.sign("loan", "", lambda _ticks: SIGNED)
    signed = backed_up("signed")
    notes.restore_backup(ticked)
    assert (notes.tick_records.ticks(), notes.tick_records.sign_offs("loan", "")) == ((tick(0),), ())
    notes.restore_backup(signed)
    assert notes.tick_records.sign_offs("loan", "") == (SIGNED,)
