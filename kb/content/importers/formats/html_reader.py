"""Reads HTML: headings, paragraphs, lists and tables. Text is all that is taken: nothing is loaded, run or followed.

lxml, which is there for Word files, parses it (libxml2 2.14 and later tokenise as HTML 5 does). Chapters of EPUB books
come through here too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html
from lxml.etree import _Element

from kb.content.importers.document import Document, DropKind, DropList, Part, PartKind
from kb.content.importers.formats.encodings import DecodedText, decode
from kb.content.importers.limits import Meter
from kb.errors import DocumentDamaged, DocumentTooLarge
from kb.translation import tr

_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_SCRIPTS = {"script", "style", "noscript", "object", "embed", "applet", "iframe", "frame"}
_SILENT = {"title", "meta", "link", "base", "template"}  # they show nothing
_PICTURES = {"img", "svg", "canvas", "video", "audio", "picture", "map"}
_NAVIGATION = {"nav", "footer", "aside", "button", "select", "input", "textarea", "menu", "dialog"}
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "body", "html", "center", "blockquote", "address", "figure",
    "figcaption", "fieldset", "dl", "dt", "dd", "ul", "ol", "li", "td", "th", "tr", "tbody", "caption", "details",
    "summary", "hr", "hgroup", "legend", "pre", "form", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "table",
}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
# Word wraps the lines of its pages also within Chinese words.
_WRAP = re.compile(rf"(?<=[{_HAN}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_HAN}])")
_BREAK = "\0"  # <br>; a page has no such character
_ADDRESSES = ("src", "href", "data", "poster", "background", "srcset")


def read_html(path: Path, meter: Meter) -> Document:
    """The document in an HTML file. Raises DocumentError subclasses, ImportStopped and OSError."""
    size = path.stat().st_size
    if size > meter.limits.text_file_size:
        raise DocumentTooLarge(tr("网页文件大小（字节）"), size, meter.limits.text_file_size)
    decoded = decoded_page(path.read_bytes())
    drops = DropList()
    parts, title = parts_of_html(decoded.text, meter, drops)
    problems = (
        (tr("有 {unreadable} 处文字无法识别，已用 \ufffd 代替").format(unreadable=decoded.unreadable),)
        if decoded.unreadable
        else ()
    )
    return Document(tuple(parts), drops.listed(), problems, title, scraped=True)


def decoded_page(content: bytes, declared: str = "") -> DecodedText:
    """The text of a page; ``declared`` is the encoding told beside it, else the one it names itself is a hint."""
    named = _DECLARED.search(content[:4096])
    return decode(content, declared or (named[1].decode("ascii") if named else ""))


def parts_of_html(text: str, meter: Meter, drops: DropList) -> tuple[list[Part], str]:
    """The parts of a page and its title, empty when it names none."""
    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text).replace("\0", "")
    if not text.strip():
        return [], ""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise DocumentDamaged(tr("网页内容无法解析")) from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise DocumentTooLarge(tr("网页的嵌套层数"), 256, 255)
    walk = _Walk(meter, drops)
    walk.walk(root)
    title = root.find(".//h1")
    named = _SPACE.sub(" ", "".join(title.itertext())).strip() if title is not None else ""
    return walk.parts, named


@dataclass(slots=True)
class _Walk:
    """Walks a page's elements; with an explicit stack, since pages nest deeper than Python's recursion limit."""

    meter: Meter
    drops: DropList
    parts: list[Part] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _lists: list[tuple[str, int]] = field(default_factory=list)  # per open list: its tag and the next number
    _item: tuple[int, str] | None = None  # level and marker of the item that has no text yet
    _depth_of_item: int = 0

    def walk(self, root: _Element) -> None:
        """Add the parts of everything below ``root``."""
        stack: list[tuple[_Element, Iterator[_Element]]] = []
        self._enter(root, stack)
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element)
                self._pieces.append(element.tail or "")
            else:
                self._enter(child, stack)
        self._flush()

    def _enter(self, element: _Element, stack: list[tuple[_Element, Iterator[_Element]]]) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        self._record_external_addresses(element, tag)
        if not tag or self._is_left_out(element, tag):
            self._pieces.append(element.tail or "")
            return
        if tag == "table":
            self._flush()
            if self._table(element):
                self._pieces.append(element.tail or "")
                return
        if tag in _BLOCKS:
            self._flush()
        if tag == "br":
            self._pieces.append(_BREAK)
        elif tag in {"ul", "ol"}:
            start = element.get("start", "1")
            self._lists.append((tag, int(start) if re.fullmatch(r"\d{1,6}", start) else 1))
        elif tag == "li":
            self._item = self._next_item()
        if tag == "pre":
            self._pre(element)
            self._pieces.append(element.tail or "")
            return
        self._pieces.append(element.text or "")
        stack.append((element, iter(element)))

    def _leave(self, element: _Element) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self._flush(int(tag[1]))
        elif tag in _BLOCKS:
            self._flush()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._item = None

    def _flush(self, heading: int = 0) -> None:
        """End the block that is open, and make a part of its text."""
        lines = "".join(map(_collapsed, self._pieces)).split(_BREAK)
        self._pieces.clear()
        text = "\n".join(line for line in (line.strip(" \u3000\xa0") for line in lines) if line)
        if not text:
            return
        self.meter.part(len(text))
        if heading:
            self.parts.append(Part(PartKind.HEADING, text.replace("\n", " "), heading))
        elif self._item is not None:
            level, number = self._item
            self._item = None
            self.parts.append(Part(PartKind.ITEM, text, level, number))
        else:
            self.parts.append(Part(PartKind.PARAGRAPH, text))

    def _next_item(self) -> tuple[int, str]:
        if not self._lists:
            return 1, ""
        tag, number = self._lists[-1]
        self._lists[-1] = (tag, number + 1)
        return len(self._lists), f"{number}." if tag == "ol" else ""

    def _pre(self, element: _Element) -> None:
        text = "".join(element.itertext()).strip("\n")
        if text.strip():
            self.meter.part(len(text))
            self.parts.append(Part(PartKind.CODE, text))

    def _record_external_addresses(self, element: _Element, tag: str) -> None:
        for name in _ADDRESSES:
            address = element.get(name) or ""
            if (
                tag
                and not (tag == "a" and name == "href")
                and re.match(r"(?:https?:)?//|file:", address.strip(), re.IGNORECASE)
            ):
                self.drops.add(DropKind.EXTERNAL, address)

    def _is_left_out(self, element: _Element, tag: str) -> bool:
        if tag in _SCRIPTS:
            self.drops.add(DropKind.SCRIPT, tag)
            return tag != "embed"  # libxml2 does not know that it holds nothing, and puts what follows into it
        if tag in _PICTURES:
            self.drops.add(DropKind.PICTURE, element.get("alt") or "")
            return True
        kind = DropKind.NAVIGATION if tag in _NAVIGATION and not _is_note(element) else None
        if tag == "del":
            kind = DropKind.DELETED
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
            kind = DropKind.HIDDEN
        if kind is None:
            return tag in _SILENT
        text = _SPACE.sub(" ", "".join(element.itertext())).strip()
        if text:
            self.drops.add(kind, text)
        return True

    def _table(self, element: _Element) -> bool:
        """Add a table; False for one that only lays out a page (tables or blocks of text inside), which is walked."""
        if any(True for _ in element.iterdescendants("table", "form", "h1", "h2", "h3", "ul", "ol")):
            return False
        rows = self._rows(element)
        width = max(map(len, rows), default=0)
        if width < 2:
            return False
        for caption in element.iterchildren("caption"):
            text = _SPACE.sub(" ", "".join(caption.itertext())).strip()
            if text:
                self.parts.append(Part(PartKind.PARAGRAPH, text))
        filled = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
        if any(any(row) for row in filled):
            self.meter.part(sum(len(cell) for row in filled for cell in row))
            self.parts.append(Part(PartKind.TABLE, rows=filled))
        return True

    def _rows(self, table: _Element) -> list[list[str]]:
        """The cells of a table; what spans rows is repeated in each, what spans columns stands in the first."""
        self.meter.start_table()
        rows: list[list[str]] = []
        hanging: dict[int, tuple[int, str]] = {}  # column → rows still covered, text
        for row in table.iterdescendants("tr"):
            cells: list[str] = []
            own = iter([cell for cell in row if cell.tag in {"td", "th"}])
            cell = next(own, None)
            while cell is not None or len(cells) in hanging:
                at = len(cells)
                if at in hanging:
                    left, text = hanging.pop(at)
                    if left > 1:
                        hanging[at] = (left - 1, text)
                    cells.append(text)
                    self.meter.cells(1)
                    continue
                assert cell is not None  # noqa: S101 - the loop's condition
                text = self._cell_text(cell)
                down, across = _cell_span(cell.get("rowspan")), _cell_span(cell.get("colspan"))
                for n in range(across):
                    if at + n > self.meter.limits.columns:
                        raise DocumentTooLarge(tr("表格的列数"), at + n, self.meter.limits.columns)
                    cells.append(text if n == 0 else "")
                    if down > 1:
                        hanging[at + n] = (down - 1, text if n == 0 else "")
                    self.meter.cells(1)
                cell = next(own, None)
            rows.append(cells)
        return rows

    def _cell_text(self, cell: _Element) -> str:
        """The text of a cell on one line; what a page does not show is left out of it as elsewhere."""
        pieces = [cell.text or ""]
        stack = [(cell, iter(cell))]
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if stack:
                    pieces += [" " if element.tag in _BLOCKS else "", element.tail or ""]
                continue
            tag = child.tag if isinstance(child.tag, str) else ""
            self._record_external_addresses(child, tag)
            if not tag or self._is_left_out(child, tag):
                pieces.append(child.tail or "")
                continue
            pieces += [" " if tag in _BLOCKS or tag == "br" else "", child.text or ""]
            stack.append((child, iter(child)))
        return _SPACE.sub(" ", "".join(map(_collapsed, pieces))).strip()


def _is_note(element: _Element) -> bool:
    """Whether an ``aside`` is a footnote, as books mark theirs."""
    said = f"{element.get('epub:type') or ''} {element.get('role') or ''}".split()
    return any(word.removeprefix("doc-") in {"footnote", "endnote", "rearnote", "note"} for word in said)


def _collapsed(piece: str) -> str:
    """White space as a browser shows it, but none where a line of Chinese is wrapped in the file."""
    return _SPACE.sub(" ", _WRAP.sub("", piece))


def _cell_span(written: str | None) -> int:
    """How many rows or columns a cell covers; 1 where the attribute is missing or no number of up to four digits."""
    return max(1, int(written)) if written and re.fullmatch(r"\d{1,4}", written.strip()) else 1
