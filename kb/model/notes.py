"""What a person puts into the articles, where it stands, and how it is looked through and reviewed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kb.model.placement import Placement
from kb.model.span import Span


class MarkStyle(StrEnum):
    """How an annotation is drawn."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"


@dataclass(frozen=True, slots=True)
class Anchor:
    """How an annotation finds its place, as it was when made; never rewritten.

    ``quote`` is cut from the canonical text, ``prefix`` and ``suffix`` are up to 32 code points around it, ``block``
    is the index of the block the span starts in, ``text_hash`` names the canonical text all of it refers to.
    """

    article_id: str
    span: Span
    quote: str
    prefix: str
    suffix: str
    block: int
    text_hash: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight or an underline, with or without a note. ``span`` is its present place, None when 失锚."""

    id: str
    anchor: Anchor
    color: str
    style: MarkStyle
    note: str
    tags: tuple[str, ...]
    created: datetime
    modified: datetime
    span: Span | None
    placement: Placement


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A marked block of an article; ``label`` is the start of the block's text when it was marked."""

    id: str
    anchor: Anchor
    label: str
    created: datetime
    span: Span | None
    placement: Placement


@dataclass(frozen=True, slots=True)
class Deleted:
    """An annotation or a bookmark in the recycle bin, and since when."""

    item: Annotation | Bookmark
    at: datetime


class NoteField(StrEnum):
    """The part of an annotation that answers a query."""

    NOTE = "note"
    QUOTE = "quote"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class NoteHit:
    """An annotation that answers a query; ``snippet`` is cut from ``where``, ``marks`` are spans into it."""

    annotation: Annotation
    snippet: str
    marks: tuple[Span, ...]
    where: NoteField


@dataclass(frozen=True, slots=True)
class NotesPage:
    """The first annotations that answer a query; ``total`` counts all of them."""

    query: str
    hits: tuple[NoteHit, ...] = ()
    total: int = 0


class MarkFilter(StrEnum):
    """What a person has set in an article: 有批注, 有书签."""

    ANNOTATED = "annotated"
    BOOKMARKED = "bookmarked"


@dataclass(frozen=True, slots=True)
class NotesChange:
    """What an operation on the notes did; every pane decides for itself what to redraw.

    ``ticked`` are the articles (ids) whose lists were ticked; that changes no annotation and no bookmark.
    """

    added: tuple[Annotation | Bookmark, ...] = ()
    changed: tuple[Annotation | Bookmark, ...] = ()
    removed: tuple[Annotation | Bookmark, ...] = ()
    ticked: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.ticked)

    @property
    def article_ids(self) -> frozenset[str]:
        """The articles touched."""
        return frozenset(item.anchor.article_id for item in (*self.added, *self.changed, *self.removed))


@dataclass(frozen=True, slots=True)
class ReadingPosition:
    """Where a person stopped reading: ``offset`` is the first visible code point; newest ``at`` first in lists."""

    article_id: str
    offset: int
    at: datetime


class Grade(StrEnum):
    """How well a person remembered a passage: 忘了, 吃力, 记得, 轻松; the worse, the sooner it comes back."""

    FORGOTTEN = "forgotten"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """An annotation whose turn it is; ``text`` are the marked words as they read now.

    ``title`` and ``heading_path`` say where they stand. ``seen`` counts the grades it has got; ``due`` is when its turn
    came, None for one that was never graded.
    """

    annotation: Annotation
    text: str
    title: str
    heading_path: tuple[str, ...] = ()
    due: datetime | None = None
    seen: int = 0

    @property
    def id(self) -> str:
        """The id of the annotation."""
        return self.annotation.id


@dataclass(frozen=True, slots=True)
class QuizItem:
    """A question whose turn it is; ``answer`` is the index of the right one of ``options``, ``why`` a sentence on it.

    ``span`` is where its ``quote`` stands in the article ``article_id``: ``title`` and ``heading_path`` say that.
    ``seen`` counts the answers given; ``due`` is when its turn came, None for one that was never answered.
    """

    id: str
    text: str
    options: tuple[str, ...]
    answer: int
    why: str
    quote: str
    article_id: str
    span: Span
    title: str
    heading_path: tuple[str, ...] = ()
    due: datetime | None = None
    seen: int = 0


@dataclass(frozen=True, slots=True)
class ReviewState:
    """Where a person stands with the daily review.

    ``due`` are to be reviewed today still and ``reviewed`` were graded today; ``total`` have been graded at least once.
    ``next_due`` is when there will be something to review, once those are done; None when nothing is planned.
    """

    due: int = 0
    reviewed: int = 0
    total: int = 0
    next_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do next: the operation's name (``highlight``, ``edit``, ``delete``…), or None."""

    undo: str | None = None
    redo: str | None = None
