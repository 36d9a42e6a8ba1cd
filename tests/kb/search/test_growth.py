"""Ten times the hits in one block cost ten times the steps. Steps are counted: time says little on a busy machine."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from kb.content.library import Library
from kb.search.search import Search
from kb.text.find_in_text import TextFinder
from kb.text.marks import merged
from kb.text.snippet import cut

ROOT = str(Path(__file__).parents[3] / "kb")
FEW, TIMES = 40, 10
LIMIT = 12  # times the steps for ten times the hits: sorting has a logarithm, dictionaries grow by leaps
SENTENCES = {
    "贷后检查": "做贷后检查，",
    "1": "第1次，",
    "10万元": "收10万元，付拾万元，",
    "≥5万": "限额≥5万，",
    "多久做一次贷后检查才算合规": "每季做贷后检查，",
    "dhjc": "做贷后检查，",
}


def steps(act: Callable[[], object]) -> int:
    """How many lines of ``kb`` run."""
    counted = 0

    def line(_frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401 - the tracer itself
        nonlocal counted
        counted += event == "line"
        return line

    def called(frame: FrameType, _event: str, _argument: object) -> Any:  # noqa: ANN401
        return line if frame.f_code.co_filename.startswith(ROOT) else None

    before = sys.gettrace()
    sys.settrace(called)
    try:
        act()
    finally:
        sys.settrace(before)
    return counted


def searching(folder: Path, sentence: str, hits: int) -> Search:
    """A search over one article with so many hits in one block, and a small one."""
    pack = folder / str(hits)
    pack.mkdir(parents=True)
    (pack / "large.md").write_text(f"# 长文\n\n{sentence * hits}完。\n", "utf-8")
    (pack / "small.md").write_text("# 短文\n\n先看流水。\n", "utf-8")
    search = Search(pack / "index", Library([pack]))
    search.refresh()
    search.find("流水")  # what is loaded and folded once is no part of a query
    search.suggest("流")
    return search


@pytest.mark.parametrize("query", SENTENCES)
def test_a_query_takes_ten_times_the_steps_for_ten_times_the_hits_in_a_block(tmp_path: Path, query: str) -> None:
    counts = {}
    for hits in (FEW, FEW * TIMES):
        search = searching(tmp_path, SENTENCES[query], hits)
        found = steps(lambda search=search: search.find(query))  # type: ignore[misc]
        placed = steps(lambda search=search: search.places_in(query, "large"))  # type: ignore[misc]
        assert len(search.places_in(query, "large")) >= hits
        counts[hits] = (found, placed)
        search.close()
    for few, many in zip(counts[FEW], counts[FEW * TIMES], strict=True):
        assert many <= LIMIT * few


def test_what_is_counted_grows_with_every_pass_over_the_hits() -> None:
    """The counter would see a loop inside a loop."""
    text = "贷后" * FEW * TIMES
    finder = TextFinder(text)

    def square() -> None:
        for _ in range(20):
            finder.find("贷后")

    assert steps(square) > 15 * steps(lambda: finder.find("贷后"))


@pytest.mark.parametrize("words", ["贷后", "10万", "后"])
def test_finding_in_an_article_marking_and_cutting_are_linear_in_the_hits(words: str) -> None:
    def all_of_it(hits: int) -> int:
        text = f"{words}检查，" * hits

        def act() -> None:
            found = TextFinder(text).find(words)
            assert len(found) == hits
            cut(text, merged(found))

        return steps(act)

    all_of_it(1)
    assert all_of_it(FEW * TIMES) <= LIMIT * all_of_it(FEW)
