"""A hit as a search finds it: its words are cut and marked when they are first looked at.

Of a page of fifty a list shows eight; to fold, cut and mark all of them took two thirds of what a page cost besides
the search itself. What is left to do needs nothing of the index, so that it may be done in any thread, and when the
index has gone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Self

from kb.model import BlockKind, Hit, Reason, Span
from kb.search.index.segment_texts import IndexedBlock
from kb.search.retrieval.effect_order import IN_PARTS
from kb.search.retrieval.matcher import looked_at_again
from kb.search.retrieval.partial_match import QuestionParts
from kb.search.retrieval.passage_context import CELL, ROOM, amounts_asked_for
from kb.search.retrieval.ranker import runs
from kb.search.retrieval.result_tiers import ResultTier
from kb.text.marks import merged, symbol_marks
from kb.text.normalize import Folded
from kb.text.occurrences import occurrences
from kb.text.query import Query, QueryTerm
from kb.text.snippet import cut

Places = Callable[[QueryTerm], Sequence[Span]]  # where a term stands in a folded text
_put = object.__setattr__


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What is to be marked in the passages of a tier."""

    query: Query
    tier: ResultTier

    @property
    def is_plain(self) -> bool:
        """Whether each term stands wherever its characters stand: where not, the index has to be asked.

        A number must be whole, and signs stand where they were typed.
        """
        if self.query.symbols:
            return True
        terms = QuestionParts.of(self.tier.terms).wholes if self._in_parts else self.tier.terms
        return not self.tier.pieces and not any(term.signs or looked_at_again(term.text) for term in terms)

    @property
    def _in_parts(self) -> bool:
        return self.tier.reason in IN_PARTS and not self.tier.pieces

    def marks(self, folded: Folded, places: Places | None = None) -> list[Span]:
        """The matches in a passage's own text, merged where they overlap; ``places`` finds what is not plain."""
        if self.query.symbols:
            return symbol_marks(folded.original, self.query.symbols)

        def everywhere(term: QueryTerm) -> Sequence[Span]:
            return [*occurrences(folded.text, term.text, overlapping=True)]

        parts = QuestionParts.of(self.tier.terms) if self._in_parts else None
        terms = self.tier.terms if parts is None else parts.wholes
        held = {place for term in terms for place in (places or everywhere)(term)}
        needles = () if parts is None else dict.fromkeys(runs(parts.runs, folded.text))
        found = [span for needle in needles for span in folded.find_all(needle)]
        return merged([*map(folded.to_original, held), *found])

    def matched_as(self, text: str, marks: Sequence[Span]) -> str:
        """What stands there in place of what was typed, in the passage's words: folding has made digits of numerals."""
        tier = self.tier
        own = tier.reason in {Reason.PINYIN, Reason.CORRECTION} and len(tier.terms) == 1 and marks
        return text[marks[0].start : marks[0].end].replace("\n", " ") if own else tier.matched_as


class FoundHit(Hit):
    """A hit of which ``snippet``, ``marks``, ``places`` and ``matched_as`` are made when one of them is looked at."""

    __slots__ = ("_asked", "_block")
    _asked: Asked
    _block: IndexedBlock

    @classmethod
    def of(cls, asked: Asked, block: IndexedBlock, **known: Any) -> Self:  # noqa: ANN401 - the fields of a hit
        """A hit of which all the rest is ``known``."""
        hit = cls.__new__(cls)
        _put(hit, "_asked", asked)
        _put(hit, "_block", block)
        for name, value in known.items():
            _put(hit, name, value)
        return hit

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what the fields hold
        """Called for what is not there yet."""
        if name not in _MARKED:
            raise AttributeError(name)
        block = self._block
        in_place = block.in_place
        folded = Folded.in_place(block.text, block.folded) if in_place else Folded.of(block.text, block.folded)
        self.mark(self._asked.marks(folded))
        return getattr(self, name)

    def mark(self, marks: Sequence[Span]) -> None:
        """Cut and mark the words; ``marks`` are the matches in the text of the passage."""
        asked, block = self._asked, self._block
        snippet = cut(
            block.text,
            marks,
            width=ROOM,
            wanted=amounts_asked_for(asked.query.raw, block.text),
            line_break=CELL if block.kind is BlockKind.ROW else " ",
        )
        _put(self, "marks", snippet.marks)
        _put(self, "places", tuple(Span(mark.start + block.start, mark.end + block.start) for mark in marks))
        _put(self, "matched_as", asked.matched_as(block.text, marks))
        _put(self, "snippet", snippet.text)


_MARKED = frozenset({"snippet", "marks", "places", "matched_as"})
