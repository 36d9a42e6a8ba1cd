"""The beginnings of list items: bullets, numbers, and the boxes of tasks."""

import re
from dataclasses import dataclass

_BULLET = re.compile(r"[*+-](?=[ \t]|$)")
_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|$)")
_TASK = re.compile(r"\[([ xX√✓]?)\](?![(\[:：])[ \t\u3000]*(?=\S)")


@dataclass(frozen=True, slots=True)
class ItemStart:
    """A line that begins an item. ``kind`` tells its list from others, ``number`` is None for bullets.

    ``width`` is how far the item's text stands in, ``task`` the sign in its box (None without one), ``text`` the rest.
    """

    kind: str
    number: int | None
    width: int
    task: str | None
    text: str


def read_item_start(line: str, *, inside: bool) -> ItemStart | None:
    """The item that a line (without its indent) begins, or None.

    ``inside`` a paragraph an item has to hold text and its number to be 1: there a number is a number more often.
    """
    number = _NUMBER.match(line)
    marker = number or _BULLET.match(line)
    if marker is None:
        return None
    text = line[marker.end() :]
    content = text.lstrip(" ")
    if inside and (not content or (number and int(number[1]) != 1)):
        return None
    spaces = len(text) - len(content)
    spaces = spaces if content and 1 <= spaces <= 4 else 1
    task = _TASK.match(text, spaces)
    return ItemStart(
        kind=number[2] if number else marker[0],
        number=int(number[1]) if number else None,
        width=marker.end() + spaces,
        task=task[1] if task else None,
        text=text[task.end() if task else spaces :],
    )
