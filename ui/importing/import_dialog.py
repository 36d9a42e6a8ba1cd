"""Files before they are imported: a list of them, the chosen one beside it, and what became of them afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.content.importers.metadata import Vocabulary
from kb.translation import tr
from ui.importing.document_list import DocumentList
from ui.importing.entry import Entry, EntryState
from ui.importing.entry_page import EntryPage
from ui.theme import Theme
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.elided import ElidedLabel
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.workers import Worker

_SIZE = QSize(1080, 680)
_EMPTY = tr("没有找到可以导入的文件。\n可以导入 Word、PDF、Excel、网页、电子书、Markdown 和文本。")


class ImportDialog(QDialog):
    """Fed with entries while files are read, and with what became of them while they are stored.

    Previews are made on ``previews``.
    """

    import_requested = Signal(object)  # tuple of Entry
    stop_requested = Signal()
    closed = Signal()

    def __init__(self, vocabulary: Vocabulary, theme: Theme, previews: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_files")
        self.setWindowTitle(tr("导入到“我的文档”"))
        self._entries: list[Entry] = []
        self._working = True
        self._list = DocumentList(theme)
        self._words = named(EmptyState(tr("正在读取文件…")), "import_words")
        self._beside = QStackedWidget()
        self._beside.addWidget(self._words)
        self._made_page: EntryPage | None = None
        self._make_page = partial(EntryPage, vocabulary, theme, previews)
        self._progress = named(QProgressBar(), "import_progress")
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(180)
        self._told = named(ElidedLabel(), "import_told")
        self._stop = _button(tr("停止"), "import_stop")
        self._import = _button(tr("导入"), "import_confirm")
        self._import.setProperty("kind", "primary")
        self._import.setDefault(True)
        self._close = _button(tr("取消"), "import_close")
        self._compose()
        self._list.entry_chosen.connect(self._show_chosen)
        self._list.wanted_changed.connect(self._take_wish)
        self._stop.clicked.connect(self._ask_to_stop)
        self._import.clicked.connect(self._ask_to_import)
        self._close.clicked.connect(self.reject)
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What shows a file is made once the dialog is to be seen, and before the first file has been read."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self.page)

    @property
    def page(self) -> EntryPage:
        """What shows a file that can be imported, made when first asked for."""
        if self._made_page is None:
            self._made_page = self._make_page()
            self._made_page.edited.connect(self._take_edited)
            self._made_page.for_all_requested.connect(self._take_for_all)
            self._beside.addWidget(self._made_page)
            self._put_foot_last()
        return self._made_page

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The files and what was decided of them."""
        return tuple(self._entries)

    # --- what comes from the worker ----------------------------------------------------------------------------------

    def add(self, entry: Entry) -> None:
        """One more file has been read."""
        self._entries.append(entry)
        self._list.add(entry)
        if len(self._entries) == 1:
            self._list.setCurrentRow(0)
            self._list.setFocus()
        elif self._readable() == 2:
            self.page.offer_for_all()
        self._show_state()

    def show_progress(self, done: int, total: int, words: str) -> None:
        """``done`` of ``total`` files are read, or stored: ``words`` say which."""
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        if self._working:
            self._told.set_whole(f"{words} {done} / {total}")

    def finish_reading(self, words: str = "") -> None:
        """No more files come; ``words`` say why, where there would be more."""
        self._working = False
        if not self._entries:
            self._show_words(words or _EMPTY)
        failed = sum(entry.state is EntryState.FAILED for entry in self._entries)
        told = tr("共 {count} 个文件").format(count=len(self._entries)) + (
            tr("，{failed} 个不能导入").format(failed=failed) if failed else ""
        )
        self._told.set_whole(words or (told if self._entries else ""))
        self._show_state()

    def show_stored(self, entry: Entry) -> None:
        """A file has been imported, or not: ``entry.error`` says why."""
        row = next(row for row, known in enumerate(self._entries) if known.path == entry.path)
        self._entries[row] = entry
        self._list.show_entry(row, entry)

    def finish_storing(self, words: str = "") -> None:
        """All is stored that could be: close, or show what could not; ``words`` say why it ended early."""
        self._working = False
        failed = [row for row, entry in enumerate(self._entries) if entry.wanted or entry.state is EntryState.FAILED]
        if not failed:
            self.accept()
            return
        self._told.set_whole(words or stored_words(self._entries))
        self._list.setEnabled(True)
        self._close.setText(tr("关闭"))
        self._list.setCurrentRow(failed[0])
        self._show_state()
        self._show_chosen(failed[0])

    # --- what a person does ------------------------------------------------------------------------------------------

    def reject(self) -> None:
        """Close; what is under way stops, what has been imported stays."""
        self.stop_requested.emit()
        super().reject()

    def done(self, result: int) -> None:
        """Closed, by whatever way."""
        if self._made_page is not None:
            self._made_page.finish()
        super().done(result)
        self.closed.emit()

    def _ask_to_stop(self) -> None:
        self._told.set_whole(tr("正在停止…"))
        self._stop.setEnabled(False)
        self.stop_requested.emit()

    def _ask_to_import(self) -> None:
        wrong = [row for row, entry in enumerate(self._entries) if entry.wanted and entry.invalid]
        if wrong:
            self._list.setCurrentRow(wrong[0])
            self._told.set_whole(tr("请先改好标出的地方"))
            self.page.focus_problem()
            return
        self._working = True
        self._list.setEnabled(False)
        self._show_words(tr("正在导入…"))
        self._show_state()
        self.import_requested.emit(tuple(entry for entry in self._entries if entry.wanted))

    def _take_wish(self, row: int, wished: bool) -> None:
        self._entries[row] = replace(self._entries[row], chosen=wished)
        if row == self._list.currentRow():
            self.page.show_wish(self._entries[row])
        self._show_state()

    def _take_edited(self, entry: Entry) -> None:
        row = self._list.currentRow()
        self._entries[row] = entry
        self._list.show_entry(row, entry)
        self._show_state()

    def _take_for_all(self, chosen: Entry) -> None:
        roles, topics = chosen.metadata.roles, chosen.metadata.topics
        self._entries = [
            replace(entry, metadata=replace(entry.metadata, roles=roles, topics=topics)) for entry in self._entries
        ]
        self._told.set_whole(tr("岗位和主题已用于全部 {count} 个文件").format(count=len(self._entries)))

    def _show_chosen(self, row: int) -> None:
        entry = self._entries[row] if row >= 0 else None
        if entry is None or entry.preview is None or entry.state in {EntryState.FAILED, EntryState.STORED}:
            self._show_words("" if entry is None else f"{entry.path.name}\n\n{entry.remark()}")
            return
        self.page.show_entry(entry, among_others=self._readable() > 1)
        self._beside.setCurrentWidget(self.page)

    def _show_words(self, words: str) -> None:
        """Show a sentence in the place of a file."""
        if self._made_page is not None:
            self._made_page.show_entry(None)
        self._words.setText(words)
        self._beside.setCurrentWidget(self._words)

    def _put_foot_last(self) -> None:
        """Tab goes to the page, which came late, before it goes to the buttons at the foot."""
        last = self.previousInFocusChain()
        while last is not None and last.focusPolicy() == Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()
        for button in (self._stop, self._import, self._close):
            if last is not None:
                QWidget.setTabOrder(last, button)
            last = button

    def _readable(self) -> int:
        return sum(entry.preview is not None for entry in self._entries)

    def _show_state(self) -> None:
        wanted = sum(entry.wanted for entry in self._entries)
        self._import.setText(tr("导入 {wanted} 个文件").format(wanted=wanted) if wanted else tr("导入"))
        self._import.setEnabled(bool(wanted) and not self._working)
        self._import.setVisible(self._working or any(entry.is_offered for entry in self._entries))
        for widget in (self._progress, self._stop):
            widget.setVisible(self._working)
        self._stop.setEnabled(True)

    def _compose(self) -> None:
        left = QWidget()
        left.setMinimumWidth(210)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self._list, 1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(10, 0, 0, 0)
        beside.addWidget(self._beside)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([270, 800])
        foot = QHBoxLayout()
        foot.addWidget(self._progress)
        foot.addWidget(self._told, 1)
        for button in (self._stop, self._import, self._close):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addWidget(splitter, 1)
        layout.addLayout(foot)
        resize_within_screen(self, _SIZE)


def stored_words(entries: Sequence[Entry]) -> str:
    """What became of the files that were to be imported, on one line."""
    stored = [entry for entry in entries if entry.stored]
    articles = sum(len(entry.stored) for entry in stored)
    told = tr("已导入 {count} 个文件").format(count=len(stored)) + (
        tr("，共 {articles} 篇文章").format(articles=articles) if articles != len(stored) else ""
    )
    failed = sum(entry.error is not None for entry in entries)
    left = sum(entry.wanted for entry in entries)
    told += tr("；{failed} 个没有导入").format(failed=failed) if failed else ""
    return told + (tr("；停止了，还有 {left} 个没有导入").format(left=left) if left else "")


def _button(words: str, name: str) -> QPushButton:
    button = named(QPushButton(words), name)
    button.setAutoDefault(False)
    return button
