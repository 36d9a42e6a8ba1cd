"""Parts of a printout made of articles, with what stands at the head and foot of their pages.

Covers: kb/exchange/printing/printout.py.
"""

from pathlib import Path

from kb.content.parser import parse_article
from kb.exchange.printing.article_parts import NOTES_HEADING, SIGNATURES, article_part, edition, section_part
from kb.exchange.printing.sections import sections_of
from kb.model import BlockKind, Pack, Span
from tests.kb.exchange.notes.handmade import annotation

SOURCE = """---
title: 营业前清单
roles: [大堂经理, 综合柜员]
source: 总行教材
updated: 2026-11-29
kind: checklist
checklist: [进门]
---
# 营业前清单

## 进门

- 两人同到。

## 说明

看清单。
"""
ARTICLE = parse_article(SOURCE, fallback_id="opening")
PACK = Pack("builtin", "岗位指引", "2.2.0", Path("content"))


def test_a_whole_article_keeps_its_text_and_says_its_roles_date_and_version() -> None:
    part = article_part(ARTICLE, PACK)
    assert part.article == ARTICLE
    assert part.place == "大堂经理、综合柜员"
    assert part.edition == "岗位指引 2.2.0　更新日期 2026-11-29"
    assert part.closing == (SIGNATURES, "", "出处：总行教材")
    assert edition(parse_article("正文。", fallback_id="a"), None) == ""


def test_a_section_without_boxes_has_no_lines_to_sign_on() -> None:
    first, second = sections_of(ARTICLE)
    assert section_part(ARTICLE, first, PACK).closing[0] == SIGNATURES
    assert section_part(ARTICLE, second, PACK).closing == ("出处：总行教材",)
    assert section_part(ARTICLE, second, PACK).article.text == "说明\n看清单。"


def test_notes_follow_the_text_with_the_numbers_of_their_passages() -> None:
    later = annotation("b" * 32, note="先看锁", tags=("安全",), span=Span(9, 12))
    earlier = annotation("a" * 32, note="七点半", span=Span(6, 8))
    bare = annotation("c" * 32, span=Span(0, 2))
    orphan = annotation("d" * 32, note="没有位置", span=None)
    part = article_part(ARTICLE, PACK, (later, earlier, bare, orphan))
    assert part.numbered == (earlier, later)
    assert part.annotations == (later, earlier, bare)
    assert part.article.text == f"{ARTICLE.text}\n{NOTES_HEADING}\n七点半\n先看锁（安全）"
    assert [block.marker for block in part.article.blocks[-2:]] == ["[1]", "[2]"]
    assert part.article.checklist == ARTICLE.checklist


def test_marks_without_words_add_no_list() -> None:
    part = article_part(ARTICLE, PACK, (annotation(span=Span(0, 2)),))
    assert part.article == ARTICLE
    assert all(block.text != NOTES_HEADING for block in part.article.blocks if block.kind is BlockKind.HEADING)
