"""Anchors: the same text gives the same place; in another one a quote alone says where it is only without any doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.parser import parse_article
from kb.errors import SpanError
from kb.model import Article, Placement, Span
from kb.notes.anchoring.anchor import make_anchor, quote_place
from kb.notes.anchoring.placement import ResolvedPlace, place

QUOTE = "发现风险应当在当日报告网点负责人"
OLD = f"先核实借款人的经营情况。放款后按期检查，{QUOTE}，并且登记台账备查。"
characters = st.sampled_from("贷后检查客户经理，。、0零𠮷😀e ")
paragraphs = st.text(characters, min_size=1, max_size=40)
sources = st.lists(paragraphs, min_size=1, max_size=6).map("\n\n".join)


def article(*paragraphs: str) -> Article:
    return parse_article("\n\n".join(paragraphs), fallback_id="a")


def spans_of(text: str) -> st.SearchStrategy[Span]:
    ends = st.integers(1, len(text))
    return ends.flatmap(lambda end: st.integers(0, end - 1).map(lambda start: Span(start, end)))


def anchored(old: Article, quote: str = QUOTE) -> tuple[Article, Span]:
    start = old.text.index(quote)
    return old, Span(start, start + len(quote))


def sought(old: Article, span: Span, new: Article) -> Span | None:
    return quote_place(make_anchor(old, span), new.text, old.text)


@given(sources, st.data())
def test_the_same_text_gives_the_same_place(source: str, data: st.DataObject) -> None:
    made = article(source)
    if not made.text:
        return
    span = data.draw(spans_of(made.text))
    anchor = make_anchor(made, span)
    assert place(anchor, article(source)) == ResolvedPlace(span, Placement.IN_PLACE)
    assert anchor.quote == made.text[span.start : span.end]
    assert made.text[: span.start].endswith(anchor.prefix)
    assert made.text[span.end :].startswith(anchor.suffix)
    assert max(len(anchor.prefix), len(anchor.suffix)) <= 32


@given(sources, sources, st.data())
def test_a_place_in_another_text_always_reads_as_the_quote(source: str, other: str, data: st.DataObject) -> None:
    old, new = article(source), article(other)
    if not old.text or old.text == new.text:
        return
    found = sought(old, data.draw(spans_of(old.text)), new)
    if found is not None:
        quote = new.text[found.start : found.end]
        assert len(quote) >= 8
        assert (old.text.count(quote), new.text.count(quote)) == (1, 1)


@given(st.lists(paragraphs, max_size=4))
def test_a_unique_quote_is_found_wherever_its_sentence_went(before: list[str]) -> None:
    old, span = anchored(article(OLD))
    new = article("新增一段说明。", *before, OLD)
    assert sought(old, span, new) == anchored(new)[1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param([OLD], ["全文都换过了。"], id="deleted"),
        pytest.param([OLD], [OLD, OLD], id="now there twice"),
        pytest.param([OLD], [OLD.replace("当日", "次日")], id="a word changed"),
        pytest.param([OLD], [f"另一条规定：{QUOTE}；其余不变。"], id="other context on both sides"),
        pytest.param([OLD], [f"{QUOTE}"], id="no context left"),
    ],
)
def test_what_is_not_certain_is_not_found(old: list[str], new: list[str]) -> None:
    made, span = anchored(article(*old))
    assert sought(made, span, article("前言。", *new)) is None


def test_the_twin_of_a_deleted_sentence_is_not_taken_for_it() -> None:
    first, second = f"甲类网点值班期间，{QUOTE}，并且登记台账备查。", f"乙类网点值班期间，{QUOTE}，并且登记台账备查。"
    old = article(first, second)
    start = old.text.rindex(QUOTE)
    assert sought(old, Span(start, start + len(QUOTE)), article(first, "乙类网点另有规定。")) is None


def test_without_the_old_text_the_context_must_agree_on_both_sides() -> None:
    old, span = anchored(article(OLD))
    anchor = make_anchor(old, span)
    half = article("前言。", OLD.replace("放款后按期检查", "之后"))
    assert quote_place(anchor, half.text) is None
    assert quote_place(anchor, half.text, old.text) is not None
    assert quote_place(anchor, article("前言。", OLD).text) is not None


@pytest.mark.parametrize("quote", ["客户经理", "        ", "一二三四五六七"])
def test_a_short_or_blank_quote_is_never_sought(quote: str) -> None:
    source = f"```\n前面有很多很多字{quote}后面也有很多很多字\n```"
    old, span = anchored(article(source), quote)
    assert sought(old, span, article("前言。", source)) is None


def test_astral_characters_count_as_one() -> None:
    quote = "𠮷田商店的老客户😀很好"
    old, span = anchored(article(f"😀😀每季走访{quote}，写入台账，不得遗漏。"), quote)
    assert len(span) == 11
    new = article("𠮷" * 9, f"😀😀每季走访{quote}，写入台账，不得遗漏。")
    found = sought(old, span, new)
    assert found is not None
    assert new.text[found.start : found.end] == quote


@pytest.mark.parametrize("span", [Span(0, 0), Span(3, 3), Span(-1, 2), Span(4, 2), Span(0, 10_000), Span(9999, 10_000)])
def test_an_empty_or_outside_span_is_refused(span: Span) -> None:
    with pytest.raises(SpanError):
        make_anchor(article(OLD), span)
