"""The history of a list: its days, and in each what was ticked; what has gone is told."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QTreeWidget
from pytestqt.qtbot import QtBot

from kb.model import ChecklistHistory
from kb.time_labels import minute_label
from tests.kb.checklists.newcomers import FIRST, MORNING
from tests.kb.exchange.checklists.sample import history_in
from tests.ui.reader.checklists import checklist
from ui.dialogs.checklist_history import ChecklistHistoryDialog
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def rows(dialog: ChecklistHistoryDialog) -> list[list[str]]:
    tree = dialog.findChild(QTreeWidget, "checklist_items")
    assert tree is not None
    items = (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
    return [[item.text(column) for column in range(4)] for item in items if item is not None]


def days(dialog: ChecklistHistoryDialog) -> QListWidget:
    found = dialog.findChild(QListWidget, "checklist_days")
    assert isinstance(found, QListWidget)
    return found


def test_a_list_shows_its_items_under_their_headings_and_those_that_have_gone(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ChecklistHistoryDialog(history_in(tmp_path), LIGHT)
    qtbot.addWidget(dialog)
    shown = rows(dialog)
    assert [row[0] for row in shown if not row[1]] == ["第1个月", "第2个月", "第1个月"]
    assert shown[-1] == [f"√ {FIRST[0]}", "已勾，已不在清单中", minute_label(MORNING), "小王"]
    assert sum(row[0].startswith("√") for row in shown) == 2
    signed = dialog.findChild(QLabel, "checklist_signed")
    assert signed is not None
    assert signed.text().startswith("李师傅 2026-11-30 签字")
    assert LIGHT.danger in signed.styleSheet()


def test_a_day_is_chosen_from_the_list_of_days(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ChecklistHistoryDialog(history_in(tmp_path, head="checklist_repeat: daily"), LIGHT)
    qtbot.addWidget(dialog)
    listed = days(dialog)
    told = [item.text() for row in range(listed.count()) if (item := listed.item(row)) is not None]
    assert [words.partition("　")[2] for words in told] == ["1/5 已完成", "2/6 已完成"]
    listed.setCurrentRow(1)
    assert [row[3] for row in rows(dialog) if row[1].startswith("已勾")] == ["小王", "小王"]


def test_a_list_that_was_never_ticked_says_so(qtbot: QtBot) -> None:
    dialog = ChecklistHistoryDialog(ChecklistHistory(checklist(), ()), LIGHT)
    qtbot.addWidget(dialog)
    assert rows(dialog) == []
    assert any("还没有勾过" in label.text() for label in dialog.findChildren(QLabel))
