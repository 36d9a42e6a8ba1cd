"""Three versions of one rule and a hundred dated queries: nothing out of force is unmarked, what holds comes first."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.model import Effect, Hit, SuggestionKind
from kb.search.search import Search
from tests.rule_versions import DAYS, QUERIES, in_force, write_rules

TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    """A search over the rules, on 2026-11-30."""
    folder = tmp_path_factory.mktemp("rules")
    search = Search(folder / "index", Library([write_rules(folder / "pack")]), today=lambda: TODAY)
    search.refresh()
    yield search
    search.close()


def wrongly_marked(hits: tuple[Hit, ...], on: date) -> list[str]:
    """The rules that are not said to be what they are on a day."""
    present = in_force(on)
    return [
        hit.passage.article_id
        for hit in hits
        if hit.passage.article_id != "guide" and (hit.passage.article_id == present) is hit.effect.out_of_force
    ]


@pytest.mark.parametrize(("on", "query"), [(on, QUERIES[n % len(QUERIES)]) for n, on in enumerate(DAYS)])
def test_on_a_hundred_days_nothing_out_of_force_is_unmarked(rules: Search, on: date, query: str) -> None:
    page = rules.find(query, on=on)
    assert wrongly_marked(page.hits, on) == []
    assert all(hit.effect.effect is Effect.UNDATED for hit in page.hits if hit.passage.article_id == "guide")
    for role in rules.by_role(query, on=on):
        assert wrongly_marked(role.hits, on) == []
    versions = [hit.passage.article_id for hit in page.hits if hit.passage.article_id != "guide"]
    if in_force(on) and query != "检查 季度":  # those words only the second version holds
        assert versions[0] == in_force(on)
    titles = [one for one in rules.suggest("信贷", on=on) if one.kind is SuggestionKind.TITLE]
    assert [one.effect.out_of_force for one in titles] == [not in_force(on)]


def test_a_query_that_only_an_old_version_answers_finds_it_and_says_so(rules: Search) -> None:
    (hit, *_) = rules.find('"每季度做一次"').hits
    assert (hit.passage.article_id, hit.effect.effect, hit.effect.successor) == (
        "rule-2023",
        Effect.REPEALED,
        "rule-2026",
    )


def test_pages_and_places_are_the_same_hits_whatever_the_day(rules: Search) -> None:
    whole = {hit.passage for hit in rules.find("检查", limit=100).hits}
    for on in DAYS[::10]:
        pieces = [rules.find("检查", limit=2, offset=offset, on=on).hits for offset in range(0, len(whole), 2)]
        assert {hit.passage for piece in pieces for hit in piece} == whole
    assert len(rules.places_in("检查", "rule-2019")) == 1


def test_the_index_is_the_same_on_every_day(rules: Search, tmp_path: Path) -> None:
    assert rules.pending().articles == 0
    rules.find("检查", on=date(2019, 1, 1))
    assert rules.pending().articles == 0
