"""The home page: my post and my saved searches; what else it shows comes with the notes, the places and the review."""

from PySide6.QtCore import QObject, Signal

from ui.controllers.search.results_controller import ResultsController
from ui.controllers.search.suggestion_controller import SuggestionController
from ui.home.pane import HomePage
from ui.library.pane import LibraryPane


class HomeController(QObject):
    """Keeps pages and the library at one: the post is the same everywhere, the saved searches in both."""

    post_changed = Signal(str)

    def __init__(
        self,
        home: HomePage,
        library: LibraryPane,
        *,
        results: ResultsController,
        suggestions: SuggestionController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._library = library
        self.post = ""
        home.search_requested.connect(results.search_for)
        home.post_chosen.connect(self.set_post)
        library.search_requested.connect(results.search_for)
        library.search_delete_requested.connect(suggestions.unsave)
        suggestions.saved_changed.connect(self.show_searches)

    def set_post(self, post: str) -> None:
        """The role whose articles come first; empty for none."""
        self.post = post
        self._library.set_post(post)
        self._home.set_post(post)
        self.post_changed.emit(post)

    def show_searches(self, saved: tuple[str, ...]) -> None:
        """The saved searches."""
        self._library.set_searches(saved)
        self._home.set_searches(saved)
