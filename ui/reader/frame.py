"""What stands around the text of an article: tabs, head, bars and outline, or a sentence where there is no article."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from kb.model import Article, EffectStatus
from kb.translation import tr
from ui.commands import shortcut
from ui.reader.bars.leave_bar import LeaveBar
from ui.reader.checklist_bar import ChecklistBar
from ui.reader.header import ReaderHeader
from ui.reader.outline import Outline
from ui.reader.tab_bar import TabBar
from ui.theme import Theme
from ui.widgets.empty import EmptyState
from ui.widgets.plain_text import shortened

_EMPTY = tr("从左侧选择一篇文章，或按 {search} 搜索职责").format(search=shortcut("search"))
_OUTLINE_WIDTH = 170  # pixels


class ReaderFrame(QWidget):
    """Holds a text that it knows nothing of."""

    read_toggled = Signal(bool)  # the article is to be ticked as read, or no longer
    leave_requested = Signal()  # show everything else again
    successor_requested = Signal()  # what stands in the place of the article that is not in force

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline_wanted = True
        self._alone = False
        self._header = ReaderHeader(theme, self)
        self.checklist_bar = ChecklistBar(theme, self)
        self._leave = LeaveBar(theme, self)
        self.tabs = TabBar(theme, self)
        self._outline = Outline(self)
        self._empty = EmptyState(_EMPTY, self)
        self._header.successor_requested.connect(self.successor_requested)
        self._header.read_toggled.connect(self.read_toggled)
        self._leave.left.connect(self.leave_requested)

    def hold(self, text: QWidget) -> None:
        """Stand around ``text``; to be called once."""
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.addWidget(self._outline)
        splitter.addWidget(text)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_OUTLINE_WIDTH, 4 * _OUTLINE_WIDTH])
        self._layout = QStackedLayout(self)
        self._layout.addWidget(self._empty)
        bars = stacked(self._leave, stacked(self.checklist_bar, splitter))
        self._layout.addWidget(stacked(self.tabs, stacked(self._header, bars)))

    def show_head(self, article: Article) -> None:
        """Show what belongs to ``article`` around its text, which is to be seen from now on."""
        self._header.show_article(article)
        self.checklist_bar.hide()
        self._leave.show_title(article.title)
        self._outline.show_article(article)
        self._show_outline()
        self._layout.setCurrentIndex(1)

    def show_none(self, title: str = "") -> None:
        """Show no article; with a ``title`` say that that one is being read."""
        self._outline.show_article(None)
        opening = tr("正在打开《{title}》…\n文章很大，需要一点时间；可以先看别的")
        self._empty.setText(opening.format(title=shortened(title)) if title else _EMPTY)
        self._layout.setCurrentIndex(0)

    def show_scrolled(self, offset: int, *, title_in_sight: bool) -> None:
        """Where the text is now: ``offset`` is its first visible code point."""
        self._outline.set_current(offset)
        self._header.set_title_in_sight(in_sight=title_in_sight)

    def show_effect(self, status: EffectStatus, successor: str = "") -> None:
        """Say whether the article is in force; ``successor`` is the title of what stands in its place."""
        self._header.show_effect(status, successor)

    def set_read(self, read: bool) -> None:
        """Whether the article is ticked as read."""
        self._header.set_read(read)

    def set_outline_visible(self, visible: bool) -> None:
        """Show or hide the outline; an article without headings has none."""
        self._outline_wanted = visible
        self._show_outline()

    def set_alone(self, alone: bool) -> None:
        """Show the text without its head and outline, or with them again."""
        self._alone = alone
        self._header.setVisible(not alone)
        self._leave.setVisible(alone)
        self.tabs.set_alone(alone)
        self._show_outline()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for part in (self._leave, self.tabs, self._header, self.checklist_bar):
            part.set_theme(theme)

    def _show_outline(self) -> None:
        self._outline.setVisible(self._outline_wanted and not self._outline.empty and not self._alone)


def stacked(top: QWidget, rest: QWidget) -> QWidget:
    """``top`` as high as it needs to be, ``rest`` below it."""
    out = QWidget()
    column = QVBoxLayout(out)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(top)
    column.addWidget(rest, 1)
    return out
