"""What belongs to an article's text without being text: list markers, quote bars, code and table fills.

Painted behind the text and behind the marks: a fill that Qt painted itself would cover them.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from kb.model import Article, Block, BlockKind, InlineStyle
from kb.text.offsets import Utf16Map
from ui.reader.text.document import CODE_PAD_EMS, DEEPEST_INDENT, QUOTE_EMS, QUOTE_GAP_EMS
from ui.reader.text.geometry import Geometry, PlacedBlock, Stretch
from ui.reader.text.typography import Typography
from ui.theme import Theme

_BAR = 3


class BlockPainter:
    """Paints one article's furniture."""

    def __init__(
        self,
        article: Article,
        offsets: Utf16Map,
        theme: Theme,
        typography: Typography,
        *,
        is_boxed: Callable[[Block], bool] = lambda _block: False,
    ) -> None:
        self._article = article
        self._offsets = offsets
        self._theme = theme
        self._type = typography
        self._is_boxed = is_boxed  # whether something else stands in the place of a block's marker

    def paint(self, painter: QPainter, geometry: Geometry, stretch: Stretch) -> None:
        """Paint what belongs to ``stretch``."""
        for placed in stretch.blocks:
            index = placed.block.userState()
            if not 0 <= index < len(self._article.blocks):
                continue
            block = self._article.blocks[index]
            if block.kind is BlockKind.CODE:
                self._code(painter, placed)
            elif block.kind is BlockKind.QUOTE:
                self._bars(painter, placed, block)
            elif block.header:
                painter.fillRect(geometry.header_row(placed), self._theme.color("window"))
            if block.marker and not self._is_boxed(block):
                self._marker(painter, placed, block.marker)
            if block.runs:
                self._inline_code(painter, stretch, placed, block)

    def _code(self, painter: QPainter, placed: PlacedBlock) -> None:
        pad = self._type.em(CODE_PAD_EMS)
        self._card(painter, placed.box.adjusted(-pad, -pad * 0.6, pad, pad * 0.6), self._theme.color("line"))

    def _card(self, painter: QPainter, rect: QRectF, edge: QColor) -> None:
        painter.setPen(edge)
        painter.setBrush(self._theme.color("window"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _bars(self, painter: QPainter, placed: PlacedBlock, block: Block) -> None:
        """One bar for each level, joined to the quote above."""
        step = self._type.em(QUOTE_EMS)
        above = self._article.blocks[block.index - 1] if block.index else None
        for level in range(1, min(block.level, DEEPEST_INDENT) + 1):
            joined = above is not None and above.kind is BlockKind.QUOTE and above.level >= level
            top = placed.rect.top() - (self._type.em(QUOTE_GAP_EMS) if joined else 0)
            left = placed.rect.left() + step * (level - 1)
            bar = QRectF(left, top, _BAR, placed.rect.bottom() - top)
            painter.fillRect(bar, self._theme.color("muted" if level == block.level else "line"))

    def _marker(self, painter: QPainter, placed: PlacedBlock, marker: str) -> None:
        """Right-aligned before the item's first line."""
        font = self._type.font()
        line = placed.block.layout().lineAt(0)
        if not line.isValid():
            return
        width = QFontMetricsF(font).horizontalAdvance(marker)
        painter.setFont(font)
        painter.setPen(self._theme.color("muted"))
        baseline = placed.rect.top() + line.y() + line.ascent()
        painter.drawText(QPointF(placed.box.left() - self._type.em(0.5) - width, baseline), marker)

    def _inline_code(self, painter: QPainter, stretch: Stretch, placed: PlacedBlock, block: Block) -> None:
        for run in block.runs:
            if run.style is not InlineStyle.CODE:
                continue
            start = self._offsets.to_utf16(block.start + run.span.start)
            end = self._offsets.to_utf16(block.start + run.span.end)
            for rect in stretch.rects_in(placed, start, end):
                self._card(painter, rect.adjusted(-2, 0, 2, 1), self._theme.color("line"))
