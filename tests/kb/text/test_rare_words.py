"""A word of the list is found by itself, whatever stands beside it; nothing else is a word."""

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from kb.text.rare_words import RARE, is_rare_word

LISTED = RARE.read_text("utf-8").splitlines()


def test_the_list_is_sorted_as_its_bytes_are_and_holds_each_word_once() -> None:
    assert sorted(set(LISTED)) == LISTED
    assert sorted(LISTED, key=str.encode) == LISTED


def test_the_first_and_the_last_word_are_found_and_no_beginning_of_one() -> None:
    assert is_rare_word(LISTED[0])
    assert is_rare_word(LISTED[-1])
    assert is_rare_word("福州人")
    assert not is_rare_word("福州人又")
    assert not any(map(is_rare_word, ("", "人", "客户", "\n", LISTED[3] + "\n", f"{LISTED[3]}\n{LISTED[4]}")))


@given(st.sampled_from(LISTED))
def test_every_word_of_the_list_is_found(word: str) -> None:
    assert is_rare_word(word)


@given(st.text(st.sampled_from("一丁人福州客户\ud800\n a"), max_size=9))
def test_any_other_text_is_none(text: str) -> None:
    at = bisect_left(LISTED, text)
    assert is_rare_word(text) == (LISTED[at : at + 1] == [text])
