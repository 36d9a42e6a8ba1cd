"""The order of the candidates: how much of the query a passage holds, how close together, and where.

Weights are in units of one rare character pair. They were set on encyclopaedia and law text, not on the built-in
articles: a title or heading helps a passage that answers, and never lifts one that does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.model import BlockKind
from kb.search.reader import IndexedPassage
from kb.text.segment import boundaries

# How much a term counts in the headings and the title, against 1 in the passage itself.
IN_PATH, IN_TITLE = 0.6, 0.5
# A heading that holds every term is a better place to land than a sentence under it.
HEADING = 0.6
# A passage that is little more than the terms is about them: a heading of just these words.
FILLED = 0.4
# Words: a term that begins and ends where the segmenter cuts is meant as a word (大会|长大|衣 is not 会长).
AS_WORD = 0.35
# The query as typed stands in the passage, with its own numerals, script and spaces.
AS_TYPED = 0.25
# All terms side by side, against far apart.
CLOSE = 0.6
# A repeated term says a little more; a long passage a little less.
REPEATED, LONG = 0.08, 0.12
# Per character by which a run of the question that stands literally in the passage is longer than a pair.
LONG_RUN = 0.08


@dataclass(frozen=True, slots=True)
class Wanted:
    """A folded term, how it was typed, and how rare it is (from about 0 to 10)."""

    term: str
    typed: str
    weight: float


def literal_score(passage: IndexedPassage, wanted: Sequence[Wanted]) -> float:
    """How well a passage that holds the terms (itself or in its headings) answers."""
    total = sum(want.weight for want in wanted)
    score = 0.0
    places: list[int] = []
    for want in wanted:
        score += want.weight * _presence(passage, want, places)
    score /= total or 1.0
    if passage.kind is BlockKind.HEADING and len(places) == len(wanted):
        score += HEADING
    score += FILLED * min(sum(len(want.term) for want in wanted) / len(passage.folded), 1.0)
    if len(places) > 1:
        spread = max(places) - min(places)
        score += CLOSE / (1.0 + spread / 20.0)
    return score - LONG * min(len(passage.folded) / 400.0, 1.0)


def _presence(passage: IndexedPassage, want: Wanted, places: list[int]) -> float:
    """Where one term stands; its first place in the passage is put on ``places``."""
    presence = 0.0
    at = passage.folded.find(want.term)
    if at >= 0:
        places.append(at)
        presence += 1.0 + REPEATED * min(passage.folded.count(want.term) - 1, 4)
        if want.typed in passage.text:
            presence += AS_TYPED
        if _is_word(passage, want.term, at):
            presence += AS_WORD
    if want.term in passage.folded_path:
        presence += IN_PATH
    if want.term in passage.folded_title:
        presence += IN_TITLE
    return presence


def _is_word(passage: IndexedPassage, term: str, at: int) -> bool:
    """Whether the term's first place begins and ends on word boundaries; looks at its sentence only."""
    start, end = max(0, at - 12), at + len(term) + 12
    edges = boundaries(passage.folded[start:end])
    return at - start in edges and at - start + len(term) in edges


def runs(terms: Sequence[str], text: str) -> list[str]:
    """The longest pieces (two characters or more) of the terms that stand in ``text``, left to right."""
    found = []
    for term in terms:
        at = 0
        while at < len(term) - 1:
            size = 2
            if term[at : at + size] not in text:
                at += 1
                continue
            while at + size < len(term) and term[at : at + size + 1] in text:
                size += 1
            found.append(term[at : at + size])
            at += size - 1 if at + size < len(term) else size
    return found


def partial_score(passage: IndexedPassage, terms: Sequence[str], weights: dict[str, float]) -> tuple[float, float]:
    """How much of a question the passage answers: (score, share of the question's weight it holds itself)."""
    total = sum(weights.values()) or 1.0
    score = covered = 0.0
    seen: set[str] = set()
    for run in runs(terms, passage.folded):
        pairs = {run[at : at + 2] for at in range(len(run) - 1)} - seen
        seen |= pairs
        weight = sum(weights.get(pair, 0.0) for pair in pairs)
        covered += weight
        score += weight * (1.0 + LONG_RUN * (len(run) - 2))
    for pair, weight in weights.items():
        if pair in passage.folded_path:
            score += weight * IN_PATH
        if pair in passage.folded_title:
            score += weight * IN_TITLE
    return score / total - LONG * min(len(passage.folded) / 400.0, 1.0), covered / total
