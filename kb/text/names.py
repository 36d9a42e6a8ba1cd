"""Finding one of many names (titles, headings, actions) by a few letters of it: in 汉字, by sound, by initials.

Nothing here needs an index, so that it answers for names that stand in no article. The letters are folded as the
search folds them, and what Latin ones may spell is ``pinyin``'s to say.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from kb.text.normalize import fold, strip_separators
from kb.text.pinyin import Element, Readings, pinyin_parses

_MOST_WAYS = 8  # to read Latin letters as syllables; 10,000 names then take 20 ms
_NUMERALS = "零一二三四五六七八九"
_LONGEST_SYLLABLE = 6  # letters: what is longer than all of a name spelt out matches none
_BEGINS, _HOLDS, _SOUNDS, _SCATTERED = range(4)  # how well a name matches, the best first


class NameFinder:
    """Finds names among ``names``; with ``readings`` by their sound too. The same name may stand there twice."""

    def __init__(self, names: Iterable[str], readings: Readings | None = None) -> None:
        self._folded = [fold(name) for name in names]
        self._longest = _LONGEST_SYLLABLE * max(map(len, self._folded), default=0)
        self._readings = readings
        self._chars_of: dict[str, str] = {}  # syllables → the characters of the names that may sound so

    def find(self, typed: str) -> tuple[int, ...]:
        """The positions of the names that match, the best first; of equally good ones the earlier first.

        Each of the words in ``typed`` has to match: as what a name begins with, as a part of it, as its sound or
        initials, or at least letter by letter in that order. Nothing typed matches nothing.
        """
        words = [word for word in map(fold, strip_separators(typed).split()) if word]
        if not words:
            return ()
        ranks = self._ranks(words[0])
        for word in words[1:]:
            further = self._ranks(word)
            ranks = {at: rank + further[at] for at, rank in ranks.items() if at in further}
        return tuple(sorted(ranks, key=lambda at: (ranks[at], at)))

    def _ranks(self, word: str) -> dict[int, int]:
        out: dict[int, int] = {}
        if len(word) > self._longest:
            return out
        for rank, found in (
            (_HOLDS, self._holding(word)),
            (_SOUNDS, self._sounding(word)),
            (_SCATTERED, self._scattered(word)),
        ):
            for at in found:
                out.setdefault(at, _BEGINS if rank == _HOLDS and self._folded[at].startswith(word) else rank)
        return out

    def _holding(self, word: str) -> Iterator[int]:
        return self._matching(re.escape(word))

    def _sounding(self, word: str) -> Iterator[int]:
        """Names in which a run of characters is spelt so."""
        if self._readings is None:
            return
        for elements in pinyin_parses(word)[:_MOST_WAYS]:
            if len(elements) > 1 or elements[0].whole:
                yield from self._matching("".join(map(self._pattern, elements)))

    def _scattered(self, word: str) -> Iterator[int]:
        """Names with all the letters in this order, whatever stands between: a Latin letter stands for its sound."""
        patterns = [self._pattern(Element(letter, self._beginning(letter))) for letter in word]
        # Each at the first place it can be: going back finds no other. Not possessive (*+), which loses matches before
        # Python 3.11.5, that of Debian 12 among them.
        if len(patterns) > 1:
            yield from self._matching("".join(f"(?:(?!{one})[^\n])*{one}" for one in patterns))

    def _beginning(self, letter: str) -> str:
        parses = pinyin_parses(letter) if self._readings is not None else []
        return "".join(element.codes for elements in parses for element in elements)

    def _pattern(self, element: Element) -> str:
        """A regular expression for one character of a name; letters also stand for themselves."""
        if not element.codes:
            return re.escape(element.typed)
        if element.codes not in self._chars_of:
            wanted = {*element.codes}
            spoken = (character for character, codes in self._spoken.items() if not wanted.isdisjoint(codes))
            self._chars_of[element.codes] = "".join(map(re.escape, spoken))
        characters = self._chars_of[element.codes] + (re.escape(element.typed) if len(element.typed) == 1 else "")
        return f"[{characters}]" if characters else "(?!)"

    @cached_property
    def _spoken(self) -> dict[str, str]:
        """Every character of the names with the syllables it may be."""
        readings = self._readings
        if readings is None:
            return {}
        spoken = {one: readings.all_of(one) for one in sorted({*self._text} - {"\n"})}
        numerals = {
            str(digit): readings.all_of(one) for digit, one in enumerate(_NUMERALS)
        }  # folding made digits of them
        return spoken | {digit: codes for digit, codes in numerals.items() if digit in spoken}

    def _matching(self, pattern: str) -> Iterator[int]:
        last = -1
        for match in _compiled(pattern).finditer(self._text):
            at = bisect_right(self._starts, match.start()) - 1
            if at != last:
                last = at
                yield at

    @cached_property
    def _text(self) -> str:
        return "\n".join(name.replace("\n", " ") for name in self._folded)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [*accumulate((len(name) + 1 for name in self._folded[:-1]), initial=0)]


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
