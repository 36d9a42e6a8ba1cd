"""The window is made with Python's own ``import``, which reads no sources, and without what nothing of it uses."""

import ast
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from ui import plain_imports

ROOT = Path(__file__).parents[2]

# What is imported after the call, and what was read of it; types of Qt keep their own names.
AFTERWARDS = """
    import builtins, linecache
    from ui import plain_imports

    watching = builtins.__import__
    plain_imports.restore()
    import colorsys, html.parser
    from PySide6 import QtPrintSupport, QtWidgets
    print(watching.__name__, builtins.__import__.__name__, builtins.__import__ is not watching)
    print(*[name for name in linecache.cache if name.endswith(("colorsys.py", "parser.py"))])
    print(hasattr(QtWidgets.QLabel, "setText"), hasattr(QtPrintSupport.QPrinter, "setDocName"))
"""


def test_no_source_is_read_when_a_module_is_imported_and_qt_keeps_its_names() -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(AFTERWARDS)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    functions, read, kept = done.stdout.splitlines()
    assert functions.split()[0] == "__feature_import__"
    assert functions.split()[2] == "True"
    assert (read, kept) == ("", "True True")


# What a window does at its start: notes and index are opened, written and read.
LEFT_OUT = """
    import sys
    from pathlib import Path
    from ui import plain_imports

    plain_imports.leave_out()
    from kb.model import Span
    from kb.paths import AppPaths
    from kb.workspace import Workspace

    content, folder = Path(sys.argv[1]) / "content", Path(sys.argv[1]) / "data"
    content.mkdir()
    (content / "a.md").write_text("# 贷后检查\\n\\n每季度一次。", "utf-8")
    with Workspace.open(AppPaths.under(folder), content=[content]) as workspace:
        workspace.search.refresh()
        found = workspace.search.find("每季度").hits[0].passage.article_id
        workspace.notes.highlight(found, Span(0, 4), color="yellow")
        print(len(workspace.notes.of_article(found)))
    left_out = {"asyncio", "http.client", "ssl", "dateutil", "pluggy", "click.core", "numpy._typing._array_like"}
    print(*left_out & sys.modules.keys())
    import urllib.request
    print(urllib.request.quote("行"), sys.modules["urllib.request"].Request.__name__)
"""


def test_what_libraries_ask_for_in_vain_is_imported_only_when_more_of_it_is_asked_for(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(LEFT_OUT), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.splitlines()) == (0, ["1", "", "%E8%A1%8C Request"]), done.stderr


# How many threads a process has once it has multiplied; without the call one for every core.
THREADS = """
    import os
    from ui import plain_imports

    plain_imports.share_nothing_out()
    import numpy as np

    square = np.ones((900, 900), np.float32)
    assert (square @ square)[0, 0] == 900
    print(len(os.listdir("/proc/self/task")))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="counts threads in /proc")
def test_multiplying_begins_no_threads_that_wait_for_work() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(THREADS)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.split()) == (0, ["1"]), done.stderr


def test_the_bundle_leaves_the_same_out() -> None:
    """There it is tried with everything that the program has, documents and PDFs too."""
    tree = ast.parse((ROOT / "resources/packaging/xingzhi.spec").read_text("utf-8"))
    instead = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "INSTEAD"
    )
    assert plain_imports.LEFT_OUT.keys() <= instead.keys()
    for name in plain_imports.LEFT_OUT:
        words: dict[str, object] = {}
        exec(instead[name], words)  # noqa: S102 - our own text
        assert words.keys() - {"__builtins__"} == plain_imports.LEFT_OUT[name].keys(), name
