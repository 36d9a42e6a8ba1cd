"""How much a word says in general Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.search.index.rarity import Rarity
from kb.search.index.word_vectors import WordTable


@pytest.fixture(scope="session")
def rarity(table: WordTable) -> Rarity:
    return Rarity(table)


@pytest.mark.parametrize("function_word", ["行不行", "必须", "怎么", "看", "一半", "要不要", "有没有", "什么", "可以"])
@pytest.mark.parametrize("term", ["双录", "尾箱", "轧账", "失联", "反洗钱"])
def test_a_function_word_says_less_than_a_term(rarity: Rarity, function_word: str, term: str) -> None:
    assert rarity.of(function_word) < 0.75 * rarity.of(term)


def test_a_word_that_nobody_knows_is_rare(rarity: Rarity) -> None:
    assert rarity.of("qzxwv") == 1.0


def test_asking_whether_says_as_much_as_what_is_asked(rarity: Rarity) -> None:
    assert rarity.of("可不可以") <= rarity.of("可以")
    assert rarity.of("行不行") == rarity.of("行")
    assert rarity.of("差不多") != rarity.of("差")


@given(st.text(max_size=12))
def test_rarity_lies_between_0_and_1(text: str) -> None:
    assert 0.0 <= _RARITY.of(text) <= 1.0


_RARITY = Rarity(WordTable.load())


def test_each_character_has_the_rarity_of_its_word(rarity: Rarity) -> None:
    text = "双录断了一半，要重来吗"
    along = rarity.along(text)
    assert len(along) == len(text)
    assert along[0] == along[1] == pytest.approx(rarity.of("双录"))
    assert along[text.index("一")] == along[text.index("半")] == pytest.approx(rarity.of("一半"))
    assert along[text.index("，")] == 0
    assert along[0] > along[text.index("一")]
