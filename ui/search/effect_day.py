"""Beside the results: for which day they say what is in force, and the way to another one."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from kb.translation import tr
from ui.commands import shortcut
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel


class EffectDay(QWidget):
    """A title and a button that looks like a facet: chosen while it is another day than today."""

    day_requested = Signal()  # a day is to be chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("effect_day")
        title = PlainLabel(tr("效力"))
        title.setProperty("kind", "muted")
        self._button = named(QToolButton(self), "effect_day_button")
        self._button.setCheckable(True)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.setToolTip(tr("选一个日期，按那一天的效力显示（{as_of}）").format(as_of=shortcut("as_of")))
        self._button.clicked.connect(self._ask)
        self._day: date | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(title)
        layout.addWidget(self._button)
        self.set_day(None)

    def set_day(self, day: date | None) -> None:
        """Show the day; None is today."""
        self._day = day
        words = tr("截至 {day}").format(day=day) if day else tr("截至今天")
        self._button.setText(words)
        self._button.setAccessibleName(tr("效力，{words}").format(words=words))
        self._button.setChecked(day is not None)

    def set_theme(self, _theme: Theme) -> None:
        """The rules name roles of the palette, and are the same in every theme."""
        set_rules(
            self,
            "QToolButton#effect_day_button { padding: 3px 8px; border: 1px solid transparent; border-radius: 6px; }"
            f"QToolButton#effect_day_button:hover {{ background: {SHEET.accent_soft}; }}"
            f"QToolButton#effect_day_button:checked {{ background: {SHEET.accent_soft}; color: {SHEET.accent};"
            f" border-color: {SHEET.accent}; }}"
            f"QToolButton#effect_day_button:focus {{ border: 2px solid {SHEET.accent}; padding: 2px 7px; }}",
        )

    def _ask(self) -> None:
        self._button.setChecked(self._day is not None)  # a click chooses nothing yet
        self.day_requested.emit()
