"""The values everything else speaks in: frozen, comparable, free of behaviour.

Offsets are Unicode code points, spans are half-open ``[start, end)``. Where nothing else is said they point into an
article's canonical text (the blocks' plain texts joined with a line break). Times are aware UTC ``datetime`` values.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """A span is a thing even when it is empty."""
        return True

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


# --- content -------------------------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a block is in its article."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    ROW = "row"


class InlineStyle(StrEnum):
    """How a run inside a block is set."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Run:
    """A styled run inside a block; ``span`` counts from the block's start, ``target`` is a link's address."""

    span: Span
    style: InlineStyle
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, quote, code block or table row.

    ``text`` may hold line breaks: a hard one, a line of code, or (``kind`` ROW) the border between two cells, of which
    there is one more than line breaks. ``start`` is the block's offset in the canonical text. ``level`` is 1–6 for
    headings and the depth (from 1) for items and quotes; a paragraph that continues a list item has that item's
    depth, other blocks 0. ``marker`` is an item's visible bullet (``•`` or ``1.``), else empty. ``table`` numbers the
    article's tables from 0 and is −1 outside; ``header`` marks a table's first row. ``heading_path`` holds the
    headings above, outermost first, without the article's title.
    """

    index: int
    kind: BlockKind
    text: str
    start: int
    level: int = 0
    marker: str = ""
    table: int = -1
    header: bool = False
    heading_path: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()

    @property
    def end(self) -> int:
        """The offset just behind the block in the canonical text."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """The block's place in the canonical text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """What the library shows of an article without opening it."""

    id: str
    title: str
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    summary: str = ""
    source: str = ""
    updated: str = ""
    pack_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(ArticleHead):
    """A whole article: its blocks and its canonical ``text``; ``text_hash`` is the SHA-256 of that text in UTF-8."""

    blocks: tuple[Block, ...]
    text: str
    text_hash: str

    def block_at(self, offset: int) -> Block:
        """The block that holds ``offset`` (its trailing line break included); the last one when behind the end."""
        low, high = 0, len(self.blocks) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.blocks[middle].start <= offset:
                low = middle
            else:
                high = middle - 1
        return self.blocks[low]


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of articles: the built-in one, an installed one, or an anonymous folder without a manifest."""

    id: str
    name: str
    version: str
    folder: Path
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term with what it is also called and what it means; ``span`` is the entry in the article that explains it."""

    word: str
    others: tuple[str, ...]
    explanation: str
    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class TermUse:
    """A place where an article uses a term."""

    term: Term
    span: Span


# --- search --------------------------------------------------------------------------------------------------------


class Reason(StrEnum):
    """Why a hit is there."""

    LITERAL = "literal"
    PARTIAL = "partial"
    SYNONYM = "synonym"
    PINYIN = "pinyin"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Passage:
    """What a search returns: one block of one article."""

    article_id: str
    block: int
    span: Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query.

    ``marks`` are spans into ``snippet``; ``places`` are the same matches (and those the snippet leaves out) in the
    article's canonical text. ``score`` falls with rank and means nothing across queries. ``instead`` is what stands
    there in place of what was typed: another word for it, what was spelt in Latin letters or mistyped; else empty.
    """

    passage: Passage
    title: str
    roles: tuple[str, ...]
    topics: tuple[str, ...]
    heading_path: tuple[str, ...]
    snippet: str
    marks: tuple[Span, ...]
    places: tuple[Span, ...]
    score: float
    reason: Reason = Reason.LITERAL
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value to narrow a result by, and how many passages it would leave."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The best hits for a query; ``total`` counts all passages found, ``articles`` the articles they stand in."""

    query: str
    hits: tuple[Hit, ...] = ()
    total: int = 0
    articles: int = 0
    roles: tuple[Facet, ...] = ()
    topics: tuple[Facet, ...] = ()
    packs: tuple[Facet, ...] = ()
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class RoleHits:
    """What the articles for one role say about a query: its best hits of ``total`` passages."""

    role: str
    hits: tuple[Hit, ...]
    total: int


class SuggestionKind(StrEnum):
    """Where a suggestion comes from."""

    HISTORY = "history"
    TITLE = "title"
    HEADING = "heading"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to complete what is being typed; ``count`` passages hold ``text`` (0: not counted).

    ``article_id`` is the article that a title or a heading belongs to, empty where there are several.
    """

    text: str
    kind: SuggestionKind
    count: int = 0
    article_id: str = ""


@dataclass(frozen=True, slots=True)
class IndexChange:
    """What bringing the index up to date did: article ids, and whether it was built anew."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    rebuilt: bool = False
    passages: int = 0


# --- notes ---------------------------------------------------------------------------------------------------------

COLORS = ("yellow", "green", "blue", "pink", "purple")


class MarkStyle(StrEnum):
    """How an annotation is drawn."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"


class Placement(StrEnum):
    """Where an annotation stands in the present text: 原位, 移动, 文字有变, 失锚."""

    IN_PLACE = "in_place"
    MOVED = "moved"
    CHANGED = "changed"
    ORPHANED = "orphaned"


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


class AlertKind(StrEnum):
    """What in a changed passage must not be overlooked: 数字, 日期, 应/须/可/不得/禁止."""

    NUMBER = "number"
    DATE = "date"
    MODAL = "modal"


@dataclass(frozen=True, slots=True)
class Alert:
    """Words that stand only in the old or only in the new passage; one of the two may be empty."""

    kind: AlertKind
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageChange:
    """The lines around an annotation when it was made and now; the marks are spans of these texts.

    ``removed`` and ``inserted`` are what the two do not share. ``before`` is no more than the quote when the old text
    is not at hand; ``after`` is empty when the place is lost.
    """

    before: str
    before_mark: Span
    after: str = ""
    after_mark: Span = Span(0, 0)
    removed: tuple[Span, ...] = ()
    inserted: tuple[Span, ...] = ()
    alerts: tuple[Alert, ...] = ()


class GuessReason(StrEnum):
    """Why an orphan may belong to a place: the quote stands there, or something like it, or what stood around it."""

    QUOTE = "quote"
    ALIKE = "alike"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class PlaceGuess:
    """A place an orphan may belong to; ``passage`` is the line it stands in, ``mark`` where; ``score`` is 0 to 1."""

    span: Span
    mark: Span
    score: float
    passage: str
    reason: GuessReason


@dataclass(frozen=True, slots=True)
class Deleted:
    """An annotation or a bookmark in the recycle bin, and since when."""

    item: Annotation | Bookmark
    at: datetime


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of an annotation or a bookmark that was deleted, so that deletions travel to other PCs."""

    id: str
    deleted: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of the place of an annotation or a bookmark in one text: it is ``span``, or (None) nowhere."""

    item_id: str
    text_hash: str
    span: Span | None
    at: datetime


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
class Unread:
    """An entry of a file that could not be read: what names it there, and a short reason in Chinese."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotesBundle:
    """Notes on their way out of one file and into another.

    ``texts`` are the canonical texts that anchors were made and decisions taken in, by their hashes: with them a place
    can be carried into other versions. An anchor without a text hash was made elsewhere and has only its quote to go
    by. ``unread`` names what else a file held that was read.
    """

    annotations: tuple[Annotation, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    decisions: tuple[Decision, ...] = ()
    reviews: tuple[ReviewProgress, ...] = ()
    unread: tuple[Unread, ...] = ()


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


class Marked(StrEnum):
    """What a person has set in an article: 有批注, 有书签."""

    ANNOTATED = "annotated"
    BOOKMARKED = "bookmarked"


@dataclass(frozen=True, slots=True)
class NotesChange:
    """What an operation on the notes did; every pane decides for itself what to redraw."""

    added: tuple[Annotation | Bookmark, ...] = ()
    changed: tuple[Annotation | Bookmark, ...] = ()
    removed: tuple[Annotation | Bookmark, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    @property
    def article_ids(self) -> frozenset[str]:
        """The articles touched."""
        return frozenset(item.anchor.article_id for item in (*self.added, *self.changed, *self.removed))


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


@dataclass(frozen=True, slots=True)
class ReadingPlace:
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
