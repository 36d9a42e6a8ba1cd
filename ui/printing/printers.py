"""Finding a printer. Imported when somebody wants paper: nobody waits for the system's spooler before that."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from kb.errors import PrinterMissing
from ui.printing.press import full_page


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """A printer, and the numbers of the pages to print on it, from 0."""

    printer: QPrinter
    numbers: tuple[int, ...]


def choose_printer(words: str, count: int, parent: QWidget | None = None) -> PrintOrder | None:
    """Let a person choose a printer, and which of ``count`` pages; None for a no. Raises PrinterMissing."""
    if not QPrinterInfo.availablePrinterNames():
        raise PrinterMissing
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(words)
    printer.setPageLayout(full_page())
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setObjectName("choose_printer")
    dialog.setMinMax(1, count)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    try:
        return PrintOrder(printer, tuple(ordered(printer, count))) if dialog.exec() else None
    finally:
        dialog.deleteLater()


def ordered(printer: QPrinter, count: int) -> Iterable[int]:
    """The pages that the settings of a printer ask for, from 0; again for every copy where it makes none itself."""
    first, last = 1, count
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), min(printer.toPage(), count)
    numbers = [*range(first - 1, last)]
    if printer.supportsMultipleCopies():
        return numbers
    return numbers * printer.copyCount()
