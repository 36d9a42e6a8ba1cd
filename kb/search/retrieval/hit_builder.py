"""Hits: what a result shows of a passage, with every match marked in the passage's own text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.model import EffectStatus, Hit, Passage, Reason, SectionLine, Span
from kb.search.index.reader import IndexReader
from kb.search.index.segment_texts import IndexedBlock, span_of
from kb.search.retrieval.effect_order import IN_PARTS, in_force_first
from kb.search.retrieval.found_hit import Asked, FoundHit
from kb.search.retrieval.matcher import Matcher
from kb.search.retrieval.passage_context import PassageContext, leads
from kb.search.retrieval.result_tiers import ExpandedResult, ResultTier
from kb.text.query import Query

_NOTHING: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True, eq=False)
class ResultSet:
    """All passages that answer a query, in order: ``documents`` with the serial numbers of their articles.

    ``tier_numbers`` says for each rank which tier of the result holds it, ``runs`` which answer as well as each other:
    a number that grows where the next tier, or what is out of force, begins.
    """

    query: Query
    result: ExpandedResult
    documents: NDArray[np.int32]
    serials: NDArray[np.int64]
    tier_numbers: NDArray[np.int32]
    runs: NDArray[np.int64]

    @classmethod
    def of(
        cls, query: Query, result: ExpandedResult, reader: IndexReader, out_of_force: frozenset[int] = frozenset()
    ) -> "ResultSet":
        """Join the tiers; articles that are not in force (serial numbers) stand behind what answers as well."""
        parts = [tier.documents for tier in result.tiers]
        documents = np.concatenate(parts) if parts else np.empty(0, np.int32)
        tiers = np.repeat(np.arange(len(parts), dtype=np.int32), [len(part) for part in parts])
        serials = reader.serials(documents)
        if not out_of_force:
            return cls(query, result, documents, serials, tiers, tiers.astype(np.int64))
        outdated = np.isin(serials, [*out_of_force])
        if outdated.any():
            order = in_force_first(tiers, outdated, [tier.reason in IN_PARTS for tier in result.tiers])
            documents, serials, tiers, outdated = documents[order], serials[order], tiers[order], outdated[order]
        kinds = 2 * tiers.astype(np.int64) + outdated
        runs = np.cumsum(np.diff(kinds, prepend=kinds[:1]) != 0)
        return cls(query, result, documents, serials, tiers, runs)

    def tier_at(self, rank: int) -> ResultTier:
        """The tier that holds the passage with this rank."""
        return self.result.tiers[int(self.tier_numbers[rank])]


class HitBuilder:
    """Makes hits of the passages of one snapshot."""

    def __init__(self, reader: IndexReader, matcher: Matcher) -> None:
        self._reader = reader
        self._matcher = matcher
        self._context = PassageContext(reader)

    def hits(
        self, found: ResultSet, ranks: Sequence[int], effects: Mapping[str, EffectStatus] | None = None
    ) -> tuple[Hit, ...]:
        """The hits with these ranks; ``effects`` says by article id what the articles are, as far as they are dated."""
        at = np.asarray(ranks, np.int64)
        serials, documents = found.serials[at].tolist(), found.documents[at].tolist()
        tiers, blocks = found.tier_numbers[at].tolist(), self._reader.indexed_all(documents)
        asked = {tier: Asked.of(found.query, found.result.tiers[tier]) for tier in {*tiers}}
        entries, numbers = map(self._reader.entry, serials), self._reader.block_numbers(found.documents[at])
        out = []
        for rank, document, tier, block, entry, number in zip(
            at.tolist(), documents, tiers, blocks, entries, numbers, strict=True
        ):
            passage = Passage(entry.id, number, span_of(block))
            around = self._around(found, asked[tier], document, block)
            if effects and entry.id in effects:
                around = {**around, "effect": effects[entry.id]}
            hit = FoundHit.of(asked[tier], block, entry, passage, score=1.0 / (1 + rank), around=around)
            if not asked[tier].plain:
                hit.hear(self._reader.sound(document), self._reader.spelt(document))
            out.append(hit)
        return tuple(out)

    def places(self, found: ResultSet, rank: int) -> list[Span]:
        """The matches of one passage, in code points of its article's canonical text."""
        document = int(found.documents[rank])
        start = self._reader.indexed(document).start
        marks = Asked.of(found.query, found.tier_at(rank)).marks(self._matcher.texts(document))
        return [Span(mark.start + start, mark.end + start) for mark in marks]

    def correction(self, found: ResultSet) -> str | None:
        """The query that was probably meant, in the words of a passage that holds it; None when it was found."""
        if not found.result.meant:
            return None
        tier = next(tier for tier in found.result.tiers if tier.reason is Reason.CORRECTION)
        return " ".join(self._as_written(tier, meant) for meant in found.result.meant)

    def _as_written(self, tier: ResultTier, folded_term: str) -> str:
        document = next((n for n in tier.documents.tolist() if folded_term in self._reader.folded(n)), None)
        if document is None:
            return folded_term
        folded = self._reader.folding(document)
        span = folded.find_all(folded_term)[0]
        return folded.original[span.start : span.end]

    def _around(self, found: ResultSet, asked: Asked, document: int, block: IndexedBlock) -> Mapping[str, object]:
        """What a hit shows of what stands around its passage: of most nothing."""
        section = found.result.sections.get(document)
        if section is None and self._context.stands_alone(document):
            return _NOTHING
        leading = leads(block)
        return {
            "lead": self._context.lead(document),
            "follows": self._context.follows(document) if leading else "",
            "section": tuple(self._section(asked, document, section)) if section and not leading else (),
        }

    def _section(self, asked: Asked, document: int, section: Sequence[int]) -> Iterator[SectionLine]:
        """The lines of the section that answer together with a passage of the first page."""
        article_id = self._reader.entry(self._reader.serial(document)).id
        for n, text, gap in self._context.lines(section):
            place = Passage(article_id, self._reader.block(n), span_of(self._reader.indexed(n)))
            yield SectionLine(text, tuple(asked.marks(self._matcher.texts(n))), place, gap)
