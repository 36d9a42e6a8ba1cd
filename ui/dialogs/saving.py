"""Where an export shall go, and putting it there."""

from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from kb.exchange.file_names import file_name
from kb.exchange.results.formats import ResultFormat
from kb.exported_files import ExportedFiles
from kb.translation import tr
from ui.widgets.dialog_size import resize_within_screen

_SIZE = QSize(640, 440)
_LABELS = {
    QFileDialog.DialogLabel.LookIn: tr("位置："),
    QFileDialog.DialogLabel.FileName: tr("文件名："),
    QFileDialog.DialogLabel.FileType: tr("文件类型："),
    QFileDialog.DialogLabel.Reject: tr("取消"),
}


def save_export(
    words: str, format_: ResultFormat, text: str, files: ExportedFiles, parent: QWidget | None = None
) -> Path | None:
    """Ask for a file, suggesting one named after ``words``, and write ``text`` to it; None when the person says no.

    Raises OSError; then nothing has changed.
    """
    path = choose_file(words, format_.words, format_.suffix, parent)
    if path is not None:
        files.write(path, text)
    return path


def file_dialog(title: str, folder: str, kinds: str = "", parent: QWidget | None = None) -> QFileDialog:
    """A dialog for a file of one of the ``kinds`` (``名称 (*.md);;…``); Qt's own translation leaves two labels out."""
    dialog = QFileDialog(parent, title, folder, kinds)
    resize_within_screen(dialog, _SIZE)
    for label, words in _LABELS.items():
        dialog.setLabelText(label, words)
    return dialog


def choose_file(words: str, kind: str, suffix: str, parent: QWidget | None = None) -> Path | None:
    """Ask for a file of a ``kind`` with this ``suffix``, suggesting a name that says ``words``; None for a no."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = file_dialog(tr("导出"), documents, f"{kind} (*{suffix})", parent)
    dialog.setObjectName("save_export")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(file_name(words, suffix))
    try:
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    finally:
        dialog.deleteLater()
