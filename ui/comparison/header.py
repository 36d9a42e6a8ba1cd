"""What stands above both views: what is shown, and the buttons for copying, exporting and closing."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from kb.exchange.results.formats import RESULT_FORMATS
from kb.translation import tr
from ui.theme import Theme
from ui.widgets.elided import ElidedLabel
from ui.widgets.icons import icon
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_ICON = QSize(16, 16)
_ROOMY = 400  # pixels from which on there is room for the detail


class ComparisonHeader(QFrame):
    """One line. ``name`` begins the names of its parts: ``<name>_copy``, ``<name>_export``, ``<name>_close``."""

    copy_requested = Signal()
    export_requested = Signal(str)  # a name of kb.exchange.results.formats.RESULT_FORMATS
    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("duties_header")
        self._title = named(ElidedLabel(), f"{name}_title")
        self._title.setProperty("kind", "page-title")
        self._detail = named(PlainLabel(), f"{name}_detail")
        self._detail.setProperty("kind", "muted")
        self._copy = named(QPushButton(tr("复制")), f"{name}_copy")
        self._copy.setToolTip(tr("复制为 Markdown 文本"))
        self._export = named(QPushButton(tr("导出…")), f"{name}_export")
        self._close = named(QToolButton(), f"{name}_close", tr("关闭"))
        self._close.setToolTip(tr("关闭，回到正文（Esc）"))
        self._close.setIconSize(_ICON)
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self._export)
        for format_ in RESULT_FORMATS.values():
            action = menu.addAction(tr("{words}（{suffix}）").format(words=format_.words, suffix=format_.suffix))
            action.setObjectName(f"{name}_export_{format_.name}")
            action.triggered.connect(partial(self._emit_export, format_.name))
        self._export.setMenu(menu)
        self._copy.clicked.connect(self.copy_requested)
        self._close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(self._title, 1)
        for widget in (self._detail, self._copy, self._export, self._close):
            layout.addWidget(widget)
        layout.insertSpacing(2, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there is little room, the buttons come first."""
        super().resizeEvent(event)
        self._detail.setVisible(self.width() >= _ROOMY)

    def set_words(self, title: str, detail: str = "") -> None:
        """What is shown, and how much of it."""
        self._title.set_whole(title)
        self._detail.setText(detail)

    def set_usable(self, usable: bool) -> None:
        """Whether there is anything to copy and export."""
        self._copy.setEnabled(usable)
        self._export.setEnabled(usable)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._copy.setIcon(icon("copy", theme.text))
        self._close.setIcon(icon("close", theme.text))

    def _emit_export(self, name: str, _checked: bool = False) -> None:
        self.export_requested.emit(name)
