"""Code points and UTF-16 units: Qt's offsets and ours name the same places."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.text.offsets import Utf16Map

texts = st.text(st.sampled_from("贷e \n\uffff\U00010000𠮷😀")) | st.text(st.characters(exclude_categories=["Cs"]))


def units(text: str) -> int:
    """The length in UTF-16 units, as the encoding has it."""
    return len(text.encode("utf-16-le")) // 2


@given(texts)
@example("")
@example("😀")
def test_the_length_is_that_of_the_encoded_text(text: str) -> None:
    assert Utf16Map(text).units == units(text)


@given(texts)
@example("😀𠮷a😀")
def test_every_offset_is_the_length_of_what_stands_before_it(text: str) -> None:
    offsets = Utf16Map(text)
    for at in range(len(text) + 1):
        assert offsets.to_utf16(at) == units(text[:at])


@given(texts)
@example("a😀𠮷贷😀")
def test_every_offset_comes_back(text: str) -> None:
    offsets = Utf16Map(text)
    for at in range(len(text) + 1):
        assert offsets.to_code_points(offsets.to_utf16(at)) == at


@given(texts)
@example("😀😀")
def test_an_offset_inside_a_pair_gives_the_start_of_the_pair(text: str) -> None:
    offsets = Utf16Map(text)
    for at, character in enumerate(text):
        for unit in range(units(character)):
            assert offsets.to_code_points(offsets.to_utf16(at) + unit) == at


@pytest.mark.parametrize("text", ["", "abc", "贷后检查", "é\uffff"])
def test_without_astral_characters_both_counts_agree(text: str) -> None:
    offsets = Utf16Map(text)
    for at in range(len(text) + 1):
        assert (offsets.to_utf16(at), offsets.to_code_points(at)) == (at, at)


def test_characters_behind_an_astral_one_move_by_one() -> None:
    offsets = Utf16Map("𠮷田商😀好")
    assert offsets.units == 7
    assert [offsets.to_utf16(at) for at in range(6)] == [0, 2, 3, 4, 6, 7]
    assert [offsets.to_code_points(at) for at in range(8)] == [0, 0, 1, 2, 3, 3, 4, 5]
