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
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench import corpus

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

MINUTES = 10.0
PASSAGES = 10_000
BUDGET = 50.0  # milliseconds
PACE = 1.0  # seconds between two acts
_TOLD = 15  # kinds of act


def run(minutes: float = MINUTES, pace: float = PACE) -> None:
    """Print what ``minutes`` of recorded use took, an act every ``pace`` seconds; also once with a cold index."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "data" / "packs" / "large"
        corpus.write(pack / "articles", corpus.passages(PASSAGES))
        (pack / "pack.toml").write_text('id = "large"\nname = "大资料库"\nversion = "1"\n', "utf-8")
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(corpus.ROOT)}
        for length in (0.05, minutes):  # the first start builds the index
            script = [sys.executable, "-m", "tests.bench.ui", str(Path(folder) / "data"), str(length), str(pace)]
            started = time.time()
            done = subprocess.run(
                script, env=environment | {"STARTED": str(started)}, capture_output=True, text=True, check=False
            )
            sys.stderr.write(done.stderr)
            done.check_returncode()
        print(done.stdout, end="")


class _Use:
    """Does one act after the other in a window, from the event loop."""

    def __init__(self, data: Path, seconds: float, pace: float) -> None:
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
        self.pace = pace
        self.holds: dict[str, Hold] = {}
        self.keys: list[float] = []
        self.done = self.over = 0
        self._pressed = 0.0
        self._act = "start"

    def run(self) -> None:
        """Until the time is over."""
        from PySide6.QtCore import QTimer

        from tests.bench.acts import acts

        self.window._search.found.connect(lambda *_: QTimer.singleShot(0, self._listed))
        self._acts = acts(self.window, self._press)
        self._until = time.monotonic() + self.seconds
        self._timer = QTimer(interval=int(self.pace * 1000))
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


if __name__ == "__main__":
    _Use(Path(sys.argv[1]), float(sys.argv[2]) * 60, float(sys.argv[3])).run()
