"""The passage around an annotation then and now: both texts, what differs, and what must not be overlooked."""

from kb.model import PassageChange, Span
from kb.notes.anchoring.change_alerts import alerts
from kb.notes.anchoring.placement import SourceVersion
from kb.text.differences import differences

AROUND = 1_000  # code points of a long line that are shown before and behind a place


def passage_change(base: SourceVersion | None, quote: str, text: str, span: Span | None) -> PassageChange:
    """The lines around an annotation then and now."""
    before, before_mark = _lines(base.text, base.span) if base else (quote, Span(0, len(quote)))
    if span is None:
        return PassageChange(before, before_mark)
    after, after_mark = _lines(text, span)
    changes = [step for step in differences(before, after) if not step.equal]
    removed = tuple(step.old for step in changes if len(step.old))
    inserted = tuple(step.new for step in changes if len(step.new))
    return PassageChange(before, before_mark, after, after_mark, removed, inserted, alerts(before, after))


def _lines(text: str, span: Span) -> tuple[str, Span]:
    """The whole lines that hold the span, as far as AROUND, and where it stands in them."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    end = text.find("\n", max(span.end - 1, span.start))
    end = min(len(text) if end < 0 else max(end, span.end), span.end + AROUND)
    return text[start:end], Span(span.start - start, span.end - start)
