"""The tree of the library for Qt's views."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from kb.labels import PLACEMENT_LABELS
from kb.model import Placement
from kb.translation import tr
from ui.library.tree import ArticleRows, Node, NodeKind
from ui.widgets.plain_text import tooltip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LibraryModel(QStandardItemModel):
    """Read only. Qt keeps how many rows stand where; what a row says is asked for when it is to be seen.

    A view asks for every row of what is unfolded, at each change: answered in Python, two groups of 1,900 articles
    kept the window for 430 ms.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[Node, ...] = ()

    def set_sections(self, sections: tuple[Node, ...]) -> None:
        """Show these instead; where only lists like the recently read ones differ, the rest of the tree stays."""
        present = self._sections
        changed = [row for row, (old, new) in enumerate(zip(present, sections, strict=False)) if old is not new]
        if [old.key for old in present] == [new.key for new in sections] and all(
            _is_flat(present[row]) and _is_flat(sections[row]) for row in changed
        ):
            for row in changed:
                self._replace(row, sections[row])
            return
        self.removeRows(0, self.rowCount())
        self._sections = sections
        for section in sections:
            self.appendRow(_item(section))

    def forget_rows(self) -> None:
        """Something else is said beside the articles: ask anew for what is seen."""
        for section in self._sections:
            for node in (section, *(() if isinstance(section.children, ArticleRows) else section.children)):
                if isinstance(node.children, ArticleRows):
                    node.children.forget()

    def node(self, index: Index) -> Node | None:
        """The node at ``index``; None for the root."""
        if not index.isValid():
            return None
        above = self.node(index.parent())
        return (self._sections if above is None else above.children)[index.row()]

    def index_of(self, key: str) -> QModelIndex:
        """Where the node with this key stands; an invalid index when it is not there."""
        return self._find(key, self._sections, _NOWHERE)

    def places_of(self, article_id: str) -> list[QModelIndex]:
        """Every row that is this article, in the order of the sections."""
        return [*self._places(article_id, self._sections, _NOWHERE)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Words for the view, the screen reader and the tooltip."""
        node = self.node(index)
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.label
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(node.tooltip)
            case Qt.ItemDataRole.AccessibleTextRole:
                lost = PLACEMENT_LABELS[Placement.ORPHANED] if node.orphaned else ""
                return tr("，").join(filter(None, (node.label, node.detail, node.outdated, node.aside, lost)))
        return None

    def _replace(self, row: int, section: Node) -> None:
        """Another section in the place of one; neither has groups."""
        item = self.item(row)
        item.removeRows(0, item.rowCount())
        self._sections = (*self._sections[:row], section, *self._sections[row + 1 :])
        _add_rows(item, section.children)
        self.dataChanged.emit(item.index(), item.index())

    def _find(self, key: str, nodes: Sequence[Node], above: QModelIndex) -> QModelIndex:
        if isinstance(nodes, ArticleRows):
            row = nodes.row_of_key(key)
            return _NOWHERE if row is None else self.index(row, 0, above)
        for row, node in enumerate(nodes):
            here = self.index(row, 0, above)
            if node.key == key:
                return here
            if node.children and (found := self._find(key, node.children, here)).isValid():
                return found
        return _NOWHERE

    def _places(self, article_id: str, nodes: Sequence[Node], above: QModelIndex) -> Iterator[QModelIndex]:
        if isinstance(nodes, ArticleRows):
            if (row := nodes.row_of(article_id)) is not None:
                yield self.index(row, 0, above)
            return
        for row, node in enumerate(nodes):
            if node.children:
                yield from self._places(article_id, node.children, self.index(row, 0, above))


def _item(node: Node) -> QStandardItem:
    item = QStandardItem()
    _add_rows(item, node.children)
    return item


def _add_rows(item: QStandardItem, nodes: Sequence[Node]) -> None:
    """Rows under an item: a number of them for articles, items for what has rows itself or cannot be chosen."""
    item.setColumnCount(1)
    item.setRowCount(len(nodes))
    if isinstance(nodes, ArticleRows):
        return
    for row, node in enumerate(nodes):
        if node.kind is NodeKind.HINT:
            hint = QStandardItem()
            hint.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setChild(row, hint)
        elif node.children:
            item.setChild(row, _item(node))


def _is_flat(section: Node) -> bool:
    return not isinstance(section.children, ArticleRows) and not any(child.children for child in section.children)
