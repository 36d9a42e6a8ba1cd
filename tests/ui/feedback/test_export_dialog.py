"""The file is shown letter by letter before it is saved; without a name given there is none in it."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kb.model import FailedSearch, FeedbackFile
from kb.records.feedback import decode_feedback
from tests.kb.records.test_feedback import report
from ui.feedback.export_dialog import ExportFeedbackDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

W = TypeVar("W", bound=QWidget)
FEEDBACK = FeedbackFile((report(1), report(2)), (FailedSearch("上门", 3),), "", (FailedSearch("挂失", 2),))


@pytest.fixture
def dialog(qtbot: QtBot) -> ExportFeedbackDialog:
    made = ExportFeedbackDialog(FEEDBACK)
    qtbot.addWidget(made)
    made.open()
    return made


def part(dialog: ExportFeedbackDialog, kind: type[W], name: str) -> W:
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def test_what_is_shown_is_what_is_asked_to_be_saved(qtbot: QtBot, dialog: ExportFeedbackDialog) -> None:
    shown = part(dialog, QPlainTextEdit, "feedback_text").toPlainText()
    with qtbot.waitSignal(dialog.save_requested) as asked:
        part(dialog, QPushButton, "feedback_save").click()
    assert asked.args == [FEEDBACK, shown]
    assert decode_feedback(shown.encode()) == FEEDBACK
    assert '"name": ""' in shown


def test_what_is_unchecked_is_not_in_the_file_and_a_name_is_only_if_it_is_given(dialog: ExportFeedbackDialog) -> None:
    entries = part(dialog, QListWidget, "feedback_entries")
    for row in (0, 2, 3):
        entries.item(row).setCheckState(Qt.CheckState.Unchecked)
    part(dialog, QLineEdit, "feedback_name").setText(" 张三 ")
    shown = part(dialog, QPlainTextEdit, "feedback_text").toPlainText()
    assert decode_feedback(shown.encode()) == FeedbackFile((report(2),), (), "张三")
    entries.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert part(dialog, QPlainTextEdit, "feedback_text").toPlainText() == ""
    assert not part(dialog, QPushButton, "feedback_save").isEnabled()


def test_an_entry_can_be_withdrawn(qtbot: QtBot, dialog: ExportFeedbackDialog) -> None:
    entries = part(dialog, QListWidget, "feedback_entries")
    searches, given_up = FeedbackFile(searches=FEEDBACK.searches), FeedbackFile(given_up=FEEDBACK.given_up)
    for row, gone in ((3, given_up), (2, searches), (0, FeedbackFile((report(1),)))):
        entries.setCurrentRow(row)
        with qtbot.waitSignal(dialog.delete_requested) as asked:
            part(dialog, QPushButton, "feedback_delete").click()
        assert asked.args == [gone]
    assert dialog.chosen == FeedbackFile((report(2),))
    assert entries.isVisible()
    entries.setCurrentRow(0)
    part(dialog, QPushButton, "feedback_delete").click()
    assert not entries.isVisible(), "nothing is left: a sentence says so, no empty panes"
    assert part(dialog, QLabel, "feedback_about").text().startswith("还没有可以导出的反馈")
    assert not part(dialog, QPushButton, "feedback_save").isVisible()
