"""The list of oppositions can be read, and says what opposes what."""

from collections import Counter

import pytest

from kb.notes.anchoring.oppositions import OPPOSITIONS, oppositions


@pytest.mark.parametrize(
    ("one", "other"), [("当天", "次日"), ("月初", "月底"), ("全部", "部分"), ("前", "后"), ("线上", "柜台")]
)
def test_words_of_two_alternatives_oppose_one_another(one: str, other: str) -> None:
    assert oppositions().opposed(one, other)
    assert oppositions().opposed(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("当天", "当日"), ("当天", "当天"), ("当天", "全部"), ("当天", "客户"), ("客户", "客户")]
)
def test_words_of_one_alternative_or_of_two_groups_do_not(one: str, other: str) -> None:
    assert not oppositions().opposed(one, other)


def test_every_line_has_alternatives_and_no_word_twice() -> None:
    for line in OPPOSITIONS.read_text("utf-8").splitlines():
        if line.strip() and line[0] != "#":
            words = Counter(word for alternative in line.split("|") for word in alternative.split())
            assert line.count("|") >= 1, line
            assert max(words.values()) == 1, line


def test_the_longest_word_counts() -> None:
    assert oppositions().pattern.findall("非工作日与工作日") == ["非工作日", "工作日"]
