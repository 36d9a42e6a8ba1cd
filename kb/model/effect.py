"""Whether a rule is in force on a day, and when an article has to be looked at again."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Effect(StrEnum):
    """What an article is on a day; one that tells no dates and that nothing replaces is UNDATED."""

    UNDATED = "undated"
    IN_FORCE = "in_force"
    PENDING = "pending"
    REPEALED = "repealed"


@dataclass(frozen=True, slots=True)
class EffectStatus:
    """What an article is on a day, since when and until when, as far as that is known.

    ``since`` is the first day of this state, of a PENDING article the day on which it comes into force. ``until`` is
    the last day in force. ``successor`` is the id of the article that stands in its place: of a REPEALED one that
    which is in force now, of one IN_FORCE that which will come.
    """

    effect: Effect = Effect.UNDATED
    since: date | None = None
    until: date | None = None
    successor: str = ""

    @property
    def out_of_force(self) -> bool:
        """Whether it does not hold on that day: not yet, or no longer."""
        return self.effect is Effect.PENDING or self.effect is Effect.REPEALED  # asked for every row of a list


@dataclass(frozen=True, slots=True)
class ReviewDate:
    """An article with the day by which somebody has to look at it again."""

    article_id: str
    title: str
    day: date
