r"""Parts become Markdown that the article parser reads back as the same text: nothing of a document turns into markup.

Numbers that Word or a person wrote are text (``第一条``, ``（一）``). Only ``1.`` before an item becomes a Markdown
list, because the reader shows such a marker just so. A list that does not count on from the one before it takes the
other delimiter (``1)``), which ends the first: the parser shows both as ``1.``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kb.content.importers.document import Part, PartKind
from kb.content.markdown.plain import PLAIN

# What nobody sees hides the signs behind it from the reader of Markdown: it goes from the ends of lines.
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_ENDS = _UNSEEN + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_INLINE = re.compile(r"[\\`*\[]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=[A-Za-z#])|~(?=~)|=(?==)|(?<=~)~|(?<==)=")
# What begins a block of another kind: heading, quote, bullet, rule, fence, table line, underline of a heading.
_BLOCK = re.compile(r"#|>|[-+](?=\s|$)|[-=]+\s*$|~{3,}|[-:|][-:|\s]*$|-{2,}|\{:?[Tt][Oo][Cc]\}$")
_ORDERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_MARKER = re.compile(r"(0|[1-9]\d{0,8})\.")  # 01. is none: it would be shown as 1.
_CELL_BREAK = re.compile(r"\s*\n\s*")
_DEEPEST_LIST = 5  # markdown-it stops at 20 levels, of which a list takes two


def plain(text: str) -> str:
    """``text`` with the characters that an article can hold, without white space at both ends of its lines."""
    lines = text.replace("\r\n", "\n").translate(PLAIN).split("\n")
    return "\n".join(filter(None, (line.strip(_ENDS) for line in lines)))


def to_markdown(parts: Iterable[Part]) -> str:
    """The parts as Markdown blocks with an empty line between them; ends with a line break unless there is nothing."""
    out: list[str] = []
    lists = _Lists()
    for part in parts:
        if part.kind is PartKind.ITEM and (item := lists.item(part)):
            out.append(item)
            continue
        if block := _block(part):
            lists.close()
            out.append(block)
    return "\n\n".join(out) + "\n" if out else ""


def _block(part: Part) -> str:
    match part.kind:
        case PartKind.HEADING:
            return _heading(part)
        case PartKind.TABLE:
            return _table(part.rows)
        case PartKind.CODE:
            return _code(part.text)
        case PartKind.RAW:
            return part.text.strip("\n")
        case _:
            return _lines(plain(part.shown))


def _heading(part: Part) -> str:
    text = plain(part.shown).replace("\n", " ")
    escaped = _INLINE.sub(r"\\\g<0>", text)
    if escaped.endswith("#"):
        escaped = f"{escaped[:-1]}\\#"
    return f"{'#' * min(max(part.level, 1), 6)} {escaped}" if text else ""


def _lines(text: str, indent: str = "") -> str:
    r"""Text with hard line breaks: ``\`` at the end of a line."""
    return f"\\\n{indent}".join(map(_escaped, text.split("\n"))) if text else ""


def _escaped(line: str) -> str:
    escaped = _INLINE.sub(r"\\\g<0>", line)
    if _BLOCK.match(escaped):
        return f"\\{escaped}"
    return _ORDERED.sub(r"\1\\\2", escaped, count=1) if _ORDERED.match(escaped) else escaped


def _table(rows: Sequence[Sequence[str]]) -> str:
    if not any(plain(cell) for row in rows for cell in row):
        return ""
    head, *body = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    return "\n".join([head, f"|{' --- |' * len(rows[0])}", *body])


def _cell(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", _CELL_BREAK.sub(" ", plain(text))).replace("|", "\\|")


def _code(text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text.strip(chr(10))}\n{fence}" if text.strip() else ""


@dataclass(slots=True)
class _Open:
    """A list that is open: the level its items have in the document, how deep they are written, the last number."""

    level: int
    indent: int
    number: int = -1  # of the last item; bullets have none
    delimiter: str = "."
    width: int = 2  # of the marker with its space


@dataclass(slots=True)
class _Lists:
    """The lists around the item that is written next, outermost first."""

    open: list[_Open] = field(default_factory=list)

    def close(self) -> None:
        """Something else follows: no list goes on."""
        self.open.clear()

    def item(self, part: Part) -> str:
        """The item in Markdown, empty when its number is no Markdown marker or it has no text."""
        match = _MARKER.fullmatch(part.number)
        text = plain(part.text)
        if (part.number and not (match and part.spaced)) or not text:
            return ""
        number = int(match[1]) if match else -1
        self._enter(max(1, part.level), number)
        here = self.open[-1]
        marker = f"{number}{here.delimiter}" if match else "-"
        here.width = len(marker) + 1
        indent = " " * here.indent
        return f"{indent}{marker} {_lines(text, ' ' * (here.indent + here.width))}"

    def _enter(self, level: int, number: int) -> None:
        closed: _Open | None = None
        while self.open and self.open[-1].level > level:
            closed = self.open.pop()
        if len(self.open) >= _DEEPEST_LIST and self.open[-1].level < level:
            level = self.open[-1].level
        if self.open and self.open[-1].level == level:
            self._go_on(self.open[-1], number)
            return
        indent = self.open[-1].indent + self.open[-1].width if self.open else 0
        delimiter = ")" if closed and closed.indent == indent and closed.delimiter == "." else "."
        self.open.append(_Open(level, indent, number, delimiter))

    def _go_on(self, here: _Open, number: int) -> None:
        if number >= 0 and here.number >= 0 and number != here.number + 1:
            here.delimiter = ")" if here.delimiter == "." else "."
        here.number = number
