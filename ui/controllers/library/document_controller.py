"""One's own documents: edited beside a preview, copied, deleted and put back; files are touched on a worker.

The dialogs are imported when they are first opened: a window that is to be seen does not wait for them.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kb.labels import PLACEMENT_LABELS
from kb.model import Placement
from kb.translation import tr
from kb.workspace import Workspace
from ui.theme import Theme
from ui.widgets.plain_text import is_agreed
from ui.workers import Worker

if TYPE_CHECKING:
    from kb.content.own_documents.editing import DocumentText
    from kb.content.own_documents.trash import DeletedDocument
    from kb.content.own_documents.versions import Version
    from ui.importing.editor_dialog import EditorDialog
    from ui.importing.trash_dialog import TrashDialog

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DocumentAct:
    """Something that can be done with one article, for a menu."""

    words: str
    icon: str
    act: Callable[[], object]


class DocumentController(QObject):
    """Articles of the program and of packs can be copied to 我的文档; only what is there can be changed."""

    changed = Signal(str)  # the library holds other articles; the id of the one to open, or nothing
    folder_requested = Signal(object)  # Path of a folder to be shown
    done = Signal(str)  # what was done, in words for the status bar
    failed = Signal(object)  # Exception

    def __init__(self, workspace: Workspace, theme: Callable[[], Theme], window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._theme = theme
        self._window = window
        self._worker = Worker("documents", self)

    def acts(self, article_id: str) -> tuple[DocumentAct, ...]:
        """What can be done with an article."""
        if not self.is_own(article_id):
            return (DocumentAct(tr("复制到我的文档"), "copy", lambda: self.copy(article_id)),)
        return (
            DocumentAct(tr("编辑…"), "edit", lambda: self.edit(article_id)),
            DocumentAct(tr("打开原件所在文件夹"), "library", lambda: self.open_original(article_id)),
            DocumentAct(tr("删除…"), "delete", lambda: self.delete(article_id)),
        )

    def is_own(self, article_id: str) -> bool:
        """Whether an article can be changed."""
        source = self._workspace.library.sources.get(article_id)
        return source is not None and source.pack_folder == self._workspace.paths.own_documents

    def close(self) -> None:
        """Do what is to be done: words may be waiting to be saved."""
        self._worker.finish()

    # --- editing -----------------------------------------------------------------------------------------------------

    def edit(self, article_id: str) -> None:
        """Open the editor on one of one's own documents."""
        own = self._workspace.own_documents
        self._run(
            lambda: (own.text(article_id), own.versions.draft(article_id), own.versions.of(article_id)),
            lambda found: self._open_editor(article_id, *found),
        )

    def copy(self, article_id: str) -> None:
        """Copy an article to 我的文档, and open the copy."""
        today = dt.datetime.now().astimezone().date()

        def copied() -> str:
            new_id = self._workspace.own_documents.copy(article_id, today)
            self._workspace.reload_packs()
            return new_id

        self._run(copied, self._show_copy)

    def open_original(self, article_id: str) -> None:
        """Show the folder in which an own document and its original lie."""
        self._run(lambda: self._workspace.own_documents.place(article_id), self.folder_requested.emit)

    # --- deleting ----------------------------------------------------------------------------------------------------

    def delete(self, article_id: str) -> None:
        """Ask, and move one of one's own documents to the trash."""
        self._run(
            lambda: (self._workspace.own_documents.text(article_id).metadata.title, self._notes_on(article_id)),
            lambda found: self._ask_to_delete(article_id, *found),
        )

    def open_trash(self) -> None:
        """Show what was deleted; it can be put back."""
        from ui.importing.trash_dialog import TrashDialog  # noqa: PLC0415 - see above

        dialog = TrashDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_requested.connect(lambda deleted: self._restore(dialog, deleted))
        dialog.purge_requested.connect(lambda deleted: self._purge(dialog, deleted))
        self._run(self._workspace.own_documents.trash.documents, lambda documents: _feed(dialog, documents))
        dialog.open()

    # --- inside ------------------------------------------------------------------------------------------------------

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._worker.run(work, done, self.failed.emit)

    def _open_editor(self, article_id: str, text: "DocumentText", draft: str, versions: "tuple[Version, ...]") -> None:
        from ui.importing.editor_dialog import EditorDialog  # noqa: PLC0415 - see above

        dialog = EditorDialog(article_id, text, self._workspace.own_documents.vocabulary(), self._theme(), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.set_versions(versions)
        dialog.take_draft(draft)
        dialog.save_requested.connect(lambda edited: self._save(dialog, article_id, edited))
        dialog.draft_changed.connect(lambda words: self._keep_draft(article_id, words))
        dialog.version_requested.connect(lambda version: self._show_version(dialog, article_id, version))
        dialog.open()

    def _show_version(self, dialog: "EditorDialog", article_id: str, version: "Version") -> None:
        def shown(text: "DocumentText") -> None:
            if isValid(dialog):
                dialog.take_version(text)

        self._run(lambda: self._workspace.own_documents.version_text(article_id, version.path), shown)

    def _save(self, dialog: "EditorDialog", article_id: str, edited: "DocumentText") -> None:
        today = dt.datetime.now().astimezone().date()

        def saved() -> "tuple[Version, ...]":
            self._workspace.own_documents.save(article_id, edited, today)
            self._workspace.own_documents.versions.forget_draft(article_id)
            self._workspace.reload_packs()
            return self._workspace.own_documents.versions.of(article_id)

        def told(versions: "tuple[Version, ...]") -> None:
            if isValid(dialog):
                dialog.set_versions(versions)
                dialog.take_saved()
            self.changed.emit("")
            self.done.emit(tr("已保存《{title}》").format(title=edited.metadata.title))

        self._worker.run(saved, told, lambda error: dialog.tell(error) if isValid(dialog) else self.failed.emit(error))

    def _keep_draft(self, article_id: str, words: str) -> None:
        versions = self._workspace.own_documents.versions
        keep = (lambda: versions.keep_draft(article_id, words)) if words else lambda: versions.forget_draft(article_id)
        self._worker.run(keep, failed=self.failed.emit)

    def _show_copy(self, new_id: str) -> None:
        self.changed.emit(new_id)
        self.done.emit(tr("已复制到“我的文档”，可以编辑"))

    def _notes_on(self, article_id: str) -> int:
        notes = self._workspace.notes
        marked = sum(one.anchor.article_id == article_id for one in notes.annotations())
        return marked + sum(one.anchor.article_id == article_id for one in notes.bookmarks())

    def _ask_to_delete(self, article_id: str, title: str, notes: int) -> None:
        kept = (
            tr("上面有 {notes} 条批注和书签，会列在“{orphaned}”里，恢复文档后回到原处。").format(
                notes=notes, orphaned=PLACEMENT_LABELS[Placement.ORPHANED]
            )
            if notes
            else tr("上面没有批注。")
        )
        question = tr("删除《{title}》吗？{kept}\n文档和原件可以在“文件 → 已删除的文档…”里找回。").format(
            title=title, kept=kept
        )
        if not is_agreed(self._window, tr("删除文档"), question):
            return

        def deleted() -> None:
            self._workspace.own_documents.delete(article_id)
            self._workspace.reload_packs()

        def told(_nothing: None) -> None:
            self.changed.emit("")
            self.done.emit(tr("已删除《{title}》，可在“文件 → 已删除的文档…”里恢复").format(title=title))

        self._worker.run(deleted, told, self.failed.emit)

    def _restore(self, dialog: "TrashDialog", deleted: "DeletedDocument") -> None:
        def restored() -> "tuple[tuple[DeletedDocument, ...], str]":
            place = self._workspace.own_documents.trash.restore(deleted)
            self._workspace.reload_packs()
            return self._workspace.own_documents.trash.documents(), self._first_in(place)

        def told(found: "tuple[tuple[DeletedDocument, ...], str]") -> None:
            _feed(dialog, found[0])
            self.changed.emit(found[1])
            self.done.emit(tr("已恢复《{titles}》").format(titles=tr("、").join(deleted.titles)))

        self._worker.run(restored, told, self.failed.emit)

    def _purge(self, dialog: "TrashDialog", deleted: "DeletedDocument") -> None:
        def purged() -> "tuple[DeletedDocument, ...]":
            self._workspace.own_documents.trash.purge(deleted)
            return self._workspace.own_documents.trash.documents()

        self._run(purged, lambda documents: _feed(dialog, documents))

    def _first_in(self, place: Path) -> str:
        """The id of the first article at ``place``, a file or a folder."""
        sources = self._workspace.library.sources.values()
        return next((source.head.id for source in sources if place in {source.path, *source.path.parents}), "")


def _feed(dialog: "TrashDialog", documents: "tuple[DeletedDocument, ...]") -> None:
    """The dialog may have been closed meanwhile."""
    if isValid(dialog):
        dialog.set_documents(documents)
