"""What documents say of themselves, as a proposal."""

import pytest

from kb.content.importers.document import Document, Part, PartKind
from kb.content.importers.metadata import Vocabulary, propose

WORDS = Vocabulary(("客户经理", "大堂经理", "综合柜员"), ("信贷", "合规"))


def of(*lines: str) -> Document:
    return Document(tuple(Part(PartKind.PARAGRAPH, line) for line in lines))


def test_a_notice_gives_title_number_issuer_and_dates() -> None:
    found = propose(
        of(
            "××银行××分行文件",
            "×银发〔2026〕17号",
            "关于印发《抵押物管理办法》的通知",
            "各支行：",
            "现将办法印发给你们。本办法自2026年5月1日起施行，《抵押物管理暂行办法》（×银发〔2019〕3号）同时废止，有效期至2030年12月31日。",
            "××银行××分行",
            "2026年3月5日",
        ),
        "文件",
        WORDS,
    )
    assert found.title == "关于印发《抵押物管理办法》的通知"
    assert found.number == "×银发〔2026〕17号"
    assert found.authority == "××银行××分行"
    assert (found.issued, found.effective, found.expires) == ("2026-03-05", "2026-05-01", "2030-12-31")
    assert found.replaces == ("抵押物管理暂行办法",)


def test_a_rule_that_holds_from_its_day_of_issue() -> None:
    found = propose(
        of(
            "中国某某银行令第3号",
            "储蓄业务管理规定",
            "（2020年1月2日发布）",
            "第一条 为规范业务。",
            "第二条 本规定自发布之日起施行。",
        ),
        "x",
        WORDS,
    )
    assert found.title == "储蓄业务管理规定"
    assert found.number == "中国某某银行令第3号"
    assert found.authority == "中国某某银行"
    assert found.issued == found.effective == "2020-01-02"


def test_dates_in_numerals_are_read_and_impossible_ones_not() -> None:
    found = propose(of("某某通知", "二〇二六年十二月三十一日"), "x", WORDS)
    assert found.issued == "2026-12-31"
    assert propose(of("某某通知", "自2026年2月30日起施行。"), "x", WORDS).effective == ""


def test_a_title_of_two_lines_is_one() -> None:
    assert (
        propose(of("××银行股份有限公司", "信贷业务操作规程", "第一条 正文。"), "x", WORDS).title
        == "××银行股份有限公司信贷业务操作规程"
    )


@pytest.mark.parametrize(
    "lines", [("第一条 为规范业务，制定本办法。",), ("各支行：", "正文。"), ("2026年1月1日", "正文写在这里。")]
)
def test_without_a_title_the_file_s_name_is_taken(lines: tuple[str, ...]) -> None:
    assert propose(of(*lines), "文件名", WORDS).title == "文件名"


def test_roles_and_topics_are_those_that_are_named() -> None:
    assert propose(of("客户经理信贷操作规程", "柜员也可参考。"), "x", WORDS).roles == ("客户经理",)
    often = propose(of("操作规程", "大堂经理引导。大堂经理分流。大堂经理送客。综合柜员办理。合规"), "x", WORDS)
    assert often.roles == ("大堂经理",)
    assert often.topics == ()


@pytest.mark.parametrize("title", ["Unknown Title", "untitled", "未命名"])
def test_what_a_program_calls_a_file_without_a_title_is_none(title: str) -> None:
    named = Document(
        (Part(PartKind.HEADING, "大堂服务手册", 1), Part(PartKind.PARAGRAPH, "先听客户说完。")), title=title
    )
    assert propose(named, "文件", WORDS).title == "大堂服务手册"


def test_the_name_of_the_first_of_several_sheets_is_not_the_title() -> None:
    sheets = [Part(PartKind.HEADING, name, 2) for name in ("对公", "对私")]
    rows = Part(PartKind.TABLE, rows=(("项目", "费率"), ("转账", "免")))
    assert propose(Document((sheets[0], rows, sheets[1], rows)), "收费标准", Vocabulary()).title == "收费标准"
    assert propose(Document((sheets[0], rows), hidden=(sheets[1], rows)), "收费标准", Vocabulary()).title == "收费标准"
    assert propose(Document((sheets[0], rows)), "收费标准", Vocabulary()).title == "对公"
