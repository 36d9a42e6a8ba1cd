"""Places that an orphan may belong to, the likeliest first; one is sure only when it leads the second."""

from kb.model import Anchor, Span, SuggestionReason
from kb.notes.anchoring.suggestions import MOST_GUESSES, confident_suggestion, suggestions

QUOTE = "发现风险应当在当日报告网点负责人"
ANCHOR = Anchor("a", Span(40, 56), QUOTE, "放款后按期做贷后检查，", "。𠮷田商店的老客户", 3, "hash")


def test_the_quote_itself_comes_before_what_is_like_it_and_that_before_its_surroundings() -> None:
    lines = (
        "无关的一段",
        f"引用：{QUOTE}。",
        "出现风险应当于当日上报网点负责人。",
        "放款后按期做贷后检查，另行通知。𠮷田商店的老客户",
    )
    text = "\n".join(lines)
    found = suggestions(ANCHOR, text)
    assert [guess.reason for guess in found] == [
        SuggestionReason.QUOTE,
        SuggestionReason.ALIKE,
        SuggestionReason.CONTEXT,
    ]
    assert text[found[0].span.start : found[0].span.end] == QUOTE
    assert found[0].passage[found[0].mark.start : found[0].mark.end] == QUOTE


def test_no_more_than_three_are_offered_and_none_where_nothing_is_like_it() -> None:
    assert len(suggestions(ANCHOR, "\n".join([QUOTE] * 9))) == MOST_GUESSES
    assert suggestions(ANCHOR, "无关的一段\n\n又一段") == ()


def test_one_place_far_ahead_is_sure_and_two_alike_are_not() -> None:
    once = suggestions(ANCHOR, f"前言\n{QUOTE}。")
    assert confident_suggestion(once, QUOTE) == once[0]
    twice = suggestions(ANCHOR, f"{QUOTE}。\n{QUOTE}。")
    assert confident_suggestion(twice, QUOTE) is None
    assert confident_suggestion(once, "短引文") is None
    assert confident_suggestion((), QUOTE) is None


def test_surroundings_alone_are_never_sure() -> None:
    found = suggestions(ANCHOR, "放款后按期做贷后检查，另行通知。𠮷田商店的老客户")
    assert [guess.reason for guess in found] == [SuggestionReason.CONTEXT]
    assert confident_suggestion(found, QUOTE) is None
