"""What was put onto a PDF's pages afterwards: filled-in fields and typed notes are read, remarks and attachments told.

PDFium keeps all of these apart from the text of a page.
"""

import ctypes
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from kb.content.importers.document import DropKind, DropList
from kb.content.importers.pdf.page import Segment

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

Box = tuple[float, float, float, float]
_MOST = 5_000  # annotations of a page, attachments of a file
_LONGEST = 20_000  # code points of a field
_LINE = 12.0  # points: the height of a typed line


def typed_segments(page: Any, upright: Callable[..., Box], drops: DropList) -> list[Segment]:  # noqa: ANN401 - ctypes
    """The words of filled-in fields and of notes typed onto the page, where they stand; remarks go into ``drops``.

    ``upright`` turns a box (left, bottom, right, top) as the page is turned.
    """
    import pypdfium2.raw as raw  # noqa: PLC0415, PLR0402 - as in the reader

    found: list[Segment] = []
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if not annotation:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            if kind == raw.FPDF_ANNOT_WIDGET:
                words = "" if _string(annotation, b"FT", raw) == "Btn" else _string(annotation, b"V", raw)
                found += _segments(annotation, words, upright, raw)
            elif kind == raw.FPDF_ANNOT_FREETEXT:
                found += _segments(annotation, _string(annotation, b"Contents", raw), upright, raw)
            elif kind == raw.FPDF_ANNOT_FILEATTACHMENT:
                drops.add(DropKind.EMBEDDED, _string(annotation, b"Contents", raw))
            elif kind not in {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP} and (
                words := _string(annotation, b"Contents", raw).strip()
            ):
                drops.add(DropKind.COMMENT, words)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def add_attachments(pdf: "PdfDocument", drops: DropList) -> None:
    """Note the files that a PDF carries."""
    import pypdfium2.raw as raw  # noqa: PLC0415, PLR0402

    for at in range(min(raw.FPDFDoc_GetAttachmentCount(pdf.raw), _MOST)):
        attachment = raw.FPDFDoc_GetAttachment(pdf.raw, at)
        drops.add(DropKind.EMBEDDED, _text(partial(raw.FPDFAttachment_GetName, attachment)))


def is_form_of_its_own(pdf: "PdfDocument") -> bool:
    """Whether the pages only stand in for a form (XFA) that other programs than Adobe's do not show."""
    import pypdfium2.raw as raw  # noqa: PLC0415, PLR0402

    return bool(raw.FPDF_GetFormType(pdf.raw) == raw.FORMTYPE_XFA_FULL)


def _segments(annotation: Any, words: str, upright: Callable[..., Box], raw: Any) -> list[Segment]:  # noqa: ANN401
    box = raw.FS_RECTF()
    lines = [line for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    if not lines or not raw.FPDFAnnot_GetRect(annotation, ctypes.byref(box)):
        return []
    left, bottom, right, top = upright(box.left, box.bottom, box.right, box.top)
    height = min((top - bottom) / len(lines), _LINE)
    found = []
    for number, line in enumerate(lines):
        base = (top + bottom) / 2 - height * 0.3 if len(lines) == 1 else top - height * (number + 0.8)
        found.append(Segment(line.strip(), left, base - height * 0.2, right, base + height * 0.8, base))
    return found


def _string(annotation: Any, key: bytes, raw: Any) -> str:  # noqa: ANN401 - ctypes
    return _text(partial(raw.FPDFAnnot_GetStringValue, annotation, key))


def _text(get: Callable[..., int]) -> str:
    """What a function of PDFium writes: it tells the bytes it needs, and fills a buffer with UTF-16."""
    size = get(None, 0)
    if not 2 < size <= 2 * _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    get(buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
