"""``Search``: the door to the index. Brings it up to date and answers queries."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from threading import Event, RLock

from kb.content.library import Library
from kb.errors import IndexingCancelled, IndexUnavailable
from kb.model import Facet, Hit, IndexChange, Passage, Reason, RoleHits, SearchPage, Span, Suggestion
from kb.search.index import builder, snapshot
from kb.search.index.reader import IndexReader
from kb.search.index.segment_texts import span_of
from kb.search.index.snapshot import IndexedArticle, Snapshot
from kb.search.index.subprocess_builder import build_in_subprocess
from kb.search.retrieval.query_expansion import ExpandedResult, QueryExpander, ResultTier
from kb.search.retrieval.ranker import runs
from kb.search.retrieval.suggester import Suggester
from kb.search.retrieval.synonyms import BUILTIN_SYNONYMS, FILE, Synonyms
from kb.text.marks import merged, symbol_marks
from kb.text.normalize import Folded
from kb.text.query import Query, parse
from kb.text.snippet import cut

Progress = Callable[[int, int], None]
# Above this share of changed or replaced articles a new index is cheaper than an update.
REBUILD_ABOVE = 0.4
# So many bytes of articles take longer to index than a process of its own takes to start (0.7 s).
SUBPROCESS_ABOVE = 1_000_000


@dataclass(frozen=True, slots=True)
class _Open:
    """An open index and what answers from it."""

    reader: IndexReader
    answerer: QueryExpander
    suggester: Suggester


@dataclass(frozen=True, slots=True)
class _ResultSet:
    """An answer with what all its pages need: every passage in order, and where each part ends."""

    answer: ExpandedResult
    documents: tuple[int, ...]
    serials: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, answer: ExpandedResult, reader: IndexReader) -> "_ResultSet":
        documents = tuple(n for part in answer.parts for n in part.documents)
        ends = tuple(accumulate(len(part.documents) for part in answer.parts))
        return cls(answer, documents, tuple(reader.serials(documents)), ends)

    def part_at(self, rank: int) -> ResultTier:
        """The part that holds the passage with this rank."""
        return next(part for part, end in zip(self.answer.parts, self.ends, strict=True) if rank < end)


class Search:
    """Search over all articles of ``library``; the index lives in ``folder``. Safe to call from any thread.

    ``synonyms`` is a file of a person's own; more than ``subprocess_above`` bytes of articles make a large library.
    Until an index has been opened or built, ``find`` raises IndexUnavailable.
    """

    def __init__(
        self, folder: Path, library: Library, synonyms: Path | None = None, *, subprocess_above: int = SUBPROCESS_ABOVE
    ) -> None:
        self._folder = folder
        self._library = library
        self._own_synonyms = synonyms
        self._apart_above = subprocess_above
        self._cancelled = Event()
        self._open: _Open | None = None
        self._reading = RLock()
        self._writing = RLock()
        self._last: tuple[Query, _ResultSet] | None = None

    @property
    def ready(self) -> bool:
        """Whether there is an index to search."""
        return self._open is not None

    @property
    def passages(self) -> int:
        """How many passages are searched; 0 without an index."""
        with self._reading:
            return self._open.reader.passages if self._open else 0

    # --- the index --------------------------------------------------------------------------------------------------

    def open(self) -> bool:
        """Open the index on disk, checksums checked, whether or not it is up to date. False when there is none."""
        try:
            self._swap(IndexReader(snapshot.load(self._folder)))
        except IndexUnavailable:
            return False
        return True

    def refresh(
        self,
        progress: Progress = lambda _done, _total: None,
        *,
        rebuild: bool = False,
        in_subprocess: bool = False,
    ) -> IndexChange:
        """Bring the index up to date with the library's files and open it; ``rebuild`` makes it anew whatever it is.

        ``progress`` is told (articles done, articles in all). ``in_subprocess`` lets a large library be indexed
        in a process of its own, so that the caller's other threads are not held up; the main module must be importable then.
        Raises OSError when it cannot be written, and IndexingCancelled after ``cancel``.
        """
        with self._writing:
            self._cancelled.clear()
            if self._open is None and not rebuild:
                self.open()
            self._library.reload()
            sources = self._library.sources
            reader = None if rebuild or self._open is None else self._open.reader
            old = {entry.id: entry.digest for entry in reader.snapshot.entries} if reader else {}
            added = tuple(key for key in sources if key not in old)
            changed = tuple(key for key in sources if key in old and sources[key].digest != old[key])
            removed = tuple(key for key in old if key not in sources)
            if reader is not None and not (added or changed or removed):
                return IndexChange(passages=reader.passages)
            anew = reader is None or _is_cheaper_anew(reader, len(added) + len(changed) + len(removed), len(old))
            if reader is None or anew:
                built = self._build(progress, in_subprocess=in_subprocess)
            else:
                todo = [sources[key] for key in (*added, *changed)]
                built = builder.update(self._folder, reader.snapshot, self._library, todo, removed)
            fresh = IndexReader(built)
            self._swap(fresh)
            snapshot.sweep(self._folder, built.folder)
            return IndexChange(added, changed, removed, rebuilt=anew, passages=fresh.passages)

    def cancel(self) -> None:
        """Stop the ``refresh`` that is under way in another thread; an index that is open stays."""
        self._cancelled.set()

    def close(self) -> None:
        """Let go of the index."""
        with self._writing, self._reading:
            if self._open is not None:
                self._open.reader.close()
            self._open = self._last = None

    # --- questions --------------------------------------------------------------------------------------------------

    def find(
        self,
        text: str,
        *,
        limit: int = 50,
        offset: int = 0,
        roles: Iterable[str] = (),
        topics: Iterable[str] = (),
        packs: Iterable[str] = (),
        articles: Collection[str] | None = None,
    ) -> SearchPage:
        """The passages that answer ``text``, best first, ``limit`` of them from ``offset``.

        ``roles``, ``topics``, ``packs`` (ids) and ``articles`` (ids) narrow: an article must have one of each that is
        given. Facets count what each value would leave with the other narrowing in place. No text raises; without an
        index IndexUnavailable is raised.
        """
        query = parse(text)
        with self._reading:
            opened = self._opened()
            reader, found = opened.reader, self._found(opened, query)
            per_article = Counter(found.serials)
            narrowing = FacetFilter(frozenset(roles), frozenset(topics), frozenset(packs), articles)
            allowed = {serial for serial in per_article if narrowing.allows(reader.entry(serial))}
            ranks: Sequence[int] = range(len(found.documents))
            if len(allowed) < len(per_article):
                ranks = [rank for rank, serial in enumerate(found.serials) if serial in allowed]
            return SearchPage(
                query=text,
                hits=tuple(_hit(opened, found, query, rank) for rank in ranks[offset : offset + limit]),
                total=len(ranks),
                articles=len(allowed),
                roles=_facets(reader, per_article, narrowing.without_roles(), lambda entry: entry.roles),
                topics=_facets(reader, per_article, narrowing.without_topics(), lambda entry: entry.topics),
                packs=_facets(reader, per_article, narrowing.without_packs(), lambda entry: (entry.pack_id,)),
                correction=self._correction(opened, found),
            )

    def by_role(self, text: str, *, per_role: int = 5) -> tuple[RoleHits, ...]:
        """What each role's articles say, the ``per_role`` best passages of each; the role with most passages first.

        Raises IndexUnavailable.
        """
        query = parse(text)
        with self._reading:
            opened = self._opened()
            found = self._found(opened, query)
            ranks: dict[str, list[int]] = {}
            for rank, serial in enumerate(found.serials):
                for role in opened.reader.entry(serial).roles:
                    ranks.setdefault(role, []).append(rank)
            return tuple(
                RoleHits(role, tuple(_hit(opened, found, query, rank) for rank in known[:per_role]), len(known))
                for role, known in sorted(ranks.items(), key=lambda item: -len(item[1]))
            )

    def suggest(self, text: str, *, limit: int = 8) -> tuple[Suggestion, ...]:
        """Ways to complete what is being typed: titles, headings, terms, with how many passages hold them.

        No text raises; without an index there is nothing to suggest.
        """
        with self._reading:
            return self._open.suggester.suggest(text, limit) if self._open else ()

    def places(self, text: str, article_id: str) -> tuple[Span, ...]:
        """Every match of ``text`` in one article, in the order of its canonical text: what the reader marks.

        Raises IndexUnavailable.
        """
        query = parse(text)
        with self._reading:
            opened = self._opened()
            found = self._found(opened, query)
            inside = opened.reader.matching(lambda entry: entry.id == article_id)
            return tuple(
                sorted(
                    place
                    for rank, serial in enumerate(found.serials)
                    if serial in inside
                    for place in _places(opened, found, query, rank)
                )
            )

    # --- inside -----------------------------------------------------------------------------------------------------

    def _build(self, progress: Progress, *, in_subprocess: bool) -> Snapshot:
        """A whole new index; a large one in a process of its own, if that is wanted."""
        sources = self._library.sources.values()
        if in_subprocess and sum(source.path.stat().st_size for source in sources) > self._apart_above:
            return build_in_subprocess(self._folder, self._library.folders, progress, self._cancelled)

        def told(done: int, total: int) -> None:
            if self._cancelled.is_set():
                raise IndexingCancelled
            progress(done, total)

        return builder.build(self._folder, self._library, told)

    def _opened(self) -> _Open:
        if self._open is None:
            raise IndexUnavailable(str(self._folder))
        return self._open

    def _swap(self, fresh: IndexReader) -> None:
        packs = [pack.folder / FILE for pack in self._library.packs]
        own = [self._own_synonyms] if self._own_synonyms else []
        answerer = QueryExpander(fresh, Synonyms([BUILTIN_SYNONYMS, *packs, *own]))
        opened = _Open(fresh, answerer, Suggester(fresh, answerer))
        with self._reading:
            old, self._open, self._last = self._open, opened, None
            if old is not None:
                old.reader.close()

    def _found(self, opened: _Open, query: Query) -> _ResultSet:
        """All answers in order; those of the last query are kept for the next page and for narrowing."""
        if self._last is None or self._last[0] != query:
            self._last = (query, _ResultSet.of(opened.answerer.answer(query), opened.reader))
        return self._last[1]

    @staticmethod
    def _correction(opened: _Open, found: _ResultSet) -> str | None:
        """The query that was probably meant, in the words of a passage that holds it."""
        if not found.answer.meant:
            return None
        part = next(part for part in found.answer.parts if part.reason is Reason.CORRECTION)
        words = []
        for meant in found.answer.meant:
            holding = (n for n in part.documents if meant in opened.reader.folded(n))
            document = next(holding, None)
            if document is None:
                words.append(meant)
                continue
            folded = Folded.of(opened.reader.indexed(document).text)
            span = folded.find_all(meant)[0]
            words.append(folded.original[span.start : span.end])
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class FacetFilter:
    """What an article must have; an empty set asks for nothing."""

    roles: frozenset[str]
    topics: frozenset[str]
    packs: frozenset[str]
    articles: Collection[str] | None

    def allows(self, entry: IndexedArticle) -> bool:
        """Whether the article has one of each."""
        return (
            (not self.roles or not self.roles.isdisjoint(entry.roles))
            and (not self.topics or not self.topics.isdisjoint(entry.topics))
            and (not self.packs or entry.pack_id in self.packs)
            and (self.articles is None or entry.id in self.articles)
        )

    def without_roles(self) -> "FacetFilter":
        """The same but for the roles."""
        return FacetFilter(frozenset(), self.topics, self.packs, self.articles)

    def without_topics(self) -> "FacetFilter":
        """The same but for the topics."""
        return FacetFilter(self.roles, frozenset(), self.packs, self.articles)

    def without_packs(self) -> "FacetFilter":
        """The same but for the packs."""
        return FacetFilter(self.roles, self.topics, frozenset(), self.articles)


def _is_cheaper_anew(reader: IndexReader, changes: int, articles: int) -> bool:
    return changes > REBUILD_ABOVE * articles or reader.stale_share > REBUILD_ABOVE


def _hit(opened: _Open, found: _ResultSet, query: Query, rank: int) -> Hit:
    reader, document = opened.reader, found.documents[rank]
    block, part = reader.indexed(document), found.part_at(rank)
    marks = _marks(opened, query, part, document)
    snippet = cut(block.text, marks)
    entry = reader.entry(found.serials[rank])
    return Hit(
        passage=Passage(entry.id, reader.block(document), span_of(block)),
        title=entry.title,
        roles=entry.roles,
        topics=entry.topics,
        heading_path=block.heading_path,
        snippet=snippet.text,
        marks=snippet.marks,
        places=tuple(Span(mark.start + block.start, mark.end + block.start) for mark in marks),
        score=1.0 / (1 + rank),
        reason=part.reason,
        matched_as=_matched_as(part, block.text, marks),
    )


def _matched_as(part: ResultTier, text: str, marks: Sequence[Span]) -> str:
    """What stands there in place of what was typed, in the passage's own words: folding has made digits of numerals."""
    own = part.reason in {Reason.PINYIN, Reason.CORRECTION} and len(part.terms) == 1 and marks
    return text[marks[0].start : marks[0].end].replace("\n", " ") if own else part.matched_as


def _places(opened: _Open, found: _ResultSet, query: Query, rank: int) -> list[Span]:
    document = found.documents[rank]
    start = opened.reader.indexed(document).start
    marks = _marks(opened, query, found.part_at(rank), document)
    return [Span(mark.start + start, mark.end + start) for mark in marks]


def _marks(opened: _Open, query: Query, part: ResultTier, document: int) -> list[Span]:
    """The matches in the passage's own text, merged where they overlap."""
    reader = opened.reader
    text = reader.indexed(document).text
    if query.symbols:
        return symbol_marks(text, query.symbols)
    folded = Folded.of(text)
    if part.reason is Reason.PARTIAL:
        needles = runs([term.text for term in part.terms], folded.text)
        return merged(span for needle in set(needles) for span in folded.find_all(needle))
    places = {place for term in part.terms for place in opened.answerer.matcher.places(document, term)}
    return merged(map(folded.to_original, places))


def _facets(
    reader: IndexReader,
    per_article: Counter[int],
    narrowing: FacetFilter,
    values: Callable[[IndexedArticle], tuple[str, ...]],
) -> tuple[Facet, ...]:
    counts: Counter[str] = Counter()
    for serial, count in per_article.items():
        entry = reader.entry(serial)
        if narrowing.allows(entry):
            for value in values(entry):
                counts[value] += count
    return tuple(Facet(value, count) for value, count in counts.most_common())
