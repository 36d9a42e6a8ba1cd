"""Checklists over notes in a file that does not exist yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.checklists.checklists import Checklists
from kb.notes.store import Notes
from tests.kb.checklists.newcomers import Shelf, article


@pytest.fixture
def shelf() -> Shelf:
    """One article, ``teller``."""
    return Shelf(article())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the notes live."""
    return tmp_path / "notes.db"


@pytest.fixture
def notes(file: Path, shelf: Shelf) -> Iterator[Notes]:
    """Open, empty notes."""
    with Notes(file, article_of=shelf) as opened:
        yield opened


@pytest.fixture
def lists(notes: Notes, shelf: Shelf) -> Checklists:
    """Nothing is ticked yet."""
    return Checklists(notes.tick_records, shelf)
