"""One function a format, each of which loads its reader when it is first called.

They are functions and no names of modules, so that packaging tools see what belongs to the program.
"""

# ruff: noqa: PLC0415 - loading late is what this module is for
from pathlib import Path

from kb.content.importers.document import Document
from kb.content.importers.limits import Meter


def word(path: Path, meter: Meter) -> Document:
    """Read .docx."""
    from kb.content.importers.word.reader import read_word

    return read_word(path, meter)


def old_word(path: Path, meter: Meter) -> Document:
    """Read .doc and .wps."""
    from kb.content.importers.word.old_reader import read_old_word

    return read_old_word(path, meter)


def pdf(path: Path, meter: Meter) -> Document:
    """Read .pdf."""
    from kb.content.importers.pdf.reader import read_pdf

    return read_pdf(path, meter)


def sheets(path: Path, meter: Meter) -> Document:
    """Read .xlsx."""
    from kb.content.importers.formats.sheet_reader import read_sheets

    return read_sheets(path, meter)


def html(path: Path, meter: Meter) -> Document:
    """Read .html."""
    from kb.content.importers.formats.html_reader import read_html

    return read_html(path, meter)


def epub(path: Path, meter: Meter) -> Document:
    """Read .epub."""
    from kb.content.importers.formats.epub_reader import read_epub

    return read_epub(path, meter)


def markdown(path: Path, meter: Meter) -> Document:
    """Read .md."""
    from kb.content.importers.formats.text_reader import read_markdown

    return read_markdown(path, meter)


def text(path: Path, meter: Meter) -> Document:
    """Read .txt."""
    from kb.content.importers.formats.text_reader import read_text

    return read_text(path, meter)
