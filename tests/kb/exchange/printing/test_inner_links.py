"""Where the links of an article lead to inside itself."""

from kb.content.parser import parse_article
from kb.exchange.printing.inner_links import inner_links, numbered_headings

SOURCE = """---
id: path
title: 遇到停电怎么办
---
# 遇到停电怎么办

## 怎么走

- [还能营业](path.md#收尾)
- [不能营业](#停业)，[见应急](other.md#停业)，[外面](https://example.com#停业)，[没有](#没有这一节)

## 停业

停下，然后[收尾](path.md#收尾)。

## 收尾

记录。
"""
ARTICLE = parse_article(SOURCE, fallback_id="path")


def test_headings_that_links_lead_to_are_numbered_in_the_order_of_the_text() -> None:
    assert {ARTICLE.blocks[index].text: number for index, number in numbered_headings(ARTICLE).items()} == {
        "停业": 1,
        "收尾": 2,
    }


def test_a_link_leads_to_the_number_of_its_heading_and_others_are_none() -> None:
    found = [(ARTICLE.text[: link.end].rpartition("\n")[2], link.number, link.heading) for link in inner_links(ARTICLE)]
    assert found == [("还能营业", 2, "收尾"), ("不能营业", 1, "停业"), ("停下，然后收尾", 2, "收尾")]
