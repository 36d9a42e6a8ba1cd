"""The notes, off the GUI thread: what is shown is what has been stored."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kb.errors import NoteNotFound, NotesError, NotesUnreadable
from kb.labels import PLACEMENT_LABELS
from kb.model import (
    AnchorSuggestion,
    Annotation,
    Bookmark,
    MarkStyle,
    NotesChange,
    PassageChange,
    Placement,
    ReadingPosition,
    Span,
    UndoState,
)
from kb.notes.query.note_filter import FoldedWords, Listing, folded_words
from kb.notes.store import Notes
from kb.translation import tr
from ui.commands import UNDOABLE
from ui.controllers.notes.notes_backups import NotesBackups
from ui.controllers.notes.notes_lanes import NotesLanes
from ui.controllers.notes.notes_transfer import NotesTransfer
from ui.controllers.notes.review_schedule import ReviewSchedule

T = TypeVar("T")
_log = logging.getLogger("xingzhi.notes_controller")

Operation = Callable[[], NotesChange]


@dataclass(frozen=True, slots=True)
class NotesSnapshot:
    """What an operation did, and what the panes show now; ``annotations`` are those of the article ``article_id``.

    ``folded`` are the words of what is new, as the list of notes looks them through.
    """

    change: NotesChange
    article_id: str
    annotations: tuple[Annotation, ...]
    bookmarks: tuple[Bookmark, ...]
    tags: tuple[str, ...]
    undo: UndoState
    recent: tuple[ReadingPosition, ...] = ()
    folded: FoldedWords = field(default_factory=dict)


class NotesController(QObject):
    """What is stored is stored in order; reading waits for none of it."""

    loaded = Signal(object)  # Listing
    changed = Signal(object)  # NotesSnapshot
    recent_changed = Signal(object)  # tuple[ReadingPosition, ...], newest first
    bin_read = Signal(object)  # tuple[Deleted, ...]
    looked_at = Signal(str, object, object)  # item id, PassageChange, tuple[AnchorSuggestion, ...]
    note_stored = Signal(str, str, object)  # annotation id, note, tags: tuple[str, ...]
    note_not_stored = Signal(str)  # annotation id; ``failed`` tells why
    done = Signal(str)  # what was done, in words for the status bar
    waiting = Signal(bool)  # storing waits for another process, or no longer does
    failed = Signal(object)  # Exception

    def __init__(self, notes: Notes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.remembered_titles: dict[str, str] = {}  # article id → what one was called that has gone
        self._notes = notes
        self._lanes = NotesLanes(notes, self)
        self._lanes.waiting.connect(self.waiting)
        self.backups = NotesBackups(notes, self._lanes, self.perform, self)
        self.backups.done.connect(self.done)
        self.transfer = NotesTransfer(notes, self._lanes, self.perform, self)
        self.reviews = ReviewSchedule(notes, self._lanes, self.perform, self)
        for part in (self.backups, self.transfer, self.reviews):
            part.failed.connect(self.failed)
        self._article_id = ""
        self._listings = 0  # under way
        self._meanwhile: list[NotesSnapshot] = []  # what was told since the first of them was asked for

    @property
    def busy(self) -> bool:
        """Whether an operation is under way."""
        return self._lanes.busy

    @property
    def storing(self) -> bool:
        """Whether something is still to be stored, or it is still to be told that it has been, or could not be."""
        return self._lanes.storing

    def load(self) -> None:
        """Tell all annotations, each at its place in the texts as they are now; what had to be found is stored.

        What has been in the recycle bin for long goes.
        """

        def tidy() -> None:
            self._notes.store_placements()
            if not self._notes.read_only:
                self._notes.purge_old()

        def listed() -> Listing:
            return Listing(self._notes.annotations(), self._notes.remembered_titles())

        def told(listing: Listing) -> None:
            for news in self._meanwhile:  # it may have looked before that was stored
                listing.apply(news.change, news.folded)
            self._end_listing()
            self.remembered_titles = listing.remembered_titles
            self.loaded.emit(listing)
            self._lanes.write(tidy, None, self.failed.emit)

        def failed(error: Exception) -> None:
            self._end_listing()
            self.failed.emit(error)

        self._listings += 1
        self._lanes.survey_once(listed, told, failed)

    def _end_listing(self) -> None:
        self._listings -= 1
        if not self._listings:
            self._meanwhile.clear()

    def look_at(self, item_id: str) -> None:
        """Tell what changed around an annotation or a bookmark, and if it has no place, where it may belong."""

        def looked() -> tuple[PassageChange, tuple[AnchorSuggestion, ...]]:
            suggestions = () if self._notes.item(item_id).span else self._notes.suggestions(item_id)
            return self._notes.passage_change(item_id), suggestions

        def failed(error: Exception) -> None:
            if not isinstance(error, NoteNotFound):  # what has just been deleted is no longer looked at
                self.failed.emit(error)

        self._lanes.survey_latest(looked, lambda found: self.looked_at.emit(item_id, *found), failed)

    def read(self, article_id: str) -> None:
        """Tell all about the notes, and those of the article that is now open."""
        self._article_id = article_id
        self._lanes.ask_latest(lambda: self._news(NotesChange(), article_id), self.changed.emit, self.failed.emit)

    def highlight(
        self,
        article_id: str,
        span: Span,
        color: str,
        style: MarkStyle,
        then: Callable[[str], None] | None = None,
        *,
        expected_text_hash: str = "",
    ) -> None:
        """Mark a span of the text with that hash; ``then`` gets the annotation's id when it is stored and shown."""

        def added(change: NotesChange) -> None:
            if then is not None:
                for item in change.added:
                    then(item.id)

        self.perform(
            lambda: self._notes.highlight(
                article_id, span, color=color, style=style, expected_text_hash=expected_text_hash
            ),
            tr("已划线"),
            added,
        )

    def edit_note(self, annotation_id: str, note: str, tags: tuple[str, ...]) -> None:
        """Store the words of an annotation."""
        self.perform(
            lambda: self._notes.edit(annotation_id, note=note, tags=tags),
            tr("批注已保存"),
            lambda _change: self.note_stored.emit(annotation_id, note, tags),
            lambda: self.note_not_stored.emit(annotation_id),
        )

    def recolor(self, ids: tuple[str, ...], color: str) -> None:
        """Give annotations another colour."""
        self._edit_all(ids, tr("已换颜色"), color=color)

    def restyle(self, ids: tuple[str, ...], style: str) -> None:
        """Draw annotations another way: a value of MarkStyle."""
        self._edit_all(ids, tr("已换样式"), style=MarkStyle(style))

    def add_tags(self, ids: tuple[str, ...], tags: tuple[str, ...]) -> None:
        """Give annotations tags that they do not have yet."""
        self._edit_all(ids, tr("已添加标签“{tags}”").format(tags="”“".join(tags)), add_tags=tags)

    def remove_tags(self, ids: tuple[str, ...], tags: tuple[str, ...]) -> None:
        """Take tags away from annotations."""
        self._edit_all(ids, tr("已去掉标签“{tags}”").format(tags="”“".join(tags)), remove_tags=tags)

    def rename_tag(self, old: str, new: str) -> None:
        """Give a tag another name wherever it stands; an empty one takes it away."""

        def renamed(change: NotesChange) -> None:
            if change:
                what = (
                    tr("标签“{old}”已改名为“{new}”").format(old=old, new=new)
                    if new
                    else tr("已删除标签“{old}”").format(old=old)
                )
                self.done.emit(tr("{what}（{count} 条批注）").format(what=what, count=len(change.changed)))

        self.perform(lambda: self._notes.rename_tag(old, new), then=renamed)

    def delete(self, ids: tuple[str, ...]) -> None:
        """Put annotations and bookmarks into the recycle bin."""
        what = tr("已删除") if len(ids) == 1 else tr("已删除 {count} 条").format(count=len(ids))
        self.perform(lambda: self._notes.delete(ids), f"{what}{UNDOABLE}")

    def read_bin(self) -> None:
        """Tell what is in the recycle bin."""
        self._lanes.survey(self._notes.deleted, self.bin_read.emit, self.failed.emit)

    def restore(self, ids: tuple[str, ...]) -> None:
        """Take annotations and bookmarks out of the recycle bin."""

        def restored(change: NotesChange) -> None:
            self.done.emit(tr("已恢复 {count} 条").format(count=len(change.added)))
            self.read_bin()

        self.perform(lambda: self._notes.restore(ids), then=restored)

    def purge(self, ids: tuple[str, ...]) -> None:
        """Wipe what is in the recycle bin, for good."""

        def purged(count: int) -> None:
            self.done.emit(tr("已彻底删除 {count} 条").format(count=count))
            self.read_bin()

        self._lanes.write(lambda: self._notes.purge(ids), purged, self.failed.emit)

    def accept(self, ids: tuple[str, ...]) -> None:
        """The places where these stand now are right."""
        self.perform(lambda: self._notes.accept(ids), tr("已确认位置"))

    def detach(self, ids: tuple[str, ...]) -> None:
        """These do not belong where they stand now."""
        self.perform(
            lambda: self._notes.detach(ids),
            tr("已移到“{orphaned}”").format(orphaned=PLACEMENT_LABELS[Placement.ORPHANED]),
        )

    def reattach(self, item_id: str, span: Span, expected_text_hash: str = "") -> None:
        """This is the place of an annotation or a bookmark, in the text with the hash ``expected_text_hash``."""
        self.perform(
            lambda: self._notes.reattach(item_id, span, expected_text_hash=expected_text_hash), tr("已放到新的位置")
        )

    def reattach_alike(self, ids: tuple[str, ...]) -> None:
        """Each of these orphans belongs to the place most like it; those that are like none stay."""

        def attached(change: NotesChange) -> None:
            placed, left = len(change.changed), len(ids) - len(change.changed)
            words = (
                tr("已放回 {placed} 条{undoable}").format(placed=placed, undoable=UNDOABLE)
                if placed
                else tr("没有找到有把握的位置")
            )
            self.done.emit(
                tr("{words}；{left} 条留在“{orphaned}”").format(
                    words=words, left=left, orphaned=PLACEMENT_LABELS[Placement.ORPHANED]
                )
                if placed and left
                else words
            )

        self.perform(lambda: self._notes.reattach_alike(ids), then=attached)

    def bookmark(self, article_id: str, offset: int, *, expected_text_hash: str = "") -> None:
        """Set or take away the bookmark of the block at ``offset`` of the text with the hash ``expected_text_hash``."""

        def done(change: NotesChange) -> None:
            self.done.emit(tr("已添加书签") if change.added else tr("已取消书签"))

        self.perform(lambda: self._notes.bookmark(article_id, offset, expected_text_hash=expected_text_hash), then=done)

    def undo(self) -> None:
        """Take the last operation back."""
        self.perform(self._notes.undo, tr("已撤销"))

    def redo(self) -> None:
        """Do again what was undone last."""
        self.perform(self._notes.redo, tr("已重做"))

    def remember_place(self, article_id: str, offset: int) -> None:
        """Keep where a person stopped reading, and tell what was read last: nothing else has changed."""

        def remember() -> tuple[ReadingPosition, ...]:
            self._notes.remember_place(article_id, offset)
            return self._notes.recent()

        self._lanes.write(remember, self.recent_changed.emit, self.failed.emit)

    def when_stored(self, then: Callable[[], None]) -> None:
        """Call ``then`` when all that was asked to be stored before is."""
        self._lanes.when_stored(then, self.failed.emit)

    def perform(
        self,
        operation: Operation,
        words: str = "",
        then: Callable[[NotesChange], None] | None = None,
        otherwise: Callable[[], None] | None = None,
    ) -> None:
        """Run an operation of the notes; tell what it did when it is stored, then call ``then``, else ``otherwise``."""
        article_id = self._article_id

        def answer(news: NotesSnapshot) -> None:
            if self._listings:
                self._meanwhile.append(news)
            self.changed.emit(news)
            if words and news.change:
                self.done.emit(words)
            if then is not None:
                then(news.change)

        def failed(error: Exception) -> None:
            if otherwise is not None:
                otherwise()
            self.failed.emit(error)

        self._lanes.write(lambda: self._news(operation(), article_id), answer, failed)

    def ask(self, question: Callable[[], T], then: Callable[[T], None]) -> None:
        """Ask something of what the notes keep."""
        self._lanes.ask(question, then, self.failed.emit)

    # --- the beginning and the end ---------------------------------------------------------------------------------

    def run_startup_checks(self) -> None:
        """Make the backup that is due, and tell of records that cannot be read."""

        def look() -> int:
            if self._notes.backup_is_due():
                self._notes.back_up()
            return len(self._notes.problems())

        def told(damaged: int) -> None:
            if damaged:
                self.failed.emit(NotesUnreadable(damaged))

        self._lanes.write(look, told, self.failed.emit)

    def settle(self) -> bool:
        """Whether everything is stored: waits for that, but for no other process."""
        return self._lanes.settle()

    def close(self) -> None:
        """Wait until everything is stored, and backed up if it has changed."""
        self._lanes.finish(self._back_up_at_last)

    def _back_up_at_last(self) -> None:
        """No one is there any more to be told; a backup that is missing is made, and told of, at the next start."""
        try:
            self._notes.back_up()
        except NotesError as error:
            _log.warning("no backup at the end: %s", error)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _edit_all(
        self,
        ids: tuple[str, ...],
        words: str,
        *,
        color: str | None = None,
        style: MarkStyle | None = None,
        add_tags: tuple[str, ...] = (),
        remove_tags: tuple[str, ...] = (),
    ) -> None:
        """One step of the undo log, whatever the number; the words say how many when it is more than one."""

        def edit() -> NotesChange:
            return self._notes.edit_all(ids, color=color, style=style, add_tags=add_tags, remove_tags=remove_tags)

        def edited(change: NotesChange) -> None:
            count = len(change.changed)
            if count:
                self.done.emit(words if len(ids) == 1 else tr("{words}（{count} 条）").format(words=words, count=count))
            elif len(ids) > 1:
                self.done.emit(tr("选中的批注已经是这样，没有改动"))

        self.perform(edit, then=edited)

    def _news(self, change: NotesChange, article_id: str) -> NotesSnapshot:
        notes = self._notes
        return NotesSnapshot(
            change=change,
            article_id=article_id,
            annotations=notes.of_article(article_id) if article_id else (),
            bookmarks=notes.bookmarks(),
            tags=notes.tags(),
            undo=notes.undo_state(),
            recent=notes.recent(),
            folded=folded_words(change),
        )
