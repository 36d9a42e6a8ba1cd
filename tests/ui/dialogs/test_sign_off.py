"""A mentor's signature: nobody signs without a name, and what was signed before stands there."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kb.model import ChecklistRepeat, SignOff, SignOffCheck
from tests.ui.reader.checklists import NOW, checklist
from ui.dialogs.sign_off import SignOffDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LIST = checklist("ddo", repeat=ChecklistRepeat.ONCE, period="")
BEFORE = SignOff("opening", "", "赵主管", "2026-10-31", "<b>可以</b>", NOW, (), "ab" * 32)


def test_who_signs_gives_a_name_and_a_day_and_perhaps_words(qtbot: QtBot) -> None:
    dialog = SignOffDialog(LIST)
    qtbot.addWidget(dialog)
    sign = dialog.findChild(QPushButton, "sign_off_ok")
    name = dialog.findChild(QLineEdit, "sign_off_name")
    words = dialog.findChild(QPlainTextEdit, "sign_off_words")
    day = dialog.findChild(QDateEdit, "sign_off_day")
    assert sign
    assert name
    assert words
    assert day
    assert not sign.isEnabled()
    name.setText("  ")
    assert not sign.isEnabled()
    name.setText(" 李师傅 ")
    words.setPlainText("可以独立了\n")
    with qtbot.waitSignal(dialog.signed) as signed:
        sign.click()
    assert signed.args == ["李师傅", day.date().toString("yyyy-MM-dd"), "可以独立了"]
    assert dialog.result() == SignOffDialog.DialogCode.Accepted


def test_signatures_before_stand_there_with_what_has_become_of_them(qtbot: QtBot) -> None:
    dialog = SignOffDialog(replace(LIST, sign_offs=(SignOffCheck(BEFORE, unticked=1),)))
    qtbot.addWidget(dialog)
    before = dialog.findChild(QLabel, "sign_off_before")
    assert before is not None
    assert before.text() == "赵主管 2026-10-31 签字（核对码 ABAB-ABAB）：<b>可以</b>\n签字后有改动：取消了 1 个勾"
