"""A line at the foot of the window that tells one thing and offers one act; it waits for nobody."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.elided import ElidedLabel
from ui.widgets.icons import icon
from ui.widgets.named import named
from ui.widgets.plain_text import menu_words


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told: ``key`` tells it from others, ``action`` names what ``act`` does."""

    key: str
    words: str
    action: str
    act: Callable[[], object]


class NoticeBar(QFrame):
    """One notice at a time, the newest; one that a person has closed does not come again while the window is open."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_bar")
        self._notice: Notice | None = None
        self._closed: set[str] = set()
        self._words = named(ElidedLabel(), "notice_words")
        self._action = named(QToolButton(), "notice_action")
        self._action.setCursor(Qt.CursorShape.PointingHandCursor)
        self._action.clicked.connect(self._act)
        self._close = named(QToolButton(), "notice_close", tr("不再提示"))
        self._close.setToolTip(tr("不再提示"))
        self._close.clicked.connect(self._dismiss)
        for button in (self._action, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 8, 2)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.set_theme(theme)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is told now."""
        return self._notice

    def tell(self, notice: Notice) -> None:
        """Tell this, unless it was closed before."""
        if notice.key in self._closed:
            return
        self._notice = notice
        self._words.set_whole(notice.words)
        self._action.setText(menu_words(notice.action))
        self._action.setAccessibleName(tr("{words}：{action}").format(words=notice.words, action=notice.action))
        self.show()

    def withdraw(self, key: str) -> None:
        """Tell this no longer, if it is what is told: the stick was pulled out, the page is open."""
        if self._notice is not None and self._notice.key.startswith(key):
            self._notice = None
            self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._close.setIcon(icon("close", theme.text))
        set_rules(
            self,
            f"QFrame#notice_bar {{ background: {SHEET.accent_soft}; border: 0; border-top: 1px solid {SHEET.line}; }}"
            f"QLabel#notice_words {{ color: {SHEET.text}; }}"
            f"QToolButton#notice_action {{ color: {SHEET.link}; font-weight: bold; }}",
        )

    def _act(self) -> None:
        if (notice := self._notice) is not None:
            self._notice = None
            self.hide()
            notice.act()

    def _dismiss(self) -> None:
        if self._notice is not None:
            self._closed.add(self._notice.key)
            self._notice = None
        self.hide()
