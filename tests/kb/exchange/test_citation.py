"""A passage with its source."""

from pathlib import Path

from kb.exchange.citation import citation
from kb.model import Pack, Span
from kb.workspace import Workspace


def test_a_passage_is_followed_by_article_heading_date_and_version(workspace: Workspace) -> None:
    article = workspace.library.article("loan")
    start = article.text.index("放款后")
    words = citation(article, Span(start, start + 3), Pack("sample", "样例", "1", Path()))
    assert words == "放款后\n——《贷款客户经理》 › 岗位职责（样例 1）"


def test_what_is_not_known_of_the_source_is_left_out(workspace: Workspace) -> None:
    article = workspace.library.article("loan")
    assert citation(article, Span(0, 2)) == "贷款\n——《贷款客户经理》"


def test_the_passage_stands_as_in_the_text_across_paragraphs(workspace: Workspace) -> None:
    article = workspace.library.article("loan")
    span = Span(0, len(article.text))
    assert citation(article, span).startswith(article.text + "\n——")
