"""The search, off the GUI thread: queries as one types, and the index opened, checked and brought up to date.

A query asks the articles and one's own notes; what the notes say does not wait for an index.
"""

import errno
from dataclasses import replace
from datetime import date
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from kb.errors import IndexingCancelled
from kb.model import Article, CombinedPage, Hit, IndexChange, MarkFilter, NotesAnswer, ResultOrder, SearchRequest
from kb.workspace import Workspace
from ui.workers import Worker

PAGE = 50  # hits
LULL = 1500  # milliseconds without a query, after which there is time to prepare for others


class SearchController(QObject):
    """Answers come as signals on the GUI thread; of several queries only the newest is answered."""

    found = Signal(object, bool)  # SearchPage, whether it continues the last one
    noted = Signal(object, object)  # NotesPage, and how many passages stand in marked articles: tuple[Facet, ...]
    waiting = Signal()  # asked, but there is no index yet; asked again when there is
    without_index = Signal()  # asked, but there is no index and none is being built
    progress = Signal(int, int)  # articles done, articles in all
    ready = Signal(object)  # IndexChange: the index is up to date
    not_writable = Signal(bool)  # the index stays as it is, its folder cannot be written; whether there is one
    stopped = Signal()  # indexing, before its end
    explained = Signal(
        object, object, object
    )  # Article, the terms in it that a glossary explains: tuple[TermUse, ...], edges of its words: tuple[int, ...]
    words_located = Signal(str, object)  # words, and their places in the article: tuple[Span, ...]
    located = Signal(object, object)  # Hit that was opened, and every match in its article: tuple[Span, ...]
    previewed = Signal(object, object)  # Hit, and its Article
    failed = Signal(object)  # Exception

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._queries = Worker("search", self)
        self._index = Worker("index", self)
        self._terms = Worker("terms", self)
        self._locating = Worker("locate", self)
        self._previews = Worker("preview", self)
        self._lull = QTimer(self, interval=LULL, singleShot=True)
        self._lull.timeout.connect(self._prepare)
        self._asked = SearchRequest()
        self._restricted_to: frozenset[str] | None = None  # the articles the shown result is narrowed to by the notes
        self._notes_failed = False
        self._opened_once = False
        self._refreshing = 0  # how many times the index is still to be brought up to date
        self._to_explain: Article | None = None
        self._closing = Event()

    @property
    def query(self) -> str:
        """What was asked last; empty after ``forget``."""
        return self._asked.query

    def find(self, query: str) -> None:
        """Ask for the first page, not narrowed."""
        self._asked = SearchRequest(
            query, note_limit=self._asked.note_limit, order=self._asked.order, on=self._asked.on
        )
        self._ask(0)

    def sort(self, order: ResultOrder) -> None:
        """Ask the same in another order, and so from now on."""
        if order is not self._asked.order:
            self._asked = replace(self._asked, order=order)
            self._ask(0)

    def narrow(
        self,
        roles: tuple[str, ...],
        topics: tuple[str, ...],
        packs: tuple[str, ...] = (),
        marked: tuple[MarkFilter, ...] = (),
    ) -> None:
        """Ask the same again, for some roles, topics, packs (ids) and marked articles only."""
        self._asked = replace(self._asked, roles=roles, topics=topics, packs=packs, marked=marked)
        self._ask(0)

    def set_day(self, on: date | None) -> None:
        """Ask the same again, for what is in force on a day; None is today."""
        self._asked = replace(self._asked, on=on)
        self._ask(0)

    def more(self, offset: int) -> None:
        """Ask for the page from ``offset`` on (in hits)."""
        self._ask(offset)

    def list_notes(self, limit: int) -> None:
        """From now on answer with up to ``limit`` annotations, the present query too."""
        if limit != self._asked.note_limit:
            self._asked = replace(self._asked, note_limit=limit)
            self.refresh_notes()

    def refresh_notes(self) -> None:
        """The notes have changed: ask them again, and the articles only if other ones are marked now."""
        asked = self._asked
        if asked.query:
            self._queries.run(
                lambda: self._workspace.find_notes(asked),
                lambda notes: self._answer_notes(notes, asked),
                self._not_found,
            )

    def locate(self, hit: Hit) -> None:
        """Find every match of the present query in the article of ``hit``; only the last one asked for is answered."""
        query = self._asked.query
        self._locating.run_latest(
            lambda: self._workspace.search.places_in(query, hit.passage.article_id),
            lambda places: self.located.emit(hit, places),
            lambda _error: None,  # without an index the matches that the hit brought stay marked
        )

    def find_in_article(self, words: str, article: Article) -> None:
        """Find words in one article, as the search of all articles would; only the last ones asked for are answered."""
        self._locating.run_latest(
            lambda: self._workspace.find_in_article(words, article),
            lambda places: self.words_located.emit(words, places),
            self.failed.emit,
        )

    def preview(self, hit: Hit) -> None:
        """Read the article of a hit; only the last one asked for is answered."""
        self._previews.run_latest(
            lambda: self._workspace.library.article(hit.passage.article_id),
            lambda article: self.previewed.emit(hit, article),
            lambda _error: None,  # gone: opening it tells so
        )

    def forget(self) -> None:
        """The answer to the last query is no longer wanted."""
        self._asked = SearchRequest(note_limit=self._asked.note_limit, order=self._asked.order, on=self._asked.on)
        self._queries.cancel_latest()
        self._locating.cancel_latest()

    def explain(self, article: Article) -> None:
        """Find the terms and the words of an article; the last one asked for counts.

        Takes words apart, so that it waits for the search: the first window needs neither.
        """
        self._to_explain = article
        if self._opened_once:
            self._terms.run_latest(
                lambda: (self._workspace.terms_in(article, self._closing.is_set), self._workspace.word_edges(article)),
                lambda found: self.explained.emit(article, *found),
            )

    def open(self) -> None:
        """Open the index on disk, at once usable if sound, and then bring it up to date."""
        self._index.run(self._open_index, self._opened, self._not_opened)

    def refresh(self, *, rebuild: bool = False) -> None:
        """Bring the index up to date, or build it anew."""
        self._refreshing += 1
        self._index.run(
            lambda: self._workspace.search.refresh(self.progress.emit, rebuild=rebuild, in_subprocess=True),
            self._refreshed,
            self._not_refreshed,
        )

    def stop_indexing(self) -> None:
        """Stop what ``refresh`` is doing; ``stopped`` tells when it has."""
        self._workspace.search.cancel()

    def close(self) -> None:
        """Stop indexing, finish what else runs; nothing more is answered."""
        self._lull.stop()
        self._closing.set()
        self._workspace.search.cancel()
        self._queries.close()
        self._terms.close()
        self._locating.close()
        self._previews.close()
        self._index.close()

    # --- on the worker ---------------------------------------------------------------------------------------------

    def _open_index(self) -> bool:
        """Asking for the search here imports it here."""
        return self._workspace.search.open()

    # --- on the GUI thread -----------------------------------------------------------------------------------------

    def _ask(self, offset: int) -> None:
        asked = self._asked
        if self._lull.isActive():
            self._lull.start()  # anew: it would take time from this query
        if asked.query:
            self._queries.run_latest(
                lambda: self._workspace.find_everywhere(asked, limit=PAGE, offset=offset),
                lambda answer: self._answer(answer, continues=offset > 0),
                self._not_found,
            )

    def _answer(self, answer: CombinedPage, *, continues: bool) -> None:
        self._restricted_to = answer.notes.restricted_to
        if answer.articles is None:
            comes = self._refreshing or not self._opened_once
            (self.waiting if comes else self.without_index).emit()
        else:
            self.found.emit(answer.articles, continues)
        self._tell_notes(answer.notes)

    def _answer_notes(self, notes: NotesAnswer, asked: SearchRequest) -> None:
        if asked != self._asked:
            return
        if notes.restricted_to != self._restricted_to:
            self._ask(0)
        else:
            self._tell_notes(notes)

    def _tell_notes(self, notes: NotesAnswer) -> None:
        """Notes that cannot be read are told of once, not at every key."""
        failed, self._notes_failed = self._notes_failed, notes.error is not None
        if notes.error is not None and not failed:
            self.failed.emit(notes.error)
        self.noted.emit(notes.page, notes.facets)

    def _not_found(self, error: Exception) -> None:
        self.failed.emit(error)

    def _opened(self, usable: bool) -> None:
        if usable and self._asked.query:  # who has typed before is answered first: reading all files took 15 ms from it
            self._ask(0)
            self._queries.run(_nothing, lambda _nothing: self.refresh())
        else:
            self.refresh()
        self._opened_once = True
        if self._to_explain is not None:
            self.explain(self._to_explain)

    def _not_opened(self, error: Exception) -> None:
        self._opened_once = True
        self.failed.emit(error)
        self._ask(0)

    def _not_refreshed(self, error: Exception) -> None:
        """A query that waited is asked again: by the index that was there before, or to be told that there is none."""
        self._refreshing -= 1
        self._ask(0)
        if isinstance(error, IndexingCancelled):
            self.stopped.emit()
        elif isinstance(error, OSError) and error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            self.not_writable.emit(self._workspace.search.ready)
        else:
            self.failed.emit(error)

    def _refreshed(self, change: IndexChange) -> None:
        self._refreshing -= 1
        self.ready.emit(change)
        self._ask(0)
        self._lull.start()

    def _prepare(self) -> None:
        """Nobody has asked for a while: what the first query in pinyin needs is made now."""
        self._index.run(self._workspace.search.prepare)


def _nothing() -> None:
    """Done once all queries that wait have been."""
