"""Rows of ``items`` and the values made of them."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from kb.errors import NotesError
from kb.model import Anchor, Annotation, Bookmark, MarkStyle, Span
from kb.notes.placement import Place

Row = dict[str, Any]
# A tombstone is what is left of an item whose words have been wiped.
ANNOTATION, BOOKMARK, TOMBSTONE = "annotation", "bookmark", "tombstone"


def now() -> str:
    """The present time as it is stored."""
    return stamp(datetime.now(UTC))


def stamp(at: datetime) -> str:
    """A time as it is stored: UTC, ISO 8601, microseconds; earlier ones sort first."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def new_row(kind: str, item_id: str, anchor: Anchor, at: str) -> Row:
    """The row of a new item; what only annotations or only bookmarks have is still empty."""
    return {
        "id": item_id,
        "kind": kind,
        "article_id": anchor.article_id,
        "start": anchor.span.start,
        "end": anchor.span.end,
        "quote": anchor.quote,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "block": anchor.block,
        "text_hash": anchor.text_hash,
        "color": "",
        "style": "",
        "note": "",
        "tags": "[]",
        "label": "",
        "created": at,
        "modified": at,
        "deleted": None,
    }


def anchor_of(row: Row) -> Anchor:
    """The anchor as it was when the item was made."""
    return Anchor(
        article_id=row["article_id"],
        span=Span(row["start"], row["end"]),
        quote=row["quote"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        block=row["block"],
        text_hash=row["text_hash"],
    )


def item_of(row: Row, place: Place) -> Annotation | Bookmark:
    """The value of a row, at its present place. Raises NotesError for a row this program cannot have written."""
    try:
        return _bookmark(row, place) if row["kind"] == BOOKMARK else _annotation(row, place)
    except (ValueError, TypeError) as error:
        raise NotesError(f"{row['id']}: {error}") from error


def _bookmark(row: Row, place: Place) -> Bookmark:
    created = datetime.fromisoformat(row["created"])
    return Bookmark(row["id"], anchor_of(row), row["label"], created, place.span, place.placement)


def _annotation(row: Row, place: Place) -> Annotation:
    return Annotation(
        id=row["id"],
        anchor=anchor_of(row),
        color=row["color"],
        style=_style(row["style"]),
        note=row["note"],
        tags=tags_of(row),
        created=datetime.fromisoformat(row["created"]),
        modified=datetime.fromisoformat(row["modified"]),
        span=place.span,
        placement=place.placement,
    )


def tags_of(row: Row) -> tuple[str, ...]:
    """The tags of an annotation, in the order in which they were given."""
    return tuple(json.loads(row["tags"]))


def _style(name: str) -> MarkStyle:
    """A style that only a newer program knows is shown as a plain highlight."""
    return MarkStyle(name) if name in set(MarkStyle) else MarkStyle.HIGHLIGHT


def storable(text: str) -> str:
    """``text`` without what SQLite or UTF-8 cannot hold: no NUL, surrogate pairs joined, a lone surrogate as U+FFFD."""
    return text.replace("\x00", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def clean_tags(tags: Iterable[str]) -> str:
    """Tags as they are stored: trimmed, without ``#``, each once, none empty."""
    words = (storable(tag).strip().lstrip("#＃").strip() for tag in tags)
    return json.dumps([*dict.fromkeys(word for word in words if word)], ensure_ascii=False)
