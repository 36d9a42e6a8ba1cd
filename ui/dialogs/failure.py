"""What a person sees when something goes wrong: one sentence, and the details for whoever looks after the PC."""

import traceback

from PySide6.QtWidgets import QMessageBox, QWidget

from kb.errors import KbError
from ui.error_messages import sentence


def show_failure(error: Exception, parent: QWidget | None = None) -> None:
    """Tell an error: an expected one in one sentence, a bug with its traceback behind 详细信息."""
    box = QMessageBox(parent)
    box.setObjectName("failure")
    box.setWindowTitle("行知")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(sentence(error))
    if not isinstance(error, KbError | OSError):
        box.setDetailedText("".join(traceback.format_exception(error)))
    elif error.__cause__ is not None:
        box.setInformativeText(str(error.__cause__))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.exec()
