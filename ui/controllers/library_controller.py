"""The articles there are: handed to every pane that names one, again when their files have changed."""

from PySide6.QtCore import QObject, QTimer, Signal

from kb.workspace import Workspace
from ui.center_stack import CenterStack
from ui.library.pane import LibraryPane
from ui.notes.pane import NotesPane
from ui.search.results_pane import ResultsPane


class LibraryController(QObject):
    """Compares what the files hold before it feeds anybody.

    Others are told when the panes have been fed and the window has had time for something else.
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
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self.changed)

    def fill(self) -> None:
        """Feed the panes for the first time."""
        self._shown = self._digests()
        self._feed()

    def refresh(self) -> None:
        """The library has been read anew: feed the panes if anything is different, and tell so."""
        digests = self._digests()
        if digests != self._shown:
            self._shown = digests
            self._feed()
            self._telling.start()

    def _digests(self) -> dict[str, str]:
        """What the articles' files hold, by their ids."""
        return {article_id: source.digest for article_id, source in self._workspace.library.sources.items()}

    def _feed(self) -> None:
        articles = self._workspace.library.articles()
        self._library.set_articles(articles)
        self._center.set_articles(articles)
        self._notes.set_articles(articles)
        self._center.places.set_titles({head.id: head.title for head in articles})
        self._results.set_articles(articles)
        self._results.set_packs({pack.id: pack.name for pack in self._workspace.library.packs})
