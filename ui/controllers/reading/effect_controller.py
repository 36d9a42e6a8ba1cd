"""What is in force on the day that is shown: told to every pane that names an article, and the way to a successor."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kb.errors import ArticleNotFound
from kb.labels import titled
from kb.model import Article, EffectStatus
from kb.time_labels import today
from kb.workspace import Workspace
from ui.center_stack import CenterStack
from ui.commands import Commands
from ui.controllers.reading.navigation_controller import NavigationController
from ui.controllers.search.search_controller import SearchController
from ui.controllers.search.suggestion_controller import SuggestionController
from ui.library.pane import LibraryPane
from ui.notes.pane import NotesPane
from ui.reader.pane import ReaderPane
from ui.search.results_pane import ResultsPane
from ui.theme import Theme
from ui.widgets.bars.as_of_bar import AsOfBar

SOON = 90  # days: what has to be looked at again so soon is listed, too


class EffectController(QObject):
    """Keeps the day for which things are shown, as long as the window is open; None is today.

    The dialogs are imported when they are opened: the first window needs none of them.
    """

    changed = Signal()  # the statuses, or the articles

    def __init__(
        self,
        workspace: Workspace,
        window: QWidget,
        *,
        theme: Theme,
        commands: Commands,
        reader: ReaderPane,
        center: CenterStack,
        library: LibraryPane,
        notes: NotesPane,
        results: ResultsPane,
        search: SearchController,
        suggestions: SuggestionController,
        navigation: NavigationController,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self.bar = AsOfBar(theme)  # over all panes
        self._commands = commands
        self._reader = reader
        self._center = center
        self._library = library
        self._notes = notes
        self._results = results
        self._search = search
        self._suggestions = suggestions
        self._navigation = navigation
        self._effects: dict[str, EffectStatus] = {}
        self.day: date | None = None
        commands["successor"].setEnabled(False)
        commands["as_of"].triggered.connect(self.choose_day)
        commands["review_dates"].triggered.connect(self.show_review_dates)
        commands["successor"].triggered.connect(self.open_successor)
        reader.successor_requested.connect(self.open_successor)
        results.day_requested.connect(self.choose_day)
        self.bar.change_requested.connect(self.choose_day)
        self.bar.ended.connect(lambda: self.set_day(None))
        navigation.opened.connect(self._show_article)

    def status(self, article_id: str) -> EffectStatus:
        """Whether an article is in force on the day that is shown."""
        return self._effects.get(article_id, EffectStatus())

    def titled(self, article: Article) -> str:
        """The title of an article, with what is to be said of one that is not in force."""
        return titled(article.title, self.status(article.id))

    def set_day(self, day: date | None) -> None:
        """Show what is in force on a day; None is today."""
        if day == self.day:
            return
        self.day = day
        self.bar.show_day(day)
        self._suggestions.day = day
        self.refresh()
        self._search.set_day(day)
        self._center.set_day(day)

    def refresh(self) -> None:
        """The articles, or the day, may be others: tell every pane."""
        effects = self._effects = self._workspace.effects(self.day)
        self._library.set_effects(effects)
        self._notes.set_effects(effects)
        self._results.set_effects(effects, self.day)
        self._center.set_effects(effects)
        self.changed.emit()
        if self._reader.article is not None:
            self._show_article(self._reader.article)

    def choose_day(self) -> None:
        """Ask for a day."""
        from ui.dialogs.as_of import AsOfDialog  # noqa: PLC0415 - see above

        dialog = AsOfDialog(self.day, today(), self._window)
        if dialog.exec():
            self.set_day(dialog.day)
        dialog.deleteLater()

    def show_review_dates(self) -> None:
        """List what is to be looked at again; one that is chosen is opened."""
        from ui.dialogs.review_dates import ReviewDatesDialog  # noqa: PLC0415 - see above

        dialog = ReviewDatesDialog(self._workspace.due_for_review(SOON), today(), self._window)
        dialog.article_requested.connect(self._navigation.open_article)
        dialog.exec()
        dialog.deleteLater()

    def open_successor(self) -> None:
        """Open what stands in the place of the open article."""
        article = self._reader.article
        successor = self.status(article.id).successor if article else ""
        if successor:
            self._navigation.open_article(successor)

    def _show_article(self, article: Article) -> None:
        status = self.status(article.id)
        title = self._title(status.successor)
        self._reader.show_effect(status, title)
        self._commands["successor"].setEnabled(bool(title))

    def _title(self, article_id: str) -> str:
        """The title of an article; empty without one."""
        try:
            return self._workspace.library.head(article_id).title
        except ArticleNotFound:
            return ""
