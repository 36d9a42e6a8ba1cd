"""What is new in the articles since a person last read them, and what they say about it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class UpdateKind(StrEnum):
    """What became of an article."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ArticleUpdate:
    """An article that is new, reads differently than when it was last seen, or is gone.

    ``version_before`` is that of the pack when it was last seen, ``version`` the present one; empty where there is
    none. ``was_read`` says whether it was ever opened, ``acknowledge`` whether a person is to take note of it.
    """

    article_id: str
    title: str
    kind: UpdateKind
    roles: tuple[str, ...] = ()
    pack_id: str = ""
    version_before: str = ""
    version: str = ""
    was_read: bool = False
    acknowledge: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """That ``name`` has taken note of an article in a version; ``digest`` is the SHA-256 of its file."""

    name: str
    at: datetime
    article_id: str
    title: str
    pack_id: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class PassageReport:
    """That something is wrong with a passage: ``quote`` is the passage, ``words`` what a person says about it."""

    id: str
    at: datetime
    article_id: str
    title: str
    heading_path: tuple[str, ...]
    quote: str
    words: str
    pack_id: str
    version: str


@dataclass(frozen=True, slots=True)
class FailedSearch:
    """A search that found nothing, or was given up, and how often."""

    query: str
    count: int


@dataclass(frozen=True, slots=True)
class FeedbackFile:
    """What goes to the editors; ``name`` is who sends it, empty when they did not say.

    ``searches`` found nothing; of those ``given_up`` the results were seen and none was opened.
    """

    reports: tuple[PassageReport, ...] = ()
    searches: tuple[FailedSearch, ...] = ()
    name: str = ""
    given_up: tuple[FailedSearch, ...] = ()
