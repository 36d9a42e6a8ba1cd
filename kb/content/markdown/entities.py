r"""Escapes and character references: ``\*``, ``&amp;``, ``&#8364;``."""

import re
from html.entities import html5

_PUNCTUATION = r"!-/:-@\[-`{-~"
ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
ESCAPE = re.compile(rf"\\([{_PUNCTUATION}])")
_EITHER = re.compile(rf"{ESCAPE.pattern}|(?:{ENTITY.pattern})")


def unescaped(text: str) -> str:
    """``text`` with its escapes and character references read."""
    return _EITHER.sub(lambda match: match[1] or character(match[0]), text) if "\\" in text or "&" in text else text


def decoded(text: str) -> str:
    """``text`` with its character references read, backslashes left alone (HTML)."""
    return ENTITY.sub(lambda match: character(match[0]), text) if "&" in text else text


def character(reference: str) -> str:
    """What a character reference (``&…;``) stands for; an unknown one stands for itself."""
    if reference[1] != "#":
        return html5.get(reference[1:], reference)
    code = int(reference[3:-1], 16) if reference[2] in "xX" else int(reference[2:-1])
    return chr(code) if 0 < code <= 0x10FFFF else "\ufffd"
