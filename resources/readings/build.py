"""Writes ``characters.txt`` and ``words.txt`` here: ``python resources/readings/build.py`` from the project's root.

The readings are taken from the tables of the pypinyin that is installed. Takes a second, and is to be done again with
another release of it. The program itself reads only what is written.
"""

import sys
from collections import defaultdict
from pathlib import Path

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from kb.text.pinyin import SYLLABLES  # noqa: E402 - from this project, wherever it is called from

HEAD = "# {}; README.txt tells where they come from.\n"
_KNOWN = frozenset(SYLLABLES)


def main() -> None:
    """Write both files."""
    (HERE / "characters.txt").write_text(characters(), "utf-8", newline="\n")
    (HERE / "words.txt").write_text(words(), "utf-8", newline="\n")


def characters() -> str:
    """What ``characters.txt`` holds: syllables, the usual one first, and the characters that have just these."""
    having = defaultdict(list)
    for character, syllables in _readings().items():
        having[syllables].append(character)
    lines = [f"{' '.join(syllables)}\t{''.join(sorted(having[syllables]))}\n" for syllables in sorted(having)]
    return HEAD.format("How characters sound, those that sound alike on one line") + "".join(lines)


def words() -> str:
    """What ``words.txt`` holds: words in which a character sounds otherwise than it usually does, and how."""
    usual = {character: syllables[0] for character, syllables in _readings().items()}
    lines = []
    for word, toned in PHRASES_DICT.items():
        sound = [_plain(ways[0]) for ways in toned]
        if len(sound) == len(word) and "" not in sound and sound != [usual.get(character) for character in word]:
            lines.append(f"{word} {' '.join(sound)}\n")
    return HEAD.format("Words in which a character sounds otherwise than usually") + "".join(sorted(lines))


def _readings() -> dict[str, tuple[str, ...]]:
    found = {}
    for point, toned in PINYIN_DICT.items():
        syllables = tuple(dict.fromkeys(filter(None, map(_plain, toned.split(",")))))
        if syllables:
            found[chr(point)] = syllables
    return found


def _plain(toned: str) -> str:
    """A syllable without its tone, ü written v; empty for what is no syllable of standard Chinese."""
    plain = str(to_normal(toned, v_to_u=False))
    return plain if plain in _KNOWN else ""


if __name__ == "__main__":
    main()
