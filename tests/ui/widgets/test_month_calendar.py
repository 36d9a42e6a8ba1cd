"""The calendar's head reads as a month is written in Chinese."""

import pytest
from PySide6.QtCore import QDate, QLocale, QPoint
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from ui.theme import DARK, palette
from ui.widgets.month_calendar import MonthCalendar


def part(calendar: MonthCalendar, name: str) -> QToolButton:
    found = calendar.findChild(QToolButton, f"qt_calendar_{name}")
    assert isinstance(found, QToolButton)
    return found


def head(calendar: MonthCalendar) -> str:
    """What the head says, from left to right."""
    parts = [part(calendar, "yearbutton"), part(calendar, "monthbutton")]
    return "".join(one.text() for one in sorted(parts, key=lambda one: one.mapTo(calendar, QPoint(0, 0)).x()))


@pytest.mark.parametrize(
    ("language", "december", "january"),
    [
        (QLocale.Language.Chinese, "2026年十二月", "2027年一月"),
        (QLocale.Language.English, "December2026", "January2027"),
    ],
)
def test_in_chinese_the_year_stands_before_the_month(
    qtbot: QtBot, language: QLocale.Language, december: str, january: str
) -> None:
    default = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        calendar = MonthCalendar()
    finally:
        QLocale.setDefault(default)
    qtbot.addWidget(calendar)
    calendar.setSelectedDate(QDate(2026, 12, 1))
    calendar.show()
    assert head(calendar) == december
    part(calendar, "nextmonth").click()
    qtbot.waitUntil(lambda: head(calendar) == january)


def test_the_arrows_have_the_colour_of_words_on_the_head(qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.palette()
    qapp.setPalette(palette(DARK))
    try:
        calendar = MonthCalendar()
    finally:
        qapp.setPalette(before)
    qtbot.addWidget(calendar)
    image = part(calendar, "prevmonth").icon().pixmap(24, 24).toImage()
    seen = {image.pixelColor(x, y).name() for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 250}
    assert seen == {DARK.accent_text}
