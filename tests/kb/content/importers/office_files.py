"""Files as offices make them, each with the text that must be found in it, in order.

``python -m tests.kb.content.importers.office_files FOLDER`` writes them, so that LibreOffice can make PDFs and .doc
files of them; those are kept in ``tests/samples/office``.
"""

import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.kb.content.importers import office_other_files, office_word_files
from tests.kb.content.importers.office_makers import MAKERS, OfficeFile, Writer

SOURCES = (office_word_files, office_other_files)  # each puts its files into MAKERS


def office_files() -> Iterator[OfficeFile]:
    """All files."""
    for name, maker in MAKERS.items():
        content, expected = maker(Writer(zlib.crc32(name.encode())))
        yield OfficeFile(name, content, tuple(expected))


if __name__ == "__main__":
    for made in office_files():
        (Path(sys.argv[1]) / made.name).write_bytes(made.content)
