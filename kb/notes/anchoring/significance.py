"""Which differences of two texts mean nothing: numbering, punctuation, width, blanks, another writing of a number."""

import re
import unicodedata
from functools import lru_cache

from kb.notes.anchoring.quantities import plain, quantities, simplified
from kb.text.lazy_pattern import lazy_pattern

_NUMERAL = r"[\d０-９〇零一二三四五六七八九十百千]{1,5}"
# The numbers of articles, lists and footnotes: 第三条之一, （二）, [1], and 3. or ③ where a line or a clause begins.
_NUMBERING = lazy_pattern(
    rf"第{_NUMERAL}[条款项章节编目](?:之{_NUMERAL})?|\[\^?\d{{1,3}}\]"
    rf"|(?:[(（]{_NUMERAL}[)）]|[①-⑳⑴-⒇⒈-⒛㈠-㈩])(?:\s*{_NUMERAL}(?:[、．]|[.](?!\d)))?"
    rf"|(?:(?<=[\n。；;：:])|^)\s*{_NUMERAL}\s*(?:[、)）．]|[.](?!\d))",
    re.MULTILINE,
)
# All but the Chinese characters that no number, term or numbering is written with: these always mean something.
_UNSURE = lazy_pattern(
    "[^一-鿿]|[〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億兩第条款项章节编目之分点成半双单"
    "年季度月份旬周星期礼拜自然工作交易营业天日号小时钟头秒每隔按逐个整基百人线岗锁签录]"
)
_SIGNS = frozenset("+-±%‰≥≤<>=#&/~")  # punctuation by its category, or next to it, that says something


def without_numbering(text: str) -> str:
    """``text`` without the numbers of articles and lists: a new article above renumbers all below."""
    return _NUMBERING.sub("", text)


@lru_cache(maxsize=4096)
def meaning_of(text: str) -> str:
    """What is left of a text when all is taken away that means nothing: two that have the same say the same."""
    words = plain(without_numbering(text))
    out, done = [], 0
    for quantity in quantities(words):
        value = "|".join(map(str, quantity.value))
        out += [_words(words[done : quantity.span.start]), f"<{quantity.kind}:{value}>"]
        done = quantity.span.end
    return "".join([*out, _words(words[done:])])


def _words(text: str) -> str:
    """The letters and signs of a plain text."""
    return "".join(one for one in text if one in _SIGNS or unicodedata.category(one)[0] in "LNSM")


def same_meaning(one: str, other: str) -> bool:
    """Whether two texts differ in nothing that means something."""
    if one == other:
        return True
    if _UNSURE.sub("", simplified(one)) != _UNSURE.sub(
        "", simplified(other)
    ):  # most changes are seen here, in a tenth of the time
        return False
    return meaning_of(one) == meaning_of(other)


def likeness(one: str, other: str) -> float:
    """The share of two texts' meaning that is the same: twice the longest common subsequence over both lengths."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only where a text has changed

    return float(Indel.normalized_similarity(meaning_of(one), meaning_of(other)))
