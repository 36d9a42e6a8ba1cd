"""The line above a list says how far it is and what is to be looked at."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from kb.model import Checklist, ChecklistRepeat, SignOff, SignOffCheck
from tests.ui.reader.checklists import NOW, checklist
from tests.ui.reader.hands import button, words
from ui.reader.checklist_bar import ChecklistBar
from ui.theme import LIGHT

SIGNED = SignOff("opening", "", "李师傅", "2026-11-30", "", NOW, (), "ab" * 32)


@pytest.fixture
def bar(qtbot: QtBot) -> ChecklistBar:
    made = ChecklistBar(LIGHT)
    qtbot.addWidget(made)
    made.resize(700, 40)
    return made


def once(states: str = "doo") -> Checklist:
    return checklist(states, repeat=ChecklistRepeat.ONCE, period="")


def test_it_tells_how_many_are_done_and_that_the_list_is_today_s(bar: ChecklistBar) -> None:
    bar.show_checklist(checklist("doc"), NOW)
    assert words(bar, "checklist_count") == "2/3 已完成"
    assert words(bar, "checklist_period") == "今天"
    assert words(bar, "checklist_told") == "1 条文字有变，点方框确认"
    progress = bar.findChild(QProgressBar, "checklist_progress")
    assert isinstance(progress, QProgressBar)
    assert (progress.value(), progress.maximum()) == (2, 3)
    bar.show_checklist(checklist("ddd"), NOW + timedelta(days=1))
    assert words(bar, "checklist_count") == "3/3 全部完成"
    assert words(bar, "checklist_period") == "2026-11-30"
    assert words(bar, "checklist_told") == ""


def test_only_a_list_that_counts_for_ever_is_signed_and_only_one_begun_when_needed_begins_anew(
    bar: ChecklistBar,
) -> None:
    for repeat, period, sign, fresh in (
        (ChecklistRepeat.ONCE, "", True, False),
        (ChecklistRepeat.DAILY, "2026-11-30", False, False),
        (ChecklistRepeat.EACH, "2026-11-30/2", False, True),
    ):
        bar.show_checklist(checklist("doo", repeat=repeat, period=period), NOW)
        assert button(bar, "checklist_sign").isVisible() is sign
        assert button(bar, "checklist_fresh").isVisible() is fresh
    assert words(bar, "checklist_period") == "今天第 2 份"
    assert button(bar, "checklist_fresh").isEnabled()
    bar.show_checklist(checklist("ooo", repeat=ChecklistRepeat.EACH, period="2026-11-30/3"), NOW)
    assert not button(bar, "checklist_fresh").isEnabled()


def test_a_change_after_a_signature_is_told_even_when_a_later_signature_is_sound(bar: ChecklistBar) -> None:
    bar.show_checklist(replace(once(), sign_offs=(SignOffCheck(SIGNED, later=2),)), NOW)
    assert words(bar, "checklist_told") == "李师傅已签字（签字后没有改动，签字后又勾了 2 条）"
    changed = (SignOffCheck(SIGNED, unticked=1, added=2), SignOffCheck(replace(SIGNED, name="赵主管")))
    bar.show_checklist(replace(once(), sign_offs=changed), NOW)
    assert words(bar, "checklist_told") == "签字后有改动：取消了 1 个勾、多了 2 条"
    bar.show_checklist(replace(once(), sign_offs=(SignOffCheck(SIGNED, forged=True),)), NOW)
    assert words(bar, "checklist_told") == "签字后有改动：存下的签字与签字时不符"


def test_its_buttons_ask(qtbot: QtBot, bar: ChecklistBar) -> None:
    bar.show_checklist(once(), NOW)
    for name, signal in (
        ("checklist_history", bar.history_requested),
        ("checklist_sign", bar.sign_requested),
        ("checklist_export", bar.export_requested),
        ("checklist_fresh", bar.fresh_requested),
    ):
        with qtbot.waitSignal(signal):
            button(bar, name).click()


def test_without_a_list_it_is_not_there(bar: ChecklistBar) -> None:
    bar.show_checklist(once(), NOW)
    bar.show_checklist(None, NOW)
    assert not bar.isVisible()
