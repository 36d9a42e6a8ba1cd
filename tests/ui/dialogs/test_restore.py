"""The list of backups says what is in each and what restoring it would do, and asks before it is done."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from kb.errors import BackupDamaged, BackupTooNew
from kb.labels import BACKUP_KIND_LABELS
from kb.model import BackupKind
from kb.notes.restore.inspection import BackupContents, BackupDifference
from kb.time_labels import minute_label
from ui.dialogs.restore import RestoreDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MADE = datetime(2026, 7, 30, 9, 20, tzinfo=UTC)
GOOD = BackupContents(Path("a.db"), BackupKind.AUTO, MADE, 40960, annotations=12, bookmarks=3)
OTHER = BackupContents(Path("b.db"), BackupKind.BEFORE_RESTORE, MADE, 40960, annotations=11)
BROKEN = BackupContents(Path("c.db"), BackupKind.MANUAL, MADE, 7, problem=BackupDamaged("malformed"))


@pytest.fixture
def dialog(qtbot: QtBot) -> RestoreDialog:
    made = RestoreDialog()
    qtbot.addWidget(made)
    return made


def button(dialog: RestoreDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def words(dialog: RestoreDialog) -> str:
    label = dialog.findChild(QLabel, "restore_change")
    assert isinstance(label, QLabel)
    return label.text()


def rows(dialog: RestoreDialog) -> list[list[str]]:
    view = dialog.findChild(QTreeWidget, "backups")
    assert isinstance(view, QTreeWidget)
    items = [view.topLevelItem(row) for row in range(view.topLevelItemCount())]
    return [[item.text(column) for column in range(5)] for item in items if item]


def choose(dialog: RestoreDialog, row: int) -> None:
    view = dialog.findChild(QTreeWidget, "backups")
    assert isinstance(view, QTreeWidget)
    item = view.topLevelItem(row)
    assert item is not None
    view.setCurrentItem(item)


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked; the first button answers."""
    asked: list[str] = []

    def exec_(box: QMessageBox) -> int:
        asked.append(box.text())
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", exec_)
    return asked


def test_each_backup_says_when_why_and_how_much(dialog: RestoreDialog) -> None:
    dialog.show_backups((GOOD, BROKEN))
    assert rows(dialog) == [
        [minute_label(MADE), "自动备份", "12", "3", "40 KB"],
        [minute_label(MADE), "手动备份（已损坏）", "", "", "1 KB"],
    ]
    assert {*BACKUP_KIND_LABELS} == {*BackupKind}


def test_the_newest_is_chosen_and_compared_and_another_one_too(qtbot: QtBot, dialog: RestoreDialog) -> None:
    with qtbot.waitSignal(dialog.difference_requested) as wanted:
        dialog.show_backups((GOOD, OTHER))
    assert wanted.args == [GOOD.path]
    assert not button(dialog, "restore_backup").isEnabled()
    with qtbot.waitSignal(dialog.difference_requested) as wanted:
        choose(dialog, 1)
    assert wanted.args == [OTHER.path]
    dialog.show_difference(GOOD.path, BackupDifference(appear=9))
    assert not button(dialog, "restore_backup").isEnabled()
    dialog.show_difference(OTHER.path, BackupDifference(appear=3, vanish=12))
    assert words(dialog) == "恢复后：3 条会出现，12 条会消失。"
    assert button(dialog, "restore_backup").isEnabled()


def test_what_is_the_same_is_said_to_be_and_what_is_broken_cannot_be_restored(dialog: RestoreDialog) -> None:
    dialog.show_backups((GOOD, BROKEN))
    dialog.show_difference(GOOD.path, BackupDifference())
    assert "相同" in words(dialog)
    choose(dialog, 1)
    assert "已损坏" in words(dialog)
    assert not button(dialog, "restore_backup").isEnabled()


def test_what_differs_out_of_sight_and_what_a_newer_program_made_is_told(dialog: RestoreDialog) -> None:
    newer = replace(BROKEN, problem=BackupTooNew("c.db"))
    dialog.show_backups((GOOD, newer))
    dialog.show_difference(GOOD.path, BackupDifference(other=True))
    assert "回收站" in words(dialog)
    assert button(dialog, "restore_backup").isEnabled()
    dialog.show_difference(GOOD.path, BackupDifference())
    assert not button(dialog, "restore_backup").isEnabled()
    choose(dialog, 1)
    assert "升级程序" in words(dialog)


def test_restoring_is_asked_for_with_what_it_would_do(qtbot: QtBot, dialog: RestoreDialog, answered: list[str]) -> None:
    dialog.show_backups((GOOD,))
    dialog.show_difference(GOOD.path, BackupDifference(change=1))
    with qtbot.waitSignal(dialog.restore_requested) as wanted:
        QTest.mouseClick(button(dialog, "restore_backup"), Qt.MouseButton.LeftButton)
    assert wanted.args == [GOOD.path]
    assert minute_label(MADE) in answered[0]
    assert "1 条会变" in answered[0]
    assert dialog.result() == RestoreDialog.DialogCode.Accepted


def test_a_new_list_keeps_the_choice_and_no_backups_are_said_to_be_none(dialog: RestoreDialog) -> None:
    dialog.show()
    dialog.show_backups((GOOD, OTHER))
    choose(dialog, 1)
    dialog.show_backups((BROKEN, GOOD, OTHER))
    dialog.show_difference(OTHER.path, BackupDifference(appear=1))
    assert words(dialog) == "恢复后：1 条会出现。"
    dialog.show_backups(())
    empty = dialog.findChild(QLabel, "no_backups")
    assert isinstance(empty, QLabel)
    assert empty.isVisible()
    assert words(dialog) == ""


def test_the_buttons_ask_for_a_backup_and_for_the_folder(qtbot: QtBot, dialog: RestoreDialog) -> None:
    for name, signal in (("back_up_now", dialog.backup_requested), ("open_backups", dialog.folder_requested)):
        with qtbot.waitSignal(signal):
            button(dialog, name).click()


def test_backups_of_one_minute_are_told_apart_and_equal_ones_say_so(dialog: RestoreDialog) -> None:
    later = MADE + timedelta(seconds=7)
    same = replace(GOOD, path=Path("d.db"), made=later, digest="a" * 16)
    dialog.show_backups((same, replace(GOOD, digest="a" * 16), replace(OTHER, made=MADE - timedelta(days=1))))
    listed = rows(dialog)
    assert len({row[0] for row in listed}) == 3
    assert [row[0][-3:] for row in listed[:2]] == [":07", ":00"]
    assert listed[2][0] == minute_label(MADE - timedelta(days=1))
    assert [row[1] for row in listed[:2]] == ["自动备份（内容与前一份相同）", "自动备份"]
