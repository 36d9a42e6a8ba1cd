"""The dialog in which a file or a folder is chosen: in the window's language, no larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QWidget

from kb.translation import tr
from ui.widgets.dialog_size import resize_within_screen

_SIZE = QSize(640, 440)
_LABELS = {
    QFileDialog.DialogLabel.LookIn: tr("位置："),
    QFileDialog.DialogLabel.FileName: tr("文件名："),
    QFileDialog.DialogLabel.FileType: tr("文件类型："),
    QFileDialog.DialogLabel.Reject: tr("取消"),
}


def file_dialog(title: str, folder: str, kinds: str = "", parent: QWidget | None = None) -> QFileDialog:
    """A dialog for a file of one of the ``kinds`` (``名称 (*.md);;…``); Qt's own translation leaves two labels out."""
    dialog = QFileDialog(parent, title, folder, kinds)
    resize_within_screen(dialog, _SIZE)
    for label, words in _LABELS.items():
        dialog.setLabelText(label, words)
    return dialog
