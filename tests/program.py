"""The program's commands in a process of their own: one, or several in one, for a start takes longer than most."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
Done = subprocess.CompletedProcess[str]
_CODE, _END = "\x1f", "\x1e"  # stand before the exit code of one of several commands, and behind it
_SEVERAL = """
import sys
from pathlib import Path

without, content, before, end, *words = sys.argv[1:]
for name in without.split():
    sys.modules[name] = None  # importing it now raises ImportError
import main

if content:
    main.CONTENT = Path(content)
commands = [[]]
for word in words:
    commands.append([]) if word == end else commands[-1].append(word)
for command in commands:
    code = main.main(command)
    for stream in (sys.stdout, sys.stderr):
        print(end=f"{before}{code}{end}", file=stream)
"""


def run(*words: str, environment: Mapping[str, str] | None = None) -> Done:
    """Run one command, with more variables in its environment."""
    return _ran([sys.executable, str(ROOT / "main.py"), *words], environment)


def run_each(
    *commands: tuple[str, ...],
    content: Path | None = None,
    without: str = "",
    environment: Mapping[str, str] | None = None,
) -> list[Done]:
    """Run commands one after another in one process: what each printed, and its exit code.

    ``content`` stands for the built-in articles; ``without`` names packages that cannot be imported, between blanks.
    """
    words = [word for command in commands for word in (_END, *command)][1:]
    started = [sys.executable, "-c", _SEVERAL, without, str(content or ""), _CODE, _END, *words]
    done = _ran(started, environment)
    assert done.returncode == 0, done.stderr
    streams = (done.stdout.split(_END)[:-1], done.stderr.split(_END)[:-1])
    return [_one(command, out, told) for command, out, told in zip(commands, *streams, strict=True)]


def _ran(command: list[str], environment: Mapping[str, str] | None) -> Done:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _one(command: tuple[str, ...], out: str, told: str) -> Done:
    printed, _, code = out.partition(_CODE)
    return subprocess.CompletedProcess(command, int(code), printed, told.partition(_CODE)[0])
