"""What stands where on a PDF page. Measures are points; a page's origin is its lower left corner."""

from collections.abc import Iterable
from dataclasses import dataclass

_FULL = 2.2  # sizes that a full line may end before the edge of its column
_INDENT = 1.2  # sizes from the column's edge: a first line


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text on one line."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        """About the size of its font."""
        return max(self.top - self.bottom, 1.0)

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page."""

    width: float
    height: float
    segments: tuple[Segment, ...]
    rules: tuple[Rule, ...] = ()
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Segments side by side, left to right; ``left`` and ``right`` bound the column it stands in."""

    segments: tuple[Segment, ...]
    left: float = 0.0
    right: float = 0.0

    @property
    def text(self) -> str:
        """What stands in it, gaps as spaces."""
        return " ".join(segment.text for segment in self.segments)

    @property
    def size(self) -> float:
        """The size of its largest text."""
        return max(segment.size for segment in self.segments)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return max(segment.top for segment in self.segments)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return min(segment.bottom for segment in self.segments)

    def is_full(self) -> bool:
        """Whether it reaches the right edge of its column."""
        return self.segments[-1].right >= self.right - _FULL * self.size

    def is_indented(self) -> bool:
        """Whether it begins a little inside its column, as first lines do."""
        return self.segments[0].left > self.left + _INDENT * self.size


def lines_of(segments: Iterable[Segment]) -> list[Line]:
    """The segments as lines, top down."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: (-segment.middle, segment.left)):
        row = rows[-1] if rows else None
        if row and abs(row[0].middle - segment.middle) < min(row[0].size, segment.size) * 0.5:
            row.append(segment)
        else:
            rows.append([segment])
    return [Line(tuple(sorted(row, key=lambda segment: segment.left))) for row in rows]
