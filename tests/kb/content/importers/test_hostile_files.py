"""Files made to do harm: each is refused with a sentence of its own, or read without following it anywhere.

What takes memory or time is read in a process that may not have more than a gigabyte.
"""

import io
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.content.importers.document import DropKind
from kb.content.importers.importer import preview
from kb.content.importers.limits import Limits
from kb.content.importers.wording import sentence
from kb.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentError,
    DocumentTooLarge,
    DocumentUnsafe,
    DocumentUnsupported,
)
from tests.kb.content.importers.pdf_files import pdf_file, stream, text_pdf
from tests.kb.content.importers.sheet_files import sheet_file
from tests.kb.content.importers.word_files import cell, paragraph, part, table, word_file

ROOT = Path(__file__).parents[4]
SMALL = Limits(part_size=200_000, unpacked_size=1_000_000, entries=100, directory_size=10_000)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one of its parts changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            old = source.read(entry)
            target.writestr(entry, change(old) if entry == name else old)
    return out.getvalue()


def refused(folder: Path, name: str, content: bytes, limits: Limits | None = None) -> DocumentError:
    """The error that importing such a file raises; it has a sentence."""
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(DocumentError) as caught:
        preview(path, limits=limits or Limits())
    assert sentence(caught.value).endswith("。")
    return caught.value


def plain_word(text: str = "正文") -> bytes:
    return word_file([paragraph(text)])


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


def big_table() -> bytes:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>" * 100 + "</w:tr>"
    return word_file([f"<w:tbl>{row * 1000}</w:tbl>"])


def big_sheet() -> bytes:
    return sheet_file({"表": [["x"] * 100 for _ in range(1000)]})


def big_html() -> bytes:
    return b"<table>" + (b"<tr>" + b"<td>x</td>" * 100 + b"</tr>") * 1000 + b"</table>"


@pytest.mark.parametrize(("name", "make"), [("a.docx", big_table), ("a.xlsx", big_sheet), ("a.html", big_html)])
def test_a_table_of_a_hundred_thousand_cells_is_told(name: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    error = refused(tmp_path, name, make())
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
        '<Relationship Id="x" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
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


# --- other formats -------------------------------------------------------------------------------------------------


def test_what_is_no_document_is_told(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path, "a.docx", b"no package at all" * 99), DocumentDamaged)
    assert isinstance(refused(tmp_path, "a.pdf", b"no pdf at all" * 99), DocumentDamaged)
    assert isinstance(refused(tmp_path, "b.pdf", b"%PDF-1.7\n" + b"garbage " * 999), DocumentDamaged)
    assert isinstance(refused(tmp_path, "a.txt", bytes(range(256)) * 20), DocumentDamaged)
    assert isinstance(refused(tmp_path, "a.txt", b"\0\1\2\3" * 200), DocumentDamaged)
    assert isinstance(refused(tmp_path, "a.epub", plain_word()), DocumentDamaged)
    assert isinstance(refused(tmp_path, "a.xlsx", plain_word()), DocumentDamaged)
    assert isinstance(refused(tmp_path, "b.docx", sheet_file({"表": [["甲"]]})), DocumentError)
    assert isinstance(refused(tmp_path, "a.doc", OLE + bytes(5000)), DocumentError)
    assert isinstance(refused(tmp_path, "a.wps", b"\x01\xfe\x00" + bytes(500)), DocumentUnsupported)
    assert isinstance(refused(tmp_path, "b.doc", rb"{\rtf1\ansi x}"), DocumentUnsupported)
    assert isinstance(refused(tmp_path, "a.exe", b"MZ"), DocumentUnsupported)
    assert isinstance(refused(tmp_path, "a.xls", OLE), DocumentUnsupported)
    for name in ("a.docx", "a.txt", "a.pdf", "a.md", "a.html"):
        assert isinstance(refused(tmp_path, name, b""), DocumentEmpty)
    assert isinstance(refused(tmp_path, "a.txt", b" \n\t\n"), DocumentEmpty)
    assert isinstance(refused(tmp_path, "c.docx", word_file([paragraph()])), DocumentEmpty)


def test_a_device_or_a_pipe_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    os.mkfifo(path)
    with pytest.raises(DocumentUnsupported, match="普通文件"):
        preview(path)
    link = tmp_path / "b.txt"
    link.symlink_to("/dev/zero")
    with pytest.raises(DocumentUnsupported, match="普通文件"):
        preview(link)


def test_a_pdf_with_a_password_is_told(tmp_path: Path) -> None:
    encrypted = pdf_file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [] /Count 0 >>",
            b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"11" * 32 + b"> /U <" + b"22" * 32 + b"> >>",
        ],
        more_trailer=b"/Encrypt 3 0 R /ID [<00> <00>]",
    )
    assert isinstance(refused(tmp_path, "a.pdf", encrypted), DocumentEncrypted)


def test_a_protected_book_is_told(tmp_path: Path) -> None:
    from tests.kb.content.importers.office_files import office_files

    book = next(made.content for made in office_files() if made.name.endswith(".epub"))
    out = io.BytesIO(book)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(
            "META-INF/encryption.xml",
            '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData><e:EncryptionMethod '
            'Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e:EncryptedData></encryption>',
        )
    assert isinstance(refused(tmp_path, "a.epub", out.getvalue()), DocumentEncrypted)


def page_tree(depth: int) -> bytes:
    """A page whose picture draws ten pictures, each of which draws ten …: 10 to the power of ``depth`` in 2 kB."""
    nested = [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % (5 + n),
        )
        for n in range(1, depth)
    ]
    return pdf_file([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>",
        stream(b"/X Do " * 100),
        *nested,
        stream(b"BT (x) Tj ET", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
    ])  # fmt: skip


def test_a_pdf_that_takes_too_much_memory_or_time_is_ended(tmp_path: Path) -> None:
    little = Limits(memory=300 << 20, seconds=5)
    packed = zlib.compressobj(9)
    zeros = b"".join(packed.compress(bytes(1 << 20)) for _ in range(400)) + packed.flush()
    twice = zlib.compress(zeros, 9)
    bomb = pdf_file([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(twice), twice),
    ])  # fmt: skip
    assert len(bomb) < 10_000
    assert isinstance(refused(tmp_path, "a.pdf", bomb, little), DocumentTooLarge)
    assert isinstance(refused(tmp_path, "b.pdf", page_tree(12), little), DocumentTooLarge)
    path = tmp_path / "c.pdf"
    path.write_bytes(text_pdf(["The next file is read all the same."]))
    assert "next file" in preview(path, limits=little).articles()[0].body


def test_a_pdf_whose_pages_hold_each_other_is_told(tmp_path: Path) -> None:
    loop = pdf_file([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])
    assert isinstance(refused(tmp_path, "a.pdf", loop), DocumentError)
    count = pdf_file([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 99999999 >>"])
    assert isinstance(refused(tmp_path, "b.pdf", count), DocumentError)


LIMITED = """
    import resource, sys
    from pathlib import Path
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    from kb.content.importers.importer import preview
    from kb.errors import DocumentError
    for name in sys.argv[1:]:
        try:
            preview(Path(name))
            print("read")
        except DocumentError as error:
            print(type(error).__name__)
"""


def test_within_a_gigabyte_and_a_minute_all_bombs_are_refused(tmp_path: Path) -> None:
    import textwrap

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as target:
        for _ in range(200):
            target.write(bytes(1 << 20))
    files = {
        "zeros.docx": out.getvalue(),
        "table.docx": big_table(),
        "sheet.xlsx": big_sheet(),
        "page.html": big_html(),
        "entries.docx": word_file([paragraph("正文")], more={f"x/{n}": b"" for n in range(11_000)}),
        "runs.docx": word_file(["<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 200_000 + "</w:p>"]),
        "lines.txt": b"x\n" * 400_000,
        "notes.docx": word_file(
            [paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>')],
            parts={"footnotes": part("footnotes", '<w:footnote w:id="2">' + "<w:p/>" * 100_000 + "</w:footnote>")},
        ),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(LIMITED), *(str(tmp_path / name) for name in files)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    outcomes = dict(zip(files, done.stdout.split(), strict=True))
    too_large = ("zeros.docx", "table.docx", "sheet.xlsx", "page.html", "entries.docx", "lines.txt")
    assert [outcomes[name] for name in too_large] == ["DocumentTooLarge"] * len(too_large)
