"""Tables on a PDF page: cells between ruled lines; without rules, rows of short texts that stand under each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kb.content.importers.document import Part, PartKind
from kb.content.importers.pdf.page import Line, Page, RuledLine, Segment, lines_of

_NEAR = 3.0  # points: lines that meet
_LEAST_SIDE = 6.0  # points of a cell
_MAX_RULED_LINES = 1_200
_MOST_CELLS = 5_000


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table's upper edge on the page, and its cells."""

    top: float
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """Ruled lines that hang together; ``xs`` left to right and ``ys`` top down bound its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[RuledLine, ...]
    down: tuple[RuledLine, ...]


def table_part(table: PageTable) -> Part:
    """The table as a part; one column is no table but a frame, whose text is a paragraph."""
    if len(table.rows[0]) == 1:
        return Part(PartKind.PARAGRAPH, "\n".join(row[0] for row in table.rows if row[0]))
    return Part(PartKind.TABLE, rows=table.rows)


def take_tables(page: Page, lines: Sequence[Line]) -> tuple[list[PageTable], list[Line]]:
    """The ruled tables of a page, and the lines that stand in none."""
    tables: list[PageTable] = []
    rest = list(lines)
    for grid in _grids(page.rules):
        inside = [segment for line in rest for segment in line.segments if _is_inside(segment, grid)]
        if not inside or (len(grid.xs) < 3 and len(grid.ys) < 3):
            continue
        rows = _filled(grid, inside)
        if not rows:
            continue
        taken = set(map(id, inside))
        rest = [
            Line(kept)
            for line in rest
            if (kept := tuple(segment for segment in line.segments if id(segment) not in taken))
        ]
        tables.append(PageTable(grid.ys[0], rows))
    return tables, rest


def stands_in_table(page: Page) -> Callable[[Segment], bool]:
    """The question whether a segment stands in a ruled table of the page that has upright text in it."""
    grids = [grid for grid in _grids(page.rules) if any(_is_inside(one, grid) for one in page.segments)]
    return lambda segment: any(_is_inside(segment, grid) for grid in grids)


def _is_inside(segment: Segment, grid: _Grid) -> bool:
    middle = (segment.left + segment.right) / 2
    return (
        grid.xs[0] - _NEAR <= middle <= grid.xs[-1] + _NEAR
        and grid.ys[-1] - _NEAR <= segment.middle <= grid.ys[0] + _NEAR
    )


def _grids(rules: Iterable[RuledLine]) -> list[_Grid]:
    """Groups of rules that touch each other, with at least two lines each way."""
    drawn = sorted(rules, key=lambda rule: -rule.top)
    if len(drawn) > _MAX_RULED_LINES:  # a drawing; each rule is compared with all others
        return []
    groups: list[list[RuledLine]] = []
    for rule in drawn:
        touching = [group for group in groups if any(_touch(rule, other) for other in group)]
        merged = [rule]
        for group in touching:
            merged += group
            groups.remove(group)
        groups.append(merged)
    found = []
    for group in groups:
        across = tuple(rule for rule in group if rule.right - rule.left > rule.top - rule.bottom)
        down = tuple(rule for rule in group if rule.right - rule.left <= rule.top - rule.bottom)
        xs = _clustered([(rule.left + rule.right) / 2 for rule in down])
        ys = _clustered([(rule.top + rule.bottom) / 2 for rule in across])
        if len(xs) >= 2 and len(ys) >= 2 and len(xs) * len(ys) <= _MOST_CELLS:
            found.append(_Grid(xs, tuple(reversed(ys)), across, down))
    return sorted(found, key=lambda grid: -grid.ys[0])


def _touch(one: RuledLine, two: RuledLine) -> bool:
    return (
        one.left <= two.right + _NEAR
        and two.left <= one.right + _NEAR
        and one.bottom <= two.top + _NEAR
        and two.bottom <= one.top + _NEAR
    )


def _clustered(places: Iterable[float]) -> tuple[float, ...]:
    """Places that are all but the same as one, in ascending order."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _LEAST_SIDE / 2:
            out.append(place)
    return tuple(out)


def _filled(grid: _Grid, segments: Sequence[Segment]) -> tuple[tuple[str, ...], ...]:
    """The cells' texts: what spans rows repeated in each, what spans columns in the first."""
    columns, rows = len(grid.xs) - 1, len(grid.ys) - 1
    owner = [[(row, column) for column in range(columns)] for row in range(rows)]
    for row in range(rows):
        for column in range(columns):
            if column and not _has_rule_down(grid, row, column):
                owner[row][column] = owner[row][column - 1]
            elif row and not _has_rule_across(grid, row, column):
                owner[row][column] = owner[row - 1][column]
    texts: dict[tuple[int, int], list[Segment]] = {}
    for segment in segments:
        row = _index_between(grid.ys, segment.middle, falling=True)
        column = _index_between(grid.xs, (segment.left + segment.right) / 2, falling=False)
        texts.setdefault(owner[row][column], []).append(segment)
    joined = {key: _joined(found) for key, found in texts.items()}
    out = []
    for row in range(rows):
        cells = []
        for column in range(columns):
            key = owner[row][column]
            cells.append(joined.get(key, "") if key[1] == column else "")
        if any(cells):
            out.append(tuple(cells))
    return tuple(out)


def _index_between(edges: Sequence[float], at: float, *, falling: bool) -> int:
    """Between which two edges ``at`` lies, the first ones being 0; what lies outside belongs to the nearest."""
    for n in range(len(edges) - 1):
        if at >= edges[n + 1] if falling else at <= edges[n + 1]:
            return n
    return len(edges) - 2


def _has_rule_down(grid: _Grid, row: int, column: int) -> bool:
    """Whether a line stands between a cell and its left neighbour."""
    middle, x = (grid.ys[row] + grid.ys[row + 1]) / 2, grid.xs[column]
    return any(
        abs((rule.left + rule.right) / 2 - x) <= _NEAR and rule.bottom - 1 <= middle <= rule.top + 1
        for rule in grid.down
    )


def _has_rule_across(grid: _Grid, row: int, column: int) -> bool:
    """Whether a line stands between a cell and the one above it."""
    middle, y = (grid.xs[column] + grid.xs[column + 1]) / 2, grid.ys[row]
    return any(
        abs((rule.top + rule.bottom) / 2 - y) <= _NEAR and rule.left - 1 <= middle <= rule.right + 1
        for rule in grid.across
    )


def _joined(segments: Sequence[Segment]) -> str:
    """The lines of a cell as one text."""
    text = ""
    for line in lines_of(segments):
        piece = line.text
        if text and text[-1].isascii() and piece[:1].isascii() and text[-1].isalnum() and piece[:1].isalnum():
            text += " "
        text += piece
    return text
