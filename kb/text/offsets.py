"""Code points and UTF-16 code units: the only place that converts between the two.

Qt counts UTF-16 units, ``kb`` counts code points. They differ only behind characters outside the Basic Multilingual
Plane (``𠮷``, 😀), which take two units.
"""

from bisect import bisect_left


class Utf16Map:
    """Converts offsets of one text. Building is O(n) only when the text has astral characters, a lookup O(log n)."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        # Offsets (code points) of the characters that take two units.
        self._astral = (
            []
            if text.isascii() or max(text) <= "\uffff"
            else [at for at, character in enumerate(text) if character > "\uffff"]
        )
        # The unit offset of each of them.
        self._units = [at + n for n, at in enumerate(self._astral)]

    @property
    def units(self) -> int:
        """The length of the text in UTF-16 units."""
        return self._length + len(self._astral)

    def to_utf16(self, offset: int) -> int:
        """The UTF-16 offset of the code point ``offset`` (0 ≤ offset ≤ length)."""
        return offset + bisect_left(self._astral, offset)

    def to_code_points(self, units: int) -> int:
        """The code point at the UTF-16 offset ``units``; an offset inside a surrogate pair gives the pair's start."""
        return units - bisect_left(self._units, units)
