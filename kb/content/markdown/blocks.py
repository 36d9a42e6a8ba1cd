"""The blocks of a Markdown text, found line by line: what each is, what it stands in, and its source.

The algorithm is CommonMark's: every line goes through the open containers (quotes, list items, footnotes), may begin
new ones, and then continues or begins a block. What differs is told where it does. No line is ever dropped: where
containers lie deeper than ``DEEPEST`` their signs stay text, and that is told in ``problems``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from kb.content.markdown.destinations import Destination, definition, normalized_label
from kb.content.markdown.html import KNOWN, TAG
from kb.content.markdown.plain import MEANT_BREAK

BULLETS = ("•", "◦", "▪")
DEEPEST = 100  # containers; markdown-it stops at 20 and drops what is below and behind
_BEGINS_PLAIN = re.compile(r"(?:\*\*)?[^\W\d_]")
_STRUCTURE = re.compile(r"[ \t>*+\-\d.)]*")
_SPACE_AFTER = " \t\u3000\u00a0"
_HEADING = re.compile(rf"([#＃]{{1,6}})(?:[{_SPACE_AFTER}]+(?P<text>.*)|(?P<empty>)$|(?P<close>[^#＃\s].*))")
_CLOSING = re.compile(rf"(?:^|[{_SPACE_AFTER}]+)#+[{_SPACE_AFTER}]*$")
_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff“‘]")
_ONE_TITLE = re.compile(r"[^#＃]{0,39}[^#＃。！？；，、：…]$")
_FENCE = re.compile(r"(`{3,})([^`]*)$|(~{3,})(.*)$")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_BULLET = re.compile(r"[*+-](?=[ \t]|$)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\[\s]{1,99})\][:：][ \t]*")
_CELLS = re.compile(r"(?<!\\)\|")
_DELIMITER_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_BEGINS_BLOCK = re.compile(r"(?:>|#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|```|~~~|\[\^)")
_BEGINS_HTML = re.compile(r"<(?:!--|/?([A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$))")
_HTML_BLOCKS = frozenset(
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link "
    "main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead "
    "title tr track ul".split()
)
_ENDS = {name: f"</{name}" for name in ("script", "style", "pre", "textarea", "table", "template")} | {"!--": "-->"}
_SENTENCE_END = "。！？；，、：…"


class LeafKind(Enum):
    """What a block is."""

    HEADING = auto()
    TEXT = auto()
    CODE = auto()
    TABLE = auto()
    HTML = auto()
    DEFINITION = auto()


@dataclass(slots=True)
class Item:
    """A list item or footnote; ``marker`` is shown before its first text, and then taken.

    ``begun``: it holds text. An item that begins with another item shows that one's marker alone.
    """

    marker: str
    begun: bool = False

    def take(self) -> str:
        """The marker, once."""
        marker, self.marker = self.marker, ""
        return marker


@dataclass(slots=True)
class Leaf:
    """A block: its source without the signs of its kind and its containers, and what it stands in.

    ``depth`` counts the list items around it, ``quotes`` the quotes, ``item`` is the innermost item. ``rows`` are a
    table's, its header first; ``label`` and ``target`` are what a DEFINITION defines, its ``content`` the line itself.
    """

    kind: LeafKind
    content: str
    depth: int = 0
    quotes: int = 0
    item: Item | None = None
    level: int = 0
    rows: list[list[str]] = field(default_factory=list)
    label: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is shown otherwise than it was meant: the line (from 1) and a short fact in Chinese."""

    line: int
    reason: str


@dataclass
class Structure:
    """The blocks in reading order, and what their text may refer to."""

    leaves: list[Leaf] = field(default_factory=list)
    definitions: dict[str, Destination] = field(default_factory=dict)
    footnotes: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_blocks(body: str, first_line: int = 1) -> Structure:
    r"""The blocks of a text without ``\r``, ``\0`` and ``\1``; its first line has the number ``first_line``."""
    reader = _Reader(body.split("\n"), first_line)
    return reader.read()


class _Sort(Enum):
    ROOT = auto()
    QUOTE = auto()
    ITEM = auto()
    NOTE = auto()


@dataclass(slots=True)
class _List:
    """A list whose items may go on: what its markers look like, and the number of the next item."""

    sign: str
    following: int


@dataclass(slots=True)
class _Container:
    """Something open that holds blocks. ``width`` is how far the lines of an item or footnote stand in."""

    sort: _Sort
    depth: int = 0
    quotes: int = 0
    width: int = 0
    item: Item | None = None
    list: _List | None = None
    empty: bool = True  # nothing stands in it yet


class _Open(Enum):
    """What kind of block is open, and may be continued by the next line."""

    NONE = auto()
    TEXT = auto()
    FENCE = auto()
    INDENTED = auto()
    HTML = auto()
    TABLE = auto()


class _Reader:
    def __init__(self, lines: Sequence[str], first_line: int) -> None:
        self._lines = lines
        self._first_line = first_line
        self._at = 0  # the index of the present line
        self._out = Structure()
        self._stack = [_Container(_Sort.ROOT)]
        self._open = _Open.NONE
        self._block: list[str] = []  # lines of the open block
        self._fence = ""
        self._fence_indent = 0
        self._until = ""  # what ends the open HTML block; an empty line where this is empty
        self._rows: list[list[str]] = []
        self._last: dict[str, int] | None = None  # per end of an HTML block the last line that holds one
        self._told = False

    def read(self) -> Structure:
        """Go through all lines. Most begin with a letter, outside of everything: they take the short way."""
        root, plain = self._stack[0], _BEGINS_PLAIN.match
        for at, line in enumerate(self._lines):
            if self._stack[-1] is root and self._open in {_Open.NONE, _Open.TEXT}:
                if not line:
                    if self._block:
                        self._end_block()
                    continue
                if plain(line):
                    root.list = None
                    self._open = _Open.TEXT
                    self._block.append(line)
                    continue
            self._at = at
            self._line(line)
        self._end_block()
        return self._out

    # --- one line ----------------------------------------------------------------------------------------------------

    def _line(self, line: str) -> None:
        if "\t" in line and self._open not in {_Open.FENCE, _Open.HTML}:
            structure = _STRUCTURE.match(line)
            end = structure.end() if structure else 0
            line = line[:end].expandtabs(4) + line[end:]
        rest, matched = self._through_containers(line)
        if matched == len(self._stack) and self._continues(rest):
            return
        if matched < len(self._stack) and self._open is not _Open.TEXT:
            self._close(matched)
        began, rest, matched = self._begin_blocks(rest, matched)
        if began:
            return
        self._rest(rest, matched)

    def _through_containers(self, rest: str) -> tuple[str, int]:
        """What is left of the line inside the containers that it continues, and how many these are, root included."""
        stack, matched = self._stack, 1
        if not stack[-1].quotes and not rest.strip(" "):
            # An item may begin with one empty line, not with two. All others go on: with 99 of them open, looking at
            # each took 57 s a megabyte of empty lines.
            return "", len(stack) - (stack[-1].empty and len(stack) > 1)
        for container in stack[1:]:
            stripped = rest.lstrip(" ")
            indent = len(rest) - len(stripped)
            if container.sort is _Sort.QUOTE:
                if indent > 3 or not stripped.startswith(">"):
                    break
                rest = stripped[2:] if stripped.startswith("> ") else stripped[1:]
            elif not stripped:
                if container.empty:
                    break
                rest = ""
            elif indent >= container.width:
                rest = rest[container.width :]
            else:
                break
            matched += 1
        return rest, matched

    def _continues(self, rest: str) -> bool:
        """Whether the open block, all of whose containers go on, takes the line as its own."""
        match self._open:
            case _Open.FENCE:
                self._continue_fence(rest)
                return True
            case _Open.HTML:
                return self._continue_html(rest)
            case _Open.INDENTED:
                if rest.strip(" ") and not rest.startswith("    "):
                    self._end_block()
                    return False
                self._block.append(rest[4:])
                return True
            case _Open.TABLE:
                if "|" in rest and not rest.startswith("    ") and not _BEGINS_BLOCK.match(rest.lstrip(" ")):
                    self._rows.append(_cells(rest))
                    return True
                self._end_block()
        return False

    def _continue_fence(self, rest: str) -> None:
        stripped = rest.lstrip(" ")
        indent = len(rest) - len(stripped)
        if indent < 4 and stripped.startswith(self._fence) and not stripped.rstrip(" \t").strip(self._fence[0]):
            self._end_block()
            return
        self._block.append(rest[min(indent, self._fence_indent) :])

    def _continue_html(self, rest: str) -> bool:
        if not self._until:
            if not rest.strip():
                self._end_block()
                return False
            self._block.append(rest)
            return True
        self._block.append(rest)
        if self._until in rest.lower():
            self._end_block()
        return True

    # --- beginnings --------------------------------------------------------------------------------------------------

    def _begin_blocks(self, rest: str, matched: int) -> tuple[bool, str, int]:
        """Open the containers that begin in the line, then the block that is no text, if one does.

        Whether one did; if not, what is left of the line, and how many containers it lies in.
        """
        while True:
            stripped = rest.lstrip(" ")
            indent = len(rest) - len(stripped)
            if not stripped:
                return False, "", matched
            if indent >= 4:
                if self._open is _Open.TEXT:
                    return False, rest, matched
                self._close(matched)
                self._begin(_Open.INDENTED, rest[4:])
                return True, "", 0
            inside = matched == len(self._stack) and self._open is _Open.TEXT
            if self._begin_leaf(stripped, indent, matched, inside=inside):
                return True, "", 0
            further = self._begin_container(stripped, indent, matched, inside=inside)
            if further is None:
                return False, rest, matched
            rest, matched = further, len(self._stack)

    def _begin_container(self, stripped: str, indent: int, matched: int, *, inside: bool) -> str | None:
        """Open the container that begins here; what follows its sign, or None where none begins."""
        sign = stripped[0]
        if sign == ">":
            if not self._may_go_deeper(matched):
                return None
            self._push(_Container(_Sort.QUOTE), matched)
            return stripped[2:] if stripped.startswith("> ") else stripped[1:]
        if sign == "[" and (note := _NOTE.match(stripped)) and self._may_go_deeper(matched):
            self._out.footnotes.add(note["label"])
            self._push(_Container(_Sort.NOTE, width=4, item=Item(f"[{note['label']}]")), matched)
            return stripped[note.end() :]
        if sign in "*+-" or sign.isdigit():
            return self._begin_item(stripped, indent, matched, inside=inside)
        return None

    def _begin_item(self, stripped: str, indent: int, matched: int, *, inside: bool) -> str | None:
        number = _NUMBER.match(stripped)
        marker = number or _BULLET.match(stripped)
        if marker is None or not marker[0].isascii():
            return None
        text = stripped[marker.end() :]
        content = text.lstrip(" ")
        if inside and (not content or (number and int(number[1]) != 1)):
            return None  # in a paragraph a number is a number more often than a list
        if not self._may_go_deeper(matched):
            return None
        spaces = len(text) - len(content)
        spaces = spaces if content and 1 <= spaces <= 4 else 1
        self._close(matched)
        self._end_block()
        parent = self._stack[-1]
        kind = number[2] if number else marker[0]
        if parent.list is None or parent.list.sign != kind:
            parent.list = _List(kind, int(number[1]) if number else 0)
        shown = f"{parent.list.following}." if number else bullet(parent.depth + 1)
        parent.list.following += 1
        if parent.item is not None and not parent.item.begun:
            parent.item.marker = ""
        kept = parent.list
        self._push(_Container(_Sort.ITEM, width=indent + marker.end() + spaces, item=Item(shown)), matched)
        parent.list = kept
        return text[spaces:]

    def _begin_leaf(self, stripped: str, indent: int, matched: int, *, inside: bool) -> bool:
        """Whether the line is a heading, rule, fence, underline or the beginning of HTML, taken then."""
        match stripped[0]:
            case "#" | "＃":
                return self._begin_heading(stripped, matched)
            case "`" | "~":
                return self._begin_fence(stripped, indent, matched)
            case "<":
                return self._begin_html(stripped, matched, inside=inside)
            case "=" | "-" if inside and self._underline(stripped):
                return True
            case "*" | "-" | "_" if _RULE.match(stripped):
                self._close(matched)
                self._end_block()
                self._touch()
                return True
        return False

    def _begin_heading(self, stripped: str, matched: int) -> bool:
        heading = _HEADING.match(stripped)
        if heading is None:
            return False
        signs, close = heading[1], heading["close"]
        if close is not None and not self._is_close_heading(signs, close):
            return False
        text = (heading["text"] or "").strip(_SPACE_AFTER)
        if close is not None:
            text = re.sub(rf"(?<![#＃])[#＃]{{{len(signs)}}}$", "", close.strip(_SPACE_AFTER))
        text = _CLOSING.sub("", text)
        self._close(matched)
        self._end_block()
        self._touch()
        self._leaf(LeafKind.HEADING, text, level=len(signs))
        return True

    def _is_close_heading(self, signs: str, text: str) -> bool:
        """``##标题`` is one, ``#标题`` where it is no tag (``#贷后 #小微``) and no code (``#include``, ``#fff``)."""
        if len(signs) > 1:
            return text[0].isalnum() or bool(_CHINESE.match(text)) or text[0] in "*[(`<"
        return bool(_CHINESE.match(text)) and self._open is _Open.NONE and bool(_ONE_TITLE.match(text))

    def _begin_fence(self, stripped: str, indent: int, matched: int) -> bool:
        fence = _FENCE.match(stripped)
        if fence is None:
            return False
        self._close(matched)
        self._begin(_Open.FENCE)
        self._fence, self._fence_indent = fence[1] or fence[3], indent
        told = (fence[2] or fence[4] or "").strip()
        if _CHINESE.search(told):
            self._block.append(told)  # no language but words that somebody wrote there
        return True

    def _begin_html(self, stripped: str, matched: int, *, inside: bool) -> bool:
        begin = _BEGINS_HTML.match(stripped)
        if begin is None:
            return False
        name = (begin[1] or "!--").lower()
        end = _ENDS.get(name, "")
        if end and not stripped.startswith("</") and (name != "table" or self._ends_later(end)):
            if not self._ends_later(end):
                return False
        elif name not in _HTML_BLOCKS:
            tag = TAG.match(stripped)
            if inside or name not in KNOWN or tag is None or stripped[tag.end() :].strip():
                return False
            end = ""
        else:
            end = ""
        self._close(matched)
        self._begin(_Open.HTML, stripped)
        self._until = end
        if end and end in stripped.lower()[begin.end() :]:
            self._end_block()
        return True

    def _ends_later(self, end: str) -> bool:
        """Whether a line from here on holds ``end``: what never ends has never begun, and is text."""
        if self._last is None:
            self._last = {}
            for at, line in enumerate(self._lines):
                if "</" in line or "-->" in line:
                    lowered = line.lower()
                    self._last.update((one, at) for one in _ENDS.values() if one in lowered)
        return self._last.get(end, -1) >= self._at

    def _underline(self, stripped: str) -> bool:
        """Whether the line makes a heading of the paragraph above it.

        Under several lines, or one that ends like a sentence, ``---`` is meant as a rule.
        """
        match = _UNDERLINE.match(stripped)
        if match is None:
            return False
        self._take_definitions()
        if not self._block:
            self._open = _Open.NONE
            return False
        level = 1 if match[1][0] == "=" else 2
        if level == 2 and (len(self._block) > 1 or self._block[0].rstrip()[-1:] in _SENTENCE_END):
            return False
        text = "\n".join(self._block).strip()
        self._block, self._open = [], _Open.NONE
        self._touch()
        self._leaf(LeafKind.HEADING, text, level=level)
        return True

    # --- text --------------------------------------------------------------------------------------------------------

    def _rest(self, rest: str, matched: int) -> None:
        """A line that begins nothing: empty, or text."""
        stripped = rest.lstrip(" \t")
        if not stripped:
            if self._open is _Open.TEXT:
                self._end_block()
            self._close(matched)
            return
        if self._open is _Open.TEXT:  # in a container that the line does not reach into: the paragraph goes on lazily
            self._continue_text(stripped, lazy=matched < len(self._stack))
            return
        self._close(matched)
        self._begin(_Open.TEXT, stripped)

    def _continue_text(self, stripped: str, *, lazy: bool) -> None:
        if not lazy and self._begin_table(stripped):
            return
        if stripped[0] == "\u3000":
            self._block[-1] += MEANT_BREAK
        self._block.append(stripped)

    def _begin_table(self, stripped: str) -> bool:
        if "|" not in stripped or "|" not in self._block[-1] or not _DELIMITER_ROW.match(stripped):
            return False
        header = _cells(self._block.pop())
        self._end_block()
        self._begin(_Open.TABLE)
        self._rows = [header]
        return True

    # --- opening and closing -----------------------------------------------------------------------------------------

    def _may_go_deeper(self, matched: int) -> bool:
        if matched <= DEEPEST:
            return True
        if not self._told:
            self._told = True
            self._out.problems.append(Problem(self._first_line + self._at, f"嵌套超过 {DEEPEST} 层，更深处按原样显示"))
        return False

    def _push(self, container: _Container, matched: int) -> None:
        self._close(matched)
        self._end_block()
        self._touch()
        parent = self._stack[-1]
        container.depth = parent.depth + (container.sort in {_Sort.ITEM, _Sort.NOTE})
        container.quotes = parent.quotes + (container.sort is _Sort.QUOTE)
        if container.item is None:
            container.item = parent.item
        self._stack.append(container)

    def _close(self, kept: int) -> None:
        """End the open block and all containers but the first ``kept``, where there are more."""
        if kept < len(self._stack):
            self._end_block()
            del self._stack[kept:]

    def _touch(self) -> None:
        """Something stands in the innermost container now, and a list before it is over."""
        self._stack[-1].empty = False
        self._stack[-1].list = None

    def _begin(self, kind: _Open, *lines: str) -> None:
        self._end_block()
        self._touch()
        self._open = kind
        self._block = list(lines)

    def _end_block(self) -> None:
        kind, self._open = self._open, _Open.NONE
        match kind:
            case _Open.TEXT:
                self._take_definitions()
                if self._block:
                    self._leaf(LeafKind.TEXT, "\n".join(self._block).strip())
            case _Open.FENCE:
                self._leaf(LeafKind.CODE, "\n".join(self._block))
            case _Open.INDENTED:
                self._leaf(LeafKind.CODE, "\n".join(self._block).rstrip("\n "))
            case _Open.HTML:
                self._leaf(LeafKind.HTML, "\n".join(self._block))
            case _Open.TABLE:
                self._leaf(LeafKind.TABLE, "")
                self._out.leaves[-1].rows, self._rows = self._rows, []
        self._block = []

    def _take_definitions(self) -> None:
        """Take the definitions from the beginning of the open paragraph."""
        taken = 0
        for line in self._block:
            if not line.startswith("["):
                break
            found = definition(line.rstrip().rstrip(MEANT_BREAK))
            if found is None:
                break
            taken += 1
            label = normalized_label(found[0])
            first = label not in self._out.definitions
            if first:
                self._out.definitions[label] = found[1]
            self._leaf(LeafKind.DEFINITION, line.strip(), label=label if first else "")
        if taken:
            self._block = self._block[taken:]

    def _leaf(self, kind: LeafKind, content: str, *, level: int = 0, label: str = "") -> None:
        holder = self._stack[-1]
        if holder.item is not None and kind in {LeafKind.TEXT, LeafKind.DEFINITION, LeafKind.HTML}:
            holder.item.begun = True
        self._out.leaves.append(Leaf(kind, content, holder.depth, holder.quotes, holder.item, level, label=label))


def bullet(depth: int) -> str:
    """The bullet of an item at a depth (from 1)."""
    return BULLETS[min(depth, len(BULLETS)) - 1]


def _cells(line: str) -> list[str]:
    """The cells of a table's row, without the bars around them."""
    cells = [cell.strip().replace("\\|", "|") for cell in _CELLS.split(line.strip())]
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells
