"""The boxes before the items of a checklist: where they stand, how they are painted, which one is meant.

They stand in the margin of their items, in the place of the bullets: the text stays what it is.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from kb.model import Article, Block, Checklist, ChecklistEntry, ItemState
from kb.text.offsets import Utf16Map
from ui.reader.text.geometry import PlacedBlock, Stretch
from ui.reader.text.typography import Typography
from ui.theme import Theme

_SIZE_EMS = 0.95
_GAP_EMS = 0.45  # between a box and what stands behind it
_REACH = 4.0  # pixels round a box that belong to it
# The check, in parts of the box's side.
CHECK = ((0.22, 0.52), (0.42, 0.72), (0.8, 0.28))


class TickBoxes:
    """The boxes of one article."""

    def __init__(self, article: Article, offsets: Utf16Map) -> None:
        self._article = article
        self._offsets = offsets
        self._entries: dict[int, ChecklistEntry] = {}  # by the index of the block
        self.checklist: Checklist | None = None

    def set_checklist(self, checklist: Checklist | None) -> None:
        """Take the list; one of another text is none."""
        fits = checklist is not None and checklist.text_hash == self._article.text_hash
        self.checklist = checklist if fits else None
        entries = self.checklist.entries if self.checklist else ()
        self._entries = {self._article.block_at(entry.item.span.start).index: entry for entry in entries}

    def replaces(self, block: Block) -> bool:
        """Whether a box stands in the place of the block's marker; a number stays."""
        return block.index in self._entries and not any(letter.isalnum() for letter in block.marker)

    def at(self, placed: PlacedBlock, point: QPointF, typography: Typography) -> ChecklistEntry | None:
        """The entry whose box is under ``point``, which is nearest to ``placed``."""
        entry = self._entries.get(placed.block.userState())
        if entry is None:
            return None
        return (
            entry if self._box(placed, typography).adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(point) else None
        )

    def at_caret(self, position: int) -> ChecklistEntry | None:
        """The entry whose item the caret at ``position`` (UTF-16 units) stands in."""
        return self._entries.get(self._article.block_at(self._offsets.to_code_points(position)).index)

    def paint(
        self, painter: QPainter, stretch: Stretch, theme: Theme, typography: Typography, *, caret: int | None
    ) -> None:
        """Paint the boxes of ``stretch``; the one of the caret's item is framed where ``caret`` is given."""
        if not self._entries:
            return
        marked = self.at_caret(caret) if caret is not None else None
        for placed in stretch.blocks:
            entry = self._entries.get(placed.block.userState())
            if entry is not None and placed.block.layout().lineCount():
                _paint_box(painter, self._box(placed, typography), entry.state, theme)
                if entry is marked:
                    painter.setPen(QPen(theme.color("accent"), 1.5))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(self._box(placed, typography).adjusted(-3, -3, 3, 3), 5, 5)

    def _box(self, placed: PlacedBlock, typography: Typography) -> QRectF:
        """Right-aligned before the item's first line, or before its number."""
        size = typography.em(_SIZE_EMS)
        block = self._article.blocks[placed.block.userState()]
        before = 0.0
        if not self.replaces(block):
            before = QFontMetricsF(typography.font()).horizontalAdvance(block.marker) + typography.em(_GAP_EMS)
        line = placed.block.layout().lineAt(0)
        middle = placed.rect.top() + (line.y() + line.ascent() - typography.em(0.38) if line.isValid() else size)
        left = placed.box.left() - typography.em(_GAP_EMS) - before - size
        return QRectF(round(left) + 0.5, round(middle - size / 2) + 0.5, size - 1, size - 1)


def _paint_box(painter: QPainter, box: QRectF, state: ItemState, theme: Theme) -> None:
    """Open: a frame; done: filled, with a check; changed: a broken frame with a check, in the colour of a warning."""
    color = {ItemState.OPEN: "muted", ItemState.DONE: "accent", ItemState.CHANGED: "danger"}[state]
    pen = QPen(theme.color(color), 1.4)
    if state is ItemState.CHANGED:
        pen.setDashPattern([2.0, 1.6])
    painter.setPen(pen)
    painter.setBrush(theme.color("accent" if state is ItemState.DONE else "paper"))
    painter.drawRoundedRect(box, 3, 3)
    if state is not ItemState.OPEN:
        stroke = QPen(theme.color("accent_text" if state is ItemState.DONE else color), max(box.width() / 8, 1.6))
        stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
        stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(stroke)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in CHECK]
        painter.drawPolyline(QPolygonF(points))
