"""Rows of ``items`` and the values made of them."""

import json
from datetime import UTC, datetime
from typing import Any

from kb.model import Anchor, Annotation, Bookmark, MarkStyle, Span
from kb.notes.anchor import Place

Row = dict[str, Any]
ANNOTATION, BOOKMARK = "annotation", "bookmark"
COLUMNS = (
    "id", "kind", "article_id", "start", "end", "quote", "prefix", "suffix", "block", "text_hash",
    "color", "style", "note", "tags", "label", "created", "modified", "deleted",
)  # fmt: skip


def now() -> str:
    """The present time as it is stored: UTC, ISO 8601, microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


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
    """The value of a row, at its present place."""
    created = datetime.fromisoformat(row["created"])
    if row["kind"] == BOOKMARK:
        return Bookmark(row["id"], anchor_of(row), row["label"], created, place.span, place.placement)
    return Annotation(
        id=row["id"],
        anchor=anchor_of(row),
        color=row["color"],
        style=MarkStyle(row["style"]),
        note=row["note"],
        tags=tuple(json.loads(row["tags"])),
        created=created,
        modified=datetime.fromisoformat(row["modified"]),
        span=place.span,
        placement=place.placement,
    )


def storable(text: str) -> str:
    """``text`` without what SQLite or UTF-8 cannot hold: NUL and lone surrogates."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


def clean_tags(tags: tuple[str, ...]) -> str:
    """Tags as they are stored: trimmed, without ``#``, each once, none empty."""
    words = (storable(tag).strip().lstrip("#＃").strip() for tag in tags)
    return json.dumps([*dict.fromkeys(word for word in words if word)], ensure_ascii=False)
