"""Which encoding a text file of unknown origin is in: UTF-8, UTF-16, GB18030 or Big5, with or without a mark.

What is valid UTF-8 is UTF-8. Otherwise the candidates are compared by how much of the text is made of common
characters: GB18030 and Big5 accept almost any bytes, but read the other's text as rare characters.
"""

import codecs
from dataclasses import dataclass
from functools import cache

from kb.errors import DocumentDamaged
from kb.translation import tr

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("gb18030", "big5hkscs", "utf-8", "utf-16-le", "utf-16-be")
_SAMPLE = 1 << 16
_PUNCTUATION = "，。、；：？！“”‘’（）《》【】〔〕—…·％　「」『』﹁﹂"
_CONTROLS = {*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20)}
_MOST_CONTROLS = 0.01
_LEAST_COMMON = 0.5
_SURELY_COMMON = 0.9
_LONGEST_CHANCE = 64  # bytes


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text and the encoding it was in; ``unreadable`` counts the places whose bytes mean nothing there."""

    text: str
    encoding: str
    unreadable: int = 0


def decode(content: bytes, declared: str = "") -> DecodedText:
    """The text of a file. ``declared`` is what the file says of itself; it is believed when it fits.

    Raises DocumentDamaged for what is no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding)
    for encoding in filter(None, ("utf-8", _known(declared))):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _is_chance(content[:_SAMPLE], encoding):
            return _checked(DecodedText(text, encoding))
    best = max(_CANDIDATES, key=lambda encoding: _commonness(content[:_SAMPLE], encoding))
    if _commonness(content[:_SAMPLE], best) < _LEAST_COMMON:
        raise DocumentDamaged(tr("不是文本文件，或者编码无法识别"))
    return _decoded(content, best)


def _is_chance(sample: bytes, encoding: str) -> bool:
    """Whether a few 汉字 in GB18030 are valid UTF-8 by chance (一, 联通), where they mean rare letters."""
    if encoding != "utf-8" or sample.isascii() or len(sample) > _LONGEST_CHANCE:
        return False
    return _commonness(sample, "utf-8") < _LEAST_COMMON and _commonness(sample, "gb18030") > _SURELY_COMMON


def _known(declared: str) -> str:
    """A declared encoding as Python knows it; the old Chinese ones as their common extension. Empty for others."""
    name = declared.strip().lower().replace("_", "-")
    if name in {"gb2312", "gbk", "gb18030", "x-gbk", "hz-gb-2312", "936", "cp936"}:
        return "gb18030"
    if name in {"big5", "big5-hkscs", "cp950"}:
        return "big5hkscs"
    return ""


def _decoded(content: bytes, encoding: str) -> DecodedText:
    text = content.decode(encoding, "replace")
    return _checked(DecodedText(text, encoding, text.count("\ufffd")))


def _checked(decoded: DecodedText) -> DecodedText:
    sample = decoded.text[:_SAMPLE]
    if sample and sum(ord(character) in _CONTROLS for character in sample) > len(sample) * _MOST_CONTROLS:
        raise DocumentDamaged(tr("不是文本文件"))
    return decoded


def _commonness(sample: bytes, encoding: str) -> float:
    """The share of common characters in what ``encoding`` makes of the sample; garbage counts against it twice."""
    text = sample.decode(encoding, "replace")
    if not text:
        return 0.0
    common = _common()
    good = sum(character in common for character in text)
    return (good - text.count("\ufffd")) / len(text)


@cache
def _common() -> frozenset[str]:
    """The common characters of both standards (GB 2312 level 1, Big5 level 1), ASCII and punctuation; 9,000."""
    simplified = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low))
    lows = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    traditional = bytes(byte for high in range(0xA4, 0xC7) for low in lows for byte in (high, low))
    printable = "".join(map(chr, range(0x20, 0x7F))) + "\t\r\n"
    full_width = "".join(map(chr, range(0xFF01, 0xFF5F)))
    found = simplified.decode("gb2312", "ignore") + traditional.decode("big5", "ignore")
    return frozenset(found + printable + full_width + _PUNCTUATION) - {"\ufffd"}
