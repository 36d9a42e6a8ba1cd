"""Reads .docx: body, tables, shapes, inserted files and notes in reading order, with the numbers that Word computes.

The parts are read from the package directly. python-docx would load every picture of it and has no notion of
numbers, changes, notes or text boxes, which is what this is about; a paragraph at a time is read and let go.
"""

import io
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from kb.content.importers.document import Document, DropKind, DropList, Part, PartKind
from kb.content.importers.drawings import CHART, DIAGRAM, WORD_ART, chart_title, diagram_texts, part_id, word_art
from kb.content.importers.limits import LIMITS, Meter
from kb.content.importers.packages import Package
from kb.content.importers.relations import Relations
from kb.content.importers.word import inserted
from kb.content.importers.word.formulas import M, on_one_line
from kb.content.importers.word.numbering import Numbering, ShownNumber
from kb.content.importers.word.styles import Styles
from kb.content.importers.word.text import MC, Notes, ParagraphText, is_deleted_mark, is_placeholder
from kb.content.importers.xml_parts import (
    W,
    attribute,
    child,
    number_of,
    parse,
    parser_options,
    refuse_entities,
    transitional,
    value_of,
)
from kb.errors import DocumentDamaged, DocumentTooLarge
from kb.translation import tr

_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
_BLOCKS = (f"{W}p", f"{W}tbl", f"{W}altChunk", f"{MC}AlternateContent", f"{M}oMathPara", f"{M}oMath")
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LINKS = tuple(f"{W}{name}" for name in ("hyperlink", "fldChar", "fldSimple"))
_PAGE_AT_END = re.compile(r"(?:\d|[ivx])\s*$|^目\s*[录次]$|^contents$", re.IGNORECASE)
_DEEPEST_INSERTED = 2  # files in files in a file


def read_word(path: Path, meter: Meter) -> Document:
    """The document in a .docx file. Raises DocumentError subclasses, ImportStopped and OSError."""
    return _read(path, meter, _Collected())


@dataclass(frozen=True, slots=True)
class _Collected:
    """What a file has in common with the files that stand in it; ``inside`` is the number of files around it."""

    notes: Notes = field(default_factory=Notes)
    drops: DropList = field(default_factory=DropList)
    inside: int = 0


def _read(path: Path, meter: Meter, collected: _Collected) -> Document:
    with Package(path, meter.limits) as package:
        main = _main_part(package)
        reader = _Reader(package, main, meter, collected)
        parts = [part for block in _blocks_of(package.read(main)) for part in reader.block(block)]
        parts += reader.flush()
        parts += _notes(package, reader)
        _list_the_rest(package, reader)
    return Document(tuple(parts), reader.drops.listed(), title=reader.title)


def _main_part(package: Package) -> str:
    for name in Relations.read(package, "").parts.get("officeDocument", ()):
        if name in package:
            return name
    if "word/document.xml" in package:
        return "word/document.xml"
    raise DocumentDamaged(tr("不是 Word 文档，或者缺少正文"))


def _blocks_of(content: bytes) -> Iterator[_Element]:
    """The paragraphs and tables of the body one by one, each let go when the next is asked for."""
    refuse_entities(content)
    stream = io.BytesIO(transitional(content))
    try:
        tags = (*_BLOCKS, *_WRAPPERS)
        for _, element in etree.iterparse(stream, events=("end",), tag=tags, **parser_options()):
            parent = element.getparent()
            if parent is None or parent.tag != f"{W}body":
                continue
            yield element
            element.clear()
            while element.getprevious() is not None:
                del parent[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentDamaged(tr("正文的 XML 已损坏")) from error


def _notes(package: Package, reader: "_Reader") -> list[Part]:
    """The notes that were referred to, numbered as their references are."""
    roots = {f"{kind[:-1]}": reader.relations.root(package, kind) for kind in ("footnotes", "endnotes")}
    texts: dict[tuple[str, str], str] = {}
    for kind, root in roots.items():
        for element in [] if root is None else root.iterchildren(f"{W}{kind}"):
            texts[kind, attribute(element, "id")] = reader.plain(element)
    found = []
    for key, number in reader.notes.order.items():
        reader.meter.part(len(texts.get(key, "")))
        found.append(Part(PartKind.NOTE, texts.get(key, ""), number=f"[注{number}]"))
    return found


def _list_the_rest(package: Package, reader: "_Reader") -> None:
    """Note what the file holds beside its text: running heads, watermarks, comments, macros, links to outside."""
    relations = reader.relations
    for kind in ("header", "footer"):
        for name in relations.parts.get(kind, ()):
            root = parse(content) if (content := package.read(name)) else None
            marks = [] if root is None else map(word_art, root.iter(WORD_ART))
            for text in filter(None, (*marks, "" if root is None else reader.plain(root))):
                reader.drops.add(DropKind.RUNNING_HEAD, text)
    comments = relations.root(package, "comments")
    for element in [] if comments is None else comments.iterchildren(f"{W}comment"):
        reader.drops.add(DropKind.COMMENT, reader.plain(element))
    for name in package.names:
        if name.lower().endswith("vbaproject.bin"):
            reader.drops.add(DropKind.MACRO, name)
    for target in relations.outside:
        reader.drops.add(DropKind.EXTERNAL, target)


class _Reader:
    """Turns blocks into parts, in order; ``drops``, ``notes`` and ``title`` are filled on the way."""

    def __init__(self, package: Package, main: str, meter: Meter, collected: _Collected) -> None:
        self.meter = meter
        self.drops = collected.drops
        self.notes = collected.notes
        self.title = ""
        self.relations = Relations.read(package, main)
        self._package = package
        self._inside = collected.inside
        self._styles = Styles.read(self.relations.root(package, "styles"))
        self._numbering = Numbering.read(self.relations.root(package, "numbering"), self._styles.style_lists)
        self._waiting: Part | None = None  # a paragraph whose end was deleted: the next one goes on in it

    def block(self, element: _Element, depth: int = 0) -> list[Part]:
        """The parts of a paragraph, a table or what wraps them."""
        if depth > LIMITS.depth:
            raise DocumentTooLarge(tr("文档的嵌套层数"), depth, LIMITS.depth)
        if element.tag == f"{W}p":
            return self._paragraph(element, depth)
        if element.tag == f"{W}tbl":
            return [*self.flush(), *self._table(element, depth)]
        if element.tag in _WRAPPERS:
            return self._wrapped(element, depth)
        if element.tag == f"{MC}AlternateContent":
            branch = next(element.iterchildren(f"{MC}Choice", f"{MC}Fallback"), None)
            return [] if branch is None else self._all(branch, depth)
        return self._other(element)

    def _other(self, element: _Element) -> list[Part]:
        """The parts of what stands seldom between paragraphs: a whole file, a formula."""
        if element.tag == f"{W}altChunk":
            return [*self.flush(), *self._inserted(element)]
        if element.tag in {f"{M}oMathPara", f"{M}oMath"}:
            self.drops.add(DropKind.FORMULA)
            return [Part(PartKind.PARAGRAPH, on_one_line(element))]
        return []

    def flush(self) -> list[Part]:
        """What still waits for a following paragraph."""
        waiting, self._waiting = self._waiting, None
        return [waiting] if waiting and waiting.shown else []

    def plain(self, element: _Element) -> str:
        """The text of a note, a header or a comment, on one line."""
        texts = (ParagraphText.of(paragraph, Notes(), DropList()).text for paragraph in element.iter(f"{W}p"))
        return " ".join(" ".join(texts).split())

    def _all(self, parent: _Element, depth: int) -> list[Part]:
        return [part for element in parent.iterchildren(tag="*") for part in self.block(element, depth + 1)]

    def _wrapped(self, element: _Element, depth: int) -> list[Part]:
        gallery = child(child(child(element, "sdtPr"), "docPartObj"), "docPartGallery")
        if "table of contents" in value_of(gallery).lower():
            self.drops.add(DropKind.CONTENTS, self.plain(element)[:60])
            return []
        if is_placeholder(element):
            self.drops.add(DropKind.PLACEHOLDER, self.plain(element)[:60])
            return []
        return self._all(element, depth)

    def _paragraph(self, element: _Element, depth: int) -> list[Part]:
        properties = child(element, "pPr")
        read = ParagraphText.of(element, self.notes, self.drops)
        text = read.text
        if self._styles.is_contents(properties) and _leads_elsewhere(element, text):
            if text:
                self.drops.add(DropKind.CONTENTS, text)
            return []
        joined = self._waiting
        self._waiting = None
        gone = is_deleted_mark(properties)
        number = None if joined or (gone and not text) else self._number(properties)
        part = self._part(properties, text, number)
        if joined is not None:
            part = Part(joined.kind, joined.text + text, joined.level, joined.number, joined.spaced)
        if gone:
            self._waiting = part if part.shown else None
            return self._boxes(read, depth)
        found = [part] if part.shown else []
        for one in found:
            self.meter.part(len(one.text))
        if found and not self.title and self._styles.is_title(properties):
            self.title = text.replace("\n", "")
        return found + self._boxes(read, depth)

    def _boxes(self, read: ParagraphText, depth: int) -> list[Part]:
        return [part for box in read.boxes for part in self._drawn(box, depth + 1)]

    def _drawn(self, drawn: _Element, depth: int) -> list[Part]:
        """What a text box, a WordArt or a SmartArt says; of a chart the list of what was left out tells."""
        texts: list[str] = []
        if drawn.tag == WORD_ART:
            texts = [word_art(drawn)]
        elif drawn.tag in {DIAGRAM, CHART}:
            root = self.relations.root_by_id(self._package, part_id(drawn))
            if drawn.tag == CHART:
                self.drops.add(DropKind.CHART, "" if root is None else chart_title(root))
            elif root is None:
                self.drops.add(DropKind.PICTURE)
            else:
                texts = diagram_texts(root)
        else:
            return self._all(drawn, depth)
        for text in texts:
            self.meter.part(len(text))
        return [Part(PartKind.PARAGRAPH, text) for text in texts if text]

    def _inserted(self, element: _Element) -> list[Part]:
        """The parts of a whole file that stands here."""
        name = self.relations.by_id.get(element.get(_RELATION_ID) or "", "")
        content = self._package.read(name)
        if inserted.is_word(content) and self._inside < _DEEPEST_INSERTED:
            return self._inserted_word(content)
        parts = None if inserted.is_word(content) else inserted.text_parts(content, self.meter, self.drops)
        if not parts:
            self.drops.add(DropKind.INSERTED, name)
        return parts or []

    def _inserted_word(self, content: bytes) -> list[Part]:
        own = Notes(before=self.notes.count)
        with tempfile.TemporaryDirectory(prefix="import-") as folder:
            path = Path(folder) / "inserted.docx"
            path.write_bytes(content)
            document = _read(path, self.meter, _Collected(own, self.drops, self._inside + 1))
        self.notes.before += own.count - own.before
        return list(document.parts)

    def _number(self, properties: _Element | None) -> ShownNumber | None:
        place = self._styles.list_place(properties)
        if place is None:
            return None
        level = place.level
        if place.style:
            tied = self._numbering.level_of_style(place.list_id, place.style)
            level = tied if tied is not None and level is None else level
        return self._numbering.next(place.list_id, level or 0)

    def _part(self, properties: _Element | None, text: str, number: ShownNumber | None) -> Part:
        level = self._styles.heading_level(properties)
        shown = number.text if number else ""
        spaced = number.spaced if number else True
        if level:
            return Part(PartKind.HEADING, text, level, shown, spaced)
        if number:
            return Part(PartKind.ITEM, text, number.level + 1, shown, spaced)
        return Part(PartKind.PARAGRAPH, text)

    # --- tables ----------------------------------------------------------------------------------------------------

    def _table(self, element: _Element, depth: int) -> list[Part]:
        if depth == 0:
            self.meter.start_table()
        above: dict[int, str] = {}
        rows: list[list[str]] = []
        contents: list[list[Part]] = []
        for row in _unwrapped(element, f"{W}tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self.drops.add(DropKind.DELETED, self.plain(row))
                continue
            rows.append(self._row(row, above, contents, depth))
        width = max(map(len, rows), default=0)
        if width <= 1:  # a frame around text, no table
            return [part for content in contents for part in content]
        filled = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
        return [Part(PartKind.TABLE, rows=filled)] if any(any(row) for row in filled) else []

    def _row(self, row: _Element, above: dict[int, str], contents: list[list[Part]], depth: int) -> list[str]:
        before = child(child(row, "trPr"), "gridBefore")
        cells: list[str] = [""] * min(number_of(value_of(before), 0), self.meter.limits.columns)
        for cell in _unwrapped(row, f"{W}tc"):
            properties = child(cell, "tcPr")
            parts = self._cell(cell, depth)
            text = " ".join(filter(None, (_flat(part) for part in parts)))
            merge = child(properties, "vMerge")
            at = len(cells)
            if merge is not None and value_of(merge) != "restart":
                text = text or above.get(at, "")
            else:
                contents.append(parts)
            across = child(properties, "hMerge")
            if across is not None and value_of(across) != "restart":
                text = ""
            above[at] = text if merge is not None else ""
            span = max(1, min(number_of(value_of(child(properties, "gridSpan")), 1), self.meter.limits.columns))
            cells += [text] + [""] * (span - 1)
            self.meter.cells(span)
        return cells

    def _cell(self, cell: _Element, depth: int) -> list[Part]:
        parts = self._all(cell, depth + 1)
        return parts + self.flush()


def _leads_elsewhere(paragraph: _Element, text: str) -> bool:
    """Whether it reads like an entry of a table of contents: a page number or a link, and no place one is led to.

    Some write body text in the styles of such entries.
    """
    marks = (attribute(mark, "name") for mark in paragraph.iter(f"{W}bookmarkStart"))
    if any(name.startswith("_Toc") for name in marks):
        return False
    return not text or _PAGE_AT_END.search(text) is not None or any(True for _ in paragraph.iter(*_LINKS))


def _flat(part: Part) -> str:
    """A part on one line, as it stands in a cell."""
    if part.kind is PartKind.TABLE:
        return "；".join(" ".join(filter(None, row)) for row in part.rows)
    return part.shown.replace("\n", " ")


def _unwrapped(parent: _Element, tag: str, depth: int = 0) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, also those inside content controls and accepted insertions."""
    for element in parent.iterchildren(tag="*"):
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS and depth < LIMITS.depth:
            yield from _unwrapped(element, tag, depth + 1)
