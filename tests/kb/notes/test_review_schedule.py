"""When what was reviewed comes back: later than now, on a day's beginning, and tomorrow when it was forgotten."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kb.model import Grade
from kb.notes.review_schedule import LONGEST, local_day, midnight, next_review

NOON = datetime(2026, 3, 2, 12).astimezone(UTC)


@given(st.lists(st.tuples(st.sampled_from(Grade), st.integers(0, 400)), min_size=1, max_size=12))
def test_whatever_came_before_what_is_forgotten_comes_back_tomorrow(grades: list[tuple[Grade, int]]) -> None:
    at, row = NOON, None
    for grade, days in grades:
        at += timedelta(days=days)
        after = next_review(row, grade, at)
        assert at < after.due <= at + timedelta(days=LONGEST + 1)
        assert after.due == midnight(local_day(after.due))
        if grade is Grade.FORGOTTEN:
            assert after.due == midnight(local_day(at), 1)
        row = {"card": after.card}


def test_a_card_that_cannot_be_read_begins_anew() -> None:
    new = next_review(None, Grade.GOOD, NOON)
    assert next_review({"card": "[]"}, Grade.GOOD, NOON) == next_review({"card": "x"}, Grade.GOOD, NOON) == new
