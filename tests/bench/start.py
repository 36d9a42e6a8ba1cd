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
from pathlib import Path

from tests.bench import corpus

RUNS = 5
PASSAGES = 10_000

BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([]); window = QMainWindow(); window.show(); app.processEvents()
print("window", time.time(), flush=True)
"""

OURS = """
import resource, sys, time
from itertools import pairwise
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from kb.paths import AppPaths
from ui import app as application
app = QApplication([])
application.prepare(app)
workspace = application.open_workspace(AppPaths.under(Path(sys.argv[1])), Path(sys.argv[2]))
window = application.MainWindow(workspace)
window.show()
app.processEvents()
print("window", time.time(), flush=True)
beats = [time.perf_counter()]
beat = QTimer(window, interval=2)
beat.timeout.connect(lambda: beats.append(time.perf_counter()))
beat.start()
def answered(page, continues):
    print("searchable", time.time(), flush=True)
    QTimer.singleShot(500, finish)
def finish():
    print("hold", max(after - before for before, after in pairwise(beats)), flush=True)
    print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
    window.close()
    app.quit()
window._search.found.connect(answered)
window.box.set_text("客户")
app.exec()
"""


def run() -> None:
    """Print medians in seconds over RUNS warm starts."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "pack"
        corpus.write(pack, corpus.passages(PASSAGES))
        content = corpus.ROOT / "content"
        _once(BARE, [], folder)  # compiles Qt's own sources
        bare = _median(BARE, [], folder)
        print(f"bare Qt window                      {bare['window']:.2f} s")
        for name, data, source in (("built-in pack", "small", content), (f"{PASSAGES:,} passages", "large", pack)):
            arguments = [str(Path(folder) / data), str(source)]
            _once(OURS, arguments, folder)  # compiles ours, builds the index
            ours = _median(OURS, arguments, folder)
            print(
                f"{name:18} first window {ours['window']:.2f} s ({ours['window'] / bare['window']:.1f} x bare),"
                f" searchable {ours['searchable']:.2f} s, hold {ours['hold']:.2f} s, memory {ours['memory']:.0f} MB"
            )


def _median(script: str, arguments: list[str], compiled: str) -> dict[str, float]:
    runs = [_once(script, arguments, compiled) for _ in range(RUNS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _once(script: str, arguments: list[str], compiled: str) -> dict[str, float]:
    """Seconds from the start of the process to each printed event; ``hold`` and ``memory`` as printed."""
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
        name, value = line.split()
        out[name] = float(value) if name in {"hold", "memory"} else float(value) - start
    return out
