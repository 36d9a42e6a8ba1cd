"""Widgets read the colours of another palette a few at a time, each before it is seen."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.center_page import CenterPage
from ui.main_window import MainWindow
from ui.repolish import Repolish
from ui.theme import DARK, LIGHT, SHEET, THEMES, Theme, palette, style_sheet

PATIENCE = 60_000  # milliseconds


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    before = qapp.palette()
    qapp.setPalette(palette(LIGHT))
    pane = QWidget()
    layout = QVBoxLayout(pane)
    for name in ("seen", "hidden"):
        frame = QFrame()
        frame.setObjectName(name)
        frame.setFixedSize(40, 40)
        frame.setStyleSheet(f"QFrame {{ background: {SHEET.accent_soft}; border: 1px solid {SHEET.line}; }}")
        layout.addWidget(frame)
    qtbot.addWidget(pane)
    pane.show()
    frame_of(pane, "hidden").grab()  # its rules have been read
    frame_of(pane, "hidden").hide()
    yield pane
    qapp.setPalette(before)


def frame_of(pane: QWidget, name: str) -> QFrame:
    frame = pane.findChild(QFrame, name)
    assert isinstance(frame, QFrame)
    return frame


def colors(frame: QFrame) -> tuple[QColor, QColor]:
    """Of the border and the middle."""
    image = frame.grab().toImage()
    return image.pixelColor(20, 0), image.pixelColor(20, 20)


def test_what_is_seen_has_the_new_colours_at_once(pane: QWidget, qapp: QApplication) -> None:
    qapp.setPalette(palette(DARK))
    Repolish(pane).begin()
    assert colors(frame_of(pane, "seen")) == (DARK.color("line"), DARK.color("accent_soft"))


def test_what_is_hidden_has_them_when_it_is_shown(pane: QWidget, qapp: QApplication) -> None:
    qapp.setPalette(palette(DARK))
    repolish = Repolish(pane)
    repolish.begin()
    assert repolish.waiting
    frame_of(pane, "hidden").show()
    assert colors(frame_of(pane, "hidden")) == (DARK.color("line"), DARK.color("accent_soft"))


def test_what_stays_hidden_has_them_at_rest(pane: QWidget, qapp: QApplication, qtbot: QtBot) -> None:
    qapp.setPalette(palette(DARK))
    repolish = Repolish(pane)
    repolish.begin()
    qtbot.waitUntil(lambda: not repolish.waiting)
    assert colors(frame_of(pane, "hidden")) == (DARK.color("line"), DARK.color("accent_soft"))


def test_a_widget_that_has_gone_meanwhile_is_left_out(pane: QWidget, qapp: QApplication, qtbot: QtBot) -> None:
    qapp.setPalette(palette(DARK))
    repolish = Repolish(pane)
    repolish.begin()
    frame_of(pane, "hidden").deleteLater()
    qtbot.waitUntil(lambda: not repolish.waiting)


@pytest.mark.parametrize("theme", [DARK, THEMES["paper"]], ids=["dark", "paper"])
def test_a_theme_that_is_chosen_looks_as_if_all_had_been_polished_anew(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "段可检索" in window._layout.status.text(), timeout=PATIENCE)
    window.setStyleSheet(style_sheet())
    pictures(window)  # all pages have been seen
    window._appearance.apply_theme(theme.name)
    chosen = pictures(window)
    window.setStyleSheet(f"{style_sheet()} ")
    assert chosen == pictures(window)


def pictures(window: MainWindow) -> list[QImage]:
    """All pages, the library and the bars of the window."""
    taken = []
    for page in CenterPage:
        window.center.show_page(page)
        window.setFocus()
        QApplication.processEvents()
        taken.append(window.center.grab().toImage())
    return [
        *taken,
        *(part.grab().toImage() for part in (window.library, window.notes, window._tools, window.menuBar())),
    ]
