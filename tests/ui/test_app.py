"""The way in: sound notes open, damaged ones are replaced by what a person chooses, and are kept.

Covers: ui/dialogs/damaged.py.
"""

from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from kb import __version__
from kb.errors import MachineSettingsInvalid, NotesBusy, NotesError
from kb.model import Span
from kb.paths import AppPaths
from kb.workspace import Workspace
from ui.app import open_workspace, refuse, run

GARBAGE = b"no database at all " * 500


def person(monkeypatch: pytest.MonkeyPatch, remedy: str) -> list[str]:
    """Somebody who clicks a button in the box about damaged notes; gives back what they read."""
    read: list[str] = []

    def answer(box: QMessageBox) -> int:
        read.append(f"{box.text()}\n{box.informativeText()}")
        button = box.findChild(QPushButton, f"remedy_{remedy}") or box.escapeButton()
        if isinstance(button, QPushButton):
            button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return read


@pytest.fixture
def damaged(paths: AppPaths, pack: Path) -> AppPaths:
    """A data folder with damaged notes and a backup of one annotation and one bookmark."""
    with Workspace.open(paths, content=[pack]) as workspace:
        workspace.notes.highlight("loan", Span(0, 4), note="先看抵押物")
        workspace.notes.bookmark("loan")
        workspace.notes.back_up()
        workspace.notes.highlight("loan", Span(4, 6), note="后来写的")
    content = paths.notes.read_bytes()
    paths.notes.write_bytes(bytes(100) + content[100:])
    return paths


def aside(paths: AppPaths) -> list[Path]:
    return sorted(paths.root.glob("notes-damaged-*.db"))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("remedy", "notes"),
    [("backup", ["先看抵押物"]), ("salvage", ["后来写的", "先看抵押物"]), ("empty", [])],
)
def test_what_the_person_chooses_takes_the_place_of_damaged_notes(
    monkeypatch: pytest.MonkeyPatch, damaged: AppPaths, pack: Path, remedy: str, notes: list[str]
) -> None:
    content = damaged.notes.read_bytes()
    read = person(monkeypatch, remedy)
    workspace = open_workspace(damaged, pack)
    assert workspace is not None
    with workspace:
        assert [item.note for item in workspace.notes.annotations()] == notes
        assert workspace.notes.check() == ()
    (kept,) = aside(damaged)
    assert kept.read_bytes() == content
    assert "1 条批注，1 个书签" in read[0]
    assert kept.name in read[1]


def test_who_leaves_finds_everything_as_it_was(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, damaged: AppPaths, pack: Path
) -> None:
    content = damaged.notes.read_bytes()
    read = person(monkeypatch, "none")
    assert open_workspace(damaged, pack) is None
    assert damaged.notes.read_bytes() == content
    assert aside(damaged) == []
    assert len(read) == 1


def test_without_a_sound_backup_none_is_offered(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, damaged: AppPaths, pack: Path
) -> None:
    for path in damaged.backups.iterdir():
        path.write_bytes(GARBAGE)
    read = person(monkeypatch, "backup")
    assert open_workspace(damaged, pack) is None
    assert "没有找到可用的备份" in read[0]


@pytest.mark.usefixtures("qapp")
def test_notes_out_of_reach_are_told_in_one_sentence_and_not_offered_for_repair(
    monkeypatch: pytest.MonkeyPatch, paths: AppPaths, pack: Path
) -> None:
    def busy(*_: object, **__: object) -> None:
        raise NotesBusy("database is locked")

    told: list[Exception] = []
    monkeypatch.setattr("kb.workspace.Workspace.open", busy)
    monkeypatch.setattr("ui.app.prepare", lambda _: None)
    monkeypatch.setattr("ui.app.show_failure", told.append)
    monkeypatch.setattr("ui.app.sys.excepthook", None)
    assert run(paths, pack) == 1
    assert [type(error) for error in told] == [NotesBusy]
    with pytest.raises(NotesError):
        open_workspace(paths, pack)


@pytest.mark.usefixtures("qapp")
def test_the_log_begins_with_version_places_and_packs(
    monkeypatch: pytest.MonkeyPatch, paths: AppPaths, pack: Path
) -> None:
    monkeypatch.setattr("ui.app.prepare", lambda _: None)
    monkeypatch.setattr("ui.app.sys.excepthook", None)
    monkeypatch.setattr("ui.app.QApplication.exec", lambda *_: 0)
    window = Mock(return_value=Mock(after_closing=None))
    monkeypatch.setattr("ui.app.MainWindow", window)
    assert run(paths, pack) == 0
    window.return_value.hold.call_args.args[0].close()  # the workspace, as a window does when it is closed
    (line,) = (paths.log / "xingzhi.log").read_text("utf-8").splitlines()
    for word in (f"行知 {__version__}", "Python 3.", "Qt 6.", str(paths.root), "packs sample 1"):
        assert word in line


@pytest.mark.usefixtures("qapp")
def test_settings_of_the_machine_that_cannot_be_followed_are_told_and_no_window_opens(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[Exception] = []
    monkeypatch.setattr("ui.app.prepare", lambda _: None)
    monkeypatch.setattr("ui.app.show_failure", told.append)
    problem = MachineSettingsInvalid("/etc/xingzhi.toml", "第 2 行写法有误")
    assert refuse(problem) == 1
    assert told == [problem]
    assert "/etc/xingzhi.toml，第 2 行写法有误" in capsys.readouterr().err
