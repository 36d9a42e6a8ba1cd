"""A comparison becomes a QTextDocument: one table, a line with the name above each section, the roles in equal columns.

Every passage is a link of the scheme ``passage:`` with its number; nothing else in the document can be followed, and
all text is inserted as text.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import groupby

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
    QTextTableCellFormat,
    QTextTableFormat,
)

from kb.content.comparison import Comparison, DutyPassage
from kb.content.shared_passages import FoldedRow
from kb.exchange.wording import CELL_BORDER
from kb.model import BlockKind
from ui.theme import CHINESE_FAMILIES, Theme

SCHEME, FOLD = "passage", "fold"
SIDE = 16  # pixels left and right of the words in a cell
MOST = 200  # passages of one cell; a whole book beside a duty would be no comparison
_BODY_PIXELS = 14
_LINE_EMS = 1.55
_ITEM_EMS = 1.6
_ROLES = {2: "两岗", 3: "三岗"}
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


def articles_of(compared: Comparison) -> list[dict[str, str]]:
    """For every role its articles: id → title."""
    return [
        {passage.article_id: passage.title for row in compared.rows for passage in row.cells[n]}
        for n in range(len(compared.roles))
    ]


def build_comparison(
    compared: Comparison, rows: Sequence[FoldedRow], theme: Theme, unfolded: Collection[str] = ()
) -> ComparisonDocument:
    """The document, detached, without a layout yet: ``rows`` of ``compared``, whole those named in ``unfolded``."""
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
    out = ComparisonDocument(document)
    if rows and compared.roles:
        _Builder(out, compared, theme).write(rows, unfolded)
    return out


class _Builder:
    """Fills the table cell by cell."""

    def __init__(self, out: ComparisonDocument, compared: Comparison, theme: Theme) -> None:
        self._out = out
        self._compared = compared
        self._theme = theme
        self._articles = articles_of(compared)
        self._fresh = True  # the cursor stands in a paragraph that is still to be used

    def write(self, rows: Sequence[FoldedRow], unfolded: Collection[str]) -> None:
        cursor = QTextCursor(self._out.document)
        cursor.beginEditBlock()
        columns = len(self._compared.roles)
        lines = sum(1 + row.differs + bool(row.shared) for row in rows)
        table = cursor.insertTable(lines, columns, self._table())
        line = 0
        for number, row in enumerate(rows):
            table.mergeCells(line, 0, 1, columns)
            self._name(table, line, row.section)
            line += 1
            if row.differs:
                for column, cell in enumerate(row.cells):
                    self._cell(table, line, column, cell, bool(row.shared))
                line += 1
            if row.shared:
                table.mergeCells(line, 0, 1, columns)
                self._shared(table, line, number, row, row.section in unfolded)
                line += 1
        cursor.endEditBlock()

    def _shared(self, table: QTextTable, line: int, number: int, row: FoldedRow, unfolded: bool) -> None:
        """One line across all columns that says how much is the same, and when it is unfolded the passages, once."""
        place = table.cellAt(line, 0)
        look = QTextTableCellFormat()
        _pad(look, 8, 16)
        place.setFormat(look)
        cursor, self._fresh = place.firstCursorPosition(), True
        self._paragraph(cursor, QTextBlockFormat())
        characters = self._characters("link")
        characters.setAnchor(True)
        characters.setAnchorHref(f"{FOLD}:{number}")
        same = f"{_ROLES[len(row.cells)]}相同 {len(row.shared)} 段"
        cursor.insertText(f"{'▲' if unfolded else '▼'} {same}，{'收起' if unfolded else '展开'}", characters)
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

    def _cell(self, table: QTextTable, row: int, column: int, cell: Sequence[DutyPassage], shared: bool) -> None:
        place = table.cellAt(row, column)
        look = QTextTableCellFormat()
        _pad(look, 8, 16)
        if column:
            look.setLeftBorder(1)
            look.setLeftBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            look.setLeftBorderBrush(QBrush(self._theme.color("line")))
        place.setFormat(look)
        cursor, self._fresh = place.firstCursorPosition(), True
        if not cell:
            self._paragraph(cursor, QTextBlockFormat())
            cursor.insertText("只有下面相同的部分" if shared else "—", self._characters("muted"))
            return
        shown = cell[:MOST]
        for (_, title), group in groupby(shown, key=lambda passage: (passage.article_id, passage.title)):
            if len(self._articles[column]) > 1:
                self._source(cursor, title)
            for passage in group:
                self._passage(cursor, passage)
        if len(shown) < len(cell):
            self._more(cursor, cell[len(shown)], len(cell) - len(shown))

    def _source(self, cursor: QTextCursor, title: str) -> None:
        look = QTextBlockFormat()
        look.setTopMargin(0 if self._fresh else _em(0.9))
        look.setBottomMargin(_em(0.2))
        self._paragraph(cursor, look)
        characters = self._characters("muted")
        characters.setProperty(QTextCharFormat.Property.FontPixelSize, _BODY_PIXELS - 2)
        cursor.insertText(f"《{title}》", characters)

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
        self._link(cursor, following, f"另有 {count} 段，打开文章继续阅读", self._characters("link"))

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

    def _block(self, passage: DutyPassage) -> QTextBlockFormat:
        out = QTextBlockFormat()
        match passage.kind:
            case BlockKind.HEADING:
                top = 0.9 if passage.level == 2 else 0.6
                out.setTopMargin(0 if self._fresh else _em(top))
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
        columns = len(self._compared.roles)
        out.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns)
        return out


def _em(count: float) -> int:
    return round(count * _BODY_PIXELS)


def _pad(look: QTextTableCellFormat, top: int, bottom: int) -> None:
    look.setLeftPadding(SIDE)
    look.setRightPadding(SIDE)
    look.setTopPadding(top)
    look.setBottomPadding(bottom)
