"""What is to be looked at again is listed from its day on, the longest overdue first."""

from datetime import date

import pytest

from kb.content.review_dates import due_for_review
from kb.model import ArticleHead

TODAY = date(2026, 11, 29)


def head(article_id: str, review_by: str) -> ArticleHead:
    return ArticleHead(id=article_id, title=article_id, review_by=review_by)


@pytest.mark.parametrize(
    ("review_by", "due"), [("2026-11-29", True), ("2026-11-30", False), ("", False), ("明年", False)]
)
def test_what_is_due_is_due_from_its_day_on(review_by: str, *, due: bool) -> None:
    assert bool(due_for_review([head("a", review_by)], TODAY)) is due


def test_the_longest_overdue_comes_first_and_what_comes_soon_is_there_when_asked_for() -> None:
    heads = [
        head("soon", "2026-12-20"),
        head("late", "2026-01-01"),
        head("now", "2026-11-29"),
        head("far", "2027-06-30"),
    ]
    assert [one.article_id for one in due_for_review(heads, TODAY, within=30)] == ["late", "now", "soon"]
