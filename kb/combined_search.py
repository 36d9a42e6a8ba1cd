"""One query to the articles and to one's own notes: each narrows the other.

Articles know their roles, topics and packs, notes know which articles are marked; here the two are joined.
"""

from dataclasses import replace

from kb.content.library import Library
from kb.errors import IndexUnavailable, NotesError
from kb.model import CombinedPage, Facet, NotesAnswer, NotesPage, SearchRequest
from kb.notes.store import Notes
from kb.search.retrieval.facets import FacetFilter
from kb.search.search import Search


class CombinedSearch:
    """Safe to call from any thread, as its parts are."""

    def __init__(self, library: Library, notes: Notes, search: Search) -> None:
        self._library = library
        self._notes = notes
        self._search = search

    def find(self, request: SearchRequest, *, limit: int, offset: int = 0) -> CombinedPage:
        """The articles' page of ``limit`` hits from ``offset``, and what the notes say. No text raises."""
        notes = self.find_notes(request)
        narrowing = replace(_narrowing(request), articles=notes.restricted_to)
        try:
            page = self._search.find(
                request.query,
                limit=limit,
                offset=offset,
                roles=narrowing.roles,
                topics=narrowing.topics,
                packs=narrowing.packs,
                articles=narrowing.articles,
                order=request.order,
                on=request.on,
            )
        except IndexUnavailable:
            page = None
        return CombinedPage(page, notes)

    def find_notes(self, request: SearchRequest) -> NotesAnswer:
        """What the notes say, and to which articles ``request.marked`` narrows; an error is told, not raised."""
        try:
            page = self._notes.find(request.query, limit=request.note_limit, articles=self._articles(request))
            marked = self._notes.marked()
        except NotesError as error:
            return NotesAnswer(NotesPage(request.query), error=error)
        restricted = frozenset().union(*(marked[kind] for kind in request.marked)) if request.marked else None
        counts = ((kind, self._count_in(request, articles)) for kind, articles in marked.items() if articles)
        return NotesAnswer(page, tuple(Facet(kind.value, count) for kind, count in counts if count), restricted)

    def _articles(self, request: SearchRequest) -> frozenset[str] | None:
        """The articles that roles, topics and packs narrow to; None for all. The notes know only their ids."""
        narrowing = _narrowing(request)
        if not narrowing.narrows:
            return None
        return frozenset(head.id for head in self._library.articles() if narrowing.allows(head))

    def _count_in(self, request: SearchRequest, articles: frozenset[str]) -> int:
        """How many passages the request finds in these articles; 0 without an index."""
        try:
            return self._search.find(
                request.query,
                limit=0,
                roles=request.roles,
                topics=request.topics,
                packs=request.packs,
                articles=articles,
            ).total
        except IndexUnavailable:
            return 0


def _narrowing(request: SearchRequest) -> FacetFilter:
    return FacetFilter(frozenset(request.roles), frozenset(request.topics), frozenset(request.packs))
