"""What all exports of search results and comparisons share."""

from collections.abc import Callable

from kb.model import Hit

TextOf = Callable[[Hit], str]
CELL_BORDER = " ｜ "  # between the cells of a table row that is written as one line


def snippet_of(hit: Hit) -> str:
    """The words of a hit as the result shows them."""
    return hit.snippet
