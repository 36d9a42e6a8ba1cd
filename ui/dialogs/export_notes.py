"""Notes into a file: which ones, in which format, in which groups, and how it will look."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.formats import NOTES_FORMATS, PREVIEW_LINES, NotesFormat
from kb.exchange.notes.sheet import sheet
from kb.exported_files import ExportedFiles
from kb.labels import GROUPING_LABELS
from kb.model import Grouping
from kb.translation import tr
from ui.dialogs.saving import choose_file
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel
from ui.workers import Worker

_NO_NOTES = tr("这里还没有笔记。选中正文里的一段话，就能划线或写批注。")
_ONLY_BOOKMARKS = tr("这里只有书签，这种格式不写书签。")


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Some of the notes, and what they are called; ``words`` name the file, too."""

    words: str
    exported: ExportedNotes


class ExportNotesDialog(QDialog):
    """Shows how the file begins, and writes it where a person says; both off the GUI thread.

    It destroys itself when it is closed.
    """

    done_with = Signal(object)  # Path of the file that was written
    failed = Signal(object)  # Exception; the dialog stays open

    def __init__(self, scopes: Sequence[ExportScope], files: ExportedFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_notes")
        self.setWindowTitle(tr("导出笔记"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._scopes = tuple(scopes)
        self._files = files
        self._lane = Worker("export", self)
        self._writing = False
        self._build()
        filled = [n for n, scope in enumerate(self._scopes) if scope.exported.notes]
        self._scope.setCurrentIndex(filled[0] if filled else 0)
        for choice in (self._scope, self._format, self._grouping):
            choice.currentIndexChanged.connect(self._show)
        self._show()
        resize_within_screen(self, QSize(760, 620))

    # --- what is chosen --------------------------------------------------------------------------------------------

    @property
    def scope(self) -> ExportScope:
        """The notes chosen."""
        return self._scopes[self._scope.currentIndex()]

    @property
    def format(self) -> NotesFormat:
        """The format chosen."""
        return NOTES_FORMATS[self._format.currentData()]

    @property
    def grouping(self) -> Grouping:
        """What the groups shall be, where the format has any."""
        return Grouping(self._grouping.currentData())

    # --- inside ----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        exported, format_, grouping = self.scope.exported, self.format, self.grouping
        self._grouping.setEnabled(format_.grouped)
        self._purpose.setText(format_.purpose)
        written = format_.written(exported)
        self._export.setEnabled(bool(written) and not self._writing)
        self._empty.setText(_NO_NOTES if not exported.notes else _ONLY_BOOKMARKS)
        if not written:
            self._lane.cancel_latest()
            self._count.setText("")
            self._stack.setCurrentWidget(self._empty)
            return
        self._count.setText(self._counted())
        self._lane.run_latest(
            lambda: format_.preview(sheet(exported, grouping)),
            self._show_preview,
            self.failed.emit,
        )

    def _show_preview(self, text: str) -> None:
        self._preview.setPlainText(text)
        self._stack.setCurrentWidget(self._preview)
        cut = text.count("\n") >= PREVIEW_LINES
        shown = tr("，预览前 {preview_lines} 行").format(preview_lines=PREVIEW_LINES) if cut else ""
        self._count.setText(f"{self._counted()}{shown}")

    def _counted(self) -> str:
        """What goes into the file, and what does not."""
        notes = self.scope.exported
        written = self.format.written(notes)
        left = len(notes.notes) - written
        return tr("共 {written} 条").format(written=written) + (
            tr("，{left} 个书签不写入").format(left=left) if left else ""
        )

    def _save(self) -> None:
        scope, format_, grouping = self.scope, self.format, self.grouping
        path = choose_file(tr("行知笔记 {words}").format(words=scope.words), format_.words, format_.suffix, self)
        if path is None:
            return

        def write() -> Path:
            self._files.write(path, format_.write(sheet(scope.exported, grouping)))
            return path

        self._set_writing(True)
        self._lane.run(write, self._written, self._not_written)

    def _written(self, path: Path) -> None:
        self._set_writing(False)
        self.done_with.emit(path)
        self.accept()

    def _not_written(self, error: Exception) -> None:
        self._set_writing(False)
        self.failed.emit(error)

    def _set_writing(self, writing: bool) -> None:
        self._writing = writing
        for widget in (self._scope, self._format, self._export, self._cancel):
            widget.setEnabled(not writing)
        self._grouping.setEnabled(not writing and self.format.grouped)
        self._export.setText(tr("正在导出…") if writing else tr("导出…"))

    def reject(self) -> None:
        """Close without a file; while one is being written the dialog stays, and closes when that is done."""
        if not self._writing:
            super().reject()

    def done(self, result: int) -> None:
        """Close; a preview under way is not waited for longer than it takes."""
        self._lane.close()
        super().done(result)

    # --- composition -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._scope = _choice("export_scope", [(_counted(scope), None) for scope in self._scopes])
        self._format = _choice("export_format", [(one.words, name) for name, one in NOTES_FORMATS.items()])
        self._grouping = _choice("export_grouping", [(words, one.value) for one, words in GROUPING_LABELS.items()])
        self._purpose = named(PlainLabel(), "export_purpose")
        self._purpose.setProperty("kind", "muted")
        self._purpose.setWordWrap(True)
        self._count = named(PlainLabel(), "export_count")
        self._count.setProperty("kind", "muted")
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for row, (words, choice) in enumerate(
            ((tr("范围(&R)"), self._scope), (tr("格式(&F)"), self._format), (tr("分组(&G)"), self._grouping))
        ):
            label = PlainLabel(words)
            label.setBuddy(choice)
            grid.addWidget(label, row * 2, 0)
            grid.addWidget(choice, row * 2, 1)
        grid.addWidget(self._purpose, 3, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(grid)
        layout.addWidget(self._build_preview(), 1)
        layout.addWidget(self._count)
        layout.addWidget(self._build_buttons())

    def _build_preview(self) -> QWidget:
        self._preview = named(QPlainTextEdit(), "export_preview", tr("预览"))
        self._preview.setReadOnly(True)
        self._preview.setUndoRedoEnabled(False)
        self._empty = EmptyState(_NO_NOTES)
        self._empty.setObjectName("export_empty")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._preview)
        self._stack.addWidget(self._empty)
        return self._stack

    def _build_buttons(self) -> QWidget:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._export = named(QPushButton(tr("导出…")), "export_save")
        self._export.setProperty("kind", "primary")
        self._export.setDefault(True)
        self._export.clicked.connect(self._save)
        buttons.addButton(self._export, QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        return buttons


def _counted(scope: ExportScope) -> str:
    return tr("{words}（{count} 条）").format(words=scope.words, count=len(scope.exported.notes))


def _choice(name: str, entries: Sequence[tuple[str, Any]]) -> QComboBox:
    box = named(QComboBox(), name)
    for words, value in entries:
        box.addItem(words, value)
    # a long title must not widen the window
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(20)
    return box
