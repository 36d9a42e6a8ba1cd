"""How Chinese sounds, and what Latin letters may spell."""

from importlib import metadata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.pinyin import (
    CHARACTERS,
    SYLLABLES,
    WORDS,
    Readings,
    beginning_with_letter,
    letters,
    merge_fuzzy_pinyin,
    pinyin_parses,
    spoken_as,
)


@pytest.fixture(scope="module")
def readings() -> Readings:
    return Readings.load()


def spelt(readings: Readings, text: str) -> str:
    return " ".join(letters(code) if code > "\ue000" and code < "\ue400" else code for code in readings.sound(text))


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("银行", "yin hang"),
        ("行长", "hang zhang"),
        ("重要", "zhong yao"),
        ("重新", "chong xin"),
        ("调查", "diao cha"),
        ("调整", "tiao zheng"),
        ("长大", "zhang da"),
        ("长期", "chang qi"),
        ("银行长期贷款", "yin hang chang qi dai kuan"),
        ("还款", "huan kuan"),
        ("会计", "kuai ji"),
        ("存折", "cun zhe"),
        ("我行信贷", "wo hang xin dai"),
        ("女儿", "nv er"),
        ("利率", "li lv"),
        ("貸後檢查", "dai hou jian cha"),
        ("A类", "A lei"),
    ],
)
def test_characters_sound_as_their_word_does(readings: Readings, text: str, sound: str) -> None:
    assert spelt(readings, text) == sound


@given(st.text(max_size=40))
def test_a_sound_is_as_long_as_its_text(text: str) -> None:
    assert len(Readings.load().sound(text)) == len(text)
    assert len(merge_fuzzy_pinyin(Readings.load().sound(text))) == len(text)


@given(st.text(st.sampled_from("重要zk3，𠮷女律这"), max_size=10))
def test_what_is_merged_is_among_what_it_may_have_been(text: str) -> None:
    sound = Readings.load().sound(text)
    for heard, merged in zip(sound, merge_fuzzy_pinyin(sound), strict=True):
        assert heard in spoken_as(merged)
        assert set(merge_fuzzy_pinyin(spoken_as(merged))) == {merged}


def test_a_letter_may_stand_for_itself_and_for_each_syllable_that_begins_with_it() -> None:
    found = beginning_with_letter("h")
    letter, codes = found[0], found[1:]
    assert letter == "h"
    assert {letters(code)[0] for code in codes} == {"h"}
    assert len(codes) == sum(syllable.startswith("h") for syllable in SYLLABLES)


def test_what_an_index_keeps_reads_single_characters_the_same(readings: Readings) -> None:
    kept = Readings.parse(readings.dump())
    assert all(kept.all_of(character) == readings.all_of(character) for character in "贷后检查银行重长")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("kehujingli", "ke hu jing li"),
        ("khjl", "k h j l"),
        ("kehu经理", "ke hu 经 理"),
        ("kehujingl", "ke hu jing l"),
        ("ke hu", "ke hu"),
        ("xi'an", "xi an"),
        ("xian", "xian"),
        ("nver", "nv er"),
        ("lüse", "lv se"),
        ("3geyue", "3 ge yue"),
        ("zhjl", "zh j l"),
    ],
)
def test_the_likeliest_spelling_comes_first(typed: str, first: str) -> None:
    assert " ".join(element.typed for element in pinyin_parses(typed)[0]) == first


def test_u_may_stand_for_the_dotted_one() -> None:
    (element,) = pinyin_parses("lu")[0]
    assert {letters(code) for code in element.codes} == {"lu", "lv"}


@pytest.mark.parametrize("typed", ["", "贷后", "123", "贷款 2024"])
def test_what_has_no_letters_spells_nothing(typed: str) -> None:
    assert pinyin_parses(typed) == []


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6))
def test_whole_syllables_are_among_the_spellings(syllables: list[str]) -> None:
    found = pinyin_parses("'".join(syllables))
    assert syllables in [[element.typed for element in elements] for elements in found]


@given(st.text(max_size=60))
def test_no_text_raises_or_takes_long(text: str) -> None:
    assert len(pinyin_parses(text)) <= 24 * 24


def test_what_is_longer_than_anybody_spells_is_no_pinyin() -> None:
    sentence = "xinyongkajianfei" * 9
    assert pinyin_parses(sentence)
    assert pinyin_parses("a" * 8_000) == []
    assert pinyin_parses("贷a" * 4_000) == []


@pytest.mark.skipif(metadata.version("pypinyin") != "0.55.0", reason="another release may know other readings")
def test_the_readings_are_those_of_the_tables_they_were_taken_from() -> None:
    from resources.readings import build

    assert CHARACTERS.read_text("utf-8") == build.characters()
    assert WORDS.read_text("utf-8") == build.words()
