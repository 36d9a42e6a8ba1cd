"""What a search gives back."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kb.errors import NotesError
from kb.model.effect import EffectStatus
from kb.model.notes import MarkFilter, NotesPage
from kb.model.span import Span


class Reason(StrEnum):
    """Why a hit is there."""

    LITERAL = "literal"
    PARTIAL = "partial"
    SYNONYM = "synonym"
    PINYIN = "pinyin"
    CORRECTION = "correction"
    KEYWORD = "keyword"
    QUESTION = "question"
    MEANING = "meaning"


class ResultOrder(StrEnum):
    """What a result is sorted by: 相关, 岗位, 更新. Hits of one article stay together in the last two."""

    RELEVANCE = "relevance"
    ROLE = "role"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class Passage:
    """What a search returns: one block of one article."""

    article_id: str
    block: int
    span: Span


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words to be shown; ``marks`` are spans into ``text``."""

    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A passage of a section as a card shows it: ``marks`` are spans into ``text``, which is one line.

    ``passage`` is where it stands; with ``gap`` others are left out before it.
    """

    text: str
    marks: tuple[Span, ...]
    passage: Passage
    gap: bool = False


def card_lines(place: int) -> int:
    """How many lines of words the card of a hit has at most that is the ``place``-th (from 0) read in the list."""
    return 4 if place else 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query.

    ``marks`` are spans into ``snippet``; ``places`` are the same matches (and those the snippet leaves out) in the
    article's canonical text. ``score`` falls with rank and means nothing across queries. ``matched_as`` is what stands
    there in place of what was typed: another word for it, what was spelt in Latin letters or mistyped; else empty.
    ``lead`` is the question that the passage answers, the line that its list belongs to, or the head of its table.
    ``follows`` is the beginning of what a heading, a question or a line that ends with a colon leads to; ``section``
    are the lines of its section that answer together, its own among them, where no passage holds all of the query.
    ``effect`` is what the article is on the day that was asked for. ``text`` is all of the passage.
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
    matched_as: str = ""
    lead: str = ""
    follows: str = ""
    section: tuple[SectionLine, ...] = ()
    effect: EffectStatus = EffectStatus()
    text: str = field(default="", repr=False)


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

    ``article_id`` is the article that a title or a heading belongs to, empty where there are several. ``effect`` is
    what that article is, or of several one that is in force, if any is.
    """

    text: str
    kind: SuggestionKind
    count: int = 0
    article_id: str = ""
    effect: EffectStatus = EffectStatus()


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """A heading and where it stands in the canonical text of its article (code points)."""

    text: str
    article_id: str
    offset: int


@dataclass(frozen=True, slots=True)
class IndexChange:
    """What bringing the index up to date did: article ids, and whether it was built anew."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    rebuilt: bool = False
    passages: int = 0

    @property
    def articles(self) -> int:
        """How many articles are concerned."""
        return len(self.added) + len(self.changed) + len(self.removed)


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One query to the articles and to one's own notes, with what it is narrowed to; ``packs`` are ids.

    ``marked`` narrows to articles in which a person has set something. At most ``note_limit`` notes answer. ``on`` is
    the day for which is said what is in force, None for today.
    """

    query: str = ""
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    marked: tuple[MarkFilter, ...] = ()
    note_limit: int = 3
    order: ResultOrder = ResultOrder.RELEVANCE
    on: date | None = None


@dataclass(frozen=True, slots=True)
class NotesAnswer:
    """What one's own notes say to a request.

    ``facets`` count the found passages in marked articles, by ``MarkFilter``. ``restricted_to`` holds the ids of the
    articles that the notes narrow the search to, None for all. With an ``error`` the notes could not be read.
    """

    page: NotesPage
    facets: tuple[Facet, ...] = ()
    restricted_to: frozenset[str] | None = None
    error: NotesError | None = None


@dataclass(frozen=True, slots=True)
class CombinedPage:
    """What articles and notes say to a request; ``articles`` is None while there is no index."""

    articles: SearchPage | None
    notes: NotesAnswer
