"""Files come into 我的文档 through the window: read off the GUI thread, stored one by one, found at once."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kb.content.importers.importer import Outcome
from kb.errors import DocumentError, ImportStopped
from kb.workspace import Workspace
from tests.kb.content.importers.word_files import Level, Lists, paragraph, word_file
from tests.ui.hands import compose
from tests.ui.importing.hands import part
from ui.importing.entry import Entry
from ui.importing.import_dialog import ImportDialog
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PATIENCE = 30  # seconds until a blocked worker gives up, so that a failing test ends
RULE = Lists({1: [Level("chineseCountingThousand", "第%1条", suffix="space")]}, {1: (1, {})})


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a rule of Word, a text, and a file that is broken."""
    folder = tmp_path / "制度"
    folder.mkdir()
    clauses = [paragraph(f"印章使用登记簿第{n}页须双人核对。", num=1) for n in range(1, 6)]
    (folder / "a 印章管理办法.docx").write_bytes(word_file([paragraph("印章管理办法"), *clauses], lists=RULE))
    (folder / "b 须知.md").write_text("# 须知\n\n先点钞再盖章。\n", "utf-8")
    return folder


@pytest.fixture
def dialog(window: MainWindow, files: Path, qtbot: QtBot) -> ImportDialog:
    """The dialog once it has read the folder."""
    window._import.take((files,))
    return read(window, qtbot)


def read(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    """The open dialog once all files have been read."""
    qtbot.waitUntil(lambda: not window._import._worker.busy, timeout=PATIENCE * 1000)
    return part(window, ImportDialog, "import_files")


def confirm(window: MainWindow, dialog: ImportDialog, qtbot: QtBot) -> None:
    part(dialog, QPushButton, "import_confirm").click()
    qtbot.waitUntil(lambda: not window._import._worker.busy, timeout=PATIENCE * 1000)


def titles(workspace: Workspace) -> set[str]:
    return {head.title for head in workspace.library.articles() if head.pack_id == "own-documents"}


def test_what_is_imported_is_listed_opened_and_found(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, dialog: ImportDialog
) -> None:
    with qtbot.waitSignal(window._import.done) as told:
        confirm(window, dialog, qtbot)
    assert told.args == ["已导入 2 个文件"]
    assert titles(workspace) == {"印章管理办法", "须知"}
    qtbot.waitUntil(lambda: window.reader.article is not None, timeout=PATIENCE * 1000)
    assert window.reader.article is not None
    assert window.reader.article.title == "印章管理办法"
    assert "第三条" in window.reader.article.text
    assert window.library._model.index_of("own").isValid()
    qtbot.waitUntil(lambda: not window._search._index.busy, timeout=PATIENCE * 1000)
    compose(window.box, "登记簿")
    qtbot.waitUntil(lambda: window.results.isVisible() and workspace.search.find("登记簿").total > 0)


def test_a_second_import_is_offered_as_a_replacement(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, dialog: ImportDialog, files: Path
) -> None:
    confirm(window, dialog, qtbot)
    window._import.take((files / "b 须知.md",))
    again = read(window, qtbot)
    (entry,) = again.entries
    assert entry.earlier is not None
    assert not entry.wanted
    again.reject()
    assert titles(workspace) == {"印章管理办法", "须知"}
    assert window.findChild(ImportDialog) is None or not again.isVisible()


def test_a_file_that_fails_keeps_no_other_from_being_imported(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, files: Path, told: list[Exception]
) -> None:
    (files / "c 坏的.docx").write_bytes(b"broken")
    window._import.take((files,))
    dialog = read(window, qtbot)
    (files / "a 印章管理办法.docx").write_bytes(b"changed since")
    confirm(window, dialog, qtbot)
    assert titles(workspace) == {"须知"}
    assert dialog.isVisible()
    assert isinstance(dialog.entries[0].error, DocumentError)
    assert "2 个没有导入" in dialog._told.whole
    assert told == []
    dialog.reject()


def test_reading_can_be_stopped_and_what_was_read_stays(
    qtbot: QtBot, window: MainWindow, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = window._workspace.own_documents
    preview_all = own.preview_all

    def slow(paths: Sequence[Path], progress: Callable[[int, int], None], _stopped: object) -> Iterator[Outcome]:
        yield next(preview_all(paths, progress, lambda: False))
        assert window._import._stopped.wait(PATIENCE)
        raise ImportStopped

    monkeypatch.setattr(own, "preview_all", slow)
    window._import.take((files,))
    qtbot.waitUntil(lambda: window._import._dialog is not None)
    dialog = part(window, ImportDialog, "import_files")
    qtbot.waitUntil(lambda: len(dialog.entries) == 1)
    part(dialog, QPushButton, "import_stop").click()
    qtbot.waitUntil(lambda: not window._import._worker.busy)
    assert "已停止" in dialog._told.whole
    assert part(dialog, QPushButton, "import_confirm").isEnabled()
    dialog.reject()


def test_storing_can_be_stopped_between_two_files(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, dialog: ImportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = window._import._stored_entry

    def stored_then_stop(entry: Entry) -> Entry:
        window._import._stopped.set()
        return store(entry)

    monkeypatch.setattr(window._import, "_stored_entry", stored_then_stop)
    confirm(window, dialog, qtbot)
    assert titles(workspace) == {"印章管理办法"}
    assert dialog.isVisible()
    assert "还有 1 个没有导入" in dialog._told.whole
    monkeypatch.undo()
    confirm(window, dialog, qtbot)
    assert titles(workspace) == {"印章管理办法", "须知"}


def test_closing_the_dialog_ends_the_import_and_another_may_begin(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, dialog: ImportDialog, files: Path
) -> None:
    window._import.take((files,))
    assert window._import._dialog is dialog, "one at a time"
    dialog.reject()
    assert titles(workspace) == set()
    window._import.take((files,))
    assert window._import._dialog is not dialog
    read(window, qtbot)
    assert window._import._dialog is not None
    window._import._dialog.reject()


def test_the_last_folder_is_remembered(
    qtbot: QtBot, window: MainWindow, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(folder: str, _parent: MainWindow) -> tuple[Path, ...]:
        asked.append(folder)
        return (files / "b 须知.md",)

    monkeypatch.setattr("ui.importing.file_choice.choose_files", choose)
    for _ in range(2):
        window.commands["import_files"].trigger()
        read(window, qtbot).reject()
        qtbot.waitUntil(lambda: window._import._dialog is None)
    assert asked == ["", str(files)]


@pytest.fixture(autouse=True)
def closed(window: MainWindow) -> Iterator[None]:
    """No dialog outlives its test."""
    yield
    if window._import._dialog is not None:
        window._import._dialog.reject()
