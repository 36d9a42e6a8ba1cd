"""Scraped text is mended, and every change is told.

Covers: kb/content/importers/cleaning/boilerplate.py, kb/content/importers/cleaning/edits.py,
kb/content/importers/cleaning/numerals.py, kb/content/importers/cleaning/paragraphs.py.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.importers.cleaning.edits import Change, ChangeKind, apply, proposed
from kb.content.importers.cleaning.proposals import propose_changes
from kb.content.importers.document import Part, PartKind
from tests.examples import examples

# Text of the kind that is meant, written for the test: every 一 … 九 became a digit, as some sites do.
SCRAPED = (
    "怎样当好1名柜员。1般来说,新人1定要先学会点钞,再3练习,直到1看就懂。",
    "网点提供1站式服务,0售客户和公司客户都能1次办完。这2者并不矛盾,有3大好处。",
    "2015年起,支行发放贷款3350万元,第1次突破指标,增长8.5%,共12个月,A1类客户占1/3。",
)


def lines(*texts: str, gaps: bool = False) -> list[Part]:
    return [Part(PartKind.PARAGRAPH, text, gap=gaps and n > 0) for n, text in enumerate(texts)]


def cleaned(parts: list[Part]) -> list[str]:
    changes = propose_changes(parts)
    return [part.text for part in apply(parts, changes, proposed(changes))]


def of_kind(parts: list[Part], kind: ChangeKind) -> list[Change]:
    return [change for change in propose_changes(parts) if change.kind is kind]


def test_digits_that_stand_for_numerals_become_numerals() -> None:
    assert cleaned(lines(*SCRAPED)) == [
        "怎样当好一名柜员。一般来说,新人一定要先学会点钞,再三练习,直到一看就懂。",
        "网点提供一站式服务,零售客户和公司客户都能一次办完。这二者并不矛盾,有三大好处。",
        "2015年起,支行发放贷款3350万元,第1次突破指标,增长8.5%,共12个月,A1类客户占1/3。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "客户应在3个工作日内提交2份材料，1次办结，1名柜员复核。",
        "2026年1月5日，第3次会议，第1名，1号窗口，5楼，3月，9时，1.5倍，2%，3-5人，T+1日，H1",
        "利率下调1个百分点，期限1年，金额1万元；一般情况下一定要双人复核，一次一结。",
        "1、身份证 2、户口簿 （3）其他 1.合同",
    ],
)
def test_digits_that_people_write_stay(text: str) -> None:
    assert not of_kind(lines(text), ChangeKind.NUMERAL)
    assert cleaned(lines(text)) == [text]


def test_numbers_with_units_stay_in_replaced_text() -> None:
    kept = "共3个工作日,2个月,5年,6月,3万元,第2名,1.5,7日,8点,9%"
    assert cleaned(lines(*SCRAPED, kept))[3] == kept


def test_each_change_can_be_rejected() -> None:
    parts = lines(*SCRAPED)
    changes = propose_changes(parts)
    assert [part.text for part in apply(parts, changes, ())] == list(SCRAPED)
    first = changes[0]
    assert first.kind is ChangeKind.NUMERAL
    assert (first.before, first.after) == ("1", "一")
    assert "【1】" in first.context
    (once, *_) = apply(parts, changes, {first.key})
    assert once.text == SCRAPED[0].replace("1", "一", 1)
    assert len({change.key for change in changes}) == len(changes)


@pytest.mark.parametrize(
    "line",
    [
        "相似内容",
        "更多>",
        "上1篇：大堂经理怎么做",
        "下一篇:客户经理",
        "责任编辑：小王",
        "分享到：微信 微博",
        "返回顶部",
        "扫一扫关注我们的公众号",
        "Copyright © 2020 某某网",
        "京ICP备12345678号",
        "浏览次数：1024",
        "来源：网络",
        "阅读原文",
        "免责声明：本文仅代表作者观点，转载请联系本站删除。",
        "您的当前位置：首页 > 银行 > 正文",
        "字体：大 中 小",
    ],
)
def test_what_pages_carry_around_their_text_goes(line: str) -> None:
    parts = lines("第一段文字写的是工作。", line, "第二段文字也写工作。")
    assert cleaned(parts) == ["第一段文字写的是工作。", "第二段文字也写工作。"]
    (change,) = of_kind(parts, ChangeKind.BOILERPLATE)
    assert change.before == line


@pytest.mark.parametrize(
    "line",
    [
        "更多客户选择网上银行。",
        "来源：客户本人陈述",
        "声明：本人已阅读并知悉上述条款。",
        "编辑短信发送到95555",
        "分享到会议上的经验要记录。",
        "相似内容要合并归档",
        "登录手机银行",
        "打印回单",
        "评论员应当回避。",
    ],
)
def test_text_that_merely_looks_so_stays(line: str) -> None:
    assert cleaned(lines("上一段。", line)) == ["上一段。", line]


def test_sentences_of_the_page_s_makers_go_and_the_rest_stays() -> None:
    text = "导语：先看目标。以下是小编为大家整理的工作总结范文,仅供参考!正文从这里开始。"
    assert cleaned(lines(text)) == ["导语：先看目标。正文从这里开始。"]


def test_a_title_said_twice_is_said_once() -> None:
    assert cleaned(lines("如何做好1名柜员", "1、如何做好1名柜员", "先学规矩。"))[0].startswith("1、")


def test_paragraphs_that_were_run_together_are_broken_up() -> None:
    first, second = "这一段写得很长，讲的是贷前调查要核实经营情况。", "其次，贷中审查要看权限和材料是否齐全，缺一不可。"
    text = f"{first}   {second}   最后，贷后检查按月做，发现风险及时报告。"
    parts = lines(text)
    assert len(of_kind(parts, ChangeKind.BROKEN_UP)) == 2
    assert [text[:4] for text in cleaned(parts)] == ["这一段写", "其次，贷", "最后，贷"]


def test_lines_cut_at_a_width_are_joined_and_told() -> None:
    whole = "客户经理应当在放款之后按月检查贷款的用途和抵押物的状况，发现异常及时报告，并留存双人签字的记录备查。"
    cut = [f"　　{whole}"[at : at + 20] for at in range(0, len(whole) + 2, 20)]
    parts = lines(*cut, *cut, *cut)
    assert cleaned(parts) == [f"　　{whole}"] * 3
    assert len(of_kind(parts, ChangeKind.JOINED)) == 3


def test_short_lines_are_no_cut_ones() -> None:
    short = ["姓名：张某", "岗位：柜员", "电话：95555", "地址：某路1号", "备注：无", "日期：今天"]
    assert cleaned(lines(*short)) == short


@examples(2)
@given(st.lists(st.text(alphabet="一1定个 更多>\n　。a", max_size=40), max_size=8), st.data())
def test_whatever_is_accepted_nothing_else_changes(texts: list[str], data: st.DataObject) -> None:
    parts = [part for part in lines(*texts) if part.text.strip()]
    changes = propose_changes(parts)
    accepted = {change.key for change in changes if data.draw(st.booleans())}
    left = "".join("".join(part.text.split()) for part in apply(parts, changes, accepted))
    edits = [edit for change in changes if change.key in accepted for edit in change.edits if not edit.joins]
    whole = ["".join(parts[at].text) for at in range(len(parts))]
    for edit in sorted(edits, key=lambda edit: (edit.part, edit.start), reverse=True):
        whole[edit.part] = whole[edit.part][: edit.start] + edit.replacement + whole[edit.part][edit.end :]
    assert left == "".join("".join(text.split()) for text in whole)
