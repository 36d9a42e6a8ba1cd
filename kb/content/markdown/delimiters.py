"""Runs of ``*``, ``_``, ``~`` and ``=``: which opens what another one closes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kb.model import InlineStyle


@dataclass(slots=True)
class Delimiter:
    """A run of one sign that may open or close; ``node`` is where it stands, ``count`` how many are left of it."""

    node: int
    sign: str
    count: int
    length: int
    opens: bool
    closes: bool


class DelimiterPair(NamedTuple):
    """Two runs and the style that stands between them."""

    opener: Delimiter
    closer: Delimiter
    style: InlineStyle


def paired(delimiters: Sequence[Delimiter]) -> Iterator[DelimiterPair]:
    """The pairs among the delimiters of a text, inner ones first; their counts go down by what is used.

    CommonMark's algorithm, linear: where a closer found no opener, none of its kind looks again.
    """
    stack: list[Delimiter] = []
    bottoms: dict[tuple[str, bool, int], int] = {}  # below these no opener of the kind was found before
    for closer in delimiters:
        if closer.closes:
            yield from _close(closer, stack, bottoms)
        if closer.opens and closer.count:
            stack.append(closer)


def _close(
    closer: Delimiter, stack: list[Delimiter], bottoms: dict[tuple[str, bool, int], int]
) -> Iterator[DelimiterPair]:
    kind = (closer.sign, closer.opens, closer.length % 3)
    while closer.count:
        low, at = bottoms.get(kind, 0), len(stack) - 1
        while at >= low and not _are_pair(stack[at], closer):
            at -= 1
        if at < low:
            bottoms[kind] = len(stack)
            return
        opener = stack[at]
        used = 2 if opener.count > 1 and closer.count > 1 else 1
        opener.count -= used
        closer.count -= used
        del stack[at + (1 if opener.count else 0) :]
        for one_kind, bottom in bottoms.items():
            bottoms[one_kind] = min(bottom, len(stack))
        yield DelimiterPair(opener, closer, _style_of(closer.sign, used))


def _are_pair(opener: Delimiter, closer: Delimiter) -> bool:
    if opener.sign != closer.sign:
        return False
    either = opener.closes or closer.opens
    return not (either and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3))


def _style_of(sign: str, used: int) -> InlineStyle:
    if sign == "~":
        return InlineStyle.STRIKE
    return InlineStyle.STRONG if used == 2 else InlineStyle.EMPHASIS
