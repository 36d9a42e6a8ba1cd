"""The notes off the GUI thread: what is told is what is stored."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from kb.errors import NotesError
from kb.model import COLORS, MarkStyle, Span
from kb.workspace import Workspace
from ui.notebook import Notebook, NotesNews


@pytest.fixture
def notebook(workspace: Workspace, qtbot: QtBot) -> Iterator[Notebook]:
    made = Notebook(workspace.notes)
    yield made
    made.close()


def test_a_highlight_is_told_when_it_is_stored(notebook: Notebook, workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notebook.changed):
        notebook.read("loan")
    stored: list[str] = []
    with qtbot.waitSignal(notebook.changed) as answer:
        notebook.highlight("loan", Span(0, 4), "green", MarkStyle.UNDERLINE, stored.append)
    news: NotesNews = answer.args[0]
    assert news.annotations == workspace.notes.of_article("loan")
    assert news.annotations[0].color == "green"
    assert news.undo.undo == "underline"
    qtbot.waitUntil(lambda: stored == [news.annotations[0].id])


def test_every_operation_can_be_undone(notebook: Notebook, workspace: Workspace, qtbot: QtBot) -> None:
    added = workspace.notes.highlight("loan", Span(0, 4)).added[0]
    acts: tuple[Callable[[], None], ...] = (
        lambda: notebook.edit_note(added.id, "先看抵押物", ("抵押",)),
        lambda: notebook.recolor((added.id,), COLORS[-1]),
        lambda: notebook.restyle((added.id,), MarkStyle.UNDERLINE.value),
        lambda: notebook.delete((added.id,)),
        lambda: notebook.bookmark("loan", 0),
    )
    for act in acts:
        before = (workspace.notes.annotations(), workspace.notes.bookmarks())
        with qtbot.waitSignal(notebook.done):
            act()
        assert (workspace.notes.annotations(), workspace.notes.bookmarks()) != before
        with qtbot.waitSignal(notebook.done):
            notebook.undo()
        assert (workspace.notes.annotations(), workspace.notes.bookmarks()) == before
        with qtbot.waitSignal(notebook.done):
            notebook.redo()
        with qtbot.waitSignal(notebook.done):
            notebook.undo()


def test_a_place_is_remembered_without_an_undo_step(notebook: Notebook, workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notebook.changed) as answer:
        notebook.remember_place("loan", 7)
    assert answer.args[0].recent[0].offset == 7
    assert workspace.notes.undo_state().undo is None


def test_a_failure_is_told_and_nothing_changes(notebook: Notebook, workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(notebook.failed) as answer:
        notebook.highlight("loan", Span(5, 5), "yellow", MarkStyle.HIGHLIGHT)
    assert isinstance(answer.args[0], NotesError)
    assert workspace.notes.annotations() == ()


def test_closing_waits_until_all_is_stored(workspace: Workspace, qtbot: QtBot) -> None:
    notebook = Notebook(workspace.notes)
    for start in range(10):
        notebook.highlight("loan", Span(start, start + 2), "yellow", MarkStyle.HIGHLIGHT)
    notebook.close()
    assert len(workspace.notes.annotations()) == 10
