"""Ten minutes of recorded use: what holds the window, how fast a key reaches the list, how much memory it takes.

The script is the same each time: acts of a branch employee, one a second, as events of the running program. For each
kind of act the longest event on the GUI thread is told, in processor time (see ``holds``); the clock's time of a key,
from the press until the results of what is typed so far are listed.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import corpus

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    from ui.main_window import MainWindow

MINUTES = 10.0
PASSAGES = 10_000
BUDGET = 50.0  # milliseconds
_PACE = 1.0  # seconds between two acts
_TOLD = 15  # kinds of act
_QUERIES = ("贷后检查", "1站式", "khjl", "客户经理怎么维护客户", "大额存单提前支取", "反洗钱")

Act = tuple[str, Callable[[], object]]


def run(minutes: float = MINUTES) -> None:
    """Print what the recorded use took: ``minutes`` of it, the first ones also with a cold index."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "data" / "packs" / "large"
        corpus.write(pack / "articles", corpus.passages(PASSAGES))
        (pack / "pack.toml").write_text('id = "large"\nname = "大资料库"\nversion = "1"\n', "utf-8")
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(corpus.ROOT)}
        for length in (0.05, minutes):  # the first start builds the index
            script = [sys.executable, "-m", "tests.bench.ui", str(Path(folder) / "data"), str(length)]
            started = time.time()
            done = subprocess.run(
                script, env=environment | {"STARTED": str(started)}, capture_output=True, text=True, check=False
            )
            sys.stderr.write(done.stderr)
            done.check_returncode()
        print(done.stdout, end="")


class _Use:
    """Does one act after the other in a window, from the event loop."""

    def __init__(self, data: Path, seconds: float) -> None:
        from kb.paths import AppPaths
        from tests.bench.holds import Hold, WatchedApplication
        from ui import app as application
        from ui.main_window import MainWindow

        self.app = WatchedApplication()
        application.prepare(self.app)
        with application.nothing_collected():
            workspace = application.open_workspace(AppPaths.under(data), corpus.ROOT / "content")
            assert workspace is not None
            self.window: MainWindow = MainWindow(workspace)
        self.window.resize(1366, 768)
        self.window.show()
        self.app.processEvents()
        self.began = float(os.environ["STARTED"])
        self.shown = time.time() - self.began
        self.searchable = 0.0
        self.seconds = seconds
        self.holds: dict[str, Hold] = {}
        self.keys: list[float] = []
        self.done = self.over = 0
        self._pressed = 0.0
        self._act = "start"

    def run(self) -> None:
        """Until the time is over."""
        from PySide6.QtCore import QTimer

        self.window._search.found.connect(lambda *_: QTimer.singleShot(0, self._listed))
        self._acts = acts(self.window, self._press)
        self._until = time.monotonic() + self.seconds
        self._timer = QTimer(interval=int(_PACE * 1000))
        self._timer.timeout.connect(self._next)
        self.window.box.set_text("客户")
        self._timer.start()
        self.app.exec()
        self._tell()

    def _next(self) -> None:
        from PySide6.QtCore import QTimer

        self._take()
        ready = self.searchable and "段可检索" in self.window._layout.status.text()  # also what is indexed first
        if ready and time.monotonic() > self._until:
            self._timer.stop()
            self.window.close()
            QTimer.singleShot(0, self.app.quit)
            return
        if ready:
            self._act, do = next(self._acts)
            self.done += 1
            QTimer.singleShot(0, do)

    def _take(self) -> None:
        """The longest event since the last act is the act's."""
        hold = self.app.take()
        self.over += hold.processor > BUDGET
        if self._act not in self.holds or hold.processor > self.holds[self._act].processor:
            self.holds[self._act] = hold

    def _press(self, widget: "QWidget", key: "Qt.Key", text: str) -> None:
        from PySide6.QtCore import QEvent, Qt
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        self._pressed = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

    def _listed(self) -> None:
        self.searchable = self.searchable or time.time() - self.began
        if self._pressed and self._act == "type a letter":
            self.keys.append((time.perf_counter() - self._pressed) * 1000)
            self._pressed = 0.0

    def _tell(self) -> None:
        print(f"first window {self.shown:.2f} s, searchable {self.searchable:.2f} s from the start of the process")
        keys = sorted(self.keys)
        if keys:
            print(f"a key to the list  p50 {keys[len(keys) // 2]:.0f} ms, p95 {keys[int(len(keys) * 0.95)]:.0f} ms")
        print(f"{self.done} acts, of which {self.over} held the window for more than {BUDGET:.0f} ms")
        for name, hold in sorted(self.holds.items(), key=lambda one: -one[1].processor)[:_TOLD]:
            print(f"  {name:24} {hold.processor:6.0f} ms  {hold.event}")
        print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def acts(window: "MainWindow", press: Callable[["QWidget", "Qt.Key", str], None]) -> Iterator[Act]:
    """What one does, over and over: each act with the name of its kind."""
    while True:
        for query in _QUERIES:
            yield from _searching(window, press, query)
            yield from _reading(window)
            yield from _noting(window, press)
        yield from _looking_around(window, press)


def _searching(window: "MainWindow", press: Callable[["QWidget", "Qt.Key", str], None], query: str) -> Iterator[Act]:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    def focused(key: Qt.Key) -> None:
        if (widget := QApplication.focusWidget()) is not None:
            press(widget, key, "")

    yield "focus the search", window.commands["search"].trigger
    yield "empty the box", lambda: window.box.set_text("")
    for letter in query:
        yield "type a letter", partial(press, window.box, Qt.Key.Key_unknown, letter)
    for _ in range(4):
        yield "down in the results", partial(focused, Qt.Key.Key_Down)
    yield "page down in results", partial(focused, Qt.Key.Key_PageDown)
    yield "open a result", partial(focused, Qt.Key.Key_Return)
    for name in ("next_found", "next_hit"):
        yield name, window.commands[name].trigger


def _reading(window: "MainWindow") -> Iterator[Act]:
    bar = window.reader._view.verticalScrollBar()
    for _ in range(5):
        yield "scroll the text", lambda: bar.setValue(bar.value() + bar.pageStep())
    for name in ("zoom_in", "zoom_reset", "focus_mode", "focus_mode", "outline", "outline"):
        yield name, window.commands[name].trigger


def _noting(window: "MainWindow", press: Callable[["QWidget", "Qt.Key", str], None]) -> Iterator[Act]:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QTextCursor
    from PySide6.QtWidgets import QApplication

    view = window.reader._view

    def select() -> None:
        cursor = view.cursorForPosition(view.viewport().rect().center())
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, 8)
        view.setTextCursor(cursor)

    def write(letter: str) -> None:
        if (widget := QApplication.focusWidget()) is not None:
            press(widget, Qt.Key.Key_unknown, letter)

    yield "select words", select
    yield "highlight", window.commands["highlight"].trigger
    yield "select words", select
    yield "write a note", window.commands["note"].trigger
    for letter in "先看抵押物":
        yield "a letter of the note", partial(write, letter)
    yield "bookmark", window.commands["bookmark"].trigger
    for name in ("undo", "redo", "next_annotation"):
        yield name, window.commands[name].trigger


def _looking_around(window: "MainWindow", press: Callable[["QWidget", "Qt.Key", str], None]) -> Iterator[Act]:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    tree, comparison = window.library._tree, window.center.comparison
    roles = comparison._choice.roles
    roles_of_library = window.library._model.index_of("roles")
    for name in ("home", "all_notes", "by_role", "updates", "places", "review", "compare_roles"):
        yield name, window.commands[name].trigger
    for some in (roles[:2], roles[:3]):
        yield "compare roles", partial(comparison.roles_chosen.emit, some)
    yield "scroll a comparison", lambda: comparison._text.verticalScrollBar().setValue(1_000)
    yield "back", window.commands["back"].trigger
    yield "open the palette", window.commands["palette"].trigger
    for letter in "khjl":
        yield "type in the palette", partial(_type, press, letter)
    yield "go there", lambda: press(QApplication.focusWidget() or window, Qt.Key.Key_Return, "")
    for row in range(4):
        yield "unfold a group", partial(tree.expand, window.library._model.index(row, 0, roles_of_library))
    for name in ("library_pane", "library_pane", "notes_pane", "notes_pane", "dark", "dark", "next_tab", "back"):
        yield name, window.commands[name].trigger
    for size in ((1024, 600), (1366, 768)):
        yield "resize the window", partial(window.resize, *size)


def _type(press: Callable[["QWidget", "Qt.Key", str], None], letter: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    if (widget := QApplication.focusWidget()) is not None:
        press(widget, Qt.Key.Key_unknown, letter)


if __name__ == "__main__":
    _Use(Path(sys.argv[1]), float(sys.argv[2]) * 60).run()
