"""The notes off the GUI thread: what is told is what is stored."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from unittest.mock import Mock

import pytest
from pytestqt.qtbot import QtBot

from kb.errors import NotesError, NotesUnreadable
from kb.model import COLORS, MarkStyle, Span
from kb.workspace import Workspace
from ui.controllers.notes.notes_controller import NotesController, NotesSnapshot


def test_a_highlight_is_told_when_it_is_stored(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(notes_controller.changed):
        notes_controller.read("loan")
    stored: list[str] = []
    with qtbot.waitSignal(notes_controller.changed) as answer:
        notes_controller.highlight("loan", Span(0, 4), "green", MarkStyle.UNDERLINE, stored.append)
    news: NotesSnapshot = answer.args[0]
    assert news.annotations == workspace.notes.of_article("loan")
    assert news.annotations[0].color == "green"
    assert news.undo.undo == "underline"
    qtbot.waitUntil(lambda: stored == [news.annotations[0].id])


def said(workspace: Workspace) -> set[object]:
    """What all notes say, whenever they were changed: to undo is a change, too."""
    words = {
        (item.id, item.note, item.color, item.style, item.tags, item.span) for item in workspace.notes.annotations()
    }
    return words | {(mark.id, mark.span) for mark in workspace.notes.bookmarks()}


def test_every_operation_can_be_undone(notes_controller: NotesController, workspace: Workspace, qtbot: QtBot) -> None:
    added = workspace.notes.highlight("loan", Span(0, 4)).added[0]
    acts: tuple[Callable[[], None], ...] = (
        lambda: notes_controller.edit_note(added.id, "先看抵押物", ("抵押",)),
        lambda: notes_controller.recolor((added.id,), COLORS[-1]),
        lambda: notes_controller.restyle((added.id,), MarkStyle.UNDERLINE.value),
        lambda: notes_controller.delete((added.id,)),
        lambda: notes_controller.bookmark("loan", 0),
    )
    for act in acts:
        before = said(workspace)
        with qtbot.waitSignal(notes_controller.done):
            act()
        assert said(workspace) != before
        with qtbot.waitSignal(notes_controller.done):
            notes_controller.undo()
        assert said(workspace) == before
        with qtbot.waitSignal(notes_controller.done):
            notes_controller.redo()
        with qtbot.waitSignal(notes_controller.done):
            notes_controller.undo()


def test_a_place_is_remembered_without_an_undo_step(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(notes_controller.recent_changed) as answer, qtbot.assertNotEmitted(notes_controller.changed):
        notes_controller.remember_place("loan", 7)
    assert answer.args[0][0].offset == 7
    assert workspace.notes.undo_state().undo is None


def test_a_failure_is_told_and_nothing_changes(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(notes_controller.failed) as answer:
        notes_controller.highlight("loan", Span(5, 5), "yellow", MarkStyle.HIGHLIGHT)
    assert isinstance(answer.args[0], NotesError)
    assert workspace.notes.annotations() == ()


def test_closing_waits_until_all_is_stored(workspace: Workspace, qtbot: QtBot) -> None:
    notes_controller = NotesController(workspace.notes)
    for start in range(10):
        notes_controller.highlight("loan", Span(start, start + 2), "yellow", MarkStyle.HIGHLIGHT)
    notes_controller.close()
    assert len(workspace.notes.annotations()) == 10


def test_the_backup_that_is_due_is_made_and_damaged_records_are_told_of(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot
) -> None:
    (item,) = workspace.notes.highlight("loan", Span(0, 4)).added
    with workspace.notes._file.atomic() as database:
        database.execute("update items set tags = '[' where id = ?", [item.id])
    with qtbot.waitSignal(notes_controller.failed) as answer:
        notes_controller.run_startup_checks()
    assert isinstance(answer.args[0], NotesUnreadable)
    assert len(workspace.notes.backups()) == 1


def test_closing_backs_up_what_has_changed_and_only_that(workspace: Workspace, qtbot: QtBot) -> None:
    names = []
    for start in (0, None, 2):
        notes_controller = NotesController(workspace.notes)
        if start is not None:
            notes_controller.highlight("loan", Span(start, start + 2), "yellow", MarkStyle.HIGHLIGHT)
        notes_controller.close()
        (backup,) = workspace.notes.backups()  # of one day the newest stays
        names.append(backup.path.name)
    assert names[0] == names[1] != names[2]
    assert backup.annotations == 2


def test_a_backup_that_fails_at_the_end_keeps_nobody_from_leaving(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise NotesError("full")

    monkeypatch.setattr(workspace.notes, "back_up", full)
    NotesController(workspace.notes).close()
    assert "full" in caplog.text


def test_many_are_edited_as_one_step_and_it_is_said_how_many(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot
) -> None:
    ids = tuple(workspace.notes.highlight("loan", Span(at, at + 2)).added[0].id for at in range(3))
    acts: tuple[tuple[Callable[[], None], str], ...] = (
        (lambda: notes_controller.recolor(ids, "pink"), "已换颜色（3 条）"),
        (lambda: notes_controller.restyle(ids, "underline"), "已换样式（3 条）"),
        (lambda: notes_controller.add_tags(ids, ("重点", "待办")), "已添加标签“重点”“待办”（3 条）"),
        (lambda: notes_controller.remove_tags(ids[:2], ("待办",)), "已去掉标签“待办”（2 条）"),
        (lambda: notes_controller.rename_tag("重点", "要点"), "标签“重点”已改名为“要点”（3 条批注）"),
        (lambda: notes_controller.rename_tag("待办", ""), "已删除标签“待办”（1 条批注）"),
        (lambda: notes_controller.delete(ids), "已删除 3 条，可用 Ctrl+Z 撤销"),
    )
    for act, words in acts:
        before = said(workspace)
        with qtbot.waitSignal(notes_controller.done) as told:
            act()
        assert told.args == [words]
        workspace.notes.undo()
        assert said(workspace) == before
        workspace.notes.redo()
    assert workspace.notes.annotations() == ()


def test_many_that_are_so_already_are_no_step(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot
) -> None:
    ids = tuple(workspace.notes.highlight("loan", Span(at, at + 2)).added[0].id for at in range(2))
    with qtbot.waitSignal(notes_controller.done) as told:
        notes_controller.recolor(ids, "yellow")
    assert told.args == ["选中的批注已经是这样，没有改动"]


def test_what_is_in_the_bin_is_told_restored_and_wiped(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot
) -> None:
    ids = tuple(workspace.notes.highlight("loan", Span(at, at + 2)).added[0].id for at in range(3))
    workspace.notes.delete(ids)
    with qtbot.waitSignal(notes_controller.bin_read) as told:
        notes_controller.read_bin()
    assert {one.item.id for one in told.args[0]} == {*ids}
    with qtbot.waitSignals([notes_controller.done, notes_controller.bin_read]):
        notes_controller.restore(ids[:1])
    assert [item.id for item in workspace.notes.annotations()] == [ids[0]]
    with qtbot.waitSignals([notes_controller.done, notes_controller.bin_read]):
        notes_controller.purge(ids)
    assert workspace.notes.deleted() == ()
    assert [item.id for item in workspace.notes.annotations()] == [ids[0]]


def test_loading_tells_all_and_wipes_what_was_deleted_long_ago(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, gone = (workspace.notes.highlight("loan", Span(at, at + 2)).added[0].id for at in range(2))
    workspace.notes.delete((gone,))
    monkeypatch.setattr("kb.notes.store.datetime", _InSixtyDays)
    with qtbot.waitSignal(notes_controller.loaded) as told:
        notes_controller.load()
    assert told.args[0].get(kept) is not None
    assert told.args[0].count(None) == 1
    qtbot.waitUntil(lambda: not notes_controller.busy)
    assert workspace.notes.deleted() == ()


class _InSixtyDays(datetime):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "_InSixtyDays":
        return cls.fromtimestamp((datetime.now(UTC) + timedelta(days=60)).timestamp(), tz)


def test_the_notes_are_shown_though_their_places_cannot_be_stored(
    notes_controller: NotesController, workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = workspace.notes.highlight("loan", Span(0, 2)).added[0].id
    full = NotesError("disk full")
    monkeypatch.setattr(workspace.notes, "store_placements", Mock(side_effect=full))
    with qtbot.waitSignal(notes_controller.failed) as failed, qtbot.waitSignal(notes_controller.loaded) as shown:
        notes_controller.load()
    assert shown.args[0].get(kept) is not None
    assert failed.args == [full]
