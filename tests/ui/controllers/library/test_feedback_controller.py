"""这段有误 from the reader to a file, and searches that found nothing, if that is wished."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kb.model import FailedSearch, FeedbackFile, SearchPage, Span
from kb.records.feedback import decode_feedback
from ui.feedback.export_dialog import ExportFeedbackDialog
from ui.feedback.report_dialog import ReportDialog
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def select(window: MainWindow, quote: str) -> None:
    window.open_article("loan")
    article = window.reader.article
    assert article is not None
    start = article.text.index(quote)
    window.reader.select(Span(start, start + len(quote)))


def say(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Fill in the dialog that asks what is wrong."""
    (dialog,) = [one for one in window.findChildren(ReportDialog) if one.isVisible()]
    field = dialog.findChild(QPlainTextEdit, "report_words")
    keep = dialog.findChild(QPushButton, "report_keep")
    assert isinstance(field, QPlainTextEdit)
    assert isinstance(keep, QPushButton)
    field.setPlainText(words)
    with qtbot.waitSignal(window._feedback.done):
        keep.click()


def opened_export(qtbot: QtBot, window: MainWindow) -> ExportFeedbackDialog:
    window.commands["export_feedback"].trigger()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(ExportFeedbackDialog)))
    return next(one for one in window.findChildren(ExportFeedbackDialog) if one.isVisible())


def test_a_passage_is_kept_with_its_place_version_and_what_was_said_at_the_second_try(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_report: object) -> None:
        raise OSError(28, "No space left on device")

    select(window, "发现风险及时报告")
    window.commands["report"].trigger()
    (dialog,) = window.findChildren(ReportDialog)
    with monkeypatch.context() as patched:
        patched.setattr(window._workspace.feedback, "report", full)
        dialog.reported.emit("应为立即报告")
        qtbot.waitUntil(lambda: not dialog._state.isHidden())
    assert dialog.isVisible()
    say(qtbot, window, "应为立即报告")
    (kept,) = window._workspace.feedback.all().reports
    assert (kept.quote, kept.words, kept.title) == ("发现风险及时报告", "应为立即报告", "贷款客户经理")
    assert (kept.heading_path, kept.pack_id, kept.version) == (("岗位职责",), "sample", "1")


def test_the_bar_beside_a_selection_offers_it_and_without_one_a_word_says_what_to_do(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.open_article("loan")
    with qtbot.waitSignal(window._feedback.done) as said:
        window.commands["report"].trigger()
    assert said.args == ["先选中有误的那段正文。"]
    select(window, "贷前调查")
    button = window.findChild(QToolButton, "selection_report")
    assert isinstance(button, QToolButton)
    button.click()
    say(qtbot, window, "")
    (kept,) = window._workspace.feedback.all().reports
    assert (kept.quote, kept.words) == ("贷前调查", "")


def test_what_was_saved_is_as_it_was_shown_without_a_name_and_leaves_this_computer_s_list(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(window, "贷前调查")
    window.commands["report"].trigger()
    say(qtbot, window, "漏了一项")
    dialog = opened_export(qtbot, window)
    text = dialog.findChild(QPlainTextEdit, "feedback_text")
    assert isinstance(text, QPlainTextEdit)
    shown = text.toPlainText()
    target = tmp_path / "反馈.json"
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(target)])
    save = dialog.findChild(QPushButton, "feedback_save")
    assert isinstance(save, QPushButton)
    with qtbot.waitSignal(window._feedback.done):
        save.click()
    assert target.read_text("utf-8") == shown
    assert decode_feedback(target.read_bytes()).name == ""
    assert window._workspace.feedback.all().reports == ()


def test_a_withdrawn_entry_is_gone(qtbot: QtBot, window: MainWindow) -> None:
    window._workspace.feedback.count_search("上门")
    dialog = opened_export(qtbot, window)
    dialog._list.setCurrentRow(0)
    delete = dialog.findChild(QPushButton, "feedback_delete")
    assert isinstance(delete, QPushButton)
    delete.click()
    qtbot.waitUntil(lambda: window._workspace.feedback.all().searches == ())
    name = dialog.findChild(QLineEdit, "feedback_name")
    assert isinstance(name, QLineEdit)
    dialog.close()


def test_a_search_is_given_up_when_its_results_were_seen_and_none_was_opened(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window._workspace.search.ready, timeout=60_000)
    feedback, kept = window._feedback, window._workspace.feedback
    feedback._settling.setInterval(0)

    def search(query: str) -> None:
        with qtbot.waitSignal(window._search.found):
            window.box.set_text(query)
        qtbot.waitUntil(lambda: not feedback._settling.isActive())

    search("贷前")
    search("客户")
    assert kept.all() == FeedbackFile(), "off by default"
    feedback.set_keeps_searches(True)
    search("贷前")
    search("贷前调查")  # typed on: still the same search
    search("客户")
    qtbot.waitUntil(lambda: kept.all().given_up == (FailedSearch("贷前调查", 1),))
    window.results.activate()
    search("客户经理")
    window.results.activate()
    search("一站式")
    window.box.clear()  # leaves
    qtbot.waitUntil(
        lambda: kept.all() == FeedbackFile(given_up=(FailedSearch("贷前调查", 1), FailedSearch("一站式", 1)))
    )
    dialog = opened_export(qtbot, window)
    text = dialog.findChild(QPlainTextEdit, "feedback_text")
    assert isinstance(text, QPlainTextEdit)
    assert decode_feedback(text.toPlainText().encode()) == kept.all()
    dialog.close()


def test_searches_that_find_nothing_are_kept_only_if_that_is_wished_and_once_they_stand(
    qtbot: QtBot, window: MainWindow
) -> None:
    feedback, nothing = window._feedback, SearchPage(query="挂失代办")
    feedback._look_at(nothing, False)
    assert not feedback._settling.isActive(), "off by default"
    feedback.set_keeps_searches(True)
    feedback._settling.setInterval(0)
    for page in (nothing, nothing, SearchPage(query="贷后检查", total=3)):
        feedback._look_at(page, False)
    feedback._look_at(nothing, False)
    qtbot.waitUntil(lambda: window._workspace.feedback.all().searches == (FailedSearch("挂失代办", 1),))
    assert window._workspace.feedback.all().given_up == (), "the other query came and went at once"
    feedback.set_keeps_searches(False)
    qtbot.waitUntil(lambda: window._workspace.feedback.all().searches == ())
