"""Headings that begin with ``#`` or are underlined, as CommonMark has them and as Chinese writers type them.

These leave out the space behind the signs (``##标题``), put a full-width one there, or type full-width signs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.text.lazy_pattern import lazy_pattern

_SPACE_AFTER = " \t\u3000\u00a0"
_HEADING = lazy_pattern(rf"([#＃]{{1,6}})(?:[{_SPACE_AFTER}]+(?P<text>.*)|(?P<empty>)$|(?P<close>[^#＃\s].*))")
# In these two each run of blanks is looked at once, from its start.
_ATTRIBUTES = lazy_pattern(
    r"(?<![ \t])[ \t]*\{[#.][A-Za-z][^{}\u2e80-\uffff]*\}$"
)  # {#id .class}, as other programs have them
_CLOSING = lazy_pattern(rf"(?:^|(?<![{_SPACE_AFTER}])[{_SPACE_AFTER}]+)#+[{_SPACE_AFTER}]*$")
_UNDERLINE = lazy_pattern(r"(=+|-+)[ \t]*$")
_SENTENCE_END = "。！？；，、：…"
_ONE_TITLE = lazy_pattern(r"[^#＃]{0,39}[^#＃。！？；，、：…]$")
_CHINESE = lazy_pattern(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff“‘]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level (1-6), and its source without the signs at both ends."""

    level: int
    text: str


def read_heading(line: str, *, alone: bool) -> Heading | None:
    """The heading that a line (without its indent) is, or None. ``alone``: no paragraph stands above it."""
    match = _HEADING.match(line)
    if match is None:
        return None
    signs, close = match[1], match["close"]
    text = (match["text"] or "").strip(_SPACE_AFTER)
    if close is not None:
        if not _is_close_heading(signs, close, alone=alone):
            return None
        text = re.sub(rf"(?<![#＃])[#＃]{{{len(signs)}}}$", "", close.strip(_SPACE_AFTER))
    return Heading(len(signs), _ATTRIBUTES.sub("", _CLOSING.sub("", text)))


def _is_close_heading(signs: str, text: str, *, alone: bool) -> bool:
    """``##标题`` is one, ``#标题`` where it is no tag (``#贷后 #小微``) and no code (``#include``, ``#fff``)."""
    if len(signs) > 1:
        return text[0].isalnum() or bool(_CHINESE.match(text)) or text[0] in "*[(`<"
    return alone and bool(_CHINESE.match(text)) and bool(_ONE_TITLE.match(text))


def is_underline(stripped: str) -> bool:
    """Whether a line without leading blanks is nothing but ``=`` or ``-``."""
    return _UNDERLINE.match(stripped) is not None


def underlined_level(underline: str, paragraph: Sequence[str]) -> int | None:
    """The level of the heading that ``underline`` makes of the paragraph's lines above it; None when it is a rule.

    Under several lines, or one that ends like a sentence, ``---`` is meant as a rule.
    """
    if underline.startswith("="):
        return 1
    rule = len(underline.rstrip(" \t")) >= 3 and (len(paragraph) > 1 or paragraph[0].rstrip()[-1:] in _SENTENCE_END)
    return None if rule else 2
