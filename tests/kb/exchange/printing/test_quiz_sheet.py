"""Questions on paper, their answers behind them on pages of their own, no question torn apart."""

from kb.exchange.printing.quiz_sheet import quiz_parts
from kb.model import BlockKind, QuizItem, Span

FIRST = QuizItem(
    "q1",
    "收款时先做什么？",
    ("先记账", "先点清", "先收进尾箱"),
    1,
    "先点清，记的才是真数。",
    "收款先点清后记账",
    "teller",
    Span(3, 11),
    "综合柜员：岗位职责",
    ("现金",),
)
SECOND = QuizItem(
    "q2",
    "付款呢？",
    ("先记账", "先付出", "都行"),
    0,
    "防止账上没有。",
    "付款",
    "teller",
    Span(12, 14),
    "综合柜员：岗位职责",
)


def test_the_questions_come_first_and_the_answers_on_another_page() -> None:
    questions, answers = quiz_parts("测验：综合柜员", (FIRST, SECOND))
    asked = questions.article.text.split("\n")
    assert asked[0] == "测验：综合柜员"
    assert asked[1].startswith("姓名：")
    assert asked[1].endswith("共 2 题")
    assert asked[2:] == [
        *("1. 收款时先做什么？", "先记账", "先点清", "先收进尾箱"),
        *("2. 付款呢？", "先记账", "先付出", "都行"),
    ]
    markers = [block.marker for block in questions.article.blocks if block.kind is BlockKind.ITEM]
    assert markers == ["A.", "B.", "C.", "A.", "B.", "C."]
    assert answers.article.text.split("\n") == [
        "测验：综合柜员：答案",
        *("1. B 先点清", "先点清，记的才是真数。（综合柜员：岗位职责 › 现金）"),
        *("2. A 先记账", "防止账上没有。（综合柜员：岗位职责）"),
    ]


def test_a_question_stays_with_its_options_and_an_answer_with_its_reason() -> None:
    questions, answers = quiz_parts("测验", (FIRST, SECOND))
    assert questions.kept == {2, 3, 4, 6, 7, 8}
    assert answers.kept == {1, 3}


def test_without_questions_nothing_is_printed() -> None:
    assert quiz_parts("测验", ()) == ()
