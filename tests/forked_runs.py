"""Runs a script many times, each time in a process forked from one that has imported what the script needs.

A kill at every moment takes dozens of programs; starting and importing was nine tenths of their time (0.7 s each).
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
SERVER = """
import importlib, json, os, sys

script, *modules = sys.argv[1:]
for module in modules:
    importlib.import_module(module)
program = compile(script, "script", "exec")
for line in sys.stdin:
    child = os.fork()
    if not child:
        sys.argv[1:] = json.loads(line)
        exec(program, {"__name__": "__main__"})
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@contextmanager
def forked_runs(script: str, *modules: str) -> Iterator[Callable[..., int]]:
    """A function that runs ``script`` with these words in ``sys.argv`` and returns its exit code (negative: signal)."""
    command = [sys.executable, "-c", SERVER, script, *modules]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        asking, answers = server.stdin, server.stdout
        assert asking is not None
        assert answers is not None

        def run(*arguments: object) -> int:
            asking.write(json.dumps([*map(str, arguments)]) + "\n")
            asking.flush()
            return int(answers.readline())

        yield run
        asking.close()
