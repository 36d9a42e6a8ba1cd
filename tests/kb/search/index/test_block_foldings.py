"""Blocks folded together are folded as each is alone."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.search.index.block_foldings import fold_blocks, simplify_blocks
from kb.text.normalize import Folded, fold, fold_characters
from kb.text.pinyin import Readings
from kb.text.segment import SEPARATOR, as_cut

# What is hard: every kind of separator beside every kind of neighbour, what becomes none or several, what is composed
# of two, words in which a character sounds otherwise (重庆, 银行).
characters = st.sampled_from(
    "贷后檢查银行重庆一壹0波eKéＡ\u0301\u3099か각\u1112\u1161１%㈠½ﬁ𠮷😀，。…—“”'\"《》-_ \u3000\t\n\x1e\ud800\u200b"
)
blocks = st.lists(st.text(characters, max_size=12) | st.text(max_size=12), max_size=6)


@pytest.fixture(scope="module")
def readings() -> Readings:
    return Readings.load()


def heard(text: str, readings: Readings) -> str:
    """How a fold sounds: of each character as it stood before; nothing is folded in a text that is all letters."""
    folding, sound = Folded.of(text), readings.sound(text)
    if folding.is_in_place:
        return sound if text.isalpha() else fold_characters(sound)
    if len(folding.text) == len(text) and text.isalpha():
        return sound
    parts = zip(folding.starts, folding.text, strict=True)
    return "".join(sound[start] if sound[start] != text[start] else part for start, part in parts)


@given(blocks)
@example(["银行 重庆", "", "“一站式” 服务", "e 贷", "Ａ类", "  ", "(a) b"])
def test_each_block_is_folded_and_heard_as_it_is_alone(readings: Readings, texts: list[str]) -> None:
    folded = fold_blocks(texts, readings)
    assert [block.text for block in folded] == [fold(text) for text in texts]
    assert [block.in_place for block in folded] == [Folded.of(text).is_in_place for text in texts]
    assert [block.sound for block in folded] == [heard(text, readings) for text in texts]


@given(blocks)
@example(["か\u3099", "\u1112\u1161\u11ab", "e\u0301", "ＡＢＣ", "檢查"])
def test_each_block_is_simplified_as_it_is_alone(texts: list[str]) -> None:
    assert simplify_blocks(texts) == [as_cut(text).replace(SEPARATOR, " ") for text in texts]
