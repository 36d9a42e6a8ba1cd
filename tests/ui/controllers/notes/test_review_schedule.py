"""The daily review off the GUI thread: what is due, and what is graded."""

from pytestqt.qtbot import QtBot

from kb.errors import NotesError
from kb.model import Grade, Span
from kb.workspace import Workspace
from ui.controllers.notes.notes_controller import NotesController


def test_what_is_graded_is_told_with_where_the_review_stands(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot
) -> None:
    reviews = notes_controller.reviews
    (item,) = workspace.notes.highlight("loan", Span(0, 4)).added
    with qtbot.waitSignals([reviews.due_read, reviews.state_read], order="strict"):
        reviews.read_due(lambda _at: ())
    with qtbot.waitSignal(reviews.graded) as graded, qtbot.waitSignal(reviews.state_read) as state:
        reviews.grade(item.id, Grade.GOOD)
    assert graded.args == [item.id, state.args[0]]
    with qtbot.waitSignal(reviews.ungraded), qtbot.waitSignal(reviews.state_read) as before:
        reviews.ungrade(item.id)
    assert before.args != state.args


def test_a_failure_is_told_once_by_the_notes(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(notes_controller.failed) as failed:
        notes_controller.reviews.grade("no such annotation", Grade.GOOD)
    assert isinstance(failed.args[0], NotesError)
