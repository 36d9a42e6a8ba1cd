"""The own documents that were deleted, and the way back."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kb.content.own_documents.trash import DeletedDocument
from kb.time_labels import minute_label
from kb.translation import tr
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, is_agreed, tooltip
from ui.widgets.table import table

_ABOUT = tr("删除的文档连同原件放在数据文件夹里，不会自动清除。恢复后，上面的批注回到原处。")


class TrashDialog(QDialog):
    """Shows what it is fed; asks before anything goes for good."""

    restore_requested = Signal(object)  # DeletedDocument
    purge_requested = Signal(object)  # DeletedDocument

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trash_dialog")
        self.setWindowTitle(tr("已删除的文档"))
        self._documents: tuple[DeletedDocument, ...] = ()
        self._list = named(table([tr("文档"), tr("删除时间")], widths=(300, 150)), "trash_list", tr("已删除的文档"))
        self._pages = QStackedWidget()
        self._pages.addWidget(EmptyState(tr("没有删除过文档。")))
        self._pages.addWidget(self._list)
        self._restore = _button(tr("恢复"), "trash_restore")
        self._restore.setProperty("kind", "primary")
        self._purge = _button(tr("彻底删除…"), "trash_purge")
        close = _button(tr("关闭"), "trash_close")
        about = PlainLabel(_ABOUT)
        about.setProperty("kind", "muted")
        about.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self._purge)
        foot.addStretch(1)
        foot.addWidget(self._restore)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addWidget(self._pages, 1)
        layout.addLayout(foot)
        self._restore.clicked.connect(self._ask_to_restore)
        self._purge.clicked.connect(self._ask_to_purge)
        close.clicked.connect(self.reject)
        self._list.itemActivated.connect(lambda _item, _column: self._ask_to_restore())
        self._list.currentItemChanged.connect(lambda _now, _before: self._show_state())
        self._show_state()
        resize_within_screen(self, QSize(620, 380))

    def set_documents(self, documents: tuple[DeletedDocument, ...]) -> None:
        """Show these, the last deleted first."""
        self._documents = documents
        self._list.clear()
        for deleted in documents:
            title = tr("、").join(deleted.titles)
            row = QTreeWidgetItem([title, minute_label(deleted.at)])
            row.setToolTip(0, tooltip(title))
            self._list.addTopLevelItem(row)
        self._pages.setCurrentIndex(1 if documents else 0)
        if (first := self._list.topLevelItem(0)) is not None:
            self._list.setCurrentItem(first)
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()

    def _chosen(self) -> DeletedDocument | None:
        item = self._list.currentItem()
        return None if item is None else self._documents[self._list.indexOfTopLevelItem(item)]

    def _ask_to_restore(self) -> None:
        if (chosen := self._chosen()) is not None:
            self.restore_requested.emit(chosen)

    def _ask_to_purge(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        titles = tr("、").join(tr("《{title}》").format(title=title) for title in chosen.titles)
        if is_agreed(
            self, tr("已删除的文档"), tr("彻底删除{titles}和它的原件吗？这一步不能撤销。").format(titles=titles)
        ):
            self.purge_requested.emit(chosen)

    def _show_state(self) -> None:
        chosen = self._chosen() is not None
        self._restore.setEnabled(chosen)
        self._purge.setEnabled(chosen)


def _button(words: str, name: str) -> QPushButton:
    button = named(QPushButton(words), name)
    button.setAutoDefault(False)
    return button
