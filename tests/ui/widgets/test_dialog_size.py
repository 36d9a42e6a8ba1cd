"""A dialog is no larger than the screen it is on: its buttons would be outside."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from ui.profiles.protection import ProtectionDialog
from ui.search.help import SyntaxHelp
from ui.theme import LIGHT
from ui.widgets.dialog_size import resize_within_screen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

UI = Path(__file__).parents[3] / "ui"
ROOM = QRect(0, 0, 683, 364)  # a branch PC at scale 2


@pytest.fixture
def small_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: ROOM.size())
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: ROOM)


def test_a_dialog_has_the_size_it_wants_where_there_is_room(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    resize_within_screen(dialog, QSize(760, 460))
    assert dialog.size() == QSize(760, 460)


def test_on_a_small_screen_it_is_inside_and_long_pages_scroll(qtbot: QtBot, small_screen: None) -> None:
    dialog, page, under = QDialog(), ProtectionDialog(), QPushButton()
    popover = SyntaxHelp(LIGHT, under)
    for one in (dialog, page, under):
        qtbot.addWidget(one)
    resize_within_screen(dialog, QSize(760, 460))
    under.show()
    page.show()
    popover.show_under(under)
    for shown in (dialog, page, popover):
        assert shown.width() <= ROOM.width()
        assert shown.height() <= ROOM.height()
    assert ROOM.contains(popover.geometry())
    popover.close()


def test_no_dialog_takes_a_size_past_the_screen() -> None:
    takes = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if "QDialog" in path.read_text("utf-8")
        and re.search(r"self\.resize\(|\bdialog\.resize\(", path.read_text("utf-8"))
    }
    assert takes == set()
