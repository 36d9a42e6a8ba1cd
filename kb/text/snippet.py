"""The piece of a block that a result shows, cut around its matches."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import Span

_ELLIPSIS = "…"
_BREAKS = "。！？；\n"


@dataclass(frozen=True, slots=True)
class Snippet:
    """``text`` is one line; ``marks`` are the matches inside it (code points of ``text``)."""

    text: str
    marks: tuple[Span, ...]


def cut(text: str, marks: Sequence[Span], *, width: int = 90) -> Snippet:
    """About ``width`` code points of ``text`` around the densest group of ``marks`` (sorted, spans of ``text``).

    Starts behind a sentence end where one is near. A line break is shown as a space, so offsets stay what they are.
    """
    start, end = _window(text, marks, width)
    lead = _ELLIPSIS if start else ""
    tail = _ELLIPSIS if end < len(text) else ""
    shift = len(lead) - start
    inside = tuple(
        Span(max(mark.start, start) + shift, min(mark.end, end) + shift)
        for mark in marks
        if mark.start < end and mark.end > start
    )
    return Snippet(lead + text[start:end].replace("\n", " ") + tail, inside)


def _window(text: str, marks: Sequence[Span], width: int) -> tuple[int, int]:
    if len(text) <= width:
        return 0, len(text)
    lead = width // 4
    first = max(marks, key=lambda mark: _marked_within(marks, mark.start, width - lead), default=Span(0, 0))
    densest = [mark for mark in marks if first.start <= mark.start and mark.end <= first.start + width]
    reach = max((mark.end for mark in densest), default=first.end)
    start = max(0, min(first.start, max(first.start - lead, reach - width)))
    sentence = max(text.rfind(stop, start, first.start) for stop in _BREAKS) + 1
    start = min(sentence or start, max(0, len(text) - width))
    return start, min(len(text), start + width)


def _marked_within(marks: Sequence[Span], start: int, width: int) -> int:
    return sum(len(mark) for mark in marks if start <= mark.start and mark.end <= start + width)
