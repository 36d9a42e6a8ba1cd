"""The tree of the library for Qt's views."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kb.labels import PLACEMENT_LABELS
from kb.model import Placement
from ui.library.tree import Node, NodeKind
from ui.widgets.plain_text import tooltip

Index = QModelIndex | QPersistentModelIndex
_ROOT = -1


class LibraryModel(QAbstractItemModel):
    """Read only. Nodes are numbered breadth first, so that an index carries a number and never a pointer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[Node] = []
        self._rows: list[int] = []
        self._parents: list[int] = []
        self._first_children: list[int] = []
        self._top_count = 0
        self._numbers: dict[str, int] = {}

    def set_sections(self, sections: tuple[Node, ...]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._nodes, self._rows, self._parents, self._first_children = [], [], [], []
        self._top_count = len(sections)
        self._append(sections, _ROOT)
        for number, node in enumerate(self._nodes):  # grows while it is walked
            self._first_children.append(len(self._nodes))
            self._append(node.children, number)
        self._numbers = {node.key: number for number, node in enumerate(self._nodes)}
        self.endResetModel()

    def node(self, index: Index) -> Node | None:
        """The node at ``index``; None for the root."""
        return self._nodes[index.internalId()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Where the node with this key stands; an invalid index when it is not there."""
        number = self._numbers.get(key)
        return QModelIndex() if number is None else self._index(number)

    def places_of(self, article_id: str) -> list[QModelIndex]:
        """Every row that is this article, in the order of the sections."""
        return [
            self._index(number)
            for number, node in enumerate(self._nodes)
            if node.article_id == article_id and node.kind is NodeKind.ARTICLE
        ]

    # --- QAbstractItemModel ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """The number of rows under ``parent``."""
        if not parent.isValid():
            return self._top_count
        return len(self._nodes[parent.internalId()].children) if parent.column() == 0 else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008, N802 - Qt's signature
        """One."""
        return 1

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The index of a row under ``parent``."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        first = self._first_children[parent.internalId()] if parent.isValid() else 0
        return self.createIndex(row, column, first + row)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override] # QObject.parent() has its own name
        """The index above ``child``."""
        number = self._parents[child.internalId()] if child.isValid() else _ROOT
        return QModelIndex() if number == _ROOT else self._index(number)

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
                return "，".join(filter(None, (node.label, node.detail, node.outdated, node.aside, lost)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be chosen but the hints."""
        node = self.node(index)
        if node is None or node.kind is NodeKind.HINT:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    # --- numbering ------------------------------------------------------------------------------------------

    def _append(self, nodes: tuple[Node, ...], parent: int) -> None:
        self._nodes += nodes
        self._rows += range(len(nodes))
        self._parents += [parent] * len(nodes)

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._rows[number], 0, number)
