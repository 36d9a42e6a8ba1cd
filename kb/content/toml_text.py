"""Read TOML that somebody else wrote, in a time that its size decides.

``tomllib`` walks down from the top for every part of a dotted key: ``a.a.a…`` of 100,000 bytes takes it 142 seconds.
A key stands on one line, so lines with many dots are refused; of 14 files in use none has more than three on a line.
"""

import tomllib
from typing import Any

_MOST_DOTS = 100  # on a line: then a megabyte takes at most some seconds


def parse_toml(text: str) -> dict[str, Any]:
    """The values in a TOML text. Raises ValueError, RecursionError when they are nested too deep."""
    if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise ValueError("too many dots on a line")
    return tomllib.loads(text)
