"""Several articles open at once: which 页签 there are, going from one to another, and that they come back tomorrow."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kb.errors import ArticleNotFound
from kb.labels import titled
from kb.model import EffectStatus, Hit, Span
from kb.translation import tr
from kb.workspace import Workspace
from ui.controllers.reading.navigation_controller import NavigationController
from ui.open_tabs import MOST_TABS, OpenTabs
from ui.reader.tab_bar import TabBar

_NEW = tr("新页签")


class TabsController(QObject):
    """One reader shows the present one; a way through the articles belongs to each."""

    status_message = Signal(str)  # words for the status bar

    def __init__(
        self,
        workspace: Workspace,
        navigation: NavigationController,
        bar: TabBar,
        status_of: Callable[[str], EffectStatus] = lambda _article_id: EffectStatus(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._navigation = navigation
        self._bar = bar
        self._status_of = status_of
        self._tabs = OpenTabs()
        navigation.enter(self._tabs.present, show=False)
        # A bar is not changed while it tells what was clicked on it.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        navigation.opened.connect(lambda _article: self._soon.start())
        bar.chosen.connect(self._choose)
        bar.close_requested.connect(self._close)

    @property
    def articles(self) -> tuple[str, ...]:
        """The article that each 页签 is at: what to remember."""
        return tuple(filter(None, self._tabs.articles))

    def refresh(self) -> None:
        """Titles, or what is in force, may be others."""
        self._soon.start()

    def restore(self, articles: tuple[str, ...], present: str) -> None:
        """Open those of yesterday's articles that are still there, beside the present one, which is open already."""
        known = [article for article in dict.fromkeys(articles) if self._title(article)][:MOST_TABS]
        if present not in known:
            return
        before = True
        for article in known:
            if article == present:
                before = False
                continue
            self._tabs.add_at_rest(article, self._offset(article), before=before)
        self._soon.start()

    def open_beside(self, article_id: str, span: Span | None = None) -> bool:
        """Open an article in a 页签 of its own, or go to the one it is open in; False when it is gone."""
        if article_id in self._tabs.articles:
            self._choose(self._tabs.articles.index(article_id))
            return span is None or self._navigation.open_span(article_id, span)
        self._begin()
        return self._navigation.open_span(article_id, span)

    def open_hit_beside(self, hit: Hit) -> bool:
        """The same for a search result, its matches marked."""
        if hit.passage.article_id in self._tabs.articles:
            self._choose(self._tabs.articles.index(hit.passage.article_id))
        else:
            self._begin()
        return self._navigation.open_hit(hit)

    def step(self, direction: int) -> None:
        """To the 页签 right (1) or left (−1), round and round."""
        if len(self._tabs.articles) > 1:
            self._choose(self._tabs.at + direction)

    def close_present(self) -> None:
        """Close the 页签 that is shown."""
        self._close(self._tabs.at)

    def _begin(self) -> None:
        if self._tabs.full:
            self.status_message.emit(tr("最多 {most_tabs} 个页签，已在当前页签打开").format(most_tabs=MOST_TABS))
        elif self._tabs.articles != ("",):  # the first one is still empty
            self._navigation.enter(self._tabs.add(), show=False)

    def _choose(self, number: int) -> None:
        if number != self._tabs.at:
            self._navigation.enter(self._tabs.choose(number))
        self._soon.start()

    def _close(self, number: int) -> None:
        present = self._tabs.at
        history = self._tabs.close(number)
        if number == present:
            self._navigation.enter(history)
        self._soon.start()

    def _show(self) -> None:
        titles = [titled(self._title(one), self._status_of(one)) if one else _NEW for one in self._tabs.articles]
        self._bar.show_tabs(titles, self._tabs.at)

    def _title(self, article_id: str) -> str:
        try:
            return self._workspace.library.head(article_id).title
        except ArticleNotFound:
            return ""

    def _offset(self, article_id: str) -> int:
        place = self._workspace.notes.reading_position(article_id)
        return place.offset if place else 0
