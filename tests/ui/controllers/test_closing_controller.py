"""While another process keeps the notes, a window that is closed does not stand still, and loses nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kb.model import MarkStyle, Span
from kb.notes.store import Notes
from kb.paths import AppPaths
from kb.workspace import Workspace
from ui.main_window import MainWindow

PATIENCE = 60_000  # milliseconds, on a machine that has other things to do


@contextmanager
def kept(path: Path) -> Iterator[sqlite3.Connection]:
    """Another process holds the lock of the notes."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def test_a_window_that_is_closed_waits_for_another_process_and_then_closes_by_itself(
    window: MainWindow, workspace: Workspace, paths: AppPaths, qtbot: QtBot, told: list[Exception]
) -> None:
    with kept(paths.notes) as other:
        window._notes_controller.highlight("loan", Span(0, 4), "green", MarkStyle.HIGHLIGHT)
        assert not window.close()
        assert window.isVisible()
        assert "存好就关闭" in window.statusBar().currentMessage()
        other.execute("ROLLBACK")
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    with Notes(paths.notes, article_of=workspace.library.article) as notes:
        assert [item.anchor.span for item in notes.annotations()] == [Span(0, 4)]
    assert told == []


def test_what_is_written_by_closing_itself_is_waited_for_too(
    window: MainWindow, workspace: Workspace, paths: AppPaths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    closings, words = list[int](), list[str]()
    window._closing.told.connect(words.append)
    with kept(paths.notes) as other:

        def leave() -> None:
            closings.append(len(words))
            if len(closings) == 2:  # it closes by itself, and another process comes in between
                other.execute("BEGIN IMMEDIATE")
                window._notes_controller.highlight("lobby", Span(0, 4), "green", MarkStyle.HIGHLIGHT)

        monkeypatch.setattr(window._navigation, "leave", leave)
        window._notes_controller.highlight("loan", Span(0, 4), "green", MarkStyle.HIGHLIGHT)
        assert not window.close()
        told = len(words)
        other.execute("ROLLBACK")
        qtbot.waitUntil(lambda: len(closings) == 2 and len(words) > told, timeout=PATIENCE)
        assert window.isVisible()
        other.execute("ROLLBACK")
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    with Notes(paths.notes, article_of=workspace.library.article) as notes:
        assert {item.anchor.article_id for item in notes.annotations()} == {"loan", "lobby"}
    assert len(words) <= 2 * 2  # when it was closed, and when it was told that a write waits; not ten times a second


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_window_that_is_brought_forward_meanwhile_stays(window: MainWindow, paths: AppPaths, qtbot: QtBot) -> None:
    with kept(paths.notes) as other:
        window._notes_controller.highlight("loan", Span(0, 4), "green", MarkStyle.HIGHLIGHT)
        assert not window.close()
        window.come_forward()
        assert not window._closing._timer.isActive()
        assert "存好就关闭" not in window.statusBar().currentMessage()
        other.execute("ROLLBACK")
        qtbot.waitUntil(lambda: not window._notes_controller.busy, timeout=PATIENCE)
    assert window.isVisible()


def test_a_pin_is_begun_after_all_is_stored(window: MainWindow, paths: AppPaths, qtbot: QtBot) -> None:
    with kept(paths.notes) as other:
        window._notes_controller.bookmark("loan", 0)
        window._person._close_for(lambda: None)
        assert window.isVisible()
        other.execute("ROLLBACK")
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)


def test_a_key_that_is_held_down_asks_once(window: MainWindow) -> None:
    assert not window.commands["quit"].autoRepeat()


def test_who_closes_a_second_time_does_not_wait(window: MainWindow, paths: AppPaths) -> None:
    with kept(paths.notes) as other:
        window._notes_controller.bookmark("loan", 0)
        assert not window.close()
        other.execute("ROLLBACK")
        assert window.close()
        assert not window.isVisible()


def test_a_window_that_stores_nothing_closes_though_the_notes_are_kept(window: MainWindow, paths: AppPaths) -> None:
    with kept(paths.notes):
        assert window.close()
