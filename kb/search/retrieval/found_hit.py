"""A hit as a search finds it: its words are cut and marked when they are first looked at.

Of a page of fifty a list shows eight; to fold, cut and mark all of them took two thirds of what a page cost besides
the search itself. What is left to do needs nothing of the index, so that it may be done in any thread, and when the
index has gone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from kb.model import BlockKind, EffectStatus, Hit, Passage, Reason, Span
from kb.search.index.segment_texts import IndexedBlock
from kb.search.index.snapshot import IndexedArticle
from kb.search.retrieval.effect_order import IN_PARTS
from kb.search.retrieval.partial_match import QuestionParts
from kb.search.retrieval.passage_context import CELL, ROOM, amounts_asked_for
from kb.search.retrieval.ranker import runs
from kb.search.retrieval.result_tiers import ResultTier
from kb.search.retrieval.term_places import PassageTexts, SoughtTerm
from kb.text.marks import merged, symbol_marks
from kb.text.normalize import Folded
from kb.text.query import Query, QueryTerm
from kb.text.snippet import cut

_UNDATED = EffectStatus()
_put = object.__setattr__


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What is to be marked in the passages of a tier; ``plain``: each term stands wherever its characters stand.

    Where not, a number must be whole, and signs stand where they were typed: that takes more than the folded text.
    """

    query: Query
    tier: ResultTier
    parts: QuestionParts | None
    terms: tuple[QueryTerm, ...]
    plain: bool

    @classmethod
    def of(cls, query: Query, tier: ResultTier) -> Self:
        """What the passages of ``tier`` are asked for."""
        parts = QuestionParts.of(tier.terms) if tier.reason in IN_PARTS and not tier.pieces else None
        terms = tier.terms if parts is None else parts.wholes
        plain = not tier.pieces and all(SoughtTerm.of(term).is_plain for term in terms)
        return cls(query, tier, parts, terms, plain or bool(query.symbols))

    def marks(self, texts: PassageTexts) -> list[Span]:
        """The matches in a passage's own text, merged where they overlap."""
        folding = texts.folding()
        if self.query.symbols:
            return symbol_marks(folding.original, self.query.symbols)
        find = SoughtTerm.pieces if self.tier.pieces else SoughtTerm.places
        held = {place for term in self.terms for place in find(SoughtTerm.of(term), texts)}
        needles = () if self.parts is None else dict.fromkeys(runs(self.parts.runs, folding.text))
        found = [span for needle in needles for span in folding.find_all(needle)]
        return merged([*map(folding.to_original, held), *found])

    def matched_as(self, text: str, marks: Sequence[Span]) -> str:
        """What stands there in place of what was typed, in the passage's words: folding has made digits of numerals."""
        tier = self.tier
        own = tier.reason in {Reason.PINYIN, Reason.CORRECTION} and len(tier.terms) == 1 and marks
        return text[marks[0].start : marks[0].end].replace("\n", " ") if own else tier.matched_as


class FoundHit(Hit):
    """A hit of which all but its place, its score and its text is put together when it is first looked at.

    A list of fifty reads little of most of its hits.
    """

    __slots__ = ("_around", "_asked", "_block", "_entry", "_heard")
    _asked: Asked
    _block: IndexedBlock
    _entry: IndexedArticle
    _around: Mapping[str, object]  # the lead and the like, of the hits that have one
    _heard: tuple[str, str]  # how the folded text sounds, and with its numbers in digits; of what is not plain

    @classmethod
    def of(
        cls,
        asked: Asked,
        block: IndexedBlock,
        entry: IndexedArticle,
        passage: Passage,
        *,
        score: float,
        around: Mapping[str, object],
    ) -> Self:
        """A hit for a block of the article ``entry``; ``around`` are those of its fields that are not as in most."""
        hit = cls.__new__(cls)
        _put(hit, "_asked", asked)
        _put(hit, "_block", block)
        _put(hit, "_entry", entry)
        _put(hit, "_around", around)
        _put(hit, "passage", passage)
        _put(hit, "score", score)
        _put(hit, "text", block.text)
        return hit

    def hear(self, sound: str, spelt: str) -> None:
        """Take in what finding the places of numbers needs of the index."""
        _put(self, "_heard", (sound, spelt))

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what the fields hold
        """Called for what is not there yet."""
        if name in _MARKED:
            self._mark()
        elif name in _KNOWN:
            self._know()
        else:
            raise AttributeError(name)
        return object.__getattribute__(self, name)

    def _know(self) -> None:
        """Put in what the index said of the passage and its article."""
        entry, plain = self._entry, {"lead": "", "follows": "", "section": (), "effect": _UNDATED}
        of_article = {"title": entry.title, "roles": entry.roles, "topics": entry.topics}
        of_passage = {"heading_path": self._block.heading_path, "reason": self._asked.tier.reason}
        for name, value in {**of_article, **of_passage, **plain, **self._around}.items():
            _put(self, name, value)

    def _mark(self) -> None:
        """Cut and mark the words."""
        asked, block = self._asked, self._block
        marks = asked.marks(self._texts())
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

    def _texts(self) -> PassageTexts:
        block = self._block
        fold = Folded.in_place if block.in_place else Folded.of
        folding = fold(block.text, block.folded)
        return PassageTexts(block.folded, lambda: self._heard[0], lambda: self._heard[1], lambda: folding)


_MARKED = frozenset({"snippet", "marks", "places", "matched_as"})
_KNOWN = frozenset({"title", "roles", "topics", "heading_path", "reason", "lead", "follows", "section", "effect"})
