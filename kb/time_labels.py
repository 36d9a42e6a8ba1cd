"""Times as people read them: to the minute in this PC's time zone, or relative to ``now`` in the zone of ``now``."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime

from kb.translation import tr


def today() -> date:
    """The day in this PC's time zone."""
    return datetime.now(UTC).astimezone().date()


def minute_label(at: datetime) -> str:
    """``2026-03-05 08:15``; a year that this PC's clock does not know stays in its own time zone."""
    return local_time(at).isoformat(" ", "minutes")[:16]


def distinct_labels(times: Sequence[datetime]) -> list[str]:
    """Times to the minute; those of one minute to the second, or as exactly as tells them apart."""
    labels = [minute_label(at) for at in times]
    for precision in ("seconds", "milliseconds", "microseconds"):
        counts = Counter(label for label, _ in {*zip(labels, times, strict=True)})
        labels = [
            local_time(at).replace(tzinfo=None).isoformat(" ", precision) if counts[label] > 1 else label
            for at, label in zip(times, labels, strict=True)
        ]
    return labels


def past_label(at: datetime, now: datetime, *, today: str = tr("今天 ")) -> str:
    """A moment before ``now``: ``今天 14:03``, ``昨天``, ``11月3日``, ``2025年3月2日``."""
    at = at.astimezone(now.tzinfo)
    days = (now.date() - at.date()).days
    if days == 0:
        return f"{today}{at:%H:%M}"
    return tr("昨天") if days == 1 else _day(at, now)


def future_label(at: datetime, now: datetime) -> str:
    """A day after ``now``: ``今天``, ``明天``, ``3 天后（3月5日）``."""
    at = at.astimezone(now.tzinfo)
    days = (at.date() - now.date()).days
    if days <= 1:
        return tr("明天") if days == 1 else tr("今天")
    return tr("{days} 天后（{day}）").format(days=days, day=_day(at, now))


def local_time(at: datetime) -> datetime:
    """The same moment in this PC's time zone; unchanged where that zone is not known for its year."""
    try:
        return at.astimezone()
    except (OSError, OverflowError, ValueError):
        return at


def _day(at: datetime, now: datetime) -> str:
    """The date; the year only where it is another."""
    day = tr("{month}月{day}日").format(month=at.month, day=at.day)
    return day if at.year == now.year else tr("{year}年{day}").format(year=at.year, day=day)
