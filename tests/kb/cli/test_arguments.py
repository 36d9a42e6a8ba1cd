"""Reading the arguments costs a start of the window nothing."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_reading_the_arguments_imports_nothing_of_packs() -> None:
    script = (
        "import sys; from kb.cli.arguments import argument_parser;"
        "argument_parser().parse_args(['pack', 'install', 'a.xzpack']);"
        "print(*(name for name in sys.modules if name.startswith('kb.content')))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
