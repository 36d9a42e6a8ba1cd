"""Shows the dialog that prints what there is: articles, sections, roles, results, notes, quizzes."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kb.translation import tr
from kb.workspace import Workspace
from ui.center_stack import CenterStack
from ui.controllers.appearance_controller import AppearanceController
from ui.controllers.home_controller import HomeController
from ui.controllers.notes.notes_controller import NotesController
from ui.notes.pane import NotesPane
from ui.reader.pane import ReaderPane
from ui.search.results_pane import ResultsPane
from ui.workers import Worker

if TYPE_CHECKING:
    from ui.controllers.print_scopes import PrintScopes
    from ui.printing.scopes import PrintScope


def _import_dialog() -> None:
    from ui.controllers import print_scopes  # noqa: F401, PLC0415 - on a worker
    from ui.printing import dialog  # noqa: F401, PLC0415


class PrintController(QObject):
    """Gathers what can be printed, that of the page in front first. A first window prints nothing: imports wait."""

    done = Signal(str)  # what was done, in words for the status bar
    failed = Signal(object)  # Exception

    def __init__(
        self,
        workspace: Workspace,
        reader: ReaderPane,
        center: CenterStack,
        *,
        results: ResultsPane,
        notes: NotesPane,
        notes_controller: NotesController,
        home: HomeController,
        appearance: AppearanceController,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._reader = reader
        self._center = center
        self._results = results
        self._notes = notes
        self._notes_controller = notes_controller
        self._home = home
        self._appearance = appearance
        self._window = window
        self._reading = Worker("print-modules", self)

    def close(self) -> None:
        """Show nothing more."""
        self._reading.close()

    def open(self, *, as_pdf: bool = False) -> None:
        """Show the dialog, once the note that is being written is stored."""
        self._notes.flush()
        self._notes_controller.when_stored(lambda: self._when_read(lambda: self._open(as_pdf=as_pdf)))

    def open_quiz(self) -> None:
        """Show the dialog with the quizzes alone."""
        self._when_read(self._open_quiz)

    def _when_read(self, act: Callable[[], None]) -> None:
        """Import what prints, on the worker: the first time that takes 0.2 s, else nothing."""
        self._reading.run_latest(_import_dialog, lambda _nothing: act(), self.failed.emit)

    def _open_quiz(self) -> None:
        scopes = tuple(self._print_scopes().quiz_scopes())
        if scopes:
            self._show(scopes, as_pdf=False)
        else:
            self.done.emit(tr("内容包里没有题库"))

    def scopes(self) -> "tuple[PrintScope, ...]":
        """All that can be printed now, what lies in front first."""
        return self._print_scopes().scopes()

    def _print_scopes(self) -> "PrintScopes":
        from ui.controllers.print_scopes import PrintScopes  # noqa: PLC0415 - see above

        return PrintScopes(
            self._workspace,
            self._reader,
            self._center,
            results=self._results,
            notes=self._notes,
            home=self._home,
        )

    def _open(self, *, as_pdf: bool) -> None:
        scopes = self.scopes()
        if scopes:
            self._show(scopes, as_pdf=as_pdf)
        else:
            self.done.emit(tr("先打开一篇文章，再打印"))

    def _show(self, scopes: "tuple[PrintScope, ...]", *, as_pdf: bool) -> None:
        from ui.printing.dialog import PrintDialog  # noqa: PLC0415 - see above

        printed = tr("打印于 {day:%Y-%m-%d}").format(day=datetime.now(UTC).astimezone())
        dialog = PrintDialog(
            scopes,
            self._appearance.theme,
            self._workspace.exported_files,
            printed=printed,
            as_pdf=as_pdf,
            parent=self._window,
        )
        dialog.done_with.connect(self.done)
        dialog.failed.connect(self.failed)
        dialog.open()
