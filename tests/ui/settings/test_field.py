"""The control of a setting: what its type and its range make of it."""

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from kb.settings import SETTINGS, Setting, SettingsPage
from ui.settings.field import Option, SettingField, Value


def declared(name: str) -> Setting:
    return next(setting for setting in SETTINGS if setting.name == name)


@pytest.mark.parametrize(
    ("name", "kind", "value", "other"),
    [("review", QCheckBox, True, False), ("zoom", QSpinBox, 120, 90), ("theme", QComboBox, "paper", "light")],
)
def test_a_control_shows_its_value_and_tells_a_change(
    qtbot: QtBot, name: str, kind: type, value: Value, other: Value
) -> None:
    field = SettingField(declared(name), value, [Option("light", "浅色"), Option("paper", "纸张")])
    qtbot.addWidget(field.widget)
    assert isinstance(field.widget, kind)
    assert field.value == value
    with qtbot.waitSignal(field.changed) as told:
        field.set_value(other)
    assert told.args == [other]
    assert field.value == other


def test_words_are_typed_and_kept_without_the_spaces_around_them(qtbot: QtBot) -> None:
    field = SettingField(declared("person"), "小王")
    qtbot.addWidget(field.widget)
    assert isinstance(field.widget, QLineEdit)
    assert field.value == "小王"
    with qtbot.waitSignal(field.changed) as told:
        field.set_value(" 小李 ")
    assert told.args == ["小李"]
    assert field.value == "小李"


def test_a_number_stays_within_what_is_allowed(qtbot: QtBot) -> None:
    field = SettingField(declared("zoom"), 100)
    qtbot.addWidget(field.widget)
    field.set_value(1000)
    assert field.value == 200


def test_a_value_that_is_no_option_any_more_is_the_first_one(qtbot: QtBot) -> None:
    setting = Setting("post", "", "我的岗位", SettingsPage.START, None)
    field = SettingField(setting, "柜员", [Option("", "还没有选择岗位"), Option("大堂经理", "大堂经理")])
    qtbot.addWidget(field.widget)
    assert field.value == ""
