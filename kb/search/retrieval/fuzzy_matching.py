"""The lexicon of an index: which runs of its texts a person may have meant who typed something else.

Whatever was typed (Latin letters for sounds, a wrong, missing, doubled or swapped character),
the result is an ``Interpretation``: a run of characters that does stand in the texts, with the reason and the cost of
believing it. The search then looks for that run as if it had been typed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from heapq import nlargest
from itertools import chain, islice, pairwise, product
from math import log
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from kb.model import Reason
from kb.search.index.document_set import DocumentSet
from kb.search.index.pair_positions import are_among, codes_of, equal_runs
from kb.search.index.reader import IndexReader
from kb.search.index.schema import BODY
from kb.search.index.segment_texts import SegmentTexts
from kb.search.index.word_vectors import WordTable
from kb.search.retrieval.confusables import confusables
from kb.search.retrieval.matcher import Matcher
from kb.text.normalize import is_han
from kb.text.pinyin import Element, beginning_with_letter, merge_fuzzy_pinyin, pinyin_parses, spoken_as
from kb.text.segment import SEPARATOR, word_boundary_score

# What a slip costs, from the prototype's measurements: the likelier it is, the less.
HOMOPHONE, CONFUSABLE, NEAR_HOMOPHONE, DOUBLED, SWAPPED, DROPPED, WRONG = 0.35, 0.45, 0.5, 0.5, 0.6, 0.75, 1.0
MOST_MEANINGS = 12
_LONGEST_SLIP = 8  # characters; in a longer text a slip does not keep the rest from being found
_MOST_PLACES = 20_000  # looked at for one spelling
_MOST_PASSAGES = 4_000  # looked at for one slip
_READINGS = 4  # of a run of characters with several readings each
_AS_WORD = 0.15
_OFTEN = 0.1  # of the logarithm of how often a run stands, beside 1 for being a word
_EMPTY = 0.4  # with a particle in it: what a person spells has a meaning of its own
_PARTICLES = frozenset("的地得了着过是在和与及或也都就而于之其为以被把对从到不有这那他她它们")
_LOOKED_AT = 60  # runs that sound so, looked at for words
_READ = 5  # passages in which each is read
_MOST_HAN = 6  # beside Latin letters that may be pinyin
_UNDERSCORE = ord("_")
_CAPITAL = re.compile("[A-Z]")
_MOST_WAYS = 6  # to cut letters into syllables


_Slip = tuple[str, float, int]
"""A run that may have been meant, what it costs to believe it, and how often it stands there."""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A run of folded characters that stands in the texts, in place of what was typed."""

    text: str
    reason: Reason
    cost: float


@dataclass(slots=True)
class _RunStatistics:
    """In how many passages a run was seen, and where in the first few."""

    slot: int = -1
    count: int = 0
    places: list[tuple[str, int]] = field(default_factory=list)

    def see(self, text: str, slots: Sequence[int], starts: Sequence[int], passages: int) -> None:
        """Count passages, each once; ``slots`` ascend, those of one passage side by side."""
        self.count += passages - (slots[0] == self.slot)
        for slot, start in zip(slots, starts, strict=True):
            if len(self.places) == _READ:
                break
            if slot != self.slot:
                self.slot = slot
                self.places.append((text, start))
        self.slot = slots[-1]

    def word_boundary_score(self, length: int) -> float:
        """How much of a word it is there, on the average."""
        return fmean(_word_boundary_score_at(text, start, length) for text, start in self.places)


def _word_boundary_score_at(text: str, start: int, length: int) -> float:
    left = max(0, start - 20)
    surroundings = text[left : start + length + 20].replace(SEPARATOR, "\n")
    return word_boundary_score(surroundings, start - left, start - left + length)


class FuzzyMatcher:
    """What the texts of one generation hold, by sound and by likeness."""

    def __init__(self, reader: IndexReader, matcher: Matcher, table: WordTable) -> None:
        self._reader = reader
        self._matcher = matcher
        self._table = table

    def from_pinyin(self, typed: str) -> list[Interpretation]:
        """The runs that sound as the Latin letters spell (``kehujl``, ``kehu经理``); none when they spell nothing.

        Whole syllables leave initials out where they are met; a mixture of both is tried when neither is.
        """
        if sum(not character.isascii() for character in typed) > _MOST_HAN or _CAPITAL.search(typed):
            return []  # a sentence with a Latin name in it; AI is a word
        levels: dict[int, list[tuple[Element, ...]]] = {}
        for elements in pinyin_parses(typed):
            if (len(elements) > 1 or elements[0].whole) and not _changes_often(elements):
                levels.setdefault(_level(elements), []).append(elements)
        for level, ways in sorted(levels.items()):
            found: dict[str, _RunStatistics] = {}
            for elements in ways[:_MOST_WAYS]:
                self._scan_readings(elements, found)
            if not found and level == 0:
                for elements in ways[:_MOST_WAYS]:
                    self._scan_all_readings(elements, found)
            if found:
                return self._likeliest(found)
        return []

    def spelling_corrections(self, text: str) -> list[Interpretation]:
        """The runs that a folded text of several characters may be a slip for, the likeliest first.

        All kinds of slips are asked for; a run that keeps less than half of the characters is another word. A text that
        is half of characters which nobody writes is no slip: keyboards do not give them.
        """
        if len(text) > _LONGEST_SLIP or 2 * unknown_characters(text, self._reader, self._table) >= len(text):
            return []
        sounds = self._sounds_of(text)
        blurred = list(dict.fromkeys(map(merge_fuzzy_pinyin, sounds)))
        found: dict[str, tuple[float, int]] = {}
        for run, cost, times in chain(
            self._sounding(text, sounds, HOMOPHONE),
            self._resembling(text),
            self._moved(text),
            self._insertions_and_substitutions(text),
            self._sounding(text, [[*map(spoken_as, sound)] for sound in blurred], NEAR_HOMOPHONE),
        ):
            known_cost, count = found.get(run, (cost, 0))
            found[run] = (min(cost, known_cost), count + times)
        return self._ordered(
            (Interpretation(run, Reason.CORRECTION, cost), count)
            for run, (cost, count) in found.items()
            if run != text and _keeps_half(run, text)
        )

    # --- sounds -----------------------------------------------------------------------------------------------------

    def _scan_readings(self, elements: tuple[Element, ...], found: "dict[str, _RunStatistics]") -> None:
        """Put on ``found`` every run of the texts that sounds so."""
        sought = [*map(self._sounds_at, elements)]
        initials = "".join(element.typed[0] for element in elements) if not any(e.whole for e in elements) else ""
        for number, batch in self._reader.segment_texts.items():
            if initials and all(element.codes for element in elements):
                starts = batch.heard.starts([*map(beginning_with_letter, initials)])[:_MOST_PLACES]
            else:
                starts = _apart(batch.heard.starts(sought), len(sought))[:_MOST_PLACES]
            counted = _spells(elements, batch, starts) & self._reader.alive_slots(number)[batch.slots_at(starts)]
            _see_runs(batch, starts, len(elements), counted, found)

    def _scan_all_readings(self, elements: tuple[Element, ...], found: "dict[str, _RunStatistics]") -> None:
        """The same by any reading that the characters have: which one a text means may have been judged wrong."""
        readings = self._reader.readings
        sought = [readings.sounding(one.codes) if one.codes else one.typed for one in elements]
        for number, batch in self._reader.segment_texts.items():
            starts = _apart(_places_of_any(batch, sought), len(sought))[:_MOST_PLACES]
            starts = starts[self._reader.alive_slots(number)[batch.slots_at(starts)]]
            _see_runs(batch, starts, len(elements), np.ones(len(starts), np.bool_), found)

    def _sounds_at(self, element: Element) -> str:
        """What may stand in its place in the sound of a text; nothing for any: a numeral may be written in two ways."""
        if element.codes:
            return element.codes
        sounds = "".join(dict.fromkeys(self._reader.readings.all_of(element.typed) + element.typed))
        return "" if element.typed.isdecimal() else sounds

    @staticmethod
    def _likeliest(found: "dict[str, _RunStatistics]") -> list[Interpretation]:
        """Words before chance runs, what stands often before what stands once."""
        oftenest = sorted(found.items(), key=lambda item: (-item[1].count, item[0]))[:_LOOKED_AT]
        as_words = {run: _likelihood(run, sighting.count, 1.0) for run, sighting in oftenest}
        likely: dict[str, float] = {}
        for run in sorted(as_words, key=lambda run: -as_words[run]):
            if len(likely) >= MOST_MEANINGS and as_words[run] < nlargest(MOST_MEANINGS, likely.values())[-1]:
                break  # nor is any further one among the likeliest, were it a word: reading them is most of the time
            likely[run] = _likelihood(run, found[run].count, found[run].word_boundary_score(len(run)))
        ordered = sorted(likely, key=lambda run: (-likely[run], run))[:MOST_MEANINGS]
        return [Interpretation(run, Reason.PINYIN, likely[ordered[0]] - likely[run]) for run in ordered]

    def _sounds_of(self, text: str) -> list[str]:
        """How the text may sound, the usual way first."""
        readings = [self._reader.readings.all_of(character)[:2] for character in text]
        return ["".join(codes) for codes in islice(product(*readings), _READINGS)]

    def _sounding(self, text: str, sounds: Sequence[Sequence[str]], cost: float) -> Iterator[_Slip]:
        """Runs that sound like one of ``sounds``; ``cost`` for each character that is not that of ``text``."""
        for number, batch in self._reader.segment_texts.items():
            for sound in sounds:
                starts = batch.heard.starts(sound)[:_MOST_PLACES]
                if not len(starts):
                    continue  # as most sounds
                starts = starts[self._reader.alive_slots(number)[batch.slots_at(starts)]]
                for run, times in _runs_at(batch, starts, len(sound)):
                    yield run, cost * _different(run, text), times

    # --- slips ------------------------------------------------------------------------------------------------------

    def _resembling(self, text: str) -> Iterator[_Slip]:
        """A character written for one that looks like it."""
        for at, character in enumerate(text):
            for other in confusables(character):
                yield from self._standing(text[:at] + other + text[at + 1 :], CONFUSABLE)

    def _moved(self, text: str) -> Iterator[_Slip]:
        """Swapped neighbours, a character typed twice or too many."""
        for at in range(len(text) - 1):
            yield from self._standing(text[:at] + text[at + 1] + text[at] + text[at + 2 :], SWAPPED)
        for at in range(len(text)):
            if len(text) > 2:
                twice = text[at] in text[max(0, at - 1) : at]
                yield from self._standing(text[:at] + text[at + 1 :], DOUBLED if twice else WRONG)

    def _standing(self, run: str, cost: float) -> Iterator[_Slip]:
        pairs = map("".join, pairwise(run))
        if all(self._reader.frequency(BODY, pair) for pair in pairs) and (count := len(self._matcher.run(run))):
            yield run, cost, count  # most slips end with a pair of characters that stands nowhere

    def _insertions_and_substitutions(self, text: str) -> Iterator[_Slip]:
        """A character left out between two others, or a wrong one in their midst or at an end."""
        for at in range(1, len(text)):
            yield from self._around(text[:at], text[at:], DROPPED)
        if len(text) > 2:
            for at in range(len(text)):
                yield from self._around(text[:at], text[at + 1 :], WRONG)

    def _around(self, before: str, after: str, cost: float) -> Iterator[_Slip]:
        """Runs of ``before``, one character, ``after``."""
        parts = [part for part in (before, after) if part]
        if not all(self._reader.frequency(BODY, part[-2:]) for part in parts):
            return  # as most slips
        both = reduce(DocumentSet.__and__, map(self._matcher.run, parts))
        if not 0 < len(both) <= _MOST_PASSAGES:
            return
        length = len(before) + 1 + len(after)
        for batch, starts in self._reader.offsets(both.array):
            starts = starts[starts <= len(batch.codes) - length]  # noqa: PLW2901
            for at, character in enumerate(f"{before}\0{after}"):
                if at != len(before):
                    starts = starts[batch.codes[starts + at] == ord(character)]  # noqa: PLW2901
            middles = batch.codes[starts + len(before)]
            between = [code for code in {*middles.tolist()} if chr(code).isalnum() or code == _UNDERSCORE]
            apart = _apart(starts[are_among(middles, np.array(between, np.uint32))].astype(np.int32), length)
            yield from ((run, cost, times) for run, times in _runs_at(batch, apart, length))

    # --- inside -----------------------------------------------------------------------------------------------------

    @staticmethod
    def _ordered(found: Iterable[tuple[Interpretation, int]]) -> list[Interpretation]:
        """The cheapest first, then words before chance runs, then what stands oftenest."""

        def key(pair: tuple[Interpretation, int]) -> tuple[float, int, str]:
            meaning, count = pair
            as_word = word_boundary_score(meaning.text, 0, len(meaning.text)) == 1.0
            return meaning.cost - _AS_WORD * as_word, -count, meaning.text

        ordered = sorted(
            sorted(found, key=lambda pair: (pair[0].cost * 1000 - pair[1], pair[0].text))[: 4 * MOST_MEANINGS], key=key
        )
        return [meaning for meaning, _ in ordered[:MOST_MEANINGS]]


def _likelihood(run: str, count: int, as_word: float) -> float:
    """How likely a run is meant that stands in so many passages and is so much of a word, 0 to 1, there."""
    return as_word + _OFTEN * log(count) - _EMPTY * (not _PARTICLES.isdisjoint(run))


def _runs_at(batch: SegmentTexts, starts: NDArray[np.int32], length: int) -> Iterator[tuple[str, int]]:
    """The runs of so many characters that begin there, each once, and how often it does."""
    if not len(starts):
        return  # as most slips stand nowhere
    order, begins = equal_runs(batch.codes, starts, length)
    firsts, ends = starts[order[begins]].tolist(), begins.tolist()[1:]
    for start, begin, end in zip(firsts, [0, *ends], [*ends, len(starts)], strict=True):
        yield batch.text[start : start + length], end - begin


def _places_of_any(batch: SegmentTexts, sought: Sequence[str]) -> NDArray[np.int32]:
    """Where runs begin, ascending, whose characters are each one of several: the rarest of them is looked for first."""
    codes = [np.array([ord(one) for one in characters if ord(one) < len(batch.code_counts)]) for characters in sought]
    tables = [np.zeros(len(batch.code_counts), np.bool_) for _ in sought]
    for table, wanted in zip(tables, codes, strict=True):
        table[wanted.astype(np.int64)] = True
    standing = [int(batch.code_counts[table].sum()) for table in tables]
    rarest = standing.index(min(standing))
    starts = np.flatnonzero(tables[rarest][batch.codes]).astype(np.int32) - rarest
    starts = starts[(starts >= 0) & (starts <= len(batch.codes) - len(sought))]
    for at, table in enumerate(tables):
        starts = starts[table[batch.codes[starts + at]]]
    return starts


def unknown_characters(text: str, reader: IndexReader, table: WordTable) -> int:
    """How many of the 汉字 of a folded text stand neither in the library nor in the table of words."""
    return sum(is_han(one) and one not in table.index and not reader.frequency(BODY, one) for one in text)


def _level(elements: tuple[Element, ...]) -> int:
    """Whole syllables, the last perhaps unfinished, before nothing but initials, before a mixture."""
    spelt = [element for element in elements if element.codes]
    unfinished = [element for element in spelt if not element.whole]
    if not unfinished:
        return 0
    if len(spelt) > 1 and unfinished == [elements[-1]]:
        return 1
    return (
        2
        if all(len(element.typed) == 1 or element.typed in {"zh", "ch", "sh"} for element in unfinished)
        and len(unfinished) == len(spelt)
        else 3
    )


def _changes_often(elements: tuple[Element, ...]) -> bool:
    """Whether letters are read as initials, as a syllable and as initials again: nobody spells 同意意见 tyyij."""
    whole = [element.whole for element in elements if element.codes]
    return sum(one != other for one, other in pairwise(whole)) > 1


def _keeps_half(run: str, text: str) -> bool:
    """Whether at least half of the characters of the longer one are in both."""
    return 2 * (Counter(run) & Counter(text)).total() >= max(len(run), len(text))


def _different(run: str, text: str) -> int:
    return max(1, sum(a != b for a, b in zip(run, text, strict=True)))


def _spells(elements: tuple[Element, ...], batch: SegmentTexts, starts: NDArray[np.int32]) -> NDArray[np.bool_]:
    """For each of the places whether the run that begins there is what was typed, by sound or as it stands."""
    out = np.ones(len(starts), np.bool_)
    for at, element in enumerate(elements):
        codes, wanted = (batch.heard.codes, element.codes) if element.codes else (batch.codes, element.typed)
        out &= are_among(codes[starts + at], codes_of(wanted).astype(np.uint32))
    return out


def _see_runs(
    batch: SegmentTexts,
    starts: NDArray[np.int32],
    length: int,
    counted: NDArray[np.bool_],
    found: "dict[str, _RunStatistics]",
) -> None:
    """Count the runs of so many characters that begin at the places: each from the first that is to be ``counted`` on.

    Runs are put together as arrays: looking at 20,000 places one by one took 40 ms.
    """
    if not counted.any():
        return
    order, begins = equal_runs(batch.codes, starts, length)
    slots = batch.slots_at(starts)[order]
    places, ends = np.arange(len(order)), np.append(begins[1:], len(order))
    firsts = np.minimum.reduceat(np.where(counted[order], places, len(order)), begins)
    another = np.append([True], slots[1:] != slots[:-1])
    another[begins] = True
    passages = np.cumsum(another)
    all_slots, all_starts = slots.tolist(), starts[order].tolist()
    for begin, counting, end in zip(begins.tolist(), firsts.tolist(), ends.tolist(), strict=True):
        run = batch.text[all_starts[begin] : all_starts[begin] + length]
        known, first = found.get(run), begin
        if known is None:
            if counting >= end:
                continue
            known, first = found.setdefault(run, _RunStatistics()), counting
        known.see(batch.text, all_slots[first:end], all_starts[first:end], int(passages[end - 1] - passages[first]) + 1)


def _apart(starts: NDArray[np.int32], length: int) -> NDArray[np.int32]:
    """Of the runs of so many characters that begin there, ascending, those that begin behind the last one kept."""
    kept, last = np.ones(len(starts), np.bool_), 0
    for at in (np.flatnonzero(np.diff(starts) < length) + 1).tolist():  # few: what begins further off is kept anyway
        last = int(starts[at - 1]) if kept[at - 1] else last
        kept[at] = starts[at] >= last + length
    return starts[kept]
