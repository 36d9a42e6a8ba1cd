"""What a field of Word shows that holds its text in its instruction: 带圈字符, 拼音指南, 合并字符, boxes, lists."""

import re

from lxml.etree import _Element

from kb.content.importers.xml_parts import W, child, number_of, switched_on, value_of

_RING = re.compile(r"\\o\s*\\ac\s*\(\s*[○〇◯□△◇]\s*[,;，；]\s*(?:\\s\s*\\up\s*[\d.]+\s*\()?([^()\\,;]{1,8})\)")
_READ_ALOUD = re.compile(
    r"\\o\s*(?:\\a[drlc])?\s*\(\s*\\s\s*\\up\s*[\d.]+\s*\([^()]{0,40}\)\s*[,;，；]\s*([^()\\]{1,40})\)"
)
_STACKED = re.compile(r"\\s\s*\\up\s*[\d.]+\s*\(([^()]{1,40})\)\s*[,;，；]\s*\\s\s*\\do\s*[\d.]+\s*\(([^()]{1,40})\)")
_CIRCLED = {
    **{number: chr(0x2460 + number - 1) for number in range(1, 21)},
    **{number: chr(0x3251 + number - 21) for number in range(21, 36)},
    **{number: chr(0x32B1 + number - 36) for number in range(36, 51)},
}
_LONGEST = 500  # code points of an instruction


def shown_by(instruction: str) -> str:
    r"""The text that an EQ field shows: ``eq \o\ac(○,21)`` is ㉑; empty for any other instruction."""
    instruction = instruction.strip()[:_LONGEST]
    if not instruction.lower().startswith("eq"):
        return ""
    if ring := _RING.search(instruction):
        inside = ring[1].strip()
        return _CIRCLED.get(int(inside), f"({inside})") if inside.isascii() and inside.isdecimal() else f"({inside})"
    if stacked := _STACKED.search(instruction):
        return stacked[1].strip() + stacked[2].strip()
    found = _READ_ALOUD.search(instruction)
    return found[1].strip() if found else ""


def form_field(field: _Element) -> str:
    """What the beginning of a form field shows: □ or ☑, the entry chosen of a list; empty for any other."""
    properties = child(field, "ffData")
    choice = child(properties, "ddList")
    if choice is not None:
        entries = [value_of(entry) for entry in choice.iterchildren(f"{W}listEntry")]
        chosen = child(choice, "result")
        at = number_of(value_of(chosen if chosen is not None else child(choice, "default")), 0)
        return entries[at] if 0 <= at < len(entries) else ""
    box = child(properties, "checkBox")
    if box is None:
        return ""
    state = child(box, "checked")
    return "☑" if switched_on(state if state is not None else child(box, "default")) else "□"
