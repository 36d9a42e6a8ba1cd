"""What stands where on a PDF page. Measures are points; a page's origin is its lower left corner."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

# In multiples of the line's font size:
_FULL = 2.2  # how far before the edge of its column a full line may end
_X_HEIGHT = 0.3  # from the baseline to the middle of its characters
_GAP = 0.15  # between segments that do not touch
_INDENT = 1.2  # how far inside its column a first line begins


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text on one line; ``base`` is the height of its baseline."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float

    @property
    def size(self) -> float:
        """About the size of its font."""
        return max(self.top - self.bottom, 1.0)

    @property
    def middle_of_box(self) -> float:
        """Half way between its edges."""
        return (self.top + self.bottom) / 2

    @property
    def middle(self) -> float:
        """The height of its middle on the page.

        Computed from the baseline, since fonts on one line have boxes of different height.
        """
        return self.base + self.size * _X_HEIGHT


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A thin line drawn on the page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page; ``turned`` is what stands at an angle to the rest."""

    width: float
    height: float
    segments: tuple[Segment, ...]
    rules: tuple[RuledLine, ...] = ()
    pictures: int = 0
    turned: tuple["TurnedText", ...] = ()

    @property
    def characters(self) -> int:
        """The code points on it."""
        own = sum(len(segment.text) for segment in self.segments)
        return own + sum(one.page.characters for one in self.turned)


@dataclass(frozen=True, slots=True)
class TurnedText:
    """Text at an angle to its page: ``page`` has it upright, ``boxes`` where its segments stand on the page around it.

    ``slanted``: the angle is no right one, as that of a stamp.
    """

    page: Page
    boxes: tuple[Segment, ...]
    slanted: bool = False

    @property
    def top(self) -> float:
        """Its upper edge on the page around it."""
        return max(box.top for box in self.boxes)


@dataclass(frozen=True, slots=True)
class Line:
    """Segments side by side, left to right; ``left`` and ``right`` bound the column it stands in."""

    segments: tuple[Segment, ...]
    left: float = 0.0
    right: float = 0.0

    @property
    def text(self) -> str:
        """What stands in it, gaps as spaces."""
        text = self.segments[0].text
        for before, segment in pairwise(self.segments):
            gap = segment.left - before.right > _GAP * min(before.size, segment.size)
            text += f" {segment.text}" if gap else segment.text
        return text

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


def upright(
    left: float, bottom: float, right: float, top: float, *, turned: int, size: tuple[float, float]
) -> tuple[float, float, float, float]:
    """A box as it lies on the page when the page is shown turned (degrees clockwise).

    ``size`` is that of the page as shown.
    """
    width, height = size
    if turned == 90:
        return bottom, height - right, top, height - left
    if turned == 180:
        return width - right, height - top, width - left, height - bottom
    if turned == 270:
        return width - top, left, width - bottom, right
    return left, bottom, right, top


def lines_of(segments: Iterable[Segment]) -> list[Line]:
    """The segments as lines, top down."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: (-segment.middle, segment.left)):
        row = rows[-1] if rows else None
        if row and _same_line(row[0], segment):
            row.append(segment)
        else:
            rows.append([segment])
    return [Line(tuple(sorted(row, key=lambda segment: segment.left))) for row in rows]


def _same_line(one: Segment, two: Segment) -> bool:
    """Whether two segments stand on one line; a raised number has half the size and a base of its own."""
    small, large = sorted((one.size, two.size))
    near = small * 0.5 if small > large * 0.8 else large * 0.45
    return abs(one.middle - two.middle) < near
