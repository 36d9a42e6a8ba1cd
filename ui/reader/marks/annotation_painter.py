"""Highlights, underlines and search marks: which lie where, and how they are painted behind the text.

Painted for the visible paragraphs only, so that thousands of marks cost nothing until they are seen. Marks
that overlap get lanes: each lane's fill begins a little lower and its line lies a little deeper, so that both are seen.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from kb.model import Annotation, MarkStyle, Span
from kb.text.offsets import Utf16Map
from ui.reader.text.geometry import Stretch
from ui.theme import Theme
from ui.widgets.icons import icon

LANES = 4
_LANE_STEP = 4.0  # pixels
_MARGIN_GAP = 12.0  # from the text column to the first bar in the margin
_MARGIN_STEP = 5.0
_MARGIN_BAR = 3.0
_SYMBOL = 14.0  # pixels of the sign of a note, right of the column
_SYMBOL_GAP, _SYMBOL_STEP = 5.0, 4.0
_ABOVE, _BELOW = 1.0, 2.0  # how far a fill reaches over the glyphs' box


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotation on the text; ``start`` and ``end`` are UTF-16 units."""

    start: int
    end: int
    annotation: Annotation
    lane: int = 0

    @property
    def underlined(self) -> bool:
        """Whether it is a line and not a fill."""
        return self.annotation.style is MarkStyle.UNDERLINE

    def fill(self, line: QRectF) -> QRectF:
        """The painted part of one line of text that it covers."""
        if self.underlined:
            return QRectF(line.left(), line.bottom() + 1 + self.lane * 3, line.width(), 2)
        return line.adjusted(0, self.lane * _LANE_STEP - _ABOVE, 0, _BELOW)

    def bar(self, line: QRectF, column: QRectF) -> QRectF:
        """The bar in the left margin beside one line."""
        left = column.left() - _MARGIN_GAP - self.lane * _MARGIN_STEP
        return QRectF(left, line.top() - _ABOVE, _MARGIN_BAR, line.height() + _ABOVE + _BELOW)

    def symbol(self, line: QRectF, column: QRectF) -> QRectF:
        """The sign of a note in the right margin beside the mark's first line."""
        left = column.right() + _SYMBOL_GAP + min(self.lane, 2) * _SYMBOL_STEP
        return QRectF(left, line.center().y() - _SYMBOL / 2, _SYMBOL, _SYMBOL)


class SpanIndex:
    """Finds the spans (UTF-16 units) that touch a stretch of text: O(log n) and what it finds."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.order = sorted(range(len(spans)), key=lambda at: spans[at])
        self._spans = [spans[at] for at in self.order]
        self._starts = [start for start, _ in self._spans]
        self._furthest = list(accumulate((end for _, end in self._spans), max))

    def touching(self, start: int, end: int) -> list[int]:
        """The numbers (as given) of the spans that overlap ``[start, end)``, by their start."""
        low, high = bisect_right(self._furthest, start), bisect_left(self._starts, end)
        return [self.order[at] for at in range(low, high) if self._spans[at][1] > start]


class AnnotationPainter:
    """The annotations that have a place, and the search marks, of one article."""

    def __init__(self, offsets: Utf16Map) -> None:
        self._offsets = offsets
        self._marks: list[Mark] = []
        self._index = SpanIndex(())
        self._found: list[tuple[int, int]] = []
        self._found_index = SpanIndex(())
        self.current_found = -1

    def set_annotations(self, annotations: Iterable[Annotation], length: int) -> None:
        """Take all annotations; those without a place in a text of ``length`` code points are left out."""
        placed = [
            Mark(self._offsets.to_utf16(span.start), self._offsets.to_utf16(span.end), annotation)
            for annotation in annotations
            if (span := annotation.span) is not None and 0 <= span.start < span.end <= length
        ]
        self._marks = _in_lanes(placed)
        self._index = SpanIndex([(mark.start, mark.end) for mark in self._marks])

    def set_found(self, spans: Sequence[Span], current: int) -> None:
        """Take the search marks; ``current`` is painted stronger."""
        self._found = [(self._offsets.to_utf16(span.start), self._offsets.to_utf16(span.end)) for span in spans]
        self._found_index = SpanIndex(self._found)
        self.current_found = current

    def touching(self, start: int, end: int) -> list[Mark]:
        """The annotations that overlap ``[start, end)`` (UTF-16 units)."""
        return [self._marks[at] for at in self._index.touching(start, end)]

    @property
    def annotations(self) -> list[Annotation]:
        """Those that have a place, in the order of the text."""
        return [mark.annotation for mark in self._marks]

    def paint(self, painter: QPainter, stretch: Stretch, theme: Theme, column: QRectF) -> None:
        """Paint what lies on ``stretch``: fills and what stands in the margins, then search marks, then lines."""
        for placed in stretch.blocks:
            marks = self.touching(placed.start, placed.end)
            lined = [(mark, stretch.rects_in(placed, mark.start, mark.end)) for mark in marks]
            for mark, lines in lined:
                self._paint_fill(painter, mark, lines, theme, column)
                if mark.annotation.note and placed.start <= mark.start:
                    for line in stretch.rects_in(placed, mark.start, mark.start + 1):
                        self._paint_sign(painter, mark, mark.symbol(line, column).toRect(), theme)
            for at in self._found_index.touching(placed.start, placed.end):
                color = theme.color("found_current" if at == self.current_found else "found")
                for line in stretch.rects_in(placed, *self._found[at]):
                    painter.fillRect(line.adjusted(0, -_ABOVE, 0, _BELOW), color)
            for mark, lines in lined:
                if mark.underlined:
                    for line in lines:
                        painter.fillRect(mark.fill(line), theme.stroke(mark.annotation.color))

    @staticmethod
    def _paint_sign(painter: QPainter, mark: Mark, rect: QRect, theme: Theme) -> None:
        """Of signs that lie on one another the last is whole, and an edge of the others is seen."""
        painter.fillRect(rect, theme.color("paper"))
        icon("note", theme.stroke(mark.annotation.color).name()).paint(painter, rect)

    def _paint_fill(self, painter: QPainter, mark: Mark, lines: list[QRectF], theme: Theme, column: QRectF) -> None:
        for line in lines:
            if not mark.underlined:
                painter.fillRect(mark.fill(line), theme.mark(mark.annotation.color))
            painter.fillRect(mark.bar(line, column), theme.stroke(mark.annotation.color))


def paint_emphasis(painter: QPainter, lines: Iterable[QRectF], color: QColor) -> None:
    """A frame round every line of what was gone to."""
    pen = QPen(color, 2)
    painter.setPen(pen)
    painter.setBrush(QColor(0, 0, 0, 0))
    for line in lines:
        painter.drawRoundedRect(line.adjusted(-3, -3, 3, 3), 4, 4)


def _in_lanes(marks: list[Mark]) -> list[Mark]:
    """The marks by start, the longer first, each in the lowest lane that is free where it begins."""
    out = []
    ends = [0] * LANES
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.annotation.created)):
        lane = next((lane for lane in range(LANES) if ends[lane] <= mark.start), ends.index(min(ends)))
        ends[lane] = max(ends[lane], mark.end)
        out.append(Mark(mark.start, mark.end, mark.annotation, lane))
    return out
