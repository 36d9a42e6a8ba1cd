"""All tags with their counts: renamed, put together, taken away."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kb.model import Facet
from kb.translation import tr
from ui.commands import shortcut
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, ask_line, is_agreed

_INTRO = tr("改名会改到所有用这个标签的批注；改成已有的标签名就是合并。都可以用 {undo} 撤销。").format(
    undo=shortcut("undo")
)


class TagsDialog(QDialog):
    """Shows the tags it is fed and asks before two become one or one goes."""

    rename_requested = Signal(str, str)  # old name, new name; an empty new one takes the tag away

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tags_dialog")
        self.setWindowTitle(tr("管理标签"))
        self._tags: tuple[Facet, ...] = ()
        self.ask_name: Callable[[str], str | None] = self._ask_name
        self.agreed: Callable[[str], bool] = self._agreed
        self._list = named(QListWidget(), "tags_list", tr("标签列表"))
        self._list.setSpacing(3)
        self._rename = named(QPushButton(tr("改名…")), "tags_rename")
        self._delete = named(QPushButton(tr("删除标签")), "tags_delete")
        self._empty = PlainLabel(tr("还没有标签。写批注时可以加标签。"))
        self._empty.setProperty("kind", "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        intro = PlainLabel(_INTRO)
        intro.setWordWrap(True)
        intro.setProperty("kind", "muted")
        buttons = QHBoxLayout()
        buttons.addWidget(self._rename)
        buttons.addWidget(self._delete)
        buttons.addStretch()
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        close.rejected.connect(self.reject)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(intro)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(buttons)
        self._rename.clicked.connect(self._rename_current)
        self._delete.clicked.connect(self._delete_current)
        self._list.itemDoubleClicked.connect(self._rename_current)
        self._list.currentRowChanged.connect(self._show_state)
        for key, act in ((Qt.Key.Key_F2, self._rename_current), (Qt.Key.Key_Delete, self._delete_current)):
            QShortcut(QKeySequence(key), self._list, act, context=Qt.ShortcutContext.WidgetShortcut)
        resize_within_screen(self, QSize(360, 420))
        self._show_state()

    def set_tags(self, tags: tuple[Facet, ...]) -> None:
        """Show these, the most used first; the one chosen stays chosen."""
        present = self._current()
        row = self._list.currentRow()
        self._tags = tags
        self._list.clear()
        for tag in tags:
            item = QListWidgetItem(tr("#{value}　{count} 条").format(value=tag.value, count=tag.count))
            item.setData(Qt.ItemDataRole.UserRole, tag.value)
            self._list.addItem(item)
        kept = next((at for at, tag in enumerate(tags) if present and tag.value == present.value), row)
        self._list.setCurrentRow(min(max(kept, 0), len(tags) - 1))
        self._show_state()

    def _current(self) -> Facet | None:
        row = self._list.currentRow()
        return self._tags[row] if 0 <= row < len(self._tags) else None

    def _rename_current(self) -> None:
        tag = self._current()
        if tag is None:
            return
        typed = self.ask_name(tag.value)
        name = " ".join((typed or "").split()).lstrip("#＃").strip()
        if not name or name == tag.value:
            return
        other = next((one for one in self._tags if one.value == name), None)
        if other and not self.agreed(
            tr("已有标签“{name}”（{count} 条）。把“{value}”合并进去吗？").format(
                name=name, count=other.count, value=tag.value
            )
        ):
            return
        self.rename_requested.emit(tag.value, name)

    def _delete_current(self) -> None:
        tag = self._current()
        if tag and self.agreed(
            tr("从 {count} 条批注上去掉标签“{value}”吗？批注本身不会删除。").format(count=tag.count, value=tag.value)
        ):
            self.rename_requested.emit(tag.value, "")

    def _show_state(self) -> None:
        self._list.setVisible(bool(self._tags))
        self._empty.setVisible(not self._tags)
        for button in (self._rename, self._delete):
            button.setEnabled(self._current() is not None)

    def _ask_name(self, old: str) -> str | None:
        return ask_line(self, tr("标签改名"), tr("“{old}”改为：").format(old=old), old)

    def _agreed(self, question: str) -> bool:
        return is_agreed(self, tr("管理标签"), question)
