"""The text on screen: scrolls, keeps its place, listens to mouse and keys, paints what stands behind the text.

Knows positions (UTF-16 units) and pixels, no spans: ``ui.reader.pane`` converts.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QScrollBar, QTextEdit, QToolTip, QWidget

from kb.translation import tr
from ui.reader.document import share_columns
from ui.reader.geometry import Geometry
from ui.reader.relayout import LONG, Relayout
from ui.reader.typography import Typography
from ui.reader.words import WordEdges
from ui.widgets.home_key import is_home_key
from ui.widgets.plain_text import tooltip

GUTTER = 44  # pixels left of the text: bookmarks and bars
GUTTER_RIGHT = 28
_TOP, _BOTTOM_EMS = 24, 10
_TOP_SLACK = 6  # pixels kept free above a line that was scrolled to the top
_EMPHASIS_MS = 1600
_WHEEL_STEP = 120
_PAGE_OVERLAP_LINES = 2
_ACTS = {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.ContextMenu}
_HOVERING = {QEvent.Type.MouseMove, QEvent.Type.ToolTip}


@dataclass(frozen=True, slots=True)
class ScrollPosition:
    """A line (by a position in it) and how far the view is scrolled below its top, in pixels."""

    position: int
    below: float


class ReaderView(QTextEdit):
    """Read-only text with a caret; all drawing behind the text is done by ``paint_behind``."""

    scrolled = Signal()
    clicked = Signal(QPointF)  # document coordinates, as all points here
    double_clicked = Signal(QPointF)
    menu_requested = Signal(QPointF, QPoint)  # in the document, on the screen
    selection_made = Signal()  # by mouse or keys, and finished
    selection_lost = Signal()
    entered = Signal(int)  # Enter at this position
    escaped = Signal()
    zoom_steps = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._relayout = Relayout(self, self._begin_relayout, self._end_relayout)  # asked by the first events
        self.setObjectName("reader_text")
        self.setAccessibleName(tr("正文"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.geometry_of_text = Geometry(self.document())
        self.typography = Typography()
        # What the pane plugs in: painting, the text of a selection, tool tips and the pointer's shape.
        self.paint_behind: Callable[[QPainter, QRectF], None] = lambda _painter, _rect: None
        self.cut_text: Callable[[int, int], str] = lambda _start, _end: ""
        self.tip_at: Callable[[QPointF], str] = lambda _point: ""
        self.words: WordEdges | None = None  # until they are known, Qt says what a word is
        self.is_active_at: Callable[[QPointF], bool] = lambda _point: False
        self.take_space: Callable[[], bool] = lambda: False  # whether Space means something else than a page
        self._paged = False  # the caret stands where turning a page has put it, and means nothing
        self._place: ScrollPosition | None = None
        self._shown: QTextDocument | None = None  # Qt deletes the one it began with, ours are ours
        self._restoring = False
        self._pressed: QPoint | None = None
        self.emphasis: tuple[int, int] | None = None
        self._emphasis_end = QTimer(self, singleShot=True, interval=_EMPHASIS_MS)
        self._emphasis_end.timeout.connect(self._end_emphasis)
        self.use_scroll_bar(self.verticalScrollBar())
        self.selectionChanged.connect(self._on_selection_changed)

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
        self._paged = False
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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """First what stands behind the text, then the text."""
        painter = QPainter(self.viewport())
        if self._relayout.picture is not None:
            painter.drawPixmap(0, 0, self._relayout.picture)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        self.paint_behind(painter, QRectF(event.rect().translated(0, self.verticalScrollBar().value())))
        painter.end()
        super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Home is the window's; a text would take it for its beginning."""
        return False if is_home_key(event) else super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pages scroll and take the caret along; Enter and Esc are told; the rest is Qt's caret."""
        self._relayout.finish()
        space = event.key() == Qt.Key.Key_Space
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(self.textCursor().position())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif space and not shift and self._has_chosen_caret() and self.take_space():
            event.accept()
        elif event.matches(QKeySequence.StandardKey.MoveToNextPage) or (space and not shift):
            self._turn_page(1)
        elif event.matches(QKeySequence.StandardKey.MoveToPreviousPage) or (space and shift):
            self._turn_page(-1)
        elif not self._move_by_word(event):
            self._bring_caret()
            self._paged = False
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A selection by keys is finished when Shift (or Ctrl of Ctrl+A) is let go."""
        super().keyReleaseEvent(event)
        finished = event.key() in {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_A}
        if finished and not event.isAutoRepeat() and self.textCursor().hasSelection():
            self.selection_made.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember where, to tell a click from a drag."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        self._paged = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click, or the end of a selection."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self.selection_made.emit()
        elif pressed is not None and self._near(pressed, event.position().toPoint()):
            self.clicked.emit(self.to_document(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """On something active it is told, elsewhere it selects a word."""
        point = self.to_document(event.position())
        if event.button() == Qt.MouseButton.LeftButton and self.is_active_at(point):
            self.double_clicked.emit(point)
            return
        super().mouseDoubleClickEvent(event)
        if self.words is not None and event.button() == Qt.MouseButton.LeftButton:
            self.select(*self.words.around(self.geometry_of_text.position_at(point)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A hand over what can be clicked."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            active = self.is_active_at(self.to_document(event.position()))
            shape = Qt.CursorShape.PointingHandCursor if active else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """The pane's menu, at the pointer or, by key, at the caret."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.cursorRect().bottomLeft()
            self.menu_requested.emit(
                self.to_document(QPointF(self.cursorRect().center())), self.viewport().mapToGlobal(at)
            )
        else:
            self.menu_requested.emit(self.to_document(QPointF(event.pos())), event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """With Ctrl it zooms (through the pane), else it scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            delta = event.angleDelta().y()
            if delta:
                self.zoom_steps.emit(max(abs(delta) // _WHEEL_STEP, 1) * (1 if delta > 0 else -1))
            event.accept()
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tool tips over marks; whoever clicks or scrolls means what is there."""
        if self._relayout.picture is not None and event.type() in _HOVERING:
            return True
        if event.type() in _ACTS:
            self._relayout.finish()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.show_tip(self.to_document(QPointF(event.pos())))
            return True
        return super().viewportEvent(event)

    def show_tip(self, point: QPointF) -> None:
        """Show what there is to say of a point, or nothing any more."""
        at = self.to_viewport(QRectF(point, point)).topLeft()
        QToolTip.showText(self.viewport().mapToGlobal(at), tooltip(self.tip_at(point)), self.viewport())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """Plain text, cut from the article and not from Qt's selection."""
        cursor = self.textCursor()
        mime = QMimeData()
        mime.setText(self.cut_text(cursor.selectionStart(), cursor.selectionEnd()))
        return mime

    def to_document(self, point: QPointF) -> QPointF:
        """A point of the viewport in document coordinates."""
        return QPointF(point.x(), point.y() + self.verticalScrollBar().value())

    def to_viewport(self, rect: QRectF) -> QRect:
        """A rectangle of the document in the viewport's coordinates."""
        return rect.translated(0, -self.verticalScrollBar().value()).toAlignedRect()

    # --- inside -------------------------------------------------------------------------------------------------

    def _move_by_word(self, event: QKeyEvent) -> bool:
        """Whether the key moved the caret by a word, with Shift the selection with it."""
        if self.words is None:
            return False
        keys = QKeySequence.StandardKey
        for key, to, mode in (
            (keys.MoveToNextWord, self.words.after, QTextCursor.MoveMode.MoveAnchor),
            (keys.MoveToPreviousWord, self.words.before, QTextCursor.MoveMode.MoveAnchor),
            (keys.SelectNextWord, self.words.after, QTextCursor.MoveMode.KeepAnchor),
            (keys.SelectPreviousWord, self.words.before, QTextCursor.MoveMode.KeepAnchor),
        ):
            if event.matches(key):
                self._bring_caret()
                cursor = self.textCursor()
                cursor.setPosition(to(cursor.position()), mode)
                self.setTextCursor(cursor)
                return True
        return False

    def _turn_page(self, direction: int) -> None:
        bar = self.verticalScrollBar()
        overlap = self.typography.line * _PAGE_OVERLAP_LINES
        bar.setValue(bar.value() + direction * round(max(self.viewport().height() - overlap, overlap)))
        self._bring_caret()
        self._paged = True

    def _has_chosen_caret(self) -> bool:
        """Whether the caret is in sight where the person has put it: who pages by Space ticks nothing by it."""
        return not self._paged and self.viewport().rect().intersects(self.cursorRect())

    def _bring_caret(self) -> None:
        """A caret that was scrolled out of sight goes to the first visible line, unless it holds a selection."""
        cursor = self.textCursor()
        seen = self.viewport().rect()
        if cursor.hasSelection() or seen.intersects(self.cursorRect()):
            return
        with self._unscrolled():
            cursor.setPosition(self.place.position)
            self.setTextCursor(cursor)

    def _on_scrolled(self) -> None:
        if not self._restoring:
            self._place = None
            self.scrolled.emit()

    def _on_selection_changed(self) -> None:
        if not self.textCursor().hasSelection():
            self.selection_lost.emit()
        self.viewport().update()

    def _end_emphasis(self) -> None:
        self.emphasis = None
        self._emphasis_end.stop()
        self.viewport().update()

    @staticmethod
    def _near(one: QPoint, other: QPoint) -> bool:
        return (one - other).manhattanLength() < QApplication.startDragDistance()
