"""Workbooks made by hand, part by part."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


@dataclass(frozen=True, slots=True)
class Cell:
    """A number or a truth value with the format it is shown in."""

    value: float | bool
    form: str = ""


def letters(column: int) -> str:
    """The name of a column, from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def sheet_file(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    merged: Iterable[str] = (),
    hidden: Iterable[str] = (),
    hidden_rows: Iterable[int] = (),
    head: str = "",
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """An .xlsx with these sheets of rows; texts are shared. ``merged``, ``hidden_rows``, ``head`` are of the last.

    ``hidden`` names the sheets that are not shown.
    """
    texts: dict[str, int] = {}
    forms: dict[str, int] = {"": 0}
    bodies = []
    for at, rows in enumerate(sheets.values()):
        body = "".join(_row(n, row, texts, forms) for n, row in enumerate(rows, 1))
        last = at == len(sheets) - 1
        for row in hidden_rows if last else ():
            body = body.replace(f'<row r="{row}"', f'<row r="{row}" hidden="1"')
        joined = "".join(f'<mergeCell ref="{place}"/>' for place in merged) if last else ""
        bodies.append(
            f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData>'
            + (f"<mergeCells>{joined}</mergeCells>" if joined else "")
            + (f"<headerFooter><oddHeader>{escape(head)}</oddHeader></headerFooter>" if head and last else "")
            + "</worksheet>"
        )
    names = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"{_state(name in hidden)}/>'
        for n, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    number_formats = "".join(
        f'<numFmt numFmtId="{163 + n}" formatCode={quoteattr(form)}/>' for form, n in forms.items() if form
    )
    cell_formats = "".join(f'<xf numFmtId="{163 + n if form else 0}"/>' for form, n in forms.items())
    shared = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    kinds = {"/xl/workbook.xml": "sheet.main", "/xl/sharedStrings.xml": "sharedStrings", "/xl/styles.xml": "styles"}
    kinds |= {f"/xl/worksheets/sheet{n}.xml": "worksheet" for n in range(1, len(sheets) + 1)}
    types = "".join(
        f'<Override PartName="{name}" '
        f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    files = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{links}'
        f'<Relationship Id="rS" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rF" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'{_HEAD}<sst xmlns="{_MAIN}">{shared}</sst>',
        "xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts>{number_formats}</numFmts>'
        f"<cellXfs>{cell_formats}</cellXfs></styleSheet>",
        **{f"xl/worksheets/sheet{n}.xml": body for n, body in enumerate(bodies, 1)},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
        for name, content in (more or {}).items():
            package.writestr(name, content)
    return out.getvalue()


def _row(at: int, row: Sequence[object], texts: dict[str, int], forms: dict[str, int]) -> str:
    cells = []
    for column, value in enumerate(row, 1):
        place = f"{letters(column)}{at}"
        if isinstance(value, Cell):
            form = forms.setdefault(value.form, len(forms))
            kind = ' t="b"' if isinstance(value.value, bool) else ""
            number = int(value.value) if isinstance(value.value, bool) else value.value
            cells.append(f'<c r="{place}" s="{form}"{kind}><v>{number}</v></c>')
        elif value:
            cells.append(f'<c r="{place}" t="s"><v>{texts.setdefault(str(value), len(texts))}</v></c>')
    return f'<row r="{at}">{"".join(cells)}</row>'


def _state(hidden: bool) -> str:
    return ' state="hidden"' if hidden else ""
