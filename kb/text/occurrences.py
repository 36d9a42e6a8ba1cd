"""Where a string stands in a text: the one loop over ``str.find`` of the whole program."""

from collections.abc import Iterator

from kb.model import Span


def occurrences(text: str, wanted: str, *, overlapping: bool = False) -> Iterator[Span]:
    """The spans of ``wanted`` in ``text``, left to right; none when it is empty.

    Without overlaps the next one begins behind the last, as ``str.count`` counts; with them ``aa`` stands twice in
    ``aaa``. Linear in the text.
    """
    if not wanted:
        return
    length = len(wanted)
    at = text.find(wanted)
    while at >= 0:
        yield Span(at, at + length)
        at = text.find(wanted, at + (1 if overlapping else length))
