"""The backups off the GUI thread: what was made, what restoring one would do.

Covers: ui/controllers/notes/notes_part.py.
"""

from pytestqt.qtbot import QtBot

from kb.model import BackupKind, NotesChange, Span
from kb.notes.restore.inspection import BackupDifference
from kb.workspace import Workspace
from ui.controllers.notes.notes_controller import NotesController


def test_a_backup_is_made_compared_and_restored(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot
) -> None:
    (old,) = workspace.notes.highlight("loan", Span(0, 4)).added
    with qtbot.waitSignal(notes_controller.backups.listed) as answer:
        notes_controller.backups.make()
    (backup,) = answer.args[0]
    workspace.notes.delete([old.id])
    (new,) = workspace.notes.highlight("loan", Span(4, 6)).added
    with qtbot.waitSignal(notes_controller.backups.compared) as answer:
        notes_controller.backups.compare(backup.path)
    assert answer.args == [backup.path, BackupDifference(appear=1, vanish=1)]
    with qtbot.waitSignal(notes_controller.changed) as answer:
        notes_controller.backups.restore(backup.path)
    assert answer.args[0].change == NotesChange(added=(old,), removed=(new,))
    with qtbot.waitSignal(notes_controller.backups.listed) as answer:
        notes_controller.backups.read()
    assert [backup.kind for backup in answer.args[0]] == [BackupKind.BEFORE_RESTORE, BackupKind.MANUAL]
