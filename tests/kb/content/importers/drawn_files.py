"""Files whose words stand beside the text: inserted files, SmartArt, WordArt, charts, comments, fields."""

from tests.kb.content.importers.pdf_files import pdf_file, stream
from tests.kb.content.importers.sheet_files import sheet_file
from tests.kb.content.importers.word_files import paragraph, part, word_file

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DIAGRAM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
_CHART = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_SMART_ART = f'<dgm:relIds {_DIAGRAM} r:dm="rD"/>'
_GRAPH = f'<c:chart {_CHART} r:id="rC"/>'
_NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_MAIL = (
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    b'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    b"<p>=E9=82=AE=E4=BB=B6</p>\r\n--b--\r\n"
)


def _words(text: str) -> str:
    return f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>"


def _relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _relations(*relations: str) -> bytes:
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>'.encode()


def _diagram(*texts: str) -> bytes:
    points = "".join(f"<dgm:pt><dgm:t>{_words(text)}</dgm:t></dgm:pt>" for text in texts)
    return f"<dgm:dataModel {_DIAGRAM} {_A}><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>".encode()


def _chart(title: str) -> bytes:
    inner = f"<c:chart><c:title><c:tx><c:rich>{_words(title)}</c:rich></c:tx></c:title></c:chart>"
    return f"<c:chartSpace {_CHART} {_A}>{inner}</c:chartSpace>".encode()


def _footnote(text: str) -> dict[str, str]:
    return {"footnotes": part("footnotes", f'<w:footnote w:id="2">{paragraph(text)}</w:footnote>')}


def drawn_word_file() -> bytes:
    """A .docx: what is inserted or drawn in it says all but the first paragraph and the last one."""
    inserted = {
        "a.htm": "<meta charset=gb2312><p>网页一段</p>".encode("gb18030"),
        "b.docx": word_file([paragraph("内附一段", _NOTE)], parts=_footnote("内附的注")),
        "c.mht": _MAIL,
        "d.txt": "文本一行".encode("gb18030"),
        "e.rtf": rb"{\rtf1 unread}",
    }
    chunks = [f'<w:altChunk r:id="r{name}"/>' for name in inserted]
    drawn = [
        f"<w:r><w:drawing><a:graphicData>{what}</a:graphicData></w:drawing></w:r>" for what in (_SMART_ART, _GRAPH)
    ]
    art = '<w:r><w:pict><v:shape><v:textpath string="红头文件"/></v:shape></w:pict></w:r>'
    choice = f'<mc:AlternateContent><mc:Choice Requires="w14">{paragraph("替换的块")}</mc:Choice></mc:AlternateContent>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/>'
        '<w:listEntry w:val="乙选项"/></w:ddList></w:ffData></w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = [paragraph("正文", _NOTE), *chunks, paragraph(*drawn, art), choice, paragraph(field), paragraph("末段")]
    header = paragraph('<w:r><w:pict><v:shape><v:textpath string="水印"/></v:shape></w:pict></w:r>')
    return word_file(
        body,
        parts={**_footnote("外面的注"), "header1": part("hdr", header)},
        relations="".join(_relation(f"r{name}", "aFChunk", name) for name in inserted)
        + _relation("rD", "diagramData", "diagrams/data1.xml")
        + _relation("rC", "chart", "charts/chart1.xml"),
        more={
            **{f"word/{name}": content for name, content in inserted.items()},
            "word/diagrams/data1.xml": _diagram("受理", "审批"),
            "word/charts/chart1.xml": _chart("不良率走势"),
        },
    )


def drawn_sheet_file() -> bytes:
    """An .xlsx with a text box, a SmartArt, a chart, a comment, an embedded file, a running head, a hidden row."""
    shape = f"<xdr:sp><xdr:txBody>{_words('填表说明')}</xdr:txBody></xdr:sp>"
    drawing = (
        f'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" {_A} '
        f'xmlns:r="{_OFFICE}">{shape}{_SMART_ART}{_GRAPH}</xdr:wsDr>'
    )
    return sheet_file(
        {"表": [["项目", "数值"], ["甲", "乙"], ["丙", "丁"]]},
        hidden_rows=(3,),
        head="&C内部资料&P",
        more={
            "xl/worksheets/_rels/sheet1.xml.rels": _relations(
                _relation("r1", "drawing", "../drawings/drawing1.xml"), _relation("r2", "comments", "../comments1.xml")
            ),
            "xl/drawings/drawing1.xml": drawing.encode(),
            "xl/drawings/_rels/drawing1.xml.rels": _relations(
                _relation("rD", "diagramData", "../diagrams/data1.xml"),
                _relation("rC", "chart", "../charts/chart1.xml"),
            ),
            "xl/diagrams/data1.xml": _diagram("受理", "审批"),
            "xl/charts/chart1.xml": _chart("存款走势"),
            "xl/comments1.xml": "<comments><comment><text><t>请核对</t></text></comment></comments>".encode(),
            "xl/embeddings/oleObject1.bin": b"x",
        },
    )


def filled_pdf() -> bytes:
    """A PDF of one page with a line of text, a filled field, a typed note, a remark and an attachment."""
    fonts = b"/Resources << /Font << /F 4 0 R >> >>"
    names = b"/Names << /EmbeddedFiles << /Names [(rates.xlsx) 10 0 R] >> >>"
    return pdf_file([
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> %s >>" % names,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Annots [6 0 R 7 0 R 8 0 R 9 0 R] %s >>"
        % fonts,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        stream(b"BT /F 12 Tf 72 760 Td (Name of the client:) Tj ET"),
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (Zhang San) /Rect [220 755 320 772] >>",
        b"<< /Type /Annot /Subtype /FreeText /Contents (typed onto the page) /Rect [72 700 220 716] >>",
        b"<< /Type /Annot /Subtype /Text /Contents (please check) /Rect [400 700 420 720] >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Btn /T (b) /V /Yes /Rect [72 600 80 608] >>",
        b"<< /Type /Filespec /F (rates.xlsx) /UF (rates.xlsx) /EF << /F 11 0 R >> >>",
        stream(b"x", b"/Type /EmbeddedFile"),
    ])  # fmt: skip
