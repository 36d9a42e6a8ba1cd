"""What a person chose in the settings dialog: to be seen at once, and there after a restart."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QListWidget, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from kb import __version__
from ui.main_window import MainWindow
from ui.settings.dialog import SettingsDialog
from ui.theme import THEMES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> SettingsDialog:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    found = window.findChild(SettingsDialog, "settings_dialog")
    assert isinstance(found, SettingsDialog)
    show_pages(found)
    return found


def show_pages(dialog: QWidget) -> None:
    """Each is made when it is first shown; the first one stays in front."""
    names = dialog.findChild(QListWidget, "settings_pages")
    assert isinstance(names, QListWidget)
    for row in reversed(range(names.count())):
        names.setCurrentRow(row)


def choose(dialog: SettingsDialog, name: str, value: str) -> None:
    box = dialog.findChild(QComboBox, f"setting_{name}")
    assert isinstance(box, QComboBox)
    assert box.findData(value) >= 0
    box.setCurrentIndex(box.findData(value))


def number(dialog: SettingsDialog, name: str) -> QSpinBox:
    found = dialog.findChild(QSpinBox, f"setting_{name}")
    assert isinstance(found, QSpinBox)
    return found


def worn() -> str:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = application.palette().window().color().name()
    return next(name for name, theme in THEMES.items() if theme.window == window)


def test_a_theme_is_worn_at_once_and_after_a_restart(
    window: MainWindow, dialog: SettingsDialog, again: Callable[[], MainWindow]
) -> None:
    for name in ("light", *THEMES):  # the last one is not what a first start wears
        choose(dialog, "theme", name)
        assert worn() == name
        assert window.commands.themes[name].isChecked()
    dialog.close()
    again()
    assert worn() == name != "light"


def test_another_theme_is_the_window_s_own_and_its_dialogs_wear_it(window: MainWindow, dialog: SettingsDialog) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    at_the_start = application.styleSheet()
    pages = dialog.findChild(QListWidget, "settings_pages")
    assert isinstance(pages, QListWidget)
    for name in ("dark", "light", "green", "light"):
        choose(dialog, "theme", name)
        below = pages.viewport().grab().toImage().pixelColor(pages.viewport().rect().bottomRight() / 1.1)
        assert below.name() == THEMES[name].base
    assert application.styleSheet() == at_the_start  # set anew, it would take three times as long


def test_a_theme_that_follows_the_system_is_as_dark_as_it(
    dialog: SettingsDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light")):
        monkeypatch.setattr("ui.theme.system_scheme", lambda scheme=scheme: scheme)
        choose(dialog, "theme", "light" if name == "dark" else "dark")
        choose(dialog, "theme", "system")
        assert worn() == name


def test_all_words_outside_the_text_grow_at_once(window: MainWindow, dialog: SettingsDialog) -> None:
    window.open_article("loan")
    title = window.findChild(QLabel, "reader_title")
    assert isinstance(title, QLabel)
    before = (window.library.font().pointSize(), window.menuBar().font().pointSize(), title.fontMetrics().height())
    number(dialog, "font_size").setValue(15)
    QApplication.processEvents()
    grown = (window.library.font().pointSize(), window.menuBar().font().pointSize(), title.fontMetrics().height())
    assert grown[:2] == (15, 15)
    assert grown[2] > before[2]
    number(dialog, "font_size").setValue(10)


def test_size_of_the_text_and_reminding_are_changed_at_once_and_kept(
    window: MainWindow, dialog: SettingsDialog, again: Callable[[], MainWindow]
) -> None:
    number(dialog, "zoom").setValue(130)
    tick = dialog.findChild(QCheckBox, "setting_review")
    assert isinstance(tick, QCheckBox)
    tick.setChecked(True)
    assert window.reader.zoom == 130
    assert window._indicators.reminding
    dialog.close()
    reopened = again()
    assert (reopened.reader.zoom, reopened._indicators.reminding) == (130, True)


def test_what_was_chosen_elsewhere_stands_in_the_dialog(window: MainWindow) -> None:
    window.center.home.post_chosen.emit("大堂经理")
    window._open_settings()
    show_pages(window)
    box = window.findChild(QComboBox, "setting_post")
    assert isinstance(box, QComboBox)
    assert box.currentData() == "大堂经理"


def test_an_unknown_setting_in_the_file_is_no_harm(window: MainWindow, again: Callable[[], MainWindow]) -> None:
    path: Path = window._workspace.paths.settings
    window.close()
    path.write_text('{"theme": "gone", "font_size": 400, "post": 3, "colour": "red"}', "utf-8")
    reopened = again()
    assert worn() == "light"
    assert isinstance(reopened, QWidget)


def test_the_version_is_told_also_where_the_program_was_never_installed(dialog: SettingsDialog) -> None:
    assert any(f"行知 {__version__}：" in label.text() for label in dialog.findChildren(QLabel))
