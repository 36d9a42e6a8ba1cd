"""The articles that a pack brings, changes and takes away, kind by kind."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from kb.content.manifest import MANIFEST
from kb.content.packs.preview import ArticleChange, PackPreview
from kb.content.packs.wording import CHANGE_LABELS
from kb.translation import tr
from ui.widgets.plain_text import menu_words

_LONGEST_TITLE = 80  # code points
_CHANGE = Qt.ItemDataRole.UserRole


class ChangeList(QTreeWidget):
    """A tree of two levels; the first article that changes is chosen."""

    chosen = Signal(object)  # ArticleChange

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(12)
        self.currentItemChanged.connect(lambda now, _before: self._choose(now))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a title (pixels)."""
        return QSize(260, 240)

    def show_preview(self, found: PackPreview) -> None:
        """List what a pack changes."""
        self.clear()
        first: QTreeWidgetItem | None = None
        for kind, words in CHANGE_LABELS.items():
            changes = found.of_kind(kind)
            if not changes:
                continue
            group = self._group(tr("{words} {count} 篇").format(words=words, count=len(changes)))
            for change in changes:
                row = QTreeWidgetItem(group, [menu_words(change.title, _LONGEST_TITLE).replace("&&", "&")])
                row.setData(0, _CHANGE, change)
                first = first or row
        others = [name for name in found.other_files if name != MANIFEST]  # with the version that always differs
        if others:
            group = self._group(tr("其他有变化的文件 {count} 个").format(count=len(others)))
            for name in others:
                row = QTreeWidgetItem(group, [menu_words(name, _LONGEST_TITLE).replace("&&", "&")])
                row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.expandAll()
        if first is not None:
            self.setCurrentItem(first)

    def _group(self, words: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self, [words])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        return group

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        change = item.data(0, _CHANGE) if item is not None else None
        if isinstance(change, ArticleChange):
            self.chosen.emit(change)
