"""How long the next PIN has to wait after wrong ones: longer with each, kept in a file, so that no restart helps.

Nothing is ever deleted for wrong PINs. Whoever copies the folder to another PC is not held up by this: only by how slow
the PIN is to try (``kb.encryption.key_file``).
"""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kb.errors import TooEarly
from kb.files import atomic_write

FREE, LONGEST = 4, 900.0  # wrong PINs that cost nothing, as slips do; seconds between two at the most


class Attempts:
    """Counts wrong PINs in the file at ``path``. ``clock`` gives seconds since 1970."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock

    def begin(self) -> None:
        """An attempt is made: counted before it is known to be wrong, or a kill would make it free. Raises TooEarly."""
        count, last = self._load()
        passed = self._clock() - last
        wait = delay_after(count) - (passed if passed >= 0 else 0.0)  # a clock that was put back does not help
        if wait > 0:
            raise TooEarly(wait)
        with suppress(OSError):  # a folder that cannot be written can be read all the same
            atomic_write(self._path, json.dumps({"wrong": count + 1, "at": self._clock()}))

    def wait(self) -> float:
        """Seconds that the next attempt has to wait after the last one."""
        return delay_after(self._load()[0])

    def succeeded(self) -> None:
        """The PIN was right: nothing is counted any more."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _load(self) -> tuple[int, float]:
        """How many were wrong in a row, and when the last was; what cannot be read counts as none."""
        try:
            stored = json.loads(self._path.read_bytes())
            return (max(0, int(stored["wrong"])), float(stored["at"]))
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return (0, 0.0)


def delay_after(wrong: int) -> float:
    """Seconds after so many wrong PINs in a row: 1, 2, 4, 8 … from the fifth on."""
    return 0.0 if wrong <= FREE else min(LONGEST, 2.0 ** min(wrong - FREE - 1, 30))
