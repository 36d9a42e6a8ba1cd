"""Rows of tables written with bars."""

import re

_MOST_BARS = 20_000  # of a line that is a row: one of 3.5 million took 10 s, and was shown as a paragraph all the same
_CELLS = re.compile(r"(?<!\\)\|")
# What is taken is never given back: else a row with 100,000 blanks took minutes.
_DELIMITER_ROW = re.compile(r"[ \t]*+\|?+[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?+[ \t]*+$")


def cells_of(line: str) -> list[str]:
    """The cells of a table's row, without the bars around them."""
    cells = [cell.strip().replace("\\|", "|") for cell in _CELLS.split(line.strip())]
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells


def begins_table(header: str, line: str) -> bool:
    """Whether ``line`` draws the rule below the ``header`` of a table (``| --- | :-: |``).

    The two may have different numbers of cells: a table that GitHub does not draw is still meant as one.
    """
    return may_be_row(line) and may_be_row(header) and _DELIMITER_ROW.match(line) is not None


def may_be_row(line: str) -> bool:
    """Whether a line has bars, and not more than any row."""
    return 0 < line.count("|") <= _MOST_BARS
