"""The place of the window: on a screen that exists, all of it, whatever the scale."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from kb.settings import Settings
from ui import window_state

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SCREENS = {
    "a branch PC": QRect(0, 0, 1366, 728),
    "the same at scale 2": QRect(0, 0, 683, 364),
    "a netbook": QRect(0, 24, 1024, 576),
    "the right one of two": QRect(1920, 0, 1280, 1024),
}


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    out = QMainWindow()
    qtbot.addWidget(out)
    out.setMinimumSize(720, 480)
    return out


@pytest.fixture
def splitter(window: QMainWindow) -> QSplitter:
    out = QSplitter(Qt.Orientation.Horizontal)
    for _ in range(2):
        out.addWidget(QWidget())
    window.setCentralWidget(out)
    return out


def on(screen: QRect, monkeypatch: pytest.MonkeyPatch) -> QRect:
    monkeypatch.setattr("ui.window_state.available_room", lambda _at: screen)
    return screen


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
def test_the_first_window_fits_the_screen(
    window: QMainWindow, splitter: QSplitter, screen: QRect, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(screen, monkeypatch)
    window_state.restore(window, splitter, Settings())
    assert screen.contains(window.geometry())


def test_a_large_screen_gives_the_default_size(
    window: QMainWindow, splitter: QSplitter, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(QRect(0, 0, 2560, 1440), monkeypatch)
    window_state.restore(window, splitter, Settings())
    assert window.size() == window_state.DEFAULT_SIZE


def test_a_window_left_on_a_screen_that_has_gone_comes_back_on_the_one_that_is_there(
    window: QMainWindow, splitter: QSplitter, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(QRect(0, 0, 4000, 3000), monkeypatch)
    window.setGeometry(2500, 1800, 1200, 900)
    left = window_state.remembered(window, splitter, Settings())
    screen = on(QRect(0, 0, 1366, 728), monkeypatch)
    window_state.restore(window, splitter, left)
    assert screen.contains(window.geometry())


def test_a_damaged_memory_is_no_memory(
    window: QMainWindow, splitter: QSplitter, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = on(QRect(0, 0, 1366, 728), monkeypatch)
    window_state.restore(window, splitter, replace(Settings(), geometry="bm9uc2Vuc2U=", splitter="????"))
    assert screen.contains(window.geometry())


rectangles = st.builds(
    QRect, st.integers(-5000, 5000), st.integers(-5000, 5000), st.integers(1, 5000), st.integers(1, 5000)
)
screens = st.builds(
    QRect, st.integers(-3000, 3000), st.integers(-3000, 3000), st.integers(320, 4000), st.integers(240, 3000)
)


@given(wanted=rectangles, available=screens)
def test_every_place_is_brought_inside_every_screen_and_no_more_than_needed(wanted: QRect, available: QRect) -> None:
    placed = window_state.fitted(wanted, available)
    assert available.contains(placed)
    inner = available.adjusted(0, 0, -16, -40)
    if inner.contains(wanted):
        assert placed == wanted
    assert placed.size() == wanted.size().boundedTo(available.size() - QSize(16, 40))
