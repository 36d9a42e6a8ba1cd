"""Files of other kinds than they say, and bombs: what takes memory or time is ended."""

import io
import os
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from kb.content.importers.importer import preview
from kb.content.importers.limits import Limits
from kb.errors import (
    DocumentDamaged,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentError,
    DocumentTooLarge,
    DocumentUnsupported,
)
from tests.kb.content.importers.hostile_files import (
    OLE,
    big_html,
    big_sheet,
    big_table,
    plain_word,
    refused,
)
from tests.kb.content.importers.pdf_files import pdf_file, stream, text_pdf
from tests.kb.content.importers.sheet_files import sheet_file
from tests.kb.content.importers.word_files import paragraph, part, word_file

ROOT = Path(__file__).parents[4]


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
    drawn = b"/Resources << /XObject << /X 5 0 R >> >>"
    return pdf_file([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>" % drawn,
        stream(b"/X Do " * 100),
        *nested,
        stream(b"BT (x) Tj ET", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
    ])  # fmt: skip


def test_a_pdf_that_takes_too_much_memory_or_time_is_ended(tmp_path: Path) -> None:
    little = Limits(memory=200 << 20, seconds=2)
    packed = zlib.compressobj(9)
    zeros = b"".join(packed.compress(bytes(1 << 20)) for _ in range(300)) + packed.flush()
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
        for _ in range(70):  # megabytes: 64 are read
            target.write(bytes(1 << 20))
    files = {
        "zeros.docx": out.getvalue(),
        "table.docx": big_table(),
        "sheet.xlsx": big_sheet(),
        "page.html": big_html(),
        "entries.docx": word_file([paragraph("正文")], more={f"x/{n}": b"" for n in range(11_000)}),
        "runs.docx": word_file(["<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 100_000 + "</w:p>"]),
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


FLOODS = (
    "在1个",
    "第一条",
    "第一条 ",
    "（",
    " ",
    "　",
    "一",
    "2026年1月1日",
    "《办法",
    "〔2026〕",
    "*_[",
    "....",
    "希望",
    "甲   乙。",
)


@pytest.mark.parametrize("unit", FLOODS)
def test_a_flood_of_one_sign_is_read_in_passing(unit: str, tmp_path: Path) -> None:
    """Whatever a look-up or a pattern costs, it may not grow with the square: then the suite's own limit ends this."""
    path = tmp_path / "a.txt"
    path.write_text("某某办法\n" + unit * (150_000 // len(unit)), "utf-8")
    assert preview(path).articles()


def test_floods_of_notes_and_of_merged_cells_are_read_in_passing(tmp_path: Path) -> None:
    references = "".join(f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' for n in range(20_000))
    word = tmp_path / "a.docx"
    word.write_bytes(word_file([paragraph("正文", references)]))
    assert "注20000" in preview(word).articles()[0].body
    sheet = tmp_path / "a.xlsx"
    sheet.write_bytes(sheet_file({"表": [["甲", "乙"], ["丙", "丁"]]}, merged=["A1:A1048576"] * 20_000))
    assert preview(sheet).articles()
