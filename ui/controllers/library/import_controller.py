"""Files on their way into 我的文档: read off the GUI thread, looked at in a dialog, stored one by one.

The dialog and the readers are imported when somebody imports: a window that is to be seen does not wait for them.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kb.errors import ImportStopped, KbError
from kb.translation import tr
from kb.workspace import Workspace
from ui.controllers.settings_controller import SettingsController
from ui.error_messages import sentence
from ui.theme import Theme
from ui.workers import Worker

if TYPE_CHECKING:
    from kb.content.importers.metadata import Vocabulary
    from ui.importing.entry import Entry
    from ui.importing.import_dialog import ImportDialog


class ImportController(QObject):
    """One import at a time; the library is read anew once at its end."""

    changed = Signal(str)  # the library holds other articles; the id of the one to open, or nothing
    done = Signal(str)  # what was done, in words for the status bar
    failed = Signal(object)  # Exception
    _read = Signal(object, object)  # Event of the import, Entry: a file has been read
    _progressed = Signal(object, int, int, str)  # Event of the import, files done, files in all, what is done to them
    _stored = Signal(object, object)  # Event of the import, Entry: a file has been stored, or not

    def __init__(
        self, workspace: Workspace, settings: SettingsController, theme: Callable[[], Theme], window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._settings = settings
        self._theme = theme
        self._window = window
        self._worker = Worker("import", self)
        self._previews = Worker("import-preview", self)
        self._dialog: ImportDialog | None = None
        self._opening = False
        self._stopped = Event()
        self._read.connect(self._show_read)
        self._progressed.connect(self._show_progress)
        self._stored.connect(self._show_stored)

    def choose_files(self) -> None:
        """Let a person choose files, and import them."""
        from ui.importing.file_choice import choose_files  # noqa: PLC0415 - see above

        self._take_chosen(choose_files(self._settings.present.import_folder, self._window))

    def choose_folder(self) -> None:
        """Let a person choose a folder, and import what is in it."""
        from ui.importing.file_choice import choose_folder  # noqa: PLC0415 - see above

        self._take_chosen(choose_folder(self._settings.present.import_folder, self._window))

    def take(self, paths: Sequence[Path]) -> None:
        """Read files, and those in folders, and show what importing them would give."""
        if self._dialog is None and not self._opening and paths:
            self._opening = True
            self._worker.run(self._prepared, partial(self._open, paths), self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        self._opening = False
        self.failed.emit(error)

    def _open(self, paths: Sequence[Path], vocabulary: "Vocabulary") -> None:
        from ui.importing.import_dialog import ImportDialog  # noqa: PLC0415 - see above

        self._opening = False
        self._stopped = Event()
        dialog = self._dialog = ImportDialog(vocabulary, self._theme(), self._previews, self._window)
        dialog.stop_requested.connect(self._stopped.set)
        dialog.import_requested.connect(self._store)
        dialog.closed.connect(self._forget_dialog)
        dialog.open()
        stopped = self._stopped
        self._worker.run(lambda: self._read_all(tuple(paths), stopped), self._finish_reading, self._not_read)

    def close(self) -> None:
        """Stop; what is being stored is stored to its end."""
        self._stopped.set()
        self._previews.close()
        self._worker.close()

    # --- on the worker -----------------------------------------------------------------------------------------------

    def _prepared(self) -> "Vocabulary":
        """What the dialog needs; importing it takes twice as long as making it."""
        from ui.importing import import_dialog  # noqa: F401, PLC0415 - see above

        return self._workspace.own_documents.vocabulary()

    def _read_all(self, paths: Sequence[Path], stopped: Event) -> None:
        from ui.importing.entry import Entry  # noqa: PLC0415 - see above

        own = self._workspace.own_documents
        outcomes = own.preview_all(
            paths, lambda done, total: self._progressed.emit(stopped, done, total, tr("正在读取")), stopped.is_set
        )
        read: dict[str, str] = {}  # digest of a file → its name
        for outcome in outcomes:
            found = outcome.preview
            earlier = own.earlier(found) if found is not None else None
            twin = read.get(found.digest, "") if found is not None else ""
            if found is not None:
                read.setdefault(found.digest, found.path.name)
            self._read.emit(stopped, Entry.of(outcome, earlier, twin))

    def _store_all(self, entries: Sequence["Entry"], stopped: Event) -> tuple["Entry", ...]:
        """What became of the entries; those that a stop left out are as they were."""
        results: list[Entry] = []
        for done, entry in enumerate(entries):
            self._progressed.emit(stopped, done, len(entries), tr("正在导入"))
            if stopped.is_set():
                results += entries[done:]
                break
            results.append(self._stored_entry(entry))
            self._stored.emit(stopped, results[-1])
        if any(entry.stored for entry in results):
            self._workspace.reload_packs()
        return tuple(results)

    def _stored_entry(self, entry: "Entry") -> "Entry":
        try:
            stored = self._workspace.own_documents.store(entry.edited, entry.accepted)
            return replace(entry, stored=stored, error=None)
        except (KbError, OSError) as error:
            return replace(entry, error=error)

    # --- on the GUI thread -------------------------------------------------------------------------------------------

    def _take_chosen(self, paths: Sequence[Path]) -> None:
        if paths:
            first = paths[0]
            self._settings.keep(import_folder=str(first if first.is_dir() else first.parent))
            self.take(paths)

    def _store(self, entries: Sequence["Entry"]) -> None:
        self._stopped.clear()
        stopped = self._stopped
        self._worker.run(lambda: self._store_all(entries, stopped), self._finish_storing, self._not_stored)

    def _show_read(self, stopped: Event, entry: "Entry") -> None:
        if self._dialog is not None and stopped is self._stopped:
            self._dialog.add(entry)

    def _show_progress(self, stopped: Event, done: int, total: int, words: str) -> None:
        if self._dialog is not None and stopped is self._stopped:
            self._dialog.show_progress(done, total, words)

    def _show_stored(self, stopped: Event, entry: "Entry") -> None:
        if self._dialog is not None and stopped is self._stopped:
            self._dialog.show_stored(entry)

    def _finish_reading(self, _nothing: None) -> None:
        if self._dialog is not None:
            self._dialog.finish_reading()

    def _not_read(self, error: Exception) -> None:
        if self._dialog is None:
            return
        if isinstance(error, ImportStopped):
            self._dialog.finish_reading(tr("已停止读取；列出的文件可以导入。"))
        else:
            self._dialog.finish_reading(sentence(error))
            if not isinstance(error, KbError | OSError):
                self.failed.emit(error)

    def _finish_storing(self, results: tuple["Entry", ...]) -> None:
        from ui.importing.import_dialog import stored_words  # noqa: PLC0415 - see above

        words = stored_words(results)
        if self._dialog is not None:
            self._dialog.finish_storing()
        stored = [article_id for entry in results for article_id in entry.stored]
        if stored:
            self.changed.emit(stored[0])
        self.done.emit(words)

    def _not_stored(self, error: Exception) -> None:
        if self._dialog is not None:
            self._dialog.finish_storing(sentence(error))
        self.failed.emit(error)

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
