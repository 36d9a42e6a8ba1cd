"""Where a person has been: back and forward, like a browser."""

from dataclasses import dataclass

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """An article and the first visible code point."""

    article_id: str
    offset: int = 0


class VisitHistory:
    """Places in the order of the visits, and which of them is the present one."""

    def __init__(self) -> None:
        self._places: list[Visit] = []
        self._at = -1

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
        if self._at >= 0 and self._places[self._at] == place:
            return
        self._places = [*self._places[: self._at + 1], place][-LONGEST:]
        self._at = len(self._places) - 1

    def update(self, place: Visit) -> None:
        """The present place has scrolled on: remember where it was left."""
        if self._at >= 0 and self._places[self._at].article_id == place.article_id:
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
