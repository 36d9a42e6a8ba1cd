"""The head of a table, kept in sight while its rows are read."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.reader.article_overlay import ArticleOverlay
from ui.reader.text.view import ReaderView
from ui.theme import Theme

_MOST_OF_THE_VIEW = 0.3  # a higher head leaves too little to read


class TableHead(QWidget):
    """Lies at the top of the text over the rows of a table whose head was scrolled out of sight.

    It gives way to the caret: what one has chosen is never hidden.
    """

    def __init__(self, view: ReaderView, theme: Theme) -> None:
        super().__init__(view)  # not of its viewport, which takes what lies in it along when it scrolls
        self.setObjectName("table_head")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.theme = theme
        self._view = view
        self.page: ArticleOverlay | None = None  # the open article
        self._head = QRectF()  # in the document
        self.hide()
        view.cursorPositionChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Show the head that belongs to what is in sight now, or none."""
        self._head = self._head_above()
        self.setVisible(not self._head.isEmpty())
        if self.isVisible():
            viewport = self._view.viewport().geometry()
            viewport.setHeight(self._head.toAlignedRect().height())
            self.setGeometry(viewport)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """What the document shows there, marks and all."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("paper"))
        painter.translate(0, -self._head.toAlignedRect().top())  # whole pixels: the letters as the text has them
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._view.paint_behind(painter, self._head)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = self._head
        context.palette = self._view.palette()
        painter.setClipRect(self._head)
        self._view.document().documentLayout().draw(painter, context)

    def _head_above(self) -> QRectF:
        if self.page is None:
            return QRectF()
        geometry, seen = self._view.geometry_of_text, self._view.visible
        at_top = (geometry.table_of(placed.block) for placed in geometry.stretch(seen.top(), seen.top()).blocks)
        table = next(filter(None, at_top), None)
        if table is None:
            return QRectF()
        opener = geometry.placed(table.firstCursorPosition().block())
        head = geometry.header_row(opener)
        end = geometry.placed(table.lastCursorPosition().block()).rect.bottom()
        blocks, number = self.page.article.blocks, opener.block.userState()
        shown = (
            0 <= number < len(blocks)  # while another article comes, the document is still that of the one before
            and blocks[number].header
            and head.top() < seen.top()
            and head.height() < min(end - seen.top(), seen.height() * _MOST_OF_THE_VIEW)
        )
        return head if shown and not self._covers_caret(head.height()) else QRectF()

    def _covers_caret(self, height: float) -> bool:
        caret = self._view.cursorRect()
        return self._view.hasFocus() and caret.bottom() > 0 and caret.top() < height
