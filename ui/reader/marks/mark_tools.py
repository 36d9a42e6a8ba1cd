"""What can be done with the mark that was clicked or gone to, offered in a bar beside it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from kb.model import Annotation
from kb.translation import tr
from ui.reader.article_overlay import ArticleOverlay
from ui.reader.bars.mark_bar import MarkBar
from ui.reader.copying import mime_of
from ui.reader.text.view import ReaderView


class MarkTools(QObject):
    """The bar goes with its mark; deleting puts it away, a new colour leaves it there."""

    edit_requested = Signal(str)  # annotation id, as all here
    tags_requested = Signal(str)
    recolor_requested = Signal(str, str)  # id, color
    delete_requested = Signal(str)
    status_message = Signal(str)  # words for the status bar

    def __init__(self, bar: MarkBar, view: ReaderView) -> None:
        super().__init__(view)
        self.page: ArticleOverlay | None = None
        self._bar = bar
        self._view = view
        self._id = ""
        bar.color_chosen.connect(lambda color: self.recolor_requested.emit(self._id, color))
        bar.note_chosen.connect(lambda: self._ask(self.edit_requested.emit))
        bar.tags_chosen.connect(lambda: self._ask(self.tags_requested.emit))
        bar.delete_chosen.connect(lambda: self._ask(self.delete_requested.emit))
        bar.copy_chosen.connect(self._copy)
        view.clicked.connect(lambda _point: self.leave())  # what was clicked opens it anew

    @property
    def shown(self) -> bool:
        """Whether the bar is there."""
        return self._bar.isVisible()

    def show(self, annotation_id: str) -> None:
        """Offer the tools beside an annotation of the page."""
        self._id = annotation_id
        self.follow()

    def take_focus(self, position: int) -> bool:
        """Give the keys to the bar, opened for the mark at a caret's position; False when there is none."""
        if self.page is None:
            return False
        here = [one.id for one in self.page.annotations_at_caret(position)]
        if not self.shown or (here and self._id not in here):
            if not here:
                return False
            self.show(here[0])
        if self.shown:
            self._bar.take_focus()
        return self.shown

    def follow(self) -> None:
        """Stand beside the mark as it is now; away with the bar when the mark has gone or is out of sight."""
        annotation = self._annotation
        if self.page is None or annotation is None or annotation.span is None:
            self.leave()
            return
        self._bar.show_state(annotation)
        start, end = self.page.position(annotation.span.start), self.page.position(annotation.span.end)
        self._bar.show_for_text(self._view, start, end, downward=True)

    def leave(self) -> None:
        """Put the bar away; the focus goes back to the text if it was there."""
        self._id = ""
        focus = QApplication.focusWidget()
        focused = focus is not None and self._bar.isAncestorOf(focus)
        self._bar.hide()
        if focused:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _annotation(self) -> Annotation | None:
        if self.page is None or not self._id:
            return None
        return next((one for one in self.page.annotations if one.id == self._id), None)

    def _ask(self, ask: Callable[[str], object]) -> None:
        """Put the bar away, then ask: what follows may take the focus."""
        annotation_id = self._id
        self.leave()
        ask(annotation_id)

    def _copy(self) -> None:
        annotation = self._annotation
        if self.page is not None and annotation is not None and annotation.span is not None:
            QGuiApplication.clipboard().setMimeData(mime_of(self.page.article, annotation.span))
            self.status_message.emit(tr("已复制划线的文字"))
        self.leave()
