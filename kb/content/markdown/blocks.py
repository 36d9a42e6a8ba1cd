"""The blocks of a Markdown text, found line by line: what each is, what it stands in, and its source.

The algorithm is CommonMark's: every line goes through the open containers (quotes, list items, footnotes), may begin
new ones, and then continues or begins a block. What differs is told where it does. No line is ever dropped: where
containers lie deeper than ``DEEPEST`` their signs stay text, and that is told in ``problems``.
"""

import re
from collections.abc import Sequence

from kb.content.markdown.bounds import MOST_STEPS, unread_leaves
from kb.content.markdown.callouts import fence_label
from kb.content.markdown.containers import Container, ContainerKind, ListState, OpenBlock
from kb.content.markdown.destinations import definition, normalized_label
from kb.content.markdown.fences import read_fence
from kb.content.markdown.headings import is_underline, read_heading, underlined_level
from kb.content.markdown.html_starts import HtmlStarts, holds_end
from kb.content.markdown.leaves import Item, Leaf, LeafKind, Problem, Structure, box, bullet
from kb.content.markdown.list_items import read_item_start
from kb.content.markdown.plain import MEANT_BREAK
from kb.content.markdown.tables import begins_table, cells_of, may_be_row
from kb.translation import tr

DEEPEST = 100  # containers; markdown-it stops at 20 and drops what is below and behind
_BEGINS_PLAIN = re.compile(r"(?:\*\*)?[^\W\d_]")
_STRUCTURE = re.compile(r"[ \t>*+\-\d.)]*")
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_NOTE = re.compile(r"\[\^(?P<label>[^\]\[\s]{1,99})\][:：][ \t]*")
_BEGINS_BLOCK = re.compile(r"(?:>|#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|```|~~~|\[\^)")


def read_blocks(body: str, first_line: int = 1) -> Structure:
    r"""The blocks of a text without ``\r``, ``\0`` and ``\1``; its first line has the number ``first_line``."""
    reader = _Reader(body.split("\n"), first_line)
    return reader.read()


class _Reader:
    def __init__(self, lines: Sequence[str], first_line: int) -> None:
        self._lines = lines
        self._first_line = first_line
        self._at = 0  # the index of the present line
        self._out = Structure()
        self._stack = [Container(ContainerKind.ROOT)]
        self._open = OpenBlock.NONE
        self._block: list[str] = []  # lines of the open block
        self._fence = ""
        self._fence_indent = 0
        self._until = ""  # what ends the open HTML block; an empty line where this is empty
        self._rows: list[list[str]] = []
        self._html = HtmlStarts(lines)
        self._told = False
        self._steps = 0  # that were taken; ``MOST_STEPS`` are enough

    def read(self) -> Structure:
        """Go through all lines. Most begin with a letter, outside of everything: they take the short way."""
        root, plain = self._stack[0], _BEGINS_PLAIN.match
        nothing, text = OpenBlock.NONE, OpenBlock.TEXT  # compared with ``is``: the hash of an enumeration's is slow
        for at, line in enumerate(self._lines):
            if self._steps > MOST_STEPS:
                self._leave(at)
                break
            if self._stack[-1] is root and (self._open is nothing or self._open is text):
                if not line:
                    if self._block:
                        self._end_block()
                        self._steps += 1
                    continue
                if plain(line):
                    root.list = None
                    self._open = text
                    self._block.append(line)
                    continue
            self._at = at
            self._line(line)
        self._end_block()
        return self._out

    def _leave(self, at: int) -> None:
        """Leave the lines from ``at`` on unread."""
        self._end_block()
        self._out.leaves += unread_leaves(self._lines[at:])
        self._out.problems.append(
            Problem(self._first_line + at, tr("文章太长，从这里起按原样显示，不分标题、列表和表格"))
        )

    # --- one line ----------------------------------------------------------------------------------------------------

    def _line(self, line: str) -> None:
        if "\t" in line and self._open not in {OpenBlock.FENCE, OpenBlock.HTML}:
            structure = _STRUCTURE.match(line)
            end = structure.end() if structure else 0
            line = line[:end].expandtabs(4) + line[end:]
        rest, matched = self._through_containers(line)
        self._steps += matched
        if matched == len(self._stack) and self._continues(rest):
            return
        if matched < len(self._stack) and self._open is not OpenBlock.TEXT:
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
            if container.sort is ContainerKind.QUOTE:
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
            case OpenBlock.FENCE:
                self._continue_fence(rest)
                return True
            case OpenBlock.HTML:
                return self._continue_html(rest)
            case OpenBlock.INDENTED:
                if rest.strip(" ") and not rest.startswith("    "):
                    self._end_block()
                    return False
                self._block.append(rest[4:])
                return True
            case OpenBlock.TABLE:
                if may_be_row(rest) and not rest.startswith("    ") and not _BEGINS_BLOCK.match(rest.lstrip(" ")):
                    self._rows.append(cells_of(rest))
                    self._steps += len(self._rows[-1])
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
            if not rest.strip() or _BEGINS_BLOCK.match(rest):  # people forget the empty line behind </div>
                self._end_block()
                return False
            self._block.append(rest)
            return True
        self._block.append(rest)
        if holds_end(rest, self._until):
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
                if self._open is OpenBlock.TEXT:
                    return False, rest, matched
                self._close(matched)
                self._begin(OpenBlock.INDENTED, rest[4:])
                return True, "", 0
            inside = matched == len(self._stack) and self._open is OpenBlock.TEXT
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
            self._push(Container(ContainerKind.QUOTE), matched)
            return stripped[2:] if stripped.startswith("> ") else stripped[1:]
        if sign == "[" and (note := _NOTE.match(stripped)) and self._may_go_deeper(matched):
            self._out.footnotes.add(note["label"])
            self._push(Container(ContainerKind.NOTE, width=4, item=Item(f"[{note['label']}]")), matched)
            return stripped[note.end() :]
        if sign in "*+-" or sign.isdigit():
            return self._begin_item(stripped, indent, matched, inside=inside)
        return None

    def _begin_item(self, stripped: str, indent: int, matched: int, *, inside: bool) -> str | None:
        start = read_item_start(stripped, inside=inside)
        if start is None or not self._may_go_deeper(matched):
            return None
        self._close(matched)
        self._end_block()
        parent = self._stack[-1]
        if parent.list is None or parent.list.sign != start.kind:
            parent.list = ListState(start.kind, start.number or 0)
        shown = bullet(parent.depth + 1) if start.number is None else f"{parent.list.following}."
        if start.task is not None:
            shown = box(start.task) if start.number is None else f"{shown} {box(start.task)}"
        parent.list.following += 1
        if parent.item is not None and not parent.item.begun:
            parent.item.marker = ""
        kept = parent.list
        self._push(Container(ContainerKind.ITEM, width=indent + start.width, item=Item(shown)), matched)
        parent.list = kept
        return start.text

    def _begin_leaf(self, stripped: str, indent: int, matched: int, *, inside: bool) -> bool:
        """Whether the line is a heading, rule, fence, underline or the beginning of HTML, taken then."""
        match stripped[0]:
            case "#" | "＃":
                return self._begin_heading(stripped, matched)
            case "`" | "~":
                return self._begin_fence(stripped, indent, matched)
            case "<":
                return self._begin_html(stripped, matched, inside=inside)
            case ":" if stripped.startswith(":::"):
                return self._begin_box(stripped, matched)
            case "=" | "-" | "*" | "_":
                return (inside and self._underline(stripped)) or self._begin_rule(stripped, matched)
        return False

    def _begin_rule(self, stripped: str, matched: int) -> bool:
        if not _RULE.match(stripped):
            return False
        self._close(matched)
        self._end_block()
        self._touch()
        return True

    def _begin_heading(self, stripped: str, matched: int) -> bool:
        heading = read_heading(stripped, alone=self._open is OpenBlock.NONE)
        if heading is None:
            return False
        self._close(matched)
        self._end_block()
        self._touch()
        self._leaf(LeafKind.HEADING, heading.text, level=heading.level)
        return True

    def _begin_box(self, stripped: str, matched: int) -> bool:
        label = fence_label(stripped)
        if label is None:
            return False
        self._close(matched)
        self._end_block()
        self._touch()
        if label:
            self._leaf(LeafKind.TEXT, label)
        return True

    def _begin_fence(self, stripped: str, indent: int, matched: int) -> bool:
        fence = read_fence(stripped)
        if fence is None:
            return False
        self._close(matched)
        self._begin(OpenBlock.FENCE, *fence.words)
        self._fence, self._fence_indent = fence.sign, indent
        return True

    def _begin_html(self, stripped: str, matched: int, *, inside: bool) -> bool:
        until = self._html.until(stripped, self._at, inside=inside)
        if until is None:
            return False
        self._close(matched)
        self._begin(OpenBlock.HTML, stripped)
        self._until = until
        if until and holds_end(stripped[4:], until):
            self._end_block()
        return True

    def _underline(self, stripped: str) -> bool:
        """Whether the line makes a heading of the paragraph above it."""
        if not is_underline(stripped):
            return False
        self._take_definitions()
        if not self._block:
            self._open = OpenBlock.NONE
            return False
        level = underlined_level(stripped, self._block)
        if level is None:
            return False
        text = "\n".join(self._block).strip()
        self._block, self._open = [], OpenBlock.NONE
        self._touch()
        self._leaf(LeafKind.HEADING, text, level=level)
        return True

    # --- text --------------------------------------------------------------------------------------------------------

    def _rest(self, rest: str, matched: int) -> None:
        """A line that begins nothing: empty, or text."""
        stripped = rest.lstrip(" \t")
        if not stripped:
            if self._open is OpenBlock.TEXT:
                self._end_block()
            self._close(matched)
            return
        if (
            self._open is OpenBlock.TEXT
        ):  # in a container that the line does not reach into: the paragraph goes on lazily
            self._continue_text(stripped, lazy=matched < len(self._stack))
            return
        self._close(matched)
        self._begin(OpenBlock.TEXT, stripped)

    def _continue_text(self, stripped: str, *, lazy: bool) -> None:
        if not lazy and self._begin_table(stripped):
            return
        if stripped[0] == "\u3000":  # as Chinese paragraphs begin
            self._block[-1] += MEANT_BREAK
            stripped = stripped.lstrip("\u3000 \t")
        self._block.append(stripped)

    def _begin_table(self, stripped: str) -> bool:
        if not begins_table(self._block[-1], stripped):
            return False
        header = cells_of(self._block.pop())
        self._end_block()
        self._begin(OpenBlock.TABLE)
        self._rows = [header]
        return True

    # --- opening and closing -----------------------------------------------------------------------------------------

    def _may_go_deeper(self, matched: int) -> bool:
        if matched <= DEEPEST:
            return True
        if not self._told:
            self._told = True
            self._out.problems.append(
                Problem(
                    self._first_line + self._at, tr("嵌套超过 {deepest} 层，更深处按原样显示").format(deepest=DEEPEST)
                )
            )
        return False

    def _push(self, container: Container, matched: int) -> None:
        self._close(matched)
        self._end_block()
        self._touch()
        parent = self._stack[-1]
        container.depth = parent.depth + (container.sort in {ContainerKind.ITEM, ContainerKind.NOTE})
        container.quotes = parent.quotes + (container.sort is ContainerKind.QUOTE)
        if container.item is None:
            container.item = parent.item
        self._stack.append(container)
        self._steps += 1

    def _close(self, kept: int) -> None:
        """End the open block and all containers but the first ``kept``, where there are more."""
        if kept < len(self._stack):
            self._end_block()
            del self._stack[kept:]

    def _touch(self) -> None:
        """Something stands in the innermost container now, and a list before it is over."""
        self._stack[-1].empty = False
        self._stack[-1].list = None

    def _begin(self, kind: OpenBlock, *lines: str) -> None:
        self._end_block()
        self._touch()
        self._open = kind
        self._block = list(lines)

    def _end_block(self) -> None:
        kind, self._open = self._open, OpenBlock.NONE
        match kind:
            case OpenBlock.TEXT:
                self._take_definitions()
                if self._block:
                    self._leaf(LeafKind.TEXT, "\n".join(self._block).strip())
            case OpenBlock.FENCE:
                self._leaf(LeafKind.CODE, "\n".join(self._block))
            case OpenBlock.INDENTED:
                self._leaf(LeafKind.CODE, "\n".join(self._block).rstrip("\n "))
            case OpenBlock.HTML:
                self._leaf(LeafKind.HTML, "\n".join(self._block))
            case OpenBlock.TABLE:
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
