"""An open article with everything that lies on it: marks, search marks, bookmarks; paints them, says what is where.

Outside it speaks spans of code points, towards the view positions (UTF-16 units): this is where the two meet.
"""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QTextCursor

from kb.model import Annotation, Article, Block, Bookmark, ChecklistEntry, InlineStyle, Span, Term, TermUse
from kb.text.offsets import Utf16Map
from ui.reader.block_painter import BlockPainter
from ui.reader.marks.annotation_painter import AnnotationPainter, Mark, paint_emphasis
from ui.reader.terms import TermMarks
from ui.reader.text.geometry import PlacedBlock, Stretch
from ui.reader.text.typography import Typography
from ui.reader.text.view import ReaderView
from ui.reader.tick_boxes import TickBoxes
from ui.theme import Theme
from ui.widgets.icons import icon

_RIBBON = 18  # pixels
_RIBBON_LEFT = 42  # from the text column
_REACH = 12.0  # pixels above and below a stretch whose marks reach over it


class ArticleOverlay:
    """One article while it is open in ``view``."""

    def __init__(self, article: Article, view: ReaderView, theme: Theme, typography: Typography) -> None:
        self.article = article
        self.annotations: tuple[Annotation, ...] = ()
        self.found: tuple[Span, ...] = ()
        self.current = -1
        self._view = view
        self._offsets = Utf16Map(article.text)
        self._marks = AnnotationPainter(self._offsets)
        self._terms = TermMarks(self._offsets)
        self.ticks = TickBoxes(article, self._offsets)
        self._bookmarked: frozenset[int] = frozenset()
        self.apply_theme(theme, typography)

    def apply_theme(self, theme: Theme, typography: Typography) -> None:
        """Paint in the colours of ``theme`` and the sizes of ``typography`` from now on."""
        self._theme, self._type = theme, typography
        self._decoration = BlockPainter(self.article, self._offsets, theme, typography, is_boxed=self.ticks.replaces)

    # --- offsets ------------------------------------------------------------------------------------------------

    def position(self, offset: int) -> int:
        """The document position of a code point; offsets outside the text go to its nearer end."""
        return self._offsets.to_utf16(min(max(offset, 0), len(self.article.text)))

    def offset(self, position: int) -> int:
        """The code point at a document position."""
        return min(self._offsets.to_code_points(position), len(self.article.text))

    def cut(self, start: int, end: int) -> str:
        """The canonical text between two positions."""
        return self.article.text[self.offset(start) : self.offset(end)]

    # --- what lies on it ----------------------------------------------------------------------------------------

    def set_annotations(self, annotations: tuple[Annotation, ...]) -> None:
        """Take all annotations of the article."""
        self.annotations = annotations
        self._marks.set_annotations(annotations, len(self.article.text))

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """Take all bookmarks of the article."""
        self._bookmarked = frozenset(
            self.article.block_at(bookmark.span.start).index for bookmark in bookmarks if bookmark.span is not None
        )

    def set_terms(self, uses: tuple[TermUse, ...]) -> None:
        """Take the terms that a glossary explains."""
        self._terms.set_uses(uses)

    def set_found(self, found: tuple[Span, ...], current: int) -> None:
        """Take the search marks; ``current`` is −1 when there are none."""
        self.found, self.current = found, current
        self._marks.set_found(found, current)

    def set_current_found(self, current: int) -> None:
        """Choose another search mark."""
        self.current = self._marks.current_found = current

    # --- what is where ------------------------------------------------------------------------------------------

    def block_at(self, point: QPointF) -> Block:
        """The block nearest to ``point`` (document coordinates)."""
        position = self._view.geometry_of_text.position_at(point)
        return self.article.block_at(self.offset(position))

    def is_bookmarked(self, block: Block) -> bool:
        """Whether ``block`` has a bookmark."""
        return block.index in self._bookmarked

    def annotations_at(self, point: QPointF) -> list[Annotation]:
        """The annotations whose mark, or whose bar or note icon in a margin, is under ``point``."""
        placed = self._view.geometry_of_text.block_at(point)
        top, bottom = point.y() - _REACH, point.y() + _REACH
        return [
            mark.annotation
            for mark in self._marks.touching(placed.start, placed.end)
            if any(self._covers(mark, line, point) for line in placed.rects(mark.start, mark.end, top, bottom))
            or (mark.annotation.note and self._note_icon_at(mark, placed, point))
        ]

    @property
    def placed_annotations(self) -> list[Annotation]:
        """Those that have a place, in the order of the text."""
        return self._marks.annotations

    def annotations_at_caret(self, position: int) -> list[Annotation]:
        """The annotations that the caret at ``position`` stands in or at the edge of."""
        return [mark.annotation for mark in self._marks.touching(max(position - 1, 0), position + 1)]

    def link_at(self, point: QPointF) -> str:
        """The target of the link under ``point``, or nothing."""
        placed = self._view.geometry_of_text.block_at(point)
        index = placed.block.userState()
        if not 0 <= index < len(self.article.blocks):
            return ""
        block = self.article.blocks[index]
        for run in block.runs:
            if run.style is InlineStyle.LINK:
                start, end = (self.position(block.start + at) for at in (run.span.start, run.span.end))
                if any(line.contains(point) for line in placed.rects(start, end, point.y() - 1, point.y() + 1)):
                    return run.target
        return ""

    def tick_box_at(self, point: QPointF) -> ChecklistEntry | None:
        """The item whose box is under ``point``."""
        return self.ticks.at(self._view.geometry_of_text.block_at(point), point, self._type)

    def term_at(self, point: QPointF) -> Term | None:
        """The explained term under ``point``."""
        return self._terms.at(self._view.geometry_of_text.block_at(point), point)

    def term_at_caret(self, position: int) -> Term | None:
        """The explained term that the caret at ``position`` stands in."""
        return self._terms.at_caret(position)

    def link_at_caret(self, position: int) -> str:
        """The target of the link that the caret at ``position`` stands in, or nothing."""
        block = self.article.block_at(self.offset(position))
        at = self.offset(position) - block.start
        links = (run for run in block.runs if run.style is InlineStyle.LINK)
        return next((run.target for run in links if run.span.start <= at <= run.span.end), "")

    # --- painting -----------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint everything that stands behind the text within ``rect`` (document coordinates)."""
        geometry, column = self._view.geometry_of_text, self._view.column
        stretch = geometry.stretch(rect.top() - _REACH, rect.bottom() + _REACH)
        self._decoration.paint(painter, geometry, stretch)
        caret = self._view.textCursor().position() if self._view.hasFocus() else None
        self.ticks.paint(painter, stretch, self._theme, self._type, caret=caret)
        self._paint_cells_between(painter, stretch)
        self._marks.paint(painter, stretch, self._theme, column)
        self._terms.paint(painter, stretch, self._theme)
        for placed in stretch.blocks:
            block = placed.block
            if block.userState() in self._bookmarked and placed.start == self._start_of(block.userState()):
                line = geometry.line_at(placed.start)
                place = QRect(
                    round(column.left() - _RIBBON_LEFT), round(line.center().y() - _RIBBON / 2), _RIBBON, _RIBBON
                )
                icon("bookmark-filled", self._theme.accent).paint(painter, place)
        if self._view.emphasis is not None:
            lines = stretch.rects(*self._view.emphasis)
            paint_emphasis(painter, lines, self._theme.color("accent"))

    def _paint_cells_between(self, painter: QPainter, stretch: Stretch) -> None:
        """Qt shows a selection across cells as a box of cells, but it is all text between its ends: tint that."""
        cursor: QTextCursor = self._view.textCursor()
        if cursor.hasComplexSelection():
            for line in stretch.rects(*self._view.selected):
                painter.fillRect(line, self._theme.color("accent_soft"))

    def _start_of(self, index: int) -> int:
        return self._offsets.to_utf16(self.article.blocks[index].start)

    def _covers(self, mark: Mark, line: QRectF, point: QPointF) -> bool:
        over = mark.fill(line).united(line)
        beside = mark.bar(line, self._view.column).adjusted(-2, 0, 2, 0)
        return over.contains(point) or beside.contains(point)

    def _note_icon_at(self, mark: Mark, placed: PlacedBlock, point: QPointF) -> bool:
        """Whether the icon of the mark's note is under ``point``; it stands beside the mark's first line only."""
        if mark.start < placed.start:
            return False
        lines = placed.rects(mark.start, mark.start + 1, point.y() - _REACH, point.y() + _REACH)
        return any(mark.symbol(line, self._view.column).contains(point) for line in lines)
