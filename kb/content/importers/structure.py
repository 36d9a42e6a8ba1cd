"""Headings of a document: by the styles of its makers and by the shape of 章节条款, one inside the other.

第X条 becomes a heading of its own, with its text as the paragraph below, so that it can be linked to, cited and found.
Levels come from what holds what, not from the numbers of styles: an article has its title on level 1, and the widest
kind of heading it uses on level 2.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kb.content.importers.document import Part, PartKind
from kb.content.importers.shapes import BULLET, Family, Shape, may_refer, refers, shape

_LONGEST_HEADING = 60
_LONGEST_NUMBERED = 40
_LONGEST_PLAIN = 16
_LONGEST_CLAUSE_TITLE = 16
_LONGEST_CLAUSE = 200  # parts
_DASHES = "-–—－*·"
_LEAST_BELOW = 20  # code points of text that a heading without number must have below it
_CLOSED = "。；;，,：:、"
_SENTENCE = re.compile(r"[，。；：！？,;:!?…]")
_CLAUSE_TITLE = re.compile(r"(?:【[^】]{1,30}】|〔[^〕]{1,30}〕|\[[^\]]{1,30}\])")
_ENDS_LINE = re.compile(r"[。；：;:!！?？]$")
_DEEPEST = 6
_CUTS = {Family.BOOK, Family.DIVISION, Family.CHAPTER, Family.SECTION, Family.CLAUSE}


@dataclass(frozen=True, slots=True)
class _Line:
    """A part with its shape."""

    part: Part
    shape: Shape | None

    @property
    def text(self) -> str:
        return self.part.shown.strip()


def structured(parts: Sequence[Part], *, bare: bool) -> tuple[Part, ...]:
    """The parts with headings marked and levelled (from 2), clauses taken apart and bullets made items.

    ``bare`` says that the file knows neither styles nor lists, so that short lines without a number may be headings.
    """
    parts = [piece for part in parts for piece in _at_line_breaks(part)]
    lines = [_Line(part, shape(part.shown) if _may_be_heading(part) else None) for part in parts]
    out: list[Part] = []
    nesting: list[tuple[int, int]] = []  # ranks of the headings that hold what comes next
    marks = _Marks(bare)
    for at, line in enumerate(lines):
        rank = marks.rank(lines, at)
        if rank is None:
            out.append(_bulleted(line.part, dashes=bare))
            continue
        while nesting and nesting[-1] >= rank:
            nesting.pop()
        level = min(len(nesting) + 2, _DEEPEST)
        nesting.append(rank)
        out += _headed(line, level, lines[at + 1 : at + 2])
    return tuple(out)


def _at_line_breaks(part: Part) -> list[Part]:
    """The part, cut where a line inside begins a chapter or a clause: pasted text has line breaks for paragraphs."""
    if part.kind is not PartKind.PARAGRAPH or "\n" not in part.text:
        return [part]
    pieces: list[list[str]] = []
    for line in part.text.split("\n"):
        found = shape(line)
        begins = found is not None and found.family in _CUTS and not refers(found.rest)
        if begins or not pieces:
            pieces.append([line])
        else:
            pieces[-1].append(line)
    texts = ["\n".join(piece) for piece in pieces]
    return [replace(part, text=texts[0]), *(replace(part, text=text, number="") for text in texts[1:])]


def _may_be_heading(part: Part) -> bool:
    return part.kind in {PartKind.HEADING, PartKind.PARAGRAPH} or (part.kind is PartKind.ITEM and bool(part.number))


class _Marks:
    """Decides which lines are headings, in order: 一、 inside a clause is part of its text."""

    def __init__(self, bare: bool) -> None:
        self._bare = bare
        self._clause = 0  # the number of the clause we are in
        self._in_clause = False
        self._chosen: dict[Family, int] = {}

    def rank(self, lines: Sequence[_Line], at: int) -> tuple[int, int] | None:
        """What the line holds and is held by, None when it is no heading: styles before shapes, wide before narrow."""
        line = lines[at]
        found = line.shape
        if line.part.kind is PartKind.HEADING and len(line.text) <= _LONGEST_HEADING:
            self._enter(found)
            return 0, line.part.level
        if found is None:
            return (1, Family.PLAIN) if self._bare and _is_plain_heading(lines, at) else None
        if not self._is_heading(lines, at, found):
            return None
        self._enter(found)
        return 1, found.family

    def _enter(self, found: Shape | None) -> None:
        if found is None:
            return
        self._chosen[found.family] = found.number
        if found.family is Family.CLAUSE:
            self._clause, self._in_clause = found.number, True
        elif found.family <= Family.SECTION:
            self._in_clause = False
            if found.family is Family.ANNEX:
                self._clause = 0

    def _is_heading(self, lines: Sequence[_Line], at: int, found: Shape) -> bool:
        if found.family is Family.CLAUSE:
            return self._is_clause(lines, at, found)
        short = len(found.rest) <= _LONGEST_NUMBERED and not found.rest.endswith(tuple(_CLOSED))
        if found.family is Family.ANNEX:
            return short and not _is_annex_list(lines, at)
        if found.family <= Family.SECTION:
            return short and not refers(found.rest)
        if self._in_clause or not short or not found.rest or _SENTENCE.search(found.rest.rstrip("？?！!")):
            return False
        if found.family is Family.HAN_COMMA:
            return True
        return self._holds_something(lines, at, found)

    def _is_clause(self, lines: Sequence[_Line], at: int, found: Shape) -> bool:
        """第X条: numbered by Word, or the next in order; set apart from its text, or no mention of a clause.

        第三条中小学校 begins like 第三条中的规定. Such a line is the clause if no other line could be.
        """
        if lines[at].part.number and found.label in lines[at].part.number:
            return True
        if refers(found.rest) and not (found.apart and found.number == self._clause + 1):
            return False
        if found.number != self._clause + 1:
            return found.apart
        return not may_refer(found.rest) or not self._stands_later(lines, at, found.number)

    def _stands_later(self, lines: Sequence[_Line], at: int, number: int) -> bool:
        """Whether a clause of this number begins below, before the next one does."""
        for line in lines[at + 1 : at + 1 + _LONGEST_CLAUSE]:
            found = line.shape
            if found is not None and found.family is Family.CLAUSE:
                if found.number == number and not refers(found.rest):
                    return True
                if found.number == number + 1:
                    return False
        return False

    def _holds_something(self, lines: Sequence[_Line], at: int, found: Shape) -> bool:
        """Whether other text stands below, so that the line is a heading and not an item among items."""
        if at + 1 >= len(lines):
            return False
        below = lines[at + 1]
        if below.shape is not None and below.shape.family <= found.family:
            return False
        both_items = below.part.kind is PartKind.ITEM and lines[at].part.kind is PartKind.ITEM
        if both_items and below.part.number and below.part.level <= lines[at].part.level:
            return False
        return (below.part.kind is not PartKind.HEADING and len(below.text) > 0) or bool(below.part.rows)


def _is_annex_list(lines: Sequence[_Line], at: int) -> bool:
    """附件：1. … 2. …: the list of annexes at the end of a notice, not an annex."""
    found = lines[at].shape
    return found is not None and bool(re.match(r"[:：]", found.rest))


def _is_plain_heading(lines: Sequence[_Line], at: int) -> bool:
    """A short line without any mark of a sentence, with text below it."""
    text = lines[at].text
    if not 2 <= len(text) <= _LONGEST_PLAIN or _SENTENCE.search(text) or BULLET.match(text):
        return False
    if lines[at].part.kind is not PartKind.PARAGRAPH or at + 1 >= len(lines):
        return False
    below = lines[at + 1]
    return len(below.text) >= _LEAST_BELOW and below.part.kind is PartKind.PARAGRAPH


def _headed(line: _Line, level: int, following: Sequence[_Line]) -> Iterator[Part]:
    """The heading, and for a clause the paragraph that was on its line."""
    part, found = line.part, line.shape
    if found is None or found.family is not Family.CLAUSE:
        text = line.text.replace("\n", " ")
        yield replace(part, kind=PartKind.HEADING, text=" ".join(text.split()), number="", level=level)
        return
    title = _CLAUSE_TITLE.match(found.rest)
    name = title[0] if title else ""
    rest = found.rest[len(name) :].strip()
    if not name and _names_clause(rest, following):
        name, rest = f" {rest}", ""
    yield replace(part, kind=PartKind.HEADING, text=f"{found.label}{name}", number="", level=level)
    if rest:
        yield replace(part, kind=PartKind.PARAGRAPH, text=rest, number="", level=0)


def _names_clause(rest: str, following: Sequence[_Line]) -> bool:
    """第五条 适用范围, with the text in the next paragraph."""
    if not rest or len(rest) > _LONGEST_CLAUSE_TITLE or _ENDS_LINE.search(rest) or _SENTENCE.search(rest):
        return False
    return bool(following) and following[0].shape is None and following[0].part.kind is PartKind.PARAGRAPH


def _bulleted(part: Part, *, dashes: bool) -> Part:
    """A line that begins with a bullet is an item; a dash is one where a file knows no others."""
    if part.kind is not PartKind.PARAGRAPH:
        return part
    text = part.text.strip()
    match = BULLET.match(text)
    if not match or not text[match.end() :].strip() or (text[0] in _DASHES and not dashes):
        return part
    return replace(part, kind=PartKind.ITEM, text=text[match.end() :].strip(), level=1)
