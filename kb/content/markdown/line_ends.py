r"""Which line ends of a paragraph are meant.

CommonMark reads a line end as a space, for texts that are wrapped by hand. Chinese writers rarely wrap: they press
Enter where something new begins (``1、…⏎2、…``, ``电话：95588⏎地址：…``). So a line end is kept where no sentence goes
on. Inside a sentence it vanishes: Chinese has no spaces.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby, pairwise

from kb.text.lazy_pattern import lazy_pattern

_WIDE = lazy_pattern(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_HAN = lazy_pattern(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_SENTENCE_END = lazy_pattern(r"[。！？；：…!?;:.][”’」』）)】》\"'\]]*\s*$")
_CHINESE_END = lazy_pattern(r"[。！？；：…][”’」』）)】》\"'\]]*\s*$")
_GOES_ON = lazy_pattern(r"[，、,（(《“‘「『【\[—-]\s*$")
_NUMBER = "一二三四五六七八九十百零〇两"
# What begins something of its own: a number, a bullet, a sign, a label, a bracket, a cell, a time.
_BEGINS_ANEW = lazy_pattern(
    rf"\s*(?:[{_NUMBER}]{{1,4}}\s*[、.．：:)）]|[（(\[【〔]\s*(?:[{_NUMBER}]{{1,4}}|\d{{1,3}}|[A-Za-z])\s*[)）\]】〕]"
    r"|\d{1,3}\s*(?:[、．)）：]|\.(?!\d))|[A-Za-z]\s*[、．)）]|[A-Z]\.(?=\s*[\u3400-\u9fff])"
    rf"|第[{_NUMBER}\d]{{1,5}}[章节条款项步类点天周]"
    rf"|(?:第[{_NUMBER}]{{1,3}}|其[{_NUMBER}]|首先|其次|再次|最后)\s*[，,、：:]|[{_NUMBER}]{{1,2}}是(?!否)"
    r"|[\u2460-\u24ff\u2776-\u2793\u3220-\u3243\u3280-\u32b0]|[\u2160-\u217f]\s*[、.．)）]"
    r"|[•·●○◆◇■□▪▫►▶➢➤★☆※→⇒√✓✔✕✖☑☐☒✅❌❗⚠👉📌🔹🔸－]|(?:--?|—{1,2}|\*|\+)(?=\S)(?!\d)"
    r"|[|｜]|【|\[[^\]]{1,12}\][：:]|\d{1,2}[:：]\d{2}(?!\d)|[qQaA][:：]|\d{4}[-/.年]\d{1,2}[-/.月])"
)
_LABEL = lazy_pattern(
    r"\s*[“\"「《（(]?[^\s，。；：、！？,;:!?]{1,10}[”\"」》）)]?\s*[：:](?!//)\s*(?P<value>.*?)\s*$", re.DOTALL
)
_SHORT_VALUE = 6  # code points: 张三, 信贷部; a longer one may be the beginning of a sentence
_LISTED = 3  # as many short lines without any punctuation are a list
_SHORT_LINE = 16  # code points
_PUNCTUATION = lazy_pattern(r"[，。；：、！？,;:!?…]")
# A short line that is written like a heading (第二章 放款审核, 二、放款审核): what stands below is another thing.
_WRITTEN_HEADING = lazy_pattern(
    rf"\s*(?:第[{_NUMBER}\d]{{1,5}}(?:[编篇章节]|部分)|[{_NUMBER}]{{1,4}}、)[^，。；：、！？,;:!?…]+$"
)


def line_ends(lines: Sequence[str]) -> list[str]:
    r"""For each line of a paragraph but the last what stands behind it: ``\n``, a space, or nothing.

    ``lines`` are plain text without marks. Between words a line end that is not kept is a space, beside a Chinese
    character it is nothing.
    """
    listed = _listed(lines)
    return [
        "\n" if both else _end(one, other)
        for (one, other), both in zip(pairwise(lines), (a and b for a, b in pairwise(listed)), strict=True)
    ]


def _end(line: str, following: str) -> str:
    if line.endswith("\n") or following.startswith("\n"):
        return ""  # there is a line end already
    if line and following and _is_kept(line, following):
        return "\n"
    wide = _WIDE.match(line[-1:]) or _WIDE.match(following[:1])
    return "" if wide or not line or not following else " "


def _is_kept(line: str, following: str) -> bool:
    if _CHINESE_END.search(line[-8:]) or _BEGINS_ANEW.match(following):
        return not _is_bound(line, following)
    if _GOES_ON.search(line[-4:]):
        return False
    if len(line) <= _SHORT_LINE and _WRITTEN_HEADING.match(line):
        return True
    if _SENTENCE_END.search(line[-8:]) and _HAN.search(line):
        return True
    label = _LABEL.match(line) if len(line) < 200 else None
    if _begins_with_label(following):
        return bool(label) or len(line) <= _SHORT_LINE
    return bool(label and _is_short_value(label["value"]))


def _is_bound(line: str, following: str) -> bool:
    """A sentence that ends in English and goes on in English is wrapped by hand, as is one that stops at a comma."""
    anew = _BEGINS_ANEW.match(following)
    return bool(anew and not _CHINESE_END.search(line[-8:]) and _GOES_ON.search(line[-4:]) and _ambiguous(anew[0]))


def _ambiguous(beginning: str) -> bool:
    """Brackets, dates and dashes begin new things, but stand inside sentences as well."""
    return beginning.strip()[:1] in "【(（[〔-—*+－第" or beginning.strip()[:4].isdigit()


def _begins_with_label(line: str) -> bool:
    match = _LABEL.match(line[:200])
    return match is not None


def _is_short_value(value: str) -> bool:
    """A number, a name, a word: nothing that a sentence could go on from."""
    if not value:
        return True
    last = value[-1]
    plain = not _PUNCTUATION.search(value)
    return plain and (len(value) <= _SHORT_VALUE or not unicodedata.category(last).startswith("Lo"))


def _listed(lines: Sequence[str]) -> list[bool]:
    """Which lines are entries of a list: several short ones in a row without punctuation, as names, days or steps.

    Three are enough, two behind a line that ends with a colon. Only Chinese ones: English prose is wrapped.
    """
    short = [len(line) <= _SHORT_LINE and not _PUNCTUATION.search(line) and bool(_HAN.search(line)) for line in lines]
    out, at = [False] * len(lines), 0
    for is_short, group in groupby(short):
        length = len(list(group))
        announced = at > 0 and lines[at - 1].rstrip().endswith(("：", ":"))
        if is_short and length >= _LISTED - announced:
            out[at : at + length] = [True] * length
        at += length
    return out
