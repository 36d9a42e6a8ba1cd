"""A screen reader on a virtual screen: a session bus of its own with AT-SPI on it, and a program that listens there."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.e2e.screen import PATIENCE, Screen

READER = Path(__file__).with_name("accessible_tree.py")
SWITCH_ON = """
    dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.freedesktop.DBus.Properties.Set
    string:org.a11y.Status string:ScreenReaderEnabled variant:boolean:true
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What a part of a window says of itself; of an announcement only ``name``, the words."""

    role: str
    name: str
    description: str = ""
    text: str = ""
    states: frozenset[str] = frozenset()


class ScreenReader:
    """Reads what the programs tell that are started in its ``environment``.

    The bus starts what else there is to AT-SPI, and that ends with the bus. ``folder`` holds the bus's sockets, whose
    paths may have 107 bytes.
    """

    def __init__(self, screen: Screen, folder: Path) -> None:
        folder.mkdir()
        self._screen = screen
        self._heard: list[Told] = []
        self.environment = {
            **screen.environment,
            "XDG_RUNTIME_DIR": str(folder),
            "GSETTINGS_BACKEND": "memory",  # that a screen reader runs is a setting of the person's desktop otherwise
        }
        self._bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:dir={folder}"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._bus.stdout is not None
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._bus.stdout.readline().strip()
        subprocess.run(SWITCH_ON.split(), env=self.environment, stdout=subprocess.DEVNULL, check=True, timeout=PATIENCE)
        self._reader = subprocess.Popen(
            [sys.executable, str(READER)],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._ask("heard")  # once it answers, it listens

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._reader, self._bus):
            process.terminate()
            process.wait(10)
            for pipe in filter(None, (process.stdin, process.stdout)):
                pipe.close()

    def shown(self, role: str, words: str) -> list[Told]:
        """All that is to be seen in the order of the windows' parts, once one with this role and name is among it."""
        parts: list[Told] = []

        def there() -> bool:
            parts[:] = self._ask("tree")
            return any((part.role, part.name) == (role, words) for part in parts)

        self._screen.wait(there, f"nothing that is called {words} is to be seen")
        return parts

    def hear(self, words: str, role: str = "") -> Told:
        """Wait until ``words`` are announced, or with a ``role`` a part of that name gets the focus.

        What was heard before is forgotten, so that the next words are those of the next act.
        """

        def told() -> bool:
            self._heard += self._ask("heard")
            return any((one.role, one.name) == (role, words) for one in self._heard)

        self._screen.wait(told, f"{words} not heard")
        at = next(n for n, one in enumerate(self._heard) if (one.role, one.name) == (role, words))
        heard = self._heard[at]
        del self._heard[: at + 1]
        return heard

    def _ask(self, question: str) -> list[Told]:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(f"{question}\n")
        self._reader.stdin.flush()
        answer = json.loads(self._reader.stdout.readline())
        return [Told(**(one | {"states": frozenset(one.get("states", ()))})) for one in answer]
