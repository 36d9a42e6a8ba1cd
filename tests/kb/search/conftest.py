"""A search over the built-in articles, made once, and one over a small pack that a test may change."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.search.index.word_vectors import WordTable
from kb.search.search import Search


@pytest.fixture(scope="session")
def builtin(builtin_library: Library, builtin_index: Path) -> Iterator[Search]:
    """The search over the built-in articles; nobody changes it."""
    search = Search(builtin_index, builtin_library)
    search.refresh()
    yield search
    search.close()


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where the small index lives."""
    return tmp_path / "index"


@pytest.fixture
def search(index: Path, pack: Path) -> Iterator[Search]:
    """The search over the small pack, up to date."""
    search = Search(index, Library([pack]))
    search.refresh()
    yield search
    search.close()


@pytest.fixture(scope="session")
def table() -> WordTable:
    """The table of word vectors that the program brings."""
    return WordTable.load()
