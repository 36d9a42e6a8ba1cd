"""Roles side by side: what is one row, in which order, and where everything stands."""

import random

import pytest

from kb.content.comparison import Comparison, ComparisonRow, compare
from kb.content.library import Library
from kb.content.parser import parse_article
from kb.model import Article, BlockKind

LOAN = """
# 贷款客户经理

每天从看客户名单开始。

## 素质要求

- 守规矩。

## 一、岗位职责

1. 做好贷前调查。
   - 看现场。
2. 做好贷后检查。

| 阶段 | 做什么 |
| --- | --- |
| 贷前 | 调查 |

## 合规红线

不代客户签字。

## 常见误区

只看报表。
"""

LOBBY = """
# 大堂经理

## 岗位职责：厅堂管理

### 引导分流

- 问清要办的业务。

### 秩序维护

## 岗位职责：客户经营

- 维护客户关系。

## 素质要求

- 有耐心。

## 常见误区

以为站着就行。
"""


def article(source: str, article_id: str, *roles: str) -> Article:
    front = f"---\nid: {article_id}\nroles: [{', '.join(roles)}]\n---\n"
    return parse_article(front + source, fallback_id=article_id)


@pytest.fixture
def loan() -> Article:
    """An article for the account manager."""
    return article(LOAN, "loan", "客户经理")


@pytest.fixture
def lobby() -> Article:
    """An article for the lobby manager."""
    return article(LOBBY, "lobby", "大堂经理")


@pytest.fixture
def compared(loan: Article, lobby: Article) -> Comparison:
    """The two side by side."""
    return compare([loan, lobby], ("客户经理", "大堂经理"))


def sections(compared: Comparison) -> list[str]:
    return [row.section for row in compared.rows]


def row(compared: Comparison, section: str) -> ComparisonRow:
    return next(row for row in compared.rows if row.section == section)


def texts(row: ComparisonRow, column: int) -> list[str]:
    return [passage.text for passage in row.cells[column]]


def test_duties_come_first_then_what_roles_share_then_what_one_role_has(compared: Comparison) -> None:
    assert sections(compared) == ["岗位职责", "素质要求", "常见误区", "合规红线"]


def test_a_number_before_a_heading_does_not_part_it_from_the_others(compared: Comparison) -> None:
    assert texts(row(compared, "岗位职责"), 0)[0] == "做好贷前调查。"


@pytest.mark.parametrize("heading", ["一、职责", "（一）职责", "3. 职责", "12、职责", "十一．职责"])
def test_numbers_of_all_kinds_are_left_out(heading: str) -> None:
    compared = compare(
        [article(f"# 甲\n\n## {heading}\n\n做。", "a", "甲"), article("# 乙\n\n## 职责\n\n做。", "b", "乙")], "甲乙"
    )
    assert sections(compared) == ["职责"]


@pytest.mark.parametrize("heading", ["3.5倍", "一站式服务", "360度评估", "第一篇"])
def test_a_number_that_belongs_to_the_words_stays(heading: str) -> None:
    assert sections(compare([article(f"# 甲\n\n## {heading}\n\n做。", "a", "甲")], "甲")) == [heading]


def test_what_follows_a_colon_becomes_a_heading_inside_the_section(compared: Comparison) -> None:
    cell = row(compared, "岗位职责").cells[1]
    assert [(passage.kind is BlockKind.HEADING, passage.heading_path, passage.text) for passage in cell] == [
        (True, (), "厅堂管理"),
        (True, ("厅堂管理",), "引导分流"),
        (False, ("厅堂管理", "引导分流"), "问清要办的业务。"),
        (True, ("厅堂管理",), "秩序维护"),
        (True, (), "客户经营"),
        (False, ("客户经营",), "维护客户关系。"),
    ]


def test_a_colon_that_no_other_heading_shares_stays() -> None:
    compared = compare([article("# 甲\n\n## 案例：支付宝\n\n一。", "a", "甲")], ["甲"])
    assert sections(compared) == ["案例：支付宝"]


def test_a_role_without_a_section_has_an_empty_cell(compared: Comparison) -> None:
    assert row(compared, "合规红线").cells[1] == ()


def test_passages_keep_marker_level_and_the_head_of_a_table(compared: Comparison) -> None:
    cell = row(compared, "岗位职责").cells[0]
    assert [(passage.marker, passage.level) for passage in cell[:3]] == [("1.", 1), ("◦", 2), ("2.", 1)]
    assert [(passage.kind, passage.header, passage.text) for passage in cell[3:]] == [
        (BlockKind.ROW, True, "阶段\n做什么"),
        (BlockKind.ROW, False, "贷前\n调查"),
    ]


def test_the_introduction_is_left_out_and_an_article_without_sections_is_not(loan: Article) -> None:
    plain = article("# 便条\n\n先看名单。\n\n### 小事\n\n再打电话。", "plain", "柜员")
    compared = compare([loan, plain], ("客户经理", "柜员"))
    assert all("名单" not in text for row in compared.rows for text in texts(row, 0))
    assert texts(row(compared, "正文"), 1) == ["先看名单。", "小事", "再打电话。"]


def test_a_heading_of_level_one_that_is_not_the_title_is_a_section() -> None:
    compared = compare([article("# 甲\n\n# 岗位职责\n\n做事。", "a", "甲")], ["甲"])
    assert [(row.section, texts(row, 0)) for row in compared.rows] == [("岗位职责", ["做事。"])]


def test_an_article_for_two_roles_counts_for_each_and_comes_behind_what_differs(loan: Article, lobby: Article) -> None:
    both = article("# 总结\n\n## 启示\n\n写数字。", "both", "客户经理", "大堂经理")
    compared = compare([both, loan, lobby], ("客户经理", "大堂经理"))
    assert texts(row(compared, "启示"), 0) == texts(row(compared, "启示"), 1) == ["写数字。"]
    assert sections(compared)[:3] == ["岗位职责", "素质要求", "常见误区"]


def test_several_articles_for_one_role_stand_below_one_another(loan: Article) -> None:
    more = article("# 另一篇\n\n## 岗位职责\n\n多走访。", "more", "客户经理")
    cell = row(compare([loan, more], ["客户经理"]), "岗位职责").cells[0]
    assert [*dict.fromkeys((passage.article_id, passage.title) for passage in cell)] == [
        ("loan", "贷款客户经理"),
        ("more", "另一篇"),
    ]


def test_a_section_stands_behind_the_one_it_follows_in_its_article() -> None:
    first = article("# 甲\n\n## 一起\n\n做。\n\n## 末尾\n\n完。", "a", "甲")
    second = article("# 乙\n\n## 一起\n\n做。\n\n## 中间\n\n再做。\n\n## 末尾\n\n完。", "b", "乙", "丙")
    third = article("# 丙\n\n## 中间\n\n做。", "c", "丙")
    assert sections(compare([first, second, third], "甲乙丙")) == ["一起", "中间", "末尾"]


def test_a_role_named_twice_is_one_column_and_an_unknown_one_is_empty(loan: Article) -> None:
    compared = compare([loan], ("客户经理", "客户经理", "行长"))
    assert compared.roles == ("客户经理", "行长")
    assert all(row.cells[1] == () for row in compared.rows)


def test_an_article_for_no_role_is_left_out(loan: Article, lobby: Article, compared: Comparison) -> None:
    nobodys = article("# 信贷管理办法\n\n## 岗位职责\n\n各岗位的要求。", "rules")
    assert nobodys.roles == ()
    assert compare([nobodys, loan, lobby], compared.roles) == compared
    assert compare([nobodys], compared.roles).rows == ()


def test_nothing_to_compare_is_no_row() -> None:
    assert compare([], ("客户经理", "大堂经理")).rows == ()
    assert compare([article("# 甲\n\n## 空的", "a", "甲")], ["甲"]).rows == ()


def test_every_passage_stands_where_it_says_in_the_built_in_articles(builtin_library: Library) -> None:
    articles = {head.id: builtin_library.article(head.id) for head in builtin_library.articles()}
    roles = tuple(dict.fromkeys(role for one in articles.values() for role in one.roles))
    random.Random(3).shuffle(order := [*roles])  # noqa: S311 - any order will do
    compared = compare(articles.values(), order)
    assert compared.roles == tuple(order)
    assert compared.rows[0].section == "岗位职责"
    passages = [passage for row in compared.rows for cell in row.cells for passage in cell]
    assert passages
    for passage in passages:
        assert articles[passage.article_id].text[passage.span.start : passage.span.end] == passage.text
    duties = {role for role, cell in zip(order, compared.rows[0].cells, strict=True) if cell}
    assert duties == {*roles}


def test_a_million_blanks_in_a_heading_are_looked_at_once() -> None:
    """Looked at again from each of them, they would take longer than a test may."""
    wide = article(f"# 职责\n\n## 营销{' ' * 1_000_000}管理\n\n拓户。\n", "wide", "客户经理")
    assert [row.section.count(" ") for row in compare([wide], ("客户经理",)).rows] == [1_000_000]
