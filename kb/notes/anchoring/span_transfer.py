"""Carrying spans from an old version of a text into a new one.

First the lines of both versions are aligned (``line_alignment``), those that are left and stand whole inside a longer
line to that; then a span is carried through the mapped lines character by character.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kb.model import Span
from kb.notes.anchoring.anchor import only_place
from kb.notes.anchoring.line_alignment import Pair, lines_of, mapped
from kb.notes.anchoring.sections import Outline, Sections
from kb.text.differences import differences

# Raise placement.RULES when one of these changes: places on record were found with the old value.
KEPT = 0.5  # the share of a span's characters that must be carried over
CHANCE = 2  # in a changed line a run of so few characters may be equal by chance
TORN, SLACK = 1.5, 8  # so many times as long, and so many code points more, may a span or a piece of it have become


@dataclass(frozen=True, slots=True)
class _Step:
    """A piece of the old text and what stands for it in the new one: the same, or (not ``kept``) something else."""

    old: Span
    new: Span
    kept: bool


class SpanTransfer:
    """Knows what became of the lines of ``old`` in ``new``; made once for all spans of a text.

    ``outlines`` are the headings of both, where they are known.
    """

    def __init__(self, old: str, new: str, outlines: tuple[Outline, Outline] | None = None) -> None:
        self._old_text, self._new_text = old, new
        self._old, self._new = lines_of(old), lines_of(new)
        self._outlines = outlines
        self._diffs: dict[Pair, list[_Step]] = {}

    def carry(self, span: Span) -> Span | None:
        """Where a non-empty span of the old text stands in the new one; None when too little of it is left together."""
        steps = [step for pair in self._pairs_in(span) for step in self._steps(pair, span)]
        steps += [_cut(step, span) for step in self._whole if step.old.overlaps(span)]
        kept = sorted((step for step in steps if step.kept), key=lambda step: step.new)
        together = max(
            (_densest(run, TORN * len(span) + SLACK) for run in self._unbroken(kept, span)), key=_size, default=[]
        )
        breaks = self._old_text.count("\n", span.start, span.end)
        if not together or _size(together) < KEPT * (len(span) - breaks):
            return None
        start, end = together[0].new.start, max(step.new.end for step in together)
        for step in steps:  # what was put in the place of an end belongs to it
            if not step.kept and len(step.new) <= TORN * len(step.old) + SLACK:
                start = step.new.start if step.new.end == start else start
                end = step.new.end if step.new.start == end else end
        return Span(start, end)

    def _unbroken(self, kept: list[_Step], span: Span) -> list[list[_Step]]:
        """The steps in runs between which no heading stands that has come from outside the span.

        Of a paragraph whose first line went under another heading, what is marked does not stretch across that heading.
        Any other line that was put in between parts nothing: it would orphan one in a hundred of the passages of which
        a fifth was edited, and most of them are where they were.
        """
        if not self._headings:
            return [kept]
        own = set(self._pairs_in(span))
        runs: list[list[_Step]] = []
        for step in kept:
            if runs and not self._parted(runs[-1][-1].new.end, step.new.start, own):
                runs[-1].append(step)
            else:
                runs.append([step])
        return runs

    def _parted(self, end: int, start: int, own: set[Pair]) -> bool:
        """Whether between two offsets of the new text a heading stands that an old line of another pair has become."""
        between = range(bisect_left(self._headings, end), bisect_left(self._headings, start))
        numbers = (bisect_left(self._starts, self._headings[at]) for at in between)
        return any(number in self._sources and self._sources[number] not in own for number in numbers)

    @cached_property
    def _headings(self) -> list[int]:
        """Where the headings of the new text begin, where they are known; rows part nothing."""
        outline = () if self._outlines is None else self._outlines[1]
        return [heading.start for heading in outline if heading.end is None]

    @cached_property
    def _starts(self) -> list[int]:
        """Where the new lines begin."""
        return [line.start for line in self._new]

    @cached_property
    def _sources(self) -> dict[int, Pair]:
        """By the number of a new line the pair it belongs to."""
        return {number: pair for pair in self._pairs.values() for number in range(pair.new[0], pair.new[1] + 1)}

    # --- lines -----------------------------------------------------------------------------------------------------

    @cached_property
    def _pairs(self) -> dict[int, Pair]:
        """By the number of an old line."""
        if self._outlines is None:
            return mapped(self._old, self._new)
        texts = (self._old_text, self._old), (self._new_text, self._new)
        old, new = (
            Sections(text, [line.start for line in lines], outline)
            for (text, lines), outline in zip(texts, self._outlines, strict=True)
        )
        return mapped(self._old, self._new, (old, new))

    def _pairs_in(self, span: Span) -> Iterator[Pair]:
        seen: set[Pair] = set()
        for number, line in enumerate(self._old):
            pair = self._pairs.get(number)
            if line.end >= span.start and line.start <= span.end and pair is not None and pair not in seen:
                seen.add(pair)
                yield pair

    @cached_property
    def _whole(self) -> list[_Step]:
        """Lines that are part of a longer one in the other text, once in both: many put together, or one cut up."""
        taken = {number for pair in self._pairs.values() for number in range(pair.new[0], pair.new[1] + 1)}
        left = [line for number, line in enumerate(self._old) if number not in self._pairs]
        left += [line for number, line in enumerate(self._new) if number not in taken]
        places = (
            (only_place(line.text, self._old_text), only_place(line.text, self._new_text), len(line.text))
            for line in left
        )
        return [
            _Step(Span(old, old + size), Span(new, new + size), kept=True)
            for old, new, size in places
            if old is not None and new is not None
        ]

    # --- characters ------------------------------------------------------------------------------------------------

    def _steps(self, pair: Pair, span: Span) -> Iterator[_Step]:
        """What became of the span's characters in one pair."""
        for step in self._diff(pair):
            start, end = max(step.old.start, span.start), min(step.old.end, span.end)
            if start >= end:
                continue
            if step.kept:
                yield _cut(step, span)
            elif Span(start, end) == step.old and step.new.start < step.new.end:
                yield step

    def _diff(self, pair: Pair) -> list[_Step]:
        if pair not in self._diffs:
            old = Span(self._old[pair.old[0]].start, self._old[pair.old[1]].end)
            new = Span(self._new[pair.new[0]].start, self._new[pair.new[1]].end)
            texts = self._old_text[old.start : old.end], self._new_text[new.start : new.end]
            self._diffs[pair] = [_moved(step, old.start, new.start) for step in _differences(*texts)]
        return self._diffs[pair]


def _differences(old: str, new: str) -> list[_Step]:
    """A diff; equal runs too short to mean anything count as replaced."""
    if old == new:
        return [_Step(Span(0, len(old)), Span(0, len(new)), kept=True)]
    out: list[_Step] = []
    ends = {(0, 0), (len(old), len(new))}
    for step in differences(old, new):
        at_end = not ends.isdisjoint({(step.old.start, step.new.start), (step.old.end, step.new.end)})
        kept = step.equal and (len(step.old) > CHANCE or at_end)
        before = out.pop() if out and not kept and not out[-1].kept else step
        out.append(_Step(Span(before.old.start, step.old.end), Span(before.new.start, step.new.end), kept=kept))
    return out


def _cut(step: _Step, span: Span) -> _Step:
    """What of a kept step lies in a span of the old text."""
    start, end = max(step.old.start, span.start), min(step.old.end, span.end)
    shift = step.new.start - step.old.start
    return _Step(Span(start, end), Span(start + shift, end + shift), kept=True)


def _moved(step: _Step, old: int, new: int) -> _Step:
    return _Step(
        Span(step.old.start + old, step.old.end + old), Span(step.new.start + new, step.new.end + new), kept=step.kept
    )


def _size(steps: list[_Step]) -> int:
    """How many characters of the old text they keep."""
    return sum(len(step.old) for step in steps)


def _densest(kept: list[_Step], width: float) -> list[_Step]:
    """Those steps (in the order of the new text) within ``width`` code points of it that keep most characters."""
    best: list[_Step] = []
    most, first, sum_ = 0, 0, 0
    for last, step in enumerate(kept):
        sum_ += len(step.old)
        while step.new.end - kept[first].new.start > width:
            sum_ -= len(kept[first].old)
            first += 1
        if sum_ > most:
            best, most = kept[first : last + 1], sum_
    return best
