"""Numbers, dates and terms in a passage, by value: 10万, 十万 and 100,000 are the same, 2个月 and 二个月 too."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import cast

from kb.model import AlertKind, Span
from kb.text.lazy_pattern import lazy_pattern
from kb.text.normalize import simplify

_DIGIT_OF = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_UNIT_OF = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億兩−﹣", "一二三四五六七八九十百千万亿两--")
# Months and days are not converted into one another; neither are days and working days.
_SPANS = {
    **dict.fromkeys(("年", "周年"), ("month", Fraction(12))),
    **dict.fromkeys(("季度", "季"), ("month", Fraction(3))),
    **dict.fromkeys(("月", "月份"), ("month", Fraction(1))),
    "旬": ("day", Fraction(10)),
    **dict.fromkeys(("周", "星期", "礼拜"), ("day", Fraction(7))),
    **dict.fromkeys(("天", "日", "号", "自然日"), ("day", Fraction(1))),
    **dict.fromkeys(("工作日", "交易日", "营业日"), ("working day", Fraction(1))),
    **dict.fromkeys(("小时", "钟头"), ("minute", Fraction(60))),
    **dict.fromkeys(("分钟", "分"), ("minute", Fraction(1))),
    "秒": ("minute", Fraction(1, 60)),
}
_CHINESE = "〇零一二两三四五六七八九十百千万亿"
_N = rf"(?:\d[\d,]*(?:\.\d+)?[十百千万亿]*|[{_CHINESE}]+(?:点[〇零一二三四五六七八九]+[万亿]?)?)"
_UNIT = "周年|年|季度|季|月份|月|旬|周|星期|礼拜|自然日|工作日|交易日|营业日|天|日|号|小时|钟头|分钟|秒"
# In these a numeral is no number.
_WORDS = lazy_pattern(
    "十分(?![钟之制])|万一|千万(?=[不别要勿])|百分百|五花八门|三令五申|一五一十|四舍五入|统一|唯一|逐一|一一|同一|单一|专一|"
    "进一步|一次性|一站式|一体化|一揽子|一系列|一方面|一律|一并|一旦|一般|一致|一定|一经|一直|一样|一些|一同|一起|一切|"
    "之一|不一|第一时间|第一(?=[,、是])|万分(?!之)|百姓|四周|三方|两旁|双方|三农|三查|五级分类|一线|二维码|一把手|一带一路"
)
# A Chinese numeral without 十百千万亿 is a number where something is counted.
_COUNTED = "个名人次份户项条元倍级类种家位笔联张折本枚章道遍层岗成角块页步轮批台件间处所期栏套队组班遍趟级等档房厘分"
_CURRENCY = "美元|美金|港元|港币|欧元|日元|英镑"
_THINGS = {
    counter: thing
    for thing, counters in {
        "人": "人名位",
        "户": "户家",
        "元": "元块角",
        "次": "次遍",
        "份": "份联张页本",
        "岁": "岁",
    }.items()
    for counter in counters
}
_TOKEN = lazy_pattern(
    rf"(?P<word>{_WORDS.pattern})"
    rf"|(?P<date>(?:(?P<y>\d{{4}}|[〇零一二三四五六七八九]{{4}})(?:年|[-/.](?=\d{{1,2}}[-/.]\d)))?"
    rf"(?P<m>(?<![\d.])\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:月|(?<=[-/.]\d)[-/.]|(?<=[-/.]\d\d)[-/.])"
    rf"(?P<d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})(?:[日号]|(?!\d)))"
    rf"|(?P<clock>(?P<h>\d{{1,2}}):(?P<min>\d\d)|(?P<ho>{_N})(?:点|时)(?P<half>半|整|(?:{_N}分))?(?![以之内效]))"
    rf"|每?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末1-7])(?![个次期])"
    rf"|(?:每隔?|按|逐|隔)(?:(?P<every>{_N})|(?P<every_half>半))?个?(?P<every_unit>{_UNIT})"
    rf"|(?P<span>{_N})个?(?P<plus_half>半)?个?(?P<span_unit>{_UNIT})(?P<and_half>半)?"
    rf"|半个?(?P<half_unit>{_UNIT})"
    rf"|(?P<per>百分之|千分之|万分之)(?P<per_number>{_N}|百)"
    rf"|(?P<over>{_N})分之(?P<under>{_N})"
    rf"|(?P<cheng>{_N})成(?P<cheng_more>半|[一二三四五六七八九])?(?![立功为交员本果])"
    rf"|(?P<slash>\d+/\d+)"
    rf"|(?P<sign>(?<![\d%‰元天日月年个A-Za-z+-])[+±-])?(?P<arabic>\d[\d,]*(?:\.\d+)?[十百千万亿]*)(?P<share>[%‰]|个百分点|个基点|BP)?(?=(?P<currency>{_CURRENCY})|)(?=(?P<thing>[{_COUNTED}])|)"
    rf"|(?P<counted>[双单])(?=[人线岗锁签录])"
    rf"|(?P<chinese>[{_CHINESE}]+(?:点[〇零一二三四五六七八九]+[万亿]?)?)(?=(?P<counter>{_CURRENCY}|[{_COUNTED}])|)"
    r"|(?P<grade>(?<![A-Za-z])[A-Z]{1,3}(?:[+-]+(?![A-Za-z\d])|(?=[类级等档])))"
)


_TAG = lazy_pattern(r"</?[A-Za-z][^<>]{0,60}>")
_BLANKS = lazy_pattern(r"(?<![A-Za-z\d])[^\S\n]+|[^\S\n]+(?![A-Za-z\d])")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, a date or a term: where it stands in the plain text and what it is, however it is written.

    ``value`` is the same for everything that says the same. ``vague`` is the 一 of 一个, which may be left out.
    ``counted`` tells apart what is counted, where the counter says it: 10户 and 10人; empty for 10个.
    """

    span: Span
    kind: AlertKind
    value: tuple[object, ...]
    vague: bool = False
    counted: str = ""


def plain(text: str) -> str:
    """``text`` in one width, simplified, without tags, without blanks beside Chinese: what ``quantities`` reads."""
    return _BLANKS.sub("", simplified(unicodedata.normalize("NFKC", _TAG.sub("", text))))


def simplified(text: str) -> str:
    """``text`` with simplified Chinese characters; all others, capital letters too, as they are."""
    return text.translate(_simplified_characters())


@cache
def _simplified_characters() -> dict[int, str]:
    """Of the Chinese characters those that have a simplified form: a table, as asking for each run takes ten times."""
    known = "".join(map(chr, range(0x4E00, 0xA000)))
    return {ord(old): new for old, new in zip(known, simplify(known), strict=True) if old != new}


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities in a ``plain`` text, left to right."""
    for match in _TOKEN.finditer(text.translate(_FINANCIAL)):
        read = _READERS.get(_first_group(match))
        found = read(match) if read is not None else None
        if found is not None:
            kind, value, *vague = found
            counter = match["thing"] or match["counter"] or ""
            yield Quantity(Span(*match.span()), kind, value, bool(vague), _THINGS.get(counter, ""))


def number(written: str) -> Fraction | None:
    """The value of a numeral, Arabic, Chinese or mixed (1.5万); None for what is none."""
    whole, _, decimals = written.replace(",", "").partition("点")
    if decimals:
        tail = decimals.rstrip("万亿")
        factor = number("一" + decimals[len(tail) :]) if len(tail) < len(decimals) else Fraction(1)
        base, digits = number(whole), "".join(str(_DIGIT_OF[one]) for one in tail)
        return None if base is None or factor is None else (base + Fraction(int(digits), 10 ** len(digits))) * factor
    if all(character in _DIGIT_OF for character in whole) and len(whole) > 1:
        return Fraction(int("".join(str(_DIGIT_OF[one]) for one in whole)))
    return _summed(whole)


def _summed(whole: str) -> Fraction | None:
    total, section, pending = Fraction(0), Fraction(0), cast("Fraction | None", None)
    for token in re.findall(r"\d+(?:\.\d+)?|.", whole):
        unit = _UNIT_OF.get(token, 0)
        if unit >= 10**8:  # 万亿 too: all that stands before it counts in it
            total, section, pending = (total + section + (pending or 0) or Fraction(1)) * unit, Fraction(0), None
        elif unit >= 10**4:
            total, section, pending = total + (section + (pending or 0) or Fraction(1)) * unit, Fraction(0), None
        elif unit:
            section += (Fraction(1) if pending is None else pending) * unit
            pending = None
        else:
            value = Fraction(_DIGIT_OF[token]) if token in _DIGIT_OF else _fraction(token)
            if value is None:
                return None
            pending = value
    return total + section + (pending or 0)


def _fraction(token: str) -> Fraction | None:
    try:
        return Fraction(token)
    except (ValueError, ZeroDivisionError):
        return None


# --- one reader for each alternative of _TOKEN -----------------------------------------------------------------------

_Read = tuple[AlertKind, tuple[object, ...]] | tuple[AlertKind, tuple[object, ...], bool] | None


def _first_group(match: re.Match[str]) -> str:
    return next((name for name in _READERS if match[name] is not None), "")


def _date(match: re.Match[str]) -> _Read:
    parts = (None if match[name] is None else number(match[name]) for name in ("y", "m", "d"))
    return AlertKind.DATE, ("date", *parts)


def _clock(match: re.Match[str]) -> _Read:
    if match["h"]:
        return AlertKind.DATE, ("clock", Fraction(match["h"]), Fraction(match["min"]))
    half = match["half"] or ""
    minutes = Fraction(30) if half == "半" else number(half[:-1]) if half[:-1] else Fraction(0)
    return AlertKind.DATE, ("clock", number(match["ho"]), minutes)


def _every(match: re.Match[str]) -> _Read:
    base, size = _SPANS[match["every_unit"]]
    times = Fraction(1, 2) if match["every_half"] else number(match["every"]) if match["every"] else Fraction(1)
    return None if times is None else (AlertKind.DATE, ("every", base, times * size))


def _span(match: re.Match[str]) -> _Read:
    times = number(match["span"])
    base, size = _SPANS[match["span_unit"]]
    if times is None:
        return None
    if match["span_unit"] == "年" and times >= 1000:
        return AlertKind.DATE, ("year", times)
    half = Fraction(1, 2) if match["plus_half"] or match["and_half"] else Fraction(0)
    return AlertKind.DATE, ("span", base, (times + half) * size)


def _weekday(match: re.Match[str]) -> _Read:
    return AlertKind.DATE, ("weekday", {"天": "日", "7": "日"}.get(match["weekday"], match["weekday"]))


def _half(match: re.Match[str]) -> _Read:
    base, size = _SPANS[match["half_unit"]]
    return AlertKind.DATE, ("span", base, size / 2)


def _per(match: re.Match[str]) -> _Read:
    parts = {"百分之": 100, "千分之": 1000, "万分之": 10_000}[match["per"]]
    share = number(match["per_number"])
    return None if share is None else (AlertKind.NUMBER, ("number", share / parts))


def _over(match: re.Match[str]) -> _Read:
    parts, share = number(match["over"]), number(match["under"])
    return None if not parts or share is None else (AlertKind.NUMBER, ("number", share / parts))


def _cheng(match: re.Match[str]) -> _Read:
    tenths, more = number(match["cheng"]), match["cheng_more"]
    extra = Fraction(1, 2) if more == "半" else Fraction(_DIGIT_OF[more], 10) if more else Fraction(0)
    return None if tenths is None else (AlertKind.NUMBER, ("number", (tenths + extra) / 10))


def _slash(match: re.Match[str]) -> _Read:
    over, under = match["slash"].split("/")
    return AlertKind.NUMBER, ("number", Fraction(int(over), int(under)) if int(under) else match["slash"])


def _arabic(match: re.Match[str]) -> _Read:
    value, share = number(match["arabic"]), match["share"]
    if value is None:
        return None
    sign = -1 if match["sign"] == "-" else 1
    marks = [mark for mark in (match["sign"] if match["sign"] == "±" else None, match["currency"]) if mark]
    parts = {"%": 100, "‰": 1000, "个百分点": 100, "个基点": 10_000, "BP": 10_000}.get(share, 1)
    return AlertKind.NUMBER, ("number", sign * value / parts, *marks)


def _chinese(match: re.Match[str]) -> _Read:
    written, counter = match["chinese"], match["counter"]
    if counter is None and not (len(written) > 1 and any(one in _UNIT_OF for one in written)):
        return None
    value = number(written)
    if value is None:
        return None
    if written == "一":
        return AlertKind.NUMBER, ("number", value), True
    return AlertKind.NUMBER, ("number", value, *([counter] if counter in _CURRENCY.split("|") else []))


def _counted(match: re.Match[str]) -> _Read:
    return AlertKind.NUMBER, ("number", Fraction(2 if match["counted"] == "双" else 1))


def _grade(match: re.Match[str]) -> _Read:
    return AlertKind.NUMBER, ("grade", match["grade"])


_READERS: dict[str, Callable[[re.Match[str]], _Read]] = {
    "word": lambda _match: None,
    "date": _date,
    "clock": _clock,
    "weekday": _weekday,
    "every_unit": _every,
    "span": _span,
    "half_unit": _half,
    "per": _per,
    "over": _over,
    "cheng": _cheng,
    "slash": _slash,
    "arabic": _arabic,
    "counted": _counted,
    "chinese": _chinese,
    "grade": _grade,
}
