"""Tiers of results: passages that answer a query for the same reason, best tier first; no passage twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from kb.model import Reason
from kb.search.index.document_set import DocumentSet
from kb.text.query import QueryTerm


@dataclass(frozen=True, slots=True, eq=False)
class ResultTier:
    """Passages in order, the terms they hold, why they are there, and what they hold instead of what was typed.

    With ``pieces`` they hold a term only as a piece of a number (10 in 110).
    """

    documents: NDArray[np.int32]
    terms: tuple[QueryTerm, ...]
    reason: Reason = Reason.LITERAL
    matched_as: str = ""
    pieces: bool = False
    scores: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ExpandedResult:
    """All tiers, and the query that was probably meant (folded terms) when it was not found as typed.

    ``sections`` has for documents of the first page those of their sections that are shown together, themselves among
    them.
    """

    tiers: tuple[ResultTier, ...] = ()
    meant: tuple[str, ...] = ()
    sections: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


class TierCollector:
    """The tiers so far. ``allowed`` are the passages that may be among them, None for all."""

    def __init__(self, allowed: DocumentSet | None, tiers: Sequence[ResultTier] = ()) -> None:
        self.tiers = [*tiers]
        self._allowed = allowed
        self._seen = np.zeros(0, np.bool_)  # by document: a set of them was sorted anew with every tier
        for tier in tiers:
            self._see(tier.documents)

    def allows(self, document: int) -> bool:
        """Whether a passage may be among the results."""
        return self._allowed is None or document in self._allowed

    def new(self, documents: DocumentSet) -> DocumentSet:
        """Those that are allowed and not there yet."""
        if self._allowed is not None:
            documents &= self._allowed
        return documents.where(self._are_new(documents.array))

    def add(self, *parts: ResultTier) -> None:
        """Put tiers behind the others, without what is there already; of several, first the best passage of each."""
        if len(parts) > 1:
            for part in parts:
                self._append(part, part.documents[:1])
        for part in parts:
            if len(parts) == 1 or len(part.documents) > 1:
                self._append(part, part.documents)

    def _append(self, part: ResultTier, documents: NDArray[np.int32]) -> None:
        if self._allowed is not None:
            documents = documents[np.isin(documents, self._allowed.array)]
        new = documents[self._are_new(documents)]
        if len(new):
            self._see(new)
            self.tiers.append(replace(part, documents=new))

    def _are_new(self, documents: NDArray[np.int32]) -> NDArray[np.bool_]:
        self._make_room(documents)
        return ~self._seen[documents]

    def _see(self, documents: NDArray[np.int32]) -> None:
        self._make_room(documents)
        self._seen[documents] = True

    def _make_room(self, documents: NDArray[np.int32]) -> None:
        needed = int(documents.max(initial=-1)) + 1
        if needed > len(self._seen):
            self._seen = np.append(self._seen, np.zeros(2 * needed - len(self._seen), np.bool_))


def in_pieces(result: ExpandedResult) -> ExpandedResult:
    """What a piece of a query found, as an answer to the whole: what holds all of the piece holds a part."""
    parts = [replace(tier, reason=Reason.PARTIAL) if tier.reason is Reason.LITERAL else tier for tier in result.tiers]
    return ExpandedResult(tuple(parts), sections=result.sections)


def numbers(documents: Iterable[int]) -> NDArray[np.int32]:
    """Document numbers as an array, in the order given."""
    return np.fromiter(documents, np.int32)
