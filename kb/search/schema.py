"""What Whoosh holds of a passage, and how it is written."""

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence

BODY, CONTEXT, VALUES, NUMBER = "body", "context", "values", "number"

# Raised whenever folding, grams, sounds or the files' layout change: older indexes are then built anew.
VERSION = 2


def grams(folded: str) -> set[str]:
    """The characters and the pairs of neighbouring characters of a folded text."""
    return {*folded, *map("".join, pairwise(folded))}


class TermSetField(FieldType):  # type: ignore[misc]
    """A set of terms made outside Whoosh: no analysis, no frequencies, no positions, nothing to score."""

    def __init__(self) -> None:
        super().__init__(Existence(), analyzer=None)

    def index(self, value: Iterable[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:  # noqa: ANN401
        """Whoosh's form of the terms: (bytes, frequency, weight, value)."""
        return ((term.encode("utf-8", "surrogatepass"), 1, 1.0, b"") for term in value)


class ExistenceCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's own file format without field lengths (nothing is scored), a posting list in one block as a rule.

    Measured at 10,000 passages: looking lengths up cost a third of the build, small blocks half of a read.
    """

    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=1 << 16, compression=0)

    def postings_reader(self, *arguments: Any, **named: Any) -> "WholeMatcher":  # noqa: ANN401 - Whoosh has no types
        """Whoosh asks for it to read a posting list."""
        base = super().postings_reader(*arguments, **named)
        base.__class__ = WholeMatcher
        return base


class WholeMatcher(W3LeafMatcher):  # type: ignore[misc]
    """A posting list that is read as a whole: Whoosh's own way goes from id to id (ten times as long)."""

    def all_ids(self) -> Iterator[int]:
        """All document numbers, ascending."""
        while self.is_active():
            self._read_data()
            yield from accumulate(self._data[0])
            self._next_block()


def schema() -> Schema:
    """The grams of the passage and of its context (title, headings), the values of its numbers, its own number."""
    return Schema(
        **{
            BODY: TermSetField(),
            CONTEXT: TermSetField(),
            VALUES: TermSetField(),
            NUMBER: COLUMN(NumericColumn("Q")),
        }
    )


def passage_number(serial: int, block: int) -> int:
    """One number for a passage: the article's serial number in this index and the block's index."""
    return serial << 20 | block


def serial_and_block(number: int) -> tuple[int, int]:
    """The way back from ``passage_number``."""
    return number >> 20, number & 0xFFFFF
