"""Laying a part of a printout out: a document of the reader's kind, its lines and rows, and the pages they make."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextOption, QTextTable

from kb.exchange.printing.printout import PrintPart
from kb.model import Block, BlockKind
from kb.text.offsets import Utf16Map
from ui.printing.outlined_text import lines_of, small_font
from ui.printing.pagination import Page, Strip, paginate
from ui.printing.paper import CARD_SCALES, INK, Paper
from ui.reader.text.document import CELL_PADDING, build_document, share_columns
from ui.reader.text.geometry import Geometry
from ui.reader.text.typography import Typography

CLOSING_LINE_EMS = 1.5  # of the small letters below the text
TICKED_EMS = 11  # beside an item: 2026-11-30 09:05 and a name of four characters in small letters
_CLOSING_GAP_EMS = 1.2
_TALLEST_ROW = 0.6  # of a page: a row that is higher may go on on the next page
_BASE_LINE = 0.8  # of a line of fixed height, as QTextDocumentLayout has it
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_LEADS_ON = ("：", ":", "？", "?")


@dataclass(frozen=True, slots=True)
class SetLine:
    """Line ``number`` of a paragraph of the document."""

    block: QTextBlock
    number: int


@dataclass(frozen=True, slots=True)
class TypesetPart:
    """A part, laid out.

    ``lines`` has those of each strip; every page has its columns. The lines of ``closing`` are drawn on the last strip,
    which has none itself. The document belongs to the thread that made it.
    """

    part: PrintPart
    paper: Paper
    document: QTextDocument
    geometry: Geometry
    offsets: Utf16Map
    strips: tuple[Strip, ...]
    lines: tuple[tuple[SetLine, ...], ...]
    closing: tuple[str, ...]
    pages: tuple[tuple[Page, ...], ...]

    def block(self, line: SetLine) -> Block:
        """What of the article a line belongs to."""
        return self.part.article.blocks[line.block.userState()]

    def offset(self, position: int) -> int:
        """A position of the document (UTF-16 units) in code points of the article's text."""
        return self.offsets.to_code_points(position)

    def words(self, start: int, end: int) -> str:
        """What stands between two positions of the document, on one line."""
        return self.part.article.text[self.offset(start) : self.offset(end)].replace("\n", " ")


def typeset(part: PrintPart, paper: Paper, check: Callable[[], None] = lambda: None) -> TypesetPart:
    """Lay ``part`` out on ``paper``; nothing is opened that its text names.

    ``check`` is called for every paragraph and may raise, which ends it.
    """
    typography = Typography()
    document = build_document(part.article, INK, typography)
    _make_room(document, part, typography)
    share_columns(document, paper.width, typography)
    document.setUseDesignMetrics(True)  # a printer has no pixels that widths would be rounded to
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setTextWidth(paper.width)
    geometry = Geometry(document)  # its questions lay out step by step; all at once, 500,000 characters stop the window
    found = []
    for strip in _Collector(part, document, geometry, paper).strips():
        check()
        found.append(strip)
    document.size()  # all is laid out: Qt's timer for the rest stops
    strips, lines = [strip for strip, _ in found], [some for _, some in found]
    font = small_font(typography)
    closing = tuple(line for words in part.closing for line in lines_of(words, font, paper.width))
    if closing:
        top = float(typography.em(_CLOSING_GAP_EMS))
        if strips:
            top += strips[-1].bottom
            strips[-1] = replace(strips[-1], keeps=True)  # no page for small letters alone
        strips.append(Strip(top, top + len(closing) * CLOSING_LINE_EMS * font.pixelSize()))
        lines.append(())
    columns = paginate(strips, paper.height)
    pages = tuple(columns[n : n + paper.columns] for n in range(0, len(columns), paper.columns))
    offsets = Utf16Map(part.article.text)
    return TypesetPart(part, paper, document, geometry, offsets, tuple(strips), tuple(lines), closing, pages)


def typeset_card(part: PrintPart, check: Callable[[], None] = lambda: None) -> TypesetPart | None:
    """``part`` on one page, as large as it goes; None when the smallest letters are too large."""

    def fits(look: tuple[float, int]) -> bool:
        return len(typeset(part, Paper(*look), check).pages) == 1

    for _, group in groupby(CARD_SCALES, key=lambda look: look[1]):
        looks = [*group]
        if fits(looks[-1]):  # what does not fit at its smallest is not tried in every size
            return typeset(part, Paper(*looks[bisect_left(looks, 1, key=fits)]), check)
    return None


def _make_room(document: QTextDocument, part: PrintPart, typography: Typography) -> None:
    """At the right of every item that may be ticked, room for when and by whom: a column that the text keeps out of."""
    items = {part.article.block_at(tick.start).index for tick in part.ticks}
    block = document.begin()
    while block.isValid() and items:
        if block.userState() in items:
            look = block.blockFormat()
            look.setRightMargin(typography.em(TICKED_EMS))
            QTextCursor(block).setBlockFormat(look)
        block = block.next()


class _Collector:
    """Finds the lines and rows of a document that is laid out."""

    def __init__(self, part: PrintPart, document: QTextDocument, geometry: Geometry, paper: Paper) -> None:
        self._blocks = part.article.blocks
        self._kept = part.kept
        self._document = document
        self._geometry = geometry
        self._tallest = paper.height * _TALLEST_ROW
        self._tables = 0

    def strips(self) -> Iterator[tuple[Strip, tuple[SetLine, ...]]]:
        """All of them, from top to bottom."""
        block = self._document.begin()
        while block.isValid() and self._blocks:
            table = self._geometry.table_of(block)
            if table is None:
                yield from self._paragraph(block)
                block = block.next()
            else:
                yield from self._table(table)
                block = table.lastCursorPosition().block().next()

    def _paragraph(self, block: QTextBlock) -> Iterator[tuple[Strip, tuple[SetLine, ...]]]:
        tops = self._tops(block)
        last = len(tops) - 2
        for n, top in enumerate(tops[:-1]):
            keeps = n == last and (self._leads_on(block) or block.userState() in self._kept)
            # two lines of a paragraph stay together at its beginning and at its end
            whole = self._is_heading(block) or block.userState() in self._kept
            keeps = keeps or (n < last and (whole or n in {0, last - 1}))
            yield Strip(top, tops[n + 1], keeps), (SetLine(block, n),)

    def _table(self, table: QTextTable) -> Iterator[tuple[Strip, tuple[SetLine, ...]]]:
        number, self._tables = self._tables, self._tables + 1
        for row in range(table.rows()):
            cells = [table.cellAt(row, column).firstCursorPosition().block() for column in range(table.columns())]
            header = self._blocks[cells[0].userState()].header
            tops = [self._tops(cell) for cell in cells]
            top = min(some[0] for some in tops) - CELL_PADDING
            bottom = max(some[-1] for some in tops) + CELL_PADDING
            parted = not header and bottom - top > self._tallest
            cuts = max(tops, key=len)[1:-1] if parted else []
            for start, end in zip([top, *cuts], [*cuts, bottom], strict=True):
                lines = tuple(
                    SetLine(cell, n)
                    for cell, some in zip(cells, tops, strict=True)
                    for n, at in enumerate(some[:-1])
                    if start <= at < end
                )
                yield Strip(start, end, header, number, row, header), lines

    def _tops(self, block: QTextBlock) -> list[float]:
        """Where the lines of a paragraph begin, and where the last one ends."""
        rect, layout, look = self._geometry.placed(block).rect, block.layout(), block.blockFormat()
        lines = [layout.lineAt(n) for n in range(layout.lineCount())]
        if not lines:
            return [rect.top(), rect.bottom()]
        if look.lineHeightType() == _FIXED:
            # Qt puts the base line of a line of fixed height at four fifths of it
            height = look.lineHeight()
            tops = [rect.top() + line.y() + line.ascent() - _BASE_LINE * height for line in lines]
            return [*tops, tops[-1] + height]
        tops = [rect.top() + line.y() for line in lines]
        return [*tops, max(rect.bottom(), tops[-1] + lines[-1].height())]

    def _is_heading(self, block: QTextBlock) -> bool:
        return self._blocks[block.userState()].kind is BlockKind.HEADING

    def _leads_on(self, block: QTextBlock) -> bool:
        """Whether what follows must not begin another page: a heading's text, the list that a line announces."""
        here = self._blocks[block.userState()]
        following = self._blocks[here.index + 1 : here.index + 2]
        if here.kind is BlockKind.HEADING:
            return bool(following)
        announced = following and following[0].kind in {BlockKind.ITEM, BlockKind.ROW}
        return bool(announced) and here.text.endswith(_LEADS_ON)
