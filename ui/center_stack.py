"""The middle of the window: the reader, or in front of it the duties by role, places to be looked at, the review.

What the roles' articles say is lined up off the GUI thread.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from kb.content.comparison import compare
from kb.content.shared_passages import FoldedComparison
from kb.errors import IndexUnavailable, KbError
from kb.exchange.results.formats import RESULT_FORMATS, ResultFormat
from kb.model import ArticleHead, EffectStatus, Hit, RoleHits
from kb.translation import tr
from kb.workspace import Workspace
from ui.center_page import CenterPage
from ui.comparison.by_role_view import ByRoleView
from ui.comparison.comparison_view import ComparisonView
from ui.dialogs.saving import save_export
from ui.home.pane import HomePage
from ui.reader.pane import ReaderPane
from ui.reanchor.view import ReanchorView
from ui.review.pane import ReviewPane
from ui.theme import Theme
from ui.updates.page import UpdatesPage
from ui.workers import Worker


@dataclass(frozen=True, slots=True)
class _Document:
    """What can be copied and exported: ``title`` names the file, ``text`` writes it (on the worker)."""

    title: str
    text: Callable[[ResultFormat], str]


class CenterStack(QStackedWidget):
    """Feeds 按岗位 and 岗位对照, copies and exports them; the rest is the window's to feed and to open."""

    page_changed = Signal(object)  # CenterPage
    hit_requested = Signal(object)  # Hit
    place_requested = Signal(str, int)  # article id, offset in code points
    role_requested = Signal(str)  # all hits for this role
    done = Signal(str)  # what was done, in words for the status bar
    failed = Signal(object)  # Exception

    def __init__(self, reader: ReaderPane, results: QWidget, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._reader = reader
        self._query = ""
        self.day: date | None = None  # for which things are shown; None: today
        self.by_role = ByRoleView(theme)
        self.comparison = ComparisonView(theme)
        self.places = ReanchorView(theme)
        self.review = ReviewPane(theme)
        self.home = HomePage(theme)
        self.updates = UpdatesPage(theme)
        self._pages = {
            CenterPage.READER: reader,
            CenterPage.BY_ROLE: self.by_role,
            CenterPage.COMPARISON: self.comparison,
            CenterPage.PLACES: self.places,
            CenterPage.REVIEW: self.review,
            CenterPage.RESULTS: results,
            CenterPage.HOME: self.home,
            CenterPage.UPDATES: self.updates,
        }
        for center_page, page in self._pages.items():
            self.insertWidget(center_page, page)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._finding = Worker("by_role", self)
        self._comparing = Worker("comparison", self)
        self._writing = Worker("export", self)
        self.by_role.hit_requested.connect(self.hit_requested)
        self.by_role.role_requested.connect(self.role_requested)
        self.comparison.roles_chosen.connect(self._compare)
        self.comparison.place_requested.connect(self.place_requested)
        for view in (self.by_role, self.comparison):
            view.copy_requested.connect(self._copy)
            view.export_requested.connect(self._export)
            view.closed.connect(self._close_page)
        self.places.closed.connect(self._close_page)
        self.review.closed.connect(self._close_page)
        self.updates.closed.connect(self._close_page)

    @property
    def page(self) -> CenterPage:
        """What lies in front."""
        return CenterPage(self.currentIndex())

    def show_page(self, center_page: CenterPage) -> None:
        """Lay something in front; the focus stays in the middle if it was there."""
        if center_page is self.page:
            return
        focus = QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        self.setCurrentIndex(center_page)
        if focused:
            self._pages[center_page].setFocus()
        self.page_changed.emit(center_page)
        self._line_up()

    def toggle(self, center_page: CenterPage) -> None:
        """Bring something to the front and give it the focus, or if it is there, go back to the reader."""
        if center_page is self.page:
            self.leave_page()
        else:
            self.show_page(center_page)
        self._pages[self.page].setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What lies in front takes the focus."""
        super().focusInEvent(event)
        self._pages[self.page].setFocus(event.reason())

    def show_query(self, query: str) -> None:
        """What is searched for now, empty when nothing is; it is lined up by role while that is in front."""
        self._query = query
        self._line_up()

    def set_effects(self, effects: dict[str, EffectStatus]) -> None:
        """Article id → whether it is in force: what is not is marked wherever a page names it."""
        self.home.set_effects(effects)
        self.places.set_effects(effects)
        self.review.set_effects(effects)
        self.updates.set_effects(effects)

    def set_day(self, day: date | None) -> None:
        """Show what is in force on a day, None for today; duties of rules that are not are not compared."""
        self.day = day
        self._line_up()
        if self.comparison.comparison.roles:
            self._compare(self.comparison.chosen())

    def set_articles(self, articles: Iterable[ArticleHead]) -> None:
        """The articles of the library, in its order: their roles can be compared."""
        articles = tuple(articles)
        self.home.set_articles(articles)
        self.comparison.set_roles(tuple(dict.fromkeys(role for head in articles for role in head.roles)))
        if self.comparison.comparison.roles:
            self._compare(self.comparison.chosen())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``; the reader has been told itself."""
        self.by_role.set_theme(theme)
        self.comparison.set_theme(theme)
        self.places.set_theme(theme)
        self.review.set_theme(theme)
        self.home.set_theme(theme)
        self.updates.set_theme(theme)

    def finish(self) -> None:
        """Finish what runs; nothing more is shown."""
        for lane in (self._finding, self._comparing, self._writing):
            lane.close()

    # --- feeding ----------------------------------------------------------------------------------------------------

    def _line_up(self) -> None:
        if self.page is not CenterPage.BY_ROLE:
            return
        query, day = self._query, self.day
        if query:
            self._finding.run_latest(
                lambda: self._workspace.search.by_role(query, on=day),
                lambda roles: self._show_roles(query, roles),
                self._not_found,
            )
        else:
            self._finding.cancel_latest()
            self._show_roles("", ())

    def _show_roles(self, query: str, roles: tuple[RoleHits, ...]) -> None:
        if (query, roles) != (self.by_role.query, self.by_role.roles):  # else a card may have the focus
            self.by_role.show_roles(query, roles)

    def _not_found(self, error: Exception) -> None:
        if not isinstance(error, IndexUnavailable):  # asked again when there is an index
            self.failed.emit(error)

    def _compare(self, roles: tuple[str, ...]) -> None:
        self._comparing.run_latest(lambda: self._compared(roles), self._show_comparison, self.failed.emit)

    def _compared(self, roles: tuple[str, ...]) -> FoldedComparison:
        """On the worker."""
        effects = self._workspace.effects(self.day)
        heads = (
            head
            for head in self._workspace.library.articles()
            if not {*roles}.isdisjoint(head.roles) and not (head.id in effects and effects[head.id].out_of_force)
        )
        return FoldedComparison.of(compare((self._workspace.library.article(head.id) for head in heads), roles))

    def _show_comparison(self, compared: FoldedComparison) -> None:
        if compared.comparison.roles == self.comparison.chosen():
            self.comparison.show_comparison(compared)

    # --- taking along -----------------------------------------------------------------------------------------------

    def leave_page(self) -> None:
        """Go from a page back: to the results that were lined up, the open article, or without one the home page."""
        if self.page is CenterPage.BY_ROLE and self._query:
            self.show_page(CenterPage.RESULTS)
        else:
            self.show_page(CenterPage.READER if self._reader.article is not None else CenterPage.HOME)

    def _close_page(self) -> None:
        self.leave_page()
        self._pages[self.page].setFocus()

    def _document(self) -> _Document:
        if self.page is CenterPage.COMPARISON:
            shown = self.comparison.comparison
            return _Document(
                tr("岗位对照 {roles}").format(roles=tr("、").join(shown.roles)),
                lambda format_: format_.comparison(shown),
            )
        as_of = tr("（截至 {day}）").format(day=self.day) if self.day else ""
        query, roles = f"{self.by_role.query}{as_of}", self.by_role.roles
        return _Document(
            tr("按岗位 {query}").format(query=query),
            lambda format_: format_.role_hits(query, roles, self._whole_passage),
        )

    def _whole_passage(self, hit: Hit) -> str:
        """On the worker: the words that a snippet cuts, or the snippet when the article has gone."""
        try:
            text = self._workspace.library.article(hit.passage.article_id).text
        except KbError:
            return hit.snippet
        return text[hit.passage.span.start : hit.passage.span.end]

    def _copy(self) -> None:
        def copy(text: str) -> None:
            QApplication.clipboard().setText(text)
            self.done.emit(tr("已复制为 Markdown 文本"))

        document = self._document()
        self._writing.run(lambda: document.text(RESULT_FORMATS["markdown"]), copy, self.failed.emit)

    def _export(self, name: str) -> None:
        def save(text: str) -> None:
            try:
                path = save_export(document.title, format_, text, self._workspace.exported_files, self)
            except OSError as error:
                self.failed.emit(error)
                return
            if path is not None:
                self.done.emit(tr("已导出到 {path}").format(path=path))

        document, format_ = self._document(), RESULT_FORMATS[name]
        self._writing.run(lambda: document.text(format_), save, self.failed.emit)
