"""Cards made by hand."""

from datetime import UTC, datetime

import pytest

from kb.model import Anchor, Annotation, MarkStyle, Placement, QuizItem, ReviewItem, Span

AT = datetime(2026, 3, 1, tzinfo=UTC)


def make_item(number: int, note: str = "") -> ReviewItem:
    """A card that was never graded; its passage is ten code points long."""
    span = Span(10 * number, 10 * number + 10)
    text = f"第{number}条：按期做<贷后>检查"
    anchor = Anchor("loan", span, text, "", "", 0, "hash")
    annotation = Annotation(
        f"a{number}", anchor, "green", MarkStyle.HIGHLIGHT, note, (), AT, AT, span, Placement.IN_PLACE
    )
    return ReviewItem(annotation, text, "贷款客户经理", ("岗位职责",))


def make_question(number: int, answer: int = 1) -> QuizItem:
    """A question that was never answered."""
    return QuizItem(
        id=f"q{number}",
        text=f"第{number}题：<先>做什么？",
        options=("先点清", "先记账", "先收进尾箱"),
        answer=answer,
        why="先点清，记的才是真数。",
        quote="收款先点清后记账",
        article_id="teller",
        span=Span(5, 13),
        title="综合柜员",
        heading_path=("岗位职责",),
    )


@pytest.fixture
def items() -> tuple[ReviewItem, ...]:
    """Three cards; the second has a note."""
    return (make_item(0), make_item(1, "先看抵押物"), make_item(2))
