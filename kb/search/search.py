"""``Search``: the door to the index. Brings it up to date and answers queries."""

import errno
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from heapq import nsmallest
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, RLock
from typing import TypeVar

import numpy as np

from kb.content.library import Library
from kb.content.questions import digests
from kb.errors import IndexingCancelled, IndexUnavailable
from kb.files import PRIVATE_FOLDER, temporary_folder
from kb.model import (
    EffectStatus,
    HeadingPlace,
    IndexChange,
    ResultOrder,
    RoleHits,
    SearchPage,
    Span,
    Suggestion,
)
from kb.search.index import builder, snapshot
from kb.search.index.reader import IndexReader
from kb.search.index.snapshot import Snapshot
from kb.search.index.word_vectors import WordTable
from kb.search.retrieval.facets import FacetCounter, FacetFilter
from kb.search.retrieval.hit_builder import HitBuilder, ResultSet
from kb.search.retrieval.query_expansion import QueryExpander
from kb.search.retrieval.suggester import Suggester
from kb.search.retrieval.synonyms import BUILTIN_SYNONYMS, FILE, Synonyms
from kb.text.pinyin import Readings
from kb.text.query import Query, parse
from kb.time_labels import today as today_here

Answer = TypeVar("Answer")
Progress = Callable[[int, int], None]
# Above this share of changed or replaced articles a new index is cheaper than an update.
REBUILD_ABOVE = 0.4
# So many bytes of articles take longer to index than a process of its own takes to start (0.7 s).
SUBPROCESS_ABOVE = 1_000_000
_OWN_ROLES = 2  # an article of no more roles is written for each of them


@dataclass(frozen=True, slots=True)
class _OpenIndex:
    """An open index and what answers from it."""

    reader: IndexReader
    expander: QueryExpander
    hit_builder: HitBuilder
    suggester: Suggester
    facets: FacetCounter

    @classmethod
    def over(cls, reader: IndexReader, synonyms: Synonyms) -> "_OpenIndex":
        expander = QueryExpander(reader, synonyms, WordTable.shared())
        return cls(
            reader,
            expander,
            HitBuilder(reader, expander.matcher),
            Suggester(reader, expander),
            FacetCounter(reader.snapshot.entries),
        )


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


class Search:
    """Search over all articles of ``library``; the index lives in ``folder``. Safe to call from any thread.

    ``synonyms`` is a file of a person's own; more than ``subprocess_above`` bytes of articles make a large library.
    ``today`` says for which day articles are in force where a caller names none; the index knows no dates.
    Until an index has been opened or built, ``find`` raises IndexUnavailable.
    """

    def __init__(
        self,
        folder: Path,
        library: Library,
        synonyms: Path | None = None,
        *,
        subprocess_above: int = SUBPROCESS_ABOVE,
        today: Callable[[], date] = today_here,
    ) -> None:
        self._folder = folder
        self._library = library
        self._own_synonyms = synonyms
        self._today = today
        self._apart_above = subprocess_above
        self._cancelled = Event()
        self._aside: ExitStack | None = None  # holds a folder in the place of one that cannot be written
        self._open: _OpenIndex | None = None
        self._reading = RLock()
        self._writing = RLock()
        self._last: tuple[ResultSet, frozenset[int]] | None = None  # and the serials that were out of force

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
        in a process of its own, so that the caller's other threads are not held up; the main module must be
        importable then.
        Raises OSError when it cannot be written, and IndexingCancelled after ``cancel``. Where its folder cannot be
        written and there is none yet, it is built in a folder of this user's that goes with ``close``.
        """
        with self._writing:
            self._cancelled.clear()
            # Gone, or made with other word lists by an older program: nothing can be added to it.
            rebuild = rebuild or not (self._is_of_today() or self.open())
            if self._open is None and self._aside is None and not _may_write(self._folder):
                self._aside = ExitStack()
                self._folder = self._aside.enter_context(temporary_folder("index"))
            self._library.reload()
            reader = None if rebuild or self._open is None else self._open.reader
            pending = self._pending(reader)
            if reader is not None and not pending.articles:
                snapshot.sweep(self._folder, reader.snapshot.folder, replaced=False)
                return pending
            anew = reader is None or _is_cheaper_anew(reader, pending.articles, len(reader.snapshot.entries))
            built = None if reader is None or anew else self._updated(reader, pending)
            if built is None:
                built = self._build(progress, in_subprocess=in_subprocess)
            fresh = IndexReader(built)
            self._swap(fresh)
            snapshot.sweep(self._folder, built.folder)
            return replace(pending, rebuilt=anew, passages=fresh.passages)

    def _is_of_today(self) -> bool:
        """Whether the index that is open is the one on disk: another process may have built one since."""
        return self._open is not None and self._open.reader.snapshot.folder == snapshot.in_use(self._folder)

    def _updated(self, reader: IndexReader, pending: IndexChange) -> snapshot.Snapshot | None:
        """The snapshot of ``reader`` with what has changed; None where another process has just removed its files."""
        sources = self._library.sources
        todo = [sources[key] for key in (*pending.added, *pending.changed)]
        try:
            return builder.update(self._folder, reader, self._library, todo, pending.removed, self._stoppable(_silent))
        except FileNotFoundError:
            return None

    def prepare(self) -> None:
        """Make the tables that the first query by sound, in part or in meaning would wait for: 0.35 s.

        A query that comes meanwhile waits for one of them at most. Without a sound index nothing is done.
        """
        with self._reading:
            opened = self._open
        if opened is None:
            return
        for steps in (opened.reader.make_tables(), opened.suggester.make_tables(), WordTable.shared().make_tables()):
            more = True
            while more:
                with self._reading:
                    if self._open is not opened:
                        return
                    try:
                        more = next(steps, False) is None
                    except IndexUnavailable:  # damaged: the next query finds that, too, and has it built anew
                        return

    def pending(self) -> IndexChange:
        """What ``refresh`` would take in: how the library, as it was last read, differs from the index that is open.

        Raises IndexUnavailable.
        """
        with self._reading:
            if self._open is None:
                raise IndexUnavailable(str(self._folder))
            return self._pending(self._open.reader)

    def cancel(self) -> None:
        """Stop the ``refresh`` that is under way in another thread; an index that is open stays."""
        self._cancelled.set()

    def close(self) -> None:
        """Let go of the index."""
        with self._writing, self._reading:
            if self._open is not None:
                self._open.reader.close()
            self._open = self._last = None
            if self._aside is not None:
                self._aside.close()
                self._aside = None

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
        order: ResultOrder = ResultOrder.RELEVANCE,
        on: date | None = None,
    ) -> SearchPage:
        """The passages that answer ``text``, ``limit`` of them from ``offset``: best first, or in another ``order``.

        ``roles``, ``topics``, ``packs`` (ids) and ``articles`` (ids) narrow: an article must have one of each that is
        given. Facets count what each value would leave with the other narrowing in place. Hits say what their articles
        are on the day ``on`` (None: today); those that are not in force stand behind what answers as well. No text
        raises; without an index IndexUnavailable is raised.
        """
        query, effects = parse(text), self._effects(on)
        narrowing = FacetFilter(frozenset(roles), frozenset(topics), frozenset(packs), articles)

        def page(opened: _OpenIndex) -> SearchPage:
            reader, found = opened.reader, self._found(opened, query, effects)
            articles_found = reader.places_of_articles(found.serials)
            passages = np.bincount(articles_found, minlength=len(reader.snapshot.entries))
            allowed = opened.facets.allowed(passages, narrowing)
            ranks: Sequence[int] = range(len(found.documents))
            if narrowing.narrows:
                ranks = np.flatnonzero(allowed[articles_found]).tolist()
            if order is not ResultOrder.RELEVANCE:
                ranks = self._ordered(ranks, found.serials.tolist(), reader, order)
            facets = opened.facets.count(passages, narrowing)
            return SearchPage(
                query=text,
                hits=opened.hit_builder.hits(found, ranks[offset : offset + limit], effects),
                total=len(ranks),
                articles=int(allowed.sum()),
                roles=facets.roles,
                topics=facets.topics,
                packs=facets.packs,
                correction=opened.hit_builder.correction(found),
            )

        return self._answer(page)

    def by_role(self, text: str, *, per_role: int = 5, on: date | None = None) -> tuple[RoleHits, ...]:
        """What each role's articles say, the ``per_role`` best passages of each; the role with most passages first.

        Among passages that answer as well, those of articles written for this role come before those that many roles
        share: else every column began with the same cards. ``on`` as for ``find``. Raises IndexUnavailable.
        """
        query, effects = parse(text), self._effects(on)

        def roles(opened: _OpenIndex) -> tuple[RoleHits, ...]:
            found = self._found(opened, query, effects)
            ranks: dict[str, list[tuple[int, bool, int]]] = {}
            for rank, (serial, run) in enumerate(zip(found.serials.tolist(), found.runs.tolist(), strict=True)):
                entry = opened.reader.entry(serial)
                for role in entry.roles:
                    ranks.setdefault(role, []).append((run, len(entry.roles) > _OWN_ROLES, rank))
            best = {role: [rank for *_, rank in nsmallest(per_role, known)] for role, known in ranks.items()}
            return tuple(
                RoleHits(role, opened.hit_builder.hits(found, best[role], effects), len(known))
                for role, known in sorted(ranks.items(), key=lambda item: -len(item[1]))
            )

        return self._answer(roles)

    def suggest(self, text: str, *, limit: int = 8, on: date | None = None) -> tuple[Suggestion, ...]:
        """Ways to complete what is being typed: titles, headings, terms, with how many passages hold them.

        ``on`` as for ``find``. No text raises; without an index there is nothing to suggest.
        """
        if not self.ready:
            return ()
        effects = self._effects(on)
        found = self._answer(lambda opened: opened.suggester.suggest(text, limit))
        return tuple(replace(one.suggestion, effect=_best(one.articles, effects)) for one in found)

    def headings(self) -> tuple[HeadingPlace, ...]:
        """Every heading below the titles of all articles, in the order indexed; none without an index."""
        if not self.ready:
            return ()
        return self._answer(lambda opened: tuple(opened.reader.headings()))

    def readings(self) -> Readings | None:
        """How single characters sound, as the index keeps it: a fortieth of the tables it was made of."""
        return self._answer(lambda opened: opened.reader.readings) if self.ready else None

    def places_in(self, text: str, article_id: str, *, pieces: bool = True) -> tuple[Span, ...]:
        """Every match of ``text`` in one article, in the order of its canonical text: what the reader marks.

        Without ``pieces`` no piece of a number is one (10 in 110). Raises IndexUnavailable.
        """
        query = parse(text)

        def places(opened: _OpenIndex) -> tuple[Span, ...]:
            found = self._found(opened, query, {})
            inside = opened.reader.matching(lambda entry: entry.id == article_id)
            return tuple(
                sorted(
                    place
                    for rank in np.flatnonzero(np.isin(found.serials, [*inside])).tolist()
                    if pieces or not found.tier_at(rank).pieces
                    for place in opened.hit_builder.places(found, rank)
                )
            )

        return self._answer(places)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _pending(self, reader: IndexReader | None) -> IndexChange:
        sources = digests(self._library.sources.values())
        old = {entry.id: entry.digest for entry in reader.snapshot.entries} if reader else {}
        return IndexChange(
            added=tuple(key for key in sources if key not in old),
            changed=tuple(key for key in sources if key in old and sources[key] != old[key]),
            removed=tuple(key for key in old if key not in sources),
            passages=reader.passages if reader else 0,
        )

    def _build(self, progress: Progress, *, in_subprocess: bool) -> Snapshot:
        """A whole new index; a large one in a process of its own, if that is wanted."""
        sources = self._library.sources.values()
        if in_subprocess and sum(source.path.stat().st_size for source in sources) > self._apart_above:
            from kb.search.index.subprocess_builder import build_in_subprocess  # noqa: PLC0415 - brings multiprocessing

            return build_in_subprocess(self._folder, self._library.folders, progress, self._cancelled)
        return builder.build(self._folder, self._library, self._stoppable(progress))

    def _stoppable(self, progress: Progress) -> Progress:
        """``progress`` that raises IndexingCancelled after ``cancel``."""

        def told(done: int, total: int) -> None:
            if self._cancelled.is_set():
                raise IndexingCancelled
            progress(done, total)

        return told

    def _ordered(
        self, ranks: Sequence[int], serials: Sequence[int], reader: IndexReader, order: ResultOrder
    ) -> list[int]:
        """The ranks article by article: by the first role in the library's order, or the newest article first."""
        heads = {head.id: head for head in self._library.articles()}
        roles = {role: at for at, role in enumerate(dict.fromkeys(r for head in heads.values() for r in head.roles))}
        groups: dict[int, list[int]] = {}
        for rank in ranks:
            groups.setdefault(serials[rank], []).append(rank)
        ids = {serial: reader.entry(serial).id for serial in groups}  # the better article first, as they were found

        def place(serial: int) -> int:
            head = heads.get(ids[serial])
            return roles[head.roles[0]] if head and head.roles else len(roles)

        def updated(serial: int) -> str:
            head = heads.get(ids[serial])
            return head.updated if head else ""

        by_role = order is ResultOrder.ROLE
        ordered = sorted(groups, key=place) if by_role else sorted(groups, key=updated, reverse=True)  # ISO dates
        return [rank for serial in ordered for rank in groups[serial]]

    def _answer(self, ask: Callable[[_OpenIndex], Answer]) -> Answer:
        """What ``ask`` says of the open index; one that turns out to be damaged is built anew first.

        The checksums of an index find what was damaged by accident, when it is opened; what was written wrong and
        sealed again shows when it is read.
        """
        with self._reading:
            if self._open is None:
                raise IndexUnavailable(str(self._folder))
            try:
                return ask(self._open)
            except IndexUnavailable:
                self._open = self._last = None
        try:
            snapshot.revoke(self._folder)
            self.refresh(rebuild=True)
        except OSError as error:
            raise IndexUnavailable(str(self._folder)) from error
        with self._reading:
            if self._open is None:
                raise IndexUnavailable(str(self._folder))
            return ask(self._open)

    def _swap(self, fresh: IndexReader) -> None:
        packs = [pack.folder / FILE for pack in self._library.packs]
        own = [self._own_synonyms] if self._own_synonyms else []
        opened = _OpenIndex.over(fresh, Synonyms([BUILTIN_SYNONYMS, *packs, *own]))
        with self._reading:
            old, self._open, self._last = self._open, opened, None
            if old is not None:
                old.reader.close()

    def _effects(self, on: date | None) -> dict[str, EffectStatus]:
        """Article id → what it is on a day, without those that are undated."""
        return self._library.effects().statuses(on or self._today())

    def _found(self, opened: _OpenIndex, query: Query, effects: Mapping[str, EffectStatus]) -> ResultSet:
        """All answers in order; those of the last query are kept for the next page and for narrowing."""
        reader = opened.reader
        out = {article_id for article_id, status in effects.items() if status.out_of_force}
        outdated = frozenset(reader.matching(lambda entry: entry.id in out) if out else ())
        if self._last is not None and self._last[0].query == query:
            known, known_outdated = self._last
            if known_outdated == outdated:
                return known
            result = known.result
        else:
            result = opened.expander.expand(query)
        found = ResultSet.of(query, result, reader, outdated)
        self._last = found, outdated
        return found


def _best(articles: Iterable[str], effects: Mapping[str, EffectStatus]) -> EffectStatus:
    """What several articles are together: in force where one of them is."""
    statuses = [effects.get(article_id, EffectStatus()) for article_id in articles]
    return min(statuses, key=lambda status: status.out_of_force, default=EffectStatus())


def _is_cheaper_anew(reader: IndexReader, changes: int, articles: int) -> bool:
    return changes > REBUILD_ABOVE * articles or reader.stale_share > REBUILD_ABOVE


def _may_write(folder: Path) -> bool:
    """Whether an index can be made there: found by trying, as rights alone do not tell."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
        with TemporaryFile(dir=folder):
            return True
    except OSError as error:
        return error.errno not in {errno.EACCES, errno.EPERM, errno.EROFS}
