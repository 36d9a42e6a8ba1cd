"""Notes on a shelf with one article, in a file that does not exist yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.notes.store import Notes
from tests.kb.notes.shelf import LOAN, Shelf


@pytest.fixture
def shelf() -> Shelf:
    """One article, ``loan``."""
    return Shelf(loan=LOAN)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the notes live."""
    return tmp_path / "data" / "notes.db"


@pytest.fixture
def notes(file: Path, shelf: Shelf) -> Iterator[Notes]:
    """Open, empty notes."""
    with Notes(file, article_of=shelf, backups=file.parent / "backups") as opened:
        yield opened
