"""A comparison becomes a QTextDocument: a line with the name above each section, the roles in equal columns.

It is written a piece at a time, each a table of its own: three roles of the built-in articles are 3,400 passages, which
took 1.5 s in one go.

Every passage is a link of the scheme ``passage:`` with its number; nothing else in the document can be followed, and
all text is inserted as text.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)

from kb.content.comparison import DutyPassage
from kb.content.shared_passages import FoldedComparison, FoldedRow
from kb.exchange.wording import CELL_BORDER
from kb.model import BlockKind
from kb.translation import tr
from ui.theme import CHINESE_FAMILIES, Theme

SCHEME, FOLD = "passage", "fold"
SIDE = 16  # pixels left and right of the words in a cell
MOST = 200  # passages of one cell; a whole book beside a duty would be no comparison
_PIECE = 30  # passages of one cell that are written at once
_BODY_PIXELS = 14
_LINE_EMS = 1.55
_ITEM_EMS = 1.6
_ROLES = {2: tr("两岗"), 3: tr("三岗")}
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(slots=True)
class ComparisonDocument:
    """The document, the passages by the number in their links, and where each stands in it (Qt's positions).

    ``sections`` holds where each section begins. A link of the scheme ``fold:`` with the number of a section unfolds
    what all roles are told there.
    """

    document: QTextDocument
    passages: list[DutyPassage] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    shared: dict[int, QTextTable] = field(default_factory=dict)  # section → where what its roles share is told

    def passage(self, url: QUrl) -> DutyPassage | None:
        """The passage that a link leads to."""
        number = self.number(url)
        return None if number is None else self.passages[number]

    def folded_section(self, url: QUrl) -> int | None:
        """The number of the section whose shared passages a link unfolds or folds."""
        words = url.path()
        if url.scheme() != FOLD or not words.isdecimal() or int(words) >= len(self.sections):
            return None
        return int(words)

    def number(self, url: QUrl) -> int | None:
        """The number in a link, None when it is none of ours."""
        words = url.path()
        if url.scheme() != SCHEME or not words.isdecimal() or int(words) >= len(self.passages):
            return None
        return int(words)


class ComparisonWriter:
    """Writes ``content``, detached and without a layout; whole what is shared in the sections named in ``unfolded``."""

    def __init__(self, compared: FoldedComparison, theme: Theme, unfolded: Collection[str] = ()) -> None:
        self.content = self._out = ComparisonDocument(_document())
        self._columns = len(compared.comparison.roles)
        self._rows = compared.rows if self._columns else ()
        self._theme = theme
        self._unfolded = unfolded
        self._articles = compared.articles
        self._fresh = True  # the cursor stands in a paragraph that is still to be used
        self._top = True  # and nothing stands above it in its cell
        self._pieces = self._write()

    def write(self, passages: int | None = None) -> bool:
        """Write so many passages more, or all; whether anything is left to be written."""
        written = 0
        while passages is None or written < passages:
            piece = next(self._pieces, None)
            if piece is None:
                return False
            written += piece
        return True

    def fold(self, number: int, *, unfolded: bool) -> None:
        """Tell what the roles share in a section whole, or that there is something; the rest stays as it is."""
        if (table := self._out.shared.get(number)) is None:
            return
        before = self._out.document.characterCount()
        place = table.cellAt(0, 0)
        start = place.firstCursorPosition().position()
        cursor = place.firstCursorPosition()
        cursor.beginEditBlock()
        cursor.setPosition(place.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        known = len(self._out.places)
        self._shared(table, 0, number, self._rows[number], unfolded)
        cursor.endEditBlock()
        moved = self._out.document.characterCount() - before
        places, sections = self._out.places, self._out.sections
        places[:known] = [(at + moved, to + moved) if at > start else (at, to) for at, to in places[:known]]
        sections[:] = [at + moved if at > start else at for at in sections]

    def _write(self) -> Iterator[int]:
        """Write a piece with each step, and say how many passages it has."""
        for number, row in enumerate(self._rows):
            longest = max((min(len(cell), MOST) for cell in row.cells), default=0)
            for start in range(0, max(longest, 1), _PIECE):
                cursor = self._cursor()
                named, differs = start == 0, row.differs
                table = cursor.insertTable(named + differs, self._columns, self._table())
                if named:
                    table.mergeCells(0, 0, 1, self._columns)
                    self._name(table, 0, row.section)
                for column, cell in enumerate(row.cells) if differs else ():
                    self._cell(table.cellAt(table.rows() - 1, column), cell, start, shared=bool(row.shared))
                cursor.endEditBlock()
                yield sum(len(cell[start : start + _PIECE]) for cell in row.cells) + 1
            if row.shared:
                cursor = self._cursor()
                table = self._out.shared[number] = cursor.insertTable(1, self._columns, self._table())
                table.mergeCells(0, 0, 1, self._columns)
                self._shared(table, 0, number, row, row.section in self._unfolded)
                cursor.endEditBlock()
                yield 1 + (len(row.shared[:MOST]) if row.section in self._unfolded else 0)

    def _cursor(self) -> QTextCursor:
        """At the end of the document, with the changes held together until its ``endEditBlock``."""
        cursor = QTextCursor(self._out.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        return cursor

    def _shared(self, table: QTextTable, line: int, number: int, row: FoldedRow, unfolded: bool) -> None:
        """One line across all columns that says how much is the same, and when it is unfolded the passages, once."""
        place = table.cellAt(line, 0)
        look = QTextTableCellFormat()
        _pad(look, 8, 16)
        place.setFormat(look)
        cursor, self._fresh, self._top = place.firstCursorPosition(), True, True
        self._paragraph(cursor, QTextBlockFormat())
        characters = self._characters("link")
        characters.setAnchor(True)
        characters.setAnchorHref(f"{FOLD}:{number}")
        same = tr("{roles}相同 {count} 段").format(roles=_ROLES[len(row.cells)], count=len(row.shared))
        cursor.insertText(
            tr("{arrow} {same}，{act}").format(
                arrow="▲" if unfolded else "▼", same=same, act=tr("收起") if unfolded else tr("展开")
            ),
            characters,
        )
        if unfolded:
            for passage in row.shared[:MOST]:
                self._passage(cursor, passage)
            if len(row.shared) > MOST:
                self._more(cursor, row.shared[MOST], len(row.shared) - MOST)

    def _name(self, table: QTextTable, row: int, words: str) -> None:
        place = table.cellAt(row, 0)
        look = QTextTableCellFormat()
        look.setBackground(self._theme.color("accent_soft"))
        _pad(look, 6, 6)
        place.setFormat(look)
        cursor = place.firstCursorPosition()
        self._out.sections.append(cursor.position())
        cursor.insertText(words, self._characters(bold=True))

    def _cell(self, place: QTextTableCell, cell: Sequence[DutyPassage], start: int, *, shared: bool) -> None:
        """The passages of a cell from ``start``, as many as one piece holds."""
        look = QTextTableCellFormat()
        last = start + _PIECE >= min(len(cell), MOST)
        _pad(look, 0 if start else 8, 16 if last else 0)
        if place.column():
            look.setLeftBorder(1)
            look.setLeftBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setLeftBorderBrush(QBrush(self._theme.color("line")))
        place.setFormat(look)
        cursor, self._fresh, self._top = place.firstCursorPosition(), True, start == 0
        if not cell:
            if start == 0:
                self._paragraph(cursor, QTextBlockFormat())
                cursor.insertText(tr("只有下面相同的部分") if shared else "—", self._characters("muted"))
            return
        source = cell[start - 1].article_id if 0 < start <= len(cell) else ""
        for passage in cell[start : min(start + _PIECE, MOST)]:
            if passage.article_id != source and len(self._articles[place.column()]) > 1:
                self._source(cursor, passage.title)
            source = passage.article_id
            self._passage(cursor, passage)
        if last and start < MOST < len(cell):
            self._more(cursor, cell[MOST], len(cell) - MOST)

    def _source(self, cursor: QTextCursor, title: str) -> None:
        look = QTextBlockFormat()
        look.setTopMargin(0 if self._top else _em(0.9))
        look.setBottomMargin(_em(0.2))
        self._paragraph(cursor, look)
        characters = self._characters("muted")
        characters.setProperty(QTextCharFormat.Property.FontPixelSize, _BODY_PIXELS - 2)
        cursor.insertText(tr("《{title}》").format(title=title), characters)

    def _passage(self, cursor: QTextCursor, passage: DutyPassage) -> None:
        heading = passage.kind is BlockKind.HEADING
        self._paragraph(cursor, self._block(passage))
        text = passage.text.replace("\n", CELL_BORDER if passage.kind is BlockKind.ROW else "\u2028")
        if passage.marker:
            text = f"{passage.marker}\t{text}"
        color = "muted" if passage.kind is BlockKind.QUOTE or (heading and passage.level > 3) else "ink"
        self._link(cursor, passage, text, self._characters(color, bold=heading or passage.header))

    def _more(self, cursor: QTextCursor, following: DutyPassage, count: int) -> None:
        look = QTextBlockFormat()
        look.setTopMargin(_em(0.6))
        self._paragraph(cursor, look)
        self._link(
            cursor, following, tr("另有 {count} 段，打开文章继续阅读").format(count=count), self._characters("link")
        )

    def _link(self, cursor: QTextCursor, passage: DutyPassage, text: str, look: QTextCharFormat) -> None:
        look.setAnchor(True)
        look.setAnchorHref(f"{SCHEME}:{len(self._out.passages)}")
        start = cursor.position()
        cursor.insertText(text, look)
        self._out.passages.append(passage)
        self._out.places.append((start, cursor.position()))

    # --- formats ----------------------------------------------------------------------------------------------------

    def _paragraph(self, cursor: QTextCursor, look: QTextBlockFormat) -> None:
        look.setLineHeight(_em(_LINE_EMS), _FIXED)
        if self._fresh:
            cursor.setBlockFormat(look)
            self._fresh = False
        else:
            cursor.insertBlock(look, QTextCharFormat())
        self._top = False

    def _block(self, passage: DutyPassage) -> QTextBlockFormat:
        out = QTextBlockFormat()
        match passage.kind:
            case BlockKind.HEADING:
                top = 0.9 if passage.level == 2 else 0.6
                out.setTopMargin(0 if self._top else _em(top))
                out.setBottomMargin(_em(0.15))
            case BlockKind.ITEM:
                out.setLeftMargin(_em(_ITEM_EMS * passage.level))
                out.setTextIndent(-_em(_ITEM_EMS))
                out.setTabPositions([QTextOption.Tab(_em(_ITEM_EMS), QTextOption.TabType.LeftTab)])
                out.setBottomMargin(_em(0.2))
            case BlockKind.QUOTE | BlockKind.CODE:
                out.setLeftMargin(_em(1))
                out.setBottomMargin(_em(0.3))
            case _:
                out.setLeftMargin(_em(_ITEM_EMS * passage.level))
                out.setBottomMargin(_em(0.3))
        return out

    def _characters(self, color: str = "ink", *, bold: bool = False) -> QTextCharFormat:
        out = QTextCharFormat()
        out.setForeground(self._theme.color(color))
        if bold:
            out.setFontWeight(QFont.Weight.Bold)
        return out

    def _table(self) -> QTextTableFormat:
        out = QTextTableFormat()
        out.setBorder(0)
        out.setCellSpacing(0)
        out.setCellPadding(0)
        out.setBorderCollapse(True)
        out.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        width = QTextLength(QTextLength.Type.PercentageLength, 100 / self._columns)
        out.setColumnWidthConstraints([width] * self._columns)
        return out


def _document() -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    font = QFont()
    font.setFamilies([*CHINESE_FAMILIES, QFont().family()])
    font.setPixelSize(_BODY_PIXELS)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return document


def _em(count: float) -> int:
    return round(count * _BODY_PIXELS)


def _pad(look: QTextTableCellFormat, top: int, bottom: int) -> None:
    look.setLeftPadding(SIDE)
    look.setRightPadding(SIDE)
    look.setTopPadding(top)
    look.setBottomPadding(bottom)
