"""Where text stands in a laid-out document: from positions (UTF-16 units) to rectangles and back.

All rectangles are in document coordinates (pixels from the document's top left). Qt lays documents out lazily: every
question here lays out as much as its answer needs and no more.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine, QTextTable

_LAID_OUT_WHOLE = 200_000  # characters; a longer document is not laid out to its end to know how high it is (70 ms)


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A paragraph (or the one in a table cell) and its rectangle, whose left counts without the paragraph's margin."""

    block: QTextBlock
    rect: QRectF

    @property
    def box(self) -> QRectF:
        """The rectangle that its lines fill."""
        return self.rect.translated(self.block.blockFormat().leftMargin(), 0)

    @property
    def start(self) -> int:
        """The position of its first character."""
        return self.block.position()

    @property
    def end(self) -> int:
        """The position behind its last character, before the break."""
        return self.block.position() + self.block.length() - 1

    def rects(self, start: int, end: int, top: float, bottom: float) -> list[QRectF]:
        """One rectangle per line for the characters ``[start, end)``, lines outside ``top``…``bottom`` left out."""
        first, last = max(start, self.start) - self.start, min(end, self.end) - self.start
        if first >= last:
            return []
        layout, origin = self.block.layout(), self.rect.topLeft()
        if not layout.lineCount():
            return []
        from_line = max(_line_number(layout, first), _lines_above(layout, top - origin.y()))
        to_line = min(_line_number(layout, last - 1), _lines_above(layout, bottom - origin.y()))
        return [
            _stretch(layout.lineAt(number), first, last).translated(origin) for number in range(from_line, to_line + 1)
        ]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The paragraphs that reach into a horizontal strip of the document."""

    blocks: tuple[PlacedBlock, ...]
    top: float
    bottom: float

    def rects(self, start: int, end: int) -> list[QRectF]:
        """One rectangle per line of the characters ``[start, end)`` in the strip."""
        return [rect for placed in self.blocks for rect in self.rects_in(placed, start, end)]

    def rects_in(self, placed: PlacedBlock, start: int, end: int) -> list[QRectF]:
        """The same for one of the paragraphs."""
        return placed.rects(start, end, self.top, self.bottom)


class Geometry:
    """Questions to the layout of one document."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document

    def placed(self, block: QTextBlock) -> PlacedBlock:
        """``block`` with its place."""
        return PlacedBlock(block, self._document.documentLayout().blockBoundingRect(block))

    def position_at(self, point: QPointF) -> int:
        """The cursor position nearest to ``point``."""
        return max(self._document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit), 0)

    def block_at(self, point: QPointF) -> PlacedBlock:
        """The paragraph nearest to ``point``."""
        return self.placed(self._document.findBlock(self.position_at(point)))

    def line_at(self, position: int) -> QRectF:
        """The line that holds ``position``, as high as its glyphs."""
        placed = self.placed(self._document.findBlock(position))
        layout = placed.block.layout()
        if not layout.lineCount():
            return placed.rect
        line = layout.lineAt(_line_number(layout, position - placed.start))
        return line.rect().translated(placed.rect.topLeft())

    def line_start(self, position: int) -> int:
        """The first position of the line that holds ``position``."""
        block = self._document.findBlock(position)
        layout = block.layout()
        if not layout.lineCount():
            return block.position()
        line = layout.lineAt(_line_number(layout, position - block.position()))
        return block.position() + line.textStart()

    def stretch(self, top: float, bottom: float) -> Stretch:
        """What reaches into ``top``…``bottom``."""
        return Stretch(tuple(self._blocks_between(top, bottom)), top, bottom)

    def _blocks_between(self, top: float, bottom: float) -> Iterator[PlacedBlock]:
        block = self._first_reaching(top)
        while block.isValid():
            placed = self.placed(block)
            if placed.rect.top() > bottom:
                return
            yield placed
            block = block.next()

    def _first_reaching(self, y: float) -> QTextBlock:
        """The first paragraph that reaches below ``y``, in a table the first cell of its row.

        A hit test gives the nearest text. Where a last line ends above its paragraph (a heading in Noto Sans CJK: by
        two pixels) that is the next paragraph's, and in a table that of another row.
        """
        block = self._row_start(self._document.findBlock(self.position_at(QPointF(0, y))))
        while block.previous().isValid():
            above = self._row_start(block.previous())
            if not self._reaches(above, block, y):
                break
            block = above
        return block

    def _reaches(self, block: QTextBlock, end: QTextBlock, y: float) -> bool:
        """Whether a paragraph from ``block`` to before ``end`` reaches below ``y``."""
        while block != end:
            if self.placed(block).rect.bottom() > y:
                return True
            block = block.next()
        return False

    def header_row(self, placed: PlacedBlock) -> QRectF:
        """The whole header row of the table that the cell ``placed`` opens; empty for any other block."""
        table = self.table_of(placed.block)
        if table is None or table.firstPosition() != placed.start:
            return QRectF()
        # Qt gives a table's rectangle from where its first cell's text begins.
        edge = table.format().cellPadding() + table.format().border()
        frame = self._document.documentLayout().frameBoundingRect(table).translated(-edge, -edge)
        # Its width is that of the column, from where the text begins: the last cell says where its border stands.
        last = self.placed(table.cellAt(0, table.columns() - 1).firstCursorPosition().block())
        frame.setRight(last.rect.right() + edge)
        if table.rows() > 1:
            below = self.placed(table.cellAt(1, 0).firstCursorPosition().block())
            frame.setBottom(below.rect.top() - table.format().cellPadding())
        else:  # the table's rectangle reaches over the margin below it
            cells = [table.cellAt(0, column).lastCursorPosition().block() for column in range(table.columns())]
            # The first line begins a part of its height below the top of its paragraph.
            ends = [self.placed(cell).rect.top() + cell.layout().boundingRect().bottom() for cell in cells]
            frame.setBottom(max(ends) + edge)
        return frame

    def table_of(self, block: QTextBlock) -> QTextTable | None:
        """The table that ``block`` is a cell of."""
        frame = self._document.frameAt(block.position())
        return frame if isinstance(frame, QTextTable) else None

    def lay_out_to(self, y: float) -> float:
        """Lay the document out to ``y`` at least; gives its height, of a long one as far as it is known."""
        block = self._document.findBlock(self.position_at(QPointF(0, y)))
        if block.next().isValid() and self._document.characterCount() > _LAID_OUT_WHOLE:
            return self.placed(block).rect.bottom()
        return self._document.documentLayout().documentSize().height()  # Qt lays out all of it for that

    def _row_start(self, block: QTextBlock) -> QTextBlock:
        """In a table the first cell of the row, whose neighbours may reach lower than it."""
        table = self.table_of(block)
        if table is None:
            return block
        return table.cellAt(table.cellAt(block.position()).row(), 0).firstCursorPosition().block()


def _line_number(layout: QTextLayout, offset: int) -> int:
    line = layout.lineForTextPosition(offset)
    return line.lineNumber() if line.isValid() else layout.lineCount() - 1


def _lines_above(layout: QTextLayout, y: float) -> int:
    """The number of the line at ``y`` (from the layout's top): the last one that begins above it."""
    return max(bisect_right(range(layout.lineCount()), y, key=lambda number: layout.lineAt(number).y()) - 1, 0)


def _stretch(line: QTextLine, first: int, last: int) -> QRectF:
    """The part of ``line`` with the characters ``[first, last)`` of its layout."""
    start, end = line.textStart(), line.textStart() + line.textLength()
    left, right = _x(line, max(first, start)), _x(line, min(last, end))
    return QRectF(min(left, right), line.y(), abs(right - left), line.height())


def _x(line: QTextLine, offset: int) -> float:
    """PySide6 gives back the offset too; its stubs say ``object``."""
    x = line.cursorToX(offset)
    return float(x[0]) if isinstance(x, tuple) else 0.0
