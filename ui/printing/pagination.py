"""Dividing what has been laid out among pages: between lines and rows, never through one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of text, or a row of a table, from ``top`` to ``bottom``.

    One that ``keeps`` stands on the same page as the next one. ``table`` numbers the tables and is −1 outside;
    ``row`` the rows of each; ``header`` marks the strips of a table's head.
    """

    top: float
    bottom: float
    keeps: bool = False
    table: int = -1
    row: int = -1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page, or a column of one: the strips ``[first, end)``, below ``heads`` where a table goes on here.

    ``heads`` are the strips of that table's head, which stand on a page before, too.
    """

    first: int
    end: int
    heads: range = range(0)


def paginate(strips: Sequence[Strip], height: float) -> tuple[Page, ...]:
    """As many strips a page as ``height`` takes; one page at least.

    A strip that keeps with the next goes with it to the next page, unless all of the page would. What is higher than a
    page has one for itself.
    """
    pages = [*_pages(strips, height)]
    return tuple(pages) or (Page(0, 0),)


def head_height(strips: Sequence[Strip], heads: range) -> float:
    """How high the repeated head of a table is."""
    return strips[heads[-1]].bottom - strips[heads[0]].top if heads else 0.0


def _pages(strips: Sequence[Strip], height: float) -> Iterator[Page]:
    heads_of = _table_heads(strips)
    first = 0
    while first < len(strips):
        strip = strips[first]
        heads = range(0) if strip.header else heads_of.get(strip.table, range(0))
        room = height - head_height(strips, heads)
        if room < height / 2:  # a head that fills the page would leave no room for its rows
            heads, room = range(0), height
        end = _end(strips, first, room)
        yield Page(first, end, heads)
        first = end


def _end(strips: Sequence[Strip], first: int, room: float) -> int:
    """Behind the last strip of the page that begins with ``first``."""
    end = first + 1
    while end < len(strips) and strips[end].bottom - strips[first].top <= room:
        end += 1
    if end == len(strips):
        return end
    wanted = end
    while wanted > first and strips[wanted - 1].keeps:
        wanted -= 1
    return wanted if wanted > first else end


def _table_heads(strips: Sequence[Strip]) -> dict[int, range]:
    """The strips of every table's head."""
    found: dict[int, range] = {}
    for n, strip in enumerate(strips):
        if strip.header and strip.table >= 0:
            found[strip.table] = range(found.get(strip.table, range(n, n)).start, n + 1)
    return found
