"""Back and forward through articles and pages, and the ways out of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.hands import compose
from ui.center_page import CenterPage
from ui.main_window import MainWindow
from ui.search.results_list import ResultsList

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def open_first_hit(qtbot: QtBot, window: MainWindow, query: str) -> None:
    compose(window.box, query)
    with qtbot.waitSignal(window._search.found):
        window._search.refresh()
    QTest.keyClick(window.box, Qt.Key.Key_Return)
    assert window.center.page is CenterPage.READER


def test_every_page_is_a_stop_on_the_way_back(window: MainWindow) -> None:
    pages = []
    for command in ("by_role", "compare_roles", "places", "review"):
        window.open_article("loan")
        window.commands[command].trigger()
        pages.append(window.center.page)
        window.open_article("lobby")
        window.commands["back"].trigger()
        assert window.center.page is pages[-1]
        window.commands["back"].trigger()
        assert (window.center.page, article(window)) == (CenterPage.READER, "loan")
        window.commands["forward"].trigger()
        assert window.center.page is pages[-1]
        window.commands["forward"].trigger()
        assert (window.center.page, article(window)) == (CenterPage.READER, "lobby")
    assert len({*pages, CenterPage.READER}) == 5


def test_esc_and_back_lead_from_a_passage_to_the_results_it_was_opened_from(qtbot: QtBot, window: MainWindow) -> None:
    for way in ("escape", "back"):
        open_first_hit(qtbot, window, "贷后检查")
        if way == "back":
            window.commands["back"].trigger()
        else:
            QTest.keyClick(window.reader._view, Qt.Key.Key_Escape)
        assert window.center.page is CenterPage.RESULTS
        assert window.box.text() == "贷后检查"
        window.box.set_text("")


def test_results_that_one_goes_back_to_are_those_of_their_query(qtbot: QtBot, window: MainWindow) -> None:
    open_first_hit(qtbot, window, "贷后检查")
    window.box.set_text("")
    window.open_article("lobby")
    window.commands["back"].trigger()
    window.commands["back"].trigger()
    assert window.center.page is CenterPage.RESULTS
    assert window.box.text() == "贷后检查"


def test_the_next_result_is_a_key_away_while_one_reads(qtbot: QtBot, window: MainWindow) -> None:
    open_first_hit(qtbot, window, "客户")
    first = window.reader.article, window.reader.first_visible_offset()
    rail = window.findChild(ResultsList, "results_rail")
    assert isinstance(rail, ResultsList)
    qtbot.waitUntil(rail.isVisible)
    window.commands["next_hit"].trigger()
    assert window.center.page is CenterPage.READER
    assert (window.reader.article, window.results._list.currentIndex().row()) != (first[0], 0)


def test_an_emptied_search_box_leads_back_to_the_article(qtbot: QtBot, window: MainWindow) -> None:
    window.open_article("loan")
    compose(window.box, "一站式")
    assert window.center.page is CenterPage.RESULTS
    QTest.keyClick(window.box, Qt.Key.Key_Escape)
    assert (window.center.page, article(window)) == (CenterPage.READER, "loan")


def test_what_acts_on_the_text_is_off_where_no_text_is(window: MainWindow) -> None:
    window.open_article("loan")
    names = ("zoom_in", "zoom_out", "zoom_reset", "highlight", "bookmark")
    assert all(window.commands[name].isEnabled() for name in names)
    for page in CenterPage:
        window.center.show_page(page)
        assert all(window.commands[name].isEnabled() is (page is CenterPage.READER) for name in names)


def article(window: MainWindow) -> str:
    return window.reader.article.id if window.reader.article else ""
