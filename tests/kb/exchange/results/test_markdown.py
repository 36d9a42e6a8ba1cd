"""Markdown exports: what they say, and that nothing in a passage is read as mark-up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kb.content.comparison import Comparison, compare
from kb.content.parser import parse_article
from kb.exchange.results import csv_format, markdown
from kb.model import Effect, EffectStatus, Hit, Passage, RoleHits, Span

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
MARKS = "\\`*_[]<>~|&#-+=.)(!:'\"10 \n"
TEXTS = st.text(st.sampled_from(MARKS) | st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp", "Cn")))


def plain(source: str) -> list[str]:
    """The text of every paragraph, heading and item, as a reader of Markdown has it."""
    out = []
    for token in READER.parse(source):
        assert token.type not in {"html_block", "fence", "code_block", "hr"}, token
        if token.type == "inline":
            assert {child.type for child in token.children or ()} <= {"text", "hardbreak", "text_special"}, token
            out.append("".join("\n" if child.type == "hardbreak" else child.content for child in token.children or ()))
    return out


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().split("\n") if line.strip()]


def test_what_was_found_is_listed_by_role_with_its_sources(found: tuple[RoleHits, ...]) -> None:
    assert markdown.role_hits("贷后", found) == (
        "# 按岗位：贷后\n\n"
        "## 客户经理（列出 2 处，共 12 处）\n\n"
        "- 贷后检查要按期做…\n"
        "  - 来源：贷款客户经理 › 岗位职责 › 台账\n"
        "- 放款后检查\n"
        "  - 来源：贷款客户经理 › 岗位职责 › 台账（同义词）\n\n"
        "## 大堂经理（共 1 处）\n\n"
        "- 转给客户经理\n"
        "  - 来源：大堂经理 › 岗位职责 › 台账\n"
    )


def test_the_whole_passage_is_written_where_the_caller_has_it(found: tuple[RoleHits, ...]) -> None:
    text = markdown.role_hits("贷后", found, lambda hit: f"{hit.snippet.rstrip('…')}，写成报告。")
    assert "- 贷后检查要按期做，写成报告。\n" in text


def test_a_comparison_has_sections_then_roles_then_sources(compared: Comparison) -> None:
    assert markdown.comparison(compared) == (
        "# 岗位对照：客户经理、大堂经理\n\n"
        "## 岗位职责\n\n"
        "### 客户经理\n\n"
        "**来源**：贷款客户经理 › 岗位职责\n\n"
        "1. 做好贷前调查。\n"
        "   - 看现场。\n"
        "2. 做好贷后检查。\n\n"
        "**来源**：贷款客户经理 › 岗位职责 › 台账\n\n"
        "阶段 ｜ 做什么\n\n"
        "贷前 ｜ 调查\n\n"
        "### 大堂经理\n\n"
        "**来源**：大堂经理 › 岗位职责 › 引导分流\n\n"
        "- 问清要办的业务。\n\n"
        "## 合规红线\n\n"
        "### 客户经理\n\n"
        "**来源**：贷款客户经理 › 合规红线\n\n"
        "不代客户签字。\n\n"
        "### 大堂经理\n\n"
        "—\n"
    )


def test_a_heading_with_nothing_below_is_still_named() -> None:
    source = "---\nroles: [甲]\n---\n## 职责\n\n### 有\n\n做。\n\n### 没有\n"
    text = markdown.comparison(compare([parse_article(source, fallback_id="a")], ["甲"]))
    assert [line for line in text.split("\n") if "来源" in line] == [
        "**来源**：职责 › 职责 › 有",
        "**来源**：职责 › 职责 › 没有",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[点这里](javascript:x)",
        "![图](file:///etc)",
        "# 标题",
        "1. 项",
        "- 项",
        "> 引",
        "甲\n===",
        "甲\n---",
        "~~~\n码",
        "    码",
        "&lt;",
        "a | b\n--|--",
        "C #",
        "*粗* __粗__",
        "[x]: y",
        "\\",
    ],
)
def test_mark_up_in_a_passage_stays_text(text: str) -> None:
    assert plain(markdown.escaped(text, 0)) == ["\n".join(lines(text))]


@given(TEXTS)
def test_any_text_reads_back_as_it_is(text: str) -> None:
    expected = "\n".join(lines(text))
    assert plain(markdown.escaped(text, 0)) == ([expected] if expected else [])
    assert plain(f"# 甲：{markdown.escaped(text.replace(chr(10), ' '), 0)}")[0].rstrip() == (
        f"甲：{text.replace(chr(10), ' ').strip()}"
    )


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4))
def test_any_hits_read_back_as_items_with_their_sources(texts: list[str]) -> None:
    hits = tuple(Hit(Passage("a", 1, Span(0, 1)), "文", (), (), ("节",), text, (), (), 1.0) for text in texts)
    read = plain(markdown.role_hits("词", [RoleHits("岗", hits, len(hits))]))
    assert read[2::2] == ["\n".join(lines(text)) for text in texts]
    assert read[3::2] == ["来源：文 › 节"] * len(texts)


def test_a_hit_in_what_is_not_in_force_says_so() -> None:
    repealed = EffectStatus(Effect.REPEALED)
    hit = Hit(Passage("a", 1, Span(0, 1)), "旧办法", (), (), (), "每季度检查。", (), (), 1.0, effect=repealed)
    assert markdown.role_hits("词", [RoleHits("岗", (hit,), 1)]).endswith("来源：旧办法（已废止）\n")
    assert csv_format.role_hits("词", [RoleHits("岗", (hit,), 1)]).endswith(",已废止\r\n")
