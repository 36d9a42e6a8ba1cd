"""What taking in a file would do is told before it is done."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kb.model import MergeReport, NotesBundle, ReadProblem
from ui.dialogs.import_notes import ImportNotesDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def shown(dialog: QWidget) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def confirm(dialog: QWidget) -> QPushButton:
    button = dialog.findChild(QPushButton, "import_confirm")
    assert isinstance(button, QPushButton)
    return button


def test_everything_that_would_happen_is_counted_and_done_on_demand(qtbot: QtBot) -> None:
    bundle = NotesBundle(unread=(ReadProblem("第 3 条", "没有引文"),))
    dialog = ImportNotesDialog(Path("notes.json"), bundle, MergeReport(added=2, removed=1, refused=3))
    dialog.open()
    words = shown(dialog)
    assert all(part in words for part in ("新增 2 条", "删除 1 条", "放不下 3 条", "读不出的 1 条"))
    assert "更新" not in words
    unread = dialog.findChild(QPlainTextEdit, "import_unread")
    assert isinstance(unread, QPlainTextEdit)
    assert unread.toPlainText() == "第 3 条：没有引文"
    with qtbot.waitSignal(dialog.import_requested) as asked:
        confirm(dialog).click()
    assert asked.args == [bundle]


def test_with_nothing_new_there_is_nothing_to_confirm(qtbot: QtBot) -> None:
    dialog = ImportNotesDialog(Path("notes.json"), NotesBundle(), MergeReport(kept=5))
    qtbot.addWidget(dialog)
    assert not confirm(dialog).isEnabled()
    assert "没有需要导入的" in shown(dialog)


def test_what_was_deleted_here_is_named_apart_and_can_be_brought_back(qtbot: QtBot) -> None:
    bundle = NotesBundle()
    dialog = ImportNotesDialog(Path("notes.json"), bundle, MergeReport(kept=1, deleted=2))
    dialog.open()
    assert "已删除 2 条" in shown(dialog)
    assert "没有需要导入的" not in shown(dialog)
    assert not confirm(dialog).isEnabled()
    wish = dialog.findChild(QCheckBox, "import_bring_back")
    assert isinstance(wish, QCheckBox)
    assert wish.isVisible()
    wish.click()
    with qtbot.waitSignal(dialog.bring_back_requested) as asked:
        confirm(dialog).click()
    assert asked.args == [bundle]
