"""The notes over a real store, without a window."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kb.workspace import Workspace
from ui.controllers.notes.notes_controller import NotesController


@pytest.fixture
def notes_controller(workspace: Workspace, qtbot: QtBot) -> Iterator[NotesController]:
    made = NotesController(workspace.notes)
    yield made
    made.close()
