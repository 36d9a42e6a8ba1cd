"""Work that takes a second or more, with a window that says so until it is done."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from kb.translation import tr
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel
from ui.workers import Worker

T = TypeVar("T")


def waited_for(words: str, work: Callable[[], T], parent: QWidget | None = None) -> T:
    """What ``work`` gives back, done on a worker; it cannot be interrupted. Raises what it raises."""
    dialog = QDialog(parent, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
    dialog.setObjectName("profile_progress")
    dialog.setWindowTitle(tr("行知"))
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    bar = named(QProgressBar(), "profile_progress_bar", words)
    bar.setRange(0, 0)
    column = QVBoxLayout(dialog)
    column.addWidget(PlainLabel(words))
    column.addWidget(bar)
    worker = Worker("profile")
    loop = QEventLoop()
    results: list[T] = []
    errors: list[Exception] = []

    def done(result: T) -> None:
        results.append(result)
        loop.quit()

    def failed(error: Exception) -> None:
        errors.append(error)
        loop.quit()

    dialog.setMinimumWidth(360)
    dialog.show()
    worker.run(work, done, failed)
    loop.exec()
    worker.close()
    dialog.close()
    dialog.deleteLater()
    if errors:
        raise errors[0]
    return results[0]
