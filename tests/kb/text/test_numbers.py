"""A number is found however it is written, and a word is never taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.normalize import fold
from kb.text.numbers import NumeralsExpanded, ReadNumbers, in_digits, numbers, values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((text, "100000") for text in ("十万元", "10万元", "100000元", "100,000元", "１００，０００元", "壹拾万元")),
        *((text, "3%") for text in ("百分之三", "3%", "３％", "百分之3")),
        ("百分之三点五", "3.5%"),
        ("百分之百", "100%"),
        ("百分之二十五", "25%"),
        ("三点五亿", "350000000"),
        ("1.5万户", "15000"),
        ("3万亿", "3000000000000"),
        ("一百零五", "105"),
        ("一千零五十", "1050"),
        ("一万零五百", "10500"),
        ("一百二十万", "1200000"),
        ("一亿三千万", "130000000"),
        ("两百人", "200"),
        ("十五个", "15"),
        ("二十", "20"),
        ("十个工作日", "10"),
        ("十分钟", "10"),
        ("第十条", "10"),
        ("千万元", "10000000"),
        ("二〇二四年", "2024"),
    ],
)
def test_a_number_has_its_value(text: str, value: str) -> None:
    assert values(fold(text)) == [value]


@pytest.mark.parametrize(
    "text", ["十分重要", "千万不要", "一五一十", "二百五", "三千五", "十足", "十全十美", "十万火急", "百年", "成千上万"]
)
def test_a_word_is_no_number(text: str) -> None:
    assert values(fold(text)) == []
    assert NumeralsExpanded.of(fold(text)).text == fold(text)


def test_one_in_ten_thousand_is_not_ten_thousand_and_one() -> None:
    assert [number.value for number in numbers(fold("万一"))] == ["1"]


@given(st.text(st.sampled_from("十百千万亿零一二三0123456789.,点%分之个元不要第 年"), max_size=24))
def test_writing_numbers_out_knows_the_way_back(text: str) -> None:
    folded = fold(text)
    spelt = NumeralsExpanded.of(folded)
    assert in_digits(folded) == spelt.text
    assert len(spelt.text) == len(spelt.starts) == len(spelt.ends)
    assert all(0 <= start < end <= len(folded) for start, end in zip(spelt.starts, spelt.ends, strict=True))
    for number in numbers(folded):
        assert number.value in spelt.text
        assert NumeralsExpanded.of(number.value).text == number.value


@given(st.integers(0, 10**13))
def test_every_whole_number_in_digits_is_itself(value: int) -> None:
    assert [number.value for number in numbers(str(value))] == [str(value)]
    assert [number.value for number in numbers(f"{value:,}")] == [str(value)]


_DIGITS = "零一二三四五六七八九"


def chinese(value: int) -> str:
    """A number below 100,000,000 as it is written in Chinese."""
    if value < 10:
        return _DIGITS[value]
    for unit, name in ((10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if value >= unit:
            head, rest = divmod(value, unit)
            if rest == 0:
                return chinese(head) + name
            return chinese(head) + name + ("零" if rest < unit // 10 else "") + chinese(rest)
    raise AssertionError


@given(st.integers(11, 10**8 - 1))
def test_every_whole_number_in_chinese_is_its_value(value: int) -> None:
    assert values(fold(chinese(value))) == [str(value)]


def test_a_number_is_met_as_a_whole() -> None:
    assert NumeralsExpanded.of(fold("贷款一百一十万元")).find_all("10万元") == []
    assert NumeralsExpanded.of("110万元").find_all("100000元") == []
    (span,) = NumeralsExpanded.of(fold("贷款十万元以上")).find_all("100000元")
    assert fold("贷款十万元以上")[span.start : span.end] == "十万元"


@pytest.mark.parametrize(
    ("text", "typed", "count"),
    [
        ("费率3%。", "百分之三", 1),
        ("满3000。", "三千", 1),
        ("3000.5元", "三千", 0),
        ("费率3.5%", "5%", 0),
        ("13%", "3%", 0),
    ],
)
def test_the_full_stop_behind_a_number_is_none_of_it(text: str, typed: str, count: int) -> None:
    assert len(NumeralsExpanded.of(fold(text)).find_all(NumeralsExpanded.of(fold(typed)).text)) == count


@given(st.text("0123456789十百千万亿零点分之成%‰.,-/年月日个元贷A", max_size=14).map(fold))
def test_numbers_read_once_are_those_read_for_each_use(folded: str) -> None:
    read = ReadNumbers.of(folded)
    assert read.in_digits == in_digits(folded)
    assert [*read.values] == values(folded)
