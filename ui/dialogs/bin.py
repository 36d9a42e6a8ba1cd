"""The recycle bin: what was deleted, when, how long it is kept, and the way back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kb.model import Annotation, Deleted
from kb.notes.store import KEPT_DAYS
from kb.time_labels import minute_label
from kb.translation import tr
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, is_agreed, shortened, tooltip
from ui.widgets.table import table

_COLUMNS = (tr("内容"), tr("类型"), tr("文章"), tr("删除时间"), tr("剩余"))
_WIDTHS = (300, 56, 150, 120, 64)  # pixels
_LONGEST = 200  # code points of a row
_INTRO = tr("删除的批注和书签在这里保留 {kept_days} 天，过期后自动清除。").format(kept_days=KEPT_DAYS)


class BinDialog(QDialog):
    """Shows what it is fed; asks once before anything goes for good."""

    restore_requested = Signal(object)  # tuple of ids
    purge_requested = Signal(object)  # tuple of ids

    def __init__(self, titles: dict[str, str], *, read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bin_dialog")
        self.setWindowTitle(tr("回收站"))
        self._titles = titles
        self._read_only = read_only
        self._items: tuple[Deleted, ...] = ()
        self.agreed: Callable[[str], bool] = self._agreed
        self._list = named(table(_COLUMNS, widths=_WIDTHS), "bin_list", tr("已删除的批注和书签"))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._empty = EmptyState(tr("回收站是空的。"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._list)
        self._restore = named(QPushButton(tr("恢复")), "bin_restore")
        self._restore.setProperty("kind", "primary")
        self._purge = named(QPushButton(tr("彻底删除")), "bin_purge")
        self._clear = named(QPushButton(tr("清空回收站")), "bin_clear")
        self._compose()
        self._restore.clicked.connect(lambda: self.restore_requested.emit(self._chosen()))
        self._purge.clicked.connect(self._purge_chosen)
        self._clear.clicked.connect(self._purge_all)
        self._list.itemSelectionChanged.connect(self._show_state)
        self._list.itemDoubleClicked.connect(lambda _row, _column: self._restore.click())
        self._show_state()
        resize_within_screen(self, QSize(760, 460))

    def set_items(self, items: tuple[Deleted, ...]) -> None:
        """Show these, the last deleted first."""
        self._items = items
        now = datetime.now(UTC).astimezone()
        self._list.clear()
        self._list.addTopLevelItems([self._row(one, now) for one in items])
        self._show_state()

    def _row(self, one: Deleted, now: datetime) -> QTreeWidgetItem:
        item = one.item
        noted = isinstance(item, Annotation)
        words = item.note or item.anchor.quote if isinstance(item, Annotation) else item.label
        left = (one.at + timedelta(days=KEPT_DAYS) - now).days
        article = self._titles.get(item.anchor.article_id, item.anchor.article_id)
        kind = tr("批注") if noted else tr("书签")
        row = QTreeWidgetItem(
            [
                " ".join(shortened(words, _LONGEST).split()),
                kind,
                article,
                minute_label(one.at),
                tr("{left} 天").format(left=left) if left > 0 else tr("今天"),
            ]
        )
        row.setData(0, Qt.ItemDataRole.UserRole, item.id)
        for column in (0, 2):
            row.setToolTip(column, tooltip(row.text(column)))
        if isinstance(item, Annotation) and item.note:
            row.setToolTip(0, tooltip(f"“{item.anchor.quote}”\n{item.note}"))
        return row

    def _chosen(self) -> tuple[str, ...]:
        return tuple(str(row.data(0, Qt.ItemDataRole.UserRole)) for row in self._list.selectedItems())

    def _purge_chosen(self) -> None:
        ids = self._chosen()
        if ids and self.agreed(tr("彻底删除选中的 {count} 条吗？这一步不能撤销。").format(count=len(ids))):
            self.purge_requested.emit(ids)

    def _purge_all(self) -> None:
        if self._items and self.agreed(
            tr("清空回收站，彻底删除其中的 {count} 条吗？这一步不能撤销。").format(count=len(self._items))
        ):
            self.purge_requested.emit(tuple(one.item.id for one in self._items))

    def _show_state(self) -> None:
        self._stack.setCurrentWidget(self._list if self._items else self._empty)
        chosen = bool(self._list.selectedItems()) and not self._read_only
        self._restore.setEnabled(chosen)
        self._purge.setEnabled(chosen)
        self._clear.setEnabled(bool(self._items) and not self._read_only)

    def _compose(self) -> None:
        intro = PlainLabel(_INTRO)
        intro.setProperty("kind", "muted")
        buttons = QHBoxLayout()
        for button in (self._restore, self._purge):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self._clear)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        close.rejected.connect(self.reject)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(intro)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)

    def _agreed(self, question: str) -> bool:
        return is_agreed(self, tr("回收站"), question)
