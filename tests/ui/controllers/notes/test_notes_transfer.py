"""Notes on their way out and in, off the GUI thread."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from kb.exchange.notes.exported import ExportedNotes
from kb.exchange.notes.formats import NOTES_FORMATS
from kb.exchange.notes.sheet import sheet
from kb.model import MergeReport, NotesBundle, Span
from kb.workspace import Workspace
from ui.controllers.notes.notes_controller import NotesController


def test_all_notes_are_gathered_with_what_their_articles_say(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot
) -> None:
    added = workspace.notes.highlight("loan", Span(8, 12)).added[0]
    workspace.notes.bookmark("lobby")
    gathered: list[ExportedNotes] = []
    notes_controller.transfer.gather(workspace.library.article, gathered.append)
    qtbot.waitUntil(lambda: bool(gathered))
    assert [note.title for note in gathered[0].notes] == ["贷款客户经理", "大堂经理"]
    assert gathered[0].notes[0].item == added
    assert gathered[0].bundle == workspace.notes.bundle()


def test_a_file_says_what_it_would_do_before_it_does_it(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    (item,) = workspace.notes.highlight("loan", Span(0, 4)).added
    gathered: list[ExportedNotes] = []
    notes_controller.transfer.gather(workspace.library.article, gathered.append)
    qtbot.waitUntil(lambda: bool(gathered))
    path = tmp_path / "notes.json"
    content = NOTES_FORMATS["json"].write(sheet(gathered[0]))
    assert isinstance(content, str)
    path.write_text(content, "utf-8")
    workspace.notes.delete([item.id])
    workspace.notes.purge([item.id])
    found: list[tuple[NotesBundle, MergeReport]] = []
    notes_controller.transfer.read_file(path, lambda *read: found.append(read))
    qtbot.waitUntil(lambda: bool(found))
    assert workspace.notes.annotations() == ()
    with qtbot.waitSignal(notes_controller.done) as told:
        notes_controller.transfer.take_in(found[0][0], bring_back=True)
    assert told.args == ["已导入，可用 Ctrl+Z 撤销"]
    assert [one.id for one in workspace.notes.annotations()] == [item.id]
