"""Modules are imported by Python's own ``import`` while the window is made: PySide's reads the source of each."""

import subprocess
import sys
import textwrap
from pathlib import Path

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
