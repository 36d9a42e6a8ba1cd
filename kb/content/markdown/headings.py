"""Headings that begin with ``#``, as CommonMark has them and as Chinese writers type them.

These leave out the space behind the signs (``##标题``), put a full-width one there, or type full-width signs.
"""

import re
from dataclasses import dataclass

_SPACE_AFTER = " \t\u3000\u00a0"
_HEADING = re.compile(rf"([#＃]{{1,6}})(?:[{_SPACE_AFTER}]+(?P<text>.*)|(?P<empty>)$|(?P<close>[^#＃\s].*))")
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.][A-Za-z][^{}\u2e80-\uffff]*\}$")  # {#id .class}, as other programs have them
_CLOSING = re.compile(rf"(?:^|[{_SPACE_AFTER}]+)#+[{_SPACE_AFTER}]*$")
_ONE_TITLE = re.compile(r"[^#＃]{0,39}[^#＃。！？；，、：…]$")
_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff“‘]")


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
