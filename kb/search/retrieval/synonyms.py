"""Other words for the same thing: 对公业务 and 公司业务, KYC and 客户身份识别.

A file holds one group a line, its words separated by spaces; ``#`` begins a comment. There is one with the program, one
in each pack that brings one, and one that a person may write, in whatever encoding their editor saves.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from kb.errors import ContentError, KbError
from kb.files import read_text
from kb.resources import resource
from kb.text.normalize import fold

FILE = "synonyms.txt"
BUILTIN_SYNONYMS = resource(FILE)
LARGEST_GROUP = 100  # words; every word of a group finds all others, so 5,000 on a line made 25 million pairs (55 s)
LARGEST_FILE = 4_000_000  # bytes
_Group = tuple[tuple[str, ...], tuple[str, ...]]
"""The words of a group as they are written, and as they fold, each once."""


class Synonyms:
    """The groups of all ``files``; a missing one is an empty one. What of them cannot be used is in ``problems``."""

    def __init__(self, files: Iterable[Path] = ()) -> None:
        self.problems: tuple[KbError, ...] = ()
        self._groups: dict[str, list[tuple[str, ...]]] = {}  # folded word → the groups it stands in
        for file in files:
            for group, folded_words in self._read(file):
                for folded in folded_words:
                    self._groups.setdefault(folded, []).append(group)

    def of(self, folded: str) -> tuple[str, ...]:
        """The other words for a folded one, as they are written, in the order of the files."""
        groups = self._groups.get(folded, ())
        return tuple(dict.fromkeys(word for group in groups for word in group if fold(word) != folded))

    def _read(self, file: Path) -> tuple[_Group, ...]:
        if not file.exists() and not file.is_symlink():
            return ()
        try:
            text = read_text(file, most=LARGEST_FILE, inside=file.parent).text
        except ContentError as error:
            self.problems = (*self.problems, error)
            return ()
        groups, reasons = _groups_of(text)
        self.problems = (*self.problems, *(ContentError(file, reason) for reason in reasons))
        return groups


@lru_cache(maxsize=8)  # they are read again with every change of an article: 20 ms for the built-in ones
def _groups_of(text: str) -> tuple[tuple[_Group, ...], tuple[str, ...]]:
    """The groups of a file, and what is wrong with them."""
    groups, reasons = [], []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split()
        if len(words) > LARGEST_GROUP:
            reasons.append(f"第 {number} 行有 {len(words)} 个词，只用前 {LARGEST_GROUP} 个")
        if len(words) > 1:
            group = tuple(words[:LARGEST_GROUP])
            groups.append((group, tuple(dict.fromkeys(map(fold, group)))))
    return tuple(groups), tuple(reasons)
