"""Where an export shall go, and putting it there."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from kb.export.formats import Format
from kb.export.names import file_name
from kb.files import write_whole


def save_export(words: str, format_: Format, text: str, parent: QWidget | None = None) -> Path | None:
    """Ask for a file, suggesting one named after ``words``, and write ``text`` to it; None when the person says no.

    Raises OSError; then nothing has changed.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, "导出", documents, f"{format_.words} (*{format_.suffix})")
    dialog.setObjectName("save_export")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(format_.suffix)
    dialog.selectFile(file_name(words, format_.suffix))
    try:
        if not dialog.exec():
            return None
        path = Path(dialog.selectedFiles()[0])
    finally:
        dialog.deleteLater()
    write_whole(path, text)
    return path
