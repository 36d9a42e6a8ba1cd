"""A bar over the whole window while it shows what was, or will be, in force on another day than today."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel


class AsOfBar(QFrame):
    """To be seen only while a day is chosen."""

    change_requested = Signal()  # another day
    ended = Signal()  # back to today

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("as_of_bar")
        self._words = named(PlainLabel(), "as_of_words")
        change = named(QPushButton(tr("换一天…")), "as_of_change")
        change.clicked.connect(self.change_requested)
        end = named(QPushButton(tr("回到今天")), "as_of_end")
        end.clicked.connect(self.ended)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 5, 14, 5)
        line.setSpacing(10)
        line.addWidget(self._words)
        line.addWidget(change)
        line.addWidget(end)
        line.addStretch(1)
        self.set_theme(theme)
        self.hide()

    def show_day(self, day: date | None) -> None:
        """Show the day; None hides the bar."""
        self._words.setText(tr("截至 {day}：现行、未生效、已废止都按这一天显示").format(day=day) if day else "")
        self.setVisible(day is not None)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        set_rules(
            self,
            f"QFrame#as_of_bar {{ background: {theme.quoted}; border: 0; border-bottom: 1px solid {SHEET.line}; }}"
            f"QLabel#as_of_words {{ color: {SHEET.text}; }}",
        )
