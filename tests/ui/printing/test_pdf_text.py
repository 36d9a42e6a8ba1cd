"""What a PDF says its glyphs stand for, where a font draws several characters with one."""

from collections.abc import Callable

import pytest

from kb.content.parser import parse_article
from kb.model import Article
from tests.ui.printing.conftest import bare, text_of
from ui.printing import pdf_text
from ui.printing.pdf_text import characters_meant, with_text

NOTO = {"一": "⼀", "行": "⾏", "\u00a0": " ", "门": "⻔"}


def codes(pairs: dict[str, str]) -> dict[int, int]:
    return {ord(lowest): ord(character) for lowest, character in pairs.items()}


def test_of_characters_that_share_a_glyph_the_one_in_the_text_is_meant() -> None:
    assert characters_meant("一行 开门", [NOTO]) == codes({"⼀": "一", "⾏": "行", "⻔": "门"})
    assert characters_meant("没有", [NOTO]) == {}


def test_where_both_stand_in_the_text_the_more_frequent_one_is_meant() -> None:
    assert characters_meant("⼀⼀一", [NOTO]) == {}
    assert characters_meant("⼀一一", [NOTO]) == codes({"⼀": "一"})
    three = [{"乙": "甲"}, {"丙": "甲"}]
    assert characters_meant("乙丙丙", three) == characters_meant("丙丙乙", [*reversed(three)]) == codes({"甲": "丙"})


def test_a_pdf_whose_glyphs_stand_for_others_is_mended(
    printed: Callable[[Article], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A font that draws 一 and ⼀ alike writes ⼀: here a PDF is made to say that, and mended."""
    article = parse_article("# 银行\n\n一行一门，三步一行。\n", fallback_id="a")
    content = printed(article)
    spoilt = content.replace(b"<4E00>", b"<2F00>").replace(b"<884C>", b"<2F8F>")
    assert "⼀" in text_of(spoilt)
    monkeypatch.setattr(pdf_text, "_lower_twins", lambda _family: NOTO)
    mended = with_text(spoilt, article.text)
    assert text_of(mended) == bare(article.text)
    assert len(mended) == len(content)


def test_a_font_s_shared_glyphs_are_found() -> None:
    for family in pdf_text._families():
        twins = pdf_text._lower_twins(family)
        assert all(lowest < character for character, lowest in twins.items())
