"""Typed words survive whatever keeps them from being stored: a lock, a full disk, a deletion, a kill."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kb.errors import NotesBusy, NotesNoRoom
from kb.model import Span
from kb.paths import AppPaths
from kb.records.drafts import Draft, Drafts
from kb.workspace import Workspace
from tests.ui.hands import compose
from ui.controllers.notes.draft_controller import DRAFTS
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WORDS = "先看抵押物"


@pytest.fixture
def note_id(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> str:
    """An annotation whose editor is open."""
    annotation = workspace.notes.highlight("loan", Span(3, 8)).added[0]
    window.open_article("loan")
    window._notes_controller.load()
    qtbot.waitUntil(lambda: not window._notes_controller.busy)
    window.notes.begin_edit(annotation.id)
    assert field(window).isVisible()
    return annotation.id


def field(window: MainWindow) -> QPlainTextEdit:
    found = window.findChild(QPlainTextEdit, "note_editor")
    assert isinstance(found, QPlainTextEdit)
    return found


def state(window: MainWindow) -> str:
    found = window.findChild(QLabel, "note_state")
    assert isinstance(found, QLabel)
    return found.text() if found.isVisible() else ""


def refuse(monkeypatch: pytest.MonkeyPatch, workspace: Workspace, error: Exception) -> None:
    def edit(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(workspace.notes, "edit", edit)


@pytest.mark.parametrize("error", [NotesBusy(), NotesNoRoom()], ids=["locked", "full"])
def test_words_that_cannot_be_stored_stay_in_the_editor_and_in_a_draft(
    qtbot: QtBot,
    window: MainWindow,
    note_id: str,
    told: list[Exception],
    error: Exception,
) -> None:
    workspace = window._workspace
    compose(field(window), WORDS)
    with pytest.MonkeyPatch.context() as patched:
        refuse(patched, workspace, error)
        QTest.keyClick(field(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: told == [error])
    assert field(window).toPlainText() == WORDS
    assert state(window).startswith("没有保存成功")
    qtbot.waitUntil(lambda: workspace.drafts.all() == {note_id: Draft(WORDS)})
    QTest.keyClick(field(window), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: workspace.notes.annotations()[0].note == WORDS)
    qtbot.waitUntil(lambda: workspace.drafts.all() == {})
    assert not field(window).isVisible()


def test_a_pause_in_typing_is_enough_to_survive_a_kill(
    qtbot: QtBot, window: MainWindow, note_id: str, paths: AppPaths
) -> None:
    compose(field(window), WORDS)
    qtbot.waitUntil(lambda: Drafts(paths.drafts).all() == {note_id: Draft(WORDS)})  # what the next program reads
    assert window._workspace.notes.annotations()[0].note == ""


def test_what_was_taken_back_leaves_no_draft(qtbot: QtBot, window: MainWindow, note_id: str) -> None:
    compose(field(window), WORDS)
    qtbot.waitUntil(lambda: note_id in window._workspace.drafts.all())
    QTest.keyClick(field(window), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window._workspace.drafts.all() == {})
    assert window._workspace.notes.annotations()[0].note == ""


def test_words_refused_while_the_window_closes_are_in_the_editor_the_next_time(
    qtbot: QtBot,
    window: MainWindow,
    note_id: str,
    again: Callable[[], MainWindow],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compose(field(window), WORDS)
    refuse(monkeypatch, window._workspace, NotesBusy())
    reopened = again()
    qtbot.waitUntil(lambda: not reopened._notes_controller.busy)
    reopened.notes.begin_edit(note_id)
    assert field(reopened).toPlainText() == WORDS
    assert state(reopened).startswith("这是上次没有保存的文字")
    QTest.keyClick(field(reopened), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: reopened._workspace.notes.annotations()[0].note == WORDS)
    qtbot.waitUntil(lambda: reopened._workspace.drafts.all() == {})


def test_words_beside_a_note_that_another_program_deleted_wait_for_it_in_the_bin(
    qtbot: QtBot, window: MainWindow, note_id: str, again: Callable[[], MainWindow]
) -> None:
    compose(field(window), WORDS)
    with Workspace.open(window._workspace.paths) as other:
        other.notes.delete([note_id])
    reopened = again()
    qtbot.waitUntil(lambda: "从回收站恢复就能接着写" in reopened.statusBar().currentMessage())
    assert reopened._workspace.paths.drafts.name == DRAFTS
    reopened._workspace.notes.restore([note_id])
    reopened._notes_controller.load()
    qtbot.waitUntil(lambda: not reopened._notes_controller.busy)
    reopened.notes.begin_edit(note_id)
    assert field(reopened).toPlainText() == WORDS


def test_words_stored_while_the_window_closes_leave_no_draft_for_long(
    qtbot: QtBot, window: MainWindow, note_id: str, again: Callable[[], MainWindow]
) -> None:
    compose(field(window), WORDS)
    reopened = again()
    (annotation,) = reopened._workspace.notes.annotations()
    assert (annotation.id, annotation.note) == (note_id, WORDS)
    qtbot.waitUntil(lambda: reopened._workspace.drafts.all() == {})
