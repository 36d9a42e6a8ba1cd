"""What a document says of itself: title, 文号, who issued it, when, from when it holds; whom it is for.

All of it is a proposal that a person reads and corrects. Sources: GB/T 9704-2012 (the layout of official documents:
issuer, number, title, date) and the wording of the last clauses of Chinese rules (本办法自……起施行).
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.content.importers.document import Document, Part, PartKind
from kb.content.importers.shapes import Family, shape, value

_HEAD = 30  # parts that may hold title, number and issuer
_TAIL = 12  # parts that may hold the date of issue
_LONGEST_TITLE = 80
_LONGEST_NUMBER_LINE, _LONGEST_PARAGRAPH = 50, 5_000  # code points that are looked through for a number or an order
# What programs write where nobody gave a title.
_NO_TITLES = frozenset({"unknown title", "unknown", "untitled", "untitled document", "无标题", "无标题文档", "未命名"})
_TITLE_END = re.compile(
    r"(?:办法|规定|规程|细则|制度|通知|意见|指引|指南|方案|条例|章程|守则|准则|规范|须知|流程|手册|标准|公告|通告|决定|函|批复|报告|"
    r"请示|纪要|要点|计划|总结|预案|规则|合同|协议|说明书|要求|清单|目录)(?:（[^（）]{1,30}）|\([^()]{1,30}\))*$"
)
_NUMBER = re.compile(
    r"(?P<word>[\u4e00-\u9fff×xX]{1,16}?(?:发|办|函|规|字|令|通|文|便函|复|任|党|会|人|监|综|办发|银发|规章)?)"
    r"\s*[〔\[［（(【]\s*(?P<year>(?:19|20)\d\d)\s*[〕\]］）)】]\s*(?:第\s*)?(?P<at>\d{1,5})\s*号"
)
_ORDER = re.compile(r"[\u4e00-\u9fff]{2,30}令\s*(?:[〔\[（(]?\d{4}[〕\]）)]?年?)?\s*第\s*\d{1,4}\s*号")
_SMALL = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR = "(?:19|20)\\d\\d|[二〇零○一二三四五六七八九]{4}"
_DAY = rf"(?:(?P<y>{_YEAR})\s*年\s*(?P<m>{_SMALL})\s*月\s*(?P<d>{_SMALL})\s*日)"
_DATE = re.compile(_DAY)
_ONLY_DATE = re.compile(rf"[（(]?\s*{_DAY}\s*(?:印发|发布|公布|施行|起施行)?\s*[）)]?")
_EFFECTIVE = re.compile(rf"自\s*{_DAY}\s*起\s*(?:正式)?\s*(?:施行|实施|执行|生效|试行)")
_ON_ISSUE = re.compile(
    r"自\s*(?:发布|印发|公布|发文|下发|颁布|签发)\s*之\s*日\s*起\s*(?:正式)?\s*(?:施行|实施|执行|生效|试行)"
)
_ISSUED = re.compile(rf"{_DAY}[^。；\n]{{0,30}}?(?:发布|印发|公布|颁布|通过|制定|修订)")
_EXPIRES = re.compile(rf"(?:有效期(?:至|到)|施行至|执行至|截止(?:到|至)?)\s*{_DAY}")
_REPLACES = re.compile(
    r"《(?P<name>[^《》]{4,60})》(?:\s*[（(][^（）()]{4,60}[）)])?\s*(?:同时|即行|即)\s*(?:废止|失效|作废)"
)
_ISSUER = re.compile(
    r"[\u4e00-\u9fff（）()×xX]{2,30}?(?:银行|委员会|总局|监管局|监管总局|人民政府|部|局|委|署|协会|公司|分行|支行|联社|办公室|办公厅|"
    r"总行|事业部|管理部)(?:股份有限公司|有限责任公司)?[\u4e00-\u9fff]{0,14}?(?:分行|支行|办公室|总行|部)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The front matter of an article; dates are ISO 8601, empty fields are not known."""

    title: str
    number: str = ""
    authority: str = ""
    issued: str = ""
    effective: str = ""
    expires: str = ""
    replaces: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    summary: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The roles and topics that articles may have, in the order in which they are shown."""

    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def propose(document: Document, fallback: str, vocabulary: Vocabulary) -> Metadata:
    """What can be read from a document; ``fallback`` is the title when it names none."""
    head = document.parts[:_HEAD]
    title = title_of(document) or fallback
    texts = [part.shown for part in document.parts if part.shown]
    whole = "\n".join(texts)
    issued = _issued(texts)
    effective = _match_date(_EFFECTIVE, whole, last=True)
    if not effective and _ON_ISSUE.search(whole):
        effective = issued
    return Metadata(
        title=title,
        number=_number(head),
        authority=_authority(head, document.parts[-_TAIL:]),
        issued=issued,
        effective=effective,
        expires=_match_date(_EXPIRES, whole, last=True),
        replaces=tuple(dict.fromkeys(match["name"] for match in _REPLACES.finditer(whole))),
        roles=mentioned(vocabulary.roles, title, whole),
        topics=mentioned(vocabulary.topics, title, whole),
    )


def title_of(document: Document) -> str:
    """The title: what the file names so, else the heading or the lines at the top that look like one; empty if none."""
    if document.title and document.title.casefold() not in _NO_TITLES:
        return document.title
    parts = (*document.parts, *document.hidden)
    return "".join(parts[at].text.strip().replace("\n", "") for at in title_parts(parts))


def title_parts(parts: Sequence[Part]) -> tuple[int, ...]:
    """The places of the parts that make up the title: one, or several lines up to the one that ends like a title."""
    head = parts[:_HEAD]
    for at, part in enumerate(head):
        if part.kind is PartKind.HEADING and part.level == 1 and part.text and _is_free(part):
            return (at,)
        if part.kind is PartKind.PARAGRAPH and _is_free(part) and len(part.text) <= _LONGEST_TITLE:
            line = part.text.strip().replace("\n", "")
            if _TITLE_END.search(line) and "。" not in line:
                return _with_lines_above(head, at)
        if part.kind is PartKind.TABLE or len(part.text) > 2 * _LONGEST_TITLE:
            break
    first = next(((at, part) for at, part in enumerate(head) if part.text.strip()), None)
    if first and first[1].kind in {PartKind.HEADING, PartKind.PARAGRAPH} and _is_free(first[1]):
        if _is_one_of_several(parts, first[0]):
            return ()
        line = first[1].text.strip()
        if len(line) <= 40 and not re.search(r"[。；;：:]$", line):
            return (first[0],)
    return ()


def _is_free(part: Part) -> bool:
    """Whether a line is neither a numbered one nor a number or date of the document."""
    text = part.text.strip()
    found = shape(part.shown)
    return (
        (found is None or found.family is Family.DIGIT_DOT)
        and not _NUMBER.fullmatch(text)
        and not _ORDER.fullmatch(text)
        and not _ONLY_DATE.fullmatch(text)
    )


def _is_one_of_several(parts: Sequence[Part], at: int) -> bool:
    """Whether a heading has others of its level below: the name of a workbook's first sheet names not the workbook."""
    level = parts[at].level
    return parts[at].kind is PartKind.HEADING and any(
        part.kind is PartKind.HEADING and part.level == level for part in parts[at + 1 :]
    )


def _with_lines_above(head: Sequence[Part], at: int) -> tuple[int, ...]:
    """A title of two lines: the line above, when that is short, free, and neither number nor issuer."""
    above = head[at - 1] if at else None
    if above is None or above.kind is not PartKind.PARAGRAPH or not _is_free(above) or (above.gap and head[at].gap):
        return (at,)
    line = above.text.strip()
    if len(line) > 30 or re.search(r"[。；;：:，,文件]$", line) or not line:
        return (at,)
    return (at - 1, at) if _ISSUER.fullmatch(line) or line.startswith("关于") else (at,)


def _number(head: Sequence[Part]) -> str:
    for part in head:
        text = part.text.strip()
        if len(text) > _LONGEST_NUMBER_LINE:  # in 2.6 million characters a search takes 0.6 s, without a pause
            continue
        match = _NUMBER.search(text)
        if match and len(text) <= 40 and not re.search(r"[《》]", text):
            return f"{match['word']}〔{match['year']}〕{match['at']}号"
        if order := _ORDER.search(text):
            return order[0].replace(" ", "")
    return ""


def _authority(head: Sequence[Part], tail: Sequence[Part]) -> str:
    """Who issued it: the line above the date at the end, else the head of the paper (……文件)."""
    for before, part in pairwise(tail):
        line = before.text.strip()
        if _ONLY_DATE.fullmatch(part.text.strip()) and _ISSUER.fullmatch(line):
            return line
    for part in head:
        line = part.text.strip()
        if line.endswith("文件") and _ISSUER.fullmatch(line.removesuffix("文件")):
            return line.removesuffix("文件")
    for part in head:
        match = _ORDER.search(part.text, 0, _LONGEST_PARAGRAPH)
        if match:
            return match[0].partition("令")[0]
    return ""


def _issued(texts: Sequence[str]) -> str:
    for text in reversed(texts[-_TAIL:]):
        if match := _ONLY_DATE.fullmatch(text.strip()):
            return _iso(match)
    for text in texts[:_HEAD]:
        if match := _ONLY_DATE.fullmatch(text.strip()) or _ISSUED.search(text):
            return _iso(match)
    for text in reversed(texts[-_TAIL:]):
        if len(text) < 60 and (match := _ISSUED.search(text)):
            return _iso(match)
    return ""


def _match_date(pattern: re.Pattern[str], text: str, *, last: bool) -> str:
    found = [date for match in pattern.finditer(text) if (date := _iso(match))]
    return (found[-1] if last else found[0]) if found else ""


def _iso(match: re.Match[str]) -> str:
    year = match["y"]
    if not year.isdecimal():
        year = "".join(str(value(digit)) for digit in year)
    try:
        return dt.date(int(year), value(match["m"]), value(match["d"])).isoformat()
    except ValueError:
        return ""


def mentioned(words: Sequence[str], title: str, text: str) -> tuple[str, ...]:
    """The words that a title names; without any the three that the text names most, at least three times."""
    named = tuple(word for word in words if word in title)
    if named:
        return named
    counts = sorted(((text.count(word), word) for word in words), key=lambda pair: -pair[0])
    return tuple(word for count, word in counts[:3] if count >= 3)
