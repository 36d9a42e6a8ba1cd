"""Panes in a window that becomes narrow, and wide again."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest

from ui.center_page import CenterPage
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shown(window: MainWindow) -> set[str]:
    return {name for name in ("library_pane", "notes_pane", "outline") if window.commands[name].isChecked()}


def test_panes_fold_in_a_narrow_window_and_open_again_in_a_wide_one(window: MainWindow) -> None:
    window.open_article("loan")
    window.resize(1280, 700)
    assert shown(window) == {"library_pane", "notes_pane", "outline"}
    window.resize(1024, 600)
    assert shown(window) == {"library_pane", "notes_pane"}
    window.resize(760, 600)
    assert shown(window) == {"library_pane"}
    window.resize(1280, 700)
    assert shown(window) == {"library_pane", "notes_pane", "outline"}


def test_the_notes_stand_beside_the_text_and_leave_their_room_to_the_other_pages(window: MainWindow) -> None:
    window.resize(1366, 700)
    assert "notes_pane" not in shown(window)
    window.open_article("loan")
    assert "notes_pane" in shown(window)
    window.box.set_text("贷后")
    assert (window.center.page, "notes_pane" in shown(window)) == (CenterPage.RESULTS, False)
    window.commands["notes_pane"].trigger()
    assert window.notes.isVisible()
    window.open_article("loan")
    assert "notes_pane" in shown(window)
    window.commands["notes_pane"].trigger()
    window.commands["home"].trigger()
    window.open_article("loan")
    assert "notes_pane" not in shown(window)
    window.commands["notes_pane"].trigger()
    window.commands["home"].trigger()
    window.resize(1700, 700)
    assert "notes_pane" in shown(window)


def test_a_pane_that_was_closed_by_hand_stays_closed(window: MainWindow) -> None:
    window.open_article("loan")
    window.resize(1280, 700)
    window.commands["notes_pane"].setChecked(False)
    window.resize(760, 600)
    window.resize(1280, 700)
    assert "notes_pane" not in shown(window)


def test_a_folded_pane_can_be_opened_by_hand(window: MainWindow) -> None:
    window.resize(760, 600)
    window.commands["notes_pane"].trigger()
    assert window.notes.isVisible()


def test_what_folded_by_itself_is_remembered_as_open(window: MainWindow, again: Callable[[], MainWindow]) -> None:
    window.open_article("loan")
    window.resize(760, 600)
    reopened = again()
    QTest.qWait(0)
    assert shown(reopened) == {"library_pane"}
    reopened.resize(1280, 700)
    assert shown(reopened) == {"library_pane", "notes_pane", "outline"}
