"""When what was reviewed comes back: the intervals of FSRS, and days as this PC's clock tells them.

FSRS goes without its steps of minutes: what is forgotten today comes back tomorrow.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

from kb.model import Grade
from kb.notes.storage.rows import Row

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler

LONGEST = 365  # days until even the best known comes back
# A grade that lies further ahead was given under a wrong clock (2099). One that is nearer may be right and the present
# clock set back: it brings nothing forward.
WRONG_CLOCK = timedelta(days=2 * LONGEST)


@dataclass(frozen=True, slots=True)
class NextReview:
    """What a grade makes of a memory: its FSRS card as JSON, and when it is due again."""

    card: str
    due: datetime


def next_review(row: Row | None, grade: Grade, now: datetime) -> NextReview:
    """What a grade at ``now`` makes of the memory in ``row`` (its ``card``), None for one that was never graded."""
    scheduler = _scheduler()
    try:
        card, _ = scheduler.review_card(_card(row), _rating(grade), now)
    except (ArithmeticError, ValueError, TypeError, AssertionError, AttributeError):  # no card of FSRS
        card, _ = scheduler.review_card(_card(None), _rating(grade), now)
    # FSRS may give two days to what was known well for long and is forgotten.
    days = 1 if grade is Grade.FORGOTTEN else (card.due - now).days
    return NextReview(card.to_json(), _day_after(now, days))


def settled(row: Row | None, at: datetime) -> tuple[datetime, Row | None]:
    """When a grade given at ``at`` counts, and the state it is given in."""
    if row is None:
        return at, None
    last = datetime.fromisoformat(row["last"])
    if last <= at + WRONG_CLOCK:
        return max(at, last), row
    return at, row | {"card": _moved_card(row["card"], at), "first": min(row["first"], stored(at))}


def _moved_card(card: str, at: datetime) -> str:
    """The memory of an annotation that was graded under a wrong clock, as if it were due at ``at``."""
    try:
        known = json.loads(card)
        due, last = (datetime.fromisoformat(known[name]) for name in ("due", "last_review"))
        return json.dumps(known | {"due": at.isoformat(), "last_review": (at - (due - last)).isoformat()})
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return ""  # begins anew


def _day_after(now: datetime, days: int) -> datetime:
    """The beginning of the day so many days after ``now``; later than ``now`` also where clocks jump at midnight."""
    return next(at for later in count(max(1, days)) if (at := midnight(local_day(now), later)) > now)


def stored(at: datetime) -> str:
    """A time as it is stored, so that the order of the texts is the order of the times."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def local_day(at: datetime) -> date:
    """The day of ``at`` on this PC's clock."""
    return at.astimezone().date()


def midnight(day: date, later: int = 0) -> datetime:
    """The time at which the day ``later`` days after ``day`` begins on this PC's clock, in UTC."""
    return datetime.combine(day + timedelta(days=later), time()).astimezone(UTC)


def _card(row: Row | None) -> "Card":
    """The state of an annotation's memory. One that cannot be read is begun anew: that costs a few early returns."""
    from fsrs import Card  # noqa: PLC0415 - see _scheduler

    if row is not None:
        try:
            return Card.from_json(row["card"])
        except (ValueError, TypeError, LookupError):
            pass
    return Card(card_id=0)  # without an id it would wait for a free one


def _rating(grade: Grade) -> "Rating":
    from fsrs import Rating  # noqa: PLC0415 - see _scheduler

    return {
        Grade.FORGOTTEN: Rating.Again,
        Grade.HARD: Rating.Hard,
        Grade.GOOD: Rating.Good,
        Grade.EASY: Rating.Easy,
    }[grade]


@cache
def _scheduler() -> "Scheduler":
    """FSRS, imported with the first grade: the first window does not need it. No chance: it is hard to explain."""
    from fsrs import Scheduler  # noqa: PLC0415 - see above

    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False)
