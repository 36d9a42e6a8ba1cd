"""只看正文: everything but the text goes, and comes back as it was.

Covers: ui/reader/bars/leave_bar.py.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kb.model import Span
from ui.commands import COMMANDS
from ui.focus_mode import STAYS
from ui.main_window import MainWindow
from ui.reader.outline import Outline
from ui.reader.text.view import ReaderView

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def reading(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window at an article, the keys in the text."""
    window.resize(1366, 700)
    window.open_article("loan")
    window.activateWindow()
    window.reader.setFocus()
    qtbot.waitUntil(lambda: not window._notes_controller.busy)
    return window


def around(window: MainWindow) -> list[bool]:
    """Which of the things around the text are to be seen."""
    tools = window.findChild(QToolBar, "tools")
    outline = window.findChild(Outline)
    head = window.findChild(QWidget, "reader_header")
    assert isinstance(tools, QToolBar)
    assert isinstance(outline, Outline)
    assert isinstance(head, QWidget)
    parts = (window.menuBar(), tools, window.statusBar(), window.library, window.notes, outline, head)
    return [part.isVisible() for part in parts]


def text_of(window: MainWindow) -> ReaderView:
    found = window.findChild(ReaderView, "reader_text")
    assert isinstance(found, ReaderView)
    return found


def test_only_the_text_stays_and_esc_brings_everything_back_as_it_was(reading: MainWindow, qtbot: QtBot) -> None:
    reading.commands["library_pane"].trigger()
    qtbot.waitUntil(lambda: reading._layout.splitter.sizes()[0] == 0)
    before, sizes = around(reading), reading._layout.splitter.sizes()
    QTest.keyClick(text_of(reading), Qt.Key.Key_F11)
    assert not any(around(reading))
    assert text_of(reading).hasFocus()
    assert text_of(reading).column.width() <= 38 * text_of(reading).typography.body
    QTest.keyClick(text_of(reading), Qt.Key.Key_Escape)
    assert around(reading) == before
    assert reading._layout.splitter.sizes() == sizes


def test_a_narrow_window_meanwhile_folds_nothing_for_good(reading: MainWindow) -> None:
    before = around(reading)
    reading.commands["focus_mode"].trigger()
    reading.resize(700, 500)
    reading.resize(1366, 700)
    leave = reading.findChild(QToolButton, "leave_focus")
    assert isinstance(leave, QToolButton)
    leave.click()
    assert around(reading) == before


def test_what_needs_the_rest_of_the_window_leaves_first(reading: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading._settings, "open_dialog", lambda: None)
    for name in ("note", "settings", "notes_pane", "search", "home"):
        reading.open_article("loan")
        reading.commands["focus_mode"].trigger()
        assert reading._focus_mode.active, name
        reading.commands[name].trigger()
        assert not reading._focus_mode.active, name


def test_marking_and_zooming_stay_with_the_text(reading: MainWindow, qtbot: QtBot) -> None:
    reading.commands["focus_mode"].trigger()
    reading.reader.select(Span(0, 4))
    for name in ("highlight", "zoom_in", "dark", "dark"):
        reading.commands[name].trigger()
    qtbot.waitUntil(lambda: not reading._notes_controller.busy)
    assert reading._focus_mode.active


def test_what_stays_are_commands() -> None:
    assert {command.name for command in COMMANDS} >= STAYS
