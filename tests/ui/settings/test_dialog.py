"""The settings dialog: every declared setting is there, each can be reset, and a change is told at once."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from kb.settings import FONT_SIZES, NAMES, SETTINGS, Settings, SettingsPage
from ui.settings.dialog import SettingsDialog
from ui.settings.field import Option

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

OPTIONS = {
    "language": [Option("zh", "简体中文"), Option("en", "English")],
    "theme": [Option("light", "浅色"), Option("dark", "深色")],
    "font": [Option("", "默认")],
    "post": [Option("", "还没有选择岗位")],
}


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(Settings(zoom=120), OPTIONS, data_folder=Path("/home/<b>me</b>"), about="行知 1.0")
    qtbot.addWidget(made)
    made.show()
    for row in reversed(range(pages(made).count())):  # each is made when it is shown
        pages(made).setCurrentRow(row)
    return made


def pages(dialog: SettingsDialog) -> QListWidget:
    found = dialog.findChild(QListWidget, "settings_pages")
    assert isinstance(found, QListWidget)
    return found


def child(dialog: QWidget, kind: type, name: str) -> QWidget:
    found = dialog.findChild(kind, name)
    assert isinstance(found, QWidget)
    return found


def test_every_declared_setting_has_a_control_and_a_way_back(dialog: SettingsDialog) -> None:
    shown = [setting for setting in SETTINGS if setting.page is not SettingsPage.HIDDEN]
    assert shown
    for setting in shown:
        assert setting.label
        child(dialog, QWidget, f"setting_{setting.name}")
        child(dialog, QPushButton, f"reset_{setting.name}")
    hidden = {setting.name for setting in SETTINGS} - {setting.name for setting in shown}
    assert not any(dialog.findChild(QWidget, f"setting_{name}") for name in hidden)


def test_every_choice_that_is_no_number_is_worded(dialog: SettingsDialog) -> None:
    texts = {s.name for s in SETTINGS if s.page is not SettingsPage.HIDDEN and isinstance(s.default, str)}
    assert texts - {s.name for s in SETTINGS if s.allowed is NAMES} == set(OPTIONS)
    assert dialog.isVisible()


@pytest.mark.parametrize("points", [FONT_SIZES[0], Settings().font_size, FONT_SIZES[-1]])
def test_the_names_of_the_pages_are_to_be_read_at_every_size(qtbot: QtBot, qapp: QApplication, points: int) -> None:
    before = qapp.font()
    qapp.setFont(QFont(before.families(), points))
    try:
        made = SettingsDialog(Settings(), OPTIONS, data_folder=Path("/data"), about="行知 1.0")
        qtbot.addWidget(made)
        made.show()
        pages = made.findChild(QListWidget, "settings_pages")
        assert pages is not None
        texts = [pages.item(row).text() for row in range(pages.count())]
        assert max(map(pages.fontMetrics().horizontalAdvance, texts)) + 12 < pages.viewport().width()
        if points == Settings().font_size:
            assert made.width() <= 683  # all that a screen of 1366×768 has at scale 2
    finally:
        qapp.setFont(before)


def test_a_setting_is_changed_at_once_and_put_back(qtbot: QtBot, dialog: SettingsDialog) -> None:
    reset = dialog.findChild(QPushButton, "reset_zoom")
    number = dialog.findChild(QSpinBox, "setting_zoom")
    assert isinstance(reset, QPushButton)
    assert isinstance(number, QSpinBox)
    assert (number.value(), reset.isEnabled()) == (120, True)
    with qtbot.waitSignal(dialog.changed) as told:
        number.setValue(150)
    assert told.args == ["zoom", 150]
    with qtbot.waitSignal(dialog.changed) as told:
        reset.click()
    assert told.args == ["zoom", 100]
    assert not reset.isEnabled()


def test_it_says_where_the_data_is_as_text_and_opens_it(qtbot: QtBot, dialog: SettingsDialog) -> None:
    assert "数据文件夹：/home/<b>me</b>" in [label.text() for label in dialog.findChildren(QLabel)]
    opening = dialog.findChild(QPushButton, "settings_open_data")
    assert isinstance(opening, QPushButton)
    with qtbot.waitSignal(dialog.folder_requested) as asked:
        opening.click()
    assert asked.args == [Path("/home/<b>me</b>")]


def test_a_page_is_made_once_when_it_is_first_shown(qtbot: QtBot) -> None:
    made = SettingsDialog(Settings(), OPTIONS, data_folder=Path("数据"), about="行知 1.0")
    qtbot.addWidget(made)
    last = pages(made).count() - 1
    assert made.findChild(QPushButton, "settings_open_data") is None
    for row in (last, 0, last):
        pages(made).setCurrentRow(row)
    assert len(made.findChildren(QPushButton, "settings_open_data")) == 1
