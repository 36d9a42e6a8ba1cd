"""``Notes``: bookmarks and annotations. An operation returns when it is on disk, and says what changed."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from kb.encryption.data_key import DataKey
from kb.errors import ArticleChanged, NoteNotFound, NotesBusy, NotesError, NotesNoAccess
from kb.model import (
    DEFAULT_COLOR,
    Annotation,
    Article,
    BackupKind,
    Bookmark,
    Grade,
    MarkStyle,
    MergeReport,
    NotesBundle,
    NotesChange,
    Span,
)
from kb.notes import reading_positions
from kb.notes.anchoring.anchor import block_anchor, make_anchor
from kb.notes.anchoring.placement import ORPHANED_PLACE, ResolvedPlace
from kb.notes.change_report import outcome
from kb.notes.notes_reader import NotesCounts, NotesReader
from kb.notes.placement_store import keep_text, known_text
from kb.notes.reanchoring import accepted, as_it_stands, confident_place, decisions
from kb.notes.restore.inspection import BackupContents, BackupDifference, describe_all, difference
from kb.notes.restore.restore import Restored, change_between, prepared, sweep_copies
from kb.notes.row_changes import (
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
from kb.notes.storage import undo_log
from kb.notes.storage.backup_files import Backup, is_due, sweep_halves
from kb.notes.storage.database import NotesFile
from kb.notes.storage.migrations import migrations
from kb.notes.storage.queries import IN_BIN, annotation_row, forget_texts, live_rows, rows_of, wipe
from kb.notes.storage.row_checks import valid_rows
from kb.notes.storage.rows import ANNOTATION, BOOKMARK, Row
from kb.notes.storage.undo_log import RowChange
from kb.notes.sync.bundle import decisions_of, reviews_of, texts_in_use, tombstones_of
from kb.notes.sync.merge import Merge, incoming, keep_texts, merge, packed_texts

KEPT_DAYS = 30  # in the recycle bin
PLACE_PATIENCE = 0.1  # seconds that storing a reading place waits for another process


class Notes(NotesReader):
    """The notes in the file ``path``. ``article_of`` gives the present text of an article (and may raise KbError).

    Safe to use from any thread and beside other processes; reading waits for nobody. Every method raises NotesError
    when the file cannot be read or written, and the writing ones NotesReadOnly where ``read_only_reason`` says why. An
    older file is copied into ``backups`` before it is migrated. Opened ``thorough``, a file with any damaged page
    raises NotesDamaged. With a ``key`` the file and its backups are encrypted.
    """

    def __init__(
        self,
        path: Path,
        *,
        article_of: Callable[[str], Article],
        backups: Path | None = None,
        thorough: bool = False,
        key: DataKey | None = None,
    ) -> None:
        super().__init__(NotesFile(path, history=migrations, backups=backups, thorough=thorough, key=key), article_of)
        self._backups = backups
        self._key = key

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def read_only(self) -> bool:
        """Whether the file can be read and not be changed."""
        return self._file.read_only

    @property
    def read_only_reason(self) -> NotesError | None:
        """NotesTooNew: a newer program wrote the file; NotesNoAccess: its place cannot be written, or read."""
        return self._file.read_only_reason

    def wait_for_others(self, patience: float | None, when_waiting: Callable[[], None] | None = None) -> None:
        """How many seconds storing waits for another process that writes, from now on; None: five.

        ``when_waiting`` is called once, on the thread that stores, where that takes more than a tenth of a second.
        """
        self._file.wait_for_others(patience, when_waiting)

    def close(self) -> None:
        """Close the file; the notes cannot be used afterwards."""
        self._file.close()

    # --- writing ---------------------------------------------------------------------------------------------------

    def highlight(
        self,
        article_id: str,
        span: Span,
        *,
        color: str = DEFAULT_COLOR,
        style: MarkStyle = MarkStyle.HIGHLIGHT,
        note: str = "",
        tags: Iterable[str] = (),
        expected_text_hash: str = "",
    ) -> NotesChange:
        """Mark a span of an article, with or without a note.

        ``expected_text_hash`` is the hash of the text the span was chosen in; empty: do not check.

        Raises SpanError for an empty span or one outside the text, ArticleNotFound, ArticleChanged where another text
        was seen, and ValueError for a colour that is none of COLORS.
        """
        columns = columns_of(note=note, color=color, style=style, tags=tags)
        article = self._expected_article(article_id, expected_text_hash)
        added = new_annotation(make_anchor(article, span), columns)
        with self._file.atomic() as database:
            keep_text(database, article)
            changes = undo_log.perform(database, style.value, [added])
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
            changes = undo_log.perform(database, "edit", revisions([row], lambda row: row | columns))
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
            changes = undo_log.perform(database, "delete", deletions(found))
        return self._outcome(changes)

    def restore(self, ids: Iterable[str]) -> NotesChange:
        """Take annotations and bookmarks out of the recycle bin, as one operation."""
        with self._file.atomic() as database:
            found = rows_of(database, ids, IN_BIN)
            changes = undo_log.perform(database, "restore", restorations(found))
        return self._outcome(changes)

    def purge(self, ids: Iterable[str]) -> int:
        """Wipe what is in the recycle bin, for good: no operation of the undo log. How many that were."""
        with self._file.atomic() as database:
            return wipe(database, rows_of(database, ids, IN_BIN))

    def purge_old(self, days: int = KEPT_DAYS) -> int:
        """Wipe what has been in the recycle bin for longer than ``days``, and texts of no use; how many items.

        A backup that holds them is made before: a clock that is 30 days ahead would empty the bin at one start. Where
        that fails, nothing is wiped. Copies of the notes that killed programs left are swept too.
        """
        before = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="microseconds")
        old = f"{IN_BIN} and deleted < ?"
        with self._file.reading() as database:
            any_old = database.execute(f"select 1 from items where {old} limit 1", [before]).fetchone()  # noqa: S608
        sweep_copies(self._file.path)
        if self._backups is not None:
            sweep_halves(self._backups, datetime.now(UTC))
        if any_old is not None:
            self.back_up(BackupKind.BEFORE_PURGE)
        with self._file.atomic() as database:
            count = 0
            if any_old is not None:
                count = wipe(database, list(database.table("items").rows_where(old, [before])))
            forget_texts(database)
        return count

    def bookmark(self, article_id: str, offset: int = 0, *, expected_text_hash: str = "") -> NotesChange:
        """Mark the block that holds ``offset``, or take its bookmarks away. Raises ArticleNotFound, ArticleChanged."""
        article = self._expected_article(article_id, expected_text_hash)
        anchor = block_anchor(article, offset)
        with self._file.atomic() as database:
            rows = live_rows(database, BOOKMARK, article_id)
            standing = bookmarks_in(anchor.span, rows, self._placer, article)
            if standing:
                changes = undo_log.perform(database, "unbookmark", deletions(standing))
            else:
                keep_text(database, article)
                changes = undo_log.perform(database, "bookmark", [new_bookmark(anchor, article)])
        return self._outcome(changes, article)

    # --- out and in ------------------------------------------------------------------------------------------------

    def bundle(self) -> NotesBundle:
        """Everything for another PC: notes, the texts they refer to, tombstones, decisions and review states."""
        with self._file.reading() as database:
            return NotesBundle(
                self.annotations(),
                self.bookmarks(),
                tombstones_of(database),
                texts_in_use(database),
                decisions_of(database),
                reviews_of(database),
            )

    def merge(self, bundle: NotesBundle, *, dry_run: bool = False, bring_back: bool = False) -> MergeReport:
        """Take in the notes of another file, as one operation; the newer one of two wins, and deletions travel.

        Taking in the same bundle again changes nothing. ``dry_run`` only tells what would happen, and locks nothing.
        With ``bring_back`` what was deleted here, or even wiped, comes back too. A backup is made first; where that
        fails, nothing is taken in.

        One transaction and not many: a program that is killed leaves all of it or nothing, and what is written is made
        ready before the file is locked. Of 3,000 notes that leaves 0.3 s in which another process waits, of 20,000 1.8
        (on a slow, busy machine); in pieces a second window would show, and back up, half an import.
        """
        given = incoming(bundle, self._placer.present)
        if dry_run:
            with self._file.reading() as database:
                return merge(database, bundle, given, bring_back=bring_back).report(NotesChange())
        texts = packed_texts(bundle)
        self.back_up(BackupKind.BEFORE_IMPORT)

        def planned(database: Database) -> tuple[Merge, undo_log.Operation]:
            merged = merge(database, bundle, given, bring_back=bring_back)
            return merged, undo_log.operation(undo_log.IMPORT, merged.changes)

        with self._file.atomic_with(planned, undo_log.basis) as (database, (merged, operation)):
            placeable = keep_texts(database, texts, merged)
            undo_log.carry_out(database, operation)
        return merged.report(self._outcome(merged.changes, also=placeable))

    # --- places ----------------------------------------------------------------------------------------------------

    def store_placements(self) -> NotesCounts:
        """Find the places of all that stands in a text not its own, and store them; how much there is.

        Called after an update of the articles, it spares later starts the search, and keeps the texts that places were
        found in: the next update is compared with them too. A backup is made before anything is written.
        """
        counts = self.counts()
        if self._placer.has_found and not self.read_only:
            self.back_up(BackupKind.BEFORE_UPDATE)
            self._placer.store_placements()
        return counts

    def accept(self, ids: Iterable[str]) -> NotesChange:
        """Confirm the present places of items despite changed text, as one operation."""
        return self._decide("accept", ids, as_it_stands)

    def detach(self, ids: Iterable[str]) -> NotesChange:
        """Reject the present places of items, which become orphans in the present text, as one operation."""
        return self._decide("detach", ids, lambda _item: ORPHANED_PLACE)

    def reattach(self, item_id: str, span: Span, *, expected_text_hash: str = "") -> NotesChange:
        """Set the place of an item in the present text; a bookmark takes the block that ``span`` starts in.

        ``expected_text_hash`` is the hash of the text it was chosen in; empty: do not check. Raises NoteNotFound,
        SpanError, ArticleNotFound, ArticleChanged.
        """
        item = self.item(item_id)
        article = self._expected_article(item.anchor.article_id, expected_text_hash)
        make_anchor(article, span)  # raises SpanError
        found = article.block_at(span.start).span if isinstance(item, Bookmark) else span
        return self._decide("reattach", [item_id], lambda _item: accepted(found))

    def reattach_alike(self, ids: Iterable[str]) -> NotesChange:
        """Move each orphan to the most similar place where that is unambiguous, as one operation.

        The others stay: those with a short quote, or one that stood several times in their old text, or two places that
        are about as likely.
        """
        places: dict[str, ResolvedPlace] = {}
        for item_id in ids:  # before the file is locked: looking takes its time
            with suppress(NoteNotFound):
                item = self.item(item_id)
                span = None if item.span else self._undoubted(item)
                if span is not None:
                    places[item_id] = accepted(span)
        return self._decide("reattach", places, lambda item: places[item.id])

    def _undoubted(self, item: Annotation | Bookmark) -> Span | None:
        article = self._placer.present(item.anchor.article_id)
        with self._file.reading() as database:
            old = known_text(database, item.anchor.text_hash)
        return None if article is None else confident_place(item, article, old)

    def undo(self) -> NotesChange:
        """Take the last operation back, also one of an earlier run; an empty change when there is none."""
        return self._take_step(undo_log.step_back)

    def redo(self) -> NotesChange:
        """Do again what was undone last; an empty change when there is nothing."""
        return self._take_step(undo_log.step_forward)

    def remember_place(self, article_id: str, offset: int) -> None:
        """Keep where a person stopped reading: no operation of the undo log, and nothing when the file is read-only.

        Nothing either while another process writes: the next pause in reading comes soon, and everything a person does
        would wait behind this.
        """
        if not self.read_only:
            with suppress(NotesBusy), self._file.atomic(patience=PLACE_PATIENCE) as database:
                reading_positions.remember(database, article_id, offset)

    def grade(self, annotation_id: str, grade: Grade, at: datetime) -> datetime:
        """Say how well an annotation was remembered; when it comes back. Raises NoteNotFound."""
        return self._reviews.grade(annotation_id, grade, at)

    def ungrade(self, annotation_id: str) -> bool:
        """Take the last grade of an annotation back, once; whether there was one to take back."""
        return self._reviews.ungrade(annotation_id)

    def answer_question(self, question_id: str, at: datetime, *, right: bool) -> datetime:
        """Say whether a question of the packs was answered right; when it comes back."""
        return self._quiz_reviews.answer(question_id, at, right=right)

    # --- backups ---------------------------------------------------------------------------------------------------

    def back_up(self, kind: str = BackupKind.AUTO) -> Backup | None:
        """A checked copy among the backups, or the newest one where nothing has changed; None without a folder for it.

        ``kind`` is a value of BackupKind (``before-import``…). Raises NotesDamaged when the file is damaged: no backup
        of it is kept.
        """
        return None if self._backups is None else self._file.back_up(self._backups, BackupKind(kind))

    def backups(self) -> tuple[BackupContents, ...]:
        """What is in each backup, the newest first, the broken ones too."""
        return () if self._backups is None else describe_all(self._backups, self._key)

    def backup_is_due(self) -> bool:
        """Whether the newest backup is older than a day, or missing; never in a place that cannot be written."""
        if self._backups is None or isinstance(self.read_only_reason, NotesNoAccess):
            return False
        return is_due(self._backups, datetime.now(UTC))

    def restore_backup(self, path: Path) -> Restored:
        """Put the notes of a backup in the place of the present ones, of which a backup is made first.

        All or nothing, like every operation, but the undo log is the backup's. Raises BackupDamaged, BackupTooNew.
        """
        with prepared(path, beside=self._file.path, key=self._key) as copy, self._file.exclusive():
            kept = self.back_up(BackupKind.BEFORE_RESTORE)
            before = self._live_items()
            self._file.take_over(copy)
            self._placer.forget_all()
            return Restored(change_between(before, self._live_items()), kept)

    def difference(self, path: Path) -> BackupDifference:
        """What restoring a backup would do. Raises BackupDamaged."""
        with self._file.reading() as database:
            return difference(path, database.conn, self._key)

    # --- inside ----------------------------------------------------------------------------------------------------

    def _expected_article(self, article_id: str, expected_text_hash: str) -> Article:
        article = self._article_of(article_id)
        if expected_text_hash not in {"", article.text_hash}:
            raise ArticleChanged(article_id)
        return article

    def _decide(
        self, name: str, ids: Iterable[str], place_of: Callable[[Annotation | Bookmark], ResolvedPlace | None]
    ) -> NotesChange:
        """Record decisions on places in the present texts of the articles."""
        with self._file.atomic() as database:
            decided = decisions(database, self._placer, rows_of(database, ids, "deleted is null"), place_of)
            changes = undo_log.perform(database, name, decided)
        return self._outcome(changes)

    def _take_step(self, found: Callable[[Database], undo_log.Step]) -> NotesChange:
        with self._file.atomic_with(found, undo_log.basis) as (database, step):
            undo_log.take_step(database, step)
        return self._outcome(step.changes)

    def _revise(self, name: str, where: str, values: list[str], revised: Callable[[Row], Row]) -> NotesChange:
        """One operation over all annotations that ``where`` names; those that stay as they are are not touched."""
        with self._file.atomic() as database:
            rows = live_rows(database, ANNOTATION, where=where, values=values)
            changes = undo_log.perform(database, name, revisions(valid_rows(rows), revised))
        return self._outcome(changes)

    def _live_items(self) -> dict[str, Annotation | Bookmark]:
        items: Iterable[Annotation | Bookmark] = (*self.annotations(), *self.bookmarks())
        return {item.id: item for item in items}

    def _outcome(
        self, changes: Iterable[RowChange], article: Article | None = None, also: Iterable[str] = ()
    ) -> NotesChange:
        return outcome(changes, self._file, self._placer, article, also)
