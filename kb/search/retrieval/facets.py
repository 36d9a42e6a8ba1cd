"""Narrowing by role, topic, pack and article, and counting what each value would leave."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kb.model import Facet


class Narrowable(Protocol):
    """What articles are narrowed by: an entry of the index and the head of an article have it."""

    @property
    def id(self) -> str: ...  # noqa: D102 - see kb.model.ArticleHead
    @property
    def roles(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def topics(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def pack_id(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class FacetFilter:
    """What an article must have; an empty set, and ``articles`` None, ask for nothing."""

    roles: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    packs: frozenset[str] = frozenset()
    articles: Collection[str] | None = None

    @property
    def narrows(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.roles or self.topics or self.packs) or self.articles is not None

    def allows(self, article: Narrowable) -> bool:
        """Whether the article has one of each."""
        return (
            (not self.roles or not self.roles.isdisjoint(article.roles))
            and (not self.topics or not self.topics.isdisjoint(article.topics))
            and (not self.packs or article.pack_id in self.packs)
            and (self.articles is None or article.id in self.articles)
        )


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """For each facet its values and how many passages each would leave, most first."""

    roles: tuple[Facet, ...]
    topics: tuple[Facet, ...]
    packs: tuple[Facet, ...]


class FacetCounter:
    """Counts the facets of results among the same articles: what each of them has is looked up once."""

    def __init__(self, articles: Sequence[Narrowable]) -> None:
        self._articles = articles
        self._roles = _Values(articles, lambda article: article.roles)
        self._topics = _Values(articles, lambda article: article.topics)
        self._packs = _Values(articles, lambda article: (article.pack_id,))

    def count(self, found: NDArray[np.int64], narrowing: FacetFilter) -> FacetCounts:
        """Count each facet with the narrowing of the *other* ones in place; ``found`` are passages per article."""
        if not narrowing.narrows:
            return FacetCounts(self._roles.count(found), self._topics.count(found), self._packs.count(found))
        return FacetCounts(
            roles=self._roles.count(self._left(found, replace(narrowing, roles=frozenset()))),
            topics=self._topics.count(self._left(found, replace(narrowing, topics=frozenset()))),
            packs=self._packs.count(self._left(found, replace(narrowing, packs=frozenset()))),
        )

    def allowed(self, found: NDArray[np.int64], narrowing: FacetFilter) -> NDArray[np.bool_]:
        """Of each article whether passages of it were found and it may be among the results."""
        out = found > 0
        if narrowing.narrows:
            for at in np.flatnonzero(out).tolist():
                out[at] = narrowing.allows(self._articles[at])
        return np.asarray(out, np.bool_)

    def _left(self, found: NDArray[np.int64], narrowing: FacetFilter) -> NDArray[np.int64]:
        return np.where(self.allowed(found, narrowing), found, 0) if narrowing.narrows else found


class _Values:
    """The values of one facet; pair ``n`` says that the article ``articles[n]`` has the value ``of[n]``."""

    def __init__(self, articles: Sequence[Narrowable], values: Callable[[Narrowable], Iterable[str]]) -> None:
        numbers: dict[str, int] = {}
        pairs = [
            (at, numbers.setdefault(value, len(numbers))) for at, one in enumerate(articles) for value in values(one)
        ]
        self._names = [*numbers]
        self._articles, self._of = np.array(pairs, np.int64).reshape(-1, 2).T

    def count(self, found: NDArray[np.int64]) -> tuple[Facet, ...]:
        """The values of the articles with passages found, and how many passages each has, most first."""
        counts = np.bincount(self._of, found[self._articles], len(self._names)).astype(np.int64).tolist()
        facets = [Facet(value, count) for value, count in zip(self._names, counts, strict=True) if count]
        return tuple(sorted(facets, key=lambda facet: (-facet.count, facet.value)))
