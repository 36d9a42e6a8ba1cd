"""Which articles are to be looked at again: the dates in ``review_by``."""

from collections.abc import Iterable
from datetime import date, timedelta

from kb.content.effect import read_date
from kb.model import ArticleHead, ReviewDate


def due_for_review(heads: Iterable[ArticleHead], today: date, within: int = 0) -> tuple[ReviewDate, ...]:
    """The articles whose date has come or comes ``within`` so many days, the longest overdue first.

    An article without a date never is due; what is no date is told elsewhere.
    """
    dated = ((head, read_date(head.review_by)) for head in heads)
    last = today + timedelta(within)
    due = [ReviewDate(head.id, head.title, day) for head, day in dated if day is not None and day <= last]
    return tuple(sorted(due, key=lambda one: (one.day, one.title, one.article_id)))
