"""``Search``: the door to the index. Brings it up to date and answers queries."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from threading import RLock

from kb.content.library import Library
from kb.errors import IndexUnavailable
from kb.model import Facet, Hit, IndexChange, Passage, Reason, SearchPage, Span
from kb.search import generation, indexer, ranking
from kb.search.generation import Entry
from kb.search.query import Query, parse
from kb.search.reader import IndexedPassage, IndexReader
from kb.search.schema import BODY, CONTEXT
from kb.text.normalize import Folded, fold_characters
from kb.text.snippet import cut

Progress = Callable[[int, int], None]
# So many candidates are looked at closely; the rest follow in the order of their articles.
RANKED = 200
# A passage that holds less of the question's weight than this is no answer.
ENOUGH = 0.15
# Above this share of changed articles a new index is cheaper than an update.
REBUILD_ABOVE = 0.4


@dataclass(frozen=True, slots=True)
class _Found:
    """All passages found, best first, and why."""

    documents: tuple[int, ...]
    reason: Reason


class Search:
    """Search over all articles of ``library``; the index lives in ``folder``. Safe to call from any thread.

    Until an index has been opened or built, ``find`` raises IndexUnavailable.
    """

    def __init__(self, folder: Path, library: Library) -> None:
        self._folder = folder
        self._library = library
        self._reader: IndexReader | None = None
        self._reading = RLock()
        self._writing = RLock()
        self._last: tuple[object, _Found] | None = None

    @property
    def ready(self) -> bool:
        """Whether there is an index to search."""
        return self._reader is not None

    @property
    def passages(self) -> int:
        """How many passages are searched; 0 without an index."""
        with self._reading:
            return self._reader.passages if self._reader else 0

    def open(self) -> bool:
        """Open the index on disk, checksums checked, whether or not it is up to date. False when there is none."""
        try:
            self._swap(IndexReader(generation.load(self._folder)))
        except IndexUnavailable:
            return False
        return True

    def refresh(self, progress: Progress = lambda _done, _total: None, *, rebuild: bool = False) -> IndexChange:
        """Bring the index up to date with the library's files and open it; ``rebuild`` makes it anew whatever it is.

        ``progress`` is told (articles done, articles in all). Raises OSError when it cannot be written.
        """
        with self._writing:
            if self._reader is None and not rebuild:
                self.open()
            self._library.reload()
            sources = self._library.sources
            reader = None if rebuild else self._reader
            old = {entry.id: entry.digest for entry in reader.generation.entries} if reader else {}
            added = tuple(key for key in sources if key not in old)
            changed = tuple(key for key in sources if key in old and sources[key].digest != old[key])
            removed = tuple(key for key in old if key not in sources)
            if reader is not None and not (added or changed or removed):
                return IndexChange(passages=reader.passages)
            anew = reader is None or len(added) + len(changed) + len(removed) > REBUILD_ABOVE * len(old)
            if reader is None or anew:
                built = indexer.build(self._folder, self._library, progress)
            else:
                todo = [sources[key] for key in (*added, *changed)]
                built = indexer.update(self._folder, reader.generation, self._library, todo, removed)
            fresh = IndexReader(built)
            self._swap(fresh)
            generation.sweep(self._folder, built.folder)
            return IndexChange(added, changed, removed, rebuilt=anew, passages=fresh.passages)

    def find(
        self,
        text: str,
        *,
        limit: int = 50,
        offset: int = 0,
        roles: Iterable[str] = (),
        topics: Iterable[str] = (),
    ) -> SearchPage:
        """The passages that answer ``text``, best first, ``limit`` of them from ``offset``.

        ``roles`` and ``topics`` narrow: an article must have one of each that is given. Facets count what each value
        would leave with the other narrowing in place. No text raises; without an index IndexUnavailable is raised.
        """
        query = parse(text)
        only_roles, only_topics = frozenset(roles), frozenset(topics)
        with self._reading:
            reader = self._reader
            if reader is None:
                raise IndexUnavailable(str(self._folder))
            found = self._found(reader, query)
            per_article = Counter(map(reader.serial, found.documents))
            in_roles = reader.matching(lambda entry: not only_roles or bool(only_roles & {*entry.roles}))
            in_topics = reader.matching(lambda entry: not only_topics or bool(only_topics & {*entry.topics}))
            allowed = in_roles & in_topics
            documents = found.documents
            if only_roles or only_topics:
                documents = tuple(n for n in documents if reader.serial(n) in allowed)
            hits = [
                _hit(reader.passage(document), query, found.reason, rank)
                for rank, document in enumerate(documents[offset : offset + limit], offset)
            ]
            return SearchPage(
                query=text,
                hits=tuple(hits),
                total=len(documents),
                articles=len(allowed & per_article.keys()),
                roles=_facets(reader, per_article, in_topics, lambda entry: entry.roles),
                topics=_facets(reader, per_article, in_roles, lambda entry: entry.topics),
            )

    def places(self, text: str, article_id: str) -> tuple[Span, ...]:
        """Every match of ``text`` in one article, in the order of its canonical text: what the reader marks.

        Raises IndexUnavailable.
        """
        query = parse(text)
        with self._reading:
            reader = self._reader
            if reader is None:
                raise IndexUnavailable(str(self._folder))
            found = self._found(reader, query)
            passages = map(reader.passage, found.documents)
            return tuple(
                sorted(
                    Span(mark.start + passage.start, mark.end + passage.start)
                    for passage in passages
                    if passage.entry.id == article_id
                    for mark in _marks(passage, query, found.reason)
                )
            )

    def close(self) -> None:
        """Let go of the index."""
        with self._writing, self._reading:
            if self._reader is not None:
                self._reader.close()
            self._reader = self._last = None

    def _swap(self, fresh: IndexReader) -> None:
        with self._reading:
            old, self._reader, self._last = self._reader, fresh, None
            if old is not None:
                old.close()

    def _found(self, reader: IndexReader, query: Query) -> _Found:
        """All answers in order; those of the last query are kept for the next page and for narrowing."""
        if self._last is None or self._last[0] != query:
            self._last = (query, _answer(reader, query))
        return self._last[1]


def _answer(reader: IndexReader, query: Query) -> _Found:
    if query.symbols:
        documents = tuple(
            n
            for n in reader.documents()
            if reader.alive(n) and query.symbols in fold_characters(reader.passage(n).text)
        )
        return _Found(documents, Reason.LITERAL)
    if not query.terms:
        return _Found((), Reason.LITERAL)
    literal = _literal(reader, query)
    if literal:
        return _Found(tuple(literal), Reason.LITERAL)
    return _Found(tuple(_partial(reader, query)), Reason.PARTIAL)


def _holding(reader: IndexReader, term: str, field: str) -> frozenset[int]:
    """The documents whose passage (BODY) holds the term, or whose title or headings (CONTEXT) hold all its pairs."""
    if len(term) == 1:
        return reader.having(field, term)
    pairs = sorted({a + b for a, b in pairwise(term)}, key=lambda pair: reader.frequency(field, pair))
    found = reader.having(field, pairs[0])
    for pair in pairs[1:]:
        if not found:
            break
        found &= reader.having(field, pair)
    if len(term) == 2:
        return found
    if field == BODY:
        return frozenset(n for n in found if term in reader.passage(n).folded)
    return frozenset(n for n in found if _in_context(reader.passage(n), term))


def _in_context(passage: IndexedPassage, term: str) -> bool:
    return term in passage.folded_title or term in passage.folded_path


def _literal(reader: IndexReader, query: Query) -> list[int]:
    """The passages that hold every term, in themselves or (for some of the terms) in their headings."""
    bodies = [_holding(reader, term, BODY) for term in query.terms]
    found = frozenset.union(*bodies)
    if len(bodies) > 1:
        for term, body in zip(query.terms, bodies, strict=True):
            found &= body | _holding(reader, term, CONTEXT)
    total = len(reader.documents())
    wanted = [
        ranking.Wanted(term, term, math.log(1 + total / (1 + len(body))))
        for term, body in zip(query.terms, bodies, strict=True)
    ]
    typed = query.raw.split()
    if len(typed) == len(wanted):
        wanted = [ranking.Wanted(w.term, t, w.weight) for w, t in zip(wanted, typed, strict=True)]
    close = _first(reader, query, found)
    rest = sorted(found.difference(close))
    best = sorted(close, key=lambda n: (-ranking.literal_score(reader.passage(n), wanted), n))
    return [*best, *rest]


def _first(reader: IndexReader, query: Query, found: frozenset[int]) -> list[int]:
    """At most RANKED of the documents, those first whose headings hold a term too."""
    if len(found) <= RANKED:
        return list(found)
    contexts = [_holding(reader, term, CONTEXT) & found for term in query.terms]
    counted = Counter(n for context in contexts for n in context)
    ordered = sorted(found, key=lambda n: (-counted[n], n))
    return ordered[:RANKED]


def _partial(reader: IndexReader, query: Query) -> list[int]:
    """The passages that hold enough of the query's character pairs, by weight."""
    pairs = {term[at : at + 2] for term in query.terms for at in range(max(1, len(term) - 1))}
    total = len(reader.documents())
    weights = {pair: math.log(1 + total / (1 + reader.frequency(BODY, pair))) for pair in pairs}
    scores: Counter[int] = Counter()
    for pair in sorted(pairs, key=lambda pair: -weights[pair]):
        for n in reader.having(BODY, pair):
            scores[n] += weights[pair]  # type: ignore[assignment]
        for n in reader.having(CONTEXT, pair):
            if n in scores:
                scores[n] += weights[pair] * ranking.IN_PATH  # type: ignore[assignment]
    ranked = []
    for n, _ in scores.most_common(RANKED):
        score, share = ranking.partial_score(reader.passage(n), query.terms, weights)
        if share >= ENOUGH:
            ranked.append((-score, n))
    return [n for _, n in sorted(ranked)]


def _hit(passage: IndexedPassage, query: Query, reason: Reason, rank: int) -> Hit:
    marks = _marks(passage, query, reason)
    snippet = cut(passage.text, marks)
    entry = passage.entry
    return Hit(
        passage=Passage(entry.id, passage.block, Span(passage.start, passage.start + len(passage.text))),
        title=entry.title,
        roles=entry.roles,
        topics=entry.topics,
        heading_path=passage.heading_path,
        snippet=snippet.text,
        marks=snippet.marks,
        places=tuple(Span(mark.start + passage.start, mark.end + passage.start) for mark in marks),
        score=1.0 / (1 + rank),
        reason=reason,
    )


def _marks(passage: IndexedPassage, query: Query, reason: Reason) -> list[Span]:
    """The matches in the passage's own text, merged where they touch."""
    if query.symbols:
        return _symbol_marks(passage.text, query.symbols)
    folded = Folded.of(passage.text)
    needles: Sequence[str] = query.terms
    if reason is Reason.PARTIAL:
        needles = ranking.runs(query.terms, folded.text)
    spans = sorted(span for needle in set(needles) for span in folded.find_all(needle))
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _symbol_marks(text: str, symbols: str) -> list[Span]:
    """Where the separators stand; each character folds to one or more, so they are walked one by one."""
    folds = [fold_characters(character) for character in text]
    spans, at = [], 0
    while at < len(text):
        end, seen = at, ""
        while end < len(text) and symbols.startswith(seen + folds[end]) and seen != symbols:
            seen += folds[end]
            end += 1
        if seen == symbols:
            spans.append(Span(at, end))
        at = end if seen == symbols else at + 1
    return spans


def _facets(
    reader: IndexReader,
    per_article: Counter[int],
    allowed: frozenset[int],
    values: Callable[[Entry], tuple[str, ...]],
) -> tuple[Facet, ...]:
    counts: Counter[str] = Counter()
    for serial, count in per_article.items():
        if serial in allowed:
            for value in values(reader.entry(serial)):
                counts[value] += count
    return tuple(Facet(value, count) for value, count in counts.most_common())
