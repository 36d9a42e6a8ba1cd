"""Between the search box, the list of results and the search: what is typed is asked, what is found is shown."""

from PySide6.QtCore import QObject, QPoint, Signal

from kb.errors import IndexingCancelled
from kb.model import Hit, IndexChange, SearchPage
from kb.translation import tr
from ui.center_page import CenterPage
from ui.center_stack import CenterStack
from ui.controllers.search.search_controller import SearchController
from ui.controllers.search.suggestion_controller import SuggestionController
from ui.error_messages import sentence
from ui.search.results_pane import ResultsPane
from ui.search.search_box import SearchBox


class ResultsController(QObject):
    """Owns the dialogue of the search box with its results; opening a hit is the window's."""

    ended = Signal()  # the search box was emptied
    query_shown = Signal(str)  # the query whose results are shown now; empty: none
    index_state_changed = Signal(str)  # words about the index for the status bar
    index_ready = Signal(object)  # IndexChange
    status_message = Signal(str)  # words for the status bar

    def __init__(
        self,
        box: SearchBox,
        results: ResultsPane,
        center: CenterStack,
        *,
        search: SearchController,
        suggestions: SuggestionController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._box = box
        self._results = results
        self._center = center
        self._search = search
        self._suggestions = suggestions
        self._connect()

    def search_for(self, query: str) -> None:
        """Ask for ``query`` as if it had been typed; the search box gets the focus."""
        self._box.set_text(query)
        self._box.setFocus()

    def remember(self, hit: Hit) -> None:
        """A hit was opened: mark every match in its article, and keep the query in the history."""
        self._search.locate(hit)
        self._suggestions.remember(self._search.query)

    def focus(self) -> None:
        """Put the cursor into the search box; results that are there come to the front."""
        if self._search.query:
            self._center.show_page(CenterPage.RESULTS)
        self._box.focus()

    def narrow_to_role(self, role: str) -> None:
        """Narrow the results to one role, and list them."""
        self._results.narrow_to_role(role)
        self._center.show_page(CenterPage.RESULTS)
        self._results.setFocus()

    # --- wiring ----------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        box, results, search, suggestions = self._box, self._results, self._search, self._suggestions
        box.query_changed.connect(self._query_changed)
        box.accepted.connect(results.activate)
        box.stepped.connect(results.step)
        box.cleared.connect(self._end)
        box.suggestions_requested.connect(suggestions.suggest)
        box.suggestion_taken.connect(lambda taken: suggestions.remember(taken.text))
        box.history_forget_requested.connect(suggestions.forget)
        box.history_clear_requested.connect(suggestions.forget_all)
        box.covers.connect(self._make_room)
        box.save_toggled.connect(suggestions.toggle_saved)

        results.notes_requested.connect(search.list_notes)
        results.narrowed.connect(search.narrow)
        results.order_chosen.connect(search.sort)
        results.preview_requested.connect(search.preview)
        search.previewed.connect(results.show_preview)
        results.more_requested.connect(search.more)
        results.correction_accepted.connect(box.set_text)
        results.example_chosen.connect(self.search_for)
        results.index_stop_requested.connect(search.stop_indexing)

        search.found.connect(self._show_page)
        search.noted.connect(results.show_notes)
        search.waiting.connect(lambda: results.show_index_progress(0, 0))
        search.without_index.connect(results.show_no_index)
        search.progress.connect(self._show_index_progress)
        search.ready.connect(self._show_index_ready)
        search.not_writable.connect(self._show_not_writable)
        search.stopped.connect(self._show_index_stopped)

        suggestions.suggested.connect(box.show_suggestions)
        suggestions.saved_changed.connect(lambda saved: box.set_saved(search.query in saved))

    def _query_changed(self, query: str) -> None:
        if not query:
            self._end()
            return
        self._box.set_saved(self._suggestions.is_saved(query))
        if self._center.page is not CenterPage.BY_ROLE:  # there they are lined up by role
            self._center.show_page(CenterPage.RESULTS)
        self._results.show_asked(query)
        self._search.find(query)

    def _end(self) -> None:
        self._search.forget()
        self._results.clear()
        self.query_shown.emit("")
        self.ended.emit()
        if self._center.page is CenterPage.RESULTS:
            self._center.leave_page()

    def _make_room(self, height: int) -> None:
        """Suggestions lie over the middle: the results begin below them."""
        top = self._center.mapToGlobal(QPoint(0, 0)).y()
        covered = self._box.mapToGlobal(QPoint(0, self._box.height())).y() + height
        self._results.set_covered(max(covered - top, 0) if height else 0)

    def _show_page(self, page: SearchPage, continues: bool) -> None:
        self._results.show_page(page, append=continues)
        if not continues:
            self.query_shown.emit(page.query)

    # --- the index -------------------------------------------------------------------------------------------------

    def _show_index_progress(self, done: int, total: int) -> None:
        self.index_state_changed.emit(tr("正在建立检索索引 {done}/{total}").format(done=done, total=total))
        self._results.show_index_progress(done, total)

    def _show_index_stopped(self) -> None:
        self._results.show_index_ready()
        self.index_state_changed.emit(tr("检索索引没有建完"))
        self.status_message.emit(sentence(IndexingCancelled()))

    def _show_not_writable(self, has_index: bool) -> None:
        self._results.show_index_ready()
        told = (
            tr("数据文件夹不能写入，检索用的是原有索引")
            if has_index
            else tr("数据文件夹不能写入，也没有检索索引，不能搜索")
        )
        self.index_state_changed.emit(told)

    def _show_index_ready(self, change: IndexChange) -> None:
        self._results.show_index_ready()
        self.index_ready.emit(change)
