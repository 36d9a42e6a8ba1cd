"""The dialogs over all the notes: the recycle bin, the backups, what goes out and comes in.

Each is imported when it is first opened: a window that is to be seen does not wait for what is not.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from kb.labels import titled
from kb.model import EffectStatus, MergeReport, NotesBundle
from kb.translation import tr
from kb.workspace import Workspace
from ui.controllers.notes.notes_controller import NotesController
from ui.notes.pane import NotesPane
from ui.reader.pane import ReaderPane

if TYPE_CHECKING:
    from kb.exchange.notes.exported import ExportedNotes


class NotesDialogs(QObject):
    """Opens the dialogs in front of ``window`` and connects them with the notes_controller.

    What goes out can be narrowed to the open article and to what is selected in the notes pane.
    """

    folder_requested = Signal(object)  # Path of a folder to be shown
    done = Signal(str)  # what was done, in words for the status bar
    failed = Signal(object)  # Exception

    def __init__(
        self,
        workspace: Workspace,
        notes_controller: NotesController,
        reader: ReaderPane,
        notes: NotesPane,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._notes_controller = notes_controller
        self._reader = reader
        self._notes = notes
        self._window = window

    def open_bin(self) -> None:
        """Show what was deleted; it can be restored, or wiped for good."""
        from ui.dialogs.bin import BinDialog  # noqa: PLC0415 - see above

        effects = self._workspace.effects()
        titles = self._notes_controller.remembered_titles | {
            head.id: titled(head.title, effects.get(head.id, EffectStatus()))
            for head in self._workspace.library.articles()
        }
        dialog = BinDialog(titles, read_only=self._workspace.notes.read_only, parent=self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.restore_requested.connect(self._notes_controller.restore)
        dialog.purge_requested.connect(self._notes_controller.purge)
        self._notes_controller.bin_read.connect(dialog.set_items)
        again = self._notes_controller.changed.connect(lambda _news: self._notes_controller.read_bin())
        dialog.finished.connect(lambda _result: self._notes_controller.changed.disconnect(again))
        dialog.open()
        self._notes_controller.read_bin()

    def open_backups(self) -> None:
        """Show the backups; one can be made, and one restored."""
        from ui.dialogs.restore import RestoreDialog  # noqa: PLC0415 - see above

        backups = self._notes_controller.backups
        dialog = RestoreDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.difference_requested.connect(backups.compare)
        dialog.backup_requested.connect(backups.make)
        dialog.restore_requested.connect(self._restore)
        dialog.folder_requested.connect(lambda: self.folder_requested.emit(self._workspace.paths.backups))
        backups.listed.connect(dialog.show_backups)
        backups.compared.connect(dialog.show_difference)
        backups.read()
        dialog.open()

    def export(self) -> None:
        """Let a person choose which notes go out, and in which format."""
        self._notes.flush()
        self._notes_controller.transfer.gather(
            self._workspace.library.article, self._choose_export, self._out_of_force_and_dialog
        )

    def _out_of_force_and_dialog(self) -> Mapping[str, str]:
        """On the worker, where importing the dialog keeps nobody waiting."""
        from ui.dialogs import export_notes  # noqa: F401, PLC0415 - see above

        return self._workspace.out_of_force()

    def import_notes(self) -> None:
        """Let a person choose a file of notes, and see what it would do before it does it."""
        from ui.dialogs.import_notes import choose_notes_file  # noqa: PLC0415 - see above

        path = choose_notes_file(self._window)
        if path is not None:
            self._notes.flush()
            self._notes_controller.transfer.read_file(
                path, lambda bundle, planned: self._show_import(path, bundle, planned)
            )

    def _restore(self, backup: Path) -> None:
        self._notes.flush()
        self._notes_controller.backups.restore(backup)

    def _choose_export(self, exported: "ExportedNotes") -> None:
        from ui.dialogs.export_notes import ExportNotesDialog, ExportScope  # noqa: PLC0415 - see above

        article, selected = self._reader.article, {*self._notes.selected()}
        scopes = [ExportScope(tr("全部笔记"), exported)]
        if article is not None:
            scopes.insert(
                0,
                ExportScope(
                    tr("本文：{title}").format(title=article.title),
                    exported.those(lambda note: note.article_id == article.id),
                ),
            )
        if selected:
            scopes.append(ExportScope(tr("笔记栏里选中的"), exported.those(lambda note: note.item.id in selected)))
        dialog = ExportNotesDialog(tuple(scopes), self._workspace.exported_files, self._window)
        dialog.done_with.connect(lambda path: self.done.emit(tr("已导出到 {path}").format(path=path)))
        dialog.failed.connect(self.failed)
        dialog.open()

    def _show_import(self, path: Path, bundle: NotesBundle, planned: MergeReport) -> None:
        from ui.dialogs.import_notes import ImportNotesDialog  # noqa: PLC0415 - see above

        transfer = self._notes_controller.transfer
        dialog = ImportNotesDialog(path, bundle, planned, self._window)
        dialog.import_requested.connect(transfer.take_in)
        dialog.bring_back_requested.connect(lambda found: transfer.take_in(found, bring_back=True))
        dialog.open()
