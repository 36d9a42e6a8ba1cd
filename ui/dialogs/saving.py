"""Where an export shall go, and putting it there."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from kb.exchange.file_names import file_name
from kb.exchange.results.formats import ResultFormat
from kb.exported_files import ExportedFiles
from kb.translation import tr
from ui.widgets.file_dialog import file_dialog


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
