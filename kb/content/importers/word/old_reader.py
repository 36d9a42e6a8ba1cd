"""Reads .doc (Word 97–2003) and the .wps files of WPS Office, which are the same inside.

msdoc2docx (MIT, pure Python, alive) turns them into .docx, numbering included; from there on ``reader`` reads.
"""

import re
import tempfile
from dataclasses import replace
from pathlib import Path

from kb.content.importers.document import Document
from kb.content.importers.formats.html_reader import read_html
from kb.content.importers.limits import Meter
from kb.content.importers.word.reader import read_word
from kb.errors import DocumentDamaged, DocumentEncrypted, DocumentError, DocumentTooLarge, DocumentUnsupported
from kb.translation import tr

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 4096  # bytes
_PAGE = re.compile(rb"<(?:!doctype\s+)?html\b", re.IGNORECASE)  # office systems export web pages under this name
# What it raises on broken files besides its own errors, found by feeding it some.
_SLIPS = (
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    AttributeError,
    RecursionError,
    MemoryError,
    AssertionError,
)


def read_old_word(path: Path, meter: Meter) -> Document:
    """The document in a .doc or .wps file. Raises DocumentError subclasses, ImportStopped and OSError."""
    size = path.stat().st_size
    if size > meter.limits.part_size:
        raise DocumentTooLarge(tr("文件大小（字节）"), size, meter.limits.part_size)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PK"):  # a .docx under the old name
        return read_word(path, meter)
    if head.startswith(b"{\\rtf"):
        raise DocumentUnsupported(tr("这是 RTF 文件，请在 Word 里另存为 .docx 再导入"))
    if _PAGE.search(head.replace(b"\0", b"")):
        return read_html(path, meter)
    if not head.startswith(_OLE):
        raise DocumentUnsupported(tr("这种 .doc/.wps 文件读不了，请在 Word 或 WPS 里另存为 .docx 再导入"))
    with tempfile.TemporaryDirectory(prefix="import-") as folder:
        converted = Path(folder) / "converted.docx"
        _convert(path, converted)
        meter.go_on()
        document = read_word(converted, meter)
    return replace(document, problems=(*document.problems, tr("旧版 Word 格式：请对照原件核对编号和表格")))


def _convert(path: Path, target: Path) -> None:
    from doc2docx import convert  # noqa: PLC0415 - 0.2 s, and rarely needed
    from doc2docx.errors import Doc2DocxError, EncryptedDocumentError  # noqa: PLC0415

    try:
        convert(path, target)
    except Doc2DocxError as error:
        if isinstance(error, EncryptedDocumentError):
            raise DocumentEncrypted(tr("文档受密码保护")) from error
        raise DocumentUnsupported(tr("这个旧版 Word 文件读不了，请在 Word 或 WPS 里另存为 .docx 再导入")) from error
    except DocumentError:
        raise
    except _SLIPS as error:
        raise DocumentDamaged(tr("旧版 Word 文件已损坏")) from error
