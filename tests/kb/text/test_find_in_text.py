"""Words looked for in one article: under the search's foldings, with the places in the original text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Span
from kb.text.find_in_text import TextFinder
from kb.text.normalize import fold, strip_separators
from tests.examples import examples

TEXT = "𠮷田商店提供１站式服務，KYC - 尽调。\n第三波😀：一站式，１ 站 式。"


def found(words: str, text: str = TEXT) -> list[str]:
    return [text[span.start : span.end] for span in TextFinder(text).find(words)]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("一站式", ["１站式", "一站式", "１ 站 式"]),
        ("服务", ["服務"]),
        ("kyc尽调", ["KYC - 尽调"]),
        ("第3波", ["第三波"]),
        ("  𠮷田 ", ["𠮷田"]),
        ("没有的话", []),
        ("", []),
        ("   ", []),
    ],
)
def test_words_are_found_under_the_foldings_in_their_own_spelling(words: str, places: list[str]) -> None:
    assert found(words) == places


@pytest.mark.parametrize(("words", "places"), [("，", 2), ("😀：", 1), ("。", 2), ("！", 0)])
def test_of_nothing_but_punctuation_the_literal_places_are_found(words: str, places: int) -> None:
    assert found(words) == [words] * places


def test_places_come_in_order_and_do_not_overlap() -> None:
    assert TextFinder("哈哈哈哈哈").find("哈哈") == (Span(0, 2), Span(2, 4))
    assert TextFinder("。。。").find("。。") == (Span(0, 2),)


texts = st.text("贷后检查一1１壹😀𠮷，。-aＡ \n", min_size=1, max_size=30)


@examples(2)
@given(texts, st.data())
def test_any_run_of_the_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, min(start + 6, len(text))))]
    spans = TextFinder(text).find(words)
    kept = strip_separators(words) or words.strip()
    if not kept:
        assert spans == ()
        return
    at = text.index(kept, start)
    assert any(span.overlaps(Span(at, at + len(kept))) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert {fold(text[span.start : span.end]) for span in spans} == {fold(kept)}
