"""The table of word vectors, opened once."""

import pytest

from kb.search.retrieval.word_vectors import WordTable


@pytest.fixture(scope="session")
def table() -> WordTable:
    """The table that the program brings."""
    return WordTable.load()
