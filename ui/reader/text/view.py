"""The text on screen: listens to mouse and keys, paints what stands behind the text.

Knows positions (UTF-16 units) and pixels, no spans: ``ui.reader.pane`` converts.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from kb.translation import tr
from ui.reader.text.scrolled_text import ScrolledText
from ui.reader.text.words import WordEdges
from ui.widgets.home_key import is_home_key
from ui.widgets.plain_text import tooltip

_WHEEL_STEP = 120
_PAGE_OVERLAP_LINES = 2
_ACTS = {QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.ContextMenu}
_HOVERING = {QEvent.Type.MouseMove, QEvent.Type.ToolTip}


class ReaderView(ScrolledText):
    """Read-only text with a caret; all drawing behind the text is done by ``paint_behind``."""

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
        self.setObjectName("reader_text")
        self.setAccessibleName(tr("正文"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        # What the pane plugs in: painting, the text of a selection, tool tips and the pointer's shape.
        self.paint_behind: Callable[[QPainter, QRectF], None] = lambda _painter, _rect: None
        self.cut_text: Callable[[int, int], str] = lambda _start, _end: ""
        self.tip_at: Callable[[QPointF], str] = lambda _point: ""
        self.words: WordEdges | None = None  # until they are known, Qt says what a word is
        self.is_active_at: Callable[[QPointF], bool] = lambda _point: False
        self.take_space: Callable[[], bool] = lambda: False  # whether Space means something else than a page
        self._paged = False  # the caret stands where turning a page has put it, and means nothing
        self._pressed: QPoint | None = None
        self.selectionChanged.connect(self._on_selection_changed)

    def select(self, start: int, end: int) -> None:
        """Select the characters ``[start, end)``."""
        self._paged = False
        super().select(start, end)

    # --- events -------------------------------------------------------------------------------------------------

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

    def _on_selection_changed(self) -> None:
        if not self.textCursor().hasSelection():
            self.selection_lost.emit()
        self.viewport().update()

    @staticmethod
    def _near(one: QPoint, other: QPoint) -> bool:
        return (one - other).manhattanLength() < QApplication.startDragDistance()
