"""Numbers are met whole and in every writing, signs are part of the word.

Covers: kb/search/retrieval/term_places.py.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.content.library import Library
from kb.model import Reason
from kb.search.search import Search

LINES = (
    "暴力行为打110。",
    "单笔2200多万，2014年起。",
    "单笔≥5万的要报告。",
    "单笔≤5万的不报告。",
    "评级AA+的可以。",
    "评级AA-的不可以。",
    "四分之三以上同意。",
    "余额下降七成。",
    "手续费万分之五。",
    "2024年1月1日施行。",
)


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    """The search over the lines."""
    root: Path = tmp_path_factory.mktemp("numbers")
    (root / "pack").mkdir()
    (root / "pack" / "a.md").write_text("# 数\n\n" + "\n\n".join(LINES), "utf-8")
    made = Search(root / "index", Library([root / "pack"]))
    made.refresh()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("110", LINES[0]),
        ("≥5万", LINES[2]),
        ("＞=五万", LINES[2]),
        ("≤5万", LINES[3]),
        ("AA+", LINES[4]),
        ("AA-", LINES[5]),
        ("3/4", LINES[6]),
        ("70%", LINES[7]),
        ("0.05%", LINES[8]),
        ("0.5‰", LINES[8]),
        ("2024-01-01", LINES[9]),
        ("二〇二四年一月一日", LINES[9]),
    ],
)
def test_a_number_or_sign_finds_its_own_line_alone(search: Search, typed: str, line: str) -> None:
    assert [(hit.snippet, hit.reason) for hit in search.find(typed).hits] == [(line, Reason.LITERAL)]


@pytest.mark.parametrize("typed", ["20万", "<5万", "AAA", "1/4", "30%", "2024-01-02", "+5万"])
def test_what_is_not_there_is_not_found(search: Search, typed: str) -> None:
    assert search.find(typed).total == 0


def test_a_piece_of_a_number_says_that_it_is_one(search: Search) -> None:
    assert [(hit.snippet, hit.reason) for hit in search.find("10").hits] == [(LINES[0], Reason.PARTIAL)]


@pytest.mark.parametrize("typed", ["贷后\ud800查", "\udcff", "\ud800\udc00贷", "岗位:\ud800"])
def test_half_a_surrogate_pair_raises_nowhere(search: Search, typed: str) -> None:
    search.find(typed)
    search.suggest(typed)
    search.by_role(typed)
    search.places_in(typed, "a")
