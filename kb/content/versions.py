"""The order of versions: ``2.10`` is newer than ``2.9.1``, ``2.0-rc1`` than ``1.9``, ``2024年10月`` than ``2024.9``."""

import re
import unicodedata
from dataclasses import dataclass

_NUMBERS = re.compile(
    r"(?:第|v|ver\.?|version|版本)?\s*(\d+(?:\s*[.\-_/年月]\s*\d+)*)(?:[月日号版.\s]|年版?)*", re.ASCII | re.IGNORECASE
)
# What stands behind the numbers of something that comes before them; any other word comes after.
_UNFINISHED = re.compile(
    r"[-._\s（(]*(?:(?:alpha|beta|rc|pre|preview|dev|snapshot)(?![a-z])|[ab]\d|草|征求意见|送审|测试|试用|内测|预览)"
)
_PIECE = re.compile(r"(\d+)|[^\d\W]+")
_LONGEST = 200  # characters; a number of more than 4,300 digits is none to Python


@dataclass(frozen=True, slots=True, order=True)
class VersionKey:
    """What versions are compared by. Trailing zeros do not count; what has no number is older than any that has."""

    is_release: bool
    numbers: tuple[int, ...]
    is_finished: bool
    rest: tuple[tuple[int, str], ...]


def version_key(version: str) -> VersionKey:
    """The sort key of any text: folders copied by hand may call their version whatever they like."""
    text = unicodedata.normalize("NFKC", version).strip().lower()
    match = _NUMBERS.match(text) if len(text) <= _LONGEST else None
    if match is None:
        return VersionKey(is_release=False, numbers=(), is_finished=False, rest=_pieces(text[:_LONGEST]))
    numbers = [int(part) for part in re.findall(r"\d+", match[1])]
    while numbers and not numbers[-1]:
        numbers.pop()
    rest = text[match.end() :]
    finished = _UNFINISHED.match(rest) is None
    return VersionKey(is_release=True, numbers=tuple(numbers), is_finished=finished, rest=_pieces(rest))


def _pieces(text: str) -> tuple[tuple[int, str], ...]:
    """Words and numbers in their order: rc10 is newer than rc9."""
    return tuple((int(piece[1]), "") if piece[1] else (-1, piece[0]) for piece in _PIECE.finditer(text))
