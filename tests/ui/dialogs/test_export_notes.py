"""The dialog that lets notes out: what it shows is what it writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kb.exchange.notes import native_json
from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.formats import NOTES_FORMATS, PREVIEW_LINES
from kb.exchange.notes.reading import read_notes
from kb.exchange.notes.sheet import sheet
from kb.exported_files import ExportedFiles
from tests.kb.exchange.notes.handmade import annotation, bookmark, told
from ui.dialogs.export_notes import ExportNotesDialog, ExportScope

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOTES = ExportedNotes((told(annotation(note="先看抵押物")), told(bookmark(), "大堂经理", ("大堂经理",))))
ARTICLE = NOTES.those(lambda note: note.title == "大堂经理")


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[ExportNotesDialog]:
    """A shown dialog over an article without notes, one with a bookmark, and all there is."""
    scopes = (
        ExportScope("本文：空", ExportedNotes()),
        ExportScope("本文：大堂经理", ARTICLE),
        ExportScope("全部笔记", NOTES),
    )
    made = ExportNotesDialog(scopes, ExportedFiles(tmp_path / "unfinished"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def choose(dialog: ExportNotesDialog, name: str, value: str) -> None:
    box = dialog.findChild(QComboBox, name)
    assert isinstance(box, QComboBox)
    index = box.findData(value) if box.findData(value) >= 0 else box.findText(value, Qt.MatchFlag.MatchStartsWith)
    assert index >= 0
    box.setCurrentIndex(index)


def preview(dialog: ExportNotesDialog) -> str:
    field = dialog.findChild(QPlainTextEdit, "export_preview")
    assert isinstance(field, QPlainTextEdit)
    return field.toPlainText() if field.isVisible() else ""


def label(dialog: ExportNotesDialog, name: str) -> QLabel:
    found = dialog.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found


def save_button(dialog: ExportNotesDialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "export_save")
    assert isinstance(found, QPushButton)
    return found


def test_it_begins_with_the_first_scope_that_has_notes(qtbot: QtBot, dialog: ExportNotesDialog) -> None:
    assert dialog.scope.words == "本文：大堂经理"
    qtbot.waitUntil(lambda: "岗位职责" in preview(dialog))
    assert "先看抵押物" not in preview(dialog)


@pytest.mark.parametrize("name", NOTES_FORMATS)
def test_the_preview_shows_the_chosen_format(qtbot: QtBot, dialog: ExportNotesDialog, name: str) -> None:
    choose(dialog, "export_scope", "全部笔记")
    choose(dialog, "export_format", name)
    wanted = NOTES_FORMATS[name].preview(sheet(NOTES))
    qtbot.waitUntil(lambda: preview(dialog) == wanted)
    assert label(dialog, "export_purpose").text() == NOTES_FORMATS[name].purpose
    expected = "共 2 条" if NOTES_FORMATS[name].bookmarks else "共 1 条，1 个书签不写入"
    assert label(dialog, "export_count").text() == expected


def test_groups_are_a_choice_only_where_a_format_has_any(qtbot: QtBot, dialog: ExportNotesDialog) -> None:
    choose(dialog, "export_scope", "全部笔记")
    choose(dialog, "export_format", "markdown")
    choose(dialog, "export_grouping", "role")
    qtbot.waitUntil(lambda: "## 客户经理" in preview(dialog))
    choose(dialog, "export_grouping", "article")
    qtbot.waitUntil(lambda: "## 贷款客户经理" in preview(dialog))
    groups = dialog.findChild(QComboBox, "export_grouping")
    assert isinstance(groups, QComboBox)
    assert groups.isEnabled()
    choose(dialog, "export_format", "csv")
    assert not groups.isEnabled()


def test_without_notes_it_says_so_and_writes_nothing(qtbot: QtBot, dialog: ExportNotesDialog) -> None:
    choose(dialog, "export_scope", "本文：空")
    assert label(dialog, "export_empty").isVisible()
    assert not save_button(dialog).isEnabled()
    choose(dialog, "export_scope", "全部笔记")
    qtbot.waitUntil(lambda: "先看抵押物" in preview(dialog))
    assert save_button(dialog).isEnabled()


@pytest.mark.parametrize("name", ["json", "word"])
def test_the_file_is_written_where_a_person_says_and_the_dialog_closes(
    qtbot: QtBot, dialog: ExportNotesDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"笔记{NOTES_FORMATS[name].suffix}"
    asked: list[tuple[object, ...]] = []

    def chosen(*given: object) -> Path:
        asked.append(given)
        return path

    monkeypatch.setattr("ui.dialogs.export_notes.choose_file", chosen)
    choose(dialog, "export_scope", "全部笔记")
    choose(dialog, "export_format", name)
    with qtbot.waitSignal(dialog.done_with) as answer:
        save_button(dialog).click()
    assert answer.args == [path]
    assert asked[0][:3] == ("行知笔记 全部笔记", NOTES_FORMATS[name].words, NOTES_FORMATS[name].suffix)
    assert not dialog.isVisible()
    if name == "json":
        assert read_notes(path) == sheet(NOTES).notes.bundle
    else:
        assert path.read_bytes().startswith(b"PK")


def test_a_no_leaves_the_dialog_open(
    dialog: ExportNotesDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ui.dialogs.export_notes.choose_file", lambda *_: None)
    save_button(dialog).click()
    assert dialog.isVisible()
    assert save_button(dialog).isEnabled()


def test_a_failure_is_told_and_one_may_try_again(
    qtbot: QtBot, dialog: ExportNotesDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ui.dialogs.export_notes.choose_file", lambda *_: tmp_path / "nowhere" / "a.docx")
    with qtbot.waitSignal(dialog.failed) as answer:
        save_button(dialog).click()
        assert not save_button(dialog).isEnabled()
    assert isinstance(answer.args[0], FileNotFoundError)
    assert dialog.isVisible()
    assert save_button(dialog).isEnabled()


def test_escape_while_a_file_is_being_written_waits_for_it(
    qtbot: QtBot, dialog: ExportNotesDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ui.dialogs.export_notes.choose_file", lambda *_: tmp_path / "a.json")
    choose(dialog, "export_format", "json")
    with qtbot.waitSignal(dialog.done_with):
        save_button(dialog).click()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        dialog.close()
        assert dialog.isVisible()
    assert not dialog.isVisible()
    assert (tmp_path / "a.json").read_text("utf-8") == native_json.write(sheet(ARTICLE))


def test_ten_thousand_notes_do_not_hold_up_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    notes = ExportedNotes(tuple(told(annotation(f"{n:032x}", note=f"第 {n} 条")) for n in range(10_000)))
    dialog = ExportNotesDialog((ExportScope("全部笔记", notes),), ExportedFiles(tmp_path / "unfinished"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: bool(preview(dialog)))
    assert preview(dialog).count("\n") == PREVIEW_LINES
    assert label(dialog, "export_count").text() == f"共 10000 条，预览前 {PREVIEW_LINES} 行"
    QApplication.processEvents()
    dialog.close()


def test_bookmarks_that_a_format_leaves_out_are_not_counted(qtbot: QtBot, dialog: ExportNotesDialog) -> None:
    choose(dialog, "export_format", "anki")
    assert not save_button(dialog).isEnabled()  # of this article there is only a bookmark
    assert label(dialog, "export_empty").text() == "这里只有书签，这种格式不写书签。"
    choose(dialog, "export_scope", "全部笔记")
    qtbot.waitUntil(lambda: "先看抵押物" in preview(dialog))
    assert label(dialog, "export_count").text() == "共 1 条，1 个书签不写入"
    assert save_button(dialog).isEnabled()
