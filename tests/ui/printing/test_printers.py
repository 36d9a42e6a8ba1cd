"""Finding a printer."""

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog

from kb.errors import PrinterMissing
from ui.printing import printers

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def one_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that knows a printer."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["前台"]))


def test_without_a_printer_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    with pytest.raises(PrinterMissing):
        printers.choose_printer("清单", 3)


@pytest.mark.usefixtures("one_printer")
def test_what_is_chosen_is_all_pages_of_a_full_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    order = printers.choose_printer("清单", 3)
    assert order is not None
    assert set(order.numbers) == {0, 1, 2}
    assert order.printer.docName() == "清单"
    assert order.printer.fullPage()


@pytest.mark.usefixtures("one_printer")
def test_a_no_is_no_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    assert printers.choose_printer("清单", 3) is None


def test_a_range_and_copies_are_heeded() -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert printers.ordered(printer, 5) == [0, 1, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert printers.ordered(printer, 5) == [1, 2, 3, 4]
    printer.setFromTo(3, 3)
    printer.setCopyCount(2)
    copies = 1 if printer.supportsMultipleCopies() else 2
    assert printers.ordered(printer, 5) == [2] * copies
