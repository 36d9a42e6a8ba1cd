"""What the editors are to be told: passages in which something is wrong, searches that did not help (if wished)."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from kb.labels import path_label
from kb.model import FeedbackFile, PassageReport, SearchPage, Span
from kb.records.feedback import new_report_id
from kb.translation import tr
from kb.workspace import Workspace
from ui.controllers.search.search_controller import SearchController
from ui.reader.pane import ReaderPane
from ui.workers import Worker

if TYPE_CHECKING:
    from ui.feedback.report_dialog import ReportDialog

SETTLED_AFTER = 3000  # milliseconds for which a query has to stand: it may be half typed, its results not seen


class FeedbackController(QObject):
    """Stores on a worker. Nothing leaves this PC but by a file that a person saves."""

    done = Signal(str)  # what was done, in words for the status bar
    failed = Signal(object)  # Exception

    def __init__(self, workspace: Workspace, reader: ReaderPane, search: SearchController, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._reader = reader
        self._window = window
        self._worker = Worker("feedback", self)
        self._shown = SearchPage("")  # the results that are looked at now
        self._seen = ""  # a query whose results have been looked at, and nothing of them was opened so far
        self._answered = ""  # a query of whose results something was opened
        self.keeps_searches = False
        self._settling = QTimer(self, singleShot=True, interval=SETTLED_AFTER)
        self._settling.timeout.connect(self._settle)
        reader.report_requested.connect(self.report)
        search.found.connect(self._look_at)

    def report_selection(self) -> None:
        """Ask what is wrong with the selected words."""
        if not self._reader.report_selection():
            self.done.emit(tr("先选中有误的那段正文。"))

    def report(self, span: Span) -> None:
        """Ask what is wrong with a passage of the open article, and store it."""
        from ui.feedback.report_dialog import ReportDialog  # noqa: PLC0415 - a first window does not wait for it

        article = self._reader.article
        if article is None:
            return
        path = article.block_at(span.start).heading_path
        pack = next((pack for pack in self._workspace.library.packs if pack.id == article.pack_id), None)
        report = PassageReport(
            id=new_report_id(),
            at=datetime.now(UTC),
            article_id=article.id,
            title=article.title,
            heading_path=path,
            quote=article.text[span.start : span.end],
            words="",
            pack_id=article.pack_id,
            version=pack.version if pack else "",
        )
        dialog = ReportDialog(path_label(article.title, *path), report.quote, self._window)
        dialog.reported.connect(lambda words: self._store(dialog, replace(report, words=words)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self) -> None:
        """Show what would be saved for the editors."""
        self._worker.run(self._workspace.feedback.all, self._show_export, self.failed.emit)

    def set_keeps_searches(self, wanted: bool) -> None:
        """Whether searches that did not help are kept; those that were are forgotten when they are not."""
        self.keeps_searches = wanted
        if not wanted:
            self._settling.stop()
            self._seen = ""
            self._worker.run(self._forget_searches, failed=self.failed.emit)

    def close(self) -> None:
        """Store what is under way; nothing more is told."""
        self.leave_search()
        self._worker.finish()

    def take_as_answered(self) -> None:
        """Something of the results was opened."""
        self._answered, self._seen = self._shown.query.strip(), ""
        self._settling.stop()

    def leave_search(self) -> None:
        """The search is over; results that were seen without one being opened did not help."""
        self._settling.stop()
        self._give_up()
        self._answered = ""

    # --- inside -----------------------------------------------------------------------------------------------------

    def _store(self, dialog: "ReportDialog", report: PassageReport) -> None:
        def stored(_nothing: None) -> None:
            if isValid(dialog):
                dialog.accept()
            self.done.emit(tr("已记下；“笔记 → 导出反馈…”可存成文件交给编写部门"))

        def failed(error: Exception) -> None:
            if isValid(dialog) and dialog.isVisible():
                dialog.tell(error)
            else:
                self.failed.emit(error)

        self._worker.run(lambda: self._workspace.feedback.report(report), stored, failed)

    def _show_export(self, feedback: FeedbackFile) -> None:
        from ui.feedback.export_dialog import ExportFeedbackDialog  # noqa: PLC0415 - see above

        dialog = ExportFeedbackDialog(feedback, self._window)
        dialog.save_requested.connect(lambda chosen, text: self._save(dialog, chosen, text))
        dialog.delete_requested.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, dialog: QWidget, chosen: FeedbackFile, text: str) -> None:
        from ui.dialogs.saving import choose_file  # noqa: PLC0415 - see above

        path = choose_file(tr("反馈 {name}").format(name=chosen.name), tr("反馈文件"), ".json", dialog)
        if path is None:
            return

        def save() -> None:
            self._workspace.exported_files.write(path, text)
            self._forget_now(chosen)

        def saved(_nothing: None) -> None:
            dialog.close()
            self.done.emit(tr("反馈已存到 {path}").format(path=path))

        self._worker.run(save, saved, self.failed.emit)

    def _forget(self, gone: FeedbackFile) -> None:
        self._worker.run(lambda: self._forget_now(gone), failed=self.failed.emit)

    def _forget_now(self, gone: FeedbackFile) -> None:
        self._workspace.feedback.forget(gone)

    def _forget_searches(self) -> None:
        self._forget_now(replace(self._workspace.feedback.all(), reports=()))

    def _look_at(self, page: SearchPage, continues: bool) -> None:
        """Results are shown; those of the query that is typed on, or narrowed, belong to the same search."""
        query = page.query.strip()
        if continues or not self.keeps_searches:
            return
        if not _is_same_search(self._seen, query):
            self._give_up()
        if not _is_same_search(self._answered, query):
            self._answered = ""
        self._shown = page
        if query and query != self._answered:
            self._settling.start()
        else:
            self._settling.stop()

    def _settle(self) -> None:
        """The results have stood long enough to be seen."""
        query = self._shown.query.strip()
        if self._shown.total:
            self._seen = query
        else:
            self._worker.run(lambda: self._workspace.feedback.count_search(query), failed=self.failed.emit)

    def _give_up(self) -> None:
        query, self._seen = self._seen, ""
        if query:
            self._worker.run(lambda: self._workspace.feedback.count_given_up(query), failed=self.failed.emit)


def _is_same_search(before: str, now: str) -> bool:
    """Whether a query is the one before, with some characters more or fewer at its end."""
    return bool(before) and bool(now) and (now.startswith(before) or before.startswith(now))
