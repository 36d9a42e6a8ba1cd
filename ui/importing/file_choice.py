"""Asking which files or which folder shall be imported."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from kb.content.importers.importer import IMPORT_FORMATS
from kb.translation import tr
from ui.widgets.file_dialog import file_dialog


def choose_files(folder: str, parent: QWidget | None = None) -> tuple[Path, ...]:
    """Ask for files, beginning in ``folder`` if that is there; () for a no."""
    patterns = " ".join(f"*{suffix}" for form in IMPORT_FORMATS for suffix in form.suffixes)
    kinds = [f"{form.name} ({' '.join(f'*{suffix}' for suffix in form.suffixes)})" for form in IMPORT_FORMATS]
    dialog = file_dialog(tr("导入文件"), _start(folder), parent=parent)
    dialog.setNameFilters([tr("可以导入的文件 ({patterns})").format(patterns=patterns), *kinds, tr("所有文件 (*)")])
    dialog.setObjectName("choose_import_files")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(dialog)


def choose_folder(folder: str, parent: QWidget | None = None) -> tuple[Path, ...]:
    """Ask for one folder, beginning in ``folder`` if that is there; () for a no."""
    dialog = file_dialog(tr("导入文件夹"), _start(folder), parent=parent)
    dialog.setObjectName("choose_import_folder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def _start(folder: str) -> str:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return folder if folder and Path(folder).is_dir() else documents


def _chosen(dialog: QFileDialog) -> tuple[Path, ...]:
    try:
        return tuple(map(Path, dialog.selectedFiles())) if dialog.exec() else ()
    finally:
        dialog.deleteLater()
