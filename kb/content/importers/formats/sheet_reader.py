"""Reads .xlsx: each sheet a heading, with tables where cells stand side by side and paragraphs where a row has one.

The sheets are read as a stream, cell by cell. openpyxl builds the whole grid (a cell in the last corner of a sheet
costs it a million rows) and has had no release since June 2024; python-calamine loses the formats that make 0.0385
read 3.85%.
"""

import io
import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from kb.content.importers.document import Document, DropKind, DropList, Part, PartKind
from kb.content.importers.formats.sheet_formats import Format, S, formats_of, shown, whole
from kb.content.importers.formats.sheet_surroundings import add_chart_sheet, add_running_head, shape_parts
from kb.content.importers.limits import Meter
from kb.content.importers.packages import Package
from kb.content.importers.xml_parts import parse, parser_options, refuse_entities, transitional
from kb.errors import DocumentDamaged, DocumentError, DocumentTooLarge
from kb.translation import tr

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RUNNING_HEADS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


@dataclass(slots=True)
class _Grid:
    """The filled cells of a sheet by row and column, both from 1."""

    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(
        default_factory=list
    )  # first row, first column, last row, last column


def read_sheets(path: Path, meter: Meter) -> Document:
    """The document in an .xlsx file. Raises DocumentError subclasses, ImportStopped and OSError."""
    drops = DropList()
    problems: list[str] = []
    parts: list[Part] = []
    hidden: list[Part] = []
    hidden_meter = Meter(meter.limits, meter.stopped)  # what nobody sees takes no room from what is seen
    with Package(path, meter.limits) as package:
        book = _Book(package, drops, meter)
        sheets = book.sheets()
        for sheet in sheets:
            name = sheet.get("name") or ""
            if sheet.get("state") in {"hidden", "veryHidden"}:
                hidden += _hidden_sheet(book, sheet, hidden_meter, drops, problems)
                continue
            found = book.read(sheet, meter, drops, problems)
            if found and (len(sheets) > 1 or not re.fullmatch(r"(?:Sheet|工作表|sheet)\s*\d*", name)):
                parts.append(Part(PartKind.HEADING, name, 2))
            parts += found
        _list_the_rest(package, drops)
    return Document(tuple(parts), drops.listed(), tuple(problems), hidden=tuple(hidden))


class _Book:
    """An open workbook: its texts and formats, and its sheets one by one."""

    def __init__(self, package: Package, drops: DropList, meter: Meter) -> None:
        name = _book_name(package)
        self._package = package
        self._root = parse(package.read(name))
        if self._root.tag != f"{S}workbook":
            raise DocumentDamaged(tr("不是 Excel 工作簿"))
        self._targets = _targets(package, name, drops)
        self._texts = _shared_texts(package.read(self._targets.get("sharedStrings", "")), meter)
        self._formats = formats_of(package.read(self._targets.get("styles", "")))
        dated = self._root.iter(f"{S}workbookPr")
        self._since_1904 = any(element.get("date1904") in {"1", "true"} for element in dated)

    def sheets(self) -> list[_Element]:
        """The elements that name its sheets, in their order."""
        return [*self._root.iter(f"{S}sheet")]

    def read(self, sheet: _Element, meter: Meter, drops: DropList, problems: list[str]) -> list[Part]:
        """The text of a sheet; ``drops`` gets what is left out of it, ``problems`` what is to be said of it."""
        name = sheet.get("name") or ""
        target = self._targets.get(sheet.get(f"{_R}id") or "", "")
        content = self._package.read(target)
        if not content:
            return []
        if b"<chartsheet" in content[:1024]:
            add_chart_sheet(self._package, target, name, drops)
            return []
        reader = _SheetReader(self._texts, self._formats, self._since_1904, meter, drops)
        grid = reader.read(content)
        problems += reader.problems(name)
        return _parts(grid, meter) + shape_parts(self._package, target, meter, drops)


def _hidden_sheet(book: _Book, sheet: _Element, meter: Meter, drops: DropList, problems: list[str]) -> list[Part]:
    """A sheet that is not shown, under a heading that says so. One that cannot be read is told and left out."""
    name = sheet.get("name") or ""
    try:
        found = book.read(sheet, meter, DropList(), [])
    except DocumentError as error:
        problems.append(tr("隐藏的工作表“{name}”没有读：{reason}").format(name=name, reason=error.reason))
        return []
    if not found:
        return []
    drops.add(DropKind.SHEET, name)
    return [Part(PartKind.HEADING, f"隐藏的工作表：{name}", 2), *found]


def _list_the_rest(package: Package, drops: DropList) -> None:
    """Note what the workbook holds beside its cells."""
    for name in package.names:
        if name.lower().endswith("vbaproject.bin"):
            drops.add(DropKind.MACRO, name)
        elif name.startswith("xl/media/"):
            drops.add(DropKind.PICTURE)
        elif name.startswith("xl/embeddings/"):
            drops.add(DropKind.EMBEDDED, posixpath.basename(name))
        elif name.startswith("xl/externalLinks/") and name.endswith(".xml"):
            drops.add(DropKind.EXTERNAL, name)


def _book_name(package: Package) -> str:
    name = "xl/workbook.xml"
    if name not in package:
        content = package.read("_rels/.rels")
        for relation in parse(content).iter("{*}Relationship") if content else ():
            if (relation.get("Type") or "").endswith("/officeDocument"):
                name = (relation.get("Target") or "").lstrip("/")
    if name not in package:
        raise DocumentDamaged(tr("不是 Excel 工作簿，或者缺少内容"))
    return name


def _targets(package: Package, book: str, drops: DropList) -> dict[str, str]:
    """The parts of a workbook by the id and by the kind of their relation."""
    folder, name = posixpath.split(book)
    content = package.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, str] = {}
    for relation in parse(content).iter("{*}Relationship") if content else ():
        target = relation.get("Target") or ""
        if relation.get("TargetMode") == "External":
            drops.add(DropKind.EXTERNAL, target)
            continue
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[relation.get("Id") or ""] = inside
        found.setdefault((relation.get("Type") or "").rpartition("/")[2], inside)
    return found


def _stream(content: bytes, *names: str) -> Iterator[_Element]:
    """The elements with these names, each let go when the next is asked for."""
    refuse_entities(content)
    source = io.BytesIO(transitional(content))
    try:
        tags = tuple(S + name for name in names)
        for _, element in etree.iterparse(source, events=("end",), tag=tags, **parser_options()):
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentDamaged(tr("工作簿内部的 XML 已损坏")) from error


def _shared_texts(content: bytes, meter: Meter) -> list[str]:
    if not content:
        return []
    texts = []
    for element in _stream(content, "si"):
        texts.append(_text_of(element))
        meter.part(len(texts[-1]))
    return texts


def _text_of(element: _Element) -> str:
    """The text of a rich or plain string, without the readings that stand above characters."""
    pieces = [node.text or "" for node in element.iter(f"{S}t") if node.getparent().tag != f"{S}rPh"]
    return " ".join("".join(pieces).split())


class _SheetReader:
    """Reads one sheet; counts formulas whose result the file does not hold, and what the sheet does not show."""

    def __init__(
        self, texts: Sequence[str], formats: Sequence[Format], since_1904: bool, meter: Meter, drops: DropList
    ) -> None:
        self._without_result = 0
        self._hidden_rows = 0
        self._hidden_columns: list[range] = []
        self._drops = drops
        self._texts = texts
        self._formats = formats
        self._since_1904 = since_1904
        self._meter = meter

    def read(self, content: bytes) -> _Grid:
        """The filled cells of a sheet."""
        grid = _Grid()
        self._meter.start_table()
        row = 0
        for element in _stream(content, "row", "mergeCell", "col", *_RUNNING_HEADS):
            if element.tag != f"{S}row":
                self._beside(element, grid)
                continue
            row = whole(element.get("r")) or row + 1
            if cells := self._row(element):
                grid.rows[row] = cells
                self._hidden_rows += element.get("hidden") in {"1", "true"}
            self._meter.go_on()
        self._hidden_columns = [
            columns
            for columns in self._hidden_columns
            if any(at in columns for cells in grid.rows.values() for at in cells)
        ]
        return grid

    def problems(self, name: str) -> list[str]:
        """What is to be said of the sheet with this name."""
        found = []
        if self._without_result:
            found.append(
                tr("工作表“{name}”有 {count} 个公式没有保存结果").format(name=name, count=self._without_result)
            )
        columns = sum(map(len, self._hidden_columns))
        hidden = [f"{count} {what}" for count, what in ((self._hidden_rows, tr("行")), (columns, tr("列"))) if count]
        if hidden:
            found.append(
                tr("工作表“{name}”里隐藏的 {hidden}也读了进来").format(name=name, hidden=tr("、").join(hidden))
            )
        return found

    def _beside(self, element: _Element, grid: _Grid) -> None:
        """A merged place, a column, a running head."""
        if element.tag == f"{S}mergeCell":
            if (place := _merged(element.get("ref") or "")) is not None:
                grid.merged.append(place)
        elif element.tag != f"{S}col":
            add_running_head(element.text or "", self._drops)
        elif element.get("hidden") in {"1", "true"}:
            self._hidden_columns.append(range(whole(element.get("min")), whole(element.get("max")) + 1))

    def _row(self, row: _Element) -> dict[int, str]:
        cells: dict[int, str] = {}
        column = 0
        for cell in row.iterchildren(f"{S}c"):
            match = _REFERENCE.fullmatch(cell.get("r") or "")
            column = _column(match[1]) if match else column + 1
            self._meter.cells(1)
            if text := self._value(cell):
                cells[column] = text
        return cells

    def _value(self, cell: _Element) -> str:
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return _text_of(cell)
        value = str(cell.findtext(f"{S}v") or "")
        if not value:
            self._without_result += cell.find(f"{S}f") is not None
        match kind:
            case "s":
                at = whole(value)
                text = self._texts[at] if value and at < len(self._texts) else ""
            case "b":
                text = {"1": "是", "0": "否"}.get(value, "")
            case "d":
                text = value.partition("T")[0]
            case "n":
                style = whole(cell.get("s"))
                form = self._formats[style] if style < len(self._formats) else Format()
                text = shown(value, form, since_1904=self._since_1904)
            case _:
                text = " ".join(value.split())
        return text


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at


def _merged(reference: str) -> tuple[int, int, int, int] | None:
    first, _, last = reference.partition(":")
    one, two = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if not one or not two:
        return None
    return int(one[2]), _column(one[1]), int(two[2]), _column(two[1])


def _parts(grid: _Grid, meter: Meter) -> list[Part]:
    """Tables and paragraphs: rows without a gap belong together, a row with one cell above a table is its caption."""
    _fill(grid, meter)
    parts: list[Part] = []
    block: list[tuple[int, Mapping[int, str]]] = []
    for row in sorted(grid.rows):
        if block and row != block[-1][0] + 1:
            parts += _block(block, meter)
            block = []
        block.append((row, grid.rows[row]))
    return parts + (_block(block, meter) if block else [])


def _fill(grid: _Grid, meter: Meter) -> None:
    """Repeat what spans rows in each of them, as far as they have cells of their own."""
    rows = sorted(grid.rows)
    for first_row, first_column, last_row, _ in grid.merged:
        text = grid.rows.get(first_row, {}).get(first_column, "")
        if not text:
            continue
        for row in rows[bisect_right(rows, first_row) : bisect_right(rows, last_row)]:
            meter.cells(1)
            grid.rows[row].setdefault(first_column, text)


def _block(block: Sequence[tuple[int, Mapping[int, str]]], meter: Meter) -> list[Part]:
    lead = 0
    while lead < len(block) and len(block[lead][1]) == 1:
        lead += 1
    tail = len(block)
    while tail > lead and len(block[tail - 1][1]) == 1:
        tail -= 1
    parts = [Part(PartKind.PARAGRAPH, text) for _, cells in block[:lead] for text in cells.values()]
    table = [cells for _, cells in block[lead:tail]]
    if table:
        columns = sorted({column for cells in table for column in cells})
        if len(columns) > meter.limits.columns:
            raise DocumentTooLarge(tr("表格的列数"), len(columns), meter.limits.columns)
        meter.cells(len(table) * len(columns))
        rows = tuple(tuple(cells.get(column, "") for column in columns) for cells in table)
        meter.part(sum(len(cell) for row in rows for cell in row))
        parts.append(Part(PartKind.TABLE, rows=rows))
    parts += [Part(PartKind.PARAGRAPH, text) for _, cells in block[tail:] for text in cells.values()]
    for part in parts:
        meter.part(len(part.text))
    return parts
