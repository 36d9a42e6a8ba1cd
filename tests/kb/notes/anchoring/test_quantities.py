"""Numbers, dates and terms are read by value, whatever their writing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import AlertKind
from kb.notes.anchoring.quantities import number, plain, quantities


def values(text: str) -> list[tuple[object, ...]]:
    return [quantity.value for quantity in quantities(plain(text))]


@pytest.mark.parametrize(
    "same",
    [
        ("10万", "十万", "100,000", "１０万", "拾万"),
        ("5%", "５％", "百分之五", "0.05"),
        ("1‰", "千分之一", "0.1%"),
        ("万分之五", "0.05%"),
        ("七成", "70%", "十分之七", "7/10"),
        ("九成五", "95%"),
        ("2个月", "二个月", "两个月", "2 个月"),
        ("半年", "6个月", "六个月"),
        ("一年半", "18个月"),
        ("每季度", "每3个月", "按季"),
        ("每天", "每日"),
        ("两周", "14天", "十四日"),
        ("24小时", "二十四小时", "1440分钟"),
        ("2024年1月1日", "2024-01-01", "2024/1/1", "二〇二四年一月一日"),
        ("9点半", "9:30", "九点三十分"),
        ("壹仟", "一千", "1000", "1千"),
        ("十二亿三千万", "12.3亿", "1230000000"),
        ("双人", "两人", "2人"),
    ],
)
def test_what_says_the_same_has_the_same_value(same: tuple[str, ...]) -> None:
    assert len({tuple(values(text)) for text in same}) == 1
    assert values(same[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5%", "-5%"),
        ("AA+", "AA-"),
        ("A类", "B类"),
        ("3个工作日", "3天"),
        ("每月", "每周"),
        ("1万元", "1万美元"),
        ("±5%", "5%"),
        ("2024年1月1日", "2024年1月2日"),
        ("9:00", "21:00"),
    ],
)
def test_what_says_another_thing_has_another_value(one: str, other: str) -> None:
    assert values(one) != values(other)


@pytest.mark.parametrize(
    "text", ["统一管理", "十分重要", "万一发生", "千万不要", "三查", "一旦发现", "一线人员", "第一，", "四舍五入"]
)
def test_numerals_in_words_are_no_numbers(text: str) -> None:
    assert values(text) == []


def test_a_range_has_two_numbers_and_no_sign() -> None:
    assert values("5-10万元") == [("number", Fraction(5)), ("number", Fraction(100_000))]
    assert values("10%-15%") == [("number", Fraction(1, 10)), ("number", Fraction(3, 20))]


def test_the_one_of_a_count_may_be_left_out() -> None:
    (quantity,) = quantities("填写一个表")
    assert (quantity.kind, quantity.vague) == (AlertKind.NUMBER, True)


DIGITS = "零一二三四五六七八九"


def spelt(value: int) -> str:
    """A number from 1 to 99,999,999 as it is written in Chinese."""
    if value >= 10_000:
        rest = value % 10_000
        gap = "零" if 0 < rest < 1000 else ""
        return f"{spelt(value // 10_000)}万{gap}{spelt(rest) if rest else ''}"
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        zero = zero or (digit == 0 and bool(out))
        if digit:
            out += ("零" if zero else "") + DIGITS[digit] + name
            zero = False
    return out


@given(st.integers(1, 99_999_999))
def test_every_number_is_read_in_both_writings(value: int) -> None:
    assert number(str(value)) == number(f"{value:,}") == number(spelt(value)) == value


@given(
    st.text(
        st.sampled_from("0123456789.,%-+:/点年月日个半每第一二十百千万亿成分之双AB+类元 ") | st.characters(),
        max_size=20,
    )
)
def test_no_text_raises_and_spans_lie_in_it(text: str) -> None:
    read = plain(text)
    for quantity in quantities(read):
        assert 0 <= quantity.span.start < quantity.span.end <= len(read)
