"""What was cleaned up, one row a change, each to be accepted or rejected."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout, QWidget

from kb.content.importers.cleaning.edits import Change, ChangeKind
from kb.content.importers.wording import CHANGES
from kb.translation import tr
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, shortened, tooltip

Index = QModelIndex | QPersistentModelIndex
_COLUMNS = (tr("改不改"), tr("原来"), tr("改为"), tr("在哪里"))
_LONGEST = 60  # code points of a cell
_ROW_EDGE = 8  # pixels above and below the words of a row
_REMOVED = tr("（去掉）")
_RUN_ON, _BROKEN_UP = tr("（连在一起）"), tr("（分段）")


class ChangeModel(QAbstractTableModel):
    """Rows are the changes of one kind, or all; the box of a row says whether its change is made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Change] = ()
        self._keys: frozenset[int] = frozenset()
        self.accepted: frozenset[int] = frozenset()

    def set_changes(self, rows: Sequence[Change], accepted: frozenset[int]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows, self.accepted = rows, accepted
        self._keys = frozenset(change.key for change in rows)
        self.endResetModel()

    def accept_all(self, accept: bool) -> None:
        """Make all that are shown, or none of them."""
        self._set(self.accepted | self._keys if accept else self.accepted - self._keys)

    def toggle(self, index: Index) -> None:
        """Make the change of a row, or do not."""
        if index.isValid():
            self._set(self.accepted ^ {self._rows[index.row()].key})

    def _set(self, accepted: frozenset[int]) -> None:
        if accepted != self.accepted:
            self.accepted = accepted
            self.dataChanged.emit(self.index(0, 0), self.index(max(len(self._rows) - 1, 0), len(_COLUMNS) - 1))

    # --- QAbstractTableModel -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """One for each change."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """The box, before, after, context."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's QVariant
        """The columns' names."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Words, the box, the whole in a tip."""
        change = self._rows[index.row()]
        words = (CHANGES[change.kind], _before(change), _after(change), change.context)[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(shortened(words, _LONGEST).split())
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(words)
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0:
                return Qt.CheckState.Checked if change.key in self.accepted else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                made = tr("改") if change.key in self.accepted else tr("不改")
                return tr("{made}，{kind}：{words}").format(
                    made=made, kind=CHANGES[change.kind], words=shortened(words, _LONGEST)
                )
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401, ARG002, N802 - Qt's signature
        """Tick or untick."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The box can be ticked."""
        box = Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | box


class ChangeList(QWidget):
    """The changes of one document, narrowed to a kind if wished; 全部接受 and 全部不用 act on what is shown.

    A long document has 40,000 of them. Words are made for the rows that are to be seen; what the window has to wait for
    goes through the changes once.
    """

    changed = Signal(object)  # frozenset of the keys that are accepted

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[Change, ...] = ()
        self._by_kind: dict[ChangeKind, list[Change]] = {}
        self._keys: frozenset[int] = frozenset()
        self._model = ChangeModel(self)
        self._view = named(_ChangeView(), "change_list", tr("整理"))
        self._view.setModel(self._model)
        for column, width in enumerate((160, 120, 90)):
            self._view.setColumnWidth(column, width)
        self._kinds = named(QComboBox(), "change_kinds", tr("只看一种整理"))
        self._count = named(PlainLabel(), "change_count")
        self._count.setProperty("kind", "muted")
        accept = named(QPushButton(tr("全部接受")), "accept_all")
        reject = named(QPushButton(tr("全部不用")), "reject_all")
        line = QHBoxLayout()
        for widget in (self._kinds, accept, reject, self._count):
            line.addWidget(widget)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._view, 1)
        for button, accepts in ((accept, True), (reject, False)):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, accepts=accepts: self._model.accept_all(accepts))
        self._kinds.currentIndexChanged.connect(self._narrow)
        self._model.dataChanged.connect(self._tell)
        self._view.space.connect(lambda: self._model.toggle(self._view.currentIndex()))

    def set_changes(self, changes: tuple[Change, ...], accepted: frozenset[int]) -> None:
        """Show these; nothing is told."""
        self._changes = changes
        self._keys = frozenset(change.key for change in changes)
        self._by_kind = {}
        for change in changes:
            self._by_kind.setdefault(change.kind, []).append(change)
        self._kinds.blockSignals(True)
        self._kinds.clear()
        self._kinds.addItem(tr("全部"), None)
        for kind, words in CHANGES.items():
            if kind in self._by_kind:
                self._kinds.addItem(tr("{words}（{count}）").format(words=words, count=len(self._by_kind[kind])), kind)
        self._kinds.setVisible(self._kinds.count() > 2)
        self._kinds.blockSignals(False)
        self._model.accepted = accepted
        self._narrow()

    def _narrow(self) -> None:
        kind: ChangeKind | None = self._kinds.currentData()
        rows = self._changes if kind is None else self._by_kind[kind]
        self._model.set_changes(rows, self._model.accepted)
        if rows:
            self._view.setCurrentIndex(self._model.index(0, 0))
        self._show_count()

    def _tell(self) -> None:
        self._show_count()
        self.changed.emit(self._model.accepted)

    def _show_count(self) -> None:
        made = len(self._keys & self._model.accepted)
        self._count.setText(tr("{count} 处里改 {made} 处").format(count=len(self._changes), made=made))


class _ChangeView(QTableView):
    """A table whose space bar ticks the row, wherever in it one stands.

    No QTreeView: that asks the model about every row before it shows the first, 3 s for 40,000.
    """

    space = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setProperty("kind", "list")
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._set_row_height()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Larger letters have higher rows."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._set_row_height()

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + _ROW_EDGE)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The space bar ticks, the rest is the table's."""
        if event.key() == Qt.Key.Key_Space:
            self.space.emit()
        else:
            super().keyPressEvent(event)


def _before(change: Change) -> str:
    return change.before if change.before.strip() else _RUN_ON


def _after(change: Change) -> str:
    return _BROKEN_UP if change.kind is ChangeKind.BROKEN_UP else change.after or _REMOVED
