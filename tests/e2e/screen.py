"""A virtual screen with a person at it: Xvfb, its picture, and xdotool for keys and mouse."""

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

WIDTH, HEIGHT = 1280, 800
PATIENCE = 90.0  # seconds, for a machine that other programs keep busy
PAUSE = 0.05  # seconds between two looks
SPARE_KEYS = range(200, 230)  # keycodes of media keys, which nobody presses here


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the screen in pixels, edges included."""

    left: int
    top: int
    right: int
    bottom: int


class Screen:
    """An Xvfb of its own, whose picture is read from the file it keeps it in.

    ``letters`` get keys of their own, so that they can be typed: ``xdotool type`` gives one key a new letter again and
    again, and a program that reads the keyboard's map a moment later sees the wrong one.
    """

    def __init__(self, folder: Path, letters: str = "") -> None:
        self._folder = folder
        folder.mkdir()
        out, into = os.pipe()
        server = shutil.which("Xvfb")
        assert server, "Xvfb is not installed"
        size = f"{WIDTH}x{HEIGHT}x24"
        self._server = subprocess.Popen(
            [
                server,
                "-displayfd",
                str(into),
                "-screen",
                "0",
                size,
                "-fbdir",
                str(folder),
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            pass_fds=[into],
            stderr=subprocess.DEVNULL,
        )
        os.close(into)
        with os.fdopen(out) as answer:
            self.display = f":{answer.readline().strip()}"
        self._keys = dict(zip(dict.fromkeys(letters), SPARE_KEYS, strict=False))
        self._bind_keys()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.terminate()
        self._server.wait(10)

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a program that shows itself here."""
        return {**os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "QT_IM_MODULE": "none"}

    def do(self, *words: str) -> str:
        """Run xdotool."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=True, timeout=PATIENCE
        )
        return done.stdout.strip()

    def write(self, text: str) -> None:
        """Press the keys of ``text``, whose characters are all among the screen's letters."""
        self.do("key", "--delay", "40", *(str(self._keys[letter]) for letter in text))

    def window(self, title: str) -> str:
        """Wait for a window whose title holds ``title``, give it the keyboard, and return its X id."""
        found = ""

        def there() -> bool:
            nonlocal found
            done = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", title],
                env=self.environment,
                capture_output=True,
                text=True,
                check=False,
            )
            found = done.stdout.strip().split("\n")[-1]
            return bool(found)

        self.wait(there, f"no window called {title}")
        self.do("windowfocus", found)
        return found

    def find(self, color: str) -> Box | None:
        """The smallest box around all pixels of exactly this colour (``#rrggbb``)."""
        rows = self._rows()
        pixel = struct.pack("<I", int(color[1:], 16))[:3]
        boxes = [(y, found) for y, row in enumerate(rows) if (found := _extent(row, pixel))]
        if not boxes:
            return None
        return Box(
            left=min(first for _, (first, _) in boxes),
            top=boxes[0][0],
            right=max(last for _, (_, last) in boxes),
            bottom=boxes[-1][0],
        )

    def wait(self, condition: Callable[[], object], otherwise: str) -> None:
        """Look until ``condition`` holds; fail with ``otherwise`` when patience ends."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, otherwise
            time.sleep(PAUSE)

    def _bind_keys(self) -> None:
        map_ = "".join(f"keycode {key} = U{ord(letter):04X}\n" for letter, key in self._keys.items())
        subprocess.run(["xmodmap", "-"], input=map_, env=self.environment, text=True, check=True, timeout=PATIENCE)

    def _rows(self) -> list[bytes]:
        """The picture, one string of 4-byte little-endian pixels per row (the XWD file that Xvfb keeps)."""
        content = (self._folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", content[:100])
        header_size, height, bytes_per_line, colors = header[0], header[5], header[12], header[19]
        start = header_size + colors * 12
        return [content[start + y * bytes_per_line :][:bytes_per_line] for y in range(height)]


def _extent(row: bytes, pixel: bytes) -> tuple[int, int] | None:
    """The first and last pixel of this colour in a row; only whole pixels count."""
    first = _aligned(row, pixel, 0)
    if first is None:
        return None
    last = at = first
    while (following := _aligned(row, pixel, at + 4)) is not None:
        last = at = following
    return first // 4, last // 4


def _aligned(row: bytes, pixel: bytes, start: int) -> int | None:
    at = row.find(pixel, start)
    while at >= 0 and at % 4:
        at = row.find(pixel, at + 1)
    return at if at >= 0 else None
