"""Folding: what counts as the same text in a search, with the way back to the original offsets.

Two steps. *Characters* fold one by one, whatever stands beside them: full and half width, case and compatibility forms
(NFKD + case folding, Latin accents dropped), traditional to simplified (OpenCC's character table), variants to the
usual form (``resources/variants.txt``: 著 → 着, 覆 → 复), numerals to digits (一 壹 １ ① Ⅰ → 1); what nobody sees (zero
width spaces, soft hyphens, marks of direction, variation selectors) vanishes. Then *separators* (white space and
punctuation): they vanish next to a 汉字 when the other side is a Latin letter or a digit (``e 贷``, ``KYC-尽调``),
white space and quotation marks, 《》 among them, vanish between 汉字 (``“一站式”服务``, ``《管理办法》第五条``: nobody
types them in a search), and any other run keeps its punctuation without spaces, or one space.

Because characters fold alone and a separator run looks only at its two neighbours, folding is local: the fold of a
piece of text that neither begins nor ends with a separator is a piece of the fold of the text. That is what makes a
search for any run of characters complete.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import opencc

from kb.model import Span
from kb.resources import resource
from kb.text.lazy_pattern import lazy_pattern
from kb.text.occurrences import occurrences

VARIANTS = resource("variants.txt")
_NUMERALS = {
    **dict.fromkeys("零〇", "0"),
    **dict(zip("一二三四五六七八九", "123456789", strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", "123456789", strict=True)),
    "两": "2",
}
# As one character each: a piece of a longer one (Ⅱ as ii) would be found in it.
_ROMAN = {
    **dict(zip("ⅠⅡⅢⅣⅤⅥⅦⅧⅨ", "123456789", strict=True)),
    **dict(zip("ⅰⅱⅲⅳⅴⅵⅶⅷⅸ", "123456789", strict=True)),
}
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－~～〜", "-")
_QUOTES = {**dict.fromkeys("“”„‟«»「」『』〝〞＂", '"'), **dict.fromkeys("‘’‚‛＇`´", "'")}
_POINTS = {
    "。": ".",
    "、": ",",
    "…": "...",
    "·": ".",
    "•": ".",
    "・": ".",
    "【": "[",
    "】": "]",
    "《": '"',
    "》": '"',
}
_FIXED = _DASHES | _QUOTES | _POINTS | _ROMAN | {"\n": "\n"}  # a line break borders table cells and lines


# Unicode's default ignorable characters, controls that are no white space, marks of annotation, and halves of a
# surrogate pair, which a system puts in place of bytes it cannot read: 13 of 578 real files hold some inside words.
_UNSEEN = lazy_pattern(
    "[\\x00-\\x08\\x0e-\\x1b\\x7f-\\x84\\x86-\\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def without_unseen(text: str) -> str:
    """``text`` without the characters that nobody sees: what is typed or pasted may hold any."""
    return _UNSEEN.sub("", text)


class _Simplified(dict[int, str]):
    """For ``str.translate``: of a traditional or variant character the usual one, found when first asked for.

    By OpenCC's tables, then by ours. All 88,000 characters at once took 50 ms, for which the first query waited.
    """

    def learn(self, characters: Iterable[str]) -> None:
        """Find many at once: those that are simplified already, as nearly all are, in a fifth of the time."""
        asked = [one for one in characters if ord(one) not in self and _in_tables(one) and one not in _usual()]
        converted = str(_opencc().convert("\n".join(asked))).split("\n")
        if len(converted) == len(asked):
            self.update({ord(one): one for one, other in zip(asked, converted, strict=True) if one == other})

    def __missing__(self, code: int) -> str:
        # To the end of a chain (薴 → 苧 → 苎): what has been folded folds to itself.
        character, seen = chr(code), set[str]()
        while character not in seen:
            seen.add(character)
            character = _usual().get(character) or _converted(character)
        self[code] = character
        return character


_SIMPLIFIED = _Simplified()
# What OpenCC's tables are about. Compared, and no pattern: compiling such a set takes 2 ms.
_CONVERTED = (("\u4e00", "\u9fff"), ("\u3400", "\u4dbf"), ("\uf900", "\ufaff"), ("\U00020000", "\U0002ebef"))


def learn_characters(characters: Iterable[str]) -> None:
    """Find out all at once what is simplified of characters that will be folded; one by one a new one takes 5 µs."""
    _SIMPLIFIED.learn(characters)


def _in_tables(character: str) -> bool:
    return any(first <= character <= last for first, last in _CONVERTED)


def _converted(character: str) -> str:
    return str(_opencc().convert(character)) if _in_tables(character) else character


@cache
def _opencc() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _usual() -> dict[str, str]:
    """Variant → usual character. Contexts are not looked at: that keeps folding local, and no word is both."""
    lines = (line.split() for line in VARIANTS.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {variant: plain for plain, *variants in filter(None, lines) for variant in variants}


def _fold_character(character: str) -> str:
    if character in _FIXED:
        return _FIXED[character]
    if "\u4e00" <= character <= "\u9fff":  # in a third of the time that the steps below take
        plain = _SIMPLIFIED[ord(character)]
        return _NUMERALS.get(plain, plain)
    if character.isspace():
        return " "
    if _UNSEEN.match(character):
        return ""
    out = []
    for part in unicodedata.normalize("NFKD", character).casefold():
        if "\u0300" <= part <= "\u036f":
            continue
        plain = _SIMPLIFIED[ord(part)]
        out.append(_NUMERALS.get(plain) or _FIXED.get(plain, plain))
    return "".join(out)


class _Table(dict[int, str]):
    """For ``str.translate``: folds of characters, found when first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        if len(folded) != 1:
            _UNEVEN.add(chr(code))
        return folded


_TABLE = _Table()
_UNEVEN: set[str] = set()  # of the characters in the table those that fold to none or to several
_PLACES = array("l", range(1 << 12))


_ONE_HAN = lazy_pattern(f"[{_HAN}]")
_SEPARATORS = lazy_pattern(r"(?:[^\w%‰]|_)+")  # 3% is not 3


@lru_cache(maxsize=1 << 14)
def is_han(character: str) -> bool:
    """Whether the character is a 汉字 (radicals and 々〇 included)."""
    return bool(_ONE_HAN.match(character))


def is_separator(character: str) -> bool:
    """Whether a folded character is white space or punctuation: what may vanish between others."""
    return bool(_SEPARATORS.match(character))


def _kept(match: re.Match[str]) -> str:
    """What is left of a separator run, given its two neighbours (a numeral has become a digit and counts as Latin)."""
    text, (start, end) = match.string, match.span()
    return _kept_between(_neighbour(text[start - 1 : start]), match[0], _neighbour(text[end : end + 1]))


@lru_cache(maxsize=1 << 14)
def _neighbour(character: str) -> str:
    """The neighbour of a separator run by its kind: nothing, 汉 for any 汉字, a for anything else."""
    return character and ("汉" if is_han(character) else "a")


@lru_cache(maxsize=1 << 10)  # nearly all runs of a library are a few signs between a few kinds: half the time of a fold
def _kept_between(left: str, run: str, right: str) -> str:
    if left and right and is_han(left) != is_han(right):
        return ""
    punctuation = "".join(one for one in run if one not in _vanishing(left, right))
    if punctuation or not left or not right or is_han(left):
        return punctuation
    return " "


def _vanishing(left: str, right: str) -> str:
    """The separators that are dropped whatever stands beside them in their run, given its two neighbours."""
    return " \"'" if left and right and is_han(left) and is_han(right) else " "


def fold(text: str) -> str:
    """The folded form of ``text``: what the index holds and queries are compared in."""
    characters = text.translate(_TABLE)
    return characters if characters.isalnum() else _SEPARATORS.sub(_kept, characters)


def fold_characters(text: str) -> str:
    """Only the first step: every character by itself, separators left alone."""
    return text.translate(_TABLE)


def strip_separators(text: str) -> str:
    """``text`` (folded or not) without white space and punctuation at both ends."""
    first = _KEPT.search(text)
    if first is None:
        return ""
    # Looked for from behind: one expression for both ends took 67 s for a letter, 16,000 dashes and a letter.
    last = _KEPT.search(text[::-1])
    return text[first.start() : len(text) - (last.start() if last else 0)]


_KEPT = lazy_pattern(r"[^\W_]|[%％﹪‰]")


def simplify(text: str) -> str:
    """NFKC and traditional → simplified, without what nobody sees: the form that is cut into words."""
    return unicodedata.normalize("NFKC", without_unseen(text)).casefold().translate(_SIMPLIFIED)


@dataclass(frozen=True)
class Folded:
    """A text, its fold, and the way back.

    ``text`` equals ``fold(original)``; ``starts[i]`` and ``ends[i]`` bound the piece of ``original`` that its character
    ``i`` came from (code points).
    """

    original: str
    text: str
    starts: array[int]
    ends: array[int]

    @classmethod
    def of(cls, original: str, known: str | None = None) -> Folded:
        """Fold ``original`` and remember where every character came from; ``known`` is its fold, where that is at hand.

        Separators are only ever left out: when each character folds to one and the fold has them all, each stays where
        it was, as nearly always (4 µs instead of 60). From a known fold it is read off, separators or not.
        """
        if known is not None and (origins := _origins_of_kept(original, known)) is not None:
            return cls(original, known, *origins)
        characters = original.translate(_TABLE)
        if _UNEVEN.isdisjoint(original):
            text = _SEPARATORS.sub(_kept, characters)
            if text == characters:
                return cls.in_place(original, text)
            if origins := _origins_of_kept(original, text):
                return cls(original, text, *origins)
        starts, ends = _origins(list(map(_TABLE.__getitem__, map(ord, original))))
        return cls(original, *_fold_separators(characters, starts, ends))

    @classmethod
    def in_place(cls, original: str, text: str) -> Folded:
        """A fold that is known, in which each character stands where it stood."""
        count = len(original)
        if count < len(_PLACES):
            return cls(original, text, _PLACES[:count], _PLACES[1 : count + 1])
        return cls(original, text, array("l", range(count)), array("l", range(1, count + 1)))

    @property
    def is_in_place(self) -> bool:
        """Whether each character of the fold stands where it stood in the original."""
        count = len(self.original)
        return len(self.text) == count and self.starts == array("l", range(count))

    def to_original(self, span: Span) -> Span:
        """The span of the original that a non-empty span of the fold came from."""
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def find_all(self, needle: str) -> list[Span]:
        """All places of the folded ``needle``, as spans of the original, left to right, without overlaps."""
        return [self.to_original(span) for span in occurrences(self.text, needle)]


def _origins_of_kept(original: str, folded: str) -> tuple[array[int], array[int]] | None:
    """Where each character of a text's known fold came from, its first and behind its last; in a fifth of the time.

    None where a character folds to none or several.

    Separators that are left out are never the same as what is kept behind them, so that each character of the fold
    came from the first one that folds to it; a space stands for all that follow each other.
    """
    starts, ends = array("l"), array("l")
    kept = iter(folded)
    wanted = next(kept, None)
    for at, character in enumerate(original):
        if character == wanted or (fold_of := _TABLE[ord(character)]) == wanted:
            starts.append(at)
            ends.append(at + 1)
            wanted = next(kept, None)
        elif len(fold_of) != 1 or fold_of.isalnum():
            return None
        elif starts and folded[len(starts) - 1] == " ":
            ends[-1] = at + 1
    return (starts, ends) if len(starts) == len(folded) else None


def _origins(parts: list[str]) -> tuple[array[int], array[int]]:
    """Where each character of the joined ``parts`` came from, when part ``n`` is the fold of character ``n``."""
    starts, ends = array("l"), array("l")
    for at, folded in enumerate(parts):
        if not folded and ends and ends[-1] == at:
            ends[-1] = at + 1  # an accent belongs to its letter
        for _ in folded:
            starts.append(at)
            ends.append(at + 1)
    return starts, ends


def _fold_separators(text: str, starts: array[int], ends: array[int]) -> tuple[str, array[int], array[int]]:
    """The second step, with the offsets carried along."""
    out: list[str] = []
    out_starts, out_ends = array("l"), array("l")
    done = 0
    for match in _SEPARATORS.finditer(text):
        kept = _kept(match)
        if kept == match[0]:
            continue  # as nearly always
        out.append(text[done : match.start()])
        out_starts.extend(starts[done : match.start()])
        out_ends.extend(ends[done : match.start()])
        if kept == " ":
            out_starts.append(starts[match.start()])
            out_ends.append(ends[match.end() - 1])
        elif kept:
            vanishing = _vanishing(text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
            places = [at for at in range(match.start(), match.end()) if text[at] not in vanishing]
            out_starts.extend(starts[at] for at in places)
            out_ends.extend(ends[at] for at in places)
        out.append(kept)
        done = match.end()
    if not out:
        return text, starts, ends
    out.append(text[done:])
    out_starts.extend(starts[done:])
    out_ends.extend(ends[done:])
    return "".join(out), out_starts, out_ends
