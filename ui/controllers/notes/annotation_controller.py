"""What a person does to the words of the open article: marks them, writes beside them, takes them along."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kb.exchange.citation import citation
from kb.model import DEFAULT_COLOR, Annotation, Bookmark, EffectStatus, MarkStyle, Pack, Span
from kb.translation import tr
from ui.controllers.notes.notes_controller import NotesController
from ui.reader.copying import mime_of
from ui.reader.pane import ReaderPane


class AnnotationController(QObject):
    """Turns what is selected in the reader into marks, notes and bookmarks; the notes_controller stores them."""

    note_begun = Signal(str)  # annotation id: it is stored, now its words are written
    status_message = Signal(str)  # words for the status bar

    def __init__(
        self,
        reader: ReaderPane,
        notes_controller: NotesController,
        packs: Callable[[], Iterable[Pack]],
        status_of: Callable[[str], EffectStatus] = lambda _article_id: EffectStatus(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._notes_controller = notes_controller
        self._packs = packs
        self._status_of = status_of  # whether an article (by id) is in force
        self._placing = ""  # the item whose place is being chosen
        reader.highlight_requested.connect(self.highlight)
        reader.note_requested.connect(self.write_note)
        reader.annotation_recolor_requested.connect(lambda item, color: notes_controller.recolor((item,), color))
        reader.annotation_delete_requested.connect(lambda item: notes_controller.delete((item,)))
        reader.citation_requested.connect(self.copy_cited)
        reader.bookmark_requested.connect(self.toggle_bookmark)

    def highlight(self, span: Span, color: str, style: str) -> None:
        """Mark a span; ``style`` is a value of MarkStyle."""
        if (article := self._reader.article) is not None:
            self._notes_controller.highlight(
                article.id, span, color, MarkStyle(style), expected_text_hash=article.text_hash
            )

    def write_note(self, span: Span) -> None:
        """Mark a span, then write beside it."""
        if (article := self._reader.article) is not None:
            begin = self.note_begun.emit
            self._notes_controller.highlight(
                article.id, span, DEFAULT_COLOR, MarkStyle.HIGHLIGHT, begin, expected_text_hash=article.text_hash
            )

    def mark_selection(self, style: MarkStyle) -> None:
        """Mark what is selected."""
        if selection := self._selection(tr("先选中一段正文，再划线。")):
            self.highlight(selection, DEFAULT_COLOR, style.value)

    def note_selection(self) -> None:
        """Mark what is selected, then write beside it."""
        if selection := self._selection(tr("先选中一段正文，再写批注。")):
            self.write_note(selection)

    def toggle_bookmark(self, offset: int) -> None:
        """Set or take away the bookmark of the block at ``offset`` (code points)."""
        if (article := self._reader.article) is not None:
            self._notes_controller.bookmark(article.id, offset, expected_text_hash=article.text_hash)

    def copy(self) -> None:
        """Put what is selected onto the clipboard, as it stands in the canonical text; a table as rows of cells."""
        selection, article = self._reader.selection(), self._reader.article
        if selection and article:
            QApplication.clipboard().setMimeData(mime_of(article, selection))

    def cite_selection(self) -> None:
        """Copy what is selected with its source."""
        if selection := self._selection(tr("先选中一段正文，再复制。")):
            self.copy_cited(selection)

    def copy_cited(self, span: Span) -> None:
        """Put a passage onto the clipboard, with article, heading, date and version below it."""
        if (article := self._reader.article) is not None:
            pack = next((pack for pack in self._packs() if pack.id == article.pack_id), None)
            QApplication.clipboard().setText(citation(article, span, pack, self._status_of(article.id)))
            self.status_message.emit(tr("已复制，并附上出处"))

    def choose_place(self, item: Annotation | Bookmark) -> None:
        """Let a person select in the open article where an annotation or a bookmark belongs."""
        self._placing = item.id
        self._reader.choose_place(item.anchor.quote)

    def put_in_place(self, span: Span) -> None:
        """The place was chosen: the item belongs there."""
        if (article := self._reader.article) is not None:
            self._notes_controller.reattach(self._placing, span, article.text_hash)

    def _selection(self, otherwise: str) -> Span | None:
        selection = self._reader.selection()
        if selection is None:
            self.status_message.emit(otherwise)
        return selection
