"""What in a changed passage must not be overlooked: numbers, dates, and the words that oblige, allow or forbid."""

import re
import unicodedata
from collections import Counter

from kb.model import Alert, AlertKind

_NUMERALS = r"\d０-９〇零一二三四五六七八九十百千万亿两"
_PATTERNS = {
    AlertKind.DATE: re.compile(
        rf"[{_NUMERALS}]{{2,4}}年(?:[{_NUMERALS}]{{1,3}}月)?(?:[{_NUMERALS}]{{1,3}}[日号])?"
        rf"|[{_NUMERALS}]{{1,3}}月[{_NUMERALS}]{{1,3}}[日号]|[{_NUMERALS}]{{1,3}}个?(?:工作日|天|日|周|月|季度|年|小时|分钟)"
    ),
    AlertKind.NUMBER: re.compile(
        rf"百分之[{_NUMERALS}点]+|\d[\d,，.]*\d?\s*[%‰％]?[十百千万亿]*|[二三四五六七八九两〇]?[十百千万亿][{_NUMERALS}]*"
        rf"|[一二三四五六七八九两](?=[个名人次份户项条元倍级类种家位笔联张折本枚章道遍层岗成])|[双单](?=人)|[\d一二三四五六七八九]+分之[\d一二三四五六七八九]+"
    ),
    AlertKind.MODAL: re.compile(
        "不少于|不超过|不低于|不高于|至少|最多|以上|以下|以内|严禁|禁止|不得|不准|不许|不能|不应|不可|不必|无须|无需|不需|必须|应当|应该|务必|需要|可以|允许|一律|原则上|应|须|可"
    ),
}


def alerts(before: str, after: str) -> tuple[Alert, ...]:
    """What the two passages do not share of each kind, in the order of the text; full and half width are the same."""
    before, after = (unicodedata.normalize("NFKC", text) for text in (before, after))
    found = []
    for kind in AlertKind:
        old, new = _standing(kind, before), _standing(kind, after)
        gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
        if gone or come:
            found.append(Alert(kind, tuple(gone.elements()), tuple(come.elements())))
    return tuple(found)


def _standing(kind: AlertKind, text: str) -> list[str]:
    """What is read as a date is no number."""
    if kind is AlertKind.NUMBER:
        text = _PATTERNS[AlertKind.DATE].sub("\n", text)
    return [match[0].strip() for match in _PATTERNS[kind].finditer(text)]
