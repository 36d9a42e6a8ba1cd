"""A file as fields and text, and back."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.importers.metadata import Metadata
from kb.content.own_documents.editing import DocumentText, composed, document_text, is_date, rendered
from kb.content.parser import parse_article

TODAY = dt.date(2026, 5, 1)
_WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("text", "known"),
    [("", True), ("2026-05-01", True), ("2026-5-1", False), ("2026-02-30", False), ("20260501", False)],
)
def test_a_date_is_written_in_one_way_or_not_known(text: str, known: bool) -> None:
    assert is_date(text) is known


@given(_WORDS, st.lists(_WORDS, max_size=3), st.text(max_size=200))
def test_whatever_is_typed_comes_back(title: str, words: list[str], body: str) -> None:
    roles = tuple(dict.fromkeys(words))
    edited = DocumentText(Metadata(title=title, roles=roles), f"正文。\n{body}")
    text = composed("---\nid: a\ntitle: 旧\n---\n旧文。\n", edited, article_id="a", today=TODAY)
    article = parse_article(text, fallback_id="")
    assert (article.id, article.updated) == ("a", "2026-05-01")
    again = document_text(text, title)
    assert again.body.strip("\n") == edited.body.strip("\n")
    assert composed(text, replace(again, metadata=again.metadata), article_id="a", today=TODAY) == text


def test_problems_are_told_by_the_lines_of_the_text() -> None:
    parsed = rendered(DocumentText(Metadata(title="甲"), "# 甲\n\n文。\n"), "a")
    assert parsed.problems == ()
    assert parsed.article.title == "甲"
    broken = rendered(DocumentText(Metadata(title="甲"), "# 甲\n\n```\n没有结束\n"), "a")
    assert [problem.line for problem in broken.problems] in ([], [3])
