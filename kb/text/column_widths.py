"""How wide the columns of a table are: so that its rows become as low as they can be."""

import math
from collections.abc import Sequence
from unicodedata import east_asian_width

_LEAST = 3.0  # ems of the narrowest column
_UNBROKEN = 7.7  # ems: a date; a column of mostly such cells begins as wide as they are,
_MOST_UNBROKEN = 0.6  # while so much of the whole width is enough
_NARROW = 0.57  # ems of a Latin letter or digit
MEASURED_ROWS = 20  # rows that decide: a long table is like its beginning
_STEP = 1.0  # ems


def column_shares(rows: Sequence[Sequence[str]], ems: float, padding: float = 1.0) -> list[float]:
    """The share of the width of each column, together 1.

    ``rows`` hold the text of their cells, ``ems`` is the width of all columns together and ``padding`` what of it is
    lost to the edges of each cell. Columns of mostly short cells begin as wide as these where there is room; then each
    em goes where it saves most lines, and where none is saved to the column whose text is longest for its width.
    """
    from statistics import median  # noqa: PLC0415 - 10 ms, and few articles have tables

    columns = max(map(len, rows), default=0)
    if not columns:
        return []
    lengths = [[_ems(row[at]) if at < len(row) else 0.0 for at in range(columns)] for row in rows[:MEASURED_ROWS]]
    longest = [max((row[at] for row in lengths), default=0.0) for at in range(columns)]
    widths = [_LEAST] * columns
    for at in sorted(range(columns), key=longest.__getitem__):
        wider = min(max(longest[at], _LEAST), _UNBROKEN)
        if median(row[at] for row in lengths) <= _UNBROKEN and sum(widths) + wider - _LEAST <= _MOST_UNBROKEN * ems:
            widths[at] = wider
    for _ in range(max(int((ems - sum(widths) - columns * padding) / _STEP), 0)):
        gains = _gains(lengths, widths)
        best = max(range(columns), key=lambda at: (gains[at], longest[at] / widths[at]))
        widths[best] += _STEP
    whole = sum(widths) + columns * padding
    return [(width + padding) / whole for width in widths]


def _gains(lengths: Sequence[Sequence[float]], widths: Sequence[float]) -> list[int]:
    """How many lines less all rows together take, for each column, with that column a step wider."""
    gains = [0] * len(widths)
    for row in lengths:
        lines = [math.ceil(length / width) for length, width in zip(row, widths, strict=True)]
        most = max(lines)
        if lines.count(most) == 1:  # else another column keeps the row as high as it is
            at = lines.index(most)
            second = max((*lines[:at], *lines[at + 1 :]), default=0)
            gains[at] += most - max(second, math.ceil(row[at] / (widths[at] + _STEP)))
    return gains


def _ems(text: str) -> float:
    return sum(1.0 if east_asian_width(sign) in "WFA" else _NARROW for sign in text)
