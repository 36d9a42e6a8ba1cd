"""What is read of each block when an answer is looked for."""

from pathlib import Path

import pytest

from kb.content.library import Library
from kb.content.questions import SectionQuestions
from kb.model import Article
from kb.search.index.meaning_passages import passages_of

TEXT = """---
id: a
title: 标题
roles: [综合柜员]
topics: [职责]
---
# 标题

开头的话。

## 常见问题

**忘带证件怎么办？**

约好下次来。

确实急的，走自助渠道。

**几点关门？**

看公示。

## 清单

要做三件事：

- 先做
  - 再做
- 后做

不在清单里。

| 谁 | 做什么 |
| --- | --- |
| 柜员 | 核对 |

接下来去哪？

- [柜台](#常见问题)
"""


@pytest.fixture
def article(tmp_path: Path) -> Article:
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    return Library([tmp_path]).article("a")


def test_there_is_one_passage_for_each_block(article: Article) -> None:
    passages = passages_of(article)
    assert len(passages) == len(article.blocks)
    assert all(passage.text in {"", block.text} for passage, block in zip(passages, article.blocks, strict=True))


def test_an_answer_is_read_with_its_question(article: Article) -> None:
    asked = {passage.text: passage.question for passage in passages_of(article)}
    assert asked["约好下次来。"] == asked["确实急的，走自助渠道。"] == "忘带证件怎么办？"
    assert asked["看公示。"] == "几点关门？"
    assert asked["开头的话。"] == asked["不在清单里。"] == ""


def test_what_only_leads_to_others_does_not_answer(article: Article) -> None:
    texts = {passage.text for passage in passages_of(article)}
    assert texts.isdisjoint({"标题", "常见问题", "忘带证件怎么办？", "谁\n做什么", "柜台"})


def test_an_item_is_read_with_the_lines_that_lead_to_it(article: Article) -> None:
    above = {passage.text: passage.headings for passage in passages_of(article)}
    assert above["先做"] == above["后做"] == ("清单", "要做三件事：")
    assert above["再做"] == ("清单", "要做三件事：", "先做")
    assert above["不在清单里。"] == above["柜员\n核对"] == ("清单",)


def test_a_section_is_what_stands_under_one_heading(article: Article) -> None:
    sections = {passage.text: passage.section for passage in passages_of(article)}
    assert sections["约好下次来。"] == sections["看公示。"] != sections["先做"]


def test_how_people_ask_for_a_section_goes_with_all_that_stands_in_it(article: Article) -> None:
    questions = [
        SectionQuestions("清单", ("先干嘛",)),
        SectionQuestions("", ("讲什么",)),
        SectionQuestions("无", ("?",)),
    ]
    asked = {passage.text: passage.asked for passage in passages_of(article, questions)}
    assert asked["先做"] == asked["后做"] == ("先干嘛",)
    assert asked["开头的话。"] == ("讲什么",)
    assert asked["看公示。"] == ()
