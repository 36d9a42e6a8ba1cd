"""导出反馈: what is going to be saved, each entry to be left out, and the file letter by letter before it is there."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kb.model import FeedbackFile
from kb.records.feedback import encode_feedback
from kb.translation import tr
from ui.widgets.button_row import button_row
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, shortened, tooltip

LONGEST_NAME = 30  # code points
_SIZE = QSize(860, 540)
_SIZE_WITHOUT = QSize(460, 120)  # entries
_ABOUT = tr(
    "勾选要交给编写部门的记录。右边就是要保存的文件，一字不差；除了你在下面填写的，没有姓名和其他个人信息。"
    "保存以后，勾选的记录从本机移除。"
)
_NONE = tr("还没有可以导出的反馈。选中正文里的一段话，点“有误”，就能记下来。")
_ENTRY = Qt.ItemDataRole.UserRole
_LONGEST_ROW = 60  # code points


class ExportFeedbackDialog(QDialog):
    """Shows all entries checked; says what is wanted. Destroys itself when it is closed."""

    save_requested = Signal(object, str)  # FeedbackFile that was agreed to, the text of the file
    delete_requested = Signal(object)  # FeedbackFile: entries that a person withdraws

    def __init__(self, feedback: FeedbackFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_feedback")
        self.setWindowTitle(tr("导出反馈"))
        self._about = named(PlainLabel(), "feedback_about")
        self._about.setWordWrap(True)
        self._about.setProperty("kind", "muted")
        self._list = named(QListWidget(), "feedback_entries", tr("要导出的记录"))
        self._list.setSpacing(3)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row in _rows(feedback):
            self._list.addItem(row)
        self._content = ""  # of the file
        self._text = named(QPlainTextEdit(), "feedback_text", tr("要保存的文件"))
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._name = named(QLineEdit(), "feedback_name", tr("姓名"))
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setPlaceholderText(tr("可以不填"))
        self._save = named(QPushButton(tr("保存…")), "feedback_save")
        self._save.setProperty("kind", "primary")
        self._delete = named(QPushButton(tr("删除所选")), "feedback_delete")
        self._delete.setToolTip(tr("不交了：把选中的这一条从本机删除"))
        self._entries = self._compose()
        self._list.itemChanged.connect(lambda _item: self._show())
        self._list.currentItemChanged.connect(lambda now, _before: self._delete.setEnabled(now is not None))
        self._name.textChanged.connect(lambda _text: self._show())
        self._save.clicked.connect(lambda: self.save_requested.emit(self.chosen, self._content))
        self._delete.clicked.connect(self._withdraw)
        self._show()
        resize_within_screen(self, _SIZE if _has_any(feedback) else _SIZE_WITHOUT)

    @property
    def chosen(self) -> FeedbackFile:
        """The checked entries, and the name if one was given."""
        rows = [self._list.item(row) for row in range(self._list.count())]
        entries = [_entry(row) for row in rows if row.checkState() is Qt.CheckState.Checked]
        return FeedbackFile(
            tuple(one for entry in entries for one in entry.reports),
            tuple(one for entry in entries for one in entry.searches),
            " ".join(self._name.text().split()),
            tuple(one for entry in entries for one in entry.given_up),
        )

    def _show(self) -> None:
        chosen = self.chosen
        some = _has_any(chosen)
        self._content = encode_feedback(chosen) if some else ""
        self._text.setPlainText(self._content)
        empty = not self._list.count()
        self._about.setText(_NONE if empty else _ABOUT)
        for widget in (self._entries, self._delete, self._save):
            widget.setHidden(empty)
        self._save.setEnabled(some)
        self._delete.setEnabled(self._list.currentItem() is not None)

    def _withdraw(self) -> None:
        row = self._list.takeItem(self._list.currentRow())
        self.delete_requested.emit(_entry(row))
        self._show()

    def _compose(self) -> QWidget:
        """Gives back what is of no use without entries."""
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._list)
        splitter.addWidget(self._text)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([380, 480])
        splitter.setChildrenCollapsible(False)
        entries = QWidget()
        column = QVBoxLayout(entries)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter, 1)
        who = QHBoxLayout()
        who.addWidget(PlainLabel(tr("姓名")))
        who.addWidget(self._name, 1)
        who.addStretch(2)
        column.addLayout(who)
        close = named(QPushButton(tr("关闭")), "feedback_close")
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self._about)
        layout.addWidget(entries, 1)
        layout.addLayout(button_row(self._delete, None, self._save, close))
        return entries


def _has_any(feedback: FeedbackFile) -> bool:
    return bool(feedback.reports or feedback.searches or feedback.given_up)


def _entry(row: QListWidgetItem) -> FeedbackFile:
    """What a row stands for: feedback with that alone."""
    entry = row.data(_ENTRY)
    return entry if isinstance(entry, FeedbackFile) else FeedbackFile()


def _rows(feedback: FeedbackFile) -> Iterator[QListWidgetItem]:
    for report in feedback.reports:
        words = (
            tr("“{quote}”　{words}").format(quote=report.quote, words=report.words)
            if report.words
            else f"“{report.quote}”"
        )
        yield _row(FeedbackFile(reports=(report,)), words, f"{report.title}\n{report.quote}\n{report.words}")
    for search in feedback.searches:
        words = tr("没有结果的搜索：{query}（{count} 次）").format(query=search.query, count=search.count)
        yield _row(FeedbackFile(searches=(search,)), words, words)
    for search in feedback.given_up:
        words = tr("看了结果没有打开的搜索：{query}（{count} 次）").format(query=search.query, count=search.count)
        yield _row(FeedbackFile(given_up=(search,)), words, words)


def _row(entry: FeedbackFile, words: str, tip: str) -> QListWidgetItem:
    row = QListWidgetItem(shortened(" ".join(words.split()), _LONGEST_ROW))
    row.setToolTip(tooltip(tip))
    row.setData(_ENTRY, entry)
    row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    row.setCheckState(Qt.CheckState.Checked)
    return row
