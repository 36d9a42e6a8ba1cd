"""Times read as people say them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from kb.time_labels import distinct_labels, future_label, minute_label, past_label

BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2026, 12, 30, 21, 30, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2025, 5, 20, 9, 3, tzinfo=UTC), "今天 09:03"),
        (datetime(2025, 5, 19, 23, 59, tzinfo=UTC), "昨天"),
        (datetime(2025, 5, 18, 0, 0, tzinfo=UTC), "5月18日"),
        (datetime(2024, 12, 31, 0, 0, tzinfo=UTC), "2024年12月31日"),
    ],
)
def test_times_are_told_as_people_say_them(at: datetime, words: str) -> None:
    assert past_label(at, datetime(2025, 5, 20, 12, tzinfo=UTC)) == words


def test_yesterday_may_lie_in_another_year() -> None:
    assert past_label(datetime(2024, 12, 31, 8, tzinfo=UTC), datetime(2025, 1, 1, 8, tzinfo=UTC)) == "昨天"


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
    assert future_label(due, NOW) == words


def test_a_year_no_clock_knows_is_told_as_it_is() -> None:
    assert minute_label(datetime(1, 1, 1, tzinfo=UTC)).startswith("0001-01-01")


def test_times_that_would_read_alike_are_told_as_exactly_as_tells_them_apart() -> None:
    at = datetime(2026, 3, 5, 8, 15, 3, tzinfo=UTC)
    near, far = at.replace(microsecond=2000), at + timedelta(hours=1)
    labels = distinct_labels([at, near, far])
    assert [label[-6:] for label in labels[:2]] == ["03.000", "03.002"]
    assert labels[2] == minute_label(far)
    assert distinct_labels([at, at + timedelta(seconds=4)])[0].endswith(":15:03")
