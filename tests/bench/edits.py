"""Texts edited at random, with what became of every character: what an annotation's place is judged by."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

_Char = tuple[str, int]  # the character, and its offset in the old text or −1 for a new one
_Line = list[_Char]
FRESH = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说"


@dataclass(frozen=True, slots=True)
class Edited:
    """Two versions of a text; ``where[n]`` is the place of the old character ``n`` in the new one, −1 for none."""

    old: str
    new: str
    where: list[int]


def edited(text: str, share: float, chance: random.Random) -> Edited:
    """Edit about ``share`` of the characters of ``text``, which first gets siblings of some of its lines."""
    old = _with_siblings(text, chance)
    lines: list[_Line] = []
    at = 0
    for line in old.split("\n"):
        lines.append([(character, at + n) for n, character in enumerate(line)])
        at += len(line) + 1
    left = share * len(old)
    while left > 0:
        full = [n for n, line in enumerate(lines) if len(line) > 1]
        left -= chance.choice(_EDITS)(lines, chance.choice(full), chance)
    new: list[_Char] = []
    for n, characters in enumerate(lines):
        new += [("\n", -1)] * bool(n) + characters
    where = [-1] * len(old)
    for place, (_, origin) in enumerate(new):
        if origin >= 0:
            where[origin] = place
    return Edited(old, "".join(character for character, _ in new), where)


def _with_siblings(text: str, chance: random.Random) -> str:
    """For one line in eight, another one that differs in a few characters, somewhere."""
    lines = text.split("\n")
    for line in [line for line in lines if len(line) > 12 and chance.random() < 1 / 8]:
        twin = list(line)
        for _ in range(chance.randint(1, 3)):
            twin[chance.randrange(len(twin))] = chance.choice(FRESH)
        lines.insert(chance.choice([lines.index(line) + 1, chance.randrange(len(lines))]), "".join(twin))
    return "\n".join(lines)


def _fresh(count: int, chance: random.Random) -> _Line:
    return [(chance.choice(FRESH), -1) for _ in range(count)]


def _run(line: _Line, chance: random.Random) -> tuple[int, int]:
    """A run of characters, up to a third of the line."""
    size = chance.randint(1, max(1, len(line) // 3))
    start = chance.randrange(len(line) - size + 1)
    return start, start + size


def _insert(lines: list[_Line], n: int, chance: random.Random) -> float:
    size = chance.randint(1, 20)
    at = chance.randrange(len(lines[n]) + 1)
    lines[n][at:at] = _fresh(size, chance)
    return size


def _delete(lines: list[_Line], n: int, chance: random.Random) -> float:
    start, end = _run(lines[n], chance)
    del lines[n][start:end]
    return end - start


def _replace(lines: list[_Line], n: int, chance: random.Random) -> float:
    start, end = _run(lines[n], chance)
    lines[n][start:end] = _fresh(chance.randint(1, 2 * (end - start)), chance)
    return end - start


def _number(lines: list[_Line], n: int, chance: random.Random) -> float:
    """Another number, where there is one."""
    text = "".join(character for character, _ in lines[n])
    found = [*re.finditer(r"[0-9一二三四五六七八九十]+", text)]
    if not found:
        return 0.5
    match = chance.choice(found)
    lines[n][match.start() : match.end()] = [(digit, -1) for digit in str(chance.randint(1, 500))]
    return match.end() - match.start()


def _move(lines: list[_Line], n: int, chance: random.Random) -> float:
    """One to three lines go elsewhere."""
    size = chance.randint(1, 3)
    moved = lines[n : n + size]
    del lines[n : n + size]
    at = chance.randrange(len(lines) + 1)
    lines[at:at] = moved
    return sum(map(len, moved)) / 2


def _split(lines: list[_Line], n: int, chance: random.Random) -> float:
    at = chance.randrange(1, len(lines[n]))
    lines[n : n + 1] = [lines[n][:at], lines[n][at:]]
    return 2


def _merge(lines: list[_Line], n: int, _chance: random.Random) -> float:
    if n + 1 < len(lines):
        lines[n : n + 2] = [lines[n] + lines[n + 1]]
    return 2


def _drop(lines: list[_Line], n: int, _chance: random.Random) -> float:
    return len(lines.pop(n))


_EDITS: tuple[Callable[[list[_Line], int, random.Random], float], ...] = (
    _insert,
    _delete,
    _replace,
    _number,
    _move,
    _split,
    _merge,
    _drop,
)
