"""The frame: seen before anything is in it, then the same window with its panes, and no key lost between."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kb.settings import Settings
from kb.workspace import Workspace
from tests.ui.pixels import colors_in
from ui.main_window import MainWindow
from ui.theme import DARK, LIGHT, Theme
from ui.window_frame import box_outline, column_width

pytestmark = pytest.mark.usefixtures("undressed", "told")


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[MainWindow]:
    opened = MainWindow()
    qtbot.addWidget(opened)
    yield opened
    if not opened.is_frame:
        opened.close()


def press(window: MainWindow, letters: str) -> None:
    """Keys that arrive while nobody answers: they wait for the window's event loop, as those of a keyboard do."""
    handle = window.windowHandle()
    assert handle is not None
    for letter in letters:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(handle, QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_frame_is_drawn_in_the_colours_of_the_theme_before_there_is_a_workspace(
    frame: MainWindow, theme: Theme
) -> None:
    frame.show_frame(Settings(theme=theme.name))
    assert frame.is_frame
    drawn = frame.grab().toImage()
    assert drawn.pixelColor(100, 300) == theme.color("base")
    assert drawn.pixelColor(5, 10) == theme.color("window")
    assert theme.muted in colors_in(drawn.copy(260, 380, 1020, 80))  # 正在打开…


def test_the_box_and_the_column_are_drawn_where_they_will_be(
    qtbot: QtBot, frame: MainWindow, workspace: Workspace
) -> None:
    frame.show_frame(Settings())
    frame.hold(workspace)
    frame.resize(1366, 600)
    qtbot.waitUntil(frame._layout.column.isVisible)
    wrong = {}
    for width in (1920, 1366, 1100, 970, 900, 828, 742, 719, 656, 617):  # one below each where something gives way
        frame.resize(width, 600)
        QApplication.processEvents()
        box = frame.box.mapTo(frame, QPoint()).x(), frame.box.width()
        column = frame._layout.column.width() if frame._layout.column.isVisible() else 0
        drawn = box_outline(width)
        if (*box, column) != (drawn.x(), drawn.width(), column_width(width)):
            wrong[width] = *box, column, drawn, column_width(width)
    assert not wrong


def test_the_frame_and_the_window_are_one_and_what_was_typed_between_is_searched_for(
    qtbot: QtBot, frame: MainWindow, workspace: Workspace
) -> None:
    frame.show_frame(Settings())
    place = frame.geometry()
    press(frame, "loan")
    frame.hold(workspace)
    assert not frame.is_frame
    assert frame.geometry() == place
    qtbot.waitUntil(lambda: frame.box.text() == "loan")
    qtbot.waitUntil(lambda: frame.box.hasFocus() and frame.center.isVisible())


def test_who_types_nothing_finds_the_focus_in_the_page_and_the_window_as_one_that_had_no_frame(
    qtbot: QtBot, frame: MainWindow, workspace: Workspace
) -> None:
    frame.show_frame(Settings())
    frame.hold(workspace)
    qtbot.waitUntil(lambda: frame.center.isAncestorOf(QApplication.focusWidget() or frame))
    assert frame.size() == QSize(1280, 800).boundedTo(frame.size())
    for part in (frame.menuBar(), frame.statusBar(), frame.box, frame.library, frame.center.home):
        assert part.isVisible()
    assert not frame.box.text()


def test_who_asks_for_the_search_box_at_once_stays_in_it(qtbot: QtBot, frame: MainWindow, workspace: Workspace) -> None:
    frame.show_frame(Settings())
    frame.hold(workspace)
    frame.commands["search"].trigger()
    qtbot.waitUntil(lambda: not frame._typing_ahead.isActive())
    assert frame.box.hasFocus()
