"""How an annotation remembers its place, and when its quote alone is enough to find it."""

from kb.errors import SpanError
from kb.model import Anchor, Article, Span

CONTEXT = 32  # code points kept on both sides
# Raise placement.RULES when one of these two changes: places on record were found with the old value.
SHORTEST_QUOTE = 8  # a shorter quote says too little to be looked for elsewhere
AGREEING = 8  # so many code points of the prefix or the suffix must stand beside a quote that has moved


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


def quote_place(anchor: Anchor, text: str, old_text: str | None = None) -> Span | None:
    """Where the quote of ``anchor`` stands in a ``text`` that is not its own; None when that is not certain.

    It must have at least SHORTEST_QUOTE code points that are no blanks, stand there exactly once, and AGREEING code
    points of its old context must stand beside it (before *or* behind). ``old_text``, the text the anchor was made in,
    must hold the quote exactly once, too: what is left of two equal sentences may be the wrong one. Without
    ``old_text`` the context must agree before *and* behind.
    """
    at = only_place(anchor.quote, text)
    if at is None or (old_text is not None and only_place(anchor.quote, old_text) is None):
        return None
    agrees = any if old_text is not None else all
    return Span(at, at + len(anchor.quote)) if agrees(_sides_agree(anchor, text, at)) else None


def only_place(quote: str, text: str) -> int | None:
    """The offset of the one occurrence of a long enough quote; None for none or several (overlapping ones count)."""
    if sum(not character.isspace() for character in quote) < SHORTEST_QUOTE:
        return None
    at = text.find(quote)
    return at if at >= 0 and text.find(quote, at + 1) < 0 else None


def _sides_agree(anchor: Anchor, text: str, at: int) -> tuple[bool, bool]:
    """Whether the old context stands before and behind ``at``; where the text ended sooner, it must end there again."""
    before, after = anchor.prefix[-AGREEING:], anchor.suffix[:AGREEING]
    end = at + len(anchor.quote)
    return (
        text.endswith(before, 0, at) and (len(before) == AGREEING or at == len(before)),
        text.startswith(after, end) and (len(after) == AGREEING or end + len(after) == len(text)),
    )
