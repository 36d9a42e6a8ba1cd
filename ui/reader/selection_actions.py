"""What a person does with the selected words: mark them, write beside them, copy them, search for them."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kb.model import COLORS, MarkStyle, Span
from ui.reader.bars.selection_bar import SelectionBar
from ui.reader.copying import mime_of
from ui.reader.selection import TextSelection
from ui.reader.text.view import ReaderView

LONGEST_WORDS = 50  # code points of a selection that is searched for


class SelectionActions(QObject):
    """Each act puts the bar away; the selection stays until what was asked for is there: nothing refused is lost."""

    highlight_requested = Signal(object, str, str)  # Span, color, MarkStyle value
    note_requested = Signal(object)  # Span
    citation_requested = Signal(object)  # Span
    search_requested = Signal(str)  # words
    report_requested = Signal(object)  # Span

    def __init__(
        self,
        bar: SelectionBar,
        view: ReaderView,
        selection: TextSelection,
    ) -> None:
        super().__init__(view)
        self._bar = bar
        self._view = view
        self._selection = selection
        self._color = COLORS[0]
        bar.color_chosen.connect(self.highlight)
        bar.underline_chosen.connect(self.underline)
        bar.note_chosen.connect(self.note)
        bar.copy_chosen.connect(self.copy)
        bar.cite_chosen.connect(self.cite)
        bar.search_chosen.connect(self.search)
        bar.report_chosen.connect(self.report)

    def highlight(self, color: str) -> None:
        """Mark in a colour, which is that of the next underline too."""
        self._color = color
        self._mark(MarkStyle.HIGHLIGHT)

    def underline(self) -> None:
        """Underline in the colour that was used last."""
        self._mark(MarkStyle.UNDERLINE)

    def note(self) -> None:
        """Mark and write a note."""
        if (span := self._taken()) is not None:
            self.note_requested.emit(span)

    def copy(self) -> None:
        """Put the words onto the clipboard."""
        span, page = self._taken(), self._selection.page
        if span is not None and page is not None:
            QGuiApplication.clipboard().setMimeData(mime_of(page.article, span))

    def cite(self) -> None:
        """Put the words onto the clipboard with where they are from."""
        if (span := self._taken()) is not None:
            self.citation_requested.emit(span)

    def search(self) -> None:
        """Search for the words, or for the first of many."""
        words = " ".join(self._selection.words[:LONGEST_WORDS].split())
        self.leave_bar()
        if words:
            self.search_requested.emit(words)

    def report(self) -> None:
        """Tell the editors that something is wrong with the words."""
        if (span := self._taken()) is not None:
            self.report_requested.emit(span)

    def leave_bar(self) -> None:
        """Put the bar away; the focus goes back to the text."""
        focus = QApplication.focusWidget()
        focused = focus is not None and self._bar.isAncestorOf(focus)
        self._bar.hide()
        if focused:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mark(self, style: MarkStyle) -> None:
        if (span := self._taken()) is not None:
            self.highlight_requested.emit(span, self._color, style.value)

    def _taken(self) -> Span | None:
        span = self._selection.span
        self.leave_bar()
        return span
