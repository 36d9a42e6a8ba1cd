"""Columns of a PDF page, by the white between them: regions in reading order, each with the edges of its text.

A page is cut from top to bottom where a white strip runs through it and text fills both sides; lines that span the
columns (a title, a footer) are set apart first (recursive X-Y cut, Nagy and Seth 1984). Cells of a table do not fill
their columns and are left in their rows.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from kb.content.importers.pdf.page import Line, Page, Segment, lines_of

_STRIP = 0.3  # sizes: the least width of the white between columns; commas hang into it
_STEP = 0.5  # sizes between the places where a strip is looked for
_MOST_PLACES = 500  # a page of small print has 340; with one sign far off the page there were 10⁸, for hours
_NARROWEST = 7.0  # sizes of a column
_LEAST_LINES = 4
_FILLED = 0.55  # of a column's width: what the middle one of its lines must have
_FEW_SEGMENTS = 8
_MOST_SEGMENTS = 2_000  # beyond, a page is a drawing
_DEEPEST = 8
_NARROW_PAGE = 0.5  # of the page: lines that end alike before it are a list, not paragraphs
_NEAR = 1.5  # sizes: edges that are one


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one column, top down, with its edges; ``alone`` tells that no other column stands beside it."""

    lines: tuple[Line, ...]
    left: float
    right: float
    size: float
    alone: bool
    page_width: float


def regions_of(lines: Sequence[Line], page: Page) -> list[Region]:
    """The regions of a page in reading order."""
    segments = [segment for line in lines for segment in line.segments]
    if not segments:
        return []
    size = median(segment.size for segment in segments)
    parts = list(_cut(segments, size, 0)) if len(segments) <= _MOST_SEGMENTS else [(segments, True)]
    return [_region(part, alone, page) for part, alone in parts]


def bounds(pages: Sequence[Sequence[Region]]) -> list[list[Line]]:
    """The lines of all pages with the edges of their columns.

    A column of few lines does not show how wide it is; it takes the edge of others that begin at the same place, or,
    if the margins of its page are alike, that of the margin.
    """
    everywhere = [region for regions in pages for region in regions]
    out = []
    for regions in pages:
        lines: list[Line] = []
        for region in regions:
            right = _right_edge(region, everywhere)
            lines += [Line(line.segments, region.left, right) for line in region.lines]
        out.append(lines)
    return out


def _right_edge(region: Region, everywhere: Sequence[Region]) -> float:
    ends = [line.segments[-1].right for line in region.lines]
    at_edge = sum(end > region.right - _NEAR * region.size for end in ends)
    narrow = region.alone and region.right - region.left < region.page_width * _NARROW_PAGE
    if at_edge >= max(3, len(ends) * 0.25) and not narrow:
        return region.right
    alike = [
        other.right
        for other in everywhere
        if abs(other.left - region.left) < _NEAR * region.size and other.alone == region.alone
    ]
    right = max([region.right, *alike])
    return max(right, region.page_width - region.left) if region.alone and (narrow or len(alike) < 2) else right


def _region(segments: Sequence[Segment], alone: bool, page: Page) -> Region:
    lines = tuple(lines_of(segments))
    lefts = sorted(line.segments[0].left for line in lines)
    rights = sorted(line.segments[-1].right for line in lines)
    size = median(segment.size for segment in segments)
    return Region(lines, lefts[int(len(lefts) * 0.05)], rights[int((len(rights) - 1) * 0.95)], size, alone, page.width)


def _cut(segments: Sequence[Segment], size: float, depth: int) -> Iterator[tuple[Sequence[Segment], bool]]:
    """The parts of a page in reading order, each with whether it stands alone across the page."""
    band = _best_band(segments, size) if len(segments) >= _FEW_SEGMENTS and depth <= _DEEPEST else None
    if band is None:
        yield segments, True
        return
    if band.above:
        yield from _cut(band.above, size, depth + 1)
    for column in (band.left, band.right):
        for part, _ in _cut(column, size, depth + 1):
            yield part, False
    if band.below:
        yield from _cut(band.below, size, depth + 1)


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines that fall into two columns, with what stands above and below them."""

    above: list[Segment]
    left: list[Segment]
    right: list[Segment]
    below: list[Segment]


def _best_band(segments: Sequence[Segment], size: float) -> _Band | None:
    """The tallest run of lines that a white strip divides into two columns of text."""
    rows = lines_of(segments)
    best: list[tuple[int, int, float]] = []  # first line, behind the last, place of the strip
    filled: dict[tuple[int, int, int], bool] = {}  # the same lines with as many texts on the left are the same columns
    for place in _places(segments, size):
        for first, last in _clear_runs(rows, place, size * _STRIP / 2):
            tallest = best[0][1] - best[0][0] if best else _LEAST_LINES
            if last - first < tallest:
                continue
            left, right = _halves(rows[first:last], place)
            key = first, last, len(left)
            if key not in filled:
                filled[key] = _is_filled(left, size) and _is_filled(right, size)
            if filled[key]:
                best = [*(best if last - first == tallest else ()), (first, last, place)]
    return _band(rows, *best[len(best) // 2]) if best else None


def _places(segments: Sequence[Segment], size: float) -> Iterator[float]:
    """Where the middle of a strip is looked for, from left to right."""
    start = min(segment.left for segment in segments) + _NARROWEST * size
    width = max(segment.right for segment in segments) - _NARROWEST * size - start
    if size <= 0 or not 0 < width / size < math.inf:
        return
    count = min(math.ceil(width / (size * _STEP)), _MOST_PLACES)
    step = max(size * _STEP, width / _MOST_PLACES)
    yield from (start + step * number for number in range(count))


def _clear_runs(rows: Sequence[Line], place: float, half: float) -> Iterator[tuple[int, int]]:
    """The runs of rows, as first and behind the last, that no text of crosses the strip around ``place``."""
    first = 0
    for at, row in enumerate(rows):
        if any(segment.left < place + half and segment.right > place - half for segment in row.segments):
            if at > first:
                yield first, at
            first = at + 1
    if len(rows) > first:
        yield first, len(rows)


def _halves(rows: Sequence[Line], place: float) -> tuple[list[Segment], list[Segment]]:
    """What stands left of a place, and what right."""
    inside = [segment for row in rows for segment in row.segments]
    return [one for one in inside if one.right <= place], [one for one in inside if one.right > place]


def _band(rows: Sequence[Line], first: int, last: int, place: float) -> _Band:
    return _Band(
        [segment for row in rows[:first] for segment in row.segments],
        *_halves(rows[first:last], place),
        [segment for row in rows[last:] for segment in row.segments],
    )


def _is_filled(column: Sequence[Segment], size: float) -> bool:
    if not column:
        return False
    width = max(segment.right for segment in column) - min(segment.left for segment in column)
    lines = lines_of(column)
    if len(lines) < _LEAST_LINES or width < _NARROWEST * size:
        return False
    return median(line.segments[-1].right - line.segments[0].left for line in lines) >= _FILLED * width
