"""What stands above the review: how far one is, whether it reminds, and the way out."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.icons import icon
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_ICON = QSize(16, 16)


class ReviewHeader(QFrame):
    """One line."""

    reminding_changed = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_header")
        title = named(PlainLabel(tr("每日回顾")), "review_title")
        title.setProperty("kind", "page-title")
        self._progress = named(PlainLabel(), "review_progress")
        self._progress.setProperty("kind", "muted")
        menu = QMenu(self)
        self._reminding = menu.addAction(tr("启动时提醒今日回顾"))
        self._reminding.setObjectName("review_reminding")
        self._reminding.setCheckable(True)
        self._reminding.triggered.connect(self.reminding_changed)
        self._more = named(QToolButton(), "review_menu", tr("回顾设置"))
        self._more.setToolTip(tr("回顾设置"))
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._close = named(QToolButton(), "review_close", tr("关闭"))
        self._close.setToolTip(tr("关闭，回到正文（Esc）"))
        self._close.clicked.connect(self.closed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addStretch(1)
        layout.addWidget(self._progress)
        layout.addSpacing(4)
        for button in (self._more, self._close):
            button.setIconSize(_ICON)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            layout.addWidget(button)

    def set_progress(self, position: int, total: int) -> None:
        """The number of the card and how many there are; nothing without cards."""
        self._progress.setText(f"{position}/{total}" if total else "")
        self._progress.setAccessibleName(
            tr("第 {position} 条，共 {total} 条").format(position=position, total=total) if total else ""
        )

    def set_reminding(self, reminding: bool) -> None:
        """Whether it says at start that something is due."""
        self._reminding.setChecked(reminding)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._more.setIcon(icon("settings", theme.text))
        self._close.setIcon(icon("close", theme.text))
        set_rules(
            self,
            f"QFrame#review_header {{ background: {SHEET.base}; border: 0; border-bottom: 1px solid {SHEET.line}; }}"
            "QToolButton::menu-indicator { image: none; width: 0; }",
        )
