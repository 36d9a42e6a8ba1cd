"""Start: a fresh process until the window is up and has answered what is typed at once; a bare Qt window beside it.

The sources have been compiled before, as they are where the program is installed. *Hold* is the longest time for which
the window, once it is up, does not react.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench import corpus

RUNS = 10
PASSAGES = 10_000

BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.show(); app.processEvents()
print("window", time.time(), time.process_time(), flush=True)
"""

# The program itself, which tells when its frame, its panes and the first answer are to be seen, and then closes.
OURS = """
import gc, os, resource, sys, time
from itertools import pairwise
from pathlib import Path
gc.set_threshold(5_000)  # as main.py does
from ui import plain_imports
plain_imports.restore()
plain_imports.leave_out()
plain_imports.share_nothing_out()
from ui.late_methods import compile_late
compile_late()
from PySide6.QtCore import QTimer
from ui import app as application
from kb.paths import AppPaths
def fail(error, *_):
    print(repr(error), file=sys.stderr, flush=True)
    os._exit(1)
application.show_failure = fail
def tell(name):
    print(name, time.time(), time.process_time(), flush=True)
class Watched(application.MainWindow):
    def show_frame(self, settings):
        super().show_frame(settings)
        tell("frame")
    def hold(self, workspace, unlocked=None):
        super().hold(workspace, unlocked)
        self._search.found.connect(self.answer)
        self.awaited = True
    def welcome(self):
        pass
    def begin(self):
        self.beats = [time.perf_counter()]
        self.beat = QTimer(self, interval=2)
        self.beat.timeout.connect(lambda: self.beats.append(time.perf_counter()))
        self.beat.start()
        self.box.set_text("客户")
    def paintEvent(self, event):
        told = not self.is_frame and not self._painted
        super().paintEvent(event)
        if told:
            tell("window")
            QTimer.singleShot(0, self.begin)
    def answer(self, page, continues):
        if self.awaited:
            self.awaited = False
            tell("searchable")
            QTimer.singleShot(500, self.finish)
    def finish(self):
        print("hold", max(after - before for before, after in pairwise(self.beats)), 0, flush=True)
        print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0, flush=True)
        self.close()
application.MainWindow = Watched
application.run(AppPaths.under(Path(sys.argv[1])), Path(sys.argv[2]))
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was to be seen, in seconds from the start of the process: by the clock, and of processor time."""

    clock: float
    processor: float


def run() -> None:
    """Print medians and 95th percentiles over RUNS warm starts."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "pack"
        corpus.write(pack, corpus.passages(PASSAGES))
        content = corpus.ROOT / "content"
        _once(BARE, [], folder)  # compiles Qt's own sources
        print(f"bare Qt window      {_told(_runs(BARE, [], folder), 'window')}")
        for name, data, source in (("built-in pack", "small", content), (f"{PASSAGES:,} passages", "large", pack)):
            arguments = [str(Path(folder) / data), str(source)]
            for _ in range(2):  # compiles ours, builds the index
                _once(OURS, arguments, folder)
            runs = _runs(OURS, arguments, folder)
            print(name)
            for moment, words in (("frame", "first frame"), ("window", "whole window"), ("searchable", "searchable")):
                print(f"  {words:17} {_told(runs, moment)}")
            hold, memory = (statistics.median(run[of].clock for run in runs) for of in ("hold", "memory"))
            print(f"  {'hold':17} {hold:.2f} s, memory {memory:.0f} MB")


def _runs(script: str, arguments: list[str], compiled: str) -> list[dict[str, Moment]]:
    return [_once(script, arguments, compiled) for _ in range(RUNS)]


def _told(runs: list[dict[str, Moment]], name: str) -> str:
    clock, processor = (sorted(getattr(run[name], of) for run in runs) for of in ("clock", "processor"))
    last = int(len(runs) * 0.95)
    return (
        f"p50 {statistics.median(clock):.2f} s, p95 {clock[last]:.2f} s by the clock,"
        f" {statistics.median(processor):.2f} s of the processor"
    )


def _once(script: str, arguments: list[str], compiled: str) -> dict[str, Moment]:
    """When each printed event came; ``hold`` (seconds) and ``memory`` (MB) as printed."""
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        "PYTHONPATH": str(corpus.ROOT),
        "PYTHONPYCACHEPREFIX": compiled,
        "PYTHONDONTWRITEBYTECODE": "",
    }
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    out = {}
    for line in done.stdout.splitlines():
        name, clock, processor = line.split()
        out[name] = Moment(float(clock) if name in {"hold", "memory"} else float(clock) - start, float(processor))
    return out
