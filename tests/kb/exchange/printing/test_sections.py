"""The sections of an article, and one of them as an article of its own."""

from hypothesis import given
from hypothesis import strategies as st

from kb.content.parser import parse_article
from kb.exchange.printing.sections import moved_into, section_article, section_at, sections_of
from kb.model import Article, Span
from tests.kb.exchange.notes.handmade import annotation

SOURCE = """---
title: 大堂经理
---
# 大堂经理

开头。

## 职责

- 引导客户。

### 投诉

先倾听。

## 流程

| 时段 | 工作 |
| --- | --- |
| 开门前 | 检查机具 |
"""
ARTICLE = parse_article(SOURCE, fallback_id="lobby")


def test_every_heading_but_the_title_is_a_section_with_what_stands_deeper() -> None:
    assert [(one.heading, one.level) for one in sections_of(ARTICLE)] == [("职责", 2), ("投诉", 3), ("流程", 2)]
    assert [ARTICLE.text[one.span.start : one.span.end] for one in sections_of(ARTICLE)] == [
        "职责\n引导客户。\n投诉\n先倾听。",
        "投诉\n先倾听。",
        "流程\n时段\n工作\n开门前\n检查机具\n",  # a paragraph without words is behind every table
    ]


def test_the_section_at_an_offset_is_the_innermost_one() -> None:
    def here(words: str) -> str:
        section = section_at(ARTICLE, ARTICLE.text.index(words))
        assert section is not None
        return section.heading

    assert [here(words) for words in ("引导", "先倾听", "检查")] == ["职责", "投诉", "流程"]
    assert here("开头") == "职责"
    assert section_at(parse_article("只有一段。", fallback_id="a"), 0) is None


def test_a_section_is_an_article_whose_text_is_that_part_of_the_text() -> None:
    for section in sections_of(ARTICLE):
        cut = section_article(ARTICLE, section)
        assert cut.title == ARTICLE.title
        assert cut.text == ARTICLE.text[section.span.start : section.span.end]
        assert_consistent(cut)


@given(st.data())
def test_annotations_move_with_their_words(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(ARTICLE.text) - 1))
    end = data.draw(st.integers(start + 1, len(ARTICLE.text)))
    section = data.draw(st.sampled_from(sections_of(ARTICLE)))
    cut = section_article(ARTICLE, section)
    moved = moved_into(section, (annotation(span=Span(start, end)), annotation(key="c" * 32, span=None)))
    inside = ARTICLE.text[max(start, section.span.start) : max(min(end, section.span.end), section.span.start)]
    assert "".join(cut.text[one.span.start : one.span.end] for one in moved if one.span) == inside
    assert len(moved) == bool(inside)


def assert_consistent(article: Article) -> None:
    assert article.text == "\n".join(block.text for block in article.blocks)
    for n, block in enumerate(article.blocks):
        assert block.index == n
        assert article.text[block.start : block.end] == block.text
