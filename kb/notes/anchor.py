"""How an annotation finds its place: made once, placed in whatever the text has become."""

from dataclasses import dataclass

from kb.errors import SpanError
from kb.model import Anchor, Article, Placement, Span

CONTEXT = 32  # code points kept on both sides
SHORTEST_QUOTE = 8  # a shorter quote says too little to be looked for elsewhere
AGREEING = 8  # so many code points of the prefix or the suffix must stand beside a quote that has moved


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anchor stands in a text; ``span`` is None when it is 失锚."""

    span: Span | None
    placement: Placement


def make_anchor(article: Article, span: Span) -> Anchor:
    """The anchor of ``span`` in ``article``. Raises SpanError when it is empty or lies outside the text."""
    if not 0 <= span.start < span.end <= len(article.text):
        raise SpanError(f"{span.start}-{span.end} of {len(article.text)}")
    return _anchor(article, span)


def block_anchor(article: Article, offset: int) -> Anchor:
    """The anchor of the whole block that holds ``offset``, which may be an empty one."""
    return _anchor(article, article.block_at(max(0, offset)).span)


def _anchor(article: Article, span: Span) -> Anchor:
    return Anchor(
        article_id=article.id,
        span=span,
        quote=article.text[span.start : span.end],
        prefix=article.text[max(0, span.start - CONTEXT) : span.start],
        suffix=article.text[span.end : span.end + CONTEXT],
        block=article.block_at(span.start).index,
        text_hash=article.text_hash,
    )


def place(anchor: Anchor, article: Article) -> Place:
    """Where ``anchor`` stands in ``article`` now.

    The same text gives the same place. In another text only a quote of at least SHORTEST_QUOTE code points that stands
    there exactly once, beside AGREEING code points of its old context, is placed; everything else is an orphan.
    """
    if anchor.text_hash == article.text_hash:
        return Place(anchor.span, Placement.IN_PLACE)
    quote = anchor.quote
    at = article.text.find(quote) if len(quote) >= SHORTEST_QUOTE else -1
    if at < 0 or article.text.find(quote, at + 1) >= 0 or not _agrees(anchor, article.text, at):
        return Place(None, Placement.ORPHANED)
    span = Span(at, at + len(quote))
    return Place(span, Placement.IN_PLACE if span == anchor.span else Placement.MOVED)


def _agrees(anchor: Anchor, text: str, at: int) -> bool:
    before, after = anchor.prefix[-AGREEING:], anchor.suffix[:AGREEING]
    end = at + len(anchor.quote)
    return (len(before) == AGREEING and text.endswith(before, 0, at)) or (
        len(after) == AGREEING and text.startswith(after, end)
    )
