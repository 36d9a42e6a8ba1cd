"""The passage of the current hit, whole and among its neighbours, beside the list of a wide window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from kb.labels import path_label, titled
from kb.model import Article, Block, BlockKind, Hit
from kb.text.offsets import Utf16Map
from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.elided import ElidedLabel
from ui.widgets.named import named

PREVIEW_FROM = 1600  # logical pixels of the window
_WIDTH = 340  # pixels at least
_BEFORE, _BEHIND = 2, 8  # blocks around the passage, within its section
_LINE = 155  # percent


class HitPreview(QFrame):
    """Only shows: the keys stay in the list."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Hit, Article] | None = None
        self.setObjectName("hit_preview")
        self.setMinimumWidth(_WIDTH)
        self._path = named(ElidedLabel(), "preview_path")
        self._path.setProperty("kind", "muted")
        self._text = named(QTextEdit(), "preview_text", tr("预览"))
        self._text.setReadOnly(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 8, 10)
        layout.addWidget(self._path)
        layout.addWidget(self._text, 1)
        self.set_theme(theme)
        self.hide()

    def show_hit(self, hit: Hit, article: Article) -> None:
        """Show the passage of ``hit`` in its section of ``article``, its matches marked."""
        self._shown = hit, article
        self._path.set_whole(path_label(titled(article.title, hit.effect), *hit.heading_path))
        self._text.clear()
        cursor = self._text.textCursor()
        at = 0
        for block in _around(article, hit):
            if block.index == hit.passage.block:
                at = cursor.position()
            self._insert(cursor, block, hit)
        cursor.setPosition(at)
        self._text.setTextCursor(cursor)
        self._text.verticalScrollBar().setValue(0)
        self._text.ensureCursorVisible()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        set_rules(
            self,
            f"QFrame#hit_preview {{ background: {SHEET.paper}; border: 0; border-left: 1px solid {SHEET.line}; }}"
            f"QTextEdit#preview_text {{ background: {SHEET.paper}; color: {SHEET.ink}; border: 0; }}",
        )
        if self._shown is not None:
            self.show_hit(*self._shown)

    def _insert(self, cursor: QTextCursor, block: Block, hit: Hit) -> None:
        look, characters = QTextBlockFormat(), QTextCharFormat()
        look.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        look.setBottomMargin(4)
        heading = block.kind is BlockKind.HEADING
        characters.setFontWeight(QFont.Weight.Bold if heading else QFont.Weight.Normal)
        characters.setForeground(self._theme.color("ink" if heading or block.index == hit.passage.block else "muted"))
        if block.kind is BlockKind.ITEM:
            look.setLeftMargin(16 * block.level)
        if cursor.position():
            cursor.insertBlock(look, characters)
        else:
            cursor.setBlockFormat(look)
        marker = f"{block.marker} " if block.marker else ""
        start = cursor.position() + len(marker)
        text = block.text.replace("\n", "\u2028")
        cursor.insertText(marker + text, characters)
        units = Utf16Map(block.text)
        found = QTextCharFormat()
        found.setBackground(self._theme.color("found"))
        found.setForeground(self._theme.color("found_text"))
        for span in hit.places:
            if block.start <= span.start and span.end <= block.end:
                mark = QTextCursor(cursor)
                mark.setPosition(start + units.to_utf16(span.start - block.start))
                mark.setPosition(start + units.to_utf16(span.end - block.start), QTextCursor.MoveMode.KeepAnchor)
                mark.mergeCharFormat(found)


def _around(article: Article, hit: Hit) -> list[Block]:
    """The blocks of the hit's section near it, its heading first."""
    at = min(hit.passage.block, len(article.blocks) - 1)
    here = article.blocks[at]
    path = (*here.heading_path, here.text) if here.kind is BlockKind.HEADING else here.heading_path
    first = max(at - _BEFORE, 0)
    return [
        block
        for block in article.blocks[first : at + 1 + _BEHIND]
        if block.heading_path[: len(path)] == path or block.index == at or (*block.heading_path, block.text) == path
    ]
