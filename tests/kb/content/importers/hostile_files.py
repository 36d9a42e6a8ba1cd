"""Files that are made to do harm, and what is expected of those who import them."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kb.content.importers.importer import preview
from kb.content.importers.limits import Limits
from kb.content.importers.wording import sentence
from kb.errors import DocumentError
from tests.kb.content.importers.sheet_files import sheet_file
from tests.kb.content.importers.word_files import paragraph, word_file

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


def big_table() -> bytes:
    row = "<w:tr>" + "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>" * 100 + "</w:tr>"
    return word_file([f"<w:tbl>{row * 1000}</w:tbl>"])


def big_sheet() -> bytes:
    return sheet_file({"表": [["x"] * 100 for _ in range(1000)]})


def big_html() -> bytes:
    return b"<table>" + (b"<tr>" + b"<td>x</td>" * 100 + b"</tr>") * 1000 + b"</table>"
