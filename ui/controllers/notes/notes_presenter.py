"""Hands what the notes say to every pane that shows it, and what a person does in the list of notes to the notes."""

from PySide6.QtCore import QObject, Signal

from kb.model import ReadingPosition
from kb.notes.query.note_filter import Listing
from kb.translation import tr
from ui.center_page import CenterPage
from ui.center_stack import CenterStack
from ui.commands import Commands
from ui.controllers.notes.notes_controller import NotesController, NotesSnapshot
from ui.controllers.status_indicators import StatusIndicators
from ui.error_messages import undo_words
from ui.library.pane import LibraryPane
from ui.notes.pane import NotesPane
from ui.reader.pane import ReaderPane
from ui.search.results_pane import ResultsPane


class NotesPresenter(QObject):
    """Panes are told what changed and decide for themselves what to draw anew."""

    changed = Signal(object)  # NotesChange that did something

    def __init__(
        self,
        controller: NotesController,
        *,
        reader: ReaderPane,
        notes: NotesPane,
        library: LibraryPane,
        results: ResultsPane,
        center: CenterStack,
        indicators: StatusIndicators,
        commands: Commands,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._reader = reader
        self._notes = notes
        self._library = library
        self._results = results
        self._center = center
        self._indicators = indicators
        self._commands = commands
        for name in ("undo", "redo"):  # until the notes have told
            commands[name].setEnabled(False)
        controller.loaded.connect(self._show_listing)
        controller.changed.connect(self._show)
        controller.recent_changed.connect(self._show_recent)
        notes.recolor_requested.connect(controller.recolor)
        notes.style_requested.connect(controller.restyle)
        notes.delete_requested.connect(controller.delete)
        notes.tags_add_requested.connect(controller.add_tags)
        notes.tags_remove_requested.connect(controller.remove_tags)
        notes.tag_rename_requested.connect(controller.rename_tag)

    def _show_recent(self, places: tuple[ReadingPosition, ...]) -> None:
        self._library.set_recent(places)
        self._center.home.set_recent(places)

    def _show_listing(self, listing: Listing) -> None:
        self._notes.set_listing(listing)
        removed = listing.remembered_titles
        self._results.set_remembered_titles(removed)
        self._library.set_remembered_titles(removed)
        self._center.places.set_remembered_titles(removed)
        self._center.places.set_annotations(listing.annotations)
        self._center.home.set_annotations(listing.annotations)

    def _show(self, snapshot: NotesSnapshot) -> None:
        article = self._reader.article
        if article is not None and article.id == snapshot.article_id:
            self._reader.set_annotations(snapshot.annotations)
            self._reader.set_bookmarks(tuple(b for b in snapshot.bookmarks if b.anchor.article_id == article.id))
        if snapshot.change:
            self._notes.apply(snapshot.change, snapshot.folded)
            self._center.places.apply(snapshot.change)
            if self._center.is_made(CenterPage.REVIEW):
                self._center.review.apply(snapshot.change)
            self._center.home.apply(snapshot.change)
            if self._indicators.due.isVisible():  # what is gone is no longer due
                self._controller.reviews.read_state()
            self._notes.set_known_tags(snapshot.tags)
            self.changed.emit(snapshot.change)
        self._library.set_bookmarks(snapshot.bookmarks)
        self._center.places.set_bookmarks(snapshot.bookmarks)
        self._center.home.set_bookmarks(snapshot.bookmarks)
        self._show_recent(snapshot.recent)
        for name, verb, operation in (
            ("undo", tr("撤销"), snapshot.undo.undo),
            ("redo", tr("重做"), snapshot.undo.redo),
        ):
            self._commands[name].setEnabled(operation is not None)
            self._commands[name].setText(undo_words(verb, operation))
