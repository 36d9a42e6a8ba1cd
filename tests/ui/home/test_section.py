"""A card of the home page: rows to choose, kept while they say the same."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.home.section import Entry, HomeSection

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def section(qtbot: QtBot) -> HomeSection:
    made = HomeSection("home_recent", "继续阅读", "读过的会列在这里。")
    qtbot.addWidget(made)
    made.show()
    return made


def rows(section: HomeSection) -> list[QPushButton]:
    return [row for row in section.findChildren(QPushButton, "home_row") if row.parent() is section]


def test_a_row_is_chosen_by_mouse_and_by_key(section: HomeSection) -> None:
    chosen: list[str] = []
    section.show_entries([Entry("甲", lambda: chosen.append("甲")), Entry("乙", lambda: chosen.append("乙"), "昨天")])
    assert [row.text() for row in rows(section)] == ["甲", "乙　昨天"]
    QTest.mouseClick(rows(section)[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(rows(section)[1], Qt.Key.Key_Return)
    assert chosen == ["甲", "乙"]


def test_rows_that_say_the_same_stay_and_do_what_was_told_last(section: HomeSection) -> None:
    chosen: list[int] = []
    section.show_entries([Entry("甲", lambda: chosen.append(1))])
    kept = rows(section)
    section.show_entries([Entry("甲", lambda: chosen.append(2))])
    assert rows(section) == kept
    kept[0].click()
    assert chosen == [2]


def test_long_words_are_cut_and_told_by_the_tip(section: HomeSection) -> None:
    section.show_entries([Entry("很长" * 40, lambda: None)])
    (row,) = rows(section)
    assert row.text() == "很长" * 17 + "…"
    assert "很长" * 40 in row.toolTip()
