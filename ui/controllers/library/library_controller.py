"""The articles there are: handed to every pane that names one, again when their files have changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kb.workspace import Workspace
from ui.center_stack import CenterStack
from ui.library.pane import LibraryPane
from ui.notes.pane import NotesPane
from ui.search.results_pane import ResultsPane


class LibraryController(QObject):
    """Compares what the files hold before it feeds anybody.

    The library comes first, then the other panes, then others are told: between them the window has time for anything
    else, since each takes some 30 ms for 5,000 articles.
    """

    changed = Signal()  # articles read differently, have come or gone

    def __init__(
        self,
        workspace: Workspace,
        *,
        library: LibraryPane,
        center: CenterStack,
        notes: NotesPane,
        results: ResultsPane,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._library = library
        self._center = center
        self._notes = notes
        self._results = results
        self._shown: dict[str, str] = {}
        self._steps: list[Callable[[], object]] = []  # that are still to be taken
        self._going_on = QTimer(self, singleShot=True, interval=0)
        self._going_on.timeout.connect(self._go_on)

    def fill(self) -> None:
        """Feed the panes for the first time."""
        self._shown = self._digests()
        self._feed_library()
        self._feed_others()

    def refresh(self) -> None:
        """The library has been read anew: feed the panes if anything is different, and tell so."""
        digests = self._digests()
        if digests != self._shown:
            self._shown = digests
            self._feed_library()
            self._steps = [self._feed_others, self.changed.emit]
            self._going_on.start()

    def _go_on(self) -> None:
        self._steps.pop(0)()
        if self._steps:
            self._going_on.start()

    def _digests(self) -> dict[str, str]:
        """What the articles' files hold, by their ids."""
        return {article_id: source.digest for article_id, source in self._workspace.library.sources.items()}

    def _feed_library(self) -> None:
        self._library.set_articles(self._workspace.library.articles())

    def _feed_others(self) -> None:
        articles = self._workspace.library.articles()
        self._center.set_articles(articles)
        self._notes.set_articles(articles)
        self._center.places.set_titles({head.id: head.title for head in articles})
        self._results.set_articles(articles)
        self._results.set_packs({pack.id: pack.name for pack in self._workspace.library.packs})
