"""How the list of all annotations is narrowed and sorted."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class NoteFacet(StrEnum):
    """What annotations can be told apart by."""

    COLOR = "color"
    ROLE = "role"
    ARTICLE = "article"
    TAG = "tag"
    STATE = "state"
    PERIOD = "period"
    NOTE = "note"


class Period(StrEnum):
    """When an annotation was last modified. All but EARLIER reach up to now and overlap: an item can be in several."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    EARLIER = "earlier"


class HasNote(StrEnum):
    """With words of one's own or without."""

    YES = "yes"
    NO = "no"


class NotesOrder(StrEnum):
    """What comes first; where two are equal, their place decides."""

    POSITION = "position"
    MODIFIED = "modified"
    OLDEST = "oldest"
    COLOR = "color"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class FilterValue:
    """One value of a facet: a colour, an article's id, a value of Placement, Period or HasNote."""

    facet: NoteFacet
    value: str

    def __str__(self) -> str:
        return f"{self.facet}:{self.value}"

    @classmethod
    def read(cls, written: str) -> Self | None:
        """What ``str`` wrote; None for anything else."""
        facet, colon, value = written.partition(":")
        return cls(NoteFacet(facet), value) if colon and value and facet in set(NoteFacet) else None


@dataclass(frozen=True, slots=True)
class NotesFilter:
    """Which annotations are wanted: those that have one of the values chosen of every facet, and hold the text.

    ``article_id`` None means the whole library. ``text`` is read like a query: words to be held by quote, note, tags or
    the article's title together, ``"…"``, ``-…``, ``或``, ``标签:…``.
    """

    article_id: str | None = None
    text: str = ""
    chosen: tuple[FilterValue, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether it hides annotations for another reason than the article."""
        return bool(self.text or self.chosen)

    def values(self, facet: NoteFacet) -> frozenset[str]:
        """What is chosen of a facet."""
        return frozenset(choice.value for choice in self.chosen if choice.facet is facet)

    def toggled(self, choice: FilterValue) -> "NotesFilter":
        """With ``choice``, or without it when it was there."""
        rest = tuple(one for one in self.chosen if one != choice)
        chosen = rest if len(rest) < len(self.chosen) else (*self.chosen, choice)
        return NotesFilter(self.article_id, self.text, chosen)
