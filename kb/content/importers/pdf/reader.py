"""Reads PDFs that hold text, through PDFium (pypdfium2: BSD and Apache licences, wheels everywhere, alive).

PDFium gives characters with their boxes; lines, columns, tables and paragraphs are found in ``pdf_layout``. It is not
made for several threads at once; the importer runs it in a process of its own. Scripts and links of a PDF are never
looked at.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.content.importers.document import Document, DropKind, DropList
from kb.content.importers.limits import Meter
from kb.content.importers.pdf.annotations import add_attachments, is_form_of_its_own, typed_segments
from kb.content.importers.pdf.layout import parts_of_pages, title_of_pages
from kb.content.importers.pdf.page import Page, RuledLine, Segment, upright
from kb.content.importers.pdf.turned import SlantedRun, right_angle, with_turned
from kb.errors import DocumentDamaged, DocumentEncrypted, DocumentScanned, DocumentTooLarge
from kb.translation import tr

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

Edges = tuple[float, float, float, float]  # left, bottom, right, top

_PASSWORD_ERROR = 4
_FEW = 10  # code points: a page with fewer is a picture, with a page number perhaps
_TEXT_GAP = 1.0  # of the font's size: a wider gap separates columns or cells; justified 汉字 stand 0.5 apart at most
_WORD_GAP = 0.18  # of the font's size, between Latin letters
_HAN_GAP = 0.6  # of the font's size: somebody put a space there
_MAX_OBJECTS = 20_000
_ANGLES, _MOSTLY = 200, 0.7  # characters of a page that are asked for their angle, and how many must agree
_LINE_ENDS = {0x0A, 0x0D}
_BLANKS = {0x20, 0xA0, 0x3000}
_NOTHING = {0xAD, 0xFFFE, 0xFFFF}
_THIN = 2.5  # points: what is thinner is a rule, not an area


def read_pdf(path: Path, meter: Meter) -> Document:
    """The document in a PDF. Raises DocumentError subclasses (DocumentScanned for pictures), ImportStopped, OSError."""
    import pypdfium2  # noqa: PLC0415 - 50 ms and 6 MB, when a PDF is read

    size = path.stat().st_size
    if size > meter.limits.file_size:
        raise DocumentTooLarge(tr("文件大小（字节）"), size, meter.limits.file_size)
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise DocumentDamaged(tr("不是 PDF 文件"))
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            raise DocumentEncrypted(tr("文档受密码保护")) from error
        raise DocumentDamaged(tr("PDF 文件已损坏")) from error
    try:
        return _document(pdf, meter)
    except pypdfium2.PdfiumError as error:
        raise DocumentDamaged(tr("PDF 文件有页面已损坏")) from error
    finally:
        pdf.close()


def _document(pdf: "PdfDocument", meter: Meter) -> Document:
    count = len(pdf)
    if count > meter.limits.pages:
        raise DocumentTooLarge(tr("页数"), count, meter.limits.pages)
    drops = DropList()
    pages: list[Page] = []
    pictures: list[int] = []
    for at in range(count):
        meter.go_on()
        page = pdf[at]
        try:
            read = _page(page, meter, drops)
        finally:
            page.close()
        pages.append(read)
        if read.characters < _FEW:
            pictures.append(at + 1)
    if len(pictures) == count:
        raise DocumentScanned(
            tr("这是扫描件（{count} 页都是图片），没有可以读取的文字；请先做文字识别（OCR）").format(count=count)
        )
    problems: tuple[str, ...] = ()
    if is_form_of_its_own(pdf):
        problems = (tr("这是动态表单（XFA），这里可能只有它的占位文字；请用 Adobe Reader 打印成 PDF 再导入"),)
    if blank := [at for at in pictures if pages[at - 1].pictures]:
        shown = tr("、").join(map(str, blank[:10])) + (tr("等") if len(blank) > 10 else "")
        problems += (tr("第 {shown} 页是图片，没有文字").format(shown=shown),)
    add_attachments(pdf, drops)
    for page_read in pages:
        if page_read.pictures:
            drops.add(DropKind.PICTURE, count=page_read.pictures)
    parts = parts_of_pages(pages, drops, meter.go_on)
    for part in parts:
        meter.part(len(part.text))
    return Document(tuple(parts), drops.listed(), problems, title_of_pages(pages), scraped=False)


def _page(page: "PdfPage", meter: Meter, drops: DropList) -> Page:
    import pypdfium2.raw as raw  # noqa: PLC0415, PLR0402 - see above

    width, height = page.get_size()
    turned = page.get_rotation()
    text_page = page.get_textpage()
    try:
        written = _direction(text_page.raw, raw, turned)
        if (written - turned) % 180:
            width, height = height, width
        turned = written
        texts = _Texts(turned, (width, height))
        texts.take(text_page.raw, raw, meter)
    finally:
        text_page.close()
    typed = typed_segments(page.raw, partial(upright, turned=turned, size=(width, height)), drops)
    rules: list[RuledLine] = []
    pictures = 0
    for at in range(min(raw.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page.raw, at)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            rules += _rules(item, raw, turned, (width, height))
    return texts.onto(Page(width, height, tuple(typed), tuple(rules), pictures))


def _direction(text_page: Any, raw: Any, turned: int) -> int:  # noqa: ANN401 - ctypes
    """How far the page is to be turned so that its text stands upright; a wide table often lies on its side."""
    count = raw.FPDFText_CountChars(text_page)
    angles = Counter(
        round(-math.degrees(raw.FPDFText_GetCharAngle(text_page, at)) / 90) * 90 % 360
        for at in range(0, count, max(1, count // _ANGLES))
        if raw.FPDFText_GetUnicode(text_page, at) not in _BLANKS | _LINE_ENDS
    )
    (angle, seen), *_ = angles.most_common(1) or [(turned, 0)]
    return angle if seen > _MOSTLY * angles.total() else turned


def _rules(item: Any, raw: Any, turned: int, size: tuple[float, float]) -> list[RuledLine]:  # noqa: ANN401 - ctypes
    """The thin lines that a path draws; a stroked rectangle draws four."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges)):
        return []
    left, bottom, right, top = upright(*(edge.value for edge in edges), turned=turned, size=size)
    if right - left <= _THIN or top - bottom <= _THIN:
        return [RuledLine(left, bottom, right, top)] if max(right - left, top - bottom) > 4 * _THIN else []
    stroke, fill = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if not stroke.value or raw.FPDFPath_CountSegments(item) > 8:
        return []
    return [
        RuledLine(left, bottom, right, bottom), RuledLine(left, top, right, top),
        RuledLine(left, bottom, left, top), RuledLine(right, bottom, right, top),
    ]  # fmt: skip


class _Texts:
    """Takes the characters of a page in their order and makes segments of them, by the angle at which they stand."""

    def __init__(self, turned: int, size: tuple[float, float]) -> None:
        self._turned, self._size = turned, size
        self._runs: dict[int, _Run] = {}
        self._found: dict[int, list[Segment]] = {}
        self._slanted = SlantedRun()
        self._present: int | None = 0  # the angle of the last character; None for one that stands aslant

    def take(self, text_page: Any, raw: Any, meter: Meter) -> None:  # noqa: ANN401 - ctypes
        """Read all characters. Raises DocumentTooLarge."""
        count = raw.FPDFText_CountChars(text_page)
        if count > meter.limits.characters:
            raise DocumentTooLarge(tr("一页的字数"), count, meter.limits.characters)
        box, x, y, matrix = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        for at, code in _codes(text_page, raw, count):
            if code in _LINE_ENDS:
                if not self._present:  # at an angle, PDFium takes every sign for a line
                    self._end_line()
            elif code in _BLANKS:
                self._space(meant=not raw.FPDFText_IsGenerated(text_page, at))
            elif raw.FPDFText_GetLooseCharBox(text_page, at, ctypes.byref(box)):
                raw.FPDFText_GetCharOrigin(text_page, at, ctypes.byref(x), ctypes.byref(y))
                known = raw.FPDFText_GetMatrix(text_page, at, ctypes.byref(matrix))
                angle = math.degrees(math.atan2(matrix.b, matrix.a)) - self._turned if known else 0.0
                self._put(chr(code), (box.left, box.bottom, box.right, box.top), (x.value, y.value), angle)
        self._end_line()
        self._slanted.end()

    def onto(self, page: Page) -> Page:
        """The page with what was read."""
        upright_ones = Page(
            page.width, page.height, (*self._found.pop(0, ()), *page.segments), page.rules, page.pictures
        )
        if not self._found and not self._slanted.found:
            return upright_ones
        return with_turned(upright_ones, self._found, self._slanted.found)

    def _put(self, text: str, edges: Edges, origin: tuple[float, float], angle: float) -> None:
        """Take a character; ``angle`` is counter-clockwise from that of the page (degrees)."""
        by = 0 if angle == 0.0 else right_angle(angle)
        if by is None or self._slanted.is_round():
            here = Segment(text, *self._upright(edges, 0), 0.0)
            place = self._upright((*origin, *origin), 0)[:2]
            size = _size_of_slanted(here, angle)
            if by is None or self._slanted.goes_on(place, size, angle):
                self._change_to(None)
                self._slanted.add(here, place, size, angle)
                return
        self._change_to(by)
        base = self._upright((*origin, *origin), by)[1]
        sign = Segment(text, *self._upright(edges, by), base)
        run = self._runs.setdefault(by, _Run())
        if not run.takes(sign):
            self._keep(by, run)
        run.add(sign)

    def _upright(self, edges: Edges, by: int) -> Edges:
        if not self._turned and not by:  # nearly every character
            return edges
        size = self._size if by % 180 == 0 else (self._size[1], self._size[0])
        return upright(*edges, turned=(self._turned + by) % 360, size=size)

    def _change_to(self, by: int | None) -> None:
        if by != self._present:
            self._end_line()
            self._present = by

    def _end_line(self) -> None:
        if self._present is not None and self._present in self._runs:
            self._keep(self._present, self._runs[self._present])

    def _keep(self, by: int, run: "_Run") -> None:
        if segment := run.end():
            self._found.setdefault(by, []).append(segment)

    def _space(self, *, meant: bool) -> None:
        if self._present is None:
            if meant:
                self._slanted.space()
        elif self._present in self._runs:
            self._runs[self._present].space(meant=meant)


def _size_of_slanted(box: Segment, angle: float) -> float:
    """About the size of a sign of which the box around its turned square is known (points)."""
    turn = math.radians(angle)
    return max(box.top - box.bottom, box.right - box.left) / (abs(math.cos(turn)) + abs(math.sin(turn)))


def _codes(text_page: Any, raw: Any, count: int) -> Iterator[tuple[int, int]]:  # noqa: ANN401 - ctypes
    """The index and the code point of each character; halves of pairs are put together, controls left out."""
    high = 0
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text_page, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if code in _LINE_ENDS or not (code < 0x20 or code in _NOTHING or 0xD800 <= code < 0xE000):
            yield at, code


class _Run:
    """The characters of a segment so far."""

    def __init__(self) -> None:
        self._text = ""
        self._space = False  # a blank was typed since the last character
        self._gap = False  # a blank was typed or made of a gap
        self._left = self._bottom = self._right = self._top = self._base = 0.0

    def space(self, *, meant: bool) -> None:
        """A blank stands next; one that PDFium made of a gap (``meant`` is false) counts only between Latin words."""
        self._gap = bool(self._text)
        self._space = self._gap and (meant or self._space)

    def takes(self, sign: Segment) -> bool:
        """Whether a character goes on in the run."""
        if not self._text:
            return True
        own = self._top - self._bottom
        height = max(sign.size, own, 1.0)
        same_line = abs(sign.base - self._base) < height * 0.4
        small = max(min(sign.size, own), 1.0)
        return same_line and -height < sign.left - self._right < _TEXT_GAP * small and sign.right > self._left - height

    def add(self, sign: Segment) -> None:
        """Take a character in."""
        if not self._text:
            self._left, self._bottom, self._right, self._top = sign.left, sign.bottom, sign.right, sign.top
            self._base = sign.base
        else:
            latin = self._text[-1].isascii() and sign.text.isascii()
            gap = (_WORD_GAP if latin else _HAN_GAP) * sign.size
            if self._space or (latin and self._gap) or sign.left - self._right > gap:
                self._text += " "
            self._left, self._bottom = min(self._left, sign.left), min(self._bottom, sign.bottom)
            self._right, self._top = max(self._right, sign.right), max(self._top, sign.top)
        self._space = self._gap = False
        self._text += sign.text

    def end(self) -> Segment | None:
        """The segment, and begin anew."""
        text, self._text = self._text.strip(), ""
        self._space = self._gap = False
        return Segment(text, self._left, self._bottom, self._right, self._top, self._base) if text else None
