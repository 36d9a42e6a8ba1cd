"""Annotations made by hand."""

from datetime import UTC, datetime, timedelta

from kb.model import Anchor, Annotation, ArticleHead, MarkStyle, Placement, Span

NOON = datetime(2025, 5, 20, 12, tzinfo=UTC)
HEADS = (
    ArticleHead(id="loan", title="贷款客户经理", roles=("客户经理",)),
    ArticleHead(id="lobby", title="大堂经理", roles=("大堂经理",)),
)


def annotation(
    key: str,
    article_id: str = "loan",
    *,
    start: int | None = 10,
    quote: str = "贷后检查",
    note: str = "",
    tags: tuple[str, ...] = (),
    color: str = "yellow",
    style: MarkStyle = MarkStyle.HIGHLIGHT,
    minutes: int = 0,
) -> Annotation:
    """One annotation, modified ``minutes`` after noon; without a place when ``start`` is None."""
    place = Span(start, start + len(quote)) if start is not None else None
    return Annotation(
        id=key,
        anchor=Anchor(article_id, place or Span(4, 4 + len(quote)), quote, "", "", 1, "hash"),
        color=color,
        style=style,
        note=note,
        tags=tags,
        created=NOON,
        modified=NOON + timedelta(minutes=minutes),
        span=place,
        placement=Placement.IN_PLACE if place else Placement.ORPHANED,
    )
