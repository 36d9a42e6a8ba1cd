"""How an annotation is painted: a coloured bar, the quote, the note, and a muted line with tags, title and time."""

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kb.labels import PLACEMENT_LABELS
from kb.model import NEEDS_DECISION, Annotation, MarkStyle
from kb.time_labels import past_label
from ui.notes.model import AnnotationsModel
from ui.theme import Theme
from ui.widgets.fonts import smaller_font
from ui.widgets.plain_text import elided, shortened

_LONGEST = 400  # code points of a quote or a note that can be seen in a row
_EDGE = 12
_BAR = 4
_INDENT = _EDGE + _BAR + 8
_PADDING = 9
_GAP = 3
QUOTE_LINES, NOTE_LINES = 2, 2
_ONE_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class AnnotationDelegate(QStyledItemDelegate):
    """A row is as high as its words in the width of ``view``.

    ``even`` rows are all as high as the highest may be, so that ten thousand scroll as smoothly as ten.
    """

    def __init__(self, theme: Theme, model: AnnotationsModel, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self.theme = theme
        self.even = False
        self._model = model
        self._view = view

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Room for the quote, the note and the last line (pixels)."""
        metrics = QFontMetrics(option.font)
        item = None if self.even else self._model.annotation(index)
        lines = QUOTE_LINES + NOTE_LINES
        if item is not None:
            room = self._view.viewport().width() - _INDENT - _EDGE
            quote, note = item.anchor.quote, item.note
            lines = _height(metrics, quote, room, QUOTE_LINES) + _height(metrics, note, room, NOTE_LINES)
        small = QFontMetrics(smaller_font(option.font)).height()
        return QSize(0, lines * metrics.lineSpacing() + small + 2 * _GAP + 2 * _PADDING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        item = self._model.annotation(index)
        if item is None:
            return
        theme = self.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("window"))
        self._draw_bar(painter, option.rect, item)
        room = option.rect.adjusted(_INDENT, _PADDING, -_EDGE, -_PADDING)
        line = QFontMetrics(option.font).lineSpacing()
        small = smaller_font(option.font)
        quote = room.adjusted(0, 0, 0, 0)
        quote.setHeight(QUOTE_LINES * line)
        used = _draw_lines(painter, quote, item.anchor.quote, option.font, color=theme.color("muted"), most=QUOTE_LINES)
        note = QRect(room.left(), room.top() + used + _GAP, room.width(), NOTE_LINES * line)
        _draw_lines(painter, note, item.note, option.font, color=theme.color("text"), most=NOTE_LINES)
        last = QRect(room.left(), 0, room.width(), QFontMetrics(small).height())
        last.moveBottom(room.bottom())
        self._draw_last_line(painter, last, item, small)
        painter.setPen(theme.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("accent"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _draw_bar(self, painter: QPainter, rect: QRect, item: Annotation) -> None:
        bar = QRectF(rect.left() + _EDGE, rect.top() + _PADDING, _BAR, rect.height() - 2 * _PADDING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.stroke(item.color))
        if item.style is MarkStyle.UNDERLINE:
            bar.setLeft(bar.left() + _BAR / 2)
        painter.drawRoundedRect(bar, 2, 2)

    def _draw_last_line(self, painter: QPainter, rect: QRect, item: Annotation, font: QFont) -> None:
        theme, metrics = self.theme, QFontMetrics(font)
        time = past_label(item.modified, datetime.now(UTC).astimezone())
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, time)
        room = rect.adjusted(0, 0, -metrics.horizontalAdvance(time) - 10, 0)
        state = PLACEMENT_LABELS[item.placement] if item.placement in NEEDS_DECISION else ""
        if state:
            painter.setPen(theme.color("danger"))
            painter.drawText(room, _ONE_LINE, state)
            room.setLeft(room.left() + metrics.horizontalAdvance(state) + 8)
        words = [f"#{tag}" for tag in item.tags]
        if self._model.filter.article_id is None:
            words.append(self._model.title(item.anchor.article_id))
        painter.setPen(theme.color("muted"))
        painter.drawText(room, _ONE_LINE, elided(metrics, "  ".join(words), room.width()))


def _height(metrics: QFontMetrics, text: str, width: int, most: int) -> int:
    """How many lines ``text`` takes; beyond the first none is measured: there is room for ``most`` then."""
    if not text:
        return 0
    return 1 if metrics.horizontalAdvance(_on_one_line(text)) < width else most


def _on_one_line(text: str) -> str:
    return shortened(text, _LONGEST).replace("\n", " ")


def _draw_lines(painter: QPainter, rect: QRect, text: str, font: QFont, *, color: QColor, most: int) -> int:
    """Draw up to ``most`` lines, the last one elided; the height used (pixels)."""
    if not text:
        return 0
    metrics = QFontMetrics(font)
    layout = QTextLayout(_on_one_line(text), font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    painter.setFont(font)
    painter.setPen(color)
    layout.beginLayout()
    used = 0
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        start, length = line.textStart(), line.textLength()
        words = layout.text()[start : start + length]
        if number == most - 1:
            words = elided(metrics, layout.text()[start:], rect.width())
        painter.drawText(QPointF(rect.left(), rect.top() + used + metrics.ascent()), words)
        used += metrics.lineSpacing()
    layout.endLayout()
    return used
