"""What the parts of ``NotesController`` stand on: the store, its lanes, and the one way to tell what was done."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kb.model import NotesChange
from kb.notes.store import Notes
from ui.controllers.notes.notes_lanes import NotesLanes


class NotesPart(QObject):
    """A part serves one subject of the notes.

    ``perform`` runs an operation and tells every pane what it changed, with words for the status bar.
    """

    failed = Signal(object)  # Exception

    def __init__(
        self,
        notes: Notes,
        lanes: NotesLanes,
        perform: Callable[[Callable[[], NotesChange], str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notes = notes
        self._lanes = lanes
        self._perform = perform
