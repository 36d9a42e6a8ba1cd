"""Files made to do harm: each is refused with a sentence of its own, or read without following it anywhere.

What takes memory or time is read in a process that may not have more than a gigabyte.

Covers: kb/content/importers/limits.py, kb/content/importers/packages.py, kb/content/importers/xml_parts.py.
"""

import io
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.content.importers.document import DropKind
from kb.content.importers.importer import preview
from kb.content.importers.limits import Limits
from kb.errors import (
    DocumentDamaged,
    DocumentEncrypted,
    DocumentError,
    DocumentTooLarge,
    DocumentUnsafe,
)
from tests.kb.content.importers.hostile_files import (
    DOCTYPE,
    OLE,
    SMALL,
    big_html,
    big_sheet,
    big_table,
    changed,
    plain_word,
    refused,
)
from tests.kb.content.importers.sheet_files import sheet_file
from tests.kb.content.importers.word_files import cell, paragraph, table, word_file

ROOT = Path(__file__).parents[4]
# --- packages ------------------------------------------------------------------------------------------------------


def test_a_part_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    bomb = changed(plain_word(), "word/document.xml", lambda old: old + b" " * 300_000)
    error = refused(tmp_path, "a.docx", bomb, SMALL)
    assert isinstance(error, DocumentTooLarge)
    assert "单个部件" in error.what


def test_a_package_that_unpacks_to_too_much_is_not_opened(tmp_path: Path) -> None:
    bomb = word_file([paragraph("正文")], more={f"word/media/{n}.bin": bytes(150_000) for n in range(9)})
    error = refused(tmp_path, "a.docx", bomb, SMALL)
    assert isinstance(error, DocumentTooLarge)
    assert "解压后" in error.what


def test_a_package_of_many_entries_is_not_listed(tmp_path: Path) -> None:
    bomb = word_file([paragraph("正文")], more={f"word/x/{n}": b"" for n in range(200)})
    error = refused(tmp_path, "a.docx", bomb, SMALL)
    assert isinstance(error, DocumentTooLarge)
    assert "文件数" in error.what


def test_a_directory_that_lies_about_its_length_is_refused(tmp_path: Path) -> None:
    content = plain_word()
    end = content.rindex(b"PK\x05\x06")
    bomb = content[: end + 8] + struct.pack("<HHI", 65535, 65535, 0xFFFF0000) + content[end + 16 :]
    assert isinstance(refused(tmp_path, "a.docx", bomb), DocumentTooLarge)


def test_a_part_that_is_longer_than_it_says_gives_no_more_than_it_says(tmp_path: Path) -> None:
    content = bytearray(plain_word("长" * 5000))
    at = content.index(b"word/document.xml", content.index(b"PK\x01\x02"))
    content[at - 22 : at - 18] = struct.pack("<I", 100)
    assert isinstance(refused(tmp_path, "a.docx", bytes(content)), DocumentDamaged)


def test_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO(plain_word())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as package:
        package.writestr("word/document.xml", "<x/>")
    assert isinstance(refused(tmp_path, "a.docx", out.getvalue()), DocumentUnsafe)


def test_a_compression_that_office_files_do_not_use_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("word/document.xml", "<x/>")
    assert isinstance(refused(tmp_path, "a.docx", out.getvalue()), DocumentUnsafe)


def test_a_password_is_named(tmp_path: Path) -> None:
    content = bytearray(plain_word())
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(mark, start + 4)
    assert isinstance(refused(tmp_path, "a.docx", bytes(content)), DocumentEncrypted)
    assert isinstance(refused(tmp_path, "b.xlsx", OLE + bytes(2000)), DocumentEncrypted)


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/passwd", "C:\\evil", "word/../../evil", "CON", "a" * 5000])
def test_names_of_parts_lead_nowhere(name: str, tmp_path: Path) -> None:
    path = tmp_path / "in" / "a.docx"
    path.parent.mkdir()
    path.write_bytes(word_file([paragraph("正文")], more={name: b"evil"}))
    assert "正文" in preview(path).articles()[0].body
    assert [*tmp_path.iterdir()] == [path.parent]


# --- XML -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "_rels/.rels"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_part(name: str, encoding: str, tmp_path: Path) -> None:
    def poisoned(old: bytes) -> bytes:
        text = old.decode().replace("?>", f"?>{DOCTYPE}", 1).replace("UTF-8", encoding.upper())
        return text.replace("正文", "&b;&f;").encode(encoding)

    assert isinstance(refused(tmp_path, "a.docx", changed(plain_word(), name, poisoned)), DocumentUnsafe)


@pytest.mark.parametrize(
    "name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"]
)
def test_entities_are_refused_in_sheets(name: str, tmp_path: Path) -> None:
    bomb = changed(
        sheet_file({"甲": [["一", "二"]]}), name, lambda old: old.replace(b"?>", b"?>" + DOCTYPE.encode(), 1)
    )
    assert isinstance(refused(tmp_path, "a.xlsx", bomb), DocumentUnsafe)


@pytest.mark.parametrize("damage", [b"<w:p>", b"\xff\xfe", b"<\0>", b"</w:body>"])
def test_broken_xml_is_told(damage: bytes, tmp_path: Path) -> None:
    broken = changed(plain_word(), "word/document.xml", lambda old: old.replace("正文".encode(), damage))
    assert isinstance(refused(tmp_path, "a.docx", broken), DocumentDamaged)


def test_a_document_nested_too_deep_is_told(tmp_path: Path) -> None:
    inner = paragraph("正文")
    for _ in range(70):
        inner = table([cell(inner), cell("二")])
    assert isinstance(refused(tmp_path, "a.docx", word_file([inner])), DocumentError)
    assert isinstance(refused(tmp_path, "a.html", b"<div>" * 5000 + "正文".encode()), DocumentTooLarge)


# --- size ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "make"), [("a.docx", big_table), ("a.xlsx", big_sheet), ("a.html", big_html)])
def test_a_table_of_more_cells_than_are_read_is_told(name: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    error = refused(tmp_path, name, make(), Limits(cells=5_000))  # the program's own limit: ``test_bombs``
    assert isinstance(error, DocumentTooLarge)
    assert "单元格" in error.what


def test_spans_make_no_cells_out_of_nothing(tmp_path: Path) -> None:
    page = b"<table><tr><td rowspan=9999 colspan=9999>x<td>y</tr>" + b"<tr><td>z" * 50 + b"</table>"
    assert isinstance(refused(tmp_path, "a.html", page), DocumentTooLarge)
    wide = word_file([table([cell("一", span=10**6), cell("二")])])
    path = tmp_path / "a.docx"
    path.write_bytes(wide)
    assert "一" in preview(path).articles()[0].body


def test_cells_in_the_last_corner_cost_nothing(tmp_path: Path) -> None:
    content = changed(
        sheet_file({"表": [["甲", "乙"]]}, merged=["A1:XFD1048576"]),
        "xl/worksheets/sheet1.xml",
        lambda old: old.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>z</t></is></c></row></sheetData>'
        ),
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    body = preview(path).articles()[0].body
    assert "甲" in body
    assert "z" in body


@pytest.mark.parametrize("reference", ["ZZZZ1", "A0", "A99999999999", "", "1A", "Ａ１"])
def test_references_that_are_none_are_counted_on(reference: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    content = sheet_file({"表": [["甲", "乙"]]})
    path.write_bytes(
        changed(content, "xl/worksheets/sheet1.xml", lambda old: old.replace(b'r="B1"', f'r="{reference}"'.encode()))
    )
    assert "乙" in preview(path).articles()[0].body


def test_too_much_text_is_told(tmp_path: Path) -> None:
    limits = Limits(characters=1000, text_file_size=100_000)
    assert isinstance(refused(tmp_path, "a.txt", "字".encode() * 2000, limits), DocumentTooLarge)
    assert isinstance(refused(tmp_path, "b.txt", b"x" * 100_001, limits), DocumentTooLarge)
    assert isinstance(refused(tmp_path, "c.docx", word_file([paragraph("字" * 2000)]), limits), DocumentTooLarge)


# --- what is not followed ------------------------------------------------------------------------------------------


def test_macros_and_links_to_outside_are_listed_and_left_alone(tmp_path: Path) -> None:
    outside = (
        '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'attachedTemplate" '
        'Target="file://10.0.0.1/evil.dotm" TargetMode="External"/>'
    )
    path = tmp_path / "a.docx"
    path.write_bytes(word_file([paragraph("正文")], more={"word/vbaProject.bin": OLE}, relations=outside))
    found = {dropped.kind: dropped.sample for dropped in preview(path).dropped}
    assert found == {DropKind.MACRO: "word/vbaProject.bin", DropKind.EXTERNAL: "file://10.0.0.1/evil.dotm"}
    sheet = tmp_path / "a.xlsx"
    sheet.write_bytes(
        sheet_file({"表": [["甲", "乙"]]}, more={"xl/vbaProject.bin": OLE, "xl/externalLinks/l.xml": b"<x/>"})
    )
    assert {DropKind.MACRO, DropKind.EXTERNAL} == {dropped.kind for dropped in preview(sheet).dropped}


def test_a_page_becomes_text_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<p onclick='x()'>正文<script>alert(1)</script><a href='javascript:x()'>链接</a><iframe src='http://x.invalid'>"
        "</iframe><img src=//x.invalid/a onerror=x()>&lt;script&gt; [点](javascript:1) ![图](http://x.invalid/b)</p>",
        "utf-8",
    )
    from kb.content.parser import parse_article

    article = parse_article(preview(path).articles()[0].markdown, fallback_id="x")
    assert "<script>" in article.text
    assert "alert" not in article.text
    assert not [run for block in article.blocks for run in block.runs if run.target]


WATCHED = """
    import sys
    from pathlib import Path

    def watch(event, arguments):
        if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname"):
            raise SystemExit(f"network: {event} {arguments}")

    sys.addaudithook(watch)
    from kb.content.importers.importer import preview_all, store
    for outcome in preview_all([Path(sys.argv[1])]):
        print(len(store(outcome.preview, Path(sys.argv[2]))))
"""


def test_importing_opens_no_connection(tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    remote = (
        '<link rel=stylesheet href="http://x.invalid/a.css"><style>@import "http://x.invalid/b.css";'
        '@font-face{src:url(http://x.invalid/f)}</style><frameset><frame src="http://x.invalid"></frameset>'
        '<body background="http://x.invalid/c.png"><p>正文<img src="http://x.invalid/d.png"><object data="http://x.invalid">'
    )
    (files / "a.html").write_text(remote, "utf-8")
    (files / "b.docx").write_bytes(plain_word())
    (files / "c.md").write_text("![图](http://x.invalid/e.png) 正文", "utf-8")
    import textwrap

    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(WATCHED), str(files), str(tmp_path / "pack")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["1", "1", "1"]
