"""What a person sees when something goes wrong: one sentence, and the details for whoever looks after the PC."""

import traceback

from PySide6.QtWidgets import QMessageBox, QWidget

from kb.errors import KbError
from kb.translation import tr
from ui.widgets.plain_text import message_box


def show_failure(error: Exception, parent: QWidget | None = None) -> None:
    """Tell an error: an expected one in one sentence, a bug with its traceback behind 详细信息."""
    from ui.error_messages import sentence  # noqa: PLC0415 - most windows never need a sentence for a failure

    expected = isinstance(error, KbError | OSError)
    cause = str(error.__cause__) if expected and error.__cause__ is not None else ""
    box = message_box(QMessageBox.Icon.Warning, tr("行知"), sentence(error), parent, more=cause)
    box.setObjectName("failure")
    if not expected:
        box.setDetailedText("".join(traceback.format_exception(error)))
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.exec()
