"""The headings of the article; the one being read is chosen, a click or Enter goes to one."""

from bisect import bisect_right

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from kb.model import Article, BlockKind
from kb.translation import tr
from ui.widgets.plain_text import PlainLabel, tooltip

_OFFSET = Qt.ItemDataRole.UserRole


class Outline(QWidget):
    """A collapsible tree of headings."""

    heading_chosen = Signal(int)  # offset in code points

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader_outline")
        self._starts: list[int] = []
        self._items: list[QTreeWidgetItem] = []
        title = PlainLabel(tr("大纲"), self)
        title.setProperty("kind", "pane-title")
        title.setContentsMargins(19, 8, 8, 4)  # where the words of its entries begin
        self._tree = QTreeWidget(self)
        self._tree.setObjectName("outline_tree")
        self._tree.setAccessibleName(tr("大纲"))
        self._tree.setHeaderHidden(True)
        self._tree.setIndentation(14)
        self._tree.setUniformRowHeights(True)
        self._tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._tree.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tree.setExpandsOnDoubleClick(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(title)
        layout.addWidget(self._tree)
        self._tree.clicked.connect(self._choose)
        self._tree.activated.connect(self._choose)
        self.setFocusProxy(self._tree)

    @property
    def empty(self) -> bool:
        """Whether the article has no headings to go to."""
        return not self._starts

    def show_article(self, article: Article | None) -> None:
        """List the headings of ``article``; one that only repeats the title at its top is left out."""
        self._tree.clear()
        headings = [block for block in (article.blocks if article else ()) if block.kind is BlockKind.HEADING]
        if article and headings and headings[0].text == article.title:
            headings = headings[1:]
        self._starts = [block.start for block in headings]
        self._items = []
        above: list[tuple[int, QTreeWidgetItem]] = []
        for block in headings:
            while above and above[-1][0] >= block.level:
                above.pop()
            item = QTreeWidgetItem(above[-1][1] if above else self._tree.invisibleRootItem(), [block.text])
            item.setData(0, _OFFSET, block.start)
            item.setToolTip(0, tooltip(block.text))
            above.append((block.level, item))
            self._items.append(item)
        self._tree.expandAll()

    def set_current(self, offset: int) -> None:
        """Choose the heading that ``offset`` stands under."""
        at = bisect_right(self._starts, offset) - 1
        item = self._items[at] if at >= 0 else None
        while item is not None and not self._shown(item):
            item = item.parent()
        if item is self._tree.currentItem():
            return
        if item is None:
            self._tree.setCurrentIndex(QModelIndex())
        else:
            self._tree.setCurrentItem(item)
            self._tree.scrollToItem(item)

    def _shown(self, item: QTreeWidgetItem) -> bool:
        parent = item.parent()
        return parent is None or (parent.isExpanded() and self._shown(parent))

    def _choose(self, index: QModelIndex) -> None:
        self.heading_chosen.emit(int(index.data(_OFFSET)))
