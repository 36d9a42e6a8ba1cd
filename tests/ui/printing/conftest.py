"""Articles of the program's own content, and what stands in a PDF."""

import re
from collections.abc import Callable

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from kb.content.library import Library
from kb.exchange.printing.article_parts import article_part
from kb.exchange.printing.printout import Printout, PrintPart
from kb.model import Annotation, Article
from ui.printing.press import Stop, TypesetPrintout, lay_out, pdf


@pytest.fixture
def library(builtin_library: Library) -> Library:
    """The articles that come with the program."""
    return builtin_library


@pytest.fixture
def laid_out(qapp: QApplication) -> Callable[..., TypesetPrintout]:
    """Lays parts out, as the window does on its worker."""

    def lay(*parts: PrintPart, card: bool = False) -> TypesetPrintout:
        return lay_out(Printout("试印", parts), card=card, printed="打印于 2026-11-30", stop=Stop(), progress=_silent)

    return lay


@pytest.fixture
def printed(laid_out: Callable[..., TypesetPrintout]) -> Callable[..., bytes]:
    """The PDF of an article."""

    def write(article: Article, annotations: tuple[Annotation, ...] = ()) -> bytes:
        return pdf(laid_out(article_part(article, None, annotations)), stop=Stop(), progress=_silent)

    return write


def text_of(content: bytes) -> str:
    """The text of a PDF, without blanks and line ends."""
    document = pypdfium2.PdfDocument(content)
    try:
        return bare("".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def pages_of(content: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()


def bare(text: str) -> str:
    """``text`` without blanks and line ends."""
    return re.sub(r"\s", "", text)


def known(text: str) -> str:
    """Without signs beyond the first plane, which no font here has, and without what stands for them."""
    return "".join(one for one in text if " " < one < "\U00010000")


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""
