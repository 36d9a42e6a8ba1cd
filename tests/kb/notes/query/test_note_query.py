"""The syntax of the search box, as notes read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.notes.query.note_query import NoteQuery, parse
from kb.text.query import MAX_LENGTH


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("贷后  检查", NoteQuery(clauses=(("贷后",), ("检查",)))),
        ("一站式", NoteQuery(clauses=(("1站式",),))),
        ('"先问 客户" 资金', NoteQuery(clauses=(("先问客户",), ("资金",)))),
        ("“先问 客户”", NoteQuery(clauses=(("先问客户",),))),
        ("贷后 -走访", NoteQuery(clauses=(("贷后",),), without=("走访",))),
        ('贷后 -"上门 走访"', NoteQuery(clauses=(("贷后",),), without=("上门走访",))),
        ("标签:重点 贷后", NoteQuery(clauses=(("贷后",),), tags=("重点",))),
        ("标签：重点", NoteQuery(tags=("重点",))),
        ("-标签:重点", NoteQuery(without_tags=("重点",))),
        ("贷后 或 走访", NoteQuery(clauses=(("贷后", "走访"),))),
        ("《》", NoteQuery(symbols='""')),
    ],
)
def test_what_is_typed_is_read(text: str, asked: NoteQuery) -> None:
    assert parse(text) == asked


@pytest.mark.parametrize("text", ["-走访", "- 走访", '"走访', '走访"', "标签: 走访", "标签:走访"])
def test_what_is_not_well_formed_is_plain_text(text: str) -> None:
    assert "走访" in (*parse(text).terms, *parse(text).tags)
    assert not parse(text).without


def test_an_or_without_a_neighbour_is_a_word() -> None:
    assert parse("贷后 或").clauses == (("贷后",), ("或",))
    assert parse("或 贷后").clauses == (("或",), ("贷后",))


def test_what_only_articles_have_is_nothing_for_notes() -> None:
    assert not parse("岗位:大堂经理 投诉")
    assert parse("-岗位:大堂经理 投诉")


def test_nothing_typed_asks_for_nothing() -> None:
    assert not parse("")
    assert not parse("  \n")


def test_a_paste_counts_by_its_beginning() -> None:
    assert parse("贷" * 1000).terms == ("贷" * MAX_LENGTH,)


@given(st.text(alphabet=st.one_of(st.sampled_from('"“”-－ :：标签岗位或OR|《》\n贷a1\ud800'), st.characters())))
def test_no_text_is_an_error(text: str) -> None:
    parse(text)
