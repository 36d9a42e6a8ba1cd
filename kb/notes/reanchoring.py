"""What a person decides about the place of an annotation: it is right, it is here, it is not there."""

from collections.abc import Callable

from sqlite_utils import Database

from kb.model import Annotation, Article, Bookmark, Placement, Span
from kb.notes.anchoring.placement import ORPHANED_PLACE, ResolvedPlace
from kb.notes.placement_store import Placer, decided_on, keep_text, placement_row
from kb.notes.storage.rows import Row, later_than
from kb.notes.storage.undo_log import RowChange, Table


def decisions(
    database: Database,
    placer: Placer,
    rows: list[Row],
    place_of: Callable[[Annotation | Bookmark], ResolvedPlace | None],
) -> list[RowChange]:
    """The changes that put the places of the rows' items in the present texts on record as decided by a person.

    What has no place to be decided on, or no text any more, is passed over. The texts are kept: later ones are compared
    with them.
    """
    items = placer.items(rows)
    texts = {item.anchor.article_id: placer.present(item.anchor.article_id) for item in items}
    changes = []
    for item in items:
        article, known = texts[item.anchor.article_id], place_of(item)
        if article is not None and known is not None:
            keep_text(database, article)
            decided = {row["text_hash"]: row for row in decided_on(database, item.id, withdrawn=True)}
            before = decided.get(article.text_hash)
            at = later_than(*(row["decided"] for row in decided.values()))
            after = placement_row(item.id, article.text_hash, known, decided=at)
            changes.append(RowChange(Table.PLACEMENTS, before, after))
    return changes


def as_it_stands(item: Annotation | Bookmark) -> ResolvedPlace | None:
    """The present place of an item as a decision; None for an orphan."""
    return None if item.span is None else accepted(item.span)


def accepted(span: Span | None) -> ResolvedPlace:
    """A confirmed place at ``span``; without one, a confirmed orphan."""
    return ORPHANED_PLACE if span is None else ResolvedPlace(span, Placement.MOVED)


def confident_place(item: Annotation | Bookmark, article: Article, old_text: str | None) -> Span | None:
    """The place of an orphan in ``article`` about which there is no doubt, a bookmark's the whole block; or None.

    None too where its quote stood several times in ``old_text``, the text it was made in.
    """
    from kb.notes.anchoring.suggestions import confident_suggestion, suggestions  # noqa: PLC0415 - hardly ever asked

    if old_text is not None and old_text.count(item.anchor.quote) > 1:
        return None
    likely = confident_suggestion(suggestions(item.anchor, article.text), item.anchor.quote)
    if likely is None:
        return None
    return article.block_at(likely.span.start).span if isinstance(item, Bookmark) else likely.span
