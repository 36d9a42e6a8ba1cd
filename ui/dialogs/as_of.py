"""Choosing the day for which is shown what is in force."""

from datetime import date

from PySide6.QtCore import QDate, QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kb.translation import tr
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.month_calendar import MonthCalendar
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_INTRO = tr("选一个日期，搜索、文章和列表都按那一天显示现行、未生效、已废止。只在这次打开的窗口里有效。")


class AsOfDialog(QDialog):
    """A calendar; ``day`` is what was chosen, None for today."""

    def __init__(self, day: date | None, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("as_of_dialog")
        self.setWindowTitle(tr("按日期查看效力"))
        self._today = today
        self.day = day
        intro = PlainLabel(_INTRO)
        intro.setProperty("kind", "muted")
        intro.setWordWrap(True)
        shown = day or today
        self._calendar = named(MonthCalendar(), "as_of_calendar", tr("日期"))
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._calendar.activated.connect(lambda _day: self._take())
        now = named(QPushButton(tr("回到今天")), "as_of_today")
        now.setAutoDefault(False)
        now.clicked.connect(self._take_today)
        take = named(QPushButton(tr("按这一天显示")), "as_of_take")
        take.setProperty("kind", "primary")
        take.setDefault(True)
        take.clicked.connect(self._take)
        cancel = named(QPushButton(tr("取消")), "as_of_cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(now)
        buttons.addStretch(1)
        buttons.addWidget(take)
        buttons.addWidget(cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(intro)
        layout.addWidget(self._calendar, 1)
        layout.addLayout(buttons)
        resize_within_screen(self, QSize(420, 380))
        self._calendar.setFocus()

    def _take(self) -> None:
        chosen = self._calendar.selectedDate()
        day = date(chosen.year(), chosen.month(), chosen.day())
        self.day = None if day == self._today else day
        self.accept()

    def _take_today(self) -> None:
        self.day = None
        self.accept()
