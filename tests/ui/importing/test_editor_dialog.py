"""Own documents are written beside what the reader will show; no words are lost."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kb.content.importers.metadata import Metadata, Vocabulary
from kb.content.own_documents.editing import DocumentText
from kb.content.own_documents.versions import Version
from tests.ui.importing.hands import part
from ui.importing.editor_dialog import EditorDialog
from ui.theme import LIGHT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

STORED = DocumentText(Metadata(title="印章办法"), "# 印章办法\n\n专人保管。\n")


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[EditorDialog]:
    """An open editor, which does not ask anybody at the end."""
    opened = EditorDialog("a", STORED, Vocabulary(("柜员",)), LIGHT)
    opened.open()
    yield opened
    opened.done(0)
    opened.deleteLater()


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of the button with which the next question is answered; what was asked is added."""
    answers: list[str] = []

    def answered(box: QMessageBox) -> int:
        box.show()
        next(button for button in box.buttons() if button.text() == answers[0]).click()
        answers.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answered)
    return answers


def write(editor: EditorDialog, words: str) -> None:
    part(editor, QPlainTextEdit, "document_text").appendPlainText(words)


def notice(editor: EditorDialog) -> str:
    return part(editor, QLabel, "editor_notice").text()


def test_the_preview_follows_after_a_pause(qtbot: QtBot, editor: EditorDialog) -> None:
    qtbot.waitUntil(lambda: "专人保管。" in editor._preview.text())
    write(editor, "\n## 补充\n\n- **双人**签字")
    qtbot.waitUntil(lambda: editor._preview.text().endswith("补充\n双人签字"))


def test_what_is_saved_is_told_and_then_nothing_is_open(qtbot: QtBot, editor: EditorDialog) -> None:
    save = part(editor, QPushButton, "editor_save")
    assert not save.isEnabled()
    write(editor, "每周核对。")
    with qtbot.waitSignal(editor.save_requested) as asked:
        save.click()
    assert asked.args[0].body.endswith("每周核对。")
    write(editor, "还在写。")
    editor.take_saved()
    assert editor.is_changed, "what was written meanwhile is not stored"
    assert save.isEnabled()


def test_what_cannot_be_saved_stays_in_the_editor(qtbot: QtBot, editor: EditorDialog) -> None:
    write(editor, "每周核对。")
    part(editor, QPushButton, "editor_save").click()
    editor.tell(OSError(28, "磁盘已满"))
    assert "磁盘已满" in notice(editor)
    assert editor.text.body.endswith("每周核对。")
    with qtbot.waitSignal(editor.save_requested):
        part(editor, QPushButton, "editor_save").click()


def test_without_a_title_or_a_text_it_is_not_saved(qtbot: QtBot, editor: EditorDialog) -> None:
    title = part(editor, QLineEdit, "document_title")
    title.clear()
    write(editor, "文。")
    with qtbot.assertNotEmitted(editor.save_requested):
        QTest.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        part(editor, QPushButton, "editor_save").click()
    assert "标题" in notice(editor)
    title.setText("有了")
    part(editor, QPlainTextEdit, "document_text").setPlainText(" ")
    with qtbot.assertNotEmitted(editor.save_requested):
        part(editor, QPushButton, "editor_save").click()
    assert "正文" in notice(editor)


def test_typed_words_are_told_before_they_are_saved(qtbot: QtBot, editor: EditorDialog) -> None:
    with qtbot.waitSignal(editor.draft_changed) as told:
        write(editor, "写了一半")
    assert told.args[0].endswith("写了一半")
    with qtbot.waitSignal(editor.draft_changed) as told:
        part(editor, QPushButton, "editor_revert").click()
    assert told.args == [""]
    assert editor.text == STORED


def test_a_draft_of_last_time_is_put_back(editor: EditorDialog) -> None:
    editor.take_draft("")
    editor.take_draft(STORED.body)
    assert not editor.is_changed
    editor.take_draft("上次写的")
    assert editor.text.body == "上次写的"
    assert "没有保存" in notice(editor)


def test_an_earlier_version_can_be_looked_at_and_undone(qtbot: QtBot, editor: EditorDialog) -> None:
    button = part(editor, QPushButton, "editor_versions")
    assert not button.isEnabled()
    version = Version(Path("x"), datetime(2026, 5, 1, tzinfo=UTC))
    editor.set_versions((version,))
    with qtbot.waitSignal(editor.version_requested) as asked:
        button.menu().actions()[0].trigger()
    assert asked.args == [version]
    editor.take_version(DocumentText(STORED.metadata, "以前的文字"))
    text = part(editor, QPlainTextEdit, "document_text")
    assert text.toPlainText() == "以前的文字"
    text.undo()
    assert text.toPlainText() == STORED.body


def test_closing_asks_for_words_that_are_not_stored(qtbot: QtBot, editor: EditorDialog, answer: list[str]) -> None:
    write(editor, "还没有保存")
    answer.append("接着写")
    editor.reject()
    assert editor.isVisible()
    answer[:] = ["保存"]
    with qtbot.waitSignal(editor.save_requested):
        editor.reject()
    assert editor.isVisible(), "until it is stored"
    editor.take_saved()
    assert not editor.isVisible()
    assert "没有保存" in answer[1]


def test_words_that_are_not_wanted_go_with_their_draft(qtbot: QtBot, editor: EditorDialog, answer: list[str]) -> None:
    write(editor, "不要了")
    answer.append("不保存")
    with qtbot.waitSignal(editor.draft_changed) as told:
        editor.reject()
    assert told.args == [""]
    assert not editor.isVisible()
