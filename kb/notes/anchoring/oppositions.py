"""Words that say the opposite of one another, from ``resources/oppositions.txt``; the file says how it is read."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kb.notes.anchoring.quantities import simplified
from kb.resources import resource

OPPOSITIONS = resource("oppositions.txt")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says within a group: words of one group and another alternative say another thing."""

    group: int
    alternative: int


@dataclass(frozen=True, slots=True)
class Oppositions:
    """The groups of the file. ``pattern`` finds the words of several characters, the longest first."""

    senses: dict[str, tuple[Sense, ...]]
    pattern: re.Pattern[str]

    def opposed(self, one: str, other: str) -> bool:
        """Whether two words, simplified as in a ``plain`` text, say different things of the same kind."""
        alternatives = {sense.group: sense.alternative for sense in self.senses.get(one, ())}
        return one != other and any(
            alternatives.get(sense.group, sense.alternative) != sense.alternative
            for sense in self.senses.get(other, ())
        )


@cache
def oppositions() -> Oppositions:
    """The oppositions of the file, read once."""
    senses: defaultdict[str, list[Sense]] = defaultdict(list)
    words_of_file = simplified(OPPOSITIONS.read_text("utf-8"))  # as the passages are: 显著 is 显着 there
    lines = [line for line in words_of_file.splitlines() if line.strip() and line[0] != "#"]
    for group, line in enumerate(lines):
        for alternative, words in enumerate(line.split("|")):
            for word in words.split():
                senses[word].append(Sense(group, alternative))
    longest_first = sorted((word for word in senses if len(word) > 1), key=lambda word: (-len(word), word))
    return Oppositions(
        {word: tuple(known) for word, known in senses.items()}, re.compile("|".join(map(re.escape, longest_first)))
    )
