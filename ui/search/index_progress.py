"""A line over the results while the index is being built: how far it is, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kb.translation import tr
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel


class IndexProgress(QWidget):
    """Hidden until there is progress to show."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("index_progress")
        self._label = PlainLabel()
        self._label.setObjectName("index_progress_label")
        self._label.setProperty("kind", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        stop = named(QPushButton(tr("停止")), "index_stop", tr("停止建立检索索引"))
        stop.setFlat(True)
        stop.clicked.connect(self.stop_requested)
        line = QHBoxLayout()
        line.addWidget(self._label)
        line.addStretch()
        line.addWidget(stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 0)
        layout.setSpacing(4)
        layout.addLayout(line)
        layout.addWidget(self._bar)
        self.hide()

    def show_progress(self, done: int, total: int) -> None:
        """``done`` of ``total`` articles; a ``total`` of 0 is not known yet."""
        numbers = f" {done}/{total}" if total else ""
        self._label.setText(tr("正在建立检索索引{numbers}，可以先阅读").format(numbers=numbers))
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.show()
