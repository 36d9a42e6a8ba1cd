"""What the review says at its end."""

from datetime import datetime, timedelta, timezone

import pytest

from kb.model import ReviewState
from ui.review.wording import due_words, end_words, when

BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2026, 12, 30, 21, 30, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (datetime(2026, 12, 30, 23, tzinfo=BEIJING), "今天"),
        (datetime(2026, 12, 30, 16, tzinfo=timezone.utc), "明天"),  # noqa: UP017 - midnight in Beijing
        (datetime(2027, 1, 2, tzinfo=BEIJING), "3 天后（2027年1月2日）"),
        (datetime(2026, 12, 1, tzinfo=BEIJING), "今天"),
    ],
)
def test_a_day_is_named_as_one_says_it(due: datetime, words: str) -> None:
    assert when(due, NOW) == words


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
