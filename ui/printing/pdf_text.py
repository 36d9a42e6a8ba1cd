"""The characters that a PDF says its glyphs stand for.

Fonts draw some characters alike with one glyph: 一 (U+4E00) and the radical U+2F00, in Noto Sans CJK every tenth
character of a Chinese text. Qt writes the lowest of them into a PDF, so that nobody finds 一 in it, nor copies it. The
text that was printed tells which of them was meant. (Qt 6.11: QFontSubset::createToUnicodeMap.)
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from ui.reader.text.typography import Typography

_MAP = re.compile(rb"begincmap\b.*?\bendcmap", re.DOTALL)
_LIST = re.compile(rb"\[[^\]]*\]")  # of code points in hexadecimal digits, each as long as any other
_CODE = re.compile(rb"<([0-9A-Fa-f]{4})>")


def with_text(content: bytes, text: str) -> bytes:
    """The PDF, its glyphs standing for characters of ``text`` wherever they can; as long as before."""
    meant = characters_meant(text, map(_lower_twins, sorted(_families())))
    if not meant:
        return content

    def changed(found: re.Match[bytes]) -> bytes:
        code = meant.get(int(found[1], 16))
        return found[0] if code is None else b"<%04X>" % code

    return _MAP.sub(lambda map_: _LIST.sub(lambda some: _CODE.sub(changed, some[0]), map_[0]), content)


def characters_meant(text: str, fonts: Iterable[Mapping[str, str]]) -> dict[int, int]:
    """For code points that ``fonts`` put in the place of others: the one that stands more often in ``text``.

    Each of ``fonts`` says, for characters that share a glyph with lower ones, which is the lowest.
    """
    counts = Counter(text)
    meant: dict[int, int] = {}
    for twins in fonts:
        for character in counts.keys() & twins.keys():
            lowest = twins[character]
            best = chr(meant.get(ord(lowest), ord(lowest)))
            if counts[character] > counts[best] and ord(character) < 0x10000:
                meant[ord(lowest)] = ord(character)
    return meant


def _families() -> set[str]:
    """The fonts that a text can be set in and that are here."""
    typography = Typography()
    wanted = {*typography.font().families(), *typography.code_families()}
    return wanted & {*QFontDatabase.families()}


@cache
def _lower_twins(family: str) -> dict[str, str]:
    """The characters of a font that share a glyph with lower ones: character → the lowest."""
    every = "".join(chr(code) for code in range(1, 0x10000) if not 0xD800 <= code < 0xE000)  # 10 ms: not at the import
    lowest: dict[int, str] = {}
    twins: dict[str, str] = {}
    for character, glyph in zip(every, QRawFont.fromFont(QFont(family)).glyphIndexesForString(every), strict=True):
        if glyph and (first := lowest.setdefault(glyph, character)) != character:
            twins[character] = first
    return twins
