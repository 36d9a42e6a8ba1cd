"""The real program in a process of its own, on a virtual screen, with keys and mouse: a branch employee's main job."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.model import Annotation, Bookmark
from kb.notes.store import Notes
from kb.paths import AppPaths
from tests.e2e.screen import Screen
from ui.theme import LIGHT

ROOT = Path(__file__).parents[2]
TITLE = " - 行知"  # of a window with an article
QUERY, NOTE = "贷后检查", "先看抵押物"
Stored = Callable[[], tuple[tuple[Annotation, ...], tuple[Bookmark, ...]]]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """An empty virtual screen."""
    with Screen(tmp_path / "screen", letters=QUERY + NOTE) as opened:
        yield opened


class Program:
    """The running program."""

    def __init__(self, screen: Screen, data: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), "--data", str(data)], env=screen.environment
        )

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(10)


@pytest.fixture
def running() -> Iterator[list[Program]]:
    """The programs started by a test; what still runs at its end is ended."""
    programs: list[Program] = []
    yield programs
    for program in programs:
        if program.process.poll() is None:
            program.kill()


@pytest.fixture
def stored(indexed: Path, builtin_library: Library) -> Stored:
    """Reads what is on disk, beside the running program."""

    def read() -> tuple[tuple[Annotation, ...], tuple[Bookmark, ...]]:
        with Notes(AppPaths.under(indexed).notes, article_of=builtin_library.article) as notes:
            return notes.annotations(), notes.bookmarks()

    return read


def test_a_highlight_and_a_note_survive_a_restart(
    screen: Screen, running: list[Program], indexed: Path, stored: Stored
) -> None:
    program = Program(screen, indexed)
    running.append(program)
    screen.window("行知")

    # Search in Chinese, open the first hit at its passage.
    screen.do("key", "ctrl+k")
    screen.write(QUERY)
    screen.wait(lambda: screen.find(LIGHT.found), "no marks in the results")
    screen.do("key", "Return")
    screen.window(TITLE)
    screen.wait(lambda: screen.find(LIGHT.found_current), "the passage is not marked in the reader")

    # Select the marked words with the mouse, highlight them, then write a note on them.
    box = screen.find(LIGHT.found_current)
    assert box is not None
    middle = str((box.top + box.bottom) // 2)
    screen.do("mousemove", str(box.left + 1), middle, "mousedown", "1")
    screen.do("mousemove", str((box.left + box.right) // 2), middle)
    screen.do("mousemove", str(box.right + 4), middle, "mouseup", "1")
    screen.do("key", "ctrl+m")
    screen.wait(lambda: stored()[0], "the highlight was not stored")
    screen.wait(lambda: screen.find(LIGHT.mark("yellow").name()), "the highlight is not drawn")
    screen.write(NOTE)
    screen.do("key", "ctrl+Return")
    screen.wait(lambda: stored()[0][0].note == NOTE, "the note was not stored")
    screen.do("key", "ctrl+d")
    screen.wait(lambda: stored()[1], "the bookmark was not stored")
    assert QUERY in stored()[0][0].anchor.quote

    # The power goes. Next day everything is there: stored, and drawn in the article that was open.
    program.kill()
    again = Program(screen, indexed)
    running.append(again)
    screen.window(TITLE)
    screen.wait(lambda: screen.find(LIGHT.mark("yellow").name()), "the highlight is not drawn after the restart")
    annotations, bookmarks = stored()
    assert [annotation.note for annotation in annotations] == [NOTE]
    assert len(bookmarks) == 1

    # It closes by its own command.
    screen.do("key", "ctrl+q")
    assert again.process.wait(20) == 0


def test_a_killed_program_keeps_the_highlight_that_was_seen(
    screen: Screen, running: list[Program], indexed: Path, stored: Stored
) -> None:
    program = Program(screen, indexed)
    running.append(program)
    screen.window("行知")
    screen.do("key", "ctrl+k")
    screen.write(QUERY)
    screen.wait(lambda: screen.find(LIGHT.found), "no marks in the results")
    screen.do("key", "Return")
    screen.wait(lambda: screen.find(LIGHT.found_current), "the passage is not marked in the reader")
    box = screen.find(LIGHT.found_current)
    assert box is not None
    middle = str((box.top + box.bottom) // 2)
    screen.do("mousemove", str(box.left + 1), middle, "mousedown", "1")
    screen.do("mousemove", str(box.right + 4), middle, "mouseup", "1")
    screen.do("key", "ctrl+h")
    screen.wait(lambda: screen.find(LIGHT.mark("yellow").name()), "the highlight is not drawn")
    program.kill()
    assert len(stored()[0]) == 1
