"""Own documents through the window: edited, copied, deleted and put back; everything that lists articles knows."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from kb.content.importers.importer import preview
from kb.model import Span
from kb.workspace import Workspace
from tests.ui.importing.hands import part
from ui.controllers.library import document_controller
from ui.importing.editor_dialog import EditorDialog
from ui.importing.trash_dialog import TrashDialog
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PATIENCE = 30_000  # milliseconds


@pytest.fixture
def own(window: MainWindow, workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> str:
    """The id of an own document, which is open."""
    file = tmp_path / "印章办法.md"
    file.write_text("# 印章办法\n\n印章由专人保管。\n", "utf-8")
    found = preview(file)
    (article_id,) = workspace.own_documents.store(found, found.proposed)
    workspace.reload_packs()
    window._show_documents(article_id)
    qtbot.waitUntil(lambda: shown(window).startswith("印章办法"), timeout=PATIENCE)
    return article_id


def shown(window: MainWindow) -> str:
    return window.reader.article.text if window.reader.article is not None else ""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that were asked; all are answered with yes."""
    questions: list[str] = []

    def agree(_parent: MainWindow, _title: str, question: str) -> bool:
        questions.append(question)
        return True

    monkeypatch.setattr(document_controller, "is_agreed", agree)
    return questions


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window._documents._worker.busy, timeout=PATIENCE)


def editor(window: MainWindow, qtbot: QtBot) -> EditorDialog:
    window.commands["edit_document"].trigger()
    settle(window, qtbot)
    return part(window, EditorDialog, "document_editor")


def write(dialog: EditorDialog, words: str) -> None:
    part(dialog, QPlainTextEdit, "document_text").appendPlainText(words)


def test_what_is_saved_is_read_at_once(qtbot: QtBot, window: MainWindow, workspace: Workspace, own: str) -> None:
    dialog = editor(window, qtbot)
    write(dialog, "\n双人核对。")
    part(dialog, QPushButton, "editor_save").click()
    settle(window, qtbot)
    qtbot.waitUntil(lambda: shown(window).endswith("双人核对。"), timeout=PATIENCE)
    assert not dialog.is_changed
    assert part(dialog, QPushButton, "editor_versions").isEnabled()
    part(dialog, QPushButton, "editor_versions").menu().actions()[0].trigger()
    settle(window, qtbot)
    assert "双人" not in dialog.text.body
    part(dialog, QPushButton, "editor_revert").click()
    dialog.reject()
    qtbot.waitUntil(lambda: not window._search._index.busy, timeout=PATIENCE)
    assert workspace.search.find("双人核对").total == 1


def test_words_that_were_not_saved_are_there_the_next_time(qtbot: QtBot, window: MainWindow, own: str) -> None:
    dialog = editor(window, qtbot)
    with qtbot.waitSignal(dialog.draft_changed):
        write(dialog, "写了一半")
    settle(window, qtbot)
    dialog.done(0)  # as if the program had been killed: nothing is asked, nothing saved
    again = editor_again(window, qtbot, dialog)
    assert again.text.body.endswith("写了一半")
    part(again, QPushButton, "editor_save").click()
    settle(window, qtbot)
    again.reject()
    assert window._workspace.own_documents.versions.draft(own) == ""


def editor_again(window: MainWindow, qtbot: QtBot, before: EditorDialog) -> EditorDialog:
    window.commands["edit_document"].trigger()
    settle(window, qtbot)
    (opened,) = [one for one in window.findChildren(EditorDialog) if one is not before]
    return opened


def test_a_document_that_cannot_be_written_is_told_in_the_editor(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = editor(window, qtbot)
    write(dialog, "双人核对。")

    def full(*_: object) -> None:
        raise OSError(28, "磁盘已满")

    monkeypatch.setattr(workspace.own_documents, "save", full)
    part(dialog, QPushButton, "editor_save").click()
    settle(window, qtbot)
    assert "磁盘已满" in dialog._notice.text()
    assert dialog.text.body.endswith("双人核对。")
    part(dialog, QPushButton, "editor_revert").click()
    dialog.reject()


def test_an_article_of_the_program_can_only_be_copied(qtbot: QtBot, window: MainWindow, workspace: Workspace) -> None:
    window.open_article("loan")
    commands = window.commands
    assert [commands[name].isEnabled() for name in ("edit_document", "delete_document", "copy_document")] == [
        False, False, True,
    ]  # fmt: skip
    commands["copy_document"].trigger()
    settle(window, qtbot)
    qtbot.waitUntil(lambda: window.reader.article is not None and window.reader.article.id != "loan")
    article = window.reader.article
    assert article is not None
    assert article.title == "贷款客户经理（副本）"
    assert workspace.own_documents.is_own(article.id)
    assert commands["edit_document"].isEnabled()


def test_the_menu_of_the_library_offers_what_can_be_done(window: MainWindow, own: str) -> None:
    assert [act.words for act in window.library.article_acts("loan")] == ["复制到我的文档"]
    assert [act.words for act in window.library.article_acts(own)] == ["编辑…", "打开原件所在文件夹", "删除…"]


def test_the_folder_of_the_original_is_shown(qtbot: QtBot, window: MainWindow, workspace: Workspace, own: str) -> None:
    window._documents.folder_requested.disconnect()
    with qtbot.waitSignal(window._documents.folder_requested) as asked:
        window.commands["open_original"].trigger()
    assert {path.suffix for path in asked.args[0].iterdir()} == {".md", ".txt"}


def test_deleting_tells_how_many_notes_stand_on_it_and_can_be_undone(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, own: str, asked: list[str]
) -> None:
    workspace.notes.highlight(own, Span(0, 4))
    workspace.notes.bookmark(own, 0)
    window.library.article_delete_requested.emit(own)
    settle(window, qtbot)
    qtbot.waitUntil(lambda: not workspace.own_documents.is_own(own), timeout=PATIENCE)
    assert "2 条批注和书签" in asked[0]
    settle(window, qtbot)
    assert not window.library._model.index_of("own").isValid()
    window.commands["deleted_documents"].trigger()
    settle(window, qtbot)
    dialog = part(window, TrashDialog, "trash_dialog")
    part(dialog, QPushButton, "trash_restore").click()
    settle(window, qtbot)
    assert workspace.own_documents.is_own(own)
    assert window.reader.article is not None
    assert window.reader.article.id == own
    assert all(one.span is not None for one in workspace.notes.annotations())
    dialog.reject()


def test_without_a_yes_nothing_is_deleted(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_controller, "is_agreed", lambda *_: False)
    window.commands["delete_document"].trigger()
    settle(window, qtbot)
    assert workspace.own_documents.is_own(own)
    assert workspace.own_documents.trash.documents() == ()


def test_what_is_in_the_trash_goes_for_good_on_demand(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.own_documents.delete(own)
    workspace.reload_packs()
    monkeypatch.setattr("ui.importing.trash_dialog.is_agreed", lambda *_: True)
    window.commands["deleted_documents"].trigger()
    settle(window, qtbot)
    dialog = part(window, TrashDialog, "trash_dialog")
    part(dialog, QPushButton, "trash_purge").click()
    settle(window, qtbot)
    assert workspace.own_documents.trash.documents() == ()
    dialog.reject()
