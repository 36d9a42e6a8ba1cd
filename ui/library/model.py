"""The tree of the library for Qt's views."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kb.labels import PLACEMENT_LABELS
from kb.model import Placement
from ui.library.tree import ArticleRows, Node, NodeKind
from ui.widgets.plain_text import tooltip

Index = QModelIndex | QPersistentModelIndex
_ROOT, _NOT_NUMBERED = -1, -2
# Put together once: Qt asks for every row, and joining two flags takes Python longer than all else here.
_CHOOSABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_UNCHOOSABLE = Qt.ItemFlag.NoItemFlags


class LibraryModel(QAbstractItemModel):
    """Read only. Nodes are numbered, so that an index carries a number and never a pointer.

    The articles of a group get theirs when somebody asks for one: a group that is never opened costs nothing.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[Node] = []
        self._rows: list[int] = []
        self._parents: list[int] = []
        self._first_children: list[int] = []
        self._top_count = 0
        self._numbers: dict[str, int] = {}

    def set_sections(self, sections: tuple[Node, ...]) -> None:
        """Show these instead; where only lists like the recently read ones differ, the rest of the tree stays."""
        present = self._nodes[: self._top_count]
        changed = [row for row, (old, new) in enumerate(zip(present, sections, strict=False)) if old is not new]
        if [old.key for old in present] == [new.key for new in sections] and all(
            _is_flat(present[row]) and _is_flat(sections[row]) for row in changed
        ):
            for at in changed:
                self._replace(at, sections[at])
            return
        self.beginResetModel()
        self._nodes, self._rows, self._parents, self._first_children, self._numbers = [], [], [], [], {}
        self._top_count = len(sections)
        self._append(sections, _ROOT)
        for number, node in enumerate(self._nodes):  # grows while it is walked
            if not isinstance(node.children, ArticleRows):
                self._first_child(number)
        self.endResetModel()

    def node(self, index: Index) -> Node | None:
        """The node at ``index``; None for the root."""
        return self._nodes[index.internalId()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Where the node with this key stands; an invalid index when it is not there."""
        if key not in self._numbers:
            for number, node in self._closed():
                if key.startswith(f"{node.key}/"):
                    self._first_child(number)
        return self._index(self._numbers[key]) if key in self._numbers else QModelIndex()

    def places_of(self, article_id: str) -> list[QModelIndex]:
        """Every row that is this article, in the order of the sections."""
        for number, node in self._closed():
            if isinstance(node.children, ArticleRows) and node.children.holds(article_id):
                self._first_child(number)
        found = [
            number
            for number, node in enumerate(self._nodes)
            if node.article_id == article_id and node.kind is NodeKind.ARTICLE
        ]
        return [self._index(number) for number in sorted(found, key=self._place)]

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
        number = parent.internalId() if parent.isValid() else _ROOT
        count = self._top_count if number == _ROOT else len(self._nodes[number].children)
        if column != 0 or not 0 <= row < count:
            return QModelIndex()
        return self.createIndex(row, column, row if number == _ROOT else self._first_child(number) + row)

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008, N802 - Qt's signature
        """Whether there are rows under ``parent``; numbers none of them."""
        return bool(self._nodes[parent.internalId()].children) if parent.isValid() else self._top_count > 0

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
        return _UNCHOOSABLE if node is None or node.kind is NodeKind.HINT else _CHOOSABLE

    # --- numbering ------------------------------------------------------------------------------------------

    def _replace(self, row: int, section: Node) -> None:
        """Another section in the place of one; neither has groups. The numbers of its rows are not used again."""
        index, old = self._index(row), self._nodes[row]
        if old.children:
            self.beginRemoveRows(index, 0, len(old.children) - 1)
            for child in old.children:
                del self._numbers[child.key]
            self._nodes[row] = replace(section, children=())
            self.endRemoveRows()
        if section.children:
            self.beginInsertRows(index, 0, len(section.children) - 1)
            self._nodes[row], self._first_children[row] = section, len(self._nodes)
            self._append(section.children, row)
            self.endInsertRows()
        self._nodes[row] = section
        self.dataChanged.emit(index, index)

    def _closed(self) -> list[tuple[int, Node]]:
        """The nodes whose children have no numbers yet."""
        firsts = enumerate(self._first_children)
        return [(number, self._nodes[number]) for number, first in firsts if first == _NOT_NUMBERED]

    def _first_child(self, number: int) -> int:
        """The number of a node's first child; those of the others follow."""
        if self._first_children[number] == _NOT_NUMBERED:
            self._first_children[number] = len(self._nodes)
            self._append(self._nodes[number].children, number)
        return self._first_children[number]

    def _place(self, number: int) -> tuple[int, ...]:
        """The rows on the way to a node, from the top."""
        above = self._parents[number]
        return (*(() if above == _ROOT else self._place(above)), self._rows[number])

    def _append(self, nodes: Sequence[Node], parent: int) -> None:
        self._numbers |= {node.key: number for number, node in enumerate(nodes, len(self._nodes))}
        self._first_children += [_NOT_NUMBERED if node.children else _ROOT for node in nodes]
        self._nodes += nodes
        self._rows += range(len(nodes))
        self._parents += [parent] * len(nodes)

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._rows[number], 0, number)


def _is_flat(section: Node) -> bool:
    return not isinstance(section.children, ArticleRows) and not any(child.children for child in section.children)
