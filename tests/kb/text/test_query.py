"""The syntax of queries: what is well formed means what it says, everything else is plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.normalize import fold, fold_characters, without_unseen
from kb.text.query import FieldFilters, Query, parse
from tests.examples import examples


def clauses(text: str) -> list[list[str]]:
    return [[term.text for term in clause] for clause in parse(text).clauses]


def test_white_space_separates_terms_that_are_all_wanted() -> None:
    assert clauses("客户经理　职责 \n 贷后") == [["客户经理"], ["职责"], ["贷后"]]


@pytest.mark.parametrize("text", ['"贷后检查 报告"', "“贷后检查 报告”"])
def test_quotes_make_one_exact_term(text: str) -> None:
    ((term,),) = parse(text).clauses
    assert (term.text, term.exact) == ("贷后检查报告", True)


def test_a_dash_takes_a_term_out() -> None:
    query = parse("贷款 -消费贷 －个人")
    assert (clauses("贷款 -消费贷 －个人"), [term.text for term in query.without]) == ([["贷款"]], ["消费贷", "个人"])


@pytest.mark.parametrize("word", ["或", "OR", "|"])
def test_or_joins_its_neighbours(word: str) -> None:
    assert clauses(f"投诉 {word} 抱怨 处理") == [["投诉", "抱怨"], ["处理"]]


def test_fields_narrow() -> None:
    query = parse("岗位:客户经理 主题：职责 标题:流程 标签:重要 贷后")
    assert query.include == FieldFilters(roles=("客户经理",), topics=("职责",), titles=("流程",), tags=("重要",))
    assert parse("-岗位:客户经理 贷后").exclude == FieldFilters(roles=("客户经理",))
    assert [term.text for (term,) in query.clauses] == ["贷后"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("或", [["或"]]),
        ("或 投诉", [["或"], ["投诉"]]),
        ("投诉 或", [["投诉"], ["或"]]),
        ('"未完', [["未完"]]),
        ("岗位:", [["岗位"]]),
        ("-不要", [["不要"]]),
        ("- 不要", [["不要"]]),
        ("别的:字段", [["别的:字段"]]),
        ("e贷-卡", [["e贷-卡"]]),
        ("3%", [["3%"]]),
    ],
)
def test_what_is_not_well_formed_is_plain_text(text: str, wanted: list[list[str]]) -> None:
    assert clauses(text) == wanted


def test_punctuation_alone_is_looked_for_as_it_is() -> None:
    assert parse("《》").symbols == '""'
    assert parse("《》").clauses == ()


pieces = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "-",
        "－",
        "或",
        "OR",
        "|",
        ":",
        "：",
        "岗位",
        "主题:",
        "标题：",
        "标签:",
        " ",
        "贷后",
        "1",
        "%",
        "e",
    ]
)


@examples(10)
@given(st.one_of(st.text(max_size=30), st.lists(pieces, max_size=10).map("".join)))
def test_no_string_breaks_the_parser(text: str) -> None:
    query = parse(text)
    assert isinstance(query, Query)
    assert query == parse(text)
    for term in (*query.terms, *query.without):
        assert term.text
        assert fold(term.text) == term.text
    asked = query.clauses or query.without or query.include or query.exclude or query.symbols
    assert bool(asked) == bool(fold_characters(without_unseen(text).strip()[:200].strip()))
