"""The document of a comparison on the screen, under the roles' names."""

from bisect import bisect_right
from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from kb.content.comparison import DutyPassage
from kb.content.shared_passages import FoldedComparison
from kb.translation import tr
from ui.comparison.comparison_document import SIDE, ComparisonDocument, ComparisonWriter
from ui.theme import Theme
from ui.widgets.elided import ElidedLabel
from ui.widgets.named import named

_HEAD_EDGE, _HEAD_GAP = 8, 2  # pixels
_ABOVE = 6  # pixels of a section's coloured line above its words
_AT_ONCE = 60  # passages that are written before the window does anything else; about 30 ms


class ComparisonText(QTextBrowser):
    """The document under the roles' names, which stay while it scrolls. It follows and loads nothing."""

    section_changed = Signal(int)  # the number of the section on top

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison_text")
        self.setAccessibleName(tr("岗位对照"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._heads = QFrame(self)
        self._heads.setObjectName("comparison_heads")
        self._columns = QHBoxLayout(self._heads)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._theme: Theme | None = None
        self._content = ComparisonDocument(self.document())
        self._writer: ComparisonWriter | None = None
        self._going_on = QTimer(self, singleShot=True, interval=0)
        self._going_on.timeout.connect(self._write)
        self._wanted_section: int | None = None  # to be gone to when it is written
        self._wanted_scroll = 0
        self.highlighted.connect(self._on_hovered)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def passage(self, url: QUrl) -> DutyPassage | None:
        """The passage that a link leads to."""
        return self._content.passage(url)

    def folded_section(self, url: QUrl) -> int | None:
        """The number of the section whose shared passages a link unfolds or folds."""
        return self._content.folded_section(url)

    def go_to_section(self, number: int) -> None:
        """Bring a section to the top, when it is written."""
        self._wanted_section = number
        if 0 <= number < len(self._content.sections):
            self._wanted_section = None
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._content.sections[number])
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(cursor).top() - _ABOVE)

    def show_comparison(self, compared: FoldedComparison, theme: Theme, unfolded: Collection[str] = ()) -> None:
        """Show ``compared``, whole what is shared in ``unfolded``; the scroll bar stays where it was."""
        self._wanted_scroll = self.verticalScrollBar().value()
        self._wanted_section = None
        self._theme = theme
        self._writer = ComparisonWriter(compared, theme, unfolded)
        self._content = self._writer.content
        left = self._writer.write(_AT_ONCE)
        self._content.document.setParent(self)
        self.setDocument(self._content.document)
        self.setExtraSelections([])
        self._show_heads(compared)
        self._settle(left)

    def fold(self, number: int, *, unfolded: bool) -> None:
        """Show what the roles share in a section, or only that there is something."""
        if self._writer is not None:
            self._writer.fold(number, unfolded=unfolded)

    def _write(self) -> None:
        if self._writer is not None:
            self._settle(self._writer.write(_AT_ONCE))

    def _settle(self, left: bool) -> None:
        """Go to where one wants to be as soon as that is written, and on with what is ``left``."""
        bar = self.verticalScrollBar()
        if self._wanted_scroll and (bar.maximum() >= self._wanted_scroll or not left):
            bar.setValue(self._wanted_scroll)
            self._wanted_scroll = 0
        if self._wanted_section is not None:
            self.go_to_section(self._wanted_section)
        if left:
            self._going_on.start()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: ARG002, N802 - Qt's name
        """Nothing is ever loaded."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The names keep to the columns."""
        super().resizeEvent(event)
        self._place_heads()

    def _show_heads(self, compared: FoldedComparison) -> None:
        while (item := self._columns.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for role, articles in zip(compared.comparison.roles, compared.articles, strict=True):
            titles = [*articles.values()] or [tr("没有内容")]
            self._columns.addWidget(
                _head(role, titles[0] if len(titles) == 1 else tr("{count} 篇文章").format(count=len(titles))), 1
            )
        self._place_heads()

    def _place_heads(self) -> None:
        height = _head_height(self.font()) if self._columns.count() else 0
        self.setViewportMargins(0, height, 0, 0)
        viewport = self.viewport().geometry()
        self._heads.setGeometry(viewport.left(), viewport.top() - height, viewport.width(), height)

    @property
    def section(self) -> int:
        """The number of the section on top."""
        top = self.cursorForPosition(QPoint(0, 1)).position()
        return max(bisect_right(self._content.sections, top) - 1, 0)

    def _on_scrolled(self) -> None:
        self.section_changed.emit(self.section)

    def _on_hovered(self, url: QUrl) -> None:
        """The passage under the mouse is tinted as a whole."""
        number = self._content.number(url)
        if number is None or self._theme is None:
            self.setExtraSelections([])
            return
        start, end = self._content.places[number]
        tint = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(self._theme.color("accent_soft"))
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        tint.cursor, tint.format = cursor, look
        self.setExtraSelections([tint])


def _head_height(font: QFont) -> int:
    """Two lines and what is around them (pixels)."""
    return 2 * QFontMetrics(font).lineSpacing() + 2 * _HEAD_EDGE + _HEAD_GAP


def _head(role: str, articles: str) -> QWidget:
    out = QWidget()
    layout = QVBoxLayout(out)
    layout.setContentsMargins(SIDE, _HEAD_EDGE, SIDE, _HEAD_EDGE)
    layout.setSpacing(_HEAD_GAP)
    for name, words in (("comparison_role", role), ("comparison_articles", articles)):
        label = named(ElidedLabel(), name)
        font = label.font()
        font.setBold(name == "comparison_role")
        label.setFont(font)
        label.set_whole(words)
        layout.addWidget(label)
    return out
