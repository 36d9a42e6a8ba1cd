"""The place of an anchor in a text that is not its own: by the difference of the versions, then by a unique quote."""

from dataclasses import dataclass

from kb.model import Anchor, Article, Placement, Span
from kb.notes.anchor import quote_place
from kb.notes.carrying import Carrier

RULES = 3  # raised whenever places come out differently: those on record are then found anew
_SENTENCE_ENDS = "。！？；!?;\n"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor stands in a text; ``span`` is None when it is 失锚."""

    span: Span | None
    placement: Placement


LOST = Place(None, Placement.ORPHANED)


@dataclass(frozen=True, slots=True)
class Base:
    """What a place is carried from: a span of an earlier version, and that version's whole text."""

    span: Span
    text: str


def place(anchor: Anchor, article: Article, base: Base | None = None, carrier: Carrier | None = None) -> Place:
    """Where ``anchor`` stands in ``article`` now.

    The same text gives the same place. Otherwise ``carrier`` (from the text of ``base`` to that of ``article``) carries
    the span of ``base``; where that fails, or there is no older text, the quote alone may say where it is, if there is
    no doubt. The rest is an orphan.
    """
    if anchor.text_hash == article.text_hash:
        return Place(anchor.span, Placement.IN_PLACE)
    text = article.text
    if base is None:
        span = quote_place(anchor, text)
        return LOST if span is None else Place(span, _moved(anchor.span, span))
    if not len(base.span):
        return _of_nothing(base, article)
    span = (carrier or Carrier(base.text, text)).carry(base.span)
    if span is None and base.text[base.span.start : base.span.end] == anchor.quote:
        span = quote_place(anchor, text, base.text)
    return LOST if span is None else Place(span, _state(base, span, text))


def sentence(text: str, span: Span) -> Span:
    """The span widened to whole sentences, within its lines."""
    start = max(text.rfind(end, 0, span.start) for end in _SENTENCE_ENDS) + 1
    ends = [at for end in _SENTENCE_ENDS if (at := text.find(end, max(span.end - 1, span.start))) >= 0]
    return Span(start, max(span.end, min(ends, default=len(text))))


def _of_nothing(base: Base, article: Article) -> Place:
    """An empty block has no words to be found by."""
    if base.text == article.text:
        return Place(base.span, Placement.IN_PLACE)
    return LOST


def _state(base: Base, span: Span, text: str) -> Placement:
    """Changed also when only its sentence is: the same words may say another thing of somebody else."""
    old, new = sentence(base.text, base.span), sentence(text, span)
    if base.text[old.start : old.end].strip() != text[new.start : new.end].strip():
        return Placement.CHANGED
    return _moved(base.span, span)


def _moved(old: Span, new: Span) -> Placement:
    return Placement.IN_PLACE if old == new else Placement.MOVED
