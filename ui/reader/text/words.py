"""Words of the open article: what a double click selects and how far the caret goes with Ctrl, in positions.

Qt takes a whole run of Chinese for one word, or every character for one; the edges come from the segmenter.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence


class WordEdges:
    """Edges at which a word begins or ends, ascending, the document's ends among them.

    ``position`` gives the position (UTF-16 units) of each. Only those that are asked for are converted: 7 MB have a
    million, which took 0.3 s.
    """

    def __init__(self, edges: Sequence[int], position: Callable[[int], int] = int) -> None:
        self._edges = edges
        self._position = position

    def around(self, position: int) -> tuple[int, int]:
        """The word that the character at ``position`` belongs to; that of the last character behind the end."""
        at = min(bisect_right(self._edges, position, key=self._position), len(self._edges) - 1)
        return self._position(self._edges[at - 1]), self._position(self._edges[at])

    def after(self, position: int) -> int:
        """The next edge behind ``position``; the last one when there is none."""
        at = min(bisect_right(self._edges, position, key=self._position), len(self._edges) - 1)
        return self._position(self._edges[at])

    def before(self, position: int) -> int:
        """The edge before ``position``; the first one when there is none."""
        return self._position(self._edges[max(bisect_left(self._edges, position, key=self._position) - 1, 0)])
