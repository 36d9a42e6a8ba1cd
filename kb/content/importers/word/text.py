"""The visible text of a Word paragraph: runs, fields, accepted changes, symbols, and the text boxes that hang on it.

Tracked changes read as accepted: what was inserted stays, what was deleted or moved away goes into the list of what was
left out. A footnote's reference becomes ``[注1]``, in the order in which they stand.
"""

from dataclasses import dataclass, field

from lxml.etree import _Element

from kb.content.importers.document import DropKind, DropList
from kb.content.importers.drawings import CHART, DIAGRAM, WORD_ART, word_art
from kb.content.importers.limits import LIMITS
from kb.content.importers.word.field_text import form_field, shown_by
from kb.content.importers.word.formulas import M, on_one_line
from kb.content.importers.xml_parts import W, attribute, child, switched_on
from kb.errors import DocumentTooLarge
from kb.translation import tr

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TRANSPARENT = {
    f"{W}{name}"
    for name in (
        *("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent"),
        *("fldSimple", "customXml", "bdo", "dir", "rubyBase"),
    )
}
_SIGNS = {
    "tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "br": "\n",
}  # fmt: skip
_LONGEST_INSTRUCTION = 500  # code points of a piece
_SAYING = {f"{W}txbxContent", WORD_ART, DIAGRAM, CHART}
_GONE = {f"{W}del", f"{W}moveFrom"}
# What the symbol fonts of forms show at their private places: boxes to tick, ticks, bullets.
_SYMBOLS = {
    0xA8: "□", 0x6F: "□", 0x71: "□", 0xFE: "☑", 0x52: "☑", 0xFD: "☒", 0x54: "☒", 0xFC: "√", 0xFB: "×",
    0x6C: "●", 0x6E: "■", 0xD8: "➢", 0xB7: "·", 0x75: "◆", 0xE0: "→",
}  # fmt: skip


@dataclass(slots=True)
class Notes:
    """The footnotes and endnotes referred to so far: kind and id → number, in order.

    ``before`` is the number of notes of other files that stand in this one, or around it.
    """

    order: dict[tuple[str, str], int] = field(default_factory=dict)
    before: int = 0

    @property
    def count(self) -> int:
        """How many numbers are given away."""
        return self.before + len(self.order)

    def mark(self, kind: str, key: str) -> str:
        """The mark that stands for a note; a second reference to it has the same."""
        return f"[注{self.order.setdefault((kind, key), self.count + 1)}]"


@dataclass(slots=True)
class _Field:
    """A field: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    has_result: bool = False


@dataclass(slots=True)
class ParagraphText:
    """What one paragraph holds: its text so far, and what its drawings say: contents of text boxes and the like."""

    notes: Notes
    drops: DropList
    pieces: list[str] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)  # the open ones, the outermost first

    @classmethod
    def of(cls, element: _Element, notes: Notes, drops: DropList) -> "ParagraphText":
        """Read a ``w:p``."""
        found = cls(notes, drops)
        found._walk(element, 0)
        return found

    @property
    def text(self) -> str:
        """The text, without white space at the ends of its lines."""
        lines = "".join(self.pieces).replace("\u3000", " ").replace("\xa0", " ").split("\n")
        return "\n".join(" ".join(line.split()) for line in lines).strip("\n")

    def _walk(self, element: _Element, depth: int) -> None:
        if depth > LIMITS.depth:
            raise DocumentTooLarge(tr("文档的嵌套层数"), depth, LIMITS.depth)
        for node in element.iterchildren(tag="*"):
            if node.tag == f"{W}r":
                self._run(node, depth + 1)
            elif is_placeholder(node):
                self.drops.add(DropKind.PLACEHOLDER, "".join(text.text or "" for text in node.iter(f"{W}t")))
            elif node.tag in _TRANSPARENT:
                self._walk(node, depth + 1)
            elif node.tag in _GONE:
                gone = "".join(text.text or "" for text in node.iter(f"{W}delText", f"{W}t"))
                if gone.strip():
                    self.drops.add(DropKind.DELETED, gone)
            elif node.tag == f"{MC}AlternateContent":
                self._alternatives(node, depth + 1)
            elif node.tag in {f"{M}oMath", f"{M}oMathPara"}:
                self.pieces.append(on_one_line(node))
                self.drops.add(DropKind.FORMULA)

    def _run(self, run: _Element, depth: int) -> None:
        properties = child(run, "rPr")
        if properties is not None and switched_on(child(properties, "vanish")):
            hidden = "".join(text.text or "" for text in run.iter(f"{W}t"))
            if hidden.strip():
                self.drops.add(DropKind.HIDDEN, hidden)
            return
        for node in run.iterchildren(tag="*"):
            self._in_run(node, depth)

    def _in_run(self, node: _Element, depth: int) -> None:
        name = node.tag[len(W) :] if node.tag.startswith(W) else ""
        if name == "fldChar":
            self._field(attribute(node, "fldCharType"), node)
        elif node.tag == f"{MC}AlternateContent":
            self._alternatives(node, depth + 1)
        elif name in {"drawing", "pict", "object"}:
            self._drawing(node)
        elif self._in_instruction:
            self._fields[-1].instruction += (node.text or "")[:_LONGEST_INSTRUCTION]
        elif name == "t":
            self.pieces.append(node.text or "")
        elif name in _SIGNS:
            self._sign(name, node)
        elif name == "sym":
            self.pieces.append(_symbol(attribute(node, "char")))
        elif name in {"footnoteReference", "endnoteReference"}:
            self.pieces.append(self.notes.mark(name.removesuffix("Reference"), attribute(node, "id")))
        elif name == "ruby":
            self._walk(node, depth + 1)

    def _sign(self, name: str, node: _Element) -> None:
        """A tab, a line break; the break to a new page or column says nothing."""
        if name != "br" or attribute(node, "type") in {"", "textWrapping"}:
            self.pieces.append(_SIGNS[name])

    @property
    def _in_instruction(self) -> bool:
        """Whether what comes now is what a field is told, not what it shows."""
        return any(not one.has_result for one in self._fields)

    def _field(self, what: str, node: _Element) -> None:
        if what == "begin":
            if not self._in_instruction:
                self.pieces.append(form_field(node))
            self._fields.append(_Field())
        elif what == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif what == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.has_result and not self._in_instruction:
                self.pieces.append(shown_by(ended.instruction))

    def _alternatives(self, node: _Element, depth: int) -> None:
        """The first choice, or else what stands in for programs that do not know it: they hold the same text."""
        for branch in node.iterchildren(f"{MC}Choice", f"{MC}Fallback"):
            if len(branch):
                wrapped = branch if branch[0].tag != f"{W}r" else None
                if wrapped is None:
                    self._walk(branch, depth)
                else:
                    for inner in branch.iterchildren(tag="*"):
                        self._in_run(inner, depth)
                return

    def _drawing(self, node: _Element) -> None:
        boxes = list(_saying(node))
        self.boxes += boxes
        if node.tag == f"{W}object":
            self.drops.add(DropKind.EMBEDDED)
        elif not boxes:
            self.drops.add(DropKind.PICTURE)


def _saying(node: _Element) -> list[_Element]:
    """What has words in a drawing, without what stands inside others and without doubles of other versions."""
    found: list[_Element] = []
    stack = [node]
    while stack:
        element = stack.pop()
        if element.tag in _SAYING and (element.tag != WORD_ART or word_art(element)):
            found.append(element)
        elif element.tag == f"{MC}AlternateContent":
            branch = next(element.iterchildren(f"{MC}Choice", f"{MC}Fallback"), None)
            stack += [] if branch is None else [branch]
        else:
            stack += list(element.iterchildren(tag="*", reversed=True))
    return found


def _symbol(code: str) -> str:
    try:
        at = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= at <= 0xF0FF:
        return _SYMBOLS.get(at - 0xF000, chr(at - 0xF000) if 0x20 <= at - 0xF000 < 0x7F else "")
    return chr(at) if 0x20 <= at < 0xD800 or 0xE000 <= at <= 0x10FFFF else ""


def is_placeholder(element: _Element) -> bool:
    """Whether it is a content control that nobody has filled in: what stands there asks for words."""
    return element.tag == f"{W}sdt" and switched_on(child(child(element, "sdtPr"), "showingPlcHdr"))


def is_deleted_mark(properties: _Element | None) -> bool:
    """Whether a paragraph's end was deleted, so that the next one goes on in it."""
    marks = child(properties, "rPr")
    return child(marks, "del") is not None or child(marks, "moveFrom") is not None
