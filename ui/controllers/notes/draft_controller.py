"""Typed words are never lost: what stands in the editor is kept on disk until the notes have stored it."""

import logging
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kb.notes.query.note_filter import Listing
from kb.records.drafts import Draft, Drafts
from kb.translation import tr
from ui.controllers.notes.notes_controller import NotesController
from ui.notes.pane import NotesPane
from ui.workers import Worker

DRAFTS = "drafts.json"
KEEP_AFTER = 300  # milliseconds without typing
_log = logging.getLogger("xingzhi.drafts")


class DraftController(QObject):
    """Between the editor and the notes. A draft that cannot be written is told once, not at every pause."""

    status_message = Signal(str)  # words for the status bar

    def __init__(self, drafts: Drafts, pane: NotesPane, notes: NotesController, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._pane = pane
        self._notes = notes
        self._writing = Worker("drafts", self)
        self._told = False
        self._typed: tuple[str, Draft] | None = None
        self._resting = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._resting.timeout.connect(self._keep)
        pane.typed.connect(self._on_typed)
        pane.taken_back.connect(self._on_taken_back)
        pane.edit_requested.connect(self._store)
        notes.loaded.connect(self._restore)
        notes.note_stored.connect(self._on_stored)
        notes.note_not_stored.connect(pane.show_not_stored)

    def finish(self) -> None:
        """Write what is still to be written; what could not be stored stays a draft."""
        self._keep()
        self._writing.finish()

    def _restore(self, listing: Listing) -> None:
        """Give the pane what an earlier run could not store; what it stored on its last breath is no draft."""
        self._notes.loaded.disconnect(self._restore)
        drafts = self._drafts.all()
        for annotation in listing.annotations:
            if drafts.get(annotation.id) == (stored := Draft(annotation.note, annotation.tags)):
                del drafts[annotation.id]
                self._writing.run(partial(self._drafts.forget, annotation.id, stored), failed=self._not_kept)
        self._pane.set_drafts(drafts)
        there = len(drafts.keys() & {annotation.id for annotation in listing.annotations})
        told = [tr("有 {there} 条批注的文字上次没有保存，打开那条批注就能接着写").format(there=there)] if there else []
        if gone := len(drafts) - there:  # deleted by another program, or at another PC
            told.append(
                tr("{gone} 条没有保存的文字，批注已经删除：从回收站恢复就能接着写，文字还在 {drafts} 里").format(
                    gone=gone, drafts=DRAFTS
                )
            )
        if told:
            self.status_message.emit(tr("；").join(told))

    def _store(self, annotation_id: str, note: str, tags: tuple[str, ...]) -> None:
        """First the draft, then the notes: the program may be killed while it waits for them."""
        self._typed = (annotation_id, Draft(note, tags))
        self._keep()
        self._notes.edit_note(annotation_id, note, tags)

    def _on_typed(self, annotation_id: str, note: str, tags: tuple[str, ...]) -> None:
        self._typed = (annotation_id, Draft(note, tags))
        self._resting.start()

    def _on_taken_back(self, annotation_id: str) -> None:
        self._typed = None
        self._resting.stop()
        self._writing.run(lambda: self._drafts.forget(annotation_id), failed=self._not_kept)

    def _on_stored(self, annotation_id: str, note: str, tags: tuple[str, ...]) -> None:
        self._writing.run(lambda: self._drafts.forget(annotation_id, Draft(note, tags)), failed=self._not_kept)
        self._pane.show_stored(annotation_id, note, tags)

    def _keep(self) -> None:
        self._resting.stop()
        typed, self._typed = self._typed, None
        if typed is not None:
            self._writing.run(lambda: self._drafts.keep(*typed), failed=self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        _log.warning("A draft was not written: %s", error)
        if not self._told:
            self._told = True
            self.status_message.emit(tr("草稿写不进磁盘：保存成功以前请不要关闭窗口"))
