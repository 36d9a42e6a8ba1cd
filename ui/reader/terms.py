"""The terms that a glossary explains: a dotted line under their first use, the explanation under the pointer."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from kb.model import Term, TermUse
from kb.text.offsets import Utf16Map
from kb.translation import tr
from ui.reader.marks.annotation_painter import SpanIndex
from ui.reader.text.geometry import PlacedBlock, Stretch
from ui.theme import Theme


class TermMarks:
    """The terms of one article."""

    def __init__(self, offsets: Utf16Map) -> None:
        self._offsets = offsets
        self._uses: tuple[TermUse, ...] = ()
        self._places: list[tuple[int, int]] = []
        self._index = SpanIndex(())

    def set_uses(self, uses: Sequence[TermUse]) -> None:
        """Take all of them."""
        self._uses = tuple(uses)
        self._places = [(self._offsets.to_utf16(use.span.start), self._offsets.to_utf16(use.span.end)) for use in uses]
        self._index = SpanIndex(self._places)

    def at_caret(self, position: int) -> Term | None:
        """The term that the caret at ``position`` stands in or at the edge of."""
        found = self._index.touching(max(position - 1, 0), position + 1)
        return self._uses[found[0]].term if found else None

    def at(self, placed: PlacedBlock, point: QPointF) -> Term | None:
        """The term of the paragraph that is under ``point``."""
        for number in self._index.touching(placed.start, placed.end):
            lines = placed.rects(*self._places[number], point.y() - 1, point.y() + 1)
            if any(line.contains(point) for line in lines):
                return self._uses[number].term
        return None

    def paint(self, painter: QPainter, stretch: Stretch, theme: Theme) -> None:
        """Paint the lines of ``stretch``."""
        painter.setPen(QPen(theme.color("muted"), 1, Qt.PenStyle.DotLine))
        for placed in stretch.blocks:
            for number in self._index.touching(placed.start, placed.end):
                for line in stretch.rects_in(placed, *self._places[number]):
                    y = round(line.bottom()) + 0.5
                    painter.drawLine(QLineF(line.left(), y, line.right(), y))


def explained(term: Term) -> str:
    """A term with its explanation, as plain text."""
    others = tr("（{others}）").format(others=tr("、").join(term.others)) if term.others else ""
    return f"{term.word}{others}\n{term.explanation}"
