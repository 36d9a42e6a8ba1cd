"""A whole printout: laid out, and its pages as pictures, as a PDF, and on a printer. All of it off the GUI thread.

Qt lets fonts and painters be used on any thread; a document stays on the one that made it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMarginsF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from kb import __version__
from kb.errors import PrinterFailed, PrintingStopped
from kb.exchange.printing.printout import Printout
from kb.translation import tr
from ui.printing.page_painter import PagePainter
from ui.printing.pagination import Page
from ui.printing.paper import A4, Paper
from ui.printing.pdf_text import with_text
from ui.printing.typesetter import typeset, typeset_card

_PDF_RESOLUTION = 1200  # dots an inch: hair lines and outlines stay fine
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _PrintedPage:
    """A page and what paints it."""

    painter: PagePainter
    page: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class TypesetPrintout:
    """A printout, laid out; ``text`` is that of all its parts.

    ``fits`` says whether a card that was wanted found room on one page.
    """

    words: str
    pages: tuple[_PrintedPage, ...]
    printed: str
    text: str
    fits: bool = True

    @property
    def count(self) -> int:
        """How many pages."""
        return len(self.pages)

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint page ``number``, from 0; the painter's unit is 1/96 inch."""
        page = self.pages[number]
        page.painter.paint(painter, page.page, number=number + 1, count=self.count, printed=self.printed)


class Stop:
    """Asked for by one thread, noticed by another."""

    def __init__(self) -> None:
        self.asked = False

    def ask(self) -> None:
        """From now on ``check`` raises."""
        self.asked = True

    def check(self) -> None:
        """Raise PrintingStopped when that was asked for."""
        if self.asked:
            raise PrintingStopped


def lay_out(printout: Printout, *, card: bool, printed: str, stop: Stop, progress: Progress) -> TypesetPrintout:
    """Lay every part out, as a ``card`` on one page if it fits; ``printed`` says when, at the foot of the pages.

    ``progress`` is told how many parts are done. Raises PrintingStopped.
    """
    # A document starts timers in the thread that changes it. They run out here, or another thread would have to stop
    # them when it lets go of the document, and cannot.
    timers = QEventLoop()
    pages: list[_PrintedPage] = []
    fits = True
    for number, part in enumerate(printout.parts):
        progress(number, len(printout.parts))
        try:
            stop.check()
            done = typeset_card(part, stop.check) if card else None
            whole = done or typeset(part, Paper(), stop.check)
        except PrintingStopped as stopped:
            raise stopped.with_traceback(None)  # noqa: B904 - its frames hold a document of this thread
        fits = fits and (done is not None or not card)
        painter = PagePainter(whole)
        pages += [_PrintedPage(painter, page) for page in whole.pages]
        timers.processEvents()
    text = "\n".join(part.article.text for part in printout.parts)
    return TypesetPrintout(printout.words, tuple(pages), printed, text, fits)


def picture(printout: TypesetPrintout, number: int, width: int) -> QImage:
    """Page ``number``, from 0, ``width`` pixels wide."""
    scale = width / A4.width()
    image = QImage(width, round(A4.height() * scale), QImage.Format.Format_RGB32)
    image.fill("white")
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    printout.paint(painter, number)
    painter.end()
    return image


def pdf(printout: TypesetPrintout, *, stop: Stop, progress: Progress) -> bytes:
    """The pages as a PDF. Raises PrintingStopped."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_RESOLUTION)
    writer.setPageLayout(full_page())
    writer.setTitle(printout.words)
    writer.setCreator(tr("行知 {version}").format(version=__version__))
    _paint_all(printout, writer, range(printout.count), stop, progress)
    return with_text(bytes(buffer.data().data()), printout.text)


def print_pages(
    printout: TypesetPrintout, printer: QPagedPaintDevice, numbers: Iterable[int], *, stop: Stop, progress: Progress
) -> None:
    """The pages ``numbers``, from 0, on a printer. Raises PrintingStopped, PrinterFailed."""
    _paint_all(printout, printer, numbers, stop, progress)


def full_page() -> QPageLayout:
    """A4 upright without margins of its own: ours are on the page."""
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())


def _paint_all(
    printout: TypesetPrintout, device: QPagedPaintDevice, numbers: Iterable[int], stop: Stop, progress: Progress
) -> None:
    wanted = [*numbers]
    painter = QPainter()
    if not painter.begin(device):
        raise PrinterFailed
    try:
        scale = min(device.width() / A4.width(), device.height() / A4.height())
        for done, number in enumerate(wanted):
            stop.check()
            progress(done, len(wanted))
            if done and not device.newPage():
                raise PrinterFailed
            painter.save()
            painter.scale(scale, scale)
            printout.paint(painter, number)
            painter.restore()
    finally:
        painter.end()
    progress(len(wanted), len(wanted))
