"""A thin row above the text while nothing but the text is shown: how one comes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.elided import ElidedLabel
from ui.widgets.named import named


class LeaveBar(QFrame):
    """Hidden most of the time."""

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leave_bar")
        self._title = named(ElidedLabel(), "leave_title")
        self._title.setProperty("kind", "muted")
        self._button = named(QToolButton(), "leave_focus", tr("退出只看正文"))
        self._button.setText(tr("退出（Esc）"))
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 2, 16, 2)
        row.addWidget(self._title, 1)
        row.addWidget(self._button)
        self.set_theme(theme)
        self.hide()

    def show_title(self, title: str) -> None:
        """The article that is read."""
        self._title.set_whole(title)

    def set_theme(self, _theme: Theme) -> None:
        """The rules name roles of the palette, and are the same in every theme."""
        set_rules(
            self,
            f"QFrame#leave_bar {{ background: {SHEET.paper}; border: 0; }}"
            f"QToolButton#leave_focus {{ color: {SHEET.muted}; }}",
        )
