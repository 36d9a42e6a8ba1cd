"""``Notes``: bookmarks and annotations. An operation returns when it is on disk, and says what changed."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from kb.errors import NoteNotFound
from kb.model import (
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
    UndoState,
)
from kb.notes import asking, history, resuming
from kb.notes.anchor import block_anchor, make_anchor
from kb.notes.backup import Backup, BackupKind, is_due
from kb.notes.bundling import decisions_of, reviews_of, texts_in_use, tombstones_of
from kb.notes.database import NotesFile
from kb.notes.deciding import accepted, as_it_stands, decisions, guesses, passage_change
from kb.notes.editing import (
    bookmarks_in,
    columns_of,
    deletions,
    editing,
    new_annotation,
    new_bookmark,
    renaming,
    restorations,
    revisions,
)
from kb.notes.finding import Finding, answer
from kb.notes.history import RowChange
from kb.notes.inspection import BackupContents, BackupDifference, describe_all, difference
from kb.notes.items import IN_BIN, annotation_row, forget_texts, live_rows, rows_of, wipe
from kb.notes.merging import keep_texts, merge
from kb.notes.migrations import migrations
from kb.notes.outcome import outcome
from kb.notes.placement import LOST, Place
from kb.notes.placing import Placer, keep_text
from kb.notes.restoring import Restored, change_between, prepared
from kb.notes.reviewing import PER_DAY, Reviews
from kb.notes.rows import (
    ANNOTATION,
    BOOKMARK,
    Row,
    damages,
    sound,
    tags_of,
)

KEPT_DAYS = 30  # in the recycle bin


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
        columns = columns_of(note=note, color=color, style=style, tags=tags)
        article = self._article_of(article_id)
        added = new_annotation(make_anchor(article, span), columns)
        with self._file.atomic() as database:
            keep_text(database, article)
            changes = history.perform(database, style.value, [added])
        return self._outcome(changes, article)

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
        columns = columns_of(note=note, color=color, style=style, tags=tags)
        with self._file.atomic() as database:
            row = annotation_row(database, annotation_id)
            changes = history.perform(database, "edit", revisions([row], lambda row: row | columns))
        return self._outcome(changes)

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
        edited = editing(columns_of(color=color or None, style=style), add_tags, remove_tags)
        return self._revise("edit_all", "id in (select value from json_each(?))", [json.dumps([*ids])], edited)

    def rename_tag(self, old: str, new: str) -> NotesChange:
        """Give a tag another name wherever it stands, as one operation; an empty new name takes the tag away."""
        tagged = "case when json_valid(tags) then exists (select 1 from json_each(tags) where value = ?) end"
        return self._revise("rename_tag", tagged, [old], renaming(old, new))

    def delete(self, ids: Iterable[str]) -> NotesChange:
        """Put annotations and bookmarks into the recycle bin, as one operation; what is gone already is passed over."""
        with self._file.atomic() as database:
            found = rows_of(database, ids, "deleted is null")
            changes = history.perform(database, "delete", deletions(found))
        return self._outcome(changes)

    def restore(self, ids: Iterable[str]) -> NotesChange:
        """Take annotations and bookmarks out of the recycle bin, as one operation."""
        with self._file.atomic() as database:
            found = rows_of(database, ids, IN_BIN)
            changes = history.perform(database, "restore", restorations(found))
        return self._outcome(changes)

    def purge(self, ids: Iterable[str]) -> int:
        """Wipe what is in the recycle bin, for good: no operation of the undo log. How many that were."""
        with self._file.atomic() as database:
            return wipe(database, rows_of(database, ids, IN_BIN))

    def purge_old(self, days: int = KEPT_DAYS) -> int:
        """Wipe what has been in the recycle bin for longer than ``days``, and texts of no use; how many items."""
        before = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="microseconds")
        with self._file.atomic() as database:
            where = f"{IN_BIN} and deleted < ?"
            count = wipe(database, list(database.table("items").rows_where(where, [before])))
            forget_texts(database)
        return count

    def bookmark(self, article_id: str, offset: int = 0) -> NotesChange:
        """Mark the block that holds ``offset``, or take its bookmarks away. Raises ArticleNotFound."""
        article = self._article_of(article_id)
        anchor = block_anchor(article, offset)
        with self._file.atomic() as database:
            rows = live_rows(database, BOOKMARK, article_id)
            standing = bookmarks_in(anchor.span, rows, self._placer, article)
            if standing:
                changes = history.perform(database, "unbookmark", deletions(standing))
            else:
                keep_text(database, article)
                changes = history.perform(database, "bookmark", [new_bookmark(anchor, article)])
        return self._outcome(changes, article)

    # --- out and in ------------------------------------------------------------------------------------------------

    def bundle(self) -> NotesBundle:
        """All there is, with the texts it refers to, what is left of the deleted, decisions and the review."""
        with self._file.reading() as database:
            return NotesBundle(
                self.annotations(),
                self.bookmarks(),
                tombstones_of(database),
                texts_in_use(database),
                decisions_of(database),
                reviews_of(database),
            )

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
                history.perform(database, "import", merged.changes)
        return merged.report(NotesChange() if dry_run else self._outcome(merged.changes))

    # --- places ----------------------------------------------------------------------------------------------------

    def settle(self) -> NotesCounts:
        """Find the places of all that stands in a text not its own, and store them; how much there is.

        Called after an update of the articles, it spares later starts the search.
        """
        counts = self.counts()
        self._placer.settle()
        return counts

    def accept(self, ids: Iterable[str]) -> NotesChange:
        """The places where these stand now are right, whatever has changed in the text. One operation."""
        return self._decide("accept", ids, as_it_stands)

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
        return self._outcome(changes)

    def redo(self) -> NotesChange:
        """Do again what was undone last; an empty change when there is nothing."""
        with self._file.atomic() as database:
            changes = history.step_forward(database)
        return self._outcome(changes)

    def remember_place(self, article_id: str, offset: int) -> None:
        """Keep where a person stopped reading: no operation of the undo log, and nothing when the file is read-only."""
        if not self.read_only:
            with self._file.atomic() as database:
                resuming.remember(database, article_id, offset)

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
            return resuming.place_in(database, article_id)

    def recent(self, limit: int = 20) -> tuple[ReadingPlace, ...]:
        """The articles read last, the newest first."""
        with self._file.reading() as database:
            return resuming.latest(database, limit)

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
            decided = decisions(database, self._placer, rows_of(database, ids, "deleted is null"), place_of)
            changes = history.perform(database, name, decided)
        return self._outcome(changes)

    def _revise(self, name: str, where: str, values: list[str], revised: Callable[[Row], Row]) -> NotesChange:
        """One operation over all annotations that ``where`` names; those that stay as they are are not touched."""
        with self._file.atomic() as database:
            rows = live_rows(database, ANNOTATION, where=where, values=values)
            changes = history.perform(database, name, revisions(sound(rows), revised))
        return self._outcome(changes)

    def _annotations(self, rows: list[Row]) -> tuple[Annotation, ...]:
        return tuple(item for item in self._placer.items(rows) if isinstance(item, Annotation))

    def _live_items(self) -> dict[str, Annotation | Bookmark]:
        items: Iterable[Annotation | Bookmark] = (*self.annotations(), *self.bookmarks())
        return {item.id: item for item in items}

    def _outcome(self, changes: Iterable[RowChange], article: Article | None = None) -> NotesChange:
        return outcome(changes, self._file, self._placer, article)


def _text_order(item: Annotation) -> tuple[bool, int, int]:
    span = item.span or item.anchor.span
    return item.span is None, span.start, span.end
