"""``Notes``: bookmarks and annotations. An operation returns when it is on disk, and says what changed."""

import json
import uuid
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from kb.errors import NoteNotFound
from kb.model import (
    COLORS,
    Annotation,
    Article,
    Bookmark,
    Deleted,
    Grade,
    Marked,
    MarkStyle,
    MergeReport,
    NotesBundle,
    NotesChange,
    NotesPage,
    PassageChange,
    PlaceGuess,
    ReadingPlace,
    ReviewItem,
    ReviewState,
    Span,
    Tombstone,
    UndoState,
)
from kb.notes import asking, history
from kb.notes.anchor import block_anchor, make_anchor
from kb.notes.backup import Backup, BackupKind, is_due
from kb.notes.database import NotesFile
from kb.notes.deciding import accepted, decisions, guesses, passage_change
from kb.notes.finding import Finding, answer
from kb.notes.history import RowChange
from kb.notes.inspection import BackupContents, BackupDifference, describe_all, difference
from kb.notes.items import IN_BIN, annotation_row, live_rows, rows_of, wipe
from kb.notes.merging import keep_texts, merge, texts_of
from kb.notes.migrations import migrations
from kb.notes.placement import LOST, Place
from kb.notes.placing import Placer, keep_text
from kb.notes.restoring import Restored, change_between, prepared
from kb.notes.reviewing import PER_DAY, Reviews
from kb.notes.rows import (
    ANNOTATION,
    BOOKMARK,
    Row,
    clean_tags,
    damages,
    new_row,
    now,
    now_after,
    sound,
    storable,
    tags_of,
)

KEPT_DAYS = 30  # in the recycle bin
LABEL = 40  # code points of a bookmark's label
_FARTHEST = 2**62  # SQLite's integers end at 2**63


@dataclass(frozen=True, slots=True)
class NotesCounts:
    """How much there is; ``orphans`` are annotations and bookmarks without a place."""

    annotations: int
    bookmarks: int
    orphans: int


class Notes:
    """The notes in the file ``path``. ``article_of`` gives the present text of an article (and may raise KbError).

    Safe to use from any thread and beside other processes; every method raises NotesError when the file cannot be read
    or written, and the writing ones NotesReadOnly when a newer program wrote it. An older file is copied into
    ``backups`` before it is migrated. Opened ``thorough``, a file with any damaged page raises NotesDamaged.
    """

    def __init__(
        self,
        path: Path,
        *,
        article_of: Callable[[str], Article],
        backups: Path | None = None,
        thorough: bool = False,
    ) -> None:
        self._article_of = article_of
        self._file = NotesFile(path, history=migrations, backups=backups, thorough=thorough)
        self._backups = backups
        self._placer = Placer(self._file, article_of)
        self._finding = Finding()
        self._reviews = Reviews(self._file, self._placer, article_of)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether a newer program wrote the file: it can be read and not be changed."""
        return self._file.read_only

    def close(self) -> None:
        """Close the file; the notes cannot be used afterwards."""
        self._file.close()

    # --- writing ---------------------------------------------------------------------------------------------------

    def highlight(
        self,
        article_id: str,
        span: Span,
        *,
        color: str = "yellow",
        style: MarkStyle = MarkStyle.HIGHLIGHT,
        note: str = "",
        tags: Iterable[str] = (),
    ) -> NotesChange:
        """Mark a span of an article, with or without a note.

        Raises SpanError for an empty span or one outside the text, ArticleNotFound, and ValueError for a colour that is
        none of COLORS.
        """
        _check_color(color)
        article = self._article_of(article_id)
        row = new_row(ANNOTATION, uuid.uuid4().hex, make_anchor(article, span), now())
        row |= {"color": color, "style": style.value, "note": storable(note), "tags": clean_tags(tags)}
        with self._file.atomic() as database:
            keep_text(database, article)
            changes = _perform(database, style.value, [RowChange(None, row)])
        return self._change(changes, article)

    def edit(
        self,
        annotation_id: str,
        *,
        note: str | None = None,
        color: str | None = None,
        style: MarkStyle | None = None,
        tags: Iterable[str] | None = None,
    ) -> NotesChange:
        """Change what is given and leave the rest; nothing new is no operation. Raises NoteNotFound, ValueError."""
        given: Row = {
            "note": None if note is None else storable(note),
            "color": None if color is None else _check_color(color),
            "style": style and style.value,
            "tags": None if tags is None else clean_tags(tags),
        }
        with self._file.atomic() as database:
            row = annotation_row(database, annotation_id)
            wanted = row | {column: value for column, value in given.items() if value is not None}
            if wanted == row:
                return NotesChange()
            changes = _perform(database, "edit", [RowChange(row, wanted | {"modified": now_after(row)})])
        return self._change(changes)

    def edit_all(
        self,
        ids: Iterable[str],
        *,
        color: str | None = None,
        style: MarkStyle | None = None,
        add_tags: Iterable[str] = (),
        remove_tags: Iterable[str] = (),
    ) -> NotesChange:
        """Change several annotations as one operation; what is gone already is passed over. Raises ValueError."""
        given: Row = {"color": color and _check_color(color), "style": style and style.value}
        added, gone = json.loads(clean_tags(add_tags)), {*json.loads(clean_tags(remove_tags))}

        def revised(row: Row) -> Row:
            tags = clean_tags(tag for tag in (*tags_of(row), *added) if tag not in gone)
            return row | {column: value for column, value in given.items() if value} | {"tags": tags}

        return self._revise("edit_all", "id in (select value from json_each(?))", [json.dumps([*ids])], revised)

    def rename_tag(self, old: str, new: str) -> NotesChange:
        """Give a tag another name wherever it stands, as one operation; an empty new name takes the tag away."""

        def renamed(row: Row) -> Row:
            return row | {"tags": clean_tags(new if tag == old else tag for tag in tags_of(row))}

        tagged = "case when json_valid(tags) then exists (select 1 from json_each(tags) where value = ?) end"
        return self._revise("rename_tag", tagged, [old], renamed)

    def delete(self, ids: Iterable[str]) -> NotesChange:
        """Put annotations and bookmarks into the recycle bin, as one operation; what is gone already is passed over."""
        with self._file.atomic() as database:
            found = rows_of(database, ids, "deleted is null")
            changes = _perform(database, "delete", _deletions(found))
        return self._change(changes)

    def restore(self, ids: Iterable[str]) -> NotesChange:
        """Take annotations and bookmarks out of the recycle bin, as one operation."""
        with self._file.atomic() as database:
            found = rows_of(database, ids, IN_BIN)
            changes = _perform(database, "restore", [RowChange(row, _restored(row)) for row in found])
        return self._change(changes)

    def purge(self, ids: Iterable[str]) -> int:
        """Wipe what is in the recycle bin, for good: no operation of the undo log. How many that were."""
        with self._file.atomic() as database:
            return wipe(database, rows_of(database, ids, IN_BIN))

    def purge_old(self, days: int = KEPT_DAYS) -> int:
        """Wipe what has been in the recycle bin for longer than ``days``. How many that were."""
        before = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="microseconds")
        with self._file.atomic() as database:
            where = f"{IN_BIN} and deleted < ?"
            return wipe(database, list(database.table("items").rows_where(where, [before])))

    def bookmark(self, article_id: str, offset: int = 0) -> NotesChange:
        """Mark the block that holds ``offset``, or take its bookmarks away. Raises ArticleNotFound."""
        article = self._article_of(article_id)
        anchor = block_anchor(article, offset)
        with self._file.atomic() as database:
            rows = live_rows(database, BOOKMARK, article_id)
            inside = {item.id for item in self._placer.items(rows, article) if _stands_in(anchor.span, item)}
            standing = [row for row in rows if row["id"] in inside]
            if standing:
                changes = _perform(database, "unbookmark", _deletions(standing))
            else:
                row = new_row(BOOKMARK, uuid.uuid4().hex, anchor, now())
                row["label"] = storable(anchor.quote.replace("\n", " ")[:LABEL] or article.title[:LABEL])
                keep_text(database, article)
                changes = _perform(database, "bookmark", [RowChange(None, row)])
        return self._change(changes, article)

    # --- out and in ------------------------------------------------------------------------------------------------

    def bundle(self) -> NotesBundle:
        """All there is, with the texts it refers to and what is left of the deleted."""
        with self._file.reading() as database:
            gone = list(database.table("items").rows_where("deleted is not null", order_by="id"))
            hashes = {row[0] for row in database.execute("select distinct text_hash from items where deleted is null")}
            texts = texts_of(database, hashes)
        tombstones = (Tombstone(row["id"], datetime.fromisoformat(row["deleted"])) for row in gone)
        return NotesBundle(self.annotations(), self.bookmarks(), tuple(tombstones), texts)

    def merge(self, bundle: NotesBundle, *, dry_run: bool = False) -> MergeReport:
        """Take in the notes of another file, as one operation; the newer one of two wins, and deletions travel.

        Taking in the same bundle again changes nothing. ``dry_run`` only tells what would happen. A backup is made
        first; where that fails, nothing is taken in.
        """
        if not dry_run:
            self.back_up(BackupKind.BEFORE_IMPORT)
        with self._file.atomic() as database:
            merged = merge(database, bundle, self._placer.present)
            if not dry_run:
                keep_texts(database, bundle, merged.changes)
                _perform(database, "import", merged.changes)
        counts = Counter(_effect(change) for change in merged.changes)
        return MergeReport(
            counts["added"],
            counts["changed"],
            counts["removed"],
            merged.kept + counts["kept"],
            merged.refused,
            NotesChange() if dry_run else self._change(merged.changes),
        )

    # --- places ----------------------------------------------------------------------------------------------------

    def settle(self) -> NotesCounts:
        """Find the places of all that stands in a text not its own, and store them; how much there is.

        Called after an update of the articles, it spares later starts the search.
        """
        counts = self.counts()
        rows = self._placer.unsettled()
        if rows and not self.read_only:
            with self._file.atomic() as database:
                live = {row[0] for row in database.execute("select id from items")}
                kept = (row for row in rows if row["item_id"] in live)
                database.table("placements").upsert_all(kept, pk=("item_id", "text_hash"))
        return counts

    def accept(self, ids: Iterable[str]) -> NotesChange:
        """The places where these stand now are right, whatever has changed in the text. One operation."""

        def present(item: Annotation | Bookmark) -> Place | None:
            return None if item.span is None else accepted(item.span)

        return self._decide("accept", ids, present)

    def detach(self, ids: Iterable[str]) -> NotesChange:
        """These do not belong where they stand now: they become orphans in the present text. One operation."""
        return self._decide("detach", ids, lambda _item: LOST)

    def reattach(self, annotation_id: str, span: Span) -> NotesChange:
        """This is its place in the present text. Raises NoteNotFound, SpanError, ArticleNotFound."""
        article = self._article_of(self.annotation(annotation_id).anchor.article_id)
        make_anchor(article, span)  # raises SpanError
        return self._decide("reattach", [annotation_id], lambda _item: accepted(span))

    def passage_change(self, annotation_id: str) -> PassageChange:
        """The passage of an annotation when it was made (or last decided on) and now. Raises NoteNotFound."""
        with self._file.reading() as database:
            row = annotation_row(database, annotation_id)
            base = self._placer.base(database, row)
        (item,) = self._annotations([row])
        article = self._placer.present(item.anchor.article_id)
        return passage_change(base, item.anchor.quote, article.text if article else "", item.span)

    def guesses(self, annotation_id: str) -> tuple[PlaceGuess, ...]:
        """Where an orphan may belong, the likeliest first, at most three. Raises NoteNotFound."""
        item = self.annotation(annotation_id)
        article = self._placer.present(item.anchor.article_id)
        return guesses(item.anchor, article.text) if article else ()

    def undo(self) -> NotesChange:
        """Take the last operation back, also one of an earlier run; an empty change when there is none."""
        with self._file.atomic() as database:
            changes = history.step_back(database)
        return self._change(changes)

    def redo(self) -> NotesChange:
        """Do again what was undone last; an empty change when there is nothing."""
        with self._file.atomic() as database:
            changes = history.step_forward(database)
        return self._change(changes)

    def remember_place(self, article_id: str, offset: int) -> None:
        """Keep where a person stopped reading: no operation of the undo log, and nothing when the file is read-only."""
        if self.read_only:
            return
        place = {"article_id": article_id, "offset": min(max(0, offset), _FARTHEST), "at": now()}
        with self._file.atomic() as database:
            database.table("reading").upsert(place, pk="article_id")

    def grade(self, annotation_id: str, grade: Grade, at: datetime) -> datetime:
        """Say how well an annotation was remembered; when it comes back. Raises NoteNotFound."""
        return self._reviews.grade(annotation_id, grade, at)

    def ungrade(self, annotation_id: str) -> bool:
        """Take the last grade of an annotation back, once; whether there was one to take back."""
        return self._reviews.ungrade(annotation_id)

    # --- reading ---------------------------------------------------------------------------------------------------

    def annotation(self, annotation_id: str) -> Annotation:
        """One annotation. Raises NoteNotFound."""
        with self._file.reading() as database:
            row = annotation_row(database, annotation_id)
        found = self._annotations([row])
        if not found:
            raise NoteNotFound(annotation_id)  # damaged: not there for anyone
        return found[0]

    def annotations(self) -> tuple[Annotation, ...]:
        """All annotations, the last modified first."""
        with self._file.reading() as database:
            rows = live_rows(database, ANNOTATION, order_by="modified desc, id")
        return self._annotations(rows)

    def of_article(self, article_id: str) -> tuple[Annotation, ...]:
        """The annotations of an article in the order of the text, orphans behind."""
        with self._file.reading() as database:
            rows = live_rows(database, ANNOTATION, article_id, order_by="created, id")
        return tuple(sorted(self._annotations(rows), key=_text_order))

    def bookmarks(self, article_id: str | None = None) -> tuple[Bookmark, ...]:
        """The bookmarks of an article, or of all, the newest first."""
        with self._file.reading() as database:
            rows = live_rows(database, BOOKMARK, article_id, order_by="created desc, id")
        return tuple(item for item in self._placer.items(rows) if isinstance(item, Bookmark))

    def deleted(self) -> tuple[Deleted, ...]:
        """What is in the recycle bin, the last deleted first."""
        with self._file.reading() as database:
            where = IN_BIN
            rows = list(database.table("items").rows_where(where, order_by="deleted desc, id"))
        times = {row["id"]: row["deleted"] for row in rows}
        return tuple(Deleted(item, datetime.fromisoformat(times[item.id])) for item in self._placer.items(rows))

    def find(self, text: str, limit: int = 50, *, articles: Collection[str] | None = None) -> NotesPage:
        """The annotations that answer ``text``, the best ``limit`` of them; ``articles`` (ids) narrows.

        Those whose note answers come first, then quotes, then tags; the last modified first. What is stored is found at
        once. No text raises.
        """
        asked = asking.parse(text)
        with self._file.reading() as database:
            found = self._finding.find(database, asked, max(0, limit), articles)
            ids = json.dumps([one.id for one in found.best])
            rows = list(database.table("items").rows_where("id in (select value from json_each(?))", [ids]))
        items = {item.id: item for item in self._annotations(rows)}
        hits = (answer(items[one.id], one.where, asked) for one in found.best if one.id in items)
        return NotesPage(text, tuple(hits), found.total)

    def marked(self) -> dict[Marked, frozenset[str]]:
        """The articles (ids) with annotations, and those with bookmarks."""
        with self._file.reading() as database:
            rows = list(database.execute("select distinct kind, article_id from items where deleted is null"))
        kinds = {Marked.ANNOTATED: ANNOTATION, Marked.BOOKMARKED: BOOKMARK}
        return {
            marked: frozenset(article_id for known, article_id in rows if known == kind)
            for marked, kind in kinds.items()
        }

    def tags(self) -> tuple[str, ...]:
        """All tags in use, the most used first, equally used ones in the order of their characters."""
        with self._file.reading() as database:
            rows = list(database.table("items").rows_where("deleted is null and tags <> '[]'"))
        counted = Counter(tag for row in sound(rows) for tag in tags_of(row))
        return tuple(sorted(counted, key=lambda tag: (-counted[tag], tag)))

    def due(self, at: datetime, limit: int = PER_DAY) -> tuple[ReviewItem, ...]:
        """What to review at ``at``, in order: no more than makes ``limit`` on that day. Orphans are passed over."""
        return self._reviews.due(at, limit)

    def review_state(self, at: datetime, limit: int = PER_DAY) -> ReviewState:
        """Where the daily review stands at ``at``."""
        return self._reviews.state(at, limit)

    def undo_state(self) -> UndoState:
        """What undo and redo would do next."""
        with self._file.reading() as database:
            return history.state(database)

    def place_of(self, article_id: str) -> ReadingPlace | None:
        """Where a person stopped reading this article."""
        with self._file.reading() as database:
            rows = list(database.table("reading").rows_where("article_id = ?", [article_id]))
        return next(_reading_places(rows), None)

    def recent(self, limit: int = 20) -> tuple[ReadingPlace, ...]:
        """The articles read last, the newest first."""
        with self._file.reading() as database:
            rows = list(database.table("reading").rows_where(order_by="at desc, article_id", limit=limit))
        return tuple(_reading_places(rows))

    def counts(self) -> NotesCounts:
        """How much there is; looks at every article that has notes."""
        annotations, bookmarks = self.annotations(), self.bookmarks()
        places = [item.span for item in annotations] + [item.span for item in bookmarks]
        return NotesCounts(len(annotations), len(bookmarks), places.count(None))

    def problems(self) -> tuple[str, ...]:
        """The records that are damaged and therefore shown nowhere: their ids, and what is wrong with each."""
        with self._file.reading() as database:
            return tuple(damages(database.table("items").rows))

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file and with its records; empty when it is sound. Raises nothing."""
        found = self._file.check()
        return found or self.problems()

    # --- backups ---------------------------------------------------------------------------------------------------

    def back_up(self, kind: str = BackupKind.AUTO) -> Backup | None:
        """A checked copy among the backups, or the newest one where nothing has changed; None without a folder for it.

        ``kind`` is a value of BackupKind (``before-import``…). Raises NotesDamaged when the file is damaged: no backup
        of it is kept.
        """
        return None if self._backups is None else self._file.back_up(self._backups, BackupKind(kind))

    def backups(self) -> tuple[BackupContents, ...]:
        """What is in each backup, the newest first, the broken ones too."""
        return () if self._backups is None else describe_all(self._backups)

    def backup_is_due(self) -> bool:
        """Whether the newest backup is older than a day, or missing."""
        return self._backups is not None and is_due(self._backups, datetime.now(UTC))

    def restore_backup(self, path: Path) -> Restored:
        """Put the notes of a backup in the place of the present ones, of which a backup is made first.

        All or nothing, like every operation, but the undo log is the backup's. Raises BackupDamaged, BackupTooNew.
        """
        with prepared(path, beside=self._file.path) as copy, self._file.reading():  # no other thread writes meanwhile
            kept = self.back_up(BackupKind.BEFORE_RESTORE)
            before = self._live_items()
            self._file.take_over(copy)
            return Restored(change_between(before, self._live_items()), kept)

    def difference(self, path: Path) -> BackupDifference:
        """What restoring a backup would do. Raises BackupDamaged."""
        with self._file.reading() as database:
            return difference(path, database.conn)

    # --- inside ----------------------------------------------------------------------------------------------------

    def _decide(
        self, name: str, ids: Iterable[str], place_of: Callable[[Annotation | Bookmark], Place | None]
    ) -> NotesChange:
        """Put the places on record for the present texts of the articles."""
        with self._file.atomic() as database:
            items = self._placer.items(rows_of(database, ids, "deleted is null"))
            texts = {item.anchor.article_id: self._placer.present(item.anchor.article_id) for item in items}
            places = []
            for item in items:
                article, known = texts[item.anchor.article_id], place_of(item)
                if article is not None and known is not None:
                    keep_text(database, article)
                    places.append((item.id, article.text_hash, known))
            changes = _perform(database, name, decisions(database, places))
        return self._change(changes)

    def _revise(self, name: str, where: str, values: list[str], revised: Callable[[Row], Row]) -> NotesChange:
        """One operation over all annotations that ``where`` names; those that stay as they are are not touched."""
        with self._file.atomic() as database:
            rows = live_rows(database, ANNOTATION, where=where, values=values)
            pairs = [(row, revised(row)) for row in sound(rows)]
            changes = [RowChange(row, wanted | {"modified": now_after(row)}) for row, wanted in pairs if wanted != row]
            _perform(database, name, changes)
        return self._change(changes)

    def _annotations(self, rows: list[Row]) -> tuple[Annotation, ...]:
        return tuple(item for item in self._placer.items(rows) if isinstance(item, Annotation))

    def _live_items(self) -> dict[str, Annotation | Bookmark]:
        items: Iterable[Annotation | Bookmark] = (*self.annotations(), *self.bookmarks())
        return {item.id: item for item in items}

    def _change(self, changes: Iterable[RowChange], article: Article | None = None) -> NotesChange:
        """What the changes look like from outside, where a deleted row is not there."""
        added: list[Row] = []
        changed: list[Row] = []
        removed: list[Row] = []
        moved: list[str] = []
        for change in changes:
            if change.table == "placements":
                moved.append(change.item_id)
                continue
            before, after = _live(change.before), _live(change.after)
            if after is not None:
                (changed if before is not None else added).append(after)
            elif before is not None:
                removed.append(before)
        if moved:
            self._placer.forget(moved)
            with self._file.reading() as database:
                changed += rows_of(database, moved, "deleted is null")
        return NotesChange(*(self._placer.items(rows, article) for rows in (added, changed, removed)))


def _perform(database: Database, name: str, changes: list[RowChange]) -> list[RowChange]:
    """Write the changes and their undo step, inside the caller's transaction; no changes are no step."""
    if changes:
        history.apply(database, changes)
        history.record(database, name, tuple(changes))
    return changes


def _effect(change: RowChange) -> str:
    """What a change looks like from outside."""
    before, after = _live(change.before), _live(change.after)
    if after is None:
        return "kept" if before is None else "removed"
    return "added" if before is None else "changed"


def _deletions(rows: Iterable[Row]) -> list[RowChange]:
    return [RowChange(row, row | {"deleted": now_after(row)}) for row in rows]


def _restored(row: Row) -> Row:
    """Later than its deletion, which may have travelled; a bookmark is as old as its setting."""
    at = now_after(row)
    return row | {"deleted": None, "modified": at} | ({"created": at} if row["kind"] == BOOKMARK else {})


def _live(row: Row | None) -> Row | None:
    return row if row is not None and row["deleted"] is None else None


def _stands_in(block: Span, item: Annotation | Bookmark) -> bool:
    return item.span is not None and block.start <= item.span.start <= block.end


def _reading_places(rows: Iterable[Row]) -> Iterator[ReadingPlace]:
    """A damaged place is none: its article opens at the top."""
    for row in rows:
        with suppress(ValueError):
            yield ReadingPlace(row["article_id"], row["offset"], datetime.fromisoformat(row["at"]))


def _check_color(color: str) -> str:
    if color not in COLORS:
        raise ValueError(color)
    return color


def _text_order(item: Annotation) -> tuple[bool, int, int]:
    span = item.span or item.anchor.span
    return item.span is None, span.start, span.end
