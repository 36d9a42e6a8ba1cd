"""Folding: what counts as the same text, and the way back to the text as it was written."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.model import Span
from kb.text.normalize import (
    VARIANTS,
    Folded,
    fold,
    fold_characters,
    is_han,
    simplify,
    strip_separators,
    without_unseen,
)

# What branch texts are made of, with what is hard: astral, accents apart from their letter, signs that fold to several
# characters, every kind of separator. Without 十百千万亿: a number written with them is one thing, cut it and it says
# another.
characters = st.sampled_from("贷后檢查经理一壹①零〇第波eKé\u0301１2９%㈠㎡½ﬁ𠮷😀𝟙，。、…——“”·-_ \u3000\u00a0\t\n")
texts = st.text(characters, min_size=5, max_size=30) | st.text(max_size=30)
pieces = st.text(characters, min_size=1, max_size=12)

SAME = [
    ("一站式", "1站式"),
    ("零售", "0售"),
    ("第三波", "第3波"),
    ("二〇二四年", "2024年"),
    ("壹贰叁", "123"),
    ("①", "1"),
    ("１２３", "123"),
    ("貸後檢查", "贷后检查"),
    ("客戶經理", "客户经理"),
    ("ＡＢＣ", "abc"),
    ("Ａ類客户", "a类客户"),
    ("ＫＹＣ（尽调）", "kyc(尽调)"),
    ("e 贷", "e贷"),
    ("ｅ　贷", "E贷"),
    ("KYC-尽调", "kyc尽调"),
    ("3 个月", "三个月"),
    ("客户 经理", "客户经理"),
    ("“先听”", '"先听"'),
    ("提供“一站式”服务", "提供1站式服务"),
    ("按《管理办法》、‘通知’执行", "按管理办法、通知执行"),
    ("称为「客户 经理」的", "称为客户经理的"),
    ("一—二", "1-2"),
    ("手机\u00a0银行", "手机银行"),
    ("cafe\u0301", "café"),
    ("贷前、贷后", "贷前，贷后"),
    # What nobody sees.
    ("客\u200b户经理", "客户经理"),
    ("客户\u00ad经理", "客户经理"),
    ("\u202a客户\u202c经理", "客户经理"),
    ("客\ufe0e户\U000e0100经理", "客户经理"),
    ("客户\u2060经\u200d理", "客户经理"),
    ("客户\ufeff经理", "客户经理"),
    ("客户\x01经理", "客户经理"),
    ("客户\ud800经理", "客户经理"),
    ("K\u200bYC", "kyc"),
    ("10\u200b万", "10万"),
    ("👨\u200d👩", "👨👩"),
    # Variants that one-to-one tables leave out.
    ("著急", "着急"),
    ("帳戶", "账户"),
    ("賬戶", "帐户"),
    ("答覆", "答复"),
    ("戸籍", "户籍"),
    ("一目瞭然", "一目了然"),
    ("憑藉", "凭借"),
    ("還款計畫", "还款计划"),
    ("諮詢", "咨询"),
    ("入場劵", "入场券"),
    ("経営", "经营"),
    ("檯帳", "台账"),
]
DIFFERENT = [
    ("贷前", "贷后"),
    ("一站式", "2站式"),
    ("客户，经理", "客户经理"),
    ("A B", "AB"),
    ("1 2", "12"),
    ("1.5", "15"),
    ("姓名\n电话", "姓名电话"),
]


def test_a_mark_covers_what_nobody_sees_inside_and_nothing_else() -> None:
    folded = Folded.of("请客\u200b户\u00ad经\ud800理\ufe0e办")
    assert folded.find_all(fold("客户经理")) == [Span(1, 9)]
    assert Folded.of("甲\u200b\u200b乙").find_all("乙") == [Span(3, 4)]
    assert Folded.of("先答覆再著急").find_all(fold("答复")) == [Span(1, 3)]


UNSEEN = "\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u3164\ufe00\ufe0f\ufeff"


@pytest.mark.parametrize("unseen", UNSEEN)
def test_every_character_that_nobody_sees_folds_away_in_every_place(unseen: str) -> None:
    word = "客户KYC经理9"
    for at in range(len(word) + 1):
        broken = word[:at] + unseen + word[at:]
        assert fold(broken) == fold(word)
        (span,) = Folded.of(broken).find_all(fold(word))
        assert without_unseen(broken[span.start : span.end]) == word
    assert simplify(f"客户{unseen}经理") == "客户经理"


def test_every_variant_of_the_table_folds_to_its_usual_character() -> None:
    lines = [line.split() for line in VARIANTS.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 200
    for plain, *variants in lines:
        assert {fold_characters(variant) for variant in variants} == {fold_characters(plain)}
    seen = [variant for _, *variants in lines for variant in variants]
    assert len(seen) == len({*seen})


def test_what_has_been_folded_folds_to_itself() -> None:
    ranges = (range(0x20, 0xD800), range(0xE000, 0x10000), range(0x20000, 0x2FA20))
    for code in (code for one in ranges for code in one):
        once = fold_characters(chr(code))
        assert fold_characters(once) == once, hex(code)


def solid(text: str) -> bool:
    """Whether the text neither begins nor ends with a separator, as folded."""
    folded = fold_characters(text)
    return bool(folded) and strip_separators(folded) == folded


@pytest.mark.parametrize(("one", "other"), SAME)
def test_ways_of_writing_the_same_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""
    assert fold(f"办理{one}业务") == fold(f"办理{other}业务")


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_differs_in_meaning_stays_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "，。", "\u0301", "😀", "\ud800", "\x00", "_"])
def test_texts_without_a_word_fold_too(text: str) -> None:
    assert Folded.of(text).text == fold(text)


@given(texts)
@example("一㈠e\u0301 贷")
def test_the_fold_with_the_way_back_is_the_fold(text: str) -> None:
    folded = Folded.of(text)
    assert folded.text == fold(text)
    assert folded.original == text
    assert len(folded.starts) == len(folded.ends) == len(folded.text)


@given(texts)
@example("贷后，检查")
@example("…贷 后检")
def test_a_fold_that_is_known_has_the_same_way_back(text: str) -> None:
    folded = Folded.of(text)
    assert Folded.of(text, fold(text)) == folded
    assert Folded.of(text, "别的") == folded
    if folded.is_in_place:
        assert Folded.in_place(text, fold(text)) == folded


@given(texts)
@example("e\u0301\u0301")
@example("㈠ - ㎡")
def test_the_way_back_runs_forward_and_stays_in_the_text(text: str) -> None:
    folded = Folded.of(text)
    starts, ends = list(folded.starts), list(folded.ends)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    for start, end in zip(starts, ends, strict=True):
        assert 0 <= start < end <= len(text)


@given(texts)
def test_every_character_comes_from_a_piece_that_folds_to_it(text: str) -> None:
    folded = Folded.of(text)
    for at, character in enumerate(folded.text):
        came_from = folded.to_original(Span(at, at + 1))
        assert character in fold_characters(text[came_from.start : came_from.end])


@given(texts, st.data())
def test_what_a_needle_is_found_in_folds_to_something_that_holds_it(text: str, data: st.DataObject) -> None:
    folded = Folded.of(text)
    places = sorted((data.draw(st.integers(0, len(folded.text))), data.draw(st.integers(0, len(folded.text)))))
    needle = strip_separators(folded.text[slice(*places)])
    found = folded.find_all(needle)
    assert len(found) == (folded.text.count(needle) if needle else 0)
    assert found == sorted(found)
    for span in found:
        assert needle in fold(text[span.start : span.end])


@given(pieces, pieces.filter(solid), pieces)
@example("贷 ", "e", " 后")
@example("1", "一", "2")
@example("e", "贷 — 款", "e")
def test_folding_is_local(before: str, piece: str, behind: str) -> None:
    whole = before + piece + behind
    assert fold(piece) in fold(whole)


@given(pieces)
def test_every_run_of_a_text_is_found_in_it(text: str) -> None:
    folded = Folded.of(text)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            if solid(text[start:end]):
                assert folded.find_all(fold(text[start:end])), text[start:end]


def test_a_match_is_marked_on_the_text_as_written() -> None:
    text = "本行提供 １ 站式服務，😀一 站 式、①站式"
    found = [text[span.start : span.end] for span in Folded.of(text).find_all(fold("一站式"))]
    assert found == ["１ 站式", "一 站 式", "①站式"]


def test_an_accent_is_marked_with_its_letter() -> None:
    (span,) = Folded.of("un cafe\u0301!").find_all("cafe")
    assert span == Span(3, 8)


def test_matches_do_not_overlap_and_an_empty_needle_has_none() -> None:
    folded = Folded.of("户户户户户")
    assert folded.find_all("户户") == [Span(0, 2), Span(2, 4)]
    assert folded.find_all("") == []


@given(texts)
def test_the_first_step_folds_every_character_by_itself(text: str) -> None:
    assert fold_characters(text) == "".join(map(fold_characters, text))


@given(texts)
def test_stripping_takes_the_separators_at_both_ends_and_no_more(text: str) -> None:
    stripped = strip_separators(text)
    assert stripped in text
    assert strip_separators(stripped) == stripped
    assert list(filter(str.isalnum, stripped)) == list(filter(str.isalnum, text))


@pytest.mark.parametrize(
    ("text", "stripped"),
    [("，贷后、", "贷后"), ("  e 贷\n", "e 贷"), ("——", ""), ("", ""), ("_a_b_", "a_b"), ("（一）级", "一）级")],
)
def test_only_the_ends_are_stripped(text: str, stripped: str) -> None:
    assert strip_separators(text) == stripped


@pytest.mark.parametrize("character", "贷貸々〇\u3400𠮷⼀")
def test_a_han_character_is_one(character: str) -> None:
    assert is_han(character)


@pytest.mark.parametrize("character", ["a", "1", "１", "，", " ", "の", "😀", ""])
def test_other_characters_are_not_han(character: str) -> None:
    assert not is_han(character)


@pytest.mark.parametrize(
    ("text", "simple"), [("客戶經理", "客户经理"), ("ＡＢＣ類", "abc类"), ("一站式", "一站式"), ("𠮷", "𠮷"), ("", "")]
)
def test_simplifying_leaves_numerals_alone(text: str, simple: str) -> None:
    assert simplify(text) == simple


@given(st.text(st.sampled_from("a1贷%‰_-—。 \n"), max_size=20))
@example("_a_")
@example("--")
def test_separators_at_both_ends_go_and_no_others(text: str) -> None:
    kept = [at for at, one in enumerate(text) if (one.isalnum() or one in "%‰")]
    assert strip_separators(text) == (text[kept[0] : kept[-1] + 1] if kept else "")


def test_a_row_of_dashes_between_two_letters_is_looked_at_once() -> None:
    assert strip_separators("-" * 50_000 + "a" + "-" * 50_000 + "b" + "-" * 50_000) == "a" + "-" * 50_000 + "b"


@pytest.mark.parametrize("typed", ["75%", "75％", "75﹪", "，75％。"])
def test_a_percent_sign_of_any_width_is_no_separator(typed: str) -> None:
    assert fold(strip_separators(typed)) == "75%"
