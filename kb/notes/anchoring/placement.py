"""The place of an anchor in a text that is not its own: by the difference of the versions, then by a unique quote."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.model import AlertKind, Anchor, Article, Placement, Span
from kb.notes.anchoring.anchor import quote_place

if TYPE_CHECKING:  # what compares texts: 8 ms of a start in which no text has changed
    from kb.notes.anchoring.sections import Outline
    from kb.notes.anchoring.span_transfer import SpanTransfer

RULES = 7  # raised whenever places come out differently: those on record are then found anew
_SENTENCE_ENDS = "。！？；!?;\n"
_CLAUSE_ENDS = "，：,:"
# A sentence that is kept to a smaller share says another thing around the words that were marked; one that is kept to
# a larger one is a change only where it changes their clause or what must not be overlooked.
SENTENCE_KEPT = 0.8


@dataclass(frozen=True, slots=True)
class ResolvedPlace:
    """Where an anchor stands in a text; ``span`` is None when it is 失锚."""

    span: Span | None
    placement: Placement


ORPHANED_PLACE = ResolvedPlace(None, Placement.ORPHANED)


@dataclass(frozen=True, slots=True)
class SourceVersion:
    """What a place is carried from: a span of an earlier version, and that version's whole text.

    ``outline`` are its headings; None where only the text is known. ``whole``: bold lines and rows are among them.
    """

    span: Span
    text: str
    outline: "Outline | None" = None
    whole: bool = True

    def transfer_to(self, article: Article) -> "SpanTransfer":
        """What carries spans of this version into the present one."""
        from kb.notes.anchoring.sections import of_lines, outline_like, outline_of  # noqa: PLC0415 - see above
        from kb.notes.anchoring.span_transfer import SpanTransfer  # noqa: PLC0415

        new = outline_of(article)
        if self.outline is None or not self.whole:
            new = of_lines(new)
        old = self.outline if self.outline is not None else outline_like(self.text, article.text, new)
        return SpanTransfer(self.text, article.text, (old, new))


def place(
    anchor: Anchor, article: Article, base: SourceVersion | None = None, carrier: "SpanTransfer | None" = None
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
    span = (carrier or base.transfer_to(article)).carry(base.span)
    if span is None and base.text[base.span.start : base.span.end] == anchor.quote:
        span = quote_place(anchor, text, base.text)
    return ORPHANED_PLACE if span is None else ResolvedPlace(span, _state(base, span, text))


def sentence(text: str, span: Span) -> Span:
    """The span widened to whole sentences, within its lines."""
    return _widened(text, span, _SENTENCE_ENDS)


def _widened(text: str, span: Span, ends: str) -> Span:
    """The span up to the next of ``ends`` on both sides, without the one before and the one behind."""
    start = max(text.rfind(end, 0, span.start) for end in ends) + 1
    behind = [at for end in ends if (at := text.find(end, max(span.end - 1, span.start))) >= 0]
    return Span(start, max(span.end, min(behind, default=len(text))))


def _of_nothing(base: SourceVersion, article: Article) -> ResolvedPlace:
    """An empty block has no words to be found by."""
    if base.text == article.text:
        return ResolvedPlace(base.span, Placement.IN_PLACE)
    return ORPHANED_PLACE


def _state(base: SourceVersion, span: Span, text: str) -> Placement:
    """Changed where what was marked says another thing, or the sentence that says it does."""
    from kb.notes.anchoring.significance import likeness, same_meaning  # noqa: PLC0415 - see above

    if not same_meaning(base.text[base.span.start : base.span.end], text[span.start : span.end]):
        return Placement.CHANGED
    old, new = sentence(base.text, base.span), sentence(text, span)
    before, after = base.text[old.start : old.end], text[new.start : new.end]
    if not same_meaning(before, after):
        clauses = [
            whole[part.start : part.end]
            for whole, part in ((base.text, _clause(base.text, base.span)), (text, _clause(text, span)))
        ]
        if not same_meaning(*clauses) or likeness(before, after) < SENTENCE_KEPT or _tells(before, after):
            return Placement.CHANGED
    return _moved(base.span, span)


def _tells(before: str, after: str) -> bool:
    """Whether a sentence says another thing; that something was put in elsewhere in it is not enough."""
    # Its tables take 0.03 s to import, and a start in which no text has changed needs none of them.
    from kb.notes.anchoring.change_alerts import alerts  # noqa: PLC0415

    return any(alert.kind is not AlertKind.CONTENT for alert in alerts(before, after))


def _clause(text: str, span: Span) -> Span:
    """The span widened to whole clauses of its sentence."""
    return _widened(text, span, _SENTENCE_ENDS + _CLAUSE_ENDS)


def _moved(old: Span, new: Span) -> Placement:
    return Placement.IN_PLACE if old == new else Placement.MOVED
