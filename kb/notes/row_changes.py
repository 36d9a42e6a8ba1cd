"""What a person's acts make of the rows: new ones, and present ones with other words, colours, tags."""

import json
import uuid
from collections.abc import Callable, Iterable

from kb.model import COLORS, Anchor, Annotation, Article, Bookmark, MarkStyle, Span
from kb.notes.placement_store import Placer
from kb.notes.storage.rows import ANNOTATION, BOOKMARK, Row, clean_tags, new_row, now, now_after, storable, tags_of
from kb.notes.storage.undo_log import RowChange, Table

LABEL = 40  # code points of a bookmark's label


def columns_of(
    *,
    note: str | None = None,
    color: str | None = None,
    style: MarkStyle | None = None,
    tags: Iterable[str] | None = None,
) -> Row:
    """The columns for what is given, as they are stored. Raises ValueError for a colour that is none of COLORS."""
    if color is not None and color not in COLORS:
        raise ValueError(color)
    columns = {
        "note": None if note is None else storable(note),
        "color": color,
        "style": None if style is None else style.value,
        "tags": None if tags is None else clean_tags(tags),
    }
    return {column: value for column, value in columns.items() if value is not None}


def new_annotation(anchor: Anchor, columns: Row) -> RowChange:
    """A new annotation at its anchor."""
    return RowChange(Table.ITEMS, None, new_row(ANNOTATION, uuid.uuid4().hex, anchor, now()) | columns)


def new_bookmark(anchor: Anchor, article: Article) -> RowChange:
    """A new bookmark, labelled with the beginning of its block, or for an empty one with the title."""
    row = new_row(BOOKMARK, uuid.uuid4().hex, anchor, now())
    row["label"] = storable(anchor.quote.replace("\n", " ")[:LABEL] or article.title[:LABEL])
    return RowChange(Table.ITEMS, None, row)


def bookmarks_in(block: Span, rows: list[Row], placer: Placer, article: Article) -> list[Row]:
    """Those of the article's bookmarks that stand in a block now."""
    inside = {item.id for item in placer.items(rows, article) if _stands_in(block, item)}
    return [row for row in rows if row["id"] in inside]


def revisions(rows: Iterable[Row], revised: Callable[[Row], Row]) -> list[RowChange]:
    """The rows as ``revised`` makes them; those that stay as they are are not touched."""
    pairs = [(row, revised(row)) for row in rows]
    return [
        RowChange(Table.ITEMS, row, wanted | {"modified": now_after(row)}) for row, wanted in pairs if wanted != row
    ]


def editing(columns: Row, add_tags: Iterable[str], remove_tags: Iterable[str]) -> Callable[[Row], Row]:
    """What an edit of several annotations makes of each: other columns, some tags more and some less."""
    added, gone = json.loads(clean_tags(add_tags)), {*json.loads(clean_tags(remove_tags))}

    def edited(row: Row) -> Row:
        tags = clean_tags(tag for tag in (*tags_of(row), *added) if tag not in gone)
        return row | columns | {"tags": tags}

    return edited


def renaming(old: str, new: str) -> Callable[[Row], Row]:
    """What another name for a tag makes of an annotation; an empty one takes the tag away."""

    def renamed(row: Row) -> Row:
        return row | {"tags": clean_tags(new if tag == old else tag for tag in tags_of(row))}

    return renamed


def deletions(rows: Iterable[Row]) -> list[RowChange]:
    """The rows into the recycle bin."""
    return [RowChange(Table.ITEMS, row, row | {"deleted": now_after(row)}) for row in rows]


def restorations(rows: Iterable[Row]) -> list[RowChange]:
    """The rows out of the recycle bin."""
    return [RowChange(Table.ITEMS, row, _restored(row)) for row in rows]


def _restored(row: Row) -> Row:
    """Later than its deletion, which may have travelled; a bookmark is as old as its setting."""
    at = now_after(row)
    return row | {"deleted": None, "modified": at} | ({"created": at} if row["kind"] == BOOKMARK else {})


def _stands_in(block: Span, item: Annotation | Bookmark) -> bool:
    return item.span is not None and block.start <= item.span.start <= block.end
