"""A question that nothing answers is asked again in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Reason
from kb.search.retrieval.question_pieces import pieces_of
from kb.search.search import Search
from kb.text.query import parse


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        (
            "“我都等一个多小时了”客户这么喊咋安抚",
            ["我都等一个多小时了 客户这么喊咋安抚", "我都等一个多小时了", "客户这么喊咋安抚"],
        ),
        ("手下最近老借钱，花钱很大手，人呢", ["手下最近老借钱", "花钱很大手"]),
        ("贷后检查要点", []),
        ("asdf qwer zxcv hjkl", []),
        ('客户 "我都等一个多小时了" 咋安抚才好', []),
        ("岗位:大堂经理 客户这么喊，怎么安抚他", []),
    ],
)
def test_quotation_marks_fall_away_then_clauses_come_the_longest_first(typed: str, pieces: list[str]) -> None:
    assert [piece.raw for piece in pieces_of(parse(typed))] == pieces


@given(st.text(max_size=60))
def test_no_text_raises_and_no_piece_is_the_question_itself(typed: str) -> None:
    query = parse(typed)
    assert all(piece.raw != query.raw for piece in pieces_of(query))


@pytest.mark.parametrize(
    "typed", ["“我都等一个多小时了”客户这么喊咋安抚", "手下有个人最近老借钱,花钱很大手,上班魂不守舍"]
)
def test_a_question_in_words_has_answers_that_say_why_they_are_there(builtin: Search, typed: str) -> None:
    page = builtin.find(typed)
    assert page.hits
    assert Reason.LITERAL not in {hit.reason for hit in page.hits}
    assert page.correction is None
