"""Narrowing by role, topic, pack and article, and counting what each value would leave."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

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


# An article and how many of its passages were found.
ArticleCount = tuple[Narrowable, int]


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


def count_facets(passages: Sequence[ArticleCount], narrowing: FacetFilter) -> FacetCounts:
    """Count each facet with the narrowing of the *other* ones in place; ``passages`` are found passages per article."""
    return FacetCounts(
        roles=_count(passages, replace(narrowing, roles=frozenset()), lambda article: article.roles),
        topics=_count(passages, replace(narrowing, topics=frozenset()), lambda article: article.topics),
        packs=_count(passages, replace(narrowing, packs=frozenset()), lambda article: (article.pack_id,)),
    )


def _count(
    passages: Sequence[ArticleCount], narrowing: FacetFilter, values: Callable[[Narrowable], Iterable[str]]
) -> tuple[Facet, ...]:
    counts: Counter[str] = Counter()
    for article, count in passages:
        if narrowing.allows(article):
            for value in values(article):
                counts[value] += count
    return tuple(Facet(value, count) for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
