"""Where a person has been: back and forward through articles and pages, like a browser."""

from dataclasses import dataclass

from ui.center_page import CenterPage

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """An article and the first visible code point; or another page of the middle, with what was searched for there."""

    article_id: str = ""
    offset: int = 0
    page: CenterPage = CenterPage.READER
    query: str = ""

    def is_same_stop(self, other: "Visit") -> bool:
        """Whether both are one stop on the way: the same article, or the same page."""
        return (self.page, self.article_id) == (other.page, other.article_id)


class VisitHistory:
    """Places in the order of the visits, and which of them is the present one."""

    def __init__(self) -> None:
        self._places: list[Visit] = []
        self._at = -1

    @property
    def present(self) -> Visit | None:
        """The present place; None before the first."""
        return self._places[self._at] if self._at >= 0 else None

    @property
    def article_id(self) -> str:
        """The article one is at, or was at last; empty before the first."""
        visited = (place.article_id for place in reversed(self._places[: self._at + 1]))
        return next(filter(None, visited), "")

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before the present one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place behind the present one."""
        return self._at < len(self._places) - 1

    def visit(self, place: Visit) -> None:
        """Go to a new place; what lay ahead is forgotten. The present place is not entered twice."""
        if self.present == place:
            return
        self._places = [*self._places[: self._at + 1], place][-LONGEST:]
        self._at = len(self._places) - 1

    def update(self, place: Visit) -> None:
        """The present place has moved on (scrolled, another query): remember how it was left."""
        if self.present is not None and self.present.is_same_stop(place):
            self._places[self._at] = place

    def back(self) -> Visit | None:
        """Step back; None at the beginning."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> Visit | None:
        """Step forward; None at the end."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self._places[self._at]
