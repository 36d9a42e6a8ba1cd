r"""An article becomes a QTextDocument whose plain text is the canonical text, so that Qt's positions are offsets.

(Only in tables too long to be set as such a tab stands for the break between two cells.)

Built block by block and detached from any widget (several times as fast as filling a shown one). Every paragraph's
``userState`` holds the index of its article block. A line break inside a block is U+2028, which keeps the block one
paragraph and reads as ``\n``. List markers, bars and fills are no text: ``ui.reader.block_painter`` paints them.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

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
    QTextTableFormat,
)

from kb.model import Article, Block, BlockKind, InlineStyle, Run, Span
from kb.text.column_widths import MEASURED_ROWS, column_shares
from kb.text.lazy_pattern import lazy_pattern
from ui.reader.text.typography import Typography
from ui.theme import Theme

ITEM_EMS = 1.9  # how far each level of a list stands in
QUOTE_EMS = 1.2
DEEPEST_INDENT = 8  # levels: with every further one the column would become too narrow to read
QUOTE_GAP_EMS = 0.5
CODE_PAD_EMS = 0.9
CELL_PADDING = 7
# A longer text is set without: cutting it at every number makes building 400,000 characters slower by a third.
LONGEST_SPACED = 100_000  # characters; the longest article we know has 22,000, and takes 28 ms for 18
SPACE_EMS = 0.25  # between Chinese and Latin, as CLREQ has it
UNSPACED = {BlockKind.CODE, BlockKind.ROW}  # in a narrow column a date would not stay on its line
_HAN, _LATIN = r"[\u3400-\u9fff\U00020000-\U0003ffff]", r"[0-9A-Za-z]"
_EDGE = lazy_pattern(f"{_HAN}(?={_LATIN})|{_LATIN}(?={_HAN})|%(?={_HAN})")
_GAP_PIXELS = 10
# Qt lays a table out as a whole, in a time that grows faster than the table: 4,000 cells 0.4 s, 28,000 7 s. A longer
# one is set a line a row, its cells at tab stops.
_SHARED_FOR = "column_ems"
_MOST_CELLS = 4_000
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(frozen=True, slots=True)
class PreparedDocument:
    """The document of an article in a theme and a size, made before it is shown."""

    article: Article
    theme: Theme
    typography: Typography
    document: QTextDocument

    @classmethod
    def of(cls, article: Article, theme: Theme, typography: Typography) -> "PreparedDocument":
        """Make it, on any thread, to which it belongs. The longest article takes four seconds."""
        return cls(article, theme, typography, build_document(article, theme, typography, spaced=True))

    def fits(self, article: Article, theme: Theme, typography: Typography) -> bool:
        """Whether it is what shall be shown."""
        return (self.article, self.theme, self.typography) == (article, theme, typography)


def build_document(article: Article, theme: Theme, typography: Typography, *, spaced: bool = False) -> QTextDocument:
    """A document without a layout yet; ``toPlainText()`` equals ``article.text``.

    With ``spaced`` a quarter em is drawn between Chinese and Latin letters or digits, unless the text is longer than
    LONGEST_SPACED; nothing is put into the text.
    """
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(typography.font())
    _Builder(document, _Formats(theme, typography), spaced=spaced and len(article.text) <= LONGEST_SPACED).write(
        article.blocks
    )
    return document


def share_columns(document: QTextDocument, width: float, typography: Typography) -> None:
    """Share the width of the text (pixels) among the columns of every table, so that the tables become short.

    Nothing is laid out; a width that differs by less than an em changes nothing.
    """
    ems = int(width / typography.body)
    if document.property(_SHARED_FOR) == ems:
        return
    document.setProperty(_SHARED_FOR, ems)
    for table in document.rootFrame().childFrames():
        if isinstance(table, QTextTable):
            rows = [
                [table.cellAt(row, column).firstCursorPosition().block().text() for column in range(table.columns())]
                for row in range(min(table.rows(), MEASURED_ROWS))
            ]
            shares = column_shares(rows, ems, 2 * CELL_PADDING / typography.body)
            shape = table.format().toTableFormat()
            shape.setColumnWidthConstraints(
                [QTextLength(QTextLength.Type.PercentageLength, 100 * share) for share in shares]
            )
            table.setFormat(shape)


class _Formats:
    """The formats of blocks and runs, each made once."""

    def __init__(self, theme: Theme, typography: Typography) -> None:
        self._theme = theme
        self._type = typography
        self._blocks: dict[tuple[BlockKind, int, bool], QTextBlockFormat] = {}
        self._characters: dict[tuple[BlockKind, int, frozenset[InlineStyle], bool], QTextCharFormat] = {}

    def block(self, block: Block) -> QTextBlockFormat:
        """How the paragraph of ``block`` is set."""
        gap = block.kind is BlockKind.PARAGRAPH and not block.text
        key = (block.kind, block.level, gap)
        if key not in self._blocks:
            self._blocks[key] = self._gap() if gap else self._paragraph(block.kind, block.level)
        return self._blocks[key]

    def characters(
        self, block: Block, styles: frozenset[InlineStyle] = frozenset(), *, spaced: bool = False
    ) -> QTextCharFormat:
        """How a run of ``block`` with these styles is set; ``spaced`` with room behind it."""
        level = block.level if block.kind is BlockKind.HEADING else int(block.header)
        key = (block.kind, level, styles, spaced)
        if key not in self._characters:
            self._characters[key] = self._run(block, styles)
            if spaced:
                size = self._type.heading(block.level) if block.kind is BlockKind.HEADING else self._type.body
                self._characters[key].setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
                self._characters[key].setFontLetterSpacing(SPACE_EMS * size)
        return self._characters[key]

    def row(self, columns: int) -> QTextBlockFormat:
        """How a row of a table is set that is too long to be a table."""
        out = self._paragraph(BlockKind.ROW, 0)
        out.setBottomMargin(self._type.em(0.4))
        width = self._type.column / columns
        left = QTextOption.TabType.LeftTab
        out.setTabPositions([QTextOption.Tab(width * number, left) for number in range(1, columns)])
        return out

    def table(self) -> QTextTableFormat:
        """Hair lines, the whole width of the column; see ``share_columns`` for the columns of the table."""
        out = QTextTableFormat()
        out.setBorder(1)
        out.setBorderBrush(QBrush(self._theme.color("line")))
        out.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        out.setBorderCollapse(True)
        out.setCellPadding(CELL_PADDING)
        out.setCellSpacing(0)
        out.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        out.setTopMargin(self._type.em(0.3))
        out.setBottomMargin(self._type.em(0.9))
        return out

    def _gap(self) -> QTextBlockFormat:
        out = QTextBlockFormat()
        out.setLineHeight(_GAP_PIXELS, _FIXED)
        return out

    def _paragraph(self, kind: BlockKind, level: int) -> QTextBlockFormat:
        em = self._type.em
        out = QTextBlockFormat()
        out.setLineHeight(self._type.line, _FIXED)
        match kind:
            case BlockKind.HEADING:
                out.setLineHeight(round(1.4 * self._type.heading(level)), _FIXED)
                out.setHeadingLevel(level)
                out.setTopMargin(em(0 if level == 1 else 1.5 if level == 2 else 1.0))
                out.setBottomMargin(em(0.7 if level == 1 else 0.3))
            case BlockKind.ROW:
                out.setLineHeight(self._type.cell_line, _FIXED)
            case BlockKind.CODE:
                out.setLineHeight(self._type.cell_line, _FIXED)
                out.setLeftMargin(em(CODE_PAD_EMS + ITEM_EMS * min(level, DEEPEST_INDENT)))
                out.setRightMargin(em(CODE_PAD_EMS))
                out.setTopMargin(em(1.2))
                out.setBottomMargin(em(1.4))
            case BlockKind.QUOTE:
                out.setLeftMargin(em(QUOTE_EMS * min(level, DEEPEST_INDENT)))
                out.setBottomMargin(em(QUOTE_GAP_EMS))
            case _:
                out.setLeftMargin(em(ITEM_EMS * min(level, DEEPEST_INDENT)))
                out.setBottomMargin(em(0.25 if level else 0.6))
                if self._type.indented and kind is BlockKind.PARAGRAPH and not level:
                    out.setTextIndent(em(2))
        return out

    def _run(self, block: Block, styles: frozenset[InlineStyle]) -> QTextCharFormat:
        out = QTextCharFormat()
        if block.kind is BlockKind.HEADING:
            out.setProperty(QTextCharFormat.Property.FontPixelSize, self._type.heading(block.level))
        if block.kind is BlockKind.HEADING or block.header or InlineStyle.STRONG in styles:
            out.setFontWeight(QFont.Weight.Bold)
        if block.kind is BlockKind.CODE or InlineStyle.CODE in styles:
            out.setFontFamilies(self._type.code_families())
        if InlineStyle.EMPHASIS in styles:
            out.setFontItalic(True)
        if InlineStyle.STRIKE in styles:
            out.setFontStrikeOut(True)
        if InlineStyle.SUPERSCRIPT in styles:
            out.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if InlineStyle.SUBSCRIPT in styles:
            out.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        if block.kind is BlockKind.QUOTE:
            out.setForeground(self._theme.color("muted"))
        if InlineStyle.LINK in styles:
            out.setForeground(self._theme.color("link"))
            out.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        return out


class _Builder:
    """Writes blocks at the end of a document."""

    def __init__(self, document: QTextDocument, formats: _Formats, *, spaced: bool) -> None:
        self._spaced = spaced
        self._cursor = QTextCursor(document)
        self._formats = formats
        self._open = True  # the cursor stands in an empty paragraph that is still to be used

    def write(self, blocks: Sequence[Block]) -> None:
        """Append all ``blocks``."""
        self._cursor.beginEditBlock()
        for table, group in groupby(blocks, key=lambda block: block.table if block.kind is BlockKind.ROW else -1):
            if table < 0:
                for block in group:
                    self._write_paragraph(block, self._formats.block(block))
                continue
            rows = list(group)
            columns = max(row.text.count("\n") for row in rows) + 1
            if len(rows) * columns <= _MOST_CELLS:
                self._write_table(rows, columns)
            else:
                self._write_rows(rows, columns)
        self._cursor.endEditBlock()

    def _write_rows(self, rows: list[Block], columns: int) -> None:
        """Each row is a paragraph, a tab in the place of every break between two cells: the offsets stay."""
        row_format = self._formats.row(columns)
        for row in rows:
            self._write_paragraph(row, row_format, between="\t")

    def _write_paragraph(self, block: Block, block_format: QTextBlockFormat, between: str = "\u2028") -> None:
        characters = self._formats.characters(block)
        if self._open:
            self._cursor.setBlockFormat(block_format)
            self._cursor.setBlockCharFormat(characters)
            self._open = False
        else:
            self._cursor.insertBlock(block_format, characters)
        self._cursor.block().setUserState(block.index)
        self._write_text(block, block.text, block.runs, between)

    def _write_table(self, rows: list[Block], columns: int) -> None:
        """A real table: Qt puts every cell on a line of its own, as the canonical text does."""
        self._cursor.insertTable(len(rows), columns, self._formats.table())
        for row in rows:
            for cell, runs in _cells(row):
                self._cursor.setBlockFormat(self._formats.block(row))
                self._cursor.setBlockCharFormat(self._formats.characters(row))
                self._cursor.block().setUserState(row.index)
                self._write_text(row, cell, runs)
                self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._open = True

    def _write_text(self, block: Block, text: str, runs: Sequence[Run], between: str = "\u2028") -> None:
        edges = [*_edges(text)] if self._spaced and block.kind not in UNSPACED else []
        at = 0
        for piece, styles in _pieces(text, runs):
            for part, spaced in _parted(piece, at, edges if InlineStyle.CODE not in styles else []):
                self._cursor.insertText(
                    part.replace("\n", between), self._formats.characters(block, styles, spaced=spaced)
                )
            at += len(piece)


def _edges(text: str) -> Iterator[int]:
    """The letters behind which another script begins: Chinese and Latin letters or digits, either way round."""
    return (match.start() for match in _EDGE.finditer(text))


def _parted(piece: str, start: int, edges: Sequence[int]) -> Iterator[tuple[str, bool]]:
    """A piece that begins at ``start`` of its block cut so that every letter of ``edges`` stands alone, and is told."""
    done = 0
    for edge in edges[bisect_left(edges, start) : bisect_left(edges, start + len(piece))]:
        if edge - start > done:
            yield piece[done : edge - start], False
        done = edge - start + 1
        yield piece[done - 1], True
    if done < len(piece):
        yield piece[done:], False


def _cells(row: Block) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """Every cell's text, with its runs counted from its own start."""
    start = 0
    for cell in row.text.split("\n"):
        end = start + len(cell)
        yield (
            cell,
            tuple(
                Run(Span(run.span.start - start, run.span.end - start), run.style, run.target)
                for run in row.runs
                if start <= run.span.start and run.span.end <= end
            ),
        )
        start = end + 1


def _pieces(text: str, runs: Iterable[Run]) -> Iterator[tuple[str, frozenset[InlineStyle]]]:
    """``text`` cut wherever a run begins or ends; runs may lie in one another."""
    runs = tuple(runs)
    if not text:
        return
    if not runs:
        yield text, frozenset()
        return
    # Counted along the way: looking at all runs for each piece took 9 s for a block of 10,000 strong words.
    changes: defaultdict[int, list[tuple[InlineStyle, int]]] = defaultdict(list)
    for run in runs:
        changes[run.span.start].append((run.style, 1))
        changes[run.span.end].append((run.style, -1))
    open_runs: Counter[InlineStyle] = Counter()
    for start, end in pairwise(sorted({0, len(text), *changes})):
        for style, change in changes[start]:
            open_runs[style] += change
        yield text[start:end], frozenset(style for style, count in open_runs.items() if count)
