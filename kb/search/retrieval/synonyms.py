"""Other words for the same thing: 对公业务 and 公司业务, KYC and 客户身份识别.

A file holds one group a line, its words separated by spaces; ``#`` begins a comment. There is one with the program, one
in each pack that brings one, and one that a person may write.
"""

from collections.abc import Iterable
from pathlib import Path

from kb.resources import resource
from kb.text.normalize import fold

FILE = "synonyms.txt"
BUILTIN_SYNONYMS = resource(FILE)


class Synonyms:
    """The groups of all ``files``; a missing or unreadable one is an empty one."""

    def __init__(self, files: Iterable[Path] = ()) -> None:
        self._others: dict[str, dict[str, None]] = {}
        for file in files:
            for group in _groups(file):
                for word in group:
                    others = self._others.setdefault(fold(word), {})
                    others.update((other, None) for other in group if fold(other) != fold(word))

    def of(self, folded: str) -> tuple[str, ...]:
        """The other words for a folded one, as they are written, in the order of the files."""
        return tuple(self._others.get(folded, ()))


def _groups(file: Path) -> list[list[str]]:
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [words for line in lines if len(words := line.partition("#")[0].split()) > 1]
