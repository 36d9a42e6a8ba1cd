"""The plain text of a block and its styled runs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.model import Run, Span


@dataclass(frozen=True, slots=True)
class Inline:
    """The plain text of a block and its styled runs, which count from its start."""

    text: str = ""
    runs: tuple[Run, ...] = ()


def trimmed(text: str, runs: Iterable[Run]) -> Inline:
    """Without white space at both ends, the runs moved along."""
    stripped = text.strip()
    if len(stripped) == len(text):
        return Inline(text, tuple(runs))
    lead = len(text) - len(text.lstrip())
    moved = []
    for run in runs:
        start, end = (min(max(at - lead, 0), len(stripped)) for at in (run.span.start, run.span.end))
        if start < end:
            moved.append(Run(Span(start, end), run.style, run.target))
    return Inline(stripped, tuple(moved))


def joined(cells: Sequence[Inline], between: str) -> Inline:
    """Several texts as one, with ``between`` between them."""
    runs: list[Run] = []
    at = 0
    for cell in cells:
        runs += [Run(Span(run.span.start + at, run.span.end + at), run.style, run.target) for run in cell.runs]
        at += len(cell.text) + len(between)
    return Inline(between.join(cell.text for cell in cells), tuple(runs))
