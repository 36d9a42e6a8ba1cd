"""The address of an article, or of a place in it: ``xingzhi:article-id?start=10&end=24``.

The id is percent-encoded; ``start`` and ``end`` are code points of the canonical text, half-open, and left out for the
article as a whole. The address names the text as it was when the link was written.
"""

from urllib.parse import quote, unquote

from kb.model import Annotation, Bookmark, Span

SCHEME = "xingzhi:"


def address(article_id: str, span: Span | None = None) -> str:
    """The address of an article, or of a span of its text."""
    place = f"?start={span.start}&end={span.end}" if span is not None else ""
    return f"{SCHEME}{quote(article_id, safe='', errors='replace')}{place}"


def address_of(item: Annotation | Bookmark) -> str:
    """Where a note stands now; a note without a place leads to its article."""
    return address(item.anchor.article_id, item.span)


def article_of(link: str) -> str:
    """The id of the article that ``link`` leads to; any other address stands for itself."""
    if not link.startswith(SCHEME):
        return link
    return unquote(link.removeprefix(SCHEME).partition("?")[0])
