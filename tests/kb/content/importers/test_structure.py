"""Headings by the shape of 章节条款, one inside the other.

Covers: kb/content/importers/shapes.py.
"""

import pytest

from kb.content.importers.document import Part, PartKind
from kb.content.importers.structure import structured

RULE = """第一章 总则
第一条 为规范信贷业务，制定本办法。
第二条【适用范围】本办法适用于全行。
第三条　本办法所称客户，是指：
（一）个人客户；
（二）对公客户。
第二章 职责
第一节 总行
第四条 依照第三条规定的范围办理。
第五条规定的权限由总行另行制定。
第五条 审批权限
权限按年核定。
第六条之一 补充规定另发。
附件1
一、填表说明"""


def found(text: str, *, bare: bool = False) -> list[tuple[int, str]]:
    """Level and text of each part; level 0 for what is no heading."""
    parts = structured([Part(PartKind.PARAGRAPH, line) for line in text.split("\n")], bare=bare)
    return [(part.level if part.kind is PartKind.HEADING else 0, part.text) for part in parts]


def test_line_breaks_inside_a_paragraph_part_clauses_and_nothing_else() -> None:
    text = "第一章 总则\n第一条 制定本办法。\n第二条 依照\n第一条规定办理。\n甲\n乙"
    parts = structured([Part(PartKind.PARAGRAPH, text)], bare=False)
    assert [(part.kind is PartKind.HEADING, part.text) for part in parts] == [
        (True, "第一章 总则"),
        (True, "第一条"),
        (False, "制定本办法。"),
        (True, "第二条"),
        (False, "依照\n第一条规定办理。\n甲\n乙"),
    ]
    address = Part(PartKind.PARAGRAPH, "地址：某路1号\n电话：123")
    assert structured([address], bare=False) == (address,)


def test_a_rule_has_chapters_sections_and_clauses() -> None:
    assert found(RULE) == [
        (2, "第一章 总则"),
        (3, "第一条"),
        (0, "为规范信贷业务，制定本办法。"),
        (3, "第二条【适用范围】"),
        (0, "本办法适用于全行。"),
        (3, "第三条"),
        (0, "本办法所称客户，是指："),
        (0, "（一）个人客户；"),
        (0, "（二）对公客户。"),
        (2, "第二章 职责"),
        (3, "第一节 总行"),
        (4, "第四条"),
        (0, "依照第三条规定的范围办理。"),
        (0, "第五条规定的权限由总行另行制定。"),
        (4, "第五条 审批权限"),
        (0, "权限按年核定。"),
        (4, "第六条之一"),
        (0, "补充规定另发。"),
        (2, "附件1"),
        (3, "一、填表说明"),
    ]


def test_clauses_without_a_gap_are_known_by_their_order() -> None:
    text = (
        "第一条为规范业务制定本办法。\n第二条本办法适用于全行。\n第一条所称业务另有规定的除外。\n第三条和第四条另定。"
    )
    assert found(text) == [
        (2, "第一条"),
        (0, "为规范业务制定本办法。"),
        (2, "第二条"),
        (0, "本办法适用于全行。"),
        (0, "第一条所称业务另有规定的除外。"),
        (0, "第三条和第四条另定。"),
    ]


def test_a_notice_has_headings_and_its_sentences_are_none() -> None:
    text = "一、总体要求\n（一）提高认识\n各行要重视。\n（二）各行要按月上报，不得迟报。\n"
    assert found(f"{text}二、各行要认真贯彻执行。\n附件：1.表一") == [
        (2, "一、总体要求"),
        (3, "（一）提高认识"),
        (0, "各行要重视。"),
        (0, "（二）各行要按月上报，不得迟报。"),
        (0, "二、各行要认真贯彻执行。"),
        (0, "附件：1.表一"),
    ]


def test_styles_go_before_shapes() -> None:
    parts = [
        Part(PartKind.HEADING, "总则", 1, "第一章"),
        Part(PartKind.HEADING, "目的", 3),
        Part(PartKind.ITEM, "为规范业务，制定本办法。", 2, "第一条"),
        Part(PartKind.HEADING, "这一段用了标题样式，可是它是一整段话，" * 4, 2),
    ]
    assert [(part.kind, part.level, part.text[:5]) for part in structured(parts, bare=False)] == [
        (PartKind.HEADING, 2, "第一章 总"),
        (PartKind.HEADING, 3, "目的"),
        (PartKind.HEADING, 4, "第一条"),
        (PartKind.PARAGRAPH, 0, "为规范业务"),
        (PartKind.HEADING, 2, "这一段用了"),
    ]


def test_short_lines_and_bullets_count_where_a_file_knows_no_styles() -> None:
    text = "基本要求\n柜员每天营业前要核对现金和重要空白凭证，做到账实相符。\n-先点钞，后记账\n• 双人复核\n完"
    assert found(text, bare=True) == [
        (2, "基本要求"),
        (0, "柜员每天营业前要核对现金和重要空白凭证，做到账实相符。"),
        (0, "先点钞，后记账"),
        (0, "双人复核"),
        (0, "完"),
    ]
    assert found(text)[0] == (0, "基本要求")


@pytest.mark.parametrize(
    "line", ["第一条，第二条都适用。", "1.5倍", "2026.1.5", "一、", "（一）", "- - -", "第条", "第三章规定的除外情形"]
)
def test_what_only_looks_like_a_heading_is_none(line: str) -> None:
    assert found(f"{line}\n下面是正文，写得长一些。")[0] == (0, line)


def test_nothing_is_lost() -> None:
    shown = "".join(text for _, text in found(RULE))
    assert "".join(shown.split()) == "".join(RULE.split())


def test_a_box_to_tick_at_the_beginning_of_a_line_stays() -> None:
    (part,) = structured([Part(PartKind.PARAGRAPH, "□是　□否")], bare=False)
    assert (part.kind, part.text) == (PartKind.PARAGRAPH, "□是　□否")
