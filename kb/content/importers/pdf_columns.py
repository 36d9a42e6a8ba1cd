"""Columns of a PDF page, by the white between them: regions in reading order, each with the edges of its text.

A page is cut from top to bottom where a white strip runs through it and text fills both sides; lines that span the
columns (a title, a footer) are set apart first (recursive X-Y cut, Nagy and Seth 1984). Cells of a table do not fill
their columns and are left in their rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from kb.content.importers.pdf_page import Line, Page, Segment, lines_of

_STRIP = 0.7  # sizes: the least width of the white between columns
_NARROWEST = 7.0  # sizes of a column
_LEAST_LINES = 4
_FILLED = 0.55  # of a column's width: what the middle one of its lines must have
_FEW_SEGMENTS = 8
_MOST_SEGMENTS = 2_000  # beyond, a page is a drawing
_DEEPEST = 8
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
    if at_edge >= max(3, len(ends) * 0.25):
        return region.right
    alike = [
        other.right
        for other in everywhere
        if abs(other.left - region.left) < _NEAR * region.size and other.alone == region.alone
    ]
    right = max([region.right, *alike])
    return max(right, region.page_width - region.left) if region.alone and len(alike) < 2 else right


def _region(segments: Sequence[Segment], alone: bool, page: Page) -> Region:
    lines = tuple(lines_of(segments))
    lefts = sorted(line.segments[0].left for line in lines)
    rights = sorted(line.segments[-1].right for line in lines)
    size = median(segment.size for segment in segments)
    return Region(lines, lefts[int(len(lefts) * 0.05)], rights[int((len(rights) - 1) * 0.95)], size, alone, page.width)


def _cut(segments: Sequence[Segment], size: float, depth: int) -> Iterator[tuple[Sequence[Segment], bool]]:
    """The parts of a page in reading order, each with whether it stands alone across the page."""
    if len(segments) < _FEW_SEGMENTS or depth > _DEEPEST:
        yield segments, True
        return
    best = _best_band(segments, size)
    if best is None:
        yield segments, True
        return
    above, columns, below = best
    if above:
        yield from _cut(above, size, depth + 1)
    for column in columns:
        yield column, False
    if below:
        yield from _cut(below, size, depth + 1)


def _best_band(
    segments: Sequence[Segment], size: float
) -> tuple[list[Segment], list[list[Segment]], list[Segment]] | None:
    """The tallest stretch of lines that falls into columns, with what is above and below it."""
    rows = lines_of(segments)
    for length in range(len(rows), _LEAST_LINES - 1, -1):
        starts = (0, len(rows) - length) if length < len(rows) else (0,)
        for start in starts:
            band = [segment for row in rows[start : start + length] for segment in row.segments]
            if columns := _columns(band, size):
                above = [segment for row in rows[:start] for segment in row.segments]
                below = [segment for row in rows[start + length :] for segment in row.segments]
                return above, columns, below
    return None


def _columns(segments: Sequence[Segment], size: float) -> list[list[Segment]]:
    """The segments by columns, left to right; empty unless there are two or more that are filled with text."""
    columns: list[list[Segment]] = []
    edge = 0.0
    for segment in sorted(segments, key=lambda segment: segment.left):
        if columns and segment.left < edge + _STRIP * size:
            columns[-1].append(segment)
        else:
            columns.append([segment])
        edge = max(edge, segment.right)
    if len(columns) < 2 or not all(_is_filled(column, size) for column in columns):
        return []
    return columns


def _is_filled(column: Sequence[Segment], size: float) -> bool:
    width = max(segment.right for segment in column) - min(segment.left for segment in column)
    lines = lines_of(column)
    if len(lines) < _LEAST_LINES or width < _NARROWEST * size:
        return False
    return median(line.segments[-1].right - line.segments[0].left for line in lines) >= _FILLED * width
