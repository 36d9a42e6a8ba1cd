"""The lexicon of an index: which runs of its texts a person may have meant who typed something else.

Whatever was typed (Latin letters for sounds, a wrong, missing, doubled or swapped character, another word of the trade),
the answer is the same kind of thing: a ``Meaning``, a run of characters that does stand in the texts, with the reason
and what it costs to believe it. The search then looks for that run as if it had been typed.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, product

from kb.model import Reason
from kb.search.batch import Batch
from kb.search.matching import Matcher
from kb.search.reader import IndexReader
from kb.text.pinyin import Element, blur, spellings
from kb.text.segment import is_word

# What a slip costs, from the prototype's measurements: the likelier it is, the less.
HOMOPHONE, NEAR_HOMOPHONE, DOUBLED, SWAPPED, DROPPED, WRONG = 0.35, 0.5, 0.5, 0.6, 0.75, 1.0
MOST_MEANINGS = 12
_LONGEST_SLIP = 8  # characters; in a longer text a slip does not keep the rest from being found
_MOST_PLACES = 20_000  # looked at for one spelling
_MOST_PASSAGES = 4_000  # looked at for one slip
_READINGS = 8  # of a run of characters with several readings each
_AS_WORD = 0.15


@dataclass(frozen=True, slots=True)
class Meaning:
    """A run of folded characters that stands in the texts, in place of what was typed."""

    text: str
    reason: Reason
    cost: float


class Lexicon:
    """What the texts of one generation hold, by sound and by likeness."""

    def __init__(self, reader: IndexReader, matcher: Matcher) -> None:
        self._reader = reader
        self._matcher = matcher

    def spelt(self, typed: str) -> list[Meaning]:
        """The runs that sound as the Latin letters spell (``kehujl``, ``kehu经理``); none when they spell nothing.

        A spelling in whole syllables, where one is met, leaves those in initials out.
        """
        found: Counter[str] = Counter()
        last = (0, 0)
        for elements in spellings(typed):
            unfinished = (sum(not element.whole for element in elements if element.codes), 0)
            if found and unfinished != last:
                break
            last = unfinished
            if len(elements) > 1 or all(element.whole for element in elements):
                found.update(self._heard(elements))
        return self._ordered((Meaning(text, Reason.PINYIN, 0.0), count) for text, count in found.items())

    def mistaken(self, text: str) -> list[Meaning]:
        """The runs that a folded text of several characters may be a slip for, the likeliest first."""
        found: dict[str, tuple[float, int]] = {}
        steps: list[Callable[[str], Iterable[tuple[str, float]]]] = [self._homophones]
        if len(text) <= _LONGEST_SLIP:
            steps += [self._moved, self._gapped]
        for step in steps:
            for run, cost in step(text):
                known_cost, count = found.get(run, (cost, 0))
                found[run] = (min(cost, known_cost), count + 1)
        found.pop(text, None)
        return self._ordered(
            (Meaning(run, Reason.CORRECTION, cost), count) for run, (cost, count) in found.items()
        )

    # --- sounds -----------------------------------------------------------------------------------------------------

    def _heard(self, elements: tuple[Element, ...]) -> Iterator[str]:
        """Every place where the texts sound so."""
        sought = re.compile("".join(element.pattern for element in elements))
        short = "".join(element.typed[0] for element in elements if element.codes)
        by_initials = len(short) == len(elements)
        for number, batch in self._reader.batches.items():
            if by_initials and not elements[0].whole:
                starts: Iterator[int] = _occurrences(batch.initials, short)
            else:
                starts = (match.start() for match in sought.finditer(batch.sounds))
            for start in islice(starts, _MOST_PLACES):
                run = batch.text[start : start + len(elements)]
                if self._spells(elements, run, batch.sounds[start : start + len(elements)]) and self._alive(
                    number, batch, start
                ):
                    yield run

    @staticmethod
    def _spells(elements: tuple[Element, ...], run: str, sound: str) -> bool:
        return all(
            heard in element.codes if element.codes else character == element.typed
            for element, character, heard in zip(elements, run, sound, strict=True)
        )

    def _homophones(self, text: str) -> Iterator[tuple[str, float]]:
        """Runs that sound alike; what sounds nearly alike (zh and z, ing and in) when nothing does quite."""
        readings = [self._reader.readings.all_of(character)[:3] for character in text]
        sounds = ["".join(codes) for codes in islice(product(*readings), _READINGS)]
        exact = list(self._sounding(sounds, lambda batch: batch.sounds))
        if exact:
            yield from ((run, HOMOPHONE * _different(run, text)) for run in exact)
            return
        blurred = list(dict.fromkeys(map(blur, sounds)))
        near = self._sounding(blurred, lambda batch: batch.blurred)
        yield from ((run, NEAR_HOMOPHONE * _different(run, text)) for run in near)

    def _sounding(self, sounds: list[str], heard: Callable[[Batch], str]) -> Iterator[str]:
        for number, batch in self._reader.batches.items():
            for sound in sounds:
                for start in islice(_occurrences(heard(batch), sound), _MOST_PLACES):
                    if self._alive(number, batch, start):
                        yield batch.text[start : start + len(sound)]

    # --- slips ------------------------------------------------------------------------------------------------------

    def _moved(self, text: str) -> Iterator[tuple[str, float]]:
        """Swapped neighbours, a character typed twice or too many."""
        for at in range(len(text) - 1):
            yield from self._standing(text[:at] + text[at + 1] + text[at] + text[at + 2 :], SWAPPED)
        for at in range(len(text)):
            if len(text) > 2:
                twice = text[at] in text[max(0, at - 1) : at]
                yield from self._standing(text[:at] + text[at + 1 :], DOUBLED if twice else WRONG)

    def _standing(self, run: str, cost: float) -> Iterator[tuple[str, float]]:
        count = len(self._matcher.run(run))
        yield from ((run, cost) for _ in range(count))

    def _gapped(self, text: str) -> Iterator[tuple[str, float]]:
        """A character left out between two others, or a wrong one in their midst or at an end."""
        for at in range(1, len(text)):
            yield from self._around(text[:at], text[at:], DROPPED)
        if len(text) > 2:
            for at in range(len(text)):
                yield from self._around(text[:at], text[at + 1 :], WRONG)

    def _around(self, before: str, after: str, cost: float) -> Iterator[tuple[str, float]]:
        """Runs of ``before``, one character, ``after``."""
        holding = [self._matcher.run(part) for part in (before, after) if part]
        both = frozenset.intersection(*holding)
        if len(both) > _MOST_PASSAGES:
            return
        sought = re.compile(f"{re.escape(before)}\\w{re.escape(after)}")
        for document in both:
            yield from ((run, cost) for run in sought.findall(self._reader.folded(document)))

    # --- inside -----------------------------------------------------------------------------------------------------

    def _alive(self, number: int, batch: Batch, start: int) -> bool:
        return self._reader.is_alive(number, batch.slot_at(start))

    @staticmethod
    def _ordered(found: Iterable[tuple[Meaning, int]]) -> list[Meaning]:
        """The cheapest first, then words before chance runs, then what stands oftenest."""

        def key(pair: tuple[Meaning, int]) -> tuple[float, int, str]:
            meaning, count = pair
            return meaning.cost - (_AS_WORD if is_word(meaning.text) else 0.0), -count, meaning.text

        ordered = sorted(sorted(found, key=lambda pair: pair[0].cost * 1000 - pair[1])[: 4 * MOST_MEANINGS], key=key)
        return [meaning for meaning, _ in ordered[:MOST_MEANINGS]]


def _different(run: str, text: str) -> int:
    return max(1, sum(a != b for a, b in zip(run, text, strict=True)))


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)
