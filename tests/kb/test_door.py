"""The door for scripts: what the window does, a few lines of Python do, on the built-in content and without Qt."""

import shutil
from pathlib import Path

import pytest

from kb.model import Span
from kb.paths import AppPaths
from kb.text.normalize import fold
from kb.workspace import Workspace

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture
def desk(tmp_path: Path, builtin_index: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder a script runs in: the built-in content lies in it, and in the data folder its index."""
    shutil.copytree(CONTENT, tmp_path / "content")
    shutil.copytree(builtin_index, tmp_path / "data" / "index")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("desk")
def test_the_example_for_scripts_runs() -> None:
    with Workspace.open(AppPaths.under(Path("data")), content=[Path("content")]) as kb:
        kb.search.refresh()
        page = kb.search.find("贷后检查", limit=10)
        hit = page.hits[0]
        article = kb.library.article(hit.passage.article_id)
        change = kb.notes.highlight(article.id, Span(10, 20), color="yellow", note="先看抵押物")

        assert page.query == "贷后检查"
        assert 1 <= len(page.hits) <= min(10, page.total)
        assert page.roles
        assert page.correction is None
        assert hit.title == article.title
        assert hit.marks
        assert {fold(hit.snippet[mark.start : mark.end]) for mark in hit.marks} == {fold("贷后检查")}
        assert {fold(article.text[place.start : place.end]) for place in hit.places} == {fold("贷后检查")}
        assert article.block_at(hit.passage.span.start).span == hit.passage.span

        (made,) = change.added
        assert change.article_ids == {article.id}
        assert not change.changed + change.removed
        assert kb.notes.of_article(article.id) == (made,)
        assert (made.span, made.anchor.quote) == (Span(10, 20), article.text[10:20])

        undone = kb.notes.undo()
        assert [item.id for item in undone.removed] == [made.id]
        assert kb.notes.of_article(article.id) == ()


@pytest.mark.parametrize(
    ("query", "same"), [("一站式", "1站式"), ("零售", "0售"), ("貸後檢查", "贷后检查"), ("客戶經理", "客户经理")]
)
def test_ways_of_writing_a_query_find_the_same_passages(desk: Path, query: str, same: str) -> None:
    with Workspace.open(AppPaths.under(desk / "data"), content=[desk / "content"]) as kb:
        kb.search.refresh()
        found, other = kb.search.find(query), kb.search.find(same)
        assert found.total == other.total > 0
        assert {hit.passage for hit in found.hits} == {hit.passage for hit in other.hits}
