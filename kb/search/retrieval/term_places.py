"""Where a term stands in one passage. Pure: it sees the texts of the passage, not the index.

A term stands in a passage when it is a run of the folded text, or when it is one after the numbers of both are written
out in digits (10万元, 十万元). A number is met as a whole or not at all: 10 does not stand in 110, nor in 10万; where
it does as a run of characters, the passage holds a *piece* of the term. Folding makes digits of single numerals, so
a run of several is looked at again: 35 is not 三五 in 三五年, but 2024 is 二〇二四.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from kb.model import Span
from kb.text.normalize import Folded, strip_separators
from kb.text.numbers import NumeralsExpanded, holds_whole, is_inside_number, values
from kb.text.occurrences import occurrences
from kb.text.query import QueryTerm
from kb.text.signs import Sign, has_signs

_DIGITS = re.compile(r"\d{2,}")
_SCALES = "十百千万亿拾佰仟"
# A term that begins or ends with a number may be a piece of a longer one; 万元 is no number.
_BEGINS, _ENDS = (
    re.compile(r"[.,点%‰成半分之十百千万亿拾佰仟]*\d"),
    re.compile(r"\d[.,点%‰成半分之十百千万亿拾佰仟]*\Z"),
)
_NUMBERLY = frozenset("0123456789.,点%‰成半分之十百千万亿拾佰仟")
_NUMERALS = frozenset("一二三四五六七八九两零〇壹贰叁肆伍陆柒捌玖")


@dataclass(frozen=True, slots=True)
class PassageTexts:
    """The texts of a passage: folded, how that sounds character by character, and with its numbers in digits.

    ``folding`` makes the folded text with its way back to the original. What is seldom looked at is made when it is.
    """

    folded: str
    sound: Callable[[], str]
    spelt: Callable[[], str]
    folding: Callable[[], Folded]


@dataclass(frozen=True, slots=True)
class SoughtTerm:
    """A term with all that is the same of it in every passage.

    It ``begins`` or ``ends`` with what may be a piece of a number, or holds ``digits`` side by side: ``numerals`` says
    of each of its characters whether it was typed as a Chinese numeral. ``spelt`` is the term with its numbers in
    digits; empty where it has none that is worth looking for.
    """

    text: str
    signs: tuple[Sign, ...]
    begins: bool
    ends: bool
    digits: bool
    numerals: tuple[bool, ...]
    spelt: str

    @classmethod
    def of(cls, term: QueryTerm) -> "SoughtTerm":
        """What is looked for when ``term`` is."""
        return _sought(term)

    @property
    def is_of_numbers(self) -> bool:
        """Whether a run of its characters may be something else: a piece of a number, other numerals."""
        return bool(self.begins or self.ends or self.digits or self.spelt)

    @property
    def is_plain(self) -> bool:
        """Whether the term stands wherever its characters stand."""
        return not (self.signs or self.is_of_numbers)

    def places(self, texts: PassageTexts) -> list[Span]:
        """Where the term stands, as spans of the folded text, left to right."""
        pieces = self.pieces(texts)
        if self.is_plain:
            return pieces
        found = [span for span in pieces if self._is_whole(texts, span)]
        if not self.spelt or self.spelt not in texts.spelt():
            return found
        spelt = NumeralsExpanded.of(texts.folded).find_all(self.spelt)
        others = [span for span in spelt if texts.folded[span.start : span.end] != self.text]
        return sorted({*found, *self._with_signs(texts, others)})

    def pieces(self, texts: PassageTexts) -> list[Span]:
        """Where the term's characters stand, be it inside a number; with its signs."""
        return self._with_signs(texts, [*occurrences(texts.folded, self.text, overlapping=True)])

    def stands(self, folded: str, texts_of: Callable[[], PassageTexts]) -> bool:
        """Whether the term has a place in a folded text; ``texts_of`` gives all texts of that passage.

        Without signs its first place is enough, and mostly stands beside no number: then nothing else is looked at.
        """
        if not (self.signs or self.digits):
            at = folded.find(self.text)
            behind = at + len(self.text)
            if at >= 0 and not (self.begins and _may_cut(folded, at)) and not (self.ends and _may_cut(folded, behind)):
                return True
        texts = texts_of()
        if self.signs:
            return bool(self.places(texts))
        if any(self._is_whole(texts, span) for span in occurrences(texts.folded, self.text, overlapping=True)):
            return True
        return bool(self.spelt) and holds_whole(texts.spelt(), self.spelt) and bool(self.places(texts))

    # --- inside -----------------------------------------------------------------------------------------------------

    def _with_signs(self, texts: PassageTexts, spans: list[Span]) -> list[Span]:
        if not spans or not self.signs:
            return spans
        folded = texts.folding()
        return [span for span in spans if has_signs(folded, span, self.signs)]

    def _is_whole(self, texts: PassageTexts, span: Span) -> bool:
        """Whether a match cuts no number in two, reads as its digits do, and with signs cuts no Latin word."""
        folded = texts.folded
        for edge, at in ((self.begins, span.start), (self.ends, span.end)):
            if edge and _may_cut(folded, at) and is_inside_number(folded, texts.sound(), at):
                return False
        if self.signs and (_cuts_latin(folded, span.start) or _cuts_latin(folded, span.end)):
            return False
        return not self.digits or self._reads_alike(folded, texts.sound(), span)

    def _reads_alike(self, folded: str, sound: str, span: Span) -> bool:
        """Whether every run of digits in the match is one on both sides: Chinese numerals in a row may be words."""
        for run in _DIGITS.finditer(folded, span.start, span.end):
            heard = [not heard.isdecimal() for heard in sound[run.start() : run.end()]]
            if heard == [*self.numerals[run.start() - span.start : run.end() - span.start]]:
                continue
            written = _whole_run(folded, sound, run.start(), run.end()) if any(heard) else run[0]
            if not _read_by_digits(written):
                return False
        return True


@lru_cache(maxsize=1024)  # each passage of a page asks for the same few
def _sought(term: QueryTerm) -> SoughtTerm:
    text, digits = term.text, bool(_DIGITS.search(term.text))
    return SoughtTerm(
        text=text,
        signs=term.signs,
        begins=bool(_BEGINS.match(text)),
        ends=bool(_ENDS.search(text)),
        digits=digits,
        numerals=_numerals(term.typed) if digits else (),
        spelt=NumeralsExpanded.of(text).text if values(text) else "",
    )


def _may_cut(folded: str, at: int) -> bool:
    return 0 < at < len(folded) and folded[at - 1] in _NUMBERLY and folded[at] in _NUMBERLY


def _cuts_latin(folded: str, at: int) -> bool:
    around = folded[max(at - 1, 0) : at + 1]
    return 0 < at < len(folded) and around.isascii() and around.isalpha()


def _numerals(typed: str) -> tuple[bool, ...]:
    """Of each character of a folded term, whether it was typed as a Chinese numeral."""
    folded = Folded.of(strip_separators(typed))
    return tuple(folded.original[start] in _NUMERALS for start in folded.starts)


def _whole_run(folded: str, sound: str, start: int, end: int) -> str:
    """All the numerals in a row of which ``[start, end)`` are some, and what scale follows them."""
    while start > 0 and folded[start - 1].isdecimal() and not sound[start - 1].isdecimal():
        start -= 1
    while end < len(folded) and folded[end].isdecimal() and not sound[end].isdecimal():
        end += 1
    return folded[start:end] + (folded[end : end + 1] if folded[end : end + 1] in _SCALES else "")


def _read_by_digits(run: str) -> bool:
    """Whether numerals in a row are read digit by digit: 二〇二四, 一三五, not 三五 (年), 三三两两, 一五一 (十)."""
    doubled = len(run) == 4 and run[0] == run[1] != run[2] == run[3]
    return run.isdecimal() and not doubled and ("0" in run or len(run) > 2)
