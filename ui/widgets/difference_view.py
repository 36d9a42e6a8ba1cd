"""A read-only text that shows passages then and now: what has gone struck through, what is new in bold.

Written with formats, not with HTML: words of a pack cannot become mark-up.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from kb.content.article_changes import ChangedPassage, PieceKind, TextLine
from kb.labels import path_label
from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.plain_text import shortened

_MOST = 200  # passages that are shown at once; an article written anew has 100
_LONGEST = 20_000  # code points of a piece
_GAP = 10.0  # pixels above a passage
_LINE = 130.0  # percent


class DifferenceView(QTextEdit):
    """Shows nothing until it is told what; the words can be selected and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Sequence[ChangedPassage], Sequence[TextLine], str] = ((), (), "")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(12)
        self.set_theme(theme)

    def show_passages(self, passages: Sequence[ChangedPassage], above: str = "") -> None:
        """Show what reads differently, under a line of words."""
        self._shown = (passages, (), above)
        self._write()

    def show_lines(self, lines: Sequence[TextLine], above: str = "") -> None:
        """Show lines of one text, under a line of words."""
        self._shown = ((), lines, above)
        self._write()

    def show_words(self, words: str) -> None:
        """Show no text but a word about it."""
        self._shown = ((), (), words)
        self._write()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        set_rules(self, f"QTextEdit {{ background: {SHEET.base}; color: {SHEET.text}; border: 0; }}")
        self._write()

    def _write(self) -> None:
        passages, lines, above = self._shown
        self.clear()
        cursor = QTextCursor(self.document())
        if above:
            self._paragraph(cursor, 0)
            cursor.insertText(shortened(above), self._format(self._theme.muted))
        for passage in passages[:_MOST]:
            self._write_passage(cursor, passage)
        for line in lines:
            self._paragraph(cursor, 2 * _GAP if line.is_heading else _GAP / 2)
            cursor.insertText(shortened(line.words, _LONGEST), self._format(self._theme.text, bold=line.is_heading))
        if len(passages) > _MOST:
            self._paragraph(cursor, _GAP)
            cursor.insertText(
                tr("……另有 {count} 处").format(count=len(passages) - _MOST), self._format(self._theme.muted)
            )
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_passage(self, cursor: QTextCursor, passage: ChangedPassage) -> None:
        if passage.heading_path:
            self._paragraph(cursor, 2 * _GAP)
            cursor.insertText(shortened(path_label(*passage.heading_path), 400), self._format(self._theme.muted))
        self._paragraph(cursor, _GAP / 2 if passage.heading_path else 2 * _GAP)
        theme = self._theme
        formats = {
            PieceKind.SAME: self._format(theme.text),
            PieceKind.REMOVED: self._format(theme.danger, struck=True),
            PieceKind.INSERTED: self._format(theme.inserted, bold=True),
        }
        for piece in passage.pieces:
            cursor.insertText(shortened(piece.text, _LONGEST), formats[piece.kind])

    def _paragraph(self, cursor: QTextCursor, above: float) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self.document().isEmpty():
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form)

    @staticmethod
    def _format(color: str, *, struck: bool = False, bold: bool = False) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(QColor(color))
        form.setFontStrikeOut(struck)
        form.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return form
