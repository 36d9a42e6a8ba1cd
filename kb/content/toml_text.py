"""Read TOML that somebody else wrote, in a time that its size decides.

``tomllib`` walks down from the top for every part of a dotted key: ``a.a.a…`` of 100,000 bytes takes it 142 seconds.
A key stands on one line, so lines with many dots are refused; of 14 files in use none has more than three on a line.
"""

import tomllib
from collections.abc import Callable
from typing import Any

_MOST_DOTS = 100  # on a line: then a megabyte takes at most some seconds


def parse_toml(text: str, read_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The values in a TOML text, those with a decimal point as ``read_float`` makes them.

    Raises ValueError, RecursionError when they are nested too deep.
    """
    if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise ValueError("too many dots on a line")
    return tomllib.loads(text, parse_float=read_float)
