"""Hits: what a result shows of a passage, with every match marked in the passage's own text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kb.model import BlockKind, Hit, Passage, Reason, SectionLine, Span
from kb.search.index.reader import IndexReader
from kb.search.index.segment_texts import span_of
from kb.search.retrieval.effect_order import IN_PARTS, in_force_first
from kb.search.retrieval.matcher import Matcher
from kb.search.retrieval.partial_match import QuestionParts
from kb.search.retrieval.passage_context import CELL, ROOM, PassageContext, amounts_asked_for, leads
from kb.search.retrieval.ranker import runs
from kb.search.retrieval.result_tiers import ExpandedResult, ResultTier
from kb.text.marks import merged, symbol_marks
from kb.text.query import Query
from kb.text.snippet import cut


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
        outdated = np.isin(serials, [*out_of_force])
        if out_of_force:
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

    def hits(self, found: ResultSet, ranks: Iterable[int]) -> tuple[Hit, ...]:
        """The hits with these ranks."""
        return tuple(self._hit(found, rank) for rank in ranks)

    def places(self, found: ResultSet, rank: int) -> list[Span]:
        """The matches of one passage, in code points of its article's canonical text."""
        document = int(found.documents[rank])
        block = self._reader.indexed(document)
        marks = self._marks(found.query, found.tier_at(rank), document, block.text)
        return [Span(mark.start + block.start, mark.end + block.start) for mark in marks]

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

    def _hit(self, found: ResultSet, rank: int) -> Hit:
        reader, document = self._reader, int(found.documents[rank])
        block, tier = reader.indexed(document), found.tier_at(rank)
        marks = self._marks(found.query, tier, document, block.text)
        snippet = cut(
            block.text,
            marks,
            width=ROOM,
            wanted=amounts_asked_for(found.query.raw, block.text),
            line_break=CELL if block.kind is BlockKind.ROW else " ",
        )
        leading = leads(block)
        entry = reader.entry(int(found.serials[rank]))
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
            reason=tier.reason,
            matched_as=_matched_as(tier, block.text, marks),
            lead=self._context.lead(document),
            follows=self._context.follows(document) if leading else "",
            section=() if leading else tuple(self._section(found, tier, document)),
        )

    def _section(self, found: ResultSet, tier: ResultTier, document: int) -> Iterator[SectionLine]:
        """The lines of the section that answer together with a passage of the first page."""
        article_id = self._reader.entry(self._reader.serial(document)).id
        for n, text, gap in self._context.lines(found.result.sections.get(document, ())):
            marks = self._marks(found.query, tier, n, self._reader.text(n))
            place = Passage(article_id, self._reader.block(n), span_of(self._reader.indexed(n)))
            yield SectionLine(text, tuple(marks), place, gap)

    def _marks(self, query: Query, tier: ResultTier, document: int, text: str) -> list[Span]:
        """The matches in the passage's own ``text``, merged where they overlap."""
        if query.symbols:
            return symbol_marks(text, query.symbols)
        folded = self._reader.folding(document)
        if tier.pieces:
            held = {place for term in tier.terms for place in self._matcher.pieces(document, term)}
            return merged(map(folded.to_original, held))
        if tier.reason in {Reason.PARTIAL, Reason.MEANING, Reason.QUESTION}:
            parts = QuestionParts.of(tier.terms)
            held = {place for whole in parts.wholes for place in self._matcher.places(document, whole)}
            needles = [*dict.fromkeys(runs(parts.runs, folded.text))]
            found = [span for needle in needles for span in folded.find_all(needle)]
            return merged([*map(folded.to_original, held), *found])
        places = {place for term in tier.terms for place in self._matcher.places(document, term)}
        return merged(map(folded.to_original, places))


def _matched_as(tier: ResultTier, text: str, marks: Sequence[Span]) -> str:
    """What stands there in place of what was typed, in the passage's own words: folding has made digits of numerals."""
    own = tier.reason in {Reason.PINYIN, Reason.CORRECTION} and len(tier.terms) == 1 and marks
    return text[marks[0].start : marks[0].end].replace("\n", " ") if own else tier.matched_as
