"""The row of 页签 above the article: there while more than one is open."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.icons import icon
from ui.widgets.plain_text import menu_words, tooltip

_WIDEST, _NARROWEST = 190, 90  # pixels of a tab
_CLOSE = 12


class TabBar(QTabBar):
    """A click chooses, a middle click or the cross closes."""

    chosen = Signal(int)
    close_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._titles: tuple[str, ...] = ()
        self._alone = False
        self.setObjectName("reader_tabs")
        self.setAccessibleName(tr("页签"))
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)  # 综合…职责: many titles begin with the same role
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._on_changed)
        self.set_theme(theme)
        self.hide()

    def show_tabs(self, titles: Sequence[str], present: int) -> None:
        """Show these, in this order."""
        self.blockSignals(True)
        if tuple(titles) != self._titles:
            self._titles = tuple(titles)
            while self.count():
                self.removeTab(0)
            for number, title in enumerate(titles):
                self.addTab(menu_words(title))
                self.setTabToolTip(number, tooltip(title))
                self.setTabButton(number, QTabBar.ButtonPosition.RightSide, self._cross(title))
        self.setCurrentIndex(present)
        self.blockSignals(False)
        self._show()

    def set_alone(self, alone: bool) -> None:
        """Hide while nothing but the text is shown."""
        self._alone = alone
        self._show()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        set_rules(
            self,
            f"QTabBar#reader_tabs {{ background: {SHEET.window}; }}"
            f"QTabBar#reader_tabs::tab {{ background: {SHEET.window}; color: {SHEET.muted}; padding: 5px 8px 5px 12px;"
            f" border: 0; border-right: 1px solid {SHEET.line}; border-bottom: 2px solid {SHEET.line};"
            f" min-width: {_NARROWEST}px; max-width: {_WIDEST}px; }}"
            f"QTabBar#reader_tabs::tab:selected {{ background: {SHEET.base}; color: {SHEET.text};"
            f" border-bottom: 2px solid {SHEET.accent}; }}"
            f"QTabBar#reader_tabs::tab:hover {{ color: {SHEET.text}; }}",
        )
        for number in range(self.count()):
            button = self.tabButton(number, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(icon("close", theme.muted))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A middle click closes."""
        at = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and at >= 0:
            self.close_requested.emit(at)
        else:
            super().mouseReleaseEvent(event)

    def _cross(self, title: str) -> QToolButton:
        cross = QToolButton(self)
        cross.setObjectName("tab_close")
        cross.setAccessibleName(tr("关闭页签：{title}").format(title=title))
        cross.setToolTip(tr("关闭页签"))
        cross.setIcon(icon("close", self._theme.muted))
        cross.setIconSize(QSize(_CLOSE, _CLOSE))
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setStyleSheet("QToolButton { padding: 2px; }")
        cross.clicked.connect(lambda: self._close(cross))
        return cross

    def _close(self, cross: QToolButton) -> None:
        for number in range(self.count()):
            if self.tabButton(number, QTabBar.ButtonPosition.RightSide) is cross:
                self.close_requested.emit(number)
                return

    def _on_changed(self, number: int) -> None:
        if number >= 0:
            self.chosen.emit(number)

    def _show(self) -> None:
        self.setVisible(self.count() > 1 and not self._alone)
