"""Rows of ``items`` and the values made of them."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from kb.errors import NotesError
from kb.model import COLORS, DEFAULT_COLOR, Anchor, Annotation, Bookmark, MarkStyle, Span
from kb.notes.anchoring.placement import ResolvedPlace

Row = dict[str, Any]
# A tombstone is what is left of an item whose words have been wiped.
ANNOTATION, BOOKMARK, TOMBSTONE = "annotation", "bookmark", "tombstone"
WITHDRAWN = "withdrawn"  # the state of a place when a person has taken back what they had decided on it

_LAST = datetime(9999, 1, 1, tzinfo=UTC)  # what lies behind cannot be told in every time zone


def now() -> str:
    """The present time as it is stored."""
    return stamp(datetime.now(UTC))


def now_after(row: Row) -> str:
    """The present time, or where the clock has been set back, just after the last change of the row."""
    return later_than(row["modified"], row["deleted"])


def later_than(*stored: object) -> str:
    """The present time, or just after the last of the stored ones, whichever is later."""
    present = datetime.now(UTC)
    known = [at for at in map(time_of, stored) if at is not None]
    last = min(max(known, default=present), _LAST)
    return stamp(max(present, last + timedelta(microseconds=1)))


def time_of(stored: object) -> datetime | None:
    """A stored time; None where none stands, or none that can be read."""
    try:
        at = datetime.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None


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


def span_of(row: Row) -> Span | None:
    """The span of a place; None where it has none, or a damaged one."""
    start, end = row["start"], row["end"]
    return Span(start, end) if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end else None


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


def item_of(row: Row, place: ResolvedPlace) -> Annotation | Bookmark:
    """The value of a row that has been checked, at its present place."""
    return _bookmark(row, place) if row["kind"] == BOOKMARK else _annotation(row, place)


def _bookmark(row: Row, place: ResolvedPlace) -> Bookmark:
    created = datetime.fromisoformat(row["created"])
    return Bookmark(row["id"], anchor_of(row), row["label"], created, place.span, place.placement)


def _annotation(row: Row, place: ResolvedPlace) -> Annotation:
    return Annotation(
        id=row["id"],
        anchor=anchor_of(row),
        color=_color(row["color"]),
        style=_style(row["style"]),
        note=row["note"],
        tags=tags_of(row),
        created=datetime.fromisoformat(row["created"]),
        modified=datetime.fromisoformat(row["modified"]),
        span=place.span,
        placement=place.placement,
    )


def _color(stored: str) -> str:
    """A colour of a newer program is drawn as the default one; what is stored stays."""
    return stored if stored in COLORS else DEFAULT_COLOR


def tags_of(row: Row) -> tuple[str, ...]:
    """The tags of an annotation, in the order in which they were given. Raises NotesError when they are damaged."""
    try:
        tags = json.loads(row["tags"])
    except (ValueError, TypeError, RecursionError) as error:
        raise NotesError(f"{row.get('id')}: {error}") from error
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise NotesError(f"{row.get('id')}: tags")
    return tuple(tags)


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
