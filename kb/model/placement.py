"""Where annotations stand in the present texts, and what a person is shown to decide about it."""

from dataclasses import dataclass
from enum import StrEnum

from kb.model.span import Span


class Placement(StrEnum):
    """Where an annotation stands in the present text: 原位, 移动, 文字有变, 失锚."""

    IN_PLACE = "in_place"
    MOVED = "moved"
    CHANGED = "changed"
    ORPHANED = "orphaned"


# What a person is asked to look at; that a passage has only moved is no question.
NEEDS_DECISION = (Placement.CHANGED, Placement.ORPHANED)


class AlertKind(StrEnum):
    """What in a changed passage must not be overlooked.

    数字; 日期与期限; 应/须/可/不得 and limits (以上, 不超过); 不/未; 和/或; words that oppose one another (当天, 次日);
    who does it, to whom; what comes first; what has been left out or put in.
    """

    NUMBER = "number"
    DATE = "date"
    MODAL = "modal"
    NEGATION = "negation"
    CONJUNCTION = "conjunction"
    OPPOSITION = "opposition"
    PARTICIPANT = "participant"
    ORDER = "order"
    CONTENT = "content"


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


class SuggestionReason(StrEnum):
    """Why an orphan may belong to a place: the quote stands there, or something like it, or what stood around it."""

    QUOTE = "quote"
    ALIKE = "alike"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class AnchorSuggestion:
    """A place an orphan may belong to; ``passage`` is the line it stands in, ``mark`` where; ``score`` is 0 to 1."""

    span: Span
    mark: Span
    score: float
    passage: str
    reason: SuggestionReason
