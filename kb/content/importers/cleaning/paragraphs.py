"""Broken paragraphs of text files: lines cut at a fixed width are joined, paragraphs run together are broken up."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.content.importers.document import Part, PartKind
from kb.content.importers.shapes import opens_block

# What is left of a paragraph's end where a page was copied as one line.
_LOST_BREAK = re.compile(r"(?<=\S)(?:[ \xa0]{3,}|\u3000{2,})(?=\S)")
_SENTENCE_END = re.compile(r"[。！？；：!?;:.][”’」）)\"']*$")
_SHORT = 30  # code points: a heading that lost its line
_LONG = 60  # code points: in shorter lines such gaps align something
_LEAST_LINES = 5
_SLACK = 6  # columns that a full line may be short, for a word or a mark that did not fit
_NARROWEST, _WIDEST = 30, 200
_FULL_LINES = 0.4  # of all lines: short paragraphs end below the width


@dataclass(frozen=True, slots=True)
class LostBreak:
    """White space within a part where a paragraph ended: ``[start, end)`` in code points."""

    part: int
    start: int
    end: int


def lost_breaks(parts: Sequence[Part]) -> Iterator[LostBreak]:
    """Where paragraphs were run together."""
    for at, part in enumerate(parts):
        if part.kind is PartKind.PARAGRAPH and len(part.text) > _LONG:
            text = part.text.rstrip()
            lead = len(text) - len(text.lstrip())
            done = lead
            for match in _LOST_BREAK.finditer(text, lead):
                before = text[done : match.start()]
                if _SENTENCE_END.search(before) or len(before) <= _SHORT:
                    yield LostBreak(at, match.start(), match.end())
                    done = match.end()


def cut_lines(parts: Sequence[Part]) -> Iterator[tuple[int, ...]]:
    """Runs of parts that are lines of one paragraph; each run is to be joined."""
    lines = [part.text for part in parts]
    width = _width(lines)
    if not width:
        return
    run: list[int] = []
    for at, part in enumerate(parts):
        if run and not _goes_on(parts[at - 1], part, width):
            if len(run) > 1:
                yield tuple(run)
            run = []
        run.append(at)
    if len(run) > 1:
        yield tuple(run)


def _goes_on(before: Part, part: Part, width: int) -> bool:
    if part.gap or part.text[:1].isspace() or PartKind.TABLE in {before.kind, part.kind}:
        return False
    return columns(before.text) >= width - _SLACK and not opens_block(part.text)


def _width(lines: Sequence[str]) -> int:
    """The width (in columns) at which the lines were cut, 0 when they were not."""
    if len(lines) < _LEAST_LINES or any(len(line.rstrip()) > _WIDEST + _SLACK for line in lines):
        return 0
    widths = sorted(map(columns, lines))
    width = widths[int(len(widths) * 0.95)]
    if not _NARROWEST <= width <= _WIDEST or widths[-1] > width + _SLACK:
        return 0
    full = sum(one >= width - _SLACK for one in widths)
    return width if full >= len(widths) * _FULL_LINES else 0


def columns(text: str) -> int:
    """How wide a line is: 2 for a full-width character, 1 for others."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text.rstrip())
