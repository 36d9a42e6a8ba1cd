"""The search, off the GUI thread: queries as one types, and the index opened, checked and brought up to date.

A query asks the articles and one's own notes; what the notes say does not wait for an index.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from kb.errors import IndexingCancelled, IndexUnavailable, NotesError
from kb.model import Article, Facet, IndexChange, MarkFilter, NotesPage, SearchPage
from kb.workspace import Workspace
from ui.workers import Worker

PAGE = 50  # hits
NOTES = 3  # annotations among the articles


@dataclass(frozen=True, slots=True)
class _Question:
    """All that an answer depends on."""

    query: str = ""
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    marked: tuple[MarkFilter, ...] = ()
    notes: int = NOTES

    @property
    def narrows_articles(self) -> bool:
        return bool(self.roles or self.topics or self.packs)


@dataclass(frozen=True, slots=True)
class _FromNotes:
    """What the notes say; ``only`` holds the articles they narrow the search to, None for all."""

    page: NotesPage
    facets: tuple[Facet, ...] = ()
    only: frozenset[str] | None = None
    error: NotesError | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    """``page`` is None while there is no index."""

    page: SearchPage | None
    notes: _FromNotes


class SearchController(QObject):
    """Answers come as signals on the GUI thread; of several queries only the newest is answered."""

    found = Signal(object, bool)  # SearchPage, whether it continues the last one
    noted = Signal(object, object)  # NotesPage, and how many passages stand in marked articles: tuple[Facet, ...]
    waiting = Signal()  # asked, but there is no index yet; asked again when there is
    progress = Signal(int, int)  # articles done, articles in all
    ready = Signal(object)  # IndexChange: the index is up to date
    stopped = Signal()  # indexing, before its end
    explained = Signal(object, object)  # Article, the terms in it that a glossary explains: tuple[TermUse, ...]
    failed = Signal(object)  # Exception

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._queries = Worker("search", self)
        self._index = Worker("index", self)
        self._terms = Worker("terms", self)
        self._asked = _Question()
        self._only: frozenset[str] | None = None  # the articles the shown result is narrowed to by the notes
        self._notes_failed = False
        self._opened_once = False
        self._to_explain: Article | None = None

    @property
    def query(self) -> str:
        """What was asked last; empty after ``forget``."""
        return self._asked.query

    def find(self, query: str) -> None:
        """Ask for the first page, not narrowed."""
        self._asked = _Question(query, notes=self._asked.notes)
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

    def more(self, offset: int) -> None:
        """Ask for the page from ``offset`` on (in hits)."""
        self._ask(offset)

    def list_notes(self, limit: int) -> None:
        """From now on answer with up to ``limit`` annotations, the present query too."""
        if limit != self._asked.notes:
            self._asked = replace(self._asked, notes=limit)
            self.refresh_notes()

    def refresh_notes(self) -> None:
        """The notes have changed: ask them again, and the articles only if other ones are marked now."""
        asked = self._asked
        if asked.query:
            self._queries.run(
                lambda: self._from_notes(asked),
                lambda notes: self._answer_notes(notes, asked),
                self._not_found,
            )

    def forget(self) -> None:
        """The answer to the last query is no longer wanted."""
        self._asked = _Question(notes=self._asked.notes)
        self._queries.cancel_latest()

    def explain(self, article: Article) -> None:
        """Find the terms of an article; the last one asked for counts.

        Takes words apart, so that it waits for the search: the first window needs neither.
        """
        self._to_explain = article
        if self._opened_once:
            self._terms.run_latest(
                lambda: self._workspace.terms_in(article), lambda uses: self.explained.emit(article, uses)
            )

    def open(self) -> None:
        """Open the index on disk, at once usable if sound, and then bring it up to date."""
        self._index.run(self._open_index, self._opened, self.failed.emit)

    def refresh(self, *, rebuild: bool = False) -> None:
        """Bring the index up to date, or build it anew."""
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
        self._workspace.search.cancel()
        self._queries.close()
        self._terms.close()
        self._index.close()

    # --- on the worker ---------------------------------------------------------------------------------------------

    def _open_index(self) -> bool:
        """Asking for the search here imports it here."""
        return self._workspace.search.open()

    def _answer_to(self, asked: _Question, offset: int) -> _Answer:
        notes = self._from_notes(asked)
        try:
            page = self._workspace.search.find(
                asked.query,
                limit=PAGE,
                offset=offset,
                roles=asked.roles,
                topics=asked.topics,
                packs=asked.packs,
                articles=notes.only,
            )
        except IndexUnavailable:
            page = None
        return _Answer(page, notes)

    def _from_notes(self, asked: _Question) -> _FromNotes:
        """Notes that cannot be read have nothing to say; the articles are searched all the same."""
        try:
            page = self._workspace.notes.find(asked.query, limit=asked.notes, articles=self._articles_of(asked))
            marked = self._workspace.notes.marked()
        except NotesError as error:
            return _FromNotes(NotesPage(asked.query), error=error)
        only = frozenset().union(*(marked[kind] for kind in asked.marked)) if asked.marked else None
        counts = ((kind, self._count_in(asked, articles)) for kind, articles in marked.items() if articles)
        return _FromNotes(page, tuple(Facet(kind.value, count) for kind, count in counts if count), only)

    def _articles_of(self, asked: _Question) -> Collection[str] | None:
        """The articles that roles, topics and packs narrow to, for the notes do not know them."""
        if not asked.narrows_articles:
            return None
        return {
            head.id
            for head in self._workspace.library.articles()
            if (not asked.roles or not {*asked.roles}.isdisjoint(head.roles))
            and (not asked.topics or not {*asked.topics}.isdisjoint(head.topics))
            and (not asked.packs or head.pack_id in asked.packs)
        }

    def _count_in(self, asked: _Question, articles: frozenset[str]) -> int:
        """How many passages these articles would leave."""
        try:
            return self._workspace.search.find(
                asked.query, limit=0, roles=asked.roles, topics=asked.topics, packs=asked.packs, articles=articles
            ).total
        except IndexUnavailable:
            return 0

    # --- on the GUI thread -----------------------------------------------------------------------------------------

    def _ask(self, offset: int) -> None:
        asked = self._asked
        if asked.query:
            self._queries.run_latest(
                lambda: self._answer_to(asked, offset),
                lambda answer: self._answer(answer, continues=offset > 0),
                self._not_found,
            )

    def _answer(self, answer: _Answer, *, continues: bool) -> None:
        self._only = answer.notes.only
        if answer.page is None:
            self.waiting.emit()
        else:
            self.found.emit(answer.page, continues)
        self._tell_notes(answer.notes)

    def _answer_notes(self, notes: _FromNotes, asked: _Question) -> None:
        if asked != self._asked:
            return
        if notes.only != self._only:
            self._ask(0)
        else:
            self._tell_notes(notes)

    def _tell_notes(self, notes: _FromNotes) -> None:
        """Notes that cannot be read are told of once, not at every key."""
        failed, self._notes_failed = self._notes_failed, notes.error is not None
        if notes.error is not None and not failed:
            self.failed.emit(notes.error)
        self.noted.emit(notes.page, notes.facets)

    def _not_found(self, error: Exception) -> None:
        self.failed.emit(error)

    def _opened(self, usable: bool) -> None:
        if usable:
            self._ask(0)
        self.refresh()
        self._opened_once = True
        if self._to_explain is not None:
            self.explain(self._to_explain)

    def _not_refreshed(self, error: Exception) -> None:
        if isinstance(error, IndexingCancelled):
            self.stopped.emit()
        else:
            self.failed.emit(error)

    def _refreshed(self, change: IndexChange) -> None:
        self.ready.emit(change)
        self._ask(0)
