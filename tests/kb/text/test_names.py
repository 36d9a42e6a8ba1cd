"""Names are found by what they begin with, what they hold, how they sound, and letter by letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.names import NameFinder
from kb.text.pinyin import Readings

NAMES = ("大堂经理：岗位职责", "经理人手册", "对公客户经理", "贷后检查", "银行三方协议", "下一处")


@pytest.fixture(scope="module")
def readings() -> Readings:
    return Readings.parse(Readings.load().dump())


@pytest.fixture(scope="module")
def finder(readings: Readings) -> NameFinder:
    return NameFinder(NAMES, readings)


def found(finder: NameFinder, typed: str) -> list[str]:
    return [NAMES[at] for at in finder.find(typed)]


def test_what_begins_so_comes_before_what_only_holds_it(finder: NameFinder) -> None:
    assert found(finder, "经理") == ["经理人手册", "大堂经理：岗位职责", "对公客户经理"]


@pytest.mark.parametrize("typed", ["daihoujiancha", "dai hou", "dhjc", "贷检", "贷hou", "djc", "貸後"])
def test_a_name_is_found_by_sound_initials_and_scattered_letters(finder: NameFinder, typed: str) -> None:
    assert found(finder, typed) == ["贷后检查"]


def test_every_word_has_to_match_in_any_order(finder: NameFinder) -> None:
    assert found(finder, "职责 大堂") == ["大堂经理：岗位职责"]
    assert found(finder, "职责 对公") == []


def test_a_character_with_several_readings_is_found_by_each(finder: NameFinder) -> None:
    assert found(finder, "yinhang") == found(finder, "yinxing") == ["银行三方协议"]


def test_a_numeral_sounds_as_it_is_read(finder: NameFinder) -> None:
    assert found(finder, "xiayichu") == ["下一处"]


def test_without_readings_names_are_found_by_their_characters(readings: Readings) -> None:
    assert NameFinder(NAMES).find("检查") == (3,)
    assert NameFinder(NAMES).find("jiancha") == ()


@pytest.mark.parametrize("typed", ["", "  ", "……"])
def test_nothing_typed_finds_nothing(finder: NameFinder, typed: str) -> None:
    assert finder.find(typed) == ()


@given(typed=st.text(max_size=20), names=st.lists(st.text(max_size=12), max_size=6))
def test_no_text_raises_and_every_answer_is_a_position_once(readings: Readings, typed: str, names: list[str]) -> None:
    answer = NameFinder(names, readings).find(typed)
    assert len({*answer}) == len(answer)
    assert all(0 <= at < len(names) for at in answer)


@given(name=st.text("客户经理贷后检查岗位职责", min_size=1, max_size=8), data=st.data())
def test_a_name_is_found_by_every_piece_of_it(readings: Readings, name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    assert NameFinder(["别的", name], readings).find(name[start:end])[0] == 1


def test_what_is_longer_than_a_name_spelt_out_matches_none_and_takes_no_time() -> None:
    finder = NameFinder(["双创", "柜员"])
    assert finder.find("shuang") == ()  # without readings
    assert finder.find("柜" * 100_000) == ()
    assert finder.find("柜员") == (1,)
