"""What people type leads to the article that answers: 340 look-ups, written before the articles were tuned to them.

``lookups.toml`` was written by somebody who knew only the roles' names, ``lookups_later.toml`` by somebody else who had
seen the names of the files. ``SHARES`` holds how many of each must be answered among the first results; they may only
rise.
"""

import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kb.content.library import Library
from kb.search.search import Search

HERE = Path(__file__).parent
SHARES = {
    "lookups.toml": {1: 0.80, 3: 0.92, 10: 0.96},
    "lookups_later.toml": {1: 0.58, 3: 0.88, 10: 0.94},
}
MOST = max(first for shares in SHARES.values() for first in shares)


def look_ups(file: str) -> list[dict[str, Any]]:
    """Queries, each with the articles that answer it."""
    found: list[dict[str, Any]] = tomllib.loads((HERE / file).read_text("utf-8"))["lookup"]
    return found


@pytest.fixture(scope="module")
def search(builtin_index: Path, builtin_library: Library) -> Iterator[Search]:
    """The built-in articles, indexed."""
    made = Search(builtin_index, builtin_library)
    made.refresh()
    yield made
    made.close()


@pytest.fixture(scope="module")
def found(search: Search) -> Callable[[str], tuple[str, ...]]:
    """Leads from a query to the articles of its first results, each asked for once."""

    @cache
    def first(query: str) -> tuple[str, ...]:
        return tuple(hit.passage.article_id for hit in search.find(query, limit=MOST).hits)

    return first


def test_every_look_up_names_articles_that_exist() -> None:
    known = {source.stem for source in (HERE.parents[1] / "content" / "articles").glob("*.md")}
    both = [lookup for file in SHARES for lookup in look_ups(file)]
    assert len(both) >= 300
    assert {article for lookup in both for article in lookup["articles"]} <= known


@pytest.mark.parametrize(("file", "first"), [(file, first) for file, shares in SHARES.items() for first in shares])
def test_look_ups_are_answered_among_the_first_results(
    found: Callable[[str], tuple[str, ...]], file: str, first: int
) -> None:
    asked = look_ups(file)
    missed = [lookup["query"] for lookup in asked if not {*found(lookup["query"])[:first]} & {*lookup["articles"]}]
    assert len(missed) <= (1 - SHARES[file][first]) * len(asked), missed


def test_who_asks_for_fewer_results_gets_the_first_of_them(search: Search) -> None:
    for lookup in [lookup for file in SHARES for lookup in look_ups(file)[::10]]:
        hits = search.find(lookup["query"], limit=MOST).hits
        assert [search.find(lookup["query"], limit=limit).hits for limit in (1, 3)] == [hits[:1], hits[:3]]
