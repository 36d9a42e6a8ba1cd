"""The development look-ups and their answers: they stand where they are said to, and meaning finds them.

``SHARES`` may only rise; ``python -m tests.bench answers`` prints the whole table.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.content.library import Library
from tests.bench.answers import FIRST, LookUp, Systems, look_ups, nonsense, shares

# Of all look-ups, among the first one, three and ten: the articles go on being written, so that a few may be lost.
SHARES = (0.54, 0.76, 0.85)
LOST = 0.1  # of the look-ups may have an answer that reads otherwise now


@pytest.fixture(scope="module")
def systems(builtin_index: Path, builtin_library: Library) -> Iterator[Systems]:
    """The ways of searching, over the built-in articles."""
    made = Systems(builtin_index, builtin_library)
    yield made
    made.close()


@pytest.fixture(scope="module")
def asked(builtin_library: Library) -> list[LookUp]:
    return look_ups(builtin_library)


def test_the_answers_stand_in_the_articles(asked: list[LookUp]) -> None:
    assert len(asked) >= 150
    assert sum(lookup.in_other_words for lookup in asked) >= len(asked) / 2
    lost = [lookup.query for lookup in asked if not lookup.answers]
    assert len(lost) <= LOST * len(asked), lost


def test_look_ups_are_answered_by_what_a_result_shows(systems: Systems, asked: list[LookUp]) -> None:
    found = shares((lookup, systems.found(lookup.query)) for lookup in asked)
    assert all(share >= wanted for share, wanted in zip(found, SHARES, strict=True)), (FIRST, found)


def test_nonsense_means_nothing_and_finds_nothing(systems: Systems) -> None:
    asked = nonsense()
    assert [query for query in asked if systems.meaning(query)] == []
    assert [query for query in asked if systems.found(query)] == []
