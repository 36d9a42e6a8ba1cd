"""Line ends that are meant are kept; those inside a sentence vanish."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.markdown.line_ends import line_ends


@pytest.mark.parametrize(
    "lines",
    [
        "1、先核实身份|2、再办理",
        "（一）总则|（二）分则",
        "(1)甲|(2)乙",
        "① 甲|② 乙",
        "第一条 甲|第二条 乙",
        "一、甲|二、乙",
        "A、甲|B、乙",
        "1.先看|2.再问",
        "•甲|•乙",
        "－甲|－乙",
        "✅ 已办|❌ 未办",
        "电话：95588|地址：北京",
        "电话：95588|地址在北京",
        "联系人：张三|备注",
        "问：怎么办？|答：先挂失。",
        "先核实身份。|再办理业务。",
        "注意事项：|先核实身份再办理",
        "他说：“不行。”|客户走了",
        "周一至周五|9:00-17:00",
        "营业时间|9：00开门",
        "【注意】甲|【提示】乙",
        "贷前|贷中|贷后",
        "贷款三查：|贷前|贷后",
        "2024年1月1日甲|2024年2月1日乙",
        "Tel:95588|邮编：100000",
        "第一，先核实身份|第二，再办理",
        "其一，真实|其二，完整",
        "首先，核实身份|其次、留存影像",
        "一是核实身份证件是否有效并联网核查|二是留存影像",
    ],
)
def test_a_line_end_before_something_new_is_kept(lines: str) -> None:
    assert {*line_ends(lines.split("|"))} == {"\n"}


@pytest.mark.parametrize(
    ("lines", "between"),
    [
        ("贷后|检查", ""),
        ("客户经理应当|每季度检查一次", ""),
        ("先核实身份，|再办理业务", ""),
        ("包括身份证、|户口本", ""),
        ("贷款利率为|3.5%", ""),
        ("逾期|90天", ""),
        ("贷后abc|检查", ""),
        ("two|words", " "),
        ("It ends here.|And goes on.", " "),
        ("本办法所称客户经理（以下简称|经理）是指", ""),
        ("金额超过|2.5万元的", ""),
        ("要核实客户是不是第|一是否本人办理", ""),
        ("应当于开户之日起在系统中登记并由会计主管复核的账户|信息：包括户名和账号", ""),
        ("网址 https://a.cn|见上", ""),
    ],
)
def test_a_line_end_inside_a_sentence_vanishes(lines: str, between: str) -> None:
    assert line_ends(lines.split("|")) == [between]


@given(st.lists(st.text("贷后a1，。：、 （1\n", max_size=12), min_size=1, max_size=6))
def test_there_is_one_for_each_line_but_the_last(lines: list[str]) -> None:
    ends = line_ends(lines)
    assert len(ends) == len(lines) - 1
    assert {*ends} <= {"", " ", "\n"}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("第二章 放款审核", True),
        ("第三节　贷后管理", True),
        ("二、放款审核", True),
        ("二、客户经理应当在放款后三十日内对借款人", False),
        ("放款审核", False),
    ],
)
def test_behind_a_line_that_is_written_like_a_heading_something_new_begins(line: str, *, kept: bool) -> None:
    assert line_ends([line, "要件不齐不得放款"]) == ["\n" if kept else ""]
