"""Reads .xlsx: each sheet a heading, with tables where cells stand side by side and paragraphs where a row has one.

The sheets are read as a stream, cell by cell. openpyxl builds the whole grid (a cell in the last corner of a sheet
costs it a million rows) and has had no release since June 2024; python-calamine loses the formats that make 0.0385
read 3.85%.
"""

import datetime as dt
import io
import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from kb.content.importers.document import Document, DropKind, DropList, Part, PartKind
from kb.content.importers.limits import Meter
from kb.content.importers.packages import Package
from kb.content.importers.xml_parts import parse, parser_options, refuse_entities, transitional
from kb.errors import DocumentDamaged, DocumentTooLarge

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DAYS = {*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)}
_TIMES = {18, 19, 20, 21, 45, 46, 47}
_FORMATS = {
    9: "0%",
    10: "0.00%",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_BRACKETED = re.compile(r"\[(?:\$([^\]-]*)[^\]]*|[^\]]*)\]")  # [$¥-804], [Red], [>=1000]
_NUMBER_FORMAT = re.compile(r'(?P<before>(?:"[^"]*"|[^0#?"])*)(?P<digits>[0#?][0#?,.]*)(?P<after>(?:"[^"]*"|[^0#?"])*)')
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates have no zone


@dataclass(frozen=True, slots=True)
class _Format:
    """How the numbers of a cell are shown."""

    kind: str = ""  # "", "date", "time"
    places: int = -1  # decimal places, −1 for as many as there are
    percent: bool = False
    grouped: bool = False
    before: str = ""  # words of the format: ¥
    after: str = ""  # 元, 万元
    digits: int = 0  # before the point, filled with zeros: the numbers of branches and accounts


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
    with Package(path, meter.limits) as package:
        book_name = _book_name(package)
        book = parse(package.read(book_name))
        if book.tag != f"{S}workbook":
            raise DocumentDamaged("不是 Excel 工作簿")
        targets = _targets(package, book_name, drops)
        texts = _shared_texts(package.read(targets.get("sharedStrings", "")), meter)
        formats = _formats(package.read(targets.get("styles", "")))
        since_1904 = any(element.get("date1904") in {"1", "true"} for element in book.iter(f"{S}workbookPr"))
        sheets = [*book.iter(f"{S}sheet")]
        for sheet in sheets:
            name = sheet.get("name") or ""
            if sheet.get("state") in {"hidden", "veryHidden"}:
                drops.add(DropKind.SHEET, name)
                continue
            content = package.read(targets.get(sheet.get(f"{_R}id") or "", ""))
            if not content:
                continue
            reader = _SheetReader(texts, formats, since_1904, meter)
            grid = reader.read(content)
            if reader.without_result:
                problems.append(f"工作表“{name}”有 {reader.without_result} 个公式没有保存结果")
            found = _parts(grid, meter)
            if found and (len(sheets) > 1 or not re.fullmatch(r"(?:Sheet|工作表|sheet)\s*\d*", name)):
                parts.append(Part(PartKind.HEADING, name, 2))
            parts += found
        _list_the_rest(package, drops)
    return Document(tuple(parts), drops.listed(), tuple(problems))


def _list_the_rest(package: Package, drops: DropList) -> None:
    """Note what the workbook holds beside its cells."""
    for name in package.names:
        if name.lower().endswith("vbaproject.bin"):
            drops.add(DropKind.MACRO, name)
        elif name.startswith("xl/media/"):
            drops.add(DropKind.PICTURE)
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
        raise DocumentDamaged("不是 Excel 工作簿，或者缺少内容")
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
        raise DocumentDamaged("工作簿内部的 XML 已损坏") from error


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


def _formats(content: bytes) -> list[_Format]:
    """The formats by the number that cells name them with."""
    if not content:
        return []
    root = parse(content)
    codes: dict[int, str] = dict(_FORMATS)
    for element in root.iter(f"{S}numFmt"):
        codes[_whole(element.get("numFmtId"))] = element.get("formatCode") or ""
    cells = root.find(f"{S}cellXfs")
    ids = [_whole(element.get("numFmtId")) for element in ([] if cells is None else cells.iterchildren(f"{S}xf"))]
    return [_format(at, codes.get(at, "")) for at in ids]


def _format(number: int, code: str) -> _Format:
    if number in _DAYS and not code:
        return _Format("date")
    if number in _TIMES and not code:
        return _Format("time")
    plain = _QUOTED.sub("", code.split(";", maxsplit=1)[0])
    if plain.lower() in {"general", "g/通用格式", "@"}:
        return _Format()
    if re.search(r"[yYdD]", plain) and "0" not in plain and "#" not in plain:
        return _Format("date")
    if re.search(r"[hHsS]", plain) and "0" not in plain:
        return _Format("time")
    decimals = re.search(r"\.([0#?]+)", plain)
    places = len(decimals[1]) if decimals else 0
    known = "0" in plain or "#" in plain
    before, after = _words_around(code.split(";", maxsplit=1)[0]) if known else ("", "")
    return _Format("", places if known else -1, "%" in plain, "," in plain, before, after, _digits(plain))


def _digits(plain: str) -> int:
    """How many digits before the point a format asks for; 0 where it groups them, or asks for none in particular."""
    whole = plain.partition(".")[0].strip()
    return min(len(whole), 30) if re.fullmatch(r"0{2,}", whole) else 0


def _words_around(section: str) -> tuple[str, str]:
    """What a format writes before and behind a number; nothing where it shows another number than the cell holds.

    A comma behind the last digit divides by a thousand, a ``!`` sets a point where there is none (0!.0,"万元").
    """
    found = _NUMBER_FORMAT.fullmatch(_BRACKETED.sub(lambda match: match[1] or "", section))
    if found is None or "!" in section or found["digits"].endswith(",") or "E" in found["after"]:
        return "", ""
    before, after = (re.sub(r'["\\]|[_*].', "", found[name]).strip(" %") for name in ("before", "after"))
    return before, after


class _SheetReader:
    """Reads one sheet; ``without_result`` counts formulas whose result the file does not hold."""

    def __init__(self, texts: Sequence[str], formats: Sequence[_Format], since_1904: bool, meter: Meter) -> None:
        self.without_result = 0
        self._texts = texts
        self._formats = formats
        self._since_1904 = since_1904
        self._meter = meter

    def read(self, content: bytes) -> _Grid:
        """The filled cells of a sheet."""
        grid = _Grid()
        self._meter.start_table()
        row = 0
        for element in _stream(content, "row", "mergeCell"):
            if element.tag == f"{S}mergeCell":
                if (place := _merged(element.get("ref") or "")) is not None:
                    grid.merged.append(place)
                continue
            row = _whole(element.get("r")) or row + 1
            if cells := self._row(element):
                grid.rows[row] = cells
            self._meter.go_on()
        return grid

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
            self.without_result += cell.find(f"{S}f") is not None
        match kind:
            case "s":
                at = _whole(value)
                text = self._texts[at] if value and at < len(self._texts) else ""
            case "b":
                text = {"1": "是", "0": "否"}.get(value, "")
            case "d":
                text = value.partition("T")[0]
            case "n":
                style = _whole(cell.get("s"))
                text = self._number(value, self._formats[style] if style < len(self._formats) else _Format())
            case _:
                text = " ".join(value.split())
        return text

    def _number(self, written: str, form: _Format) -> str:
        try:
            number = Decimal(written.strip())
        except InvalidOperation:
            return " ".join(written.split())
        if not number.is_finite() or number.adjusted() > 30 or number.adjusted() < -30:
            return written.strip()
        if form.kind:
            return self._moment(number, form.kind) or _plain(number)
        if form.percent:
            number *= 100
        text = f"{number:,.{form.places}f}" if form.grouped and form.places >= 0 else _placed(number, form.places)
        sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
        missing = form.digits - len(text.partition(".")[0])
        return f"{form.before}{sign}{'0' * missing}{text}{'%' if form.percent else ''}{form.after}"

    def _moment(self, number: Decimal, kind: str) -> str:
        """A date or time; empty for numbers that are none."""
        if not 0 <= number < 2_958_466:
            return ""
        days = float(number) + (1462 if self._since_1904 else 0)
        moment = _EPOCH + dt.timedelta(days=round(days * 86400) / 86400)
        if kind == "time" and days < 1:
            return f"{moment:%H:%M}"
        return f"{moment:%Y-%m-%d}" if moment.hour == moment.minute == 0 else f"{moment:%Y-%m-%d %H:%M}"


def _placed(number: Decimal, places: int) -> str:
    return f"{number:.{places}f}" if 0 <= places <= 15 else _plain(number)


def _plain(number: Decimal) -> str:
    """Without the tail that binary fractions leave (0.1 + 0.2)."""
    text = f"{number:.10f}"  # no round(): it cannot hold ten places behind the nineteen digits of a card
    return text.rstrip("0").rstrip(".") if "." in text else text


def _whole(written: str | None) -> int:
    return int(written) if written and re.fullmatch(r"[0-9]{1,9}", written) else 0


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
            raise DocumentTooLarge("表格的列数", len(columns), meter.limits.columns)
        meter.cells(len(table) * len(columns))
        rows = tuple(tuple(cells.get(column, "") for column in columns) for cells in table)
        meter.part(sum(len(cell) for row in rows for cell in row))
        parts.append(Part(PartKind.TABLE, rows=rows))
    parts += [Part(PartKind.PARAGRAPH, text) for _, cells in block[tail:] for text in cells.values()]
    for part in parts:
        meter.part(len(part.text))
    return parts
