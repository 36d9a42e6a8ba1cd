"""Painting one page of a part: every line once, and what belongs to it without being text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QTextLine

from kb.content.checks.decision_path import PATH
from kb.exchange.printing.inner_links import InnerLink, inner_links, numbered_headings
from kb.model import Block, BlockKind
from kb.translation import tr
from ui.printing.marginalia import Marginalia, paint_marginalia
from ui.printing.outlined_text import (
    circle_width,
    draw_numbered_circle,
    draw_words,
    fitting,
    sized_font,
    small_font,
    width_of,
)
from ui.printing.pagination import Page, head_height
from ui.printing.paper import INK, SIDE, TOP
from ui.printing.typesetter import CLOSING_LINE_EMS, TICKED_EMS, SetLine, TypesetPart
from ui.reader.marks.annotation_painter import AnnotationPainter, Mark
from ui.reader.text.document import CELL_PADDING, CODE_PAD_EMS, DEEPEST_INDENT, QUOTE_EMS, QUOTE_GAP_EMS
from ui.reader.text.geometry import PlacedBlock
from ui.reader.text.typography import Typography
from ui.reader.tick_boxes import CHECK

_BAR = 3.0
_MARKER_GAP = 0.5  # ems between a marker and its item
_BOX = 0.85  # ems: the side of a box to tick
_HAIR = 1.0
_CIRCLED = 11  # pixels of a number in a circle


@dataclass(frozen=True, slots=True)
class _Piece:
    """The lines of one paragraph on this page, from ``top`` to ``bottom`` of the document."""

    placed: PlacedBlock
    block: Block
    lines: tuple[QTextLine, ...]
    top: float
    bottom: float


class PagePainter:
    """Paints the pages of one part; made once, as it looks all links and annotations up."""

    def __init__(self, typeset: TypesetPart) -> None:
        self._set = typeset
        self._type = Typography()
        article = typeset.part.article
        self._marks = AnnotationPainter(typeset.offsets)
        self._marks.set_annotations(typeset.part.annotations, len(article.text))
        self._numbers = {one.id: n for n, one in enumerate(typeset.part.numbered, 1)}
        self._ticks = {article.block_at(tick.start).index: tick for tick in typeset.part.ticks}
        is_path = article.kind == PATH
        self._links = inner_links(article) if is_path else ()
        self._headings = numbered_headings(article) if is_path else {}

    def paint(self, painter: QPainter, page: tuple[Page, ...], *, number: int, count: int, printed: str) -> None:
        """Paint the columns of ``page``, the ``number``-th of ``count``; the painter's unit is 1/96 inch.

        ``printed`` says when, at the foot.
        """
        part = self._set.part
        edition = tr("　").join(filter(None, (part.edition, printed)))
        place = self._running_head(page[0]) if page is not self._set.pages[0] else part.place
        paint_marginalia(painter, Marginalia(part.article.title, place, edition, number, count, part.effect))
        painter.save()
        painter.translate(SIDE, TOP)
        painter.scale(self._set.paper.scale, self._set.paper.scale)
        for column in page:
            painter.save()
            if column.first < column.end:
                self._paint_text(painter, column)
            painter.restore()
            painter.translate(self._set.paper.step, 0)
        painter.restore()

    # --- the text ---------------------------------------------------------------------------------------------------

    def _paint_text(self, painter: QPainter, page: Page) -> None:
        strips, above = self._set.strips, head_height(self._set.strips, page.heads)
        if page.heads:
            painter.save()
            painter.translate(0, -strips[page.heads[0]].top)
            self._paint_strips(painter, page.heads, outlined=True)
            painter.restore()
        painter.translate(0, above - strips[page.first].top)
        self._paint_strips(painter, range(page.first, page.end))
        if self._set.closing and page.end == len(strips):
            self._paint_closing(painter, strips[-1].top)

    def _paint_strips(self, painter: QPainter, strips: range, *, outlined: bool = False) -> None:
        """Fills first, then borders, then the words: ``outlined`` ones are no text of the page."""
        pieces = [*self._pieces(strips)]
        self._paint_head_fills(painter, strips)
        for above, piece in zip([None, *pieces], pieces, strict=False):
            self._paint_furniture(painter, piece, above)
        self._paint_borders(painter, strips)
        for piece in pieces:
            if not outlined:
                self._paint_marks(painter, piece)
            self._paint_lines(painter, piece, outlined=outlined)
            if piece.lines[0].lineNumber() == 0:
                self._paint_beginning(painter, piece)
            if not outlined:
                self._paint_links(painter, piece)

    def _pieces(self, strips: range) -> Iterator[_Piece]:
        """The lines of every paragraph that stand on these strips, in the order of the text."""
        found: dict[int, tuple[list[SetLine], float, float]] = {}
        for n in strips:
            strip = self._set.strips[n]
            for line in self._set.lines[n]:
                known = found.setdefault(line.block.position(), ([], strip.top, strip.bottom))
                known[0].append(line)
                found[line.block.position()] = known[0], known[1], strip.bottom
        for lines, top, bottom in found.values():
            first = lines[0].block
            set_lines = tuple(first.layout().lineAt(line.number) for line in lines)
            yield _Piece(self._set.geometry.placed(first), self._set.block(lines[0]), set_lines, top, bottom)

    def _paint_lines(self, painter: QPainter, piece: _Piece, *, outlined: bool) -> None:
        origin = piece.placed.rect.topLeft()
        painter.setPen(INK.color("ink"))
        for line in piece.lines:
            if outlined:
                self._paint_outlined(painter, piece, line)
            else:
                line.draw(painter, origin)

    def _paint_outlined(self, painter: QPainter, piece: _Piece, line: QTextLine) -> None:
        """A line of a table's head that is repeated: the same shape, but no text."""
        start = piece.placed.start + line.textStart()
        words = self._set.words(start, start + line.textLength())
        font = self._type.font()
        font.setBold(piece.block.header)
        at = piece.placed.rect.topLeft() + QPointF(line.x(), line.y() + line.ascent())
        draw_words(painter, at, words, font, INK.color("ink"))

    def _paint_closing(self, painter: QPainter, top: float) -> None:
        font = small_font(self._type)
        for n, words in enumerate(self._set.closing):
            base = top + (n + 1) * CLOSING_LINE_EMS * font.pixelSize() - 0.4 * font.pixelSize()
            draw_words(painter, QPointF(0, base), words, font, INK.color("muted"))

    def _running_head(self, page: Page) -> str:
        """The heading that the page begins below, or with."""
        for lines in self._set.lines[page.first : page.end]:
            if lines:
                block = self._set.block(lines[0])
                path = block.heading_path
                if block.kind is BlockKind.HEADING and block.text != self._set.part.article.title:
                    path = (*path, block.text)
                return path[-1] if path else ""
        return ""

    # --- what belongs to it -----------------------------------------------------------------------------------------

    def _paint_head_fills(self, painter: QPainter, strips: range) -> None:
        for n in strips:
            strip = self._set.strips[n]
            if strip.header:
                box = QRectF(0, strip.top, self._set.paper.width, strip.bottom - strip.top)
                painter.fillRect(box, INK.color("window"))

    def _paint_borders(self, painter: QPainter, strips: range) -> None:
        """Hair lines around the rows and between the cells of every table."""
        painter.setPen(QPen(INK.color("line"), _HAIR))
        numbered = ((self._set.strips[n], n) for n in strips if self._set.strips[n].table >= 0)
        for _, group in groupby(numbered, key=lambda found: found[0].table):
            rows = [*group]
            top, bottom = rows[0][0].top, rows[-1][0].bottom
            edges = self._column_edges(rows[0][1])
            for x in edges:
                painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            starts = [strip.top for strip, n in rows if n == strips[0] or self._begins_row(n)]
            for y in (*starts, top, bottom):
                painter.drawLine(QPointF(edges[0], y), QPointF(edges[-1], y))

    def _begins_row(self, number: int) -> bool:
        before, strip = self._set.strips[number - 1], self._set.strips[number]
        return number == 0 or (before.table, before.row) != (strip.table, strip.row)

    def _column_edges(self, number: int) -> list[float]:
        """The left edges of the columns and the right one of the last."""
        table = self._set.geometry.table_of(self._set.lines[number][0].block)
        if table is None:
            return [0.0, self._set.paper.width]
        placed = [
            self._set.geometry.placed(table.cellAt(0, column).firstCursorPosition().block())
            for column in range(table.columns())
        ]
        inner = [one.rect.left() - CELL_PADDING for one in placed[1:]]
        return [_HAIR / 2, *inner, self._set.paper.width - _HAIR / 2]

    def _paint_furniture(self, painter: QPainter, piece: _Piece, above: _Piece | None) -> None:
        if piece.block.kind is BlockKind.CODE:
            pad = self._type.em(CODE_PAD_EMS)
            left = piece.placed.box.left() - pad
            box = QRectF(
                left, piece.top - pad * 0.6, self._set.paper.width - left, piece.bottom - piece.top + pad * 1.2
            )
            painter.setPen(QPen(INK.color("line"), _HAIR))
            painter.setBrush(INK.color("window"))
            painter.drawRoundedRect(box, 4, 4)
        elif piece.block.kind is BlockKind.QUOTE:
            self._paint_bars(painter, piece, above)

    def _paint_bars(self, painter: QPainter, piece: _Piece, above: _Piece | None) -> None:
        """One bar for each level of a quote, joined to the quote above on the same page."""
        for level in range(1, min(piece.block.level, DEEPEST_INDENT) + 1):
            joined = above is not None and above.block.kind is BlockKind.QUOTE and above.block.level >= level
            top = piece.top - (self._type.em(QUOTE_GAP_EMS) if joined else 0)
            left = piece.placed.rect.left() + self._type.em(QUOTE_EMS) * (level - 1)
            painter.fillRect(QRectF(left, top, _BAR, piece.bottom - top), INK.color("line"))

    def _paint_beginning(self, painter: QPainter, piece: _Piece) -> None:
        """An item's marker or box, and the number of a heading that links lead to."""
        block, line = piece.block, piece.lines[0]
        left, base = piece.placed.box.left(), piece.placed.rect.top() + line.y() + line.ascent()
        if block.index in self._headings:
            font = sized_font(self._type, _CIRCLED)
            center = QPointF(left - circle_width(font), base - self._type.heading(block.level) * 0.36)
            draw_numbered_circle(painter, center, self._headings[block.index], font, INK.color("ink"))
            return
        left -= self._type.em(_MARKER_GAP)
        ticked = self._is_ticked(block)
        if block.marker and not (ticked and not block.marker[:1].isalnum()):
            font = self._type.font()
            left -= width_of(block.marker, font)
            draw_words(painter, QPointF(left, base), block.marker, font, INK.color("ink"))
            left -= self._type.em(_MARKER_GAP) / 2
        if ticked:
            side = self._type.em(_BOX)
            painter.setPen(QPen(INK.color("ink"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(left - side, base - side * 0.9, side, side)
            painter.drawRect(box)
            if (tick := self._ticks.get(block.index)) is not None and tick.done:
                self._paint_tick(painter, box, base, tick.words)

    def _paint_tick(self, painter: QPainter, box: QRectF, base: float, words: str) -> None:
        """The check in its box; in the column that is kept free for it, when and by whom."""
        painter.setPen(QPen(INK.color("ink"), 1.8))
        painter.drawPolyline(
            QPolygonF([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in CHECK])
        )
        font = small_font(self._type)
        told = fitting(words, font, self._type.em(TICKED_EMS - 1))
        draw_words(painter, QPointF(self._set.paper.width - width_of(told, font), base), told, font, INK.color("muted"))

    def _is_ticked(self, block: Block) -> bool:
        """Whether an item stands directly below a heading whose items are ticked off."""
        listed = block.heading_path[-1:] and block.heading_path[-1] in self._set.part.article.checklist
        return bool(listed) and block.kind is BlockKind.ITEM and block.level == 1

    def _paint_links(self, painter: QPainter, piece: _Piece) -> None:
        """Behind a line, the numbers of the headings that its links lead to."""
        for line in piece.lines:
            start = self._set.offset(piece.placed.start + line.textStart())
            end = self._set.offset(piece.placed.start + line.textStart() + line.textLength())
            links = [link for link in self._links if start < link.end <= end]
            if links:
                base = piece.placed.rect.top() + line.y() + line.ascent()
                left = piece.placed.rect.left() + line.x() + line.naturalTextWidth()
                self._paint_ways(painter, QPointF(left, base), links)

    def _paint_ways(self, painter: QPainter, at: QPointF, links: Iterable[InnerLink]) -> None:
        arrow, font, color = self._type.font(), sized_font(self._type, _CIRCLED), INK.color("ink")
        x = at.x() + self._type.em(0.3)
        draw_words(painter, QPointF(x, at.y()), "→", arrow, color)
        x += width_of("→", arrow) + self._type.em(0.2)
        for link in links:
            center = QPointF(x + circle_width(font) / 2, at.y() - arrow.pixelSize() * 0.36)
            x += draw_numbered_circle(painter, center, link.number, font, color) + self._type.em(0.2)

    # --- one's own --------------------------------------------------------------------------------------------------

    def _paint_marks(self, painter: QPainter, piece: _Piece) -> None:
        column = QRectF(0, 0, self._set.paper.width, 1)
        for line in piece.lines:
            start = piece.placed.start + line.textStart()
            end, top = start + line.textLength(), piece.placed.rect.top() + line.y()
            beside = []
            for mark in self._marks.touching(start, end):
                for box in piece.placed.rects(max(start, mark.start), min(end, mark.end), top, top + 1):
                    self._paint_mark(painter, mark, box, column)
                    if start <= mark.start and mark.annotation.id in self._numbers:
                        beside.append(mark)
            self._paint_numbers(painter, beside, QPointF(column.right(), top + line.ascent()))

    def _paint_mark(self, painter: QPainter, mark: Mark, box: QRectF, column: QRectF) -> None:
        stroke = INK.stroke(mark.annotation.color)
        painter.fillRect(mark.fill(box), stroke if mark.underlined else INK.mark(mark.annotation.color))
        painter.fillRect(mark.bar(box, column), stroke)

    def _paint_numbers(self, painter: QPainter, marks: Iterable[Mark], at: QPointF) -> None:
        """Beside the column, the numbers of the notes whose passages begin on a line."""
        font, x = small_font(self._type), at.x() + self._type.em(0.5)
        for mark in marks:
            words = f"[{self._numbers[mark.annotation.id]}]"
            draw_words(painter, QPointF(x, at.y()), words, font, QColor(INK.stroke(mark.annotation.color)))
            x += width_of(words, font)
