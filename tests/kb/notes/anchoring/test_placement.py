"""文字有变 is said of what was marked, or of the sentence that says it, and of nothing else.

Where an anchor goes is tested in ``test_span_transfer``, ``test_sections`` and ``test_placement_store``.
"""

import hashlib

import pytest

from kb.model import Article, Block, BlockKind, Placement, Span
from kb.notes.anchoring.anchor import make_anchor
from kb.notes.anchoring.placement import SourceVersion, place

QUOTE = "应当核对客户身份证件"
SENTENCE = f"第三条 客户经理办理大额转账时，{QUOTE}，并留存影像资料。"


def article(text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(id="a", title="", blocks=(Block(0, BlockKind.PARAGRAPH, text, 0),), text=text, text_hash=digest)


def state(after: str, quote: str = QUOTE) -> Placement:
    old, new = article(SENTENCE), article(after)
    span = Span(SENTENCE.index(quote), SENTENCE.index(quote) + len(quote))
    return place(make_anchor(old, span), new, SourceVersion(span, old.text)).placement


@pytest.mark.parametrize(
    "after",
    [
        SENTENCE.replace("第三条", "第十五条"),
        SENTENCE.replace("，", ",").replace("。", ""),
        SENTENCE.replace("第三条 ", "第三条　 "),
        f"第一条 总则。{SENTENCE}第四条 另有规定。",
        SENTENCE.replace("留存影像资料", "留存好影像资料"),
    ],
    ids=["renumbered", "punctuation", "width", "other sentences", "a word elsewhere in a long sentence"],
)
def test_what_means_nothing_for_the_mark_is_not_flagged(after: str) -> None:
    assert state(after) in {Placement.IN_PLACE, Placement.MOVED}


@pytest.mark.parametrize(
    "after",
    [
        SENTENCE.replace("应当核对", "可以核对"),
        SENTENCE.replace("大额转账", "5万元以上转账"),
        SENTENCE.replace("客户身份证件，", "客户身份证件原件，"),
        SENTENCE.replace("并留存", "不留存"),
        SENTENCE.replace("客户经理办理大额转账时", "柜员受理理财开户申请后"),
    ],
    ids=["the mark", "a number in the sentence", "its clause", "a negation in the sentence", "somebody else"],
)
def test_what_means_something_is_flagged(after: str) -> None:
    assert state(after) is Placement.CHANGED


def test_another_writing_of_a_number_in_the_mark_is_no_change() -> None:
    old, new = article("单笔十万元以上须授权。"), article("单笔10万元以上须授权。")
    span = Span(2, 7)
    assert place(make_anchor(old, span), new, SourceVersion(span, old.text)).placement is not Placement.CHANGED
