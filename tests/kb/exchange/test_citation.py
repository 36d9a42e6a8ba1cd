"""A passage with its source."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kb.content.parser import parse_article
from kb.exchange.citation import citation
from kb.model import Effect, EffectStatus, Pack, Span
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


RULE = parse_article(
    "---\nid: rule\ntitle: 信贷管理办法\nnumber: 银发〔2026〕3号\nissued: 2026-01-15\nreplaces: 旧办法\n---\n"
    "# 信贷管理办法\n\n## 第二章 贷后\n\n### 第二十三条\n\n每月做一次贷后检查。\n\n第二十四条之一 发现风险及时报告。\n",
    fallback_id="rule",
)


@pytest.mark.parametrize(("words", "clause"), [("每月", "第二十三条"), ("发现风险", "第二十四条之一")])
def test_a_rule_is_quoted_by_its_clause_with_the_year_of_its_version(words: str, clause: str) -> None:
    start = RULE.text.index(words)
    quoted = citation(RULE, Span(start, start + len(words)))
    assert quoted == f"{words}\n——《信贷管理办法》{clause}（2026年修订，银发〔2026〕3号）"


def test_a_first_version_is_not_revised_but_issued() -> None:
    first = replace(RULE, replaces=(), number="")
    assert citation(first, Span(0, 2)).endswith("（2026年发布）")


def test_what_is_not_in_force_is_never_quoted_without_a_word() -> None:
    repealed = EffectStatus(Effect.REPEALED, since=date(2026, 6, 1))
    assert citation(RULE, Span(0, 2), status=repealed).endswith("，2026-06-01 起废止）")
    assert citation(RULE, Span(0, 2), status=EffectStatus(Effect.PENDING, since=date(2030, 1, 1))).endswith(
        "，未生效）"
    )
