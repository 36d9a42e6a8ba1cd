"""Carrying spans from an old version of a text into a new one.

First the lines of both versions are mapped (a line of the canonical text is a block, a cell of a table row, or a line
of code): equal ones, then ones that are alike, where one line may have become two or two one. Then a span is carried
through the mapped lines character by character. Likeness alone never decides: a line is taken for another only when no
second one comes near it, so that of two sentences that differ in a word the one that is left is not taken for the one
that has gone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from kb.model import Span

ALIKE = 0.5  # similarity (difflib's ratio) from which on a line may be another one changed
MARGIN = 0.1  # by which it must lead the second one
NEIGHBOUR = 0.1  # what a neighbour that has been mapped side by side adds, on each side
KEPT = 0.5  # the share of a span's characters that must be carried over
CHANCE = 2  # in a changed line a run of so few characters may be equal by chance
TORN, SLACK = 1.5, 8  # so many times as long, and so many code points more, may a span or a piece of it have become


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Some lines in a row, ``[first, last]``, of the old text, and what became of them in the new one."""

    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Step:
    """A piece of the old text and what stands for it in the new one: the same, or (not ``kept``) something else."""

    old: Span
    new: Span
    kept: bool


class Carrier:
    """Knows what became of the lines of ``old`` in ``new``; made once for all spans of a text."""

    def __init__(self, old: str, new: str) -> None:
        self._old_text, self._new_text = old, new
        self._old, self._new = _lines(old), _lines(new)
        self._diffs: dict[_Pair, list[_Step]] = {}

    def carry(self, span: Span) -> Span | None:
        """Where a non-empty span of the old text stands in the new one; None when too little of it is left together."""
        steps = [step for pair in self._pairs_in(span) for step in self._steps(pair, span)]
        together = _densest([step for step in steps if step.kept], TORN * len(span) + SLACK)
        breaks = self._old_text.count("\n", span.start, span.end)
        if not together or sum(len(step.old) for step in together) < KEPT * (len(span) - breaks):
            return None
        start, end = together[0].new.start, max(step.new.end for step in together)
        for step in steps:  # what was put in the place of an end belongs to it
            if not step.kept and len(step.new) <= TORN * len(step.old) + SLACK:
                start = step.new.start if step.new.end == start else start
                end = step.new.end if step.new.start == end else end
        return Span(start, end)

    # --- lines -----------------------------------------------------------------------------------------------------

    @cached_property
    def _pairs(self) -> dict[int, _Pair]:
        """By the number of an old line."""
        return _Mapping(self._old, self._new).pairs()

    def _pairs_in(self, span: Span) -> Iterator[_Pair]:
        seen: set[_Pair] = set()
        for number, line in enumerate(self._old):
            pair = self._pairs.get(number)
            if line.end >= span.start and line.start <= span.end and pair is not None and pair not in seen:
                seen.add(pair)
                yield pair

    # --- characters ------------------------------------------------------------------------------------------------

    def _steps(self, pair: _Pair, span: Span) -> Iterator[_Step]:
        """What became of the span's characters in one pair."""
        for step in self._diff(pair):
            start, end = max(step.old.start, span.start), min(step.old.end, span.end)
            if start >= end:
                continue
            if step.kept:
                shift = step.new.start - step.old.start
                yield _Step(Span(start, end), Span(start + shift, end + shift), kept=True)
            elif Span(start, end) == step.old and step.new.start < step.new.end:
                yield step

    def _diff(self, pair: _Pair) -> list[_Step]:
        if pair not in self._diffs:
            old = Span(self._old[pair.old[0]].start, self._old[pair.old[1]].end)
            new = Span(self._new[pair.new[0]].start, self._new[pair.new[1]].end)
            texts = self._old_text[old.start : old.end], self._new_text[new.start : new.end]
            self._diffs[pair] = [_moved(step, old.start, new.start) for step in _differences(*texts)]
        return self._diffs[pair]


def _lines(text: str) -> list[_Line]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(_Line(line, start))
        start += len(line) + 1
    return lines


def _differences(old: str, new: str) -> list[_Step]:
    """A diff; equal runs too short to mean anything count as replaced."""
    if old == new:
        return [_Step(Span(0, len(old)), Span(0, len(new)), kept=True)]
    out: list[_Step] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        at_end = (a, c) == (0, 0) or (b, d) == (len(old), len(new))
        kept = tag == "equal" and (b - a > CHANCE or at_end)
        before = out.pop() if out and not kept and not out[-1].kept else None
        first = (before.old.start, before.new.start) if before else (a, c)
        out.append(_Step(Span(first[0], b), Span(first[1], d), kept=kept))
    return out


def _moved(step: _Step, old: int, new: int) -> _Step:
    return _Step(
        Span(step.old.start + old, step.old.end + old), Span(step.new.start + new, step.new.end + new), kept=step.kept
    )


def _densest(kept: list[_Step], width: float) -> list[_Step]:
    """Those steps within ``width`` code points of the new text that keep most characters."""
    ordered = sorted(kept, key=lambda step: step.new)
    best: list[_Step] = []
    most, first, sum_ = 0, 0, 0
    for last, step in enumerate(ordered):
        sum_ += len(step.old)
        while step.new.end - ordered[first].new.start > width:
            sum_ -= len(ordered[first].old)
            first += 1
        if sum_ > most:
            best, most = ordered[first : last + 1], sum_
    return best


class _Mapping:
    """Finds the pairs of two lists of lines."""

    def __init__(self, old: list[_Line], new: list[_Line]) -> None:
        self._old, self._new = old, new
        self._to: dict[int, int] = {}  # old line → new line, of those that are one to one
        self._from: dict[int, int] = {}
        self._pairs: dict[int, _Pair] = {}

    def pairs(self) -> dict[int, _Pair]:
        """All pairs, by the number of every old line in them."""
        self._map_equal()
        self._map_alike()
        return self._pairs

    def _put(self, old: tuple[int, int], new: tuple[int, int]) -> None:
        pair = _Pair(old, new)
        for number in range(old[0], old[1] + 1):
            self._pairs[number] = pair
        self._to[old[0]], self._to[old[1]] = new[0], new[1]
        for number in range(new[0], new[1] + 1):
            self._from[number] = old[0]

    # --- equal lines -----------------------------------------------------------------------------------------------

    def _map_equal(self) -> None:
        """Lines that stand once in both texts; then those that stand several times, by their neighbours."""
        where_old, where_new = _where(self._old), _where(self._new)
        for text, numbers in where_old.items():
            if len(numbers) == 1 == len(where_new.get(text, ())):
                self._put((numbers[0],) * 2, (where_new[text][0],) * 2)
        while claims := self._claims():
            for old, new in claims:
                self._put((old, old), (new, new))

    def _claims(self) -> list[tuple[int, int]]:
        """Equal unmapped lines beside mapped ones, unless two of them claim the same."""
        claims: set[tuple[int, int]] = set()
        for old, new in self._to.items():
            for step in (-1, 1):
                a, b = old + step, new + step
                inside = 0 <= a < len(self._old) and 0 <= b < len(self._new)
                free = inside and a not in self._pairs and b not in self._from
                if free and self._old[a].text and self._old[a].text == self._new[b].text:
                    claims.add((a, b))
        olds, news = [old for old, _ in claims], [new for _, new in claims]
        return [(old, new) for old, new in claims if olds.count(old) == 1 == news.count(new)]

    # --- lines that are alike --------------------------------------------------------------------------------------

    def _map_alike(self) -> None:
        """The surest pair first; what has been mapped is evidence for its neighbours."""
        scores = dict(self._likenesses())
        while scores:
            ranked = {pair: score + self._support(pair) for pair, score in scores.items()}
            best = max(ranked, key=lambda pair: (ranked[pair], pair))
            rivals = [score for pair, score in ranked.items() if pair != best and _rivals(pair, best)]
            if ranked[best] - max(rivals, default=0.0) >= MARGIN:
                self._put(*best)
                scores = {pair: score for pair, score in scores.items() if not _overlap(pair, best)}
            else:
                del scores[best]
                scores = {
                    pair: score for pair, score in scores.items() if not _rivals(pair, best) or score > ranked[best]
                }

    def _likenesses(self) -> Iterator[tuple[tuple[tuple[int, int], tuple[int, int]], float]]:
        old_units = [*_units(self._old, self._pairs)]
        new_units = [*_units(self._new, self._from)]
        matcher = SequenceMatcher(None, autojunk=False)
        for new in new_units:
            matcher.set_seq2("".join(line.text for line in self._new[new[0] : new[1] + 1]))
            for old in old_units:
                if old[0] < old[1] and new[0] < new[1]:
                    continue
                matcher.set_seq1("".join(line.text for line in self._old[old[0] : old[1] + 1]))
                if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
                    ratio = matcher.ratio()
                    if ratio >= ALIKE:
                        yield (old, new), ratio

    def _support(self, pair: tuple[tuple[int, int], tuple[int, int]]) -> float:
        (first, last), (to_first, to_last) = pair
        before = self._to.get(first - 1) == to_first - 1
        behind = self._to.get(last + 1) == to_last + 1
        return NEIGHBOUR * (before + behind)


def _where(lines: list[_Line]) -> dict[str, list[int]]:
    where: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line.text:
            where[line.text].append(number)
    return where


def _units(lines: list[_Line], mapped: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Every line that is left, and every two neighbours."""
    left = {number for number, line in enumerate(lines) if line.text}.difference(mapped)
    for number in sorted(left):
        yield number, number
        if number + 1 in left:
            yield number, number + 1


_Ranges = tuple[tuple[int, int], tuple[int, int]]


def _meets(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _overlap(a: _Ranges, b: _Ranges) -> bool:
    return _meets(a[0], b[0]) or _meets(a[1], b[1])


def _rivals(a: _Ranges, b: _Ranges) -> bool:
    """Whether the two say different things of the same line: a line and that line with its neighbour agree."""
    return _overlap(a, b) and not (_meets(a[0], b[0]) and _meets(a[1], b[1]))
