"""Word files made by hand, part by part: what python-docx cannot write (numbering, changes, text boxes, notes)."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = {
    "numbering": ("numbering", "numbering"),
    "styles": ("styles", "styles"),
    "footnotes": ("footnotes", "footnotes"),
    "endnotes": ("endnotes", "endnotes"),
    "header1": ("header", "header"),
    "footer1": ("footer", "footer"),
    "comments": ("comments", "comments"),
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; ``text`` is the template with ``%1``, ``restart`` is None where the file says nothing."""

    form: str = "decimal"
    text: str = "%1."
    start: int | None = 1
    restart: int | None = None
    style: str = ""
    legal: bool = False
    suffix: str = ""
    custom: str = ""

    def xml(self, at: int) -> str:
        """The level as ``w:lvl``."""
        form = f'<w:numFmt w:val="{self.form}"/>'
        if self.custom:
            form = (
                '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
                f"w:format={quoteattr(self.custom)}/></mc:Choice><mc:Fallback>{form}</mc:Fallback></mc:AlternateContent>"
            )
        return (
            f'<w:lvl w:ilvl="{at}">'
            + (f'<w:start w:val="{self.start}"/>' if self.start is not None else "")
            + form
            + (f'<w:lvlRestart w:val="{self.restart}"/>' if self.restart is not None else "")
            + (f'<w:pStyle w:val="{self.style}"/>' if self.style else "")
            + ("<w:isLgl/>" if self.legal else "")
            + (f'<w:suff w:val="{self.suffix}"/>' if self.suffix else "")
            + f'<w:lvlText w:val={quoteattr(self.text)}/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{420 * at}" w:firstLine="0"/></w:pPr></w:lvl>'
        )


@dataclass(frozen=True, slots=True)
class Lists:
    """The numbering part: abstract lists by id, concrete ones as ``num → (abstract, {level: start or Level})``."""

    abstract: dict[int, Sequence[Level]] = field(default_factory=dict)
    concrete: dict[int, tuple[int, dict[int, int | Level]]] = field(default_factory=dict)
    style_links: dict[int, str] = field(default_factory=dict)  # abstract → the numbering style it belongs to
    num_style_links: dict[int, str] = field(default_factory=dict)  # abstract → the style whose list it takes

    def xml(self) -> str:
        """The part's text."""
        out = [f"{_HEAD}<w:numbering {_NAMES}>"]
        for key in {**self.abstract, **self.num_style_links}:
            out.append(f'<w:abstractNum w:abstractNumId="{key}"><w:multiLevelType w:val="multilevel"/>')
            if key in self.style_links:
                out.append(f'<w:styleLink w:val="{self.style_links[key]}"/>')
            if key in self.num_style_links:
                out.append(f'<w:numStyleLink w:val="{self.num_style_links[key]}"/>')
            out += [level.xml(at) for at, level in enumerate(self.abstract.get(key, ()))]
            out.append("</w:abstractNum>")
        for key, (abstract, overrides) in self.concrete.items():
            out.append(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{abstract}"/>')
            for at, override in overrides.items():
                out.append(f'<w:lvlOverride w:ilvl="{at}">')
                out.append(
                    override.xml(at) if isinstance(override, Level) else f'<w:startOverride w:val="{override}"/>'
                )
                out.append("</w:lvlOverride>")
            out.append("</w:num>")
        return "".join([*out, "</w:numbering>"])


def run(text: str, properties: str = "") -> str:
    """A run of text; a tab and a line break are what Word makes of them."""
    opened = '<w:t xml:space="preserve">'
    pieces = escape(text).replace("\t", f"</w:t><w:tab/>{opened}").replace("\n", f"</w:t><w:br/>{opened}")
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{rpr}{opened}{pieces}</w:t></w:r>"


def paragraph(*content: str, num: int | None = None, level: int | None = 0, style: str = "", more: str = "") -> str:
    """A paragraph of runs; ``num`` and ``level`` are its list and level, ``more`` goes into its properties."""
    numbering = ""
    if num is not None:
        ilvl = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
        numbering = f'<w:numPr>{ilvl}<w:numId w:val="{num}"/></w:numPr>'
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + numbering + more
    inner = "".join(piece if piece.startswith("<") else run(piece) for piece in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "") -> str:
    """A table cell; ``merge`` is ``restart`` or ``continue`` for a vertical merge."""
    properties = (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "") + (
        f'<w:vMerge w:val="{merge}"/>' if merge else ""
    )
    inner = "".join(piece if piece.startswith("<") else paragraph(piece) for piece in content) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: Iterable[str]) -> str:
    """A table of rows of cells (a plain text becomes a cell)."""
    out = []
    width = 0
    for row in rows:
        cells = [piece if piece.startswith("<w:tc") else cell(piece) for piece in row]
        spans = [re.match(r'<w:tc><w:tcPr><w:gridSpan w:val="(\d+)"', one) for one in cells]
        width = max(width, sum(int(span[1]) if span else 1 for span in spans))
        out.append(f"<w:tr>{''.join(cells)}</w:tr>")
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = f'<w:tblW w:w="0" w:type="auto"/><w:tblBorders>{edges}</w:tblBorders>'
    grid = '<w:gridCol w:w="1800"/>' * width
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(out)}</w:tbl>"


def style(key: str, name: str, *, based_on: str = "", properties: str = "", kind: str = "paragraph") -> str:
    """A style; ``properties`` are those of its paragraphs."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f"<w:pPr>{properties}</w:pPr>" if properties else "")
        + "</w:style>"
    )


def numbered_style(key: str, name: str, num: int, level: int | None = None, based_on: str = "") -> str:
    """A style that carries a list."""
    ilvl = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    return style(key, name, based_on=based_on, properties=f'<w:numPr>{ilvl}<w:numId w:val="{num}"/></w:numPr>')


def part(root: str, inner: str) -> str:
    """A part of the package with the usual name spaces."""
    return f"{_HEAD}<w:{root} {_NAMES}>{inner}</w:{root}>"


def word_file(
    body: Iterable[str],
    *,
    lists: Lists | None = None,
    styles: Iterable[str] = (),
    parts: dict[str, str] | None = None,
    more: dict[str, bytes] | None = None,
    relations: str = "",
) -> bytes:
    """A .docx: ``parts`` are XML parts by name (``footnotes``, ``header1`` …), ``more`` other files of the package."""
    texts = dict(parts or {})
    if lists is not None:
        texts["numbering"] = lists.xml()
    texts["styles"] = part("styles", style("Normal", "Normal") + "".join(styles))
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType='
        f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{_PARTS[name][1]}+xml"/>'
        for name in texts
    )
    links = "".join(
        f'<Relationship Id="rId{name}" Type="{_OFFICE}/{_PARTS[name][0]}" Target="{name}.xml"/>' for name in texts
    )
    sections = "".join(
        f'<w:{name[:-1]}Reference w:type="default" r:id="rId{name}"/>'
        for name in ("header1", "footer1")
        if name in texts
    )
    files = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="bin" ContentType="application/octet-stream"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{_HEAD}<w:document {_NAMES}><w:body>{''.join(body)}"
        f'<w:sectPr>{sections}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": f"{_HEAD}<Relationships "
        f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}{relations}</Relationships>',
        **{f"word/{name}.xml": text for name, text in texts.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
        for name, content in (more or {}).items():
            package.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
