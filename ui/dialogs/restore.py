"""The backups of the notes: what is in each, what restoring it would change, and doing it."""

from itertools import zip_longest
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kb.errors import BackupTooNew
from kb.labels import BACKUP_KIND_LABELS
from kb.notes.restore.inspection import BackupContents, BackupDifference
from kb.time_labels import distinct_labels, minute_label
from kb.translation import tr
from ui.error_messages import sentence
from ui.widgets.button_row import button_row
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, message_box
from ui.widgets.table import table

COLUMNS = (tr("时间"), tr("原因"), tr("批注", "notes"), tr("书签", "bookmarks"), tr("大小"))
_NUMBERS = range(2, 5)  # the columns that are set flush right
_ABOUT = tr("笔记有改动时，每天和每次关闭程序时自动备份。恢复前会先备份现有的笔记，可以换回来。")
_NONE = tr("还没有备份。关闭程序时会自动备份，也可以点“立即备份”。")


class RestoreDialog(QDialog):
    """Shows what it is told of the backups, and says what is wanted."""

    difference_requested = Signal(object)  # Path of a backup
    restore_requested = Signal(object)  # Path of a backup
    backup_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restore_dialog")
        self.setWindowTitle(tr("备份与恢复"))
        self._backups: tuple[BackupContents, ...] = ()
        self._list = named(_list(), "backups", tr("备份"))
        self._list.currentItemChanged.connect(lambda _now, _before: self._choose())
        self._empty = named(PlainLabel(tr("正在读取备份…")), "no_backups")
        self._empty.setProperty("kind", "empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._list)
        about = PlainLabel(_ABOUT)
        about.setProperty("kind", "muted")
        about.setWordWrap(True)
        self._change = named(PlainLabel(), "restore_change")
        self._change.setWordWrap(True)
        self._change.setMinimumHeight(self._change.fontMetrics().lineSpacing() * 2)
        self._restore = named(QPushButton(tr("恢复这份备份…")), "restore_backup")
        self._restore.setEnabled(False)
        self._restore.clicked.connect(self._ask)
        folder = named(QPushButton(tr("打开备份文件夹")), "open_backups")
        folder.clicked.connect(self.folder_requested)
        now = named(QPushButton(tr("立即备份")), "back_up_now")
        now.clicked.connect(self.backup_requested)
        close = named(QPushButton(tr("关闭")), "close_backups")
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(about)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._change)
        layout.addLayout(button_row(now, folder, None, self._restore, close))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for all columns."""
        return QSize(640, 460)

    def show_backups(self, backups: tuple[BackupContents, ...]) -> None:
        """List the backups, the newest first; the one that was chosen stays chosen."""
        chosen = self._chosen()
        self._list.clear()
        self._backups = backups
        times = distinct_labels([contents.made for contents in backups])
        rows = zip_longest(backups, times, backups[1:])  # each with its time and the one before it
        self._list.addTopLevelItems([_row(contents, time, _is_same(contents, older)) for contents, time, older in rows])
        self._empty.setText(_NONE)
        if backups and self._pages.currentWidget() is self._empty:
            self._list.setFocus()
        self._pages.setCurrentWidget(self._list if backups else self._empty)
        paths = [contents.path for contents in backups]
        row = paths.index(chosen.path) if chosen and chosen.path in paths else 0
        if (item := self._list.topLevelItem(row)) is not None:
            self._list.setCurrentItem(item)
        else:
            self._choose()

    def show_difference(self, backup: Path, difference: BackupDifference) -> None:
        """Tell what restoring a backup would do, if it is still the chosen one."""
        chosen = self._chosen()
        if chosen is None or chosen.path != backup:
            return
        self._restore.setEnabled(bool(difference))
        self._change.setText(_words(difference) if difference else tr("这份备份里的批注和书签与现在的相同。"))

    def _chosen(self) -> BackupContents | None:
        item = self._list.currentItem()
        return None if item is None else self._backups[self._list.indexOfTopLevelItem(item)]

    def _choose(self) -> None:
        chosen = self._chosen()
        self._restore.setEnabled(False)
        if chosen is None:
            self._change.setText("")
        elif chosen.problem is None:
            self._change.setText(tr("正在与现在的笔记比较…"))
            self.difference_requested.emit(chosen.path)
        else:
            self._change.setText(sentence(chosen.problem))

    def _ask(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        question = tr("要恢复 {made} 的备份吗？\n\n{change}\n现有的笔记会先存成一份备份。").format(
            made=minute_label(chosen.made), change=self._change.text()
        )
        box = message_box(QMessageBox.Icon.Question, tr("恢复备份"), question, self)
        box.setObjectName("restore_question")
        yes = box.addButton(tr("恢复"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is yes:
            self.restore_requested.emit(chosen.path)
            self.accept()


def _list() -> QTreeWidget:
    view = table(COLUMNS, stretched=1)
    view.header().setSectionsMovable(False)
    for column in _NUMBERS:
        view.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return view


def _is_same(contents: BackupContents, older: BackupContents | None) -> bool:
    return older is not None and contents.sound and bool(contents.digest) and contents.digest == older.digest


def _row(contents: BackupContents, time: str, same: bool) -> QTreeWidgetItem:
    reason = BACKUP_KIND_LABELS[contents.kind] if contents.kind else tr("其他")
    reason += tr("（内容与前一份相同）") if same else ""
    counts = (str(contents.annotations), str(contents.bookmarks)) if contents.sound else ("", "")
    item = QTreeWidgetItem([time, f"{reason}{_defect(contents)}", *counts, _size(contents.size)])
    for column in _NUMBERS:
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if not contents.sound:
        for column in range(len(COLUMNS)):
            item.setForeground(column, _muted())
    return item


def _defect(contents: BackupContents) -> str:
    if contents.sound:
        return ""
    return tr("（程序较旧，读不了）") if isinstance(contents.problem, BackupTooNew) else tr("（已损坏）")


def _size(count: int) -> str:
    """A number of bytes, as file managers write it."""
    return f"{count / 2**20:.1f} MB" if count >= 2**20 else f"{max(1, round(count / 2**10))} KB"


def _muted() -> QColor:
    return QApplication.palette().placeholderText().color()


def _words(difference: BackupDifference) -> str:
    counts = ((difference.appear, tr("会出现")), (difference.change, tr("会变")), (difference.vanish, tr("会消失")))
    told = tr("，").join(tr("{count} 条{words}").format(count=count, words=words) for count, words in counts if count)
    return (
        tr("恢复后：{told}。").format(told=told) if told else tr("批注和书签相同；回收站、回顾进度或核对过的位置会变。")
    )
