"""What Whoosh holds of a passage."""

from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence

# The first three are short: each of 96,000 terms begins with the name of its field.
BODY, CONTEXT, VALUES, NUMBER = "b", "c", "v", "number"

# Raised whenever folding, grams, sounds, the files' layout or what articles read as changes: older indexes are then
# built anew.
VERSION = 11


class TermSetField(FieldType):  # type: ignore[misc]
    """A set of terms made outside Whoosh: no analysis, no frequencies, no positions, nothing to score."""

    def __init__(self) -> None:
        super().__init__(Existence(), analyzer=None)

    def to_bytes(self, value: str | bytes) -> bytes:
        """A term as it is stored; half a surrogate pair (a broken byte on a command line) is a term like others."""
        return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")

    def index(self, value: Iterable[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:  # noqa: ANN401
        """Whoosh's form of the terms: (bytes, frequency, weight, value)."""
        return ((term.encode("utf-8", "surrogatepass"), 1, 1.0, b"") for term in value)


def schema() -> Schema:
    """The grams of the passage and of its context (title, headings), the values of its numbers, its own number.

    The grams of a folded text are its characters and the pairs of neighbouring characters.
    """
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
