"""Start: a fresh process until the window is up, and until it can search; a bare Qt window beside it."""

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
def ask():
    if workspace.search.ready:
        workspace.search.find("客户")
        print("searchable", time.time(), flush=True)
        print("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
        window.close()
        app.quit()
    else:
        QTimer.singleShot(5, ask)
QTimer.singleShot(0, ask)
app.exec()
"""


def run() -> None:
    """Print medians in seconds over RUNS warm starts."""
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "pack"
        corpus.write(pack, corpus.passages(PASSAGES))
        content = corpus.ROOT / "content"
        bare = _median(BARE, [])
        print(f"bare Qt window                      {bare['window']:.2f} s")
        for name, data, source in (("built-in pack", "small", content), (f"{PASSAGES:,} passages", "large", pack)):
            arguments = [str(Path(folder) / data), str(source)]
            _once(OURS, arguments)  # builds the index
            ours = _median(OURS, arguments)
            print(
                f"{name:18} first window {ours['window']:.2f} s ({ours['window'] / bare['window']:.1f} x bare),"
                f" searchable {ours['searchable']:.2f} s, memory {ours['memory']:.0f} MB"
            )


def _median(script: str, arguments: list[str]) -> dict[str, float]:
    runs = [_once(script, arguments) for _ in range(RUNS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _once(script: str, arguments: list[str]) -> dict[str, float]:
    """Seconds from the start of the process to each printed event; ``memory`` as printed."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(corpus.ROOT)}
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    out = {}
    for line in done.stdout.splitlines():
        name, value = line.split()
        out[name] = float(value) if name == "memory" else float(value) - start
    return out
