"""The middle of the window: the reader, or in front of it the duties by role, places to be looked at, the review.

What the roles' articles say is lined up off the GUI thread.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from kb.errors import IndexUnavailable, KbError
from kb.model import ArticleHead, EffectStatus, Hit, RoleHits
from kb.translation import tr
from kb.workspace import Workspace
from ui.center_page import CenterPage
from ui.home.pane import HomePage
from ui.idle_steps import IdleSteps
from ui.reader.pane import ReaderPane
from ui.reanchor.view import ReanchorView
from ui.theme import Theme
from ui.workers import Worker

if TYPE_CHECKING:  # pages that are imported and made after the start: 0.2 s, which it does not wait for
    from kb.content.shared_passages import FoldedComparison
    from kb.exchange.results.formats import ResultFormat
    from ui.comparison.by_role_view import ByRoleView
    from ui.comparison.comparison_view import ComparisonView
    from ui.review.pane import ReviewPane
    from ui.updates.page import UpdatesPage

Page = TypeVar("Page", bound=QWidget)
_MADE_LATE = {
    CenterPage.BY_ROLE: "by_role",
    CenterPage.COMPARISON: "comparison",
    CenterPage.REVIEW: "review",
    CenterPage.UPDATES: "updates",
}


@dataclass(frozen=True, slots=True)
class _Document:
    """What can be copied and exported: ``title`` names the file, ``text`` writes it (on the worker)."""

    title: str
    text: Callable[["ResultFormat"], str]


def _import_late_pages() -> None:
    from ui.comparison import by_role_view, comparison_view  # noqa: F401, PLC0415 - on a worker
    from ui.review import pane  # noqa: F401, PLC0415
    from ui.updates import page  # noqa: F401, PLC0415


class CenterStack(QStackedWidget):
    """Feeds 按岗位 and 岗位对照, copies and exports them; the rest is the window's to feed and to open.

    These two, 每日回顾 and 有什么新内容 are made while nobody acts, or when they are first asked for before;
    ``review_made`` and ``updates_made`` tell who feeds the last ones.
    """

    review_made = Signal(object)  # ReviewPane
    updates_made = Signal(object)  # UpdatesPage
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
        self._theme = theme
        self._query = ""
        self._effects: dict[str, EffectStatus] = {}
        self._roles: tuple[str, ...] = ()
        self.day: date | None = None  # for which things are shown; None: today
        self.places = ReanchorView(theme)
        self.home = HomePage(theme)
        self._pages: dict[CenterPage, QWidget] = {
            CenterPage.READER: reader,
            CenterPage.PLACES: self.places,
            CenterPage.RESULTS: results,
            CenterPage.HOME: self.home,
        }
        for center_page in CenterPage:
            self.insertWidget(center_page, self._pages.get(center_page) or QWidget())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._finding = Worker("by_role", self)
        self._comparing = Worker("comparison", self)
        self._writing = Worker("export", self)
        self._making = IdleSteps(self)
        self.places.closed.connect(self._close_page)

    @cached_property
    def by_role(self) -> "ByRoleView":
        """What is searched for, lined up by role."""
        from ui.comparison.by_role_view import ByRoleView  # noqa: PLC0415 - see above

        page = self._laid(CenterPage.BY_ROLE, ByRoleView(self._theme))
        self._take_along(page)
        page.hit_requested.connect(self.hit_requested)
        page.role_requested.connect(self.role_requested)
        return page

    @cached_property
    def comparison(self) -> "ComparisonView":
        """What roles have to do, side by side."""
        from ui.comparison.comparison_view import ComparisonView  # noqa: PLC0415 - see above

        page = self._laid(CenterPage.COMPARISON, ComparisonView(self._theme))
        self._take_along(page)
        page.roles_chosen.connect(self._compare)
        page.place_requested.connect(self.place_requested)
        page.set_roles(self._roles)
        return page

    @cached_property
    def review(self) -> "ReviewPane":
        """每日回顾."""
        from ui.review.pane import ReviewPane  # noqa: PLC0415 - see above

        page = self._laid(CenterPage.REVIEW, ReviewPane(self._theme))
        page.closed.connect(self._close_page)
        page.set_effects(self._effects)
        self.review_made.emit(page)
        return page

    @cached_property
    def updates(self) -> "UpdatesPage":
        """有什么新内容."""
        from ui.updates.page import UpdatesPage  # noqa: PLC0415 - see above

        page = self._laid(CenterPage.UPDATES, UpdatesPage(self._theme))
        page.closed.connect(self._close_page)
        page.set_effects(self._effects)
        self.updates_made.emit(page)
        return page

    def _laid(self, center_page: CenterPage, page: Page) -> Page:
        """Put a page in the place that was kept for it."""
        if (kept := self.widget(center_page)) is not None:
            self.removeWidget(kept)
            kept.deleteLater()
        self.insertWidget(center_page, page)
        self._pages[center_page] = page
        return page

    def _page_of(self, center_page: CenterPage) -> QWidget:
        """A page, made now if it was not yet."""
        if center_page in _MADE_LATE:
            getattr(self, _MADE_LATE[center_page])
        return self._pages[center_page]

    def read_late_pages(self) -> None:
        """Import the pages that have not been asked for, on the worker, then make one after the other at rest."""
        self._writing.run(_import_late_pages, lambda _nothing: self._making.add(*map(self._maker, _MADE_LATE)))

    def _maker(self, center_page: CenterPage) -> Callable[[], object]:
        return lambda: self._page_of(center_page)

    def is_made(self, center_page: CenterPage) -> bool:
        """Whether a page is there: it has been asked for, or there was time for it."""
        return center_page in self._pages

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
        page = self._page_of(center_page)
        self.setCurrentIndex(center_page)
        if focused:
            page.setFocus()
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
        self._effects = effects
        self.home.set_effects(effects)
        self.places.set_effects(effects)
        if self.is_made(CenterPage.UPDATES):
            self.updates.set_effects(effects)
        if self.is_made(CenterPage.REVIEW):
            self.review.set_effects(effects)

    def set_day(self, day: date | None) -> None:
        """Show what is in force on a day, None for today; duties of rules that are not are not compared."""
        self.day = day
        self._line_up()
        self._compare_again()

    def set_articles(self, articles: Iterable[ArticleHead]) -> None:
        """The articles of the library, in its order: their roles can be compared."""
        articles = tuple(articles)
        self.home.set_articles(articles)
        self._roles = tuple(dict.fromkeys(role for head in articles for role in head.roles))
        if self.is_made(CenterPage.COMPARISON):
            self.comparison.set_roles(self._roles)
        self._compare_again()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``; the reader has been told itself."""
        self._theme = theme
        self.places.set_theme(theme)
        self.home.set_theme(theme)
        if self.is_made(CenterPage.UPDATES):
            self.updates.set_theme(theme)
        if self.is_made(CenterPage.BY_ROLE):
            self.by_role.set_theme(theme)
        if self.is_made(CenterPage.COMPARISON):
            self.comparison.set_theme(theme)
        if self.is_made(CenterPage.REVIEW):
            self.review.set_theme(theme)

    def finish(self) -> None:
        """Finish what runs; nothing more is shown."""
        self._making.drop()
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

    def _compare_again(self) -> None:
        if self.is_made(CenterPage.COMPARISON) and self.comparison.comparison.roles:
            self._compare(self.comparison.chosen())

    def _compared(self, roles: tuple[str, ...]) -> "FoldedComparison":
        """On the worker."""
        from kb.content.comparison import compare  # noqa: PLC0415 - see above
        from kb.content.shared_passages import FoldedComparison  # noqa: PLC0415

        effects = self._workspace.effects(self.day)
        heads = (
            head
            for head in self._workspace.library.articles()
            if not {*roles}.isdisjoint(head.roles) and not (head.id in effects and effects[head.id].out_of_force)
        )
        return FoldedComparison.of(compare((self._workspace.library.article(head.id) for head in heads), roles))

    def _show_comparison(self, compared: "FoldedComparison") -> None:
        if compared.comparison.roles == self.comparison.chosen():
            self.comparison.show_comparison(compared)

    # --- taking along -----------------------------------------------------------------------------------------------

    def leave_page(self) -> None:
        """Go from a page back: to the results that were lined up, the open article, or without one the home page."""
        if self.page is CenterPage.BY_ROLE and self._query:
            self.show_page(CenterPage.RESULTS)
        else:
            self.show_page(CenterPage.READER if self._reader.article is not None else CenterPage.HOME)

    def _take_along(self, page: "ByRoleView | ComparisonView") -> None:
        """What is lined up side by side can be copied, exported and left."""
        page.copy_requested.connect(self._copy)
        page.export_requested.connect(self._export)
        page.closed.connect(self._close_page)

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

        from kb.exchange.results.formats import RESULT_FORMATS  # noqa: PLC0415 - see above

        document = self._document()
        self._writing.run(lambda: document.text(RESULT_FORMATS["markdown"]), copy, self.failed.emit)

    def _export(self, name: str) -> None:
        from kb.exchange.results.formats import RESULT_FORMATS  # noqa: PLC0415 - see above
        from ui.dialogs.saving import save_export  # noqa: PLC0415

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
