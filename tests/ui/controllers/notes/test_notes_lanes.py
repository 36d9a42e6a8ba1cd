"""What is stored is stored in order, what is asked waits for none of it, and nothing that was told goes back."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from pytestqt.qtbot import QtBot

from kb.model import MarkStyle, Span
from kb.notes.query.note_filter import Listing
from kb.paths import AppPaths
from kb.workspace import Workspace
from ui.controllers.notes.notes_controller import NotesController, NotesSnapshot
from ui.controllers.notes.notes_lanes import NotesLanes
from ui.main_window import MainWindow

PATIENCE = 60_000  # milliseconds, on a machine that has other things to do


@pytest.fixture
def lanes(workspace: Workspace, qtbot: QtBot) -> Iterator[NotesLanes]:
    made = NotesLanes(workspace.notes)
    yield made
    made.finish(lambda: None)


def fails(error: Exception) -> None:
    raise error


def test_while_another_process_writes_articles_are_opened_and_notes_listed_and_found_and_then_the_write_lands(
    window: MainWindow, workspace: Workspace, paths: AppPaths, qtbot: QtBot, told: list[Exception]
) -> None:
    controller = window._notes_controller
    kept = workspace.notes.highlight("lobby", Span(0, 4), note="先核实身份").added[0]
    qtbot.waitUntil(lambda: not controller.busy, timeout=PATIENCE)
    with closing(sqlite3.connect(paths.notes, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        window.open_article("loan")
        with qtbot.waitSignal(controller.waiting, timeout=PATIENCE):
            controller.highlight("loan", Span(0, 4), "green", MarkStyle.HIGHLIGHT)
        assert "另一个程序正在写笔记" in window.statusBar().currentMessage()

        snapshots: list[NotesSnapshot] = []
        controller.changed.connect(snapshots.append)
        window.open_article("lobby")
        qtbot.waitUntil(lambda: bool(snapshots), timeout=PATIENCE)
        assert snapshots[0].annotations == (kept,)

        with qtbot.waitSignal(controller.loaded, timeout=PATIENCE) as loaded:
            controller.load()
        assert loaded.args[0].annotations == (kept,)

        with qtbot.waitSignal(window._search.noted, timeout=PATIENCE) as noted:
            window._search.find("核实身份")
        assert noted.args[0].total == 1

        with qtbot.waitSignal(controller.bin_read, timeout=PATIENCE):
            controller.read_bin()
        assert workspace.notes.of_article("loan") == ()
        other.execute("ROLLBACK")
    qtbot.waitUntil(lambda: len(window.notes._model._listing.annotations) == 2, timeout=PATIENCE)
    assert "另一个程序" not in window.statusBar().currentMessage()
    assert len(workspace.notes.of_article("loan")) == 1
    assert told == []


def test_an_answer_that_a_write_has_overtaken_is_asked_for_again(lanes: NotesLanes, qtbot: QtBot) -> None:
    looked, gate, stored = threading.Event(), threading.Event(), list[str]()
    answers: list[tuple[str, ...]] = []

    def question() -> tuple[str, ...]:
        found = tuple(stored)
        looked.set()
        gate.wait(30)
        return found

    lanes.ask(question, answers.append, fails)
    assert looked.wait(30)
    lanes.write(lambda: stored.append("划线"), lambda _nothing: gate.set(), fails)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    assert answers == [("划线",)]


def test_a_question_is_answered_while_a_write_and_a_survey_are_under_way(lanes: NotesLanes, qtbot: QtBot) -> None:
    gate, answers = threading.Event(), list[str]()
    lanes.write(lambda: gate.wait(30), lambda _: answers.append("stored"), fails)
    lanes.survey_once(lambda: gate.wait(30), lambda _: answers.append("looked through"), fails)
    lanes.ask(lambda: "asked", answers.append, fails)
    qtbot.waitUntil(lambda: answers == ["asked"], timeout=PATIENCE)
    assert lanes.busy
    gate.set()
    qtbot.waitUntil(lambda: not lanes.busy, timeout=PATIENCE)
    assert {*answers} == {"asked", "stored", "looked through"}


def test_a_listing_that_was_made_before_something_was_stored_holds_it(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller = NotesController(workspace.notes)
    looked, gate, listings = threading.Event(), threading.Event(), list[Listing]()
    titles = workspace.notes.remembered_titles

    def slowly() -> dict[str, str]:  # asked behind the annotations
        looked.set()
        gate.wait(30)
        return titles()

    monkeypatch.setattr(workspace.notes, "remembered_titles", slowly)
    controller.loaded.connect(listings.append)
    controller.load()
    assert looked.wait(30)
    with qtbot.waitSignal(controller.changed, timeout=PATIENCE) as stored:
        controller.highlight("loan", Span(0, 4), "green", MarkStyle.HIGHLIGHT)
    gate.set()
    qtbot.waitUntil(lambda: bool(listings), timeout=PATIENCE)
    assert listings[0].annotations == stored.args[0].change.added
    controller.close()


def test_a_write_that_is_held_up_is_known_though_the_one_before_is_told_later(
    lanes: NotesLanes, workspace: Workspace, paths: AppPaths, qtbot: QtBot
) -> None:
    first, told = threading.Event(), list[str]()
    lanes.write(lambda: first.wait(30), lambda _: told.append("first"), fails)
    with closing(sqlite3.connect(paths.notes, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        lanes.write(lambda: workspace.notes.highlight("lobby", Span(0, 4)), lambda _: told.append("second"), fails)
        first.set()
        assert not lanes.settle()  # the first one has ended meanwhile, and is not told yet
        assert told == []
        qtbot.waitUntil(lambda: told == ["first"], timeout=PATIENCE)
        assert not lanes.settle()  # at once, not after the half minute the write waits
        other.execute("ROLLBACK")
        qtbot.waitUntil(lambda: not lanes.busy, timeout=PATIENCE)
    assert told == ["first", "second"]
    assert lanes.settle()
