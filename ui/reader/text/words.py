"""Words of the open article: what a double click selects and how far the caret goes with Ctrl, in positions.

Qt takes a whole run of Chinese for one word, or every character for one; the edges come from the segmenter.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


class WordEdges:
    """Edges are positions (UTF-16 units) at which a word begins or ends, ascending; the document's ends among them."""

    def __init__(self, edges: Sequence[int]) -> None:
        self._edges = edges

    def around(self, position: int) -> tuple[int, int]:
        """The word that the character at ``position`` belongs to; that of the last character behind the end."""
        at = min(bisect_right(self._edges, position), len(self._edges) - 1)
        return self._edges[at - 1], self._edges[at]

    def after(self, position: int) -> int:
        """The next edge behind ``position``; the last one when there is none."""
        return self._edges[min(bisect_right(self._edges, position), len(self._edges) - 1)]

    def before(self, position: int) -> int:
        """The edge before ``position``; the first one when there is none."""
        return self._edges[max(bisect_left(self._edges, position) - 1, 0)]
