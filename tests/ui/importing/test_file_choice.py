"""Which files and folders shall be imported is asked in Chinese, from the folder of last time."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kb.content.importers.importer import IMPORT_FORMATS
from ui.importing.file_choice import choose_files, choose_folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[QFileDialog]:
    """The dialogs that were asked; each is answered with a yes."""
    dialogs: list[QFileDialog] = []

    def answered(dialog: QFileDialog) -> int:
        dialogs.append(dialog)
        return 1

    monkeypatch.setattr(QFileDialog, "exec", answered)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: ["/a/甲.docx", "/a/乙.pdf"])
    return dialogs


def test_files_of_every_format_are_offered(qtbot: QtBot, asked: list[QFileDialog], tmp_path: Path) -> None:
    assert choose_files(str(tmp_path)) == (Path("/a/甲.docx"), Path("/a/乙.pdf"))
    (dialog,) = asked
    assert dialog.windowTitle() == "导入文件"
    assert dialog.directory().absolutePath() == str(tmp_path)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    assert all(f"*{suffix}" in dialog.nameFilters()[0] for form in IMPORT_FORMATS for suffix in form.suffixes)


def test_a_folder_that_has_gone_is_not_where_one_begins(qtbot: QtBot, asked: list[QFileDialog], tmp_path: Path) -> None:
    assert choose_folder(str(tmp_path / "gone"))
    assert asked[0].windowTitle() == "导入文件夹"
    assert asked[0].fileMode() is QFileDialog.FileMode.Directory
    assert asked[0].directory().absolutePath() != str(tmp_path / "gone")


def test_a_no_gives_nothing(qtbot: QtBot, asked: list[QFileDialog], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    assert choose_files("") == choose_folder("") == ()
