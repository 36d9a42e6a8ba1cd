"""What the review says at its end."""

from datetime import datetime, timedelta, timezone

from kb.model import ReviewState
from ui.review.wording import answer_words, due_words, end_words, quiz_words

BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2026, 12, 30, 21, 30, tzinfo=BEIJING)


def test_the_end_says_how_much_it_was_and_when_it_goes_on() -> None:
    tomorrow = datetime(2026, 12, 31, tzinfo=BEIJING)
    assert end_words(ReviewState(reviewed=12, total=40, next_due=tomorrow), 0, NOW) == (
        "今天回顾完了，共 12 条。\n下一批：明天。"
    )
    assert end_words(ReviewState(due=2, reviewed=3, total=3), 2, NOW) == (
        "今天回顾了 3 条。\n跳过的 2 条，下次打开每日回顾时再来。"
    )
    assert end_words(ReviewState(due=2), 2, NOW).startswith("这一轮看完了。")
    assert end_words(ReviewState(total=3), 0, NOW) == "今天没有要回顾的划线。"


def test_what_is_due_is_counted() -> None:
    assert due_words(5) == "今日回顾 5 条"


def test_an_answer_is_judged_in_words() -> None:
    assert answer_words(1, 1) == "答对了，是 2。"
    assert answer_words(0, 2) == "答错了，你选的是 1，正确的是 3。"


def test_the_end_says_how_many_answers_were_right() -> None:
    assert quiz_words(0, 0) == ""
    assert quiz_words(3, 3) == "题库答了 3 题，答对 3 题。"
    assert quiz_words(3, 2) == "题库答了 3 题，答对 2 题。答错的明天再来。"
