"""A text that keeps its first visible line, whatever becomes of its width, its size and its document.

Knows positions (UTF-16 units) and pixels.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QScrollBar, QTextEdit, QWidget

from ui.reader.text.document import share_columns
from ui.reader.text.geometry import Geometry
from ui.reader.text.relayout import LONG, Relayout
from ui.reader.text.typography import Typography

GUTTER = 44  # pixels left of the text: bookmarks and bars
GUTTER_RIGHT = 28
_TOP, _BOTTOM_EMS = 24, 10
_TOP_SLACK = 6  # pixels kept free above a line that was scrolled to the top
_EMPHASIS_MS = 1600


@dataclass(frozen=True, slots=True)
class ScrollPosition:
    """A line (by a position in it) and how far the view is scrolled below its top, in pixels."""

    position: int
    below: float


class ScrolledText(QTextEdit):
    """Read-only text in a column of its own; long ones are laid out anew once their width rests."""

    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relayout = Relayout(self, self._begin_relayout, self._end_relayout)  # asked by the first events
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.geometry_of_text = Geometry(self.document())
        self.typography = Typography()
        self._place: ScrollPosition | None = None
        self._shown: QTextDocument | None = None  # Qt deletes the one it began with, ours are ours
        self._restoring = False
        self.emphasis: tuple[int, int] | None = None
        self._emphasis_end = QTimer(self, singleShot=True, interval=_EMPHASIS_MS)
        self._emphasis_end.timeout.connect(self._end_emphasis)
        self.use_scroll_bar(self.verticalScrollBar())

    def use_scroll_bar(self, bar: QScrollBar) -> None:
        """Scroll by ``bar`` from now on, in the place of the one before."""
        if bar is not self.verticalScrollBar():
            self.setVerticalScrollBar(bar)
        bar.valueChanged.connect(self._on_scrolled)

    # --- the document and its place -----------------------------------------------------------------------------

    def show_document(self, document: QTextDocument, typography: Typography, place: ScrollPosition) -> None:
        """Take over a detached ``document`` and scroll to ``place``."""
        self._relayout.finish()
        self._relayout.cancel()
        document.setParent(self)
        self.typography = typography
        self._end_emphasis()
        with self._keeping():
            self._fit_column(document)
            self.geometry_of_text = Geometry(document)
            self.setFont(typography.font())
            self.setDocument(document)
            self.setCursorWidth(1)
            self._place = place
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = document

    @property
    def place(self) -> ScrollPosition:
        """The first visible line."""
        if self._place is None:
            top = self.verticalScrollBar().value()
            geometry = self.geometry_of_text
            at = QPointF(self.column.left() + 1, top + self.typography.body * 0.7)
            position = geometry.line_start(geometry.position_at(at))
            self._place = ScrollPosition(position, top - geometry.line_at(position).top())
        return self._place

    @staticmethod
    def top_place(position: int) -> ScrollPosition:
        """The place where the line of ``position`` is the first; the text's first line keeps its margin."""
        return ScrollPosition(position, -_TOP_SLACK if position else -2 * _TOP)  # the scroll bar ends at 0

    def scroll_to(self, position: int) -> None:
        """Bring the line of ``position`` to the top; that is the place until the person scrolls."""
        with self._keeping():
            self._place = self.top_place(position)
        self.scrolled.emit()

    def reveal(self, start: int, end: int, *, always: bool) -> None:
        """Bring the line of ``start`` into the upper third; without ``always`` only when it is not all in sight."""
        self._relayout.finish()
        first, last = self.geometry_of_text.line_at(start), self.geometry_of_text.line_at(end)
        seen = self.visible
        if always or first.top() < seen.top() or last.bottom() > seen.bottom():
            self._scroll_to_y(first.top() - seen.height() * 0.22)

    def emphasise(self, start: int, end: int) -> None:
        """Frame the characters ``[start, end)`` for a moment."""
        self.emphasis = (start, end)
        self._emphasis_end.start()
        self.viewport().update()

    @property
    def visible(self) -> QRectF:
        """The part of the document that is in sight."""
        return QRectF(0, self.verticalScrollBar().value(), self.viewport().width(), self.viewport().height())

    @property
    def column(self) -> QRectF:
        """The text column: left and width count."""
        frame = self.document().rootFrame().frameFormat()
        return QRectF(frame.leftMargin(), 0, self.viewport().width() - frame.leftMargin() - frame.rightMargin(), 0)

    def select(self, start: int, end: int) -> None:
        """Select the characters ``[start, end)``."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        with self._unscrolled():
            self.setTextCursor(cursor)

    @property
    def selected(self) -> tuple[int, int]:
        """The ends of the selection; across cells Qt shows whole ones, but its end lies before the last one's text."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if cursor.hasComplexSelection():
            end = cursor.currentTable().cellAt(end).lastPosition()
        return start, end

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        """Whatever happens to the layout inside, the first visible line stays (or becomes what was set inside)."""
        self._relayout.finish()
        if self._restoring:
            yield
            return
        place = self.place
        self._restoring = True
        try:
            self._place = place
            yield
            self._restore(self._place or place)
        finally:
            self._restoring = False

    @contextmanager
    def _unscrolled(self) -> Iterator[None]:
        """Qt scrolls to the caret whenever it is set; undo that."""
        with self._keeping():
            yield

    def _restore(self, place: ScrollPosition) -> None:
        position = min(place.position, max(self.document().characterCount() - 1, 0))
        self._scroll_to_y(self.geometry_of_text.line_at(position).top() + place.below)
        self._place = place

    def _scroll_to_y(self, y: float) -> None:
        """Qt learns the height of a lazily laid-out document late: set the range before the value."""
        page = self.viewport().height()
        height = self.geometry_of_text.lay_out_to(y + 2 * page)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(round(height) - page, 0))
        bar.setPageStep(page)
        bar.setValue(round(y))

    def _fit_column(self, document: QTextDocument) -> None:
        """Centre the column; the root frame's margins do it, so that the margins still scroll and select."""
        width, column = self.viewport().width(), self.typography.column
        left = max(GUTTER, (width - column) // 2)
        right = max(GUTTER_RIGHT, width - column - left)
        frame = document.rootFrame().frameFormat()
        if (frame.leftMargin(), frame.rightMargin()) != (left, right):
            frame.setLeftMargin(left)
            frame.setRightMargin(right)
            frame.setTopMargin(_TOP)
            frame.setBottomMargin(self.typography.em(_BOTTOM_EMS))
            document.rootFrame().setFrameFormat(frame)
        share_columns(document, width - left - right, self.typography)

    def to_document(self, point: QPointF) -> QPointF:
        """A point of the viewport in document coordinates."""
        return QPointF(point.x(), point.y() + self.verticalScrollBar().value())

    def to_viewport(self, rect: QRectF) -> QRect:
        """A rectangle of the document in the viewport's coordinates."""
        return rect.translated(0, -self.verticalScrollBar().value()).toAlignedRect()

    # --- events -------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The column is fitted anew, the first visible line stays; in a long text once the width rests."""
        wider = event.size().width() != event.oldSize().width()
        if self._relayout.waiting or (wider and self.place.position > LONG):
            self._fit_later()
            return
        with self._keeping():
            # The page first: that makes Qt lay the text out as far as it is asked about, and no longer all of it.
            super().resizeEvent(event)
            self._fit_column(self.document())
        self.scrolled.emit()

    def _fit_later(self) -> None:
        """The text stays as it is for now; as much of it as the view is high is in sight."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        self._restoring, before = True, self._restoring
        bar.setRange(0, max(bar.maximum() + bar.pageStep() - page, 0))
        bar.setPageStep(page)
        self._restoring = before
        self._relayout.wait()

    def _begin_relayout(self) -> int:
        """Qt's own adjustments of the scroll bar mean nothing until the first visible line has its place."""
        position = self.place.position
        self._restoring = True
        self.verticalScrollBar().setUpdatesEnabled(False)
        self.verticalScrollBar().setValue(0)  # else Qt lays the text out to the value it had
        size = self.viewport().size()
        super().resizeEvent(QResizeEvent(size, QSize()))
        self._fit_column(self.document())
        return position

    def _end_relayout(self) -> None:
        self._restore(self.place)
        self._restoring = False
        self.verticalScrollBar().setUpdatesEnabled(True)
        self.scrolled.emit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Qt scrolls to the caret when it shows itself for the first time; an article goes on where it was left."""
        with self._keeping():
            super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The document brings its own font: a change of the widget's would lay it out anew for nothing."""
        if event.type() not in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            super().changeEvent(event)

    def _on_scrolled(self) -> None:
        if not self._restoring:
            self._place = None
            self.scrolled.emit()

    def _end_emphasis(self) -> None:
        self.emphasis = None
        self._emphasis_end.stop()
        self.viewport().update()
