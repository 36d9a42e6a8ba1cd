"""Numbering, punctuation, width, blanks and the writing of a number mean nothing; everything else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.notes.anchoring.significance import likeness, meaning_of, same_meaning, without_numbering


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第三条　应当登记。", "第五条 应当登记"),
        ("第三条之一 应当登记", "第四条 应当登记"),
        ("依照本法第三十六条第二款的规定", "依照本法第四十条第一款的规定"),
        ("（一）登记；（二）复核。", "（三）登记；（四）复核；"),
        ("1. 登记", "3、登记"),
        ("①登记", "②登记"),
        ("办理“开户”，须登记", "办理「开户」、须登记。"),
        ("ＡＴＭ 故障", "ATM故障"),
        ("10万元以上", "十万元以上"),
        ("2个月", "二 个 月"),
    ],
)
def test_what_means_nothing_is_passed_over(one: str, other: str) -> None:
    assert same_meaning(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第三季度登记", "第四季度登记"),
        ("≥5万元", "≤5万元"),
        ("AA+", "AA-"),
        ("5%", "-5%"),
        ("1.5万元", "15万元"),
        ("应当登记", "不应当登记"),
        ("3人登记", "4人登记"),
        ("C++", "C"),
    ],
)
def test_what_means_something_is_not(one: str, other: str) -> None:
    assert not same_meaning(one, other)


def test_only_the_number_of_an_article_goes_not_its_words() -> None:
    assert without_numbering("第三条 甲") == " 甲"
    assert without_numbering("3.5万元") == "3.5万元"


@given(st.text(max_size=30))
def test_a_text_means_what_it_means_and_is_wholly_like_itself(text: str) -> None:
    assert same_meaning(text, text)
    assert likeness(text, text) == 1.0


WORDS = st.text("第三条款（二）1.2、。 壹仟元半年月个每季客户应不≥+-%ＡA", max_size=14)


@given(WORDS, WORDS)
def test_the_quick_look_says_the_same_as_the_long_one(one: str, other: str) -> None:
    assert same_meaning(one, other) == (meaning_of(one) == meaning_of(other))
