"""The search, off the GUI thread: queries as one types, and the index opened, checked and brought up to date."""

from PySide6.QtCore import QObject, Signal

from kb.errors import IndexUnavailable
from kb.model import IndexChange, SearchPage
from kb.search.search import Search
from ui.tasks import Lane

PAGE = 50  # hits


class Finder(QObject):
    """Answers come as signals on the GUI thread; of several queries only the newest is answered."""

    found = Signal(object, bool)  # SearchPage, whether it continues the last one
    waiting = Signal()  # asked, but there is no index yet; asked again when there is
    progress = Signal(int, int)  # articles done, articles in all
    ready = Signal(object)  # IndexChange: the index is up to date
    failed = Signal(object)  # Exception

    def __init__(self, search: Search, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._queries = Lane("search", self)
        self._index = Lane("index", self)
        self._query = ""
        self._roles: tuple[str, ...] = ()
        self._topics: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """What was asked last; empty after ``forget``."""
        return self._query

    def find(self, query: str) -> None:
        """Ask for the first page, not narrowed."""
        self._query, self._roles, self._topics = query, (), ()
        self._ask(0)

    def narrow(self, roles: tuple[str, ...], topics: tuple[str, ...]) -> None:
        """Ask the same again, for some roles and topics only."""
        self._roles, self._topics = roles, topics
        self._ask(0)

    def more(self, offset: int) -> None:
        """Ask for the page from ``offset`` on (in hits)."""
        self._ask(offset)

    def forget(self) -> None:
        """The answer to the last query is no longer wanted."""
        self._query = ""
        self._queries.cancel_latest()

    def open(self) -> None:
        """Open the index on disk, at once usable if sound, and then bring it up to date."""
        self._index.run(self._search.open, self._opened, self.failed.emit)

    def refresh(self, *, rebuild: bool = False) -> None:
        """Bring the index up to date, or build it anew."""
        self._index.run(
            lambda: self._search.refresh(self.progress.emit, rebuild=rebuild), self._refreshed, self.failed.emit
        )

    def close(self) -> None:
        """Finish what runs; nothing more is answered."""
        self._queries.close()
        self._index.close()

    def _ask(self, offset: int) -> None:
        query, roles, topics = self._query, self._roles, self._topics
        if not query:
            return
        self._queries.run_latest(
            lambda: self._search.find(query, limit=PAGE, offset=offset, roles=roles, topics=topics),
            lambda page: self._answer(page, continues=offset > 0),
            self._not_found,
        )

    def _answer(self, page: SearchPage, *, continues: bool) -> None:
        self.found.emit(page, continues)

    def _not_found(self, error: Exception) -> None:
        if isinstance(error, IndexUnavailable):
            self.waiting.emit()
        else:
            self.failed.emit(error)

    def _opened(self, usable: bool) -> None:
        if usable:
            self._ask(0)
        self.refresh()

    def _refreshed(self, change: IndexChange) -> None:
        self.ready.emit(change)
        self._ask(0)
