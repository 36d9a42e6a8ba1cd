"""A figure of a rule has the rule behind it, and a date to look at it again."""

import pytest

from kb.content.checks.figures import figures_without_source, rows_without_rule
from kb.content.parser import parse_article
from kb.model import Article


def article(body: str, front: str = "") -> Article:
    return parse_article(f"---\nid: a\ntitle: 甲\n{front}---\n# 甲\n\n{body}\n", fallback_id="a")


def told(body: str, front: str = "") -> list[str]:
    return [*figures_without_source(article(body, front), lambda target: target == "figures.md", ["90天"])]


@pytest.mark.parametrize(
    "body", ["15日内答复客户。", "单笔5万元以上要登记。", "不少于2名工作人员到场。", "满18周岁。", "比例不低于25%。"]
)
def test_a_figure_without_a_rule_is_told(body: str) -> None:
    (words,) = told(body)
    assert words.startswith("数字没有依据：")


@pytest.mark.parametrize(
    "body",
    [
        "按《银行业保险业消费投诉处理管理办法》，15日内答复客户。",
        "15日内答复客户，见[常用数字表](figures.md)。",
        "新人90天清单。",
        "2026年11月3日起施行，12月末检查。",
        "第3次来的客户。",
        "按规定期限答复客户。",
    ],
)
def test_what_has_a_rule_or_is_no_figure_of_one_is_not_told(body: str) -> None:
    assert told(body) == []


def test_an_article_that_says_since_when_it_holds_vouches_for_all_its_figures() -> None:
    assert told("15日内答复客户。", "effective: 2026-01-01\n") == []


def test_every_row_of_a_table_of_figures_names_its_rule() -> None:
    rows = ("| 投诉 | 15日 | 《办法》 |", "| 延长 | 30日 | 同上 |", "| 登记 | 5万元 | 本行习惯 |")
    table = "\n".join(("| 事项 | 数字 | 依据 |", "| --- | --- | --- |", *rows))
    assert [*rows_without_rule(article(table))] == ["这一行没有依据：登记"]
    assert [*rows_without_rule(article("| 谁 | 做什么 |\n| --- | --- |\n| 柜员 | 登记 |"))] == []
