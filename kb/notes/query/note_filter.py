"""All annotations at hand: narrowed, counted and sorted without asking the file.

Ten thousand are narrowed in some ten milliseconds; folding their words takes ten times as long, so that ``Listing`` is
made where nobody waits for it, and folds later only what has changed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from itertools import chain

from kb.model import (
    COLORS,
    Annotation,
    ArticleHead,
    Facet,
    HasNote,
    NoteFacet,
    NotesChange,
    NotesFilter,
    NotesOrder,
    Period,
    Placement,
)
from kb.notes.query.note_matcher import NoteText, SearchableText, matcher
from kb.notes.query.note_query import parse
from kb.text.normalize import fold

FoldedWords = Mapping[str, NoteText]  # by the ids of annotations

_LAST = 2**62


class Listing:
    """Annotations by their ids, with what is needed to narrow them at once.

    ``remembered_titles`` says what articles (by id) were called that have gone.
    """

    def __init__(
        self, annotations: Iterable[Annotation] = (), remembered_titles: Mapping[str, str] | None = None
    ) -> None:
        self.remembered_titles = dict(remembered_titles or {})
        self._heads: dict[str, ArticleHead] = {}
        self._ranks: dict[str, int] = {}
        self._titles: dict[str, SearchableText] | None = {}  # folded when asked for: the tables take 0.05 s
        self._items: dict[str, Annotation] = {}
        self._texts: dict[str, NoteText] = {}  # by id
        for item in annotations:
            self._put(item)

    def set_articles(self, heads: Iterable[ArticleHead]) -> None:
        """What is known of the articles, in the order of the library."""
        self._heads = {head.id: head for head in heads}
        self._ranks = {article_id: rank for rank, article_id in enumerate(self._heads)}
        self._titles = None

    def _folded_titles(self) -> dict[str, SearchableText]:
        if self._titles is None:
            self._titles = {head.id: SearchableText.of(fold(head.title)) for head in self._heads.values()}
        return self._titles

    def apply(self, change: NotesChange, folded: FoldedWords | None = None) -> bool:
        """Take in what an operation did; whether any annotation is concerned.

        ``folded`` are the words of what is new, by id, from ``folded_words``: folding 3,000 takes a second.
        """
        items = [item for item in (*change.added, *change.changed) if isinstance(item, Annotation)]
        gone = [item.id for item in change.removed if self._items.pop(item.id, None) is not None]
        for item_id in gone:
            del self._texts[item_id]
        for item in items:
            self._put(item, folded)
        return bool(items or gone)

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All there are, in the order in which they came."""
        return tuple(self._items.values())

    def get(self, annotation_id: str) -> Annotation | None:
        """An annotation by its id."""
        return self._items.get(annotation_id)

    def title(self, article_id: str) -> str:
        """The article's title, what it was called when it has gone, or its id when nobody knows."""
        head = self._heads.get(article_id)
        return head.title if head else self.remembered_titles.get(article_id, article_id)

    def count(self, article_id: str | None) -> int:
        """How many there are in an article, or in all."""
        if article_id is None:
            return len(self._items)
        return sum(article_id == item.anchor.article_id for item in self._items.values())

    def rows(self, wanted: NotesFilter, order: NotesOrder, now: datetime) -> list[Annotation]:
        """What ``wanted`` lets through, in ``order``; ``now`` is aware, its zone says where days begin."""
        rows = self._scope(wanted)
        for facet in NoteFacet:
            chosen = wanted.values(facet)
            if chosen:
                values = self._reader(facet, now)
                rows = [item for item in rows if not chosen.isdisjoint(values(item))]
        rows.sort(key=self._key(order), reverse=order is NotesOrder.MODIFIED)
        return rows

    def facets(self, wanted: NotesFilter, now: datetime) -> dict[NoteFacet, tuple[Facet, ...]]:
        """The values that occur, each with how many annotations it would leave of those that all *other* facets pass.

        Periods, states and colours come in their own order, the others the most frequent first.
        """
        readers = {facet: self._reader(facet, now) for facet in NoteFacet}
        chosen = [(facet, values) for facet in NoteFacet if (values := wanted.values(facet))]
        through = self._scope(wanted)
        but_for: dict[NoteFacet, list[Annotation]] = {facet: [] for facet in NoteFacet}
        if chosen:
            through, all_of_them = [], through
            for item in all_of_them:
                failing = [facet for facet, values in chosen if values.isdisjoint(readers[facet](item))]
                if not failing:
                    through.append(item)
                elif len(failing) == 1:
                    but_for[failing[0]].append(item)
        return {
            facet: tuple(self._ordered(facet, Counter(chain.from_iterable(map(read, chain(through, but_for[facet]))))))
            for facet, read in readers.items()
        }

    def tags(self, ids: Iterable[str] | None = None) -> tuple[Facet, ...]:
        """The tags of these annotations, or of all, the most used first."""
        items = self._items.values() if ids is None else [self._items[one] for one in ids if one in self._items]
        counts = Counter(tag for item in items for tag in item.tags)
        return tuple(self._ordered(NoteFacet.TAG, counts))

    # --- inside ----------------------------------------------------------------------------------------------------

    def _put(self, item: Annotation, folded: FoldedWords | None = None) -> None:
        known = self._items.get(item.id)
        self._items[item.id] = item
        if known is None or (known.note, known.tags) != (item.note, item.tags):
            self._texts[item.id] = (folded or {}).get(item.id) or _folded(item)

    def _scope(self, wanted: NotesFilter) -> list[Annotation]:
        """Those of the article that hold the text."""
        rows = list(self._items.values())
        if wanted.article_id is not None:
            rows = [item for item in rows if item.anchor.article_id == wanted.article_id]
        if wanted.text.strip():
            matches, texts, titles = matcher(parse(wanted.text)), self._texts, self._folded_titles()
            rows = [item for item in rows if matches(texts[item.id], titles.get(item.anchor.article_id))]
        return rows

    def _reader(self, facet: NoteFacet, now: datetime) -> Callable[[Annotation], tuple[str, ...]]:
        """What gives the values of an annotation."""
        if facet is NoteFacet.ROLE:
            roles = {head.id: head.roles for head in self._heads.values()}
            return lambda item: roles.get(item.anchor.article_id, ())
        return _periods(now) if facet is NoteFacet.PERIOD else _OWN[facet]

    def _ordered(self, facet: NoteFacet, counts: Counter[str]) -> Iterable[Facet]:
        fixed = _FIXED.get(facet)
        if fixed is not None:
            known = [value for value in fixed if counts[value]]
        else:
            words = self.title if facet is NoteFacet.ARTICLE else str
            known = sorted((value for value in counts if counts[value]), key=lambda one: (-counts[one], words(one)))
        return (Facet(value, counts[value]) for value in known)

    def _key(self, order: NotesOrder) -> Callable[[Annotation], tuple[object, ...]]:
        ranks, colors = self._ranks, {color: number for number, color in enumerate(COLORS)}

        def place(item: Annotation) -> tuple[object, ...]:
            span = item.span or item.anchor.span  # spans themselves compare twenty times as slowly
            article_id = item.anchor.article_id
            return ranks.get(article_id, _LAST), article_id, item.span is None, span.start, span.end, item.id

        match order:
            case NotesOrder.POSITION:
                return place
            case NotesOrder.MODIFIED:
                return lambda item: (item.modified, item.id)
            case NotesOrder.OLDEST:
                return lambda item: (item.created, item.id)
            case NotesOrder.COLOR:
                return lambda item: (colors.get(item.color, len(colors)), *place(item))
            case NotesOrder.ARTICLE:
                return lambda item: (self.title(item.anchor.article_id), *place(item))


def folded_words(change: NotesChange) -> FoldedWords:
    """The words of what an operation added or changed, as ``Listing.apply`` takes them: not for the GUI thread."""
    return {item.id: _folded(item) for item in (*change.added, *change.changed) if isinstance(item, Annotation)}


def _folded(item: Annotation) -> NoteText:
    return NoteText.of(item.note, item.anchor.quote, item.tags)


_OWN: dict[NoteFacet, Callable[[Annotation], tuple[str, ...]]] = {  # what an annotation says of itself
    NoteFacet.COLOR: lambda item: (item.color,),
    NoteFacet.ARTICLE: lambda item: (item.anchor.article_id,),
    NoteFacet.TAG: lambda item: item.tags,
    NoteFacet.STATE: lambda item: (item.placement.value,),
    NoteFacet.NOTE: lambda item: (HasNote.YES if item.note else HasNote.NO,),
}
_FIXED: dict[NoteFacet, tuple[str, ...]] = {
    NoteFacet.COLOR: COLORS,
    NoteFacet.STATE: tuple(Placement),
    NoteFacet.PERIOD: tuple(Period),
    NoteFacet.NOTE: tuple(HasNote),
}


def _periods(now: datetime) -> Callable[[Annotation], tuple[str, ...]]:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    begins = (
        (Period.TODAY, today),
        (Period.WEEK, today - timedelta(days=6)),
        (Period.MONTH, today - timedelta(days=29)),
        (Period.YEAR, today.replace(month=1, day=1)),
    )

    def read(item: Annotation) -> tuple[str, ...]:
        return tuple(period for period, begin in begins if item.modified >= begin) or (Period.EARLIER,)

    return read
