"""What the beginning of a line says: 第三章, 第十二条, 二、, （三）, 4., a bullet. Pure functions of one text."""

import re
from dataclasses import dataclass
from enum import IntEnum

_HAN = "一二三四五六七八九十百千零〇○两"
_COUNT = rf"[{_HAN}\d０-９]{{1,8}}"
_VALUES = {**dict(zip("零〇○一二三四五六七八九", (0, 0, 0, *range(1, 10)), strict=True)), "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


class Family(IntEnum):
    """Kinds of numbered lines, from the widest to the narrowest: what stands higher holds what stands lower."""

    BOOK = 0
    DIVISION = 1
    ANNEX = 2
    CHAPTER = 3
    SECTION = 4
    CLAUSE = 5
    HAN_COMMA = 6
    DIGIT_COMMA = 7
    PLAIN = 8
    HAN_PAREN = 9
    DIGIT_DOT = 10
    DIGIT_PAREN = 11


@dataclass(frozen=True, slots=True)
class Shape:
    """A numbered line: its kind, its number (0 when it has none), the number as written, and what stands behind it."""

    family: Family
    number: int
    label: str
    rest: str
    apart: bool  # white space or a bracket between the number and the rest


_PATTERNS = (
    (Family.BOOK, re.compile(rf"第({_COUNT})编")),
    (Family.DIVISION, re.compile(rf"第({_COUNT})(?:部分|篇|分编)")),
    (Family.CHAPTER, re.compile(rf"第({_COUNT})章")),
    (Family.SECTION, re.compile(rf"第({_COUNT})节")),
    (Family.CLAUSE, re.compile(rf"第({_COUNT})条(?:之[{_HAN}]{{1,3}})?")),
    (Family.ANNEX, re.compile(rf"(?:附件|附录|附表)\s*({_COUNT})?(?=[\s:：.．、]|$)")),
    (Family.HAN_COMMA, re.compile(rf"([{_HAN}]{{1,5}})、")),
    (Family.HAN_PAREN, re.compile(rf"[（(]([{_HAN}]{{1,5}})[）)]")),
    (Family.DIGIT_COMMA, re.compile(r"(\d{1,3})、")),
    (Family.DIGIT_PAREN, re.compile(r"[（(](\d{1,3})[）)]|(?<!\d)\d{1,3}[）)]")),
    (Family.DIGIT_DOT, re.compile(r"(\d{1,3})(?:(?:[.．]\d{1,3})+(?=\s)|[.．](?!\d))")),
)
_SPREAD = re.compile(rf"第\s*({_COUNT})\s*(编|部分|篇|章|节|条)(?=\s)")
BULLET = re.compile(r"(?:[•●◆■▪➢►◇○*·]\s*|[-–—－]\s*(?=[^\s\d\-–—－]))")
# 第三条规定的情形, 第五条第二款, 第六条至第九条: about a clause, not the clause itself.
_REFERENCE = re.compile(r"规定|所[称列述指]|第|[至到和与或及、，。,；]")
_PERHAPS = re.compile(r"[规所的中之要关项款（(]")  # 第三条中小学校, 第三条中的规定


def shape(text: str) -> Shape | None:
    """The numbered shape of a line, None for others."""
    text = text.strip()
    spread = _SPREAD.match(text)
    if spread:  # 第 一 章: set apart by hand
        text = f"第{spread[1]}{spread[2]}{text[spread.end() :]}"
    for family, pattern in _PATTERNS:
        match = pattern.match(text)
        if not match:
            continue
        rest = text[match.end() :]
        apart = not rest or rest[0].isspace() or rest[0] in "【〔[（("
        label = match[0]
        return Shape(family, value(match[1] or "") if match.lastindex else 0, label, rest.strip(), apart)
    return None


def refers(rest: str) -> bool:
    """Whether what stands behind 第X条 speaks about that clause instead of being its text."""
    return bool(_REFERENCE.match(rest))


def may_refer(rest: str) -> bool:
    """Whether it may do so, or be a text that begins alike."""
    return bool(_REFERENCE.match(rest) or _PERHAPS.match(rest))


def opens_block(text: str) -> bool:
    """Whether a line begins something new: a numbered line, a bullet."""
    return shape(text) is not None or bool(BULLET.match(text.strip()))


def value(written: str) -> int:
    """The value of a small whole number in either writing: 23, ２３, 二十三, 二三; 0 for none."""
    total, digit = 0, 0
    for character in written:
        if character.isdecimal():
            digit = digit * 10 + int(character)
        elif character in _UNITS:
            total += max(digit, 1) * _UNITS[character]
            digit = 0
        else:
            digit = digit * 10 + _VALUES.get(character, 0)
    return total + digit
