"""``Notes``: bookmarks and annotations. An operation returns when it is on disk, and says what changed."""

import json
import uuid
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import RLock

from kb.errors import ArticleNotFound, ContentError, NoteNotFound, NotesReadOnly
from kb.model import (
    COLORS,
    Anchor,
    Annotation,
    Article,
    Bookmark,
    MarkStyle,
    NotesChange,
    Placement,
    ReadingPlace,
    Span,
    UndoState,
)
from kb.notes import history
from kb.notes.anchor import Place, block_anchor, make_anchor, place
from kb.notes.database import open_database, translated, writing
from kb.notes.history import RowChange
from kb.notes.rows import ANNOTATION, BOOKMARK, Row, anchor_of, clean_tags, item_of, new_row, now, storable

LABEL = 40  # code points of a bookmark's label
_LOST = Place(None, Placement.ORPHANED)


@dataclass(frozen=True, slots=True)
class NotesCounts:
    """How much there is; ``orphans`` are annotations and bookmarks without a place."""

    annotations: int
    bookmarks: int
    orphans: int


class Notes:
    """The notes in the file ``path``. ``article_of`` gives the present text of an article (and may raise KbError).

    Safe to use from any thread; every method raises NotesError when the file cannot be read or written, and the
    writing ones NotesReadOnly when a newer program wrote it.
    """

    def __init__(self, path: Path, *, article_of: Callable[[str], Article], backups: Path) -> None:
        self._article_of = article_of
        self._lock = RLock()
        self._database, self.read_only = open_database(path, backups)

    def __enter__(self) -> "Notes":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the notes cannot be used afterwards."""
        with self._lock, translated():
            self._database.close()

    # --- writing ---------------------------------------------------------------------------------------------------

    def highlight(
        self,
        article_id: str,
        span: Span,
        *,
        color: str = "yellow",
        style: MarkStyle = MarkStyle.HIGHLIGHT,
        note: str = "",
        tags: tuple[str, ...] = (),
    ) -> NotesChange:
        """Mark a span of an article, with or without a note.

        Raises SpanError for an empty span or one outside the text, ArticleNotFound, and ValueError for a colour that is
        none of COLORS.
        """
        _check_color(color)
        article = self._article_of(article_id)
        row = new_row(ANNOTATION, uuid.uuid4().hex, make_anchor(article, span), now())
        row |= {"color": color, "style": style.value, "note": storable(note), "tags": clean_tags(tags)}
        return self._perform(style.value, (RowChange(None, row),), article)

    def edit(
        self,
        annotation_id: str,
        *,
        note: str | None = None,
        color: str | None = None,
        style: MarkStyle | None = None,
        tags: tuple[str, ...] | None = None,
    ) -> NotesChange:
        """Change what is given and leave the rest; nothing new is no operation. Raises NoteNotFound, ValueError."""
        with self._lock:
            row = self._row(annotation_id)
            wanted = dict(row)
            if note is not None:
                wanted["note"] = storable(note)
            if color is not None:
                wanted["color"] = _check_color(color)
            if style is not None:
                wanted["style"] = style.value
            if tags is not None:
                wanted["tags"] = clean_tags(tags)
            if wanted == row:
                return NotesChange()
            wanted["modified"] = now()
            return self._perform("edit", (RowChange(row, wanted),))

    def delete(self, ids: Iterable[str]) -> NotesChange:
        """Put annotations and bookmarks into the recycle bin, as one operation. Raises NoteNotFound."""
        with self._lock:
            at = now()
            rows = [self._row(item_id) for item_id in dict.fromkeys(ids)]
            changes = tuple(RowChange(row, {**row, "deleted": at}) for row in rows)
            return self._perform("delete", changes) if changes else NotesChange()

    def bookmark(self, article_id: str, offset: int = 0) -> NotesChange:
        """Mark the block that holds ``offset``, or take its bookmark away. Raises ArticleNotFound."""
        article = self._article_of(article_id)
        anchor = block_anchor(article, offset)
        with self._lock:
            standing = [b for b in self.bookmarks(article_id) if b.span == anchor.span]
            if standing:
                return self._named("unbookmark", standing)
            row = new_row(BOOKMARK, uuid.uuid4().hex, anchor, now())
            row["label"] = anchor.quote.replace("\n", " ")[:LABEL] or article.title[:LABEL]
            return self._perform("bookmark", (RowChange(None, row),), article)

    def undo(self) -> NotesChange:
        """Take the last operation back, also one of an earlier run; an empty change when there is none."""
        with self._lock:
            self._check_writable()
            with writing(self._database):
                changes = history.step_back(self._database)
            return self._change(changes)

    def redo(self) -> NotesChange:
        """Do again what was undone last; an empty change when there is nothing."""
        with self._lock:
            self._check_writable()
            with writing(self._database):
                changes = history.step_forward(self._database)
            return self._change(changes)

    def remember_place(self, article_id: str, offset: int) -> None:
        """Keep where a person stopped reading. No operation of the undo log."""
        if self.read_only:
            return
        with self._lock, writing(self._database):
            self._database.execute(
                'insert or replace into reading (article_id, "offset", at) values (?, ?, ?)',
                [article_id, offset, now()],
            )

    # --- reading ---------------------------------------------------------------------------------------------------

    def annotation(self, annotation_id: str) -> Annotation:
        """One annotation. Raises NoteNotFound."""
        with self._lock:
            item = self._item(self._row(annotation_id))
        if not isinstance(item, Annotation):
            raise NoteNotFound(annotation_id)
        return item

    def annotations(self) -> tuple[Annotation, ...]:
        """All annotations, the last modified first."""
        items = self._items("kind = ? order by modified desc, id", [ANNOTATION])
        return tuple(item for item in items if isinstance(item, Annotation))

    def of_article(self, article_id: str) -> tuple[Annotation, ...]:
        """The annotations of an article in the order of the text, orphans behind."""
        items = self._items("kind = ? and article_id = ? order by created, id", [ANNOTATION, article_id])
        found = [item for item in items if isinstance(item, Annotation)]
        return tuple(sorted(found, key=_text_order))

    def bookmarks(self, article_id: str | None = None) -> tuple[Bookmark, ...]:
        """The bookmarks of an article, or of all, the newest first."""
        where, values = ("kind = ?", [BOOKMARK])
        if article_id is not None:
            where, values = "kind = ? and article_id = ?", [BOOKMARK, article_id]
        items = self._items(f"{where} order by created desc, id", values)
        return tuple(item for item in items if isinstance(item, Bookmark))

    def tags(self) -> tuple[str, ...]:
        """All tags in use, the most used first."""
        with self._lock, translated():
            rows = list(self._database.query("select tags from items where deleted is null and tags <> '[]'"))
        return tuple(tag for tag, _ in Counter(tag for row in rows for tag in json.loads(row["tags"])).most_common())

    def undo_state(self) -> UndoState:
        """What undo and redo would do next."""
        with self._lock, translated():
            return history.state(self._database)

    def place_of(self, article_id: str) -> ReadingPlace | None:
        """Where a person stopped reading this article."""
        return next(iter(self._places("where article_id = ?", [article_id])), None)

    def recent(self, limit: int = 20) -> tuple[ReadingPlace, ...]:
        """The articles read last, the newest first."""
        return self._places("order by at desc limit ?", [limit])

    def counts(self) -> NotesCounts:
        """How much there is."""
        annotations, bookmarks = self.annotations(), self.bookmarks()
        orphans = sum(item.span is None for item in (*annotations, *bookmarks))
        return NotesCounts(len(annotations), len(bookmarks), orphans)

    def check(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; empty when it is sound."""
        with self._lock, translated():
            found = [str(row[0]) for row in self._database.execute("PRAGMA integrity_check").fetchall()]
            found += [str(row) for row in self._database.execute("PRAGMA foreign_key_check").fetchall()]
        return tuple(line for line in found if line != "ok")

    # --- inside ----------------------------------------------------------------------------------------------------

    def _named(self, name: str, items: list[Bookmark]) -> NotesChange:
        at = now()
        rows = [self._row(item.id) for item in items]
        return self._perform(name, tuple(RowChange(row, {**row, "deleted": at}) for row in rows))

    def _perform(self, name: str, changes: tuple[RowChange, ...], article: Article | None = None) -> NotesChange:
        """Write the changes, the text they refer to, and the undo step, all or nothing."""
        with self._lock:
            self._check_writable()
            with writing(self._database):
                if article is not None:
                    self._keep_text(article)
                history.apply(self._database, changes)
                history.record(self._database, name, changes)
            return self._change(changes)

    def _keep_text(self, article: Article) -> None:
        """The text as it is now: a later version is compared with it."""
        self._database.execute(
            "insert or ignore into texts (hash, body) values (?, ?)",
            [article.text_hash, zlib.compress(article.text.encode())],
        )

    def _check_writable(self) -> None:
        if self.read_only:
            raise NotesReadOnly

    def _row(self, item_id: str) -> Row:
        with translated():
            rows = list(self._database.query("select * from items where id = ? and deleted is null", [item_id]))
        if not rows:
            raise NoteNotFound(item_id)
        return rows[0]

    def _items(self, where: str, values: list[str]) -> list[Annotation | Bookmark]:
        with self._lock, translated():
            rows = list(
                self._database.query(f"select * from items where deleted is null and {where}", values)  # noqa: S608
            )
        return [self._item(row) for row in rows]

    def _item(self, row: Row) -> Annotation | Bookmark:
        return item_of(row, self._place(anchor_of(row)))

    def _place(self, anchor: Anchor) -> Place:
        try:
            return place(anchor, self._article_of(anchor.article_id))
        except (ArticleNotFound, ContentError):
            return _LOST

    def _places(self, where: str, values: list[str] | list[int]) -> tuple[ReadingPlace, ...]:
        with self._lock, translated():
            rows = list(self._database.query(f"select * from reading {where}", values))  # noqa: S608
        return tuple(ReadingPlace(row["article_id"], row["offset"], datetime.fromisoformat(row["at"])) for row in rows)

    def _change(self, changes: Iterable[RowChange]) -> NotesChange:
        """What the changes look like from outside, where a deleted row is not there."""
        added, changed, removed = [], [], []
        for change in changes:
            before, after = _present(change.before), _present(change.after)
            if after is not None:
                (changed if before is not None else added).append(self._item(after))
            elif before is not None:
                removed.append(self._item(before))
        return NotesChange(tuple(added), tuple(changed), tuple(removed))


def _present(row: Row | None) -> Row | None:
    return row if row is not None and row["deleted"] is None else None


def _check_color(color: str) -> str:
    if color not in COLORS:
        raise ValueError(color)
    return color


def _text_order(item: Annotation) -> tuple[bool, int, int]:
    span = item.span or item.anchor.span
    return item.span is None, span.start, span.end
