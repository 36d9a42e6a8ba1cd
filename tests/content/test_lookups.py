"""What people type leads to the article that answers: 240 look-ups, written before the articles were tuned to them.

``lookups.toml`` was written by somebody who knew only the roles' names. ``SHARES`` holds how many of them must be
answered among the first results; it may only rise.
"""

import tomllib
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.search.search import Search

HERE = Path(__file__).parent
LOOKUPS = tomllib.loads((HERE / "lookups.toml").read_text("utf-8"))["lookup"]
SHARES = {1: 0.80, 3: 0.92, 10: 0.96}


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Search:
    """The built-in articles, indexed."""
    made = Search(tmp_path_factory.mktemp("index"), Library([HERE.parents[1] / "content"]))
    made.refresh()
    return made


def test_every_look_up_names_articles_that_exist(search: Search) -> None:
    known = {source.stem for source in (HERE.parents[1] / "content" / "articles").glob("*.md")}
    assert len(LOOKUPS) >= 200
    assert {article for lookup in LOOKUPS for article in lookup["articles"]} <= known


@pytest.mark.parametrize("first", SHARES)
def test_look_ups_are_answered_among_the_first_results(search: Search, first: int) -> None:
    answered = [
        lookup["query"]
        for lookup in LOOKUPS
        if {hit.passage.article_id for hit in search.find(lookup["query"], limit=first).hits} & {*lookup["articles"]}
    ]
    assert len(answered) >= SHARES[first] * len(LOOKUPS), {lookup["query"] for lookup in LOOKUPS} - {*answered}
