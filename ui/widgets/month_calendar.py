"""A calendar whose month reads as it is written here: 2026年12月, and not 十二月 2026."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QPalette, QTextCharFormat
from PySide6.QtWidgets import QBoxLayout, QCalendarWidget, QSpinBox, QToolButton, QWidget

from kb.translation import tr
from ui.widgets.icons import icon


class MonthCalendar(QCalendarWidget):
    """Weeks begin on Monday and have no number; weekends are as black as other days: red is for what is not in force.

    The parts of its head have no other handle than the names that Qt gives them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, QTextCharFormat())
        if self.locale().language() is QLocale.Language.Chinese:
            self._put_year_first()
        color = self.palette().color(QPalette.ColorRole.HighlightedText).name()  # Qt's arrows are black on every theme
        for name, drawing, words in (
            ("qt_calendar_prevmonth", "back", tr("上个月")),
            ("qt_calendar_nextmonth", "forward", tr("下个月")),
        ):
            if (button := self.findChild(QToolButton, name)) is not None:
                button.setIcon(icon(drawing, color))
                button.setToolTip(words)
                button.setAccessibleName(words)

    def _put_year_first(self) -> None:
        month, year = (self.findChild(QToolButton, f"qt_calendar_{part}button") for part in ("month", "year"))
        field = self.findChild(QSpinBox, "qt_calendar_yearedit")
        bar = self.findChild(QWidget, "qt_calendar_navigationbar")
        head = bar.layout() if bar is not None else None
        if month is None or year is None or field is None or not isinstance(head, QBoxLayout):
            return
        head.removeWidget(year)
        head.insertWidget(head.indexOf(month), year)
        field.setSuffix(tr("年"))
        year.setText(field.text())
