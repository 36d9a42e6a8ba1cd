"""The place of an anchor in a text that is not its own: by the difference of the versions, then by a unique quote."""

from dataclasses import dataclass

from kb.model import Anchor, Article, Placement, Span
from kb.notes.anchoring.anchor import quote_place
from kb.notes.anchoring.span_transfer import SpanTransfer

RULES = 3  # raised whenever places come out differently: those on record are then found anew
_SENTENCE_ENDS = "。！？；!?;\n"


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """Where an anchor stands in a text; ``span`` is None when it is 失锚."""

    span: Span | None
    placement: Placement


ORPHANED_PLACE = ResolvedPlace(None, Placement.ORPHANED)


@dataclass(frozen=True, slots=True)
class SourceVersion:
    """What a place is carried from: a span of an earlier version, and that version's whole text."""

    span: Span
    text: str


def place(
    anchor: Anchor, article: Article, base: SourceVersion | None = None, carrier: SpanTransfer | None = None
) -> ResolvedPlace:
    """Where ``anchor`` stands in ``article`` now.

    The same text gives the same place. Otherwise ``carrier`` (from the text of ``base`` to that of ``article``) carries
    the span of ``base``; where that fails, or there is no older text, the quote alone may say where it is, if there is
    no doubt. The rest is an orphan.
    """
    if anchor.text_hash == article.text_hash:
        return ResolvedPlace(anchor.span, Placement.IN_PLACE)
    text = article.text
    if base is None:
        span = quote_place(anchor, text)
        return ORPHANED_PLACE if span is None else ResolvedPlace(span, _moved(anchor.span, span))
    if not len(base.span):
        return _of_nothing(base, article)
    span = (carrier or SpanTransfer(base.text, text)).carry(base.span)
    if span is None and base.text[base.span.start : base.span.end] == anchor.quote:
        span = quote_place(anchor, text, base.text)
    return ORPHANED_PLACE if span is None else ResolvedPlace(span, _state(base, span, text))


def sentence(text: str, span: Span) -> Span:
    """The span widened to whole sentences, within its lines."""
    start = max(text.rfind(end, 0, span.start) for end in _SENTENCE_ENDS) + 1
    ends = [at for end in _SENTENCE_ENDS if (at := text.find(end, max(span.end - 1, span.start))) >= 0]
    return Span(start, max(span.end, min(ends, default=len(text))))


def _of_nothing(base: SourceVersion, article: Article) -> ResolvedPlace:
    """An empty block has no words to be found by."""
    if base.text == article.text:
        return ResolvedPlace(base.span, Placement.IN_PLACE)
    return ORPHANED_PLACE


def _state(base: SourceVersion, span: Span, text: str) -> Placement:
    """Changed also when only its sentence is: the same words may say another thing of somebody else."""
    old, new = sentence(base.text, base.span), sentence(text, span)
    if base.text[old.start : old.end].strip() != text[new.start : new.end].strip():
        return Placement.CHANGED
    return _moved(base.span, span)


def _moved(old: Span, new: Span) -> Placement:
    return Placement.IN_PLACE if old == new else Placement.MOVED
