"""Notes on their way to a file and out of one: gathered, read and taken in off the GUI thread."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kb.model import Article, MergeReport, NotesBundle
from kb.translation import tr
from ui.commands import UNDOABLE
from ui.controllers.notes.notes_part import NotesPart

if TYPE_CHECKING:
    from kb.exchange.notes.exported import ExportedNotes


class NotesTransfer(NotesPart):
    """Hands on what goes out, and says what taking in a file would do before it does it."""

    def gather(
        self,
        article_of: Callable[[str], Article],
        then: "Callable[[ExportedNotes], None]",
        out_of_force: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """Gather all notes, each with what its article says of it, and hand them to ``then``: once all is stored.

        ``out_of_force`` says what is to be told of articles that are not in force: id → words. Both run on the worker.
        """

        def gathered() -> "ExportedNotes":
            from kb.exchange.notes.exported import collected  # noqa: PLC0415 - only when something goes out

            return collected(self._notes.bundle(), article_of, out_of_force())

        self._lanes.when_stored(lambda: self._lanes.survey(gathered, then, self.failed.emit), self.failed.emit)

    def read_file(self, path: Path, then: Callable[[NotesBundle, MergeReport], None]) -> None:
        """Read a file of notes and find out what taking it in would do; hand both to ``then``."""

        def read() -> tuple[NotesBundle, MergeReport]:
            from kb.exchange.notes.reading import read_notes  # noqa: PLC0415 - only when something comes in

            bundle = read_notes(path)
            return bundle, self._notes.merge(bundle, dry_run=True)

        self._lanes.survey(read, lambda found: then(*found), self.failed.emit)

    def take_in(self, bundle: NotesBundle, *, bring_back: bool = False) -> None:
        """Take in the notes of a file, on wish also what was deleted here; the present notes are backed up first."""
        self._perform(
            lambda: self._notes.merge(bundle, bring_back=bring_back).change,
            tr("已导入{undoable}").format(undoable=UNDOABLE),
        )
