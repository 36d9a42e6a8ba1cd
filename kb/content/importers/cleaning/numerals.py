"""Digits that stand for Chinese numerals in scraped text: 做好1名, 1站式, 再3, 0售. 2015年, 3350万元 and 第1次 stay.

Some sites replace every 一 by 1. A digit that is only right as a numeral gives that away: put back, it lies inside a
word (一站式, 再三, 零售, 一定). Where enough of them are found for the 一 that are left, single digits before a measure
word or between 汉字 are numerals too; elsewhere they are left alone, because 3个工作日 is what people write.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.content.importers.document import Part, PartKind
from kb.text.normalize import is_han

_NUMERALS = "零一二三四五六七八九"
_LONE = re.compile(
    r"(?<![0-9A-Za-z０-９.．%％/\-~～至])(?<![0-9][,，])[0-9](?![0-9A-Za-z０-９.．%％℃°/~～:：]|[至到或、－—][0-9])"
)
_MEASURES = frozenset(
    "个名位种项次人笔条张片块层句段通座份类级批群家间件套本册支只口头匹台辆架颗粒滴股阵场番回趟遍下者大方步道把副双对组队代轮任届期"
)
# What numbers in digits stand before as a rule.
_UNITS = frozenset("年月日号时点分秒元角万亿千百十倍米吨克升页版楼栋室岁周刻")
_SPANS = ("个月", "个工作日", "个小时", "个自然日", "个交易日", "个百分点", "个年度", "个季度", "个星期")
_DEFINITE = ("这", "那", "每", "某", "新的", "过去的", "头", "同", "旧的", "到")
# Words with 第 that are no ordinals.
_FIRST_WORDS = (
    "第一时间",
    "第一线",
    "第一手",
    "第一把手",
    "第一桶金",
    "第二职业",
    "第二课堂",
    "第三方",
    "第三产业",
    "第三者",
)
_LEAST_PROOFS = 3
_PROOFS_A_NUMERAL = 0.5  # proofs for each 一 that is left


@dataclass(frozen=True, slots=True)
class LoneDigit:
    """A single digit in a part's text; ``certain`` when only the numeral makes a word there."""

    part: int
    at: int
    numeral: str
    certain: bool


@dataclass(frozen=True, slots=True)
class MisplacedDigits:
    """The digits that stand for numerals; ``replaced`` tells that the text as a whole had its numerals replaced."""

    digits: tuple[LoneDigit, ...]
    replaced: bool


def misplaced_digits(parts: Sequence[Part]) -> MisplacedDigits:
    """The digits that stand for numerals, in reading order."""
    found = [
        digit for at, part in enumerate(parts) if part.kind is not PartKind.TABLE for digit in _lone(at, part.text)
    ]
    proofs = sum(digit.certain for digit in found)
    left = sum(part.text.count("一") for part in parts)
    if proofs >= max(_LEAST_PROOFS, left * _PROOFS_A_NUMERAL):
        return MisplacedDigits(tuple(found), replaced=True)
    return MisplacedDigits(tuple(digit for digit in found if digit.certain), replaced=False)


def _lone(at: int, text: str) -> Iterator[LoneDigit]:
    matches = [match for match in _LONE.finditer(text) if _beside_han(text, match.start())]
    if not matches:
        return
    from kb.text.segment import boundaries  # noqa: PLC0415 - the segmenter's dictionary takes 0.2 s

    restored = list(text)
    for match in matches:
        restored[match.start()] = _NUMERALS[int(match[0])]
    whole = "".join(restored)
    edges = sorted(boundaries(whole))
    for match in matches:
        place = match.start()
        word = _word_around(edges, whole, place)
        certain = _is_word(word, text, place)
        if certain or _is_numeral(text, place):
            yield LoneDigit(at, place, restored[place], certain)


def _beside_han(text: str, at: int) -> bool:
    after, before = text[at + 1 : at + 2], text[at - 1 : at] if at else ""
    return bool((after and is_han(after)) or (before and is_han(before)))


def _word_around(edges: Sequence[int], text: str, at: int) -> str:
    behind = bisect_right(edges, at)
    return text[edges[behind - 1] : edges[behind]]


def _is_word(word: str, text: str, at: int) -> bool:
    """Whether the numeral belongs to a word, and not to a count or a date that happens to be in the dictionary."""
    if text[at - 1 : at] == "第":
        return f"第{_NUMERALS[int(text[at])]}{text[at + 1 : at + 4]}".startswith(_FIRST_WORDS)
    if len(word) < 2 or all(character in _NUMERALS for character in word):
        return False
    after = text[at + 1 : at + 2]
    if word.endswith(_NUMERALS[int(text[at])]) and (not is_han(after or "。") or after in _MEASURES | _UNITS | {"天"}):
        return False
    rest = word.translate(dict.fromkeys(map(ord, _NUMERALS)))
    counted = _MEASURES | _UNITS | {"天"}
    return not (word[0] in _NUMERALS and (text.startswith(_SPANS, at + 1) or all(sign in counted for sign in rest)))


def _is_numeral(text: str, at: int) -> bool:
    """Whether a digit in a text whose numerals were replaced is one of them."""
    digit, before, after = text[at], text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before == "第" or not after or not is_han(after):
        return False
    if after in _UNITS or after == "天":
        return digit == "1" and after in "年月日天点" and text[:at].endswith(_DEFINITE)
    if text.startswith(_SPANS, at + 1) and digit != "1":
        return False
    if after in _MEASURES:
        return True
    return bool(before) and (is_han(before) or before in "“‘《（(")
