"""The home page: what it lists from what it is fed, and what it asks for.

Covers: ui/controllers/home_controller.py, ui/widgets/home_key.py.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kb.model import (
    ArticleHead,
    ChecklistProgress,
    ChecklistRepeat,
    MarkStyle,
    ReadingPosition,
    ReviewState,
    Span,
)
from kb.workspace import Workspace
from ui.center_page import CenterPage
from ui.home.pane import HomePage
from ui.main_window import MainWindow
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HEADS = (
    ArticleHead(id="loan", title="贷款客户经理", roles=("客户经理",), updated="2026-11-01"),
    ArticleHead(id="lobby", title="大堂经理", roles=("大堂经理", "客户经理")),
)
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


@pytest.fixture
def page(qtbot: QtBot) -> HomePage:
    made = HomePage(LIGHT)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.set_articles(HEADS)
    made.show()
    return made


def rows(page: QWidget, section: str) -> list[QPushButton]:
    QApplication.processEvents()  # a layout shows its new rows when it gets the time
    card = page.findChild(QWidget, section)
    assert isinstance(card, QWidget)
    return [row for row in card.findChildren(QPushButton, "home_row") if not row.isHidden()]


def choice(page: QWidget) -> QComboBox:
    found = page.findChild(QComboBox, "home_post_choice")
    assert isinstance(found, QComboBox)
    return found


def test_what_was_read_goes_on_where_it_was_left_and_remembered_titles_are_not_offered(
    qtbot: QtBot, page: HomePage
) -> None:
    page.set_recent((ReadingPosition("gone", 3, NOW), ReadingPosition("loan", 7, NOW)))
    (row,) = rows(page, "home_recent")
    assert row.text().startswith("贷款客户经理　")
    with qtbot.waitSignal(page.article_requested) as asked:
        row.click()
    assert asked.args == ["loan"]


def test_a_chosen_post_brings_its_articles(qtbot: QtBot, page: HomePage) -> None:
    assert rows(page, "home_post") == []
    assert [choice(page).itemText(n) for n in range(3)] == ["还没有选择岗位", "客户经理", "大堂经理"]
    with qtbot.waitSignal(page.post_chosen) as chosen:
        QTest.keyClick(choice(page), Qt.Key.Key_Down)
    assert chosen.args == ["客户经理"]
    page.set_post("客户经理")
    assert [row.text() for row in rows(page, "home_post")] == ["贷款客户经理　2026-11-01", "大堂经理"]


def test_a_post_that_the_library_does_not_know_any_more_is_none(page: HomePage) -> None:
    page.set_post("柜员")
    assert choice(page).currentData() == ""
    assert rows(page, "home_post") == []


def test_what_waits_is_told_and_leads_there(qtbot: QtBot, page: HomePage) -> None:
    page.show_review_state(ReviewState(due=2, total=5))
    page.show_places(1, 3)
    review, changed, orphaned = rows(page, "home_waiting")
    assert [row.text() for row in (review, changed, orphaned)] == [
        "今日回顾 2 条",
        "文字有变，请核对 1 条批注",
        "失锚，请放回原处 3 条",
    ]
    with qtbot.waitSignal(page.review_requested):
        review.click()
    with qtbot.waitSignal(page.places_requested):
        orphaned.click()
    page.show_review_state(ReviewState())
    page.show_places(0, 0)
    assert rows(page, "home_waiting") == []


def test_lists_in_use_are_told_with_their_progress_the_finished_ones_last(qtbot: QtBot, page: HomePage) -> None:
    once, daily, each = ChecklistRepeat.ONCE, ChecklistRepeat.DAILY, ChecklistRepeat.EACH
    page.set_checklists(
        (
            ChecklistProgress("done", "营业后收尾清单", daily, "2026-11-30", 8, 8),
            ChecklistProgress("new", "新人90天清单", once, "", 12, 40),
            ChecklistProgress("open", "营业前准备清单", daily, "2026-11-30", 0, 25),
            ChecklistProgress("site", "上门核实清单", each, "2026-11-30/2", 3, 20),
        )
    )
    assert [row.text() for row in rows(page, "home_checklists")] == [
        "新人90天清单　12/40",
        "营业前准备清单　今天还没有做",
        "上门核实清单　今天 3/20",
        "营业后收尾清单　今天全部完成",
    ]
    with qtbot.waitSignal(page.article_requested) as asked:
        rows(page, "home_checklists")[1].click()
    assert asked.args == ["open"]


def test_the_first_window_shows_the_home_page_and_the_next_one_the_article(
    window: MainWindow, again: Callable[[], MainWindow]
) -> None:
    assert window.center.page is CenterPage.HOME
    window.open_article("loan")
    assert again().center.page is CenterPage.READER


def test_ctrl_home_leads_home_from_the_text_and_from_the_search_box(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for focus in (window.reader, window.box):
        window.open_article("loan")
        focus.setFocus()
        QTest.keyClick(focus.focusProxy() or focus, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        assert window.center.page is CenterPage.HOME


def test_what_one_marks_and_saves_is_on_the_home_page_at_once(
    qtbot: QtBot, window: MainWindow, workspace: Workspace
) -> None:
    window.open_article("loan")
    window._notes_controller.highlight("loan", Span(9, 13), "yellow", MarkStyle.HIGHLIGHT)
    window._notes_controller.bookmark("loan", 9)
    window._suggestions.toggle_saved("贷后检查")
    window.commands["home"].trigger()
    qtbot.waitUntil(lambda: len(rows(window, "home_notes")) == 1)
    qtbot.waitUntil(lambda: len(rows(window, "home_bookmarks")) == 1)
    qtbot.waitUntil(lambda: [row.text() for row in rows(window, "home_searches")] == ["贷后检查"])
    rows(window, "home_notes")[0].click()
    assert (window.center.page, window.reader.article) == (CenterPage.READER, workspace.library.article("loan"))


def test_the_post_is_remembered_and_its_articles_come_first_in_the_library(
    window: MainWindow, again: Callable[[], MainWindow]
) -> None:
    window.center.home.post_chosen.emit("大堂经理")
    reopened = again()
    assert choice(reopened).currentData() == "大堂经理"
    model = reopened.library._model
    assert model.index(0, 0, model.index_of("roles")).data() == "大堂经理"


def test_the_arrows_go_from_row_to_row_and_from_column_to_column(qtbot: QtBot, page: HomePage) -> None:
    page.set_post("客户经理")
    page.set_recent((ReadingPosition("loan", 7, NOW),))
    page.set_questions(("卡丢了怎么办", "先查什么"))
    page.window().activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.waitUntil(lambda: all(row.isVisible() for row in page.findChildren(QPushButton, "home_row")))
    page.setFocus()

    def row() -> QPushButton:
        widget = QApplication.focusWidget()
        assert isinstance(widget, QPushButton)
        return widget

    walked = [row().text()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(row(), key)
        walked.append(row().text())
    assert walked[0].startswith("贷款客户经理　")
    assert walked[1:3] == ["贷款客户经理　2026-11-01", "大堂经理"]
    assert walked[3] == "先查什么"
    assert walked[4] == walked[5] == "卡丢了怎么办"
    assert walked[6].startswith("贷款客户经理")
