"""Spans are carried by what became of their lines: to the right place, or nowhere."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Span
from kb.notes.anchoring.span_transfer import SpanTransfer
from tests.bench.anchors import verdict
from tests.bench.edits import edited

DUTIES = """客户经理
岗位职责
做好贷前调查，核实借款人的经营情况。
放款后按期做贷后检查，发现风险应当在当日报告网点负责人。
每季走访一次老客户，记录经营变化。
沟通要点
先听客户说完，再给建议。"""
QUOTE = "发现风险应当在当日报告网点负责人"
lines = st.text(st.sampled_from("贷后检查客户经理，。𠮷😀"), max_size=12)
texts = st.lists(lines, min_size=1, max_size=8).map("\n".join)


def carried(old: str, new: str, quote: str) -> str | None:
    """The words at the new place of the first ``quote``."""
    start = old.index(quote)
    span = SpanTransfer(old, new).carry(Span(start, start + len(quote)))
    return None if span is None else new[span.start : span.end]


@given(texts, st.data())
def test_in_the_same_text_everything_stays_where_it_is_or_is_lost_among_equal_lines(
    text: str, data: st.DataObject
) -> None:
    if not text.strip("\n"):
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = SpanTransfer(text, text).carry(Span(start, end))
    distinct = len({*text.split("\n")}) == text.count("\n") + 1
    if found is not None and distinct:
        assert text[found.start : found.end] == text[start:end].strip("\n")


@given(texts, texts, st.data())
def test_no_pair_of_texts_gives_a_place_outside_the_text(old: str, new: str, data: st.DataObject) -> None:
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    found = SpanTransfer(old, new).carry(Span(start, data.draw(st.integers(start + 1, len(old)))))
    assert found is None or 0 <= found.start < found.end <= len(new)


@pytest.mark.parametrize(
    ("new", "words"),
    [
        pytest.param(DUTIES.replace("岗位职责\n", "岗位职责\n新增的一条。\n"), QUOTE, id="a line before it"),
        pytest.param(DUTIES.replace("当日", "次日"), QUOTE.replace("当日", "次日"), id="a word in it"),
        pytest.param(DUTIES.replace("查，发现", "查。\n发现"), QUOTE, id="its line was split before it"),
        pytest.param(
            DUTIES.replace("应当在", "\n应当在"), "发现风险\n应当在当日报告网点负责人", id="its line was split in it"
        ),
        pytest.param(DUTIES.replace("。\n放款", "。放款"), QUOTE, id="merged with the line before"),
        pytest.param(DUTIES.replace("沟通要点", "和客户说话"), QUOTE, id="another heading renamed"),
        pytest.param(
            "\n".join((*DUTIES.split("\n")[5:], *DUTIES.split("\n")[:5])).replace("应当在", "须在"),
            QUOTE.replace("应当在", "须在"),
            id="its section moved and its words changed",
        ),
        pytest.param(DUTIES.replace("发现风险", "如发现重大风险"), f"如发现重大风险{QUOTE[4:]}", id="words put in"),
        pytest.param(
            DUTIES.replace("发现风险应当", "有问题要"), "有问题要在当日报告网点负责人", id="its beginning replaced"
        ),
    ],
)
def test_a_span_goes_with_its_line(new: str, words: str) -> None:
    assert carried(DUTIES, new, QUOTE) == words


def test_a_span_over_several_lines_keeps_them_together() -> None:
    quote = "经营情况。\n放款后按期做贷后检查"
    new = DUTIES.replace("经营情况。\n", "经营情况。\n核对流水。\n").replace("按期", "按季")
    assert carried(DUTIES, new, quote) == "经营情况。\n核对流水。\n放款后按季做贷后检查"


PIECES = ("核对开户证件与本人是否一致。", "联网核查并留存结果，", "询问职业和资金用途，", "告知不得出租出借账户。")


@pytest.mark.parametrize("piece", PIECES)
def test_a_line_goes_along_when_many_are_put_together_and_when_one_is_cut_up(piece: str) -> None:
    apart, together = "\n".join((DUTIES, *PIECES)), f"{DUTIES}\n{''.join(PIECES)}"
    words = piece[2:8]
    assert carried(apart, together, words) == words
    assert carried(together, apart, words) == words


def test_a_line_that_stands_twice_in_the_longer_one_goes_nowhere() -> None:
    line = "核对开户证件与本人是否一致。"
    assert carried(f"{line}\n{DUTIES}", f"{DUTIES}\n柜面办理业务时另有几件事要逐一做到：{line}{line}", line) is None
    assert (
        carried(f"{line}\n{DUTIES}", f"{DUTIES}\n柜面办理业务时另有几件事要逐一做到：{line}{PIECES[1]}", line) == line
    )


def test_a_deleted_line_is_not_found_in_its_look_alike() -> None:
    old = DUTIES.replace("沟通要点", "放款后按月做贷后检查，发现风险应当在次日报告网点负责人。\n沟通要点")
    new = "\n".join(line for line in old.split("\n") if "当日" not in line)
    assert carried(old, new, QUOTE) is None


def test_of_two_equal_lines_the_one_that_is_left_is_not_taken_for_both() -> None:
    old = "甲\n按本行制度办理并登记台账。\n乙\n按本行制度办理并登记台账。\n丙"
    assert carried(old, "甲\n乙\n按本行制度办理并登记台账。\n丙", "登记台账") is None
    second = old.rindex("登记台账")
    found = SpanTransfer(old, "甲\n乙\n按本行制度办理并登记台账。\n丙").carry(Span(second, second + 4))
    assert found == Span(12, 16)


def test_what_was_mostly_rewritten_is_lost() -> None:
    assert carried(DUTIES, DUTIES.replace(QUOTE, "其余事项另行通知各岗位人员遵照执行"), QUOTE) is None


@pytest.mark.parametrize("seed", range(4))
def test_edited_texts_carry_no_quote_to_a_wrong_place(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same every time
    version = edited(DUTIES, 0.1, chance)
    carrier = SpanTransfer(version.old, version.new)
    for start in range(0, len(version.old) - 12, 5):
        span = Span(start, start + 12)
        assert verdict(version, span, carrier.carry(span)) != "wrong", version
