"""Text that stands at an angle to its page: sideways tables and margin notes, stamps, seals, watermarks.

Text at a right angle is read as a page of its own that is turned upright (``sideways``); what stands aslant, or round
the edge of a seal, is read in the order in which it was written (``SlantedRun``). Both are put where they stand on the
page around them.
"""

import math
from collections.abc import Sequence

from kb.content.importers.pdf.page import Page, RuledLine, Segment, TurnedText, upright
from kb.content.importers.pdf.tables import stands_in_table

_STRAIGHT = 3.0  # degrees: text layers of scanned pages are that far from straight
_NEXT_SIGN = 2.5  # sizes between the origins of two signs of one text; seals are set wide
_SAME_LINE = 0.6  # sizes
_SAME_SIZE = 0.25
_SAME_ANGLE = 1.0  # degrees
_MOST_PAIRS = 1_000_000  # of sideways texts and lines, of which each is compared with each


def right_angle(degrees: float) -> int | None:
    """0, 90, 180 or 270 for an angle that is one of these; None for text that stands aslant."""
    nearest = round(degrees / 90) * 90
    return nearest % 360 if abs(degrees - nearest) <= _STRAIGHT else None


class SlantedRun:
    """The signs of a slanted text so far, or of one that runs round a seal; a run of its own for each page."""

    def __init__(self) -> None:
        self.found: list[Segment] = []
        self._text = ""
        self._box = (0.0, 0.0, 0.0, 0.0)
        self._origin = (0.0, 0.0)
        self._size = self._angle = 0.0
        self._round = False  # the signs have different angles

    def goes_on(self, origin: tuple[float, float], size: float, angle: float) -> bool:
        """Whether a sign at this place (points) and angle (degrees) is the next one; a seal has upright ones too."""
        if not self._text or abs(size - self._size) > _SAME_SIZE * max(size, self._size):
            return False
        across, up = origin[0] - self._origin[0], origin[1] - self._origin[1]
        if math.hypot(across, up) > _NEXT_SIGN * size:
            return False
        turn = abs((angle - self._angle + 180) % 360 - 180)
        if turn > _SAME_ANGLE:
            return True
        along = math.radians(angle)
        return not self._round and abs(up * math.cos(along) - across * math.sin(along)) < _SAME_LINE * size

    def is_round(self) -> bool:
        """Whether the signs so far stand at different angles."""
        return self._round

    def add(self, sign: Segment, origin: tuple[float, float], size: float, angle: float) -> None:
        """Take a sign in, with its box on the page; one that does not go on begins the next text."""
        if not self.goes_on(origin, size, angle):
            self.end()
        edges = sign.left, sign.bottom, sign.right, sign.top
        if self._text:
            self._round = self._round or abs((angle - self._angle + 180) % 360 - 180) > _SAME_ANGLE
            box = self._box
            edges = min(box[0], edges[0]), min(box[1], edges[1]), max(box[2], edges[2]), max(box[3], edges[3])
        self._text += sign.text
        self._box, self._origin, self._size, self._angle = edges, origin, size, angle

    def space(self) -> None:
        """A blank was typed."""
        if self._text and not self._text.endswith(" "):
            self._text += " "

    def end(self) -> None:
        """The text is at its end."""
        if text := self._text.strip():
            self.found.append(Segment(text, *self._box, self._box[1]))
        self._text, self._round = "", False


def with_turned(page: Page, turned: dict[int, list[Segment]], slanted: Sequence[Segment]) -> Page:
    """The page with the texts that stand at an angle to it.

    ``turned`` has those at right angles by how far (degrees clockwise) the page is to be turned to read them, with
    their places on the page so turned; ``slanted`` has the others, with their places on the page. A sideways word in
    a cell of an upright table belongs to that.
    """
    cells: list[Segment] = []
    texts: list[TurnedText] = []
    in_table = stands_in_table(page)
    for by, segments in turned.items():
        sideways: list[tuple[Segment, Segment]] = []
        for segment in segments:
            here = _turned_back(segment, by, page)
            if in_table(here):
                cells.append(here)
            else:
                sideways.append((segment, here))
        texts += [_text(group, by, page) for group in _groups(sideways, page)]
    texts += [TurnedText(Page(page.width, page.height, (one,)), (one,), slanted=True) for one in slanted]
    return Page(page.width, page.height, (*page.segments, *cells), page.rules, page.pictures, tuple(texts))


def _turned_back(segment: Segment, by: int, page: Page) -> Segment:
    """Where a segment of the turned page stands on the page itself; its size is kept as well as it can be."""
    edges = segment.left, segment.bottom, segment.right, segment.top
    left, bottom, right, top = upright(*edges, turned=(360 - by) % 360, size=(page.width, page.height))
    middle = (bottom + top) / 2
    return Segment(segment.text, left, middle - segment.size / 2, right, middle + segment.size / 2, middle)


def _groups(pairs: Sequence[tuple[Segment, Segment]], page: Page) -> list[list[tuple[Segment, Segment]]]:
    """Segments, each with its place on the page, parted where upright lines stand between them, from the top."""
    if len(pairs) * len(page.segments) > _MOST_PAIRS:
        return [list(pairs)]
    groups: list[list[tuple[Segment, Segment]]] = []
    lowest = 0.0
    for segment, here in sorted(pairs, key=lambda pair: -_top(pair)):
        pair = segment, here
        if groups and not _parted(lowest, _top(pair), here, page):
            groups[-1].append(pair)
            lowest = min(lowest, _bottom(pair))
        else:
            groups.append([pair])
            lowest = _bottom(pair)
    return groups


def _top(pair: tuple[Segment, Segment]) -> float:
    """The upper edge on the page of a segment that may stand on its head or on its side."""
    return pair[1].middle_of_box + _half(pair)


def _bottom(pair: tuple[Segment, Segment]) -> float:
    return pair[1].middle_of_box - _half(pair)


def _half(pair: tuple[Segment, Segment]) -> float:
    """Half of what it takes of the page's height."""
    segment, here = pair
    across = here.right - here.left
    return segment.size / 2 if across > segment.size * 1.5 else (segment.right - segment.left) / 2


def _parted(above: float, below: float, here: Segment, page: Page) -> bool:
    """Whether a line of the page stands between two heights, over or under ``here``."""
    return any(
        below < segment.middle < above and segment.left < here.right and segment.right > here.left
        for segment in page.segments
    )


def _text(group: Sequence[tuple[Segment, Segment]], by: int, page: Page) -> TurnedText:
    """The group as a page on which it stands upright."""
    size = (page.height, page.width) if by in {90, 270} else (page.width, page.height)
    rules = tuple(
        RuledLine(*upright(rule.left, rule.bottom, rule.right, rule.top, turned=by, size=size)) for rule in page.rules
    )
    boxes = tuple(
        Segment(here.text, here.left, _bottom((segment, here)), here.right, _top((segment, here)), here.base)
        for segment, here in group
    )
    return TurnedText(Page(*size, tuple(segment for segment, _ in group), rules), boxes)
