"""Notes from a file: what taking them in would do, before anything is done."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kb.model import MergeReport, NotesBundle
from kb.translation import tr
from ui.commands import shortcut
from ui.widgets.elided import ElidedLabel
from ui.widgets.file_dialog import file_dialog
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_ABOUT = tr(
    "同一条笔记以较新的为准；在别处删除的，这里也会移到回收站。导入前会自动备份，导入后可用 {undo} 一步撤销。"
).format(undo=shortcut("undo"))
_NOTHING = tr("文件里的笔记这里都有了，没有需要导入的。")
_DELETED = tr("文件里的笔记在本机已被删除，保持删除；如要找回，请勾选上面的选项。")
_ROWS = (
    ("added", tr("新增"), tr("这里还没有的")),
    ("changed", tr("更新"), tr("文件里的较新（内容、位置或回顾进度）")),
    ("removed", tr("删除"), tr("在别处已删除，移到回收站")),
    ("deleted", tr("已删除"), tr("在本机已删除，保持删除")),
    ("kept", tr("不变"), tr("这里已有，或这里的较新")),
    ("refused", tr("放不下"), tr("引文在现有文章里找不到，或不止一处")),
)


def choose_notes_file(parent: QWidget | None = None) -> Path | None:
    """Ask which file to read; None for a no."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = file_dialog(tr("导入笔记"), documents, tr("笔记文件 (*.json *.jsonld);;所有文件 (*)"), parent)
    dialog.setObjectName("choose_notes_file")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.deleteLater()


class ImportNotesDialog(QDialog):
    """Shows what a file holds and what would become of it. Destroys itself when it is closed."""

    import_requested = Signal(object)  # NotesBundle
    bring_back_requested = Signal(object)  # NotesBundle, what was deleted here included

    def __init__(self, file: Path, bundle: NotesBundle, planned: MergeReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_notes")
        self.setWindowTitle(tr("导入笔记"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bundle = bundle
        name = named(ElidedLabel(Qt.TextElideMode.ElideMiddle), "import_file")
        name.set_whole(str(file))
        something = bool(planned.added or planned.changed or planned.removed)
        about = _wrapped(_ABOUT if something else _DELETED if planned.deleted else _NOTHING, "import_about")
        self._bring_back = named(
            QCheckBox(tr("找回本机已删除的 {deleted} 条").format(deleted=planned.deleted)), "import_bring_back"
        )
        if not planned.deleted:
            self._bring_back.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(name)
        layout.addLayout(_counts(planned))
        if bundle.unread:
            layout.addWidget(PlainLabel(tr("读不出的 {count} 条：").format(count=len(bundle.unread))))
            words = "\n".join(tr("{name}：{reason}").format(name=one.name, reason=one.reason) for one in bundle.unread)
            unread = named(QPlainTextEdit(words), "import_unread")
            unread.setReadOnly(True)
            unread.setMaximumHeight(110)
            layout.addWidget(unread)
        layout.addWidget(self._bring_back)
        layout.addStretch(1)
        layout.addWidget(about)
        layout.addWidget(self._buttons(possible=something))
        self.setMinimumWidth(480)

    def _buttons(self, *, possible: bool) -> QDialogButtonBox:
        box = QDialogButtonBox()
        take = named(QPushButton(tr("导入")), "import_confirm")
        take.setProperty("kind", "primary")
        take.setEnabled(possible)
        self._bring_back.toggled.connect(lambda wished: take.setEnabled(possible or wished))
        box.addButton(take, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(named(QPushButton(tr("取消")), "import_cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        return box

    def _accept(self) -> None:
        (self.bring_back_requested if self._bring_back.isChecked() else self.import_requested).emit(self._bundle)
        self.accept()


def _counts(planned: MergeReport) -> QGridLayout:
    """A line for everything that occurs."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setColumnStretch(2, 1)
    occurring = [(field, words, why) for field, words, why in _ROWS if getattr(planned, field)]
    for row, (field, words, why) in enumerate(occurring):
        count = named(PlainLabel(tr("{count} 条").format(count=getattr(planned, field))), f"import_{field}")
        count.setAlignment(Qt.AlignmentFlag.AlignRight)
        reason = PlainLabel(why)
        reason.setProperty("kind", "muted")
        for column, label in enumerate((PlainLabel(words), count, reason)):
            grid.addWidget(label, row, column)
    return grid


def _wrapped(words: str, name: str) -> QLabel:
    label = named(PlainLabel(words), name)
    label.setProperty("kind", "muted")
    label.setWordWrap(True)
    return label
