"""An export goes where a person says, or nowhere.

Covers: ui/widgets/file_dialog.py.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kb.exchange.results.formats import RESULT_FORMATS
from kb.exported_files import ExportedFiles
from ui.app import prepare
from ui.dialogs.saving import save_export
from ui.widgets.file_dialog import file_dialog


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[QFileDialog]:
    """Let every file dialog be answered with ``path``; gives back the dialogs asked."""
    asked: list[QFileDialog] = []

    def answered(dialog: QFileDialog) -> int:
        asked.append(dialog)
        if path is not None:
            dialog.setDirectory(str(path.parent))
            dialog.selectFile(path.name)
        return int(path is not None)

    monkeypatch.setattr(QFileDialog, "exec", answered)
    return asked


@pytest.mark.parametrize("name", RESULT_FORMATS)
def test_the_file_is_written_with_the_suffix_of_its_format(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    path = tmp_path / f"对照{RESULT_FORMATS[name].suffix}"
    answer(monkeypatch, tmp_path / "对照")
    assert save_export("岗位对照", RESULT_FORMATS[name], "甲,乙\r\n", ExportedFiles(tmp_path / "u")) == path
    assert path.read_bytes() == "甲,乙\r\n".encode()


def test_a_no_writes_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = answer(monkeypatch, None)
    assert save_export("按岗位：贷/后", RESULT_FORMATS["markdown"], "文", ExportedFiles(tmp_path / "u")) is None
    assert asked[0].windowTitle() == "导出"
    assert asked[0].defaultSuffix() == "md"
    assert [*tmp_path.iterdir()] == []


def test_a_failure_is_told_to_the_caller(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answer(monkeypatch, tmp_path / "a.md")
    (tmp_path / "a.md").mkdir()
    with pytest.raises(IsADirectoryError):
        save_export("甲", RESULT_FORMATS["markdown"], "文", ExportedFiles(tmp_path / "u"))


def test_every_label_of_the_dialog_is_chinese(qtbot: QtBot, qapp: QApplication) -> None:
    prepare(qapp)
    dialog = file_dialog("导出", "", "Markdown 文档 (*.md)")
    qtbot.addWidget(dialog)
    dialog.show()
    words = [label.text() for label in dialog.findChildren(QLabel)]
    words += [button.text() for button in dialog.findChildren(QPushButton)]
    assert {"位置：", "文件名：", "文件类型："} <= {*words}
    assert [one for one in words if one and not any("\u4e00" <= letter <= "\u9fff" for letter in one)] == []
