"""The files that may be imported, each with how it stands and a box for whether it shall be."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from kb.translation import tr
from ui.importing.entry import Entry, EntryState
from ui.theme import Theme
from ui.widgets.plain_text import shortened, tooltip

_COLORS = {EntryState.FAILED: "danger", EntryState.STORED: "inserted"}
_LONGEST = 120  # code points of a line


class DocumentList(QListWidget):
    """Two lines a file: its name, and how it stands. The space bar ticks it."""

    entry_chosen = Signal(int)  # row
    wanted_changed = Signal(int, bool)  # row, whether it shall be imported

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._feeding = False
        self.setObjectName("import_list")
        self.setAccessibleName(tr("要导入的文件"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.currentRowChanged.connect(self.entry_chosen)
        self.itemChanged.connect(self._ticked)

    def add(self, entry: Entry) -> None:
        """One more file."""
        item = QListWidgetItem()
        item.setSizeHint(QSize(0, 2 * self.fontMetrics().lineSpacing() + 12))
        self._feeding = True
        self.addItem(item)
        self._feeding = False
        self.show_entry(self.count() - 1, entry)

    def show_entry(self, row: int, entry: Entry) -> None:
        """How a file stands now."""
        item = self.item(row)
        self._feeding = True
        remark = entry.remark()
        item.setText(f"{shortened(entry.path.name, _LONGEST)}\n{shortened(remark, _LONGEST)}")
        item.setToolTip(tooltip(f"{entry.path}\n{remark}"))
        name = "danger" if entry.invalid else _COLORS.get(entry.state, "text")
        item.setForeground(QBrush(self._theme.color(name)))
        item.setData(
            Qt.ItemDataRole.CheckStateRole,
            (Qt.CheckState.Checked if entry.chosen else Qt.CheckState.Unchecked) if entry.is_offered else None,
        )
        self._feeding = False

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """How all files stand now."""
        for row, entry in enumerate(entries):
            self.show_entry(row, entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The space bar ticks; Qt's own list does that only in its edit mode."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            if item.data(Qt.ItemDataRole.CheckStateRole) is not None:
                ticked = item.checkState() is Qt.CheckState.Checked
                item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)
        else:
            super().keyPressEvent(event)

    def _ticked(self, item: QListWidgetItem) -> None:
        if not self._feeding:
            self.wanted_changed.emit(self.row(item), item.checkState() is Qt.CheckState.Checked)
