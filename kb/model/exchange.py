"""Notes on their way out of one file and into another."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kb.model.notes import Annotation, Bookmark, NotesChange
from kb.model.span import Span


class BackupKind(StrEnum):
    """Why a backup was made."""

    AUTO = "auto"
    MANUAL = "manual"
    BEFORE_MIGRATION = "before-migration"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    BEFORE_UPDATE = "before-update"
    BEFORE_PURGE = "before-purge"


class Grouping(StrEnum):
    """How an export of notes is grouped."""

    ARTICLE = "article"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of an annotation or a bookmark that was deleted, so that deletions travel to other PCs."""

    id: str
    deleted: datetime


@dataclass(frozen=True, slots=True)
class PlacementDecision:
    """What a person said of the place of an annotation or a bookmark in one text: it is ``span``, or (None) nowhere.

    One that is ``withdrawn`` was taken back at that time: it has to reach other PCs too.
    """

    item_id: str
    text_hash: str
    span: Span | None
    at: datetime
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """How far an annotation has come in the daily review.

    ``card`` is the state of its memory, as the JSON of FSRS; ``graded`` counts the grades, ``first`` and ``last`` are
    the times of the first and the last one, ``due`` is when it comes back.
    """

    item_id: str
    card: str
    due: datetime
    graded: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """An entry of a file that could not be read: what names it there, and a short reason in Chinese."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotesBundle:
    """Notes on their way out of one file and into another.

    ``texts`` are the canonical texts that anchors were made and decisions taken in, by their hashes: with them a place
    can be carried into other versions. An anchor without a text hash was made elsewhere and has only its quote to go
    by. ``unread`` are the entries of a file that could not be read.
    """

    annotations: tuple[Annotation, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    decisions: tuple[PlacementDecision, ...] = ()
    reviews: tuple[ReviewProgress, ...] = ()
    unread: tuple[ReadProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What taking in a bundle does, or would do: how many items of each kind.

    ``changed`` are also those of which only the place or the review is newer there. ``kept`` are those that are here
    already, as new or newer; ``refused`` have no place in any article that is here.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    kept: int = 0
    refused: int = 0
    change: NotesChange = field(default_factory=NotesChange)
    deleted: int = 0
