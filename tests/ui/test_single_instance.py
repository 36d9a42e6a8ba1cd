"""One window per data folder: the second start hands over and ends, whatever the first has been through."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QSysInfo
from pytestqt.qtbot import QtBot

from ui.single_instance import SingleInstance

ROOT = Path(__file__).parents[2]
# The program itself; the window prints what it shows, and closes when asked for the article "close".
PROGRAM = """
import sys
from ui.main_window import MainWindow

class Window(MainWindow):
    def hold(self, *arguments):
        super().hold(*arguments)
        self.opened.connect(lambda article_id: print("shows", article_id, flush=True))
        print("window", flush=True)

    def come_forward(self, article_id=""):
        print("forward", flush=True)
        if article_id == "close":
            self.close()
        else:
            super().come_forward(article_id)

import ui.app
ui.app.MainWindow = Window
from main import main
sys.exit(main(sys.argv[1:]))
"""


CLAIMER = """
import sys
from pathlib import Path
from ui import single_instance
single_instance.PATIENCE, single_instance.LONGEST_START = float(sys.argv[3]), 3600.0
print(single_instance.SingleInstance(Path(sys.argv[1])).claim(sys.argv[2]))
"""
LONG = 3600.0  # seconds: whoever waits that long fails the test


class Programs:
    """The programs started over one data folder."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self.started: list[subprocess.Popen[str]] = []

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start one more, with these arguments."""
        return self._start(PROGRAM, "--data", str(self._data), *words)

    def claim(self, root: Path, patience: float = LONG) -> subprocess.Popen[str]:
        """Start what only claims a folder, with the request ``loan``, and prints whether it has it."""
        return self._start(CLAIMER, str(root), "loan", str(patience))

    def _start(self, script: str, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", script, *words]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        self.started.append(process)
        return process


@pytest.fixture
def programs(builtin_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Programs]:
    data = tmp_path_factory.mktemp("programs")
    shutil.copytree(builtin_index, data / "index")  # else each would begin to build one
    made = Programs(data)
    yield made
    for process in made.started:
        with process:  # closes its pipe and waits
            process.kill()


def line(process: subprocess.Popen[str], wanted: str) -> str:
    """Wait until the program prints a line that begins like that."""
    assert process.stdout is not None
    for printed in process.stdout:
        if printed.startswith(wanted):
            return printed.strip()
    pytest.fail(f"ended without {wanted}")


def is_seen(root: Path) -> bool:
    """Whether a request waits in the folder that the first has seen."""
    return any(root.glob("window-*.seen"))


def test_a_second_start_hands_its_article_over_and_ends(programs: Programs) -> None:
    article = sorted((ROOT / "content" / "articles").glob("*.md"))[0].stem
    first = programs.start()
    line(first, "window")
    second = programs.start("--open", article)
    assert second.wait(30) == 0
    line(first, "forward")
    assert line(first, "shows") == f"shows {article}"
    programs.start("--open", "close")
    assert first.wait(30) == 0
    assert "window" not in second.communicate()[0]


def test_two_programs_started_at_once_end_with_one_window(programs: Programs) -> None:
    both = [programs.start(), programs.start()]
    while all(process.poll() is None for process in both):
        try:
            both[0].wait(0.1)
        except subprocess.TimeoutExpired:
            continue
    (over,) = [process for process in both if process.poll() is not None]
    (open_,) = [process for process in both if process.poll() is None]
    assert over.returncode == 0
    assert "window" not in over.communicate()[0]
    line(open_, "window")
    line(open_, "forward")


def test_after_a_crash_the_next_start_opens_a_window(programs: Programs) -> None:
    first = programs.start()
    line(first, "window")
    first.kill()
    first.wait()
    line(programs.start(), "window")


def test_the_first_answers_those_who_came_before_it_was_ready(qtbot: QtBot, programs: Programs, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim("")
    waiting = programs.claim(tmp_path)
    asked: list[str] = []
    qtbot.waitUntil(lambda: is_seen(tmp_path), timeout=30_000)
    first.answer(asked.append)
    qtbot.waitUntil(lambda: asked == ["loan"])
    assert waiting.communicate(timeout=30)[0] == "False\n"
    first.release()


def test_who_waits_while_the_first_closes_becomes_the_first(qtbot: QtBot, programs: Programs, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim("")
    waiting = programs.claim(tmp_path)
    qtbot.waitUntil(lambda: is_seen(tmp_path), timeout=30_000)
    first.release()
    assert waiting.communicate(timeout=30)[0] == "True\n"
    assert [file.name for file in tmp_path.iterdir() if file.name != "window.lock"] == []


def test_who_waits_while_the_first_asks_something_ends_and_leaves_nothing(
    qtbot: QtBot, programs: Programs, tmp_path: Path
) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim("")
    waiting = programs.claim(tmp_path, patience=2.0)
    qtbot.waitUntil(lambda: waiting.poll() is not None, timeout=30_000)
    assert waiting.communicate()[0] == "False\n"
    assert [file.name for file in tmp_path.iterdir()] == ["window.lock"]
    first.release()


def test_what_a_killed_start_has_left_is_not_answered(qtbot: QtBot, tmp_path: Path) -> None:
    for name, age in (("window-1.request", 3600), ("window-2.seen", 3600), ("window-3.request", 0)):
        (tmp_path / name).write_text(f"{name}\n", "utf-8")
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    first = SingleInstance(tmp_path)
    assert first.claim("")
    asked: list[str] = []
    first.answer(asked.append)
    assert asked == ["window-3.request"]
    assert [file.name for file in tmp_path.iterdir()] == ["window.lock"]
    first.release()


def test_a_lock_that_nobody_answers_for_locks_nobody_out(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = SingleInstance(tmp_path)
    assert first.claim("")
    first._watcher.removePath(str(tmp_path))
    monkeypatch.setattr("ui.single_instance.LONGEST_START", 0.1)
    assert SingleInstance(tmp_path).claim("")
    first.release()


def test_a_lock_from_another_pc_is_not_waited_for_and_does_not_stay(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = tmp_path / "window.lock"
    held = QLockFile(str(lock))
    assert held.tryLock(0)
    foreign = lock.read_bytes().replace(QSysInfo.machineHostName().encode(), b"pc-of-the-other-branch")
    held.unlock()
    lock.write_bytes(foreign)
    monkeypatch.setattr("ui.single_instance.LONGEST_START", LONG)
    here = SingleInstance(tmp_path)
    assert here.claim("")
    assert lock.read_bytes() != foreign
    here.release()


def test_two_folders_have_a_window_each(qtbot: QtBot, tmp_path: Path) -> None:
    claims = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        claims.append(SingleInstance(tmp_path / name))
    assert [claim.claim("") for claim in claims] == [True, True]
    for claim in claims:
        claim.release()
