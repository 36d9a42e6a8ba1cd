"""Numbers in folded text, however they are written: 十万, 10万, 100,000 and 壹拾万 are 100000.

Shares, fractions and dates are numbers too: 百分之三 is 3%, 千分之五 and 5‰ are 0.5%, 七成 is 70%, 三分之一 is 1/3,
2024年1月1日 is 2024-01-01. Folding turns single numerals into digits (三 → 3) and leaves 十百千万亿 alone: they are
words as often as numbers. Here whole expressions are read, strictly: what is no well-formed number (一五一十, 三千五)
or stands where none is meant (十分重要, 千万不要, 万一) is left as it is. Spans are code points of the folded text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from kb.model import Span
from kb.text.lazy_pattern import lazy_pattern
from kb.text.occurrences import occurrences

_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_BIG = {"万": 10**4, "亿": 10**8}
_UNITS = "".join((*_SMALL, *_BIG))
# What a bare 十 must stand before to be a number: things are counted in these. 分 is not among them (十分重要).
_COUNTERS = "个名条日天月年元次份户项岁倍人家笔位张周季页章节号楼大种类件台款间所级期步句万亿余多几"
# What 百万, 千万 and the like must stand before: 千万不要 is no number.
_SUMS = "元美人级以余多户笔"
_LITERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"
_TOKEN = lazy_pattern(rf"(?P<literal>{_LITERAL})|(?P<unit>[{_UNITS}])")
_SEVERAL = rf"[{_UNITS}%‰成/]|分之|\d\d"
_SIGNS = lazy_pattern(_SEVERAL)  # without one of them a number is a single digit
_OTHERWISE = lazy_pattern(rf"{_SEVERAL}|\d\.\d")  # without one of them all numbers are in digits
_BEGINS = lazy_pattern(rf"[\d{_UNITS}]")  # every number does, in figures or in characters
_OF_HUNDRED = {"百": 1, "千": 10, "万": 100}  # what a share of these is divided by to be one of a hundred
# 七成, 九成五; not 二成 in 第二成员, and 一成 only where an amount is told (统一成, 一成不变).
_TENTHS = (
    r"(?<![\d第.百千万亿])(?:[2-9]|(?<![^约近超达过到占降升至为的少多足有付满逾])1)成(?:半|[1-9](?!\d))?"
    r"(?![为立交功绩员本就长果熟型套品份效年人不])"
)
_MONTH, _DAY = r"(?:1[0-2]|0?[1-9]|十[12]?)", r"(?:3[01]|[12]\d|0?[1-9]|3十1?|2?十\d?)"
_DATE = (
    rf"(?<![\d.])(?P<year>\d{{4}})(?:年(?P<month>{_MONTH})月(?P<day>{_DAY})[日号]"
    rf"|(?P<dash>[-/.])(?P<m>{_MONTH})(?P=dash)(?P<d>{_DAY})(?![\d-]))"
)
_EXPRESSION = lazy_pattern(
    rf"(?=[\d{_UNITS}])(?:(?P<date>{_DATE})"  # where none of these stands, not each of the ways is tried
    rf"|百分之(?:(?P<all>百)|(?P<share>\d+[点.]\d+|[\d{_UNITS}]+))"
    rf"|(?P<of>[千万])分之(?P<parts>\d+[点.]\d+|[\d{_UNITS}]+)"
    rf"|(?P<whole>[\d{_UNITS}]+)分之(?P<part>[\d{_UNITS}]+)"
    rf"|(?P<fraction>(?<![\d/.])\d{{1,2}}/\d{{1,2}}(?![\d/.%]))"
    rf"|(?P<tenths>{_TENTHS})"
    rf"|(?P<sum>(?<![\d{_UNITS}])[百千][万亿](?=[{_SUMS}]))"
    rf"|(?P<number>(?:{_LITERAL}|十)(?:(?:点(?=\d+[万亿倍%]))?(?:{_LITERAL})?[{_UNITS}]|0?\d(?![\d.,]))*(?P<percent>[%‰]?)))"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands.

    ``value`` is decimal, without needless zeros, with % when it is a share; a fraction (1/3) or a date (2024-01-01).
    """

    span: Span
    value: str


def numbers(folded: str) -> Iterator[Number]:
    """The numbers in a folded text, left to right."""
    if not _BEGINS.search(folded):  # found out in a tenth of the time that the expression takes
        return
    for match in _EXPRESSION.finditer(folded):
        value = _read(match, folded)
        if value is not None:
            yield Number(Span(*match.span()), value)


@dataclass(frozen=True, slots=True)
class ReadNumbers:
    """A folded text with its numbers ``in_digits``, and their ``values``: what is indexed of them."""

    in_digits: str
    values: tuple[str, ...] = ()

    @classmethod
    def of(cls, folded: str) -> "ReadNumbers":
        """Read the numbers of ``folded``, once for both."""
        if not _OTHERWISE.search(folded):
            return cls(folded)
        found = [*numbers(folded)]
        return cls(_written(folded, found), tuple(_worth_looking_for(found)) if _SIGNS.search(folded) else ())


def in_digits(folded: str) -> str:
    """A folded text with its numbers in digits: as ``NumeralsExpanded`` has it, without the way back."""
    return _written(folded, numbers(folded)) if _OTHERWISE.search(folded) else folded


def _written(folded: str, found: Iterable[Number]) -> str:
    text, done = "", 0
    for number in found:
        text += folded[done : number.span.start] + number.value
        done = number.span.end
    return text + folded[done:]


def values(folded: str) -> list[str]:
    """The values worth looking for: single digits are found by folding already."""
    return _worth_looking_for(numbers(folded)) if _SIGNS.search(folded) else []


def _worth_looking_for(found: Iterable[Number]) -> list[str]:
    return [number.value for number in found if len(number.value) > 1]


@dataclass(frozen=True, slots=True)
class NumeralsExpanded:
    """A folded text with its numbers in digits; ``starts`` and ``ends`` bound where each character came from."""

    text: str
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, folded: str) -> "NumeralsExpanded":
        """Write the numbers of ``folded`` out."""
        text: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for number in numbers(folded):
            start, end = number.span.start, number.span.end
            text += [folded[done:start], number.value]
            starts += [*range(done, start), *[start] * len(number.value)]
            ends += [*range(done + 1, start + 1), *[end] * len(number.value)]
            done = end
        text.append(folded[done:])
        starts += range(done, len(folded))
        ends += range(done + 1, len(folded) + 1)
        return cls("".join(text), starts, ends)

    def find_all(self, spelt: str) -> list[Span]:
        """All places of ``spelt`` (numbers in digits) as spans of the folded text; a number is met whole or not."""
        return [Span(self.starts[place.start], self.ends[place.end - 1]) for place in _whole_places(self.text, spelt)]


def holds_whole(text: str, spelt: str) -> bool:
    """Whether ``spelt`` stands in ``text``, both with their numbers in digits, and cuts none of them."""
    return next(_whole_places(text, spelt), None) is not None


def _whole_places(text: str, spelt: str) -> Iterator[Span]:
    return (
        place
        for place in occurrences(text, spelt, overlapping=True)
        if not (_cuts_number(text, place.start) or _cuts_number(text, place.end))
    )


_WRITTEN_DATE = lazy_pattern(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")


def _cuts_number(text: str, at: int) -> bool:
    """Whether ``at`` lies inside a number; the point that ends a sentence is none of it."""
    before, after = text[max(at - 2, 0) : at], text[at : at + 2]
    if "-" in text[max(at - 8, 0) : at + 6]:
        first = max(at - 10, 0)
        if any(date.start() < at - first < date.end() for date in _WRITTEN_DATE.finditer(text[first : at + 10])):
            return True
    if before[-1:] == ".":
        return before[:-1].isdecimal() and after[:1].isdecimal()
    if after[:1] == ".":
        return before[-1:].isdecimal() and after[1:].isdecimal()
    return before[-1:].isdecimal() and (after[:1].isdecimal() or after[:1] == "%")


def is_inside_number(folded: str, sound: str, at: int) -> bool:
    """Whether the border at offset ``at`` of a folded text parts what is one number (1|10, 10|万, 3|%).

    ``sound`` is as long as the text and has 汉字 replaced, so that Chinese numerals, which are digits in the folded
    text, are told from digits: 一一对应 is no eleven. The parts of a date and of a fraction are numbers of their own.
    """
    if not 0 < at < len(folded):
        return False
    before, after = folded[at - 1], folded[at]
    if before not in _MEMBERS or after not in _MEMBERS:
        return False
    if before.isdecimal() and after.isdecimal() and sound[at - 1].isdecimal() and sound[at].isdecimal():
        return True
    surroundings, at = _surroundings(folded, at)
    known = (match for match in _EXPRESSION.finditer(surroundings) if match.start() < at < match.end())
    match = next(known, None)
    folded = surroundings
    if match is None or match["date"] or match["whole"] or match["fraction"] or _read(match, folded) is None:
        return False
    return not match["number"] or not match["number"].isdecimal()


_MEMBERS = frozenset(f"0123456789.,点%‰成半分之{_UNITS}")
_IN_EXPRESSIONS = _MEMBERS | frozenset("年月日号-/")
_LONGEST = 40  # characters of a number that are looked at on either side: a block may be nothing but digits


def _surroundings(folded: str, at: int) -> tuple[str, int]:
    """The run of number characters around ``at`` with two more before and three after it, and where ``at`` is in that.

    The characters beside a number decide whether it is read as one (十 without a counter is not).
    """
    start, end = at, at
    while start > max(0, at - _LONGEST) and folded[start - 1] in _IN_EXPRESSIONS:
        start -= 1
    while end < min(len(folded), at + _LONGEST) and folded[end] in _IN_EXPRESSIONS:
        end += 1
    start = max(start - 2, 0)
    return folded[start : end + 3], at - start


def _read(match: re.Match[str], folded: str) -> str | None:
    """The value of an expression; None when it is no well-formed number, or none is meant."""
    if match["date"]:
        return _date(match)
    if match["whole"] or match["fraction"]:
        return _fraction(match)
    if match["number"]:
        return _plain_number(match, folded)
    return _sum_or_share(match)


def _sum_or_share(match: re.Match[str]) -> str | None:
    if match["all"]:
        return "100%"
    if match["sum"]:
        return str(_unit(match["sum"][0]) * _unit(match["sum"][1]))
    if match["share"]:
        return _percent(match["share"], 1)
    if match["of"]:
        return _percent(match["parts"], _OF_HUNDRED[match["of"]])
    tenths, _, rest = match["tenths"].partition("成")
    return f"{tenths}{rest.replace('半', '5') or '0'}%"


def _plain_number(match: re.Match[str], folded: str) -> str | None:
    written = match["number"].rstrip("%‰").replace("点", ".")
    if written == "十" and not folded[match.end() :].startswith((*_COUNTERS, "分钟", "分之")):
        return None
    if written == "十万" and folded.startswith("火急", match.end()):
        return None
    value = _value(written)
    if value is None:
        return None
    return _plain(value / 10) + "%" if match["percent"] == "‰" else _plain(value) + match["percent"]


def _percent(share: str, divided_by: int) -> str | None:
    """``share`` divided by ``divided_by``, with a per cent sign; None when it is no well-formed number."""
    share = share.replace("点", ".")
    value = Decimal(share) if "." in share else _value(share)
    return None if value is None else _plain(value / divided_by) + "%"


def _fraction(match: re.Match[str]) -> str | None:
    if match["fraction"]:
        part, whole = (Decimal(number) for number in match["fraction"].split("/"))
    else:
        read = _value(match["part"]), _value(match["whole"])
        if read[0] is None or read[1] is None:
            return None
        part, whole = read[0], read[1]
    return f"{_plain(part)}/{_plain(whole)}" if 0 < part < whole else None


def _date(match: re.Match[str]) -> str | None:
    month, day = _value(match["month"] or match["m"]), _value(match["day"] or match["d"])
    return None if month is None or day is None else f"{match['year']}-{int(month):02}-{int(day):02}"


def _unit(character: str) -> int:
    return _SMALL.get(character) or _BIG[character]


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


@dataclass(slots=True)
class _Sum:
    """A number as it is read from left to right: what is complete, and the part below the last 万 or 亿."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    unit: int = 10**4  # the last unit of the section: the next one must be smaller
    big: int = 10**12
    pending: str = ""  # digits that wait for their unit

    def small(self, unit: int) -> bool:
        """Take 十, 百 or 千; False when it cannot stand here."""
        digits = self.pending.lstrip("0") if self.section or self.total else self.pending
        if not digits:
            if unit != 10 or self.section:
                return False
            digits = "1"
        if unit >= self.unit or not (len(digits) == 1 or ("." in digits and unit == 1000)):
            return False
        self.section += Decimal(digits) * unit
        self.unit, self.pending = unit, ""
        return True

    def large(self, unit: int) -> bool:
        """Take 万 or 亿; False when it cannot stand here."""
        if not self.section and not self.pending and self.total and unit > self.big:
            self.total *= unit  # 万亿
            self.big = unit
            return True
        if unit >= self.big or not self.settle() or not self.section:
            return False
        self.total += self.section * unit
        self.section, self.unit, self.big = Decimal(0), 10**4, unit
        return True

    def settle(self) -> bool:
        """Add the pending digits, which no unit follows, to the section; False when they cannot stand here.

        三千五 is refused: it may mean 3500 or 3005.
        """
        if not self.pending:
            return True
        first = not (self.section or self.total)
        ones = len(self.pending) == 1 and self.unit == 10
        after_zero = len(self.pending) == 2 and self.pending[0] == "0"
        if not (first or ones or after_zero or (self.total and not self.section and len(self.pending) == 4)):
            return False
        self.section += Decimal(self.pending)
        self.pending = ""
        return True


def _value(written: str) -> Decimal | None:
    """The value of a well-formed number without a share's sign; None for anything else."""
    out, at = _Sum(), 0
    while at < len(written):
        token = _TOKEN.match(written, at)
        if token is None or (token["literal"] and out.pending):
            return None
        if token["literal"]:
            out.pending = token["literal"].replace(",", "")
        elif token["unit"] in _SMALL:
            if not out.small(_SMALL[token["unit"]]):
                return None
        elif not out.large(_BIG[token["unit"]]):
            return None
        at = token.end()
    return out.total + out.section if out.settle() else None
