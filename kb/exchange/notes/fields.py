"""Checked reading of parsed JSON that anyone may have written. Every function raises FieldError for the wrong thing."""

import hashlib
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

from kb.model import COLORS, ReadProblem, Span
from kb.translation import tr

T = TypeVar("T")
Fields = dict[str, Any]
FARTHEST = 2**53 - 1  # the largest whole number that every JSON reader keeps exact
_MOST_SECONDS = 100_000_000_000
# 2026年11月30日 10:05, 2026/11/30 10:05:00, 2026.11.30, as office programs write it.
_CHINESE = re.compile(
    r"(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?(?:\s*(?<!\d)(\d{1,2})[:：时](\d{1,2})分?(?:[:：]?(\d{1,2})秒?)?)?"
)
_NAME = 60  # characters of an entry's name that are told


class FieldError(ValueError):
    """A field is missing or is no such thing; the message is a short fact in Chinese."""


def fields(value: object) -> Fields:
    """``value``, if it is an object."""
    if not isinstance(value, dict):
        raise FieldError(tr("不是一条记录"))
    return value


def text(given: Fields, name: str, otherwise: str | None = None) -> str:
    """The string ``name``; ``otherwise``, if given, stands for one that is missing or null."""
    value = _present(given, name, otherwise)
    if not isinstance(value, str):
        raise FieldError(
            tr("缺少 {name}").format(name=name) if name not in given else tr("{name} 不是文字").format(name=name)
        )
    return sound(value)


def sound(value: str) -> str:
    """``value`` with a question mark for half a surrogate pair, which JSON can spell and UTF-8 cannot."""
    return value.encode("utf-8", "replace").decode("utf-8")


def whole(given: Fields, name: str, otherwise: int | None = None) -> int:
    """The whole number ``name``, from 0 on; ``otherwise``, if given, stands for one that is missing or null."""
    value = _present(given, name, otherwise)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= FARTHEST:
        raise FieldError(
            tr("缺少 {name}").format(name=name) if name not in given else tr("{name} 不是位置").format(name=name)
        )
    return value


def span(given: Fields) -> Span:
    """``start`` and ``end``."""
    found = Span(whole(given, "start"), whole(given, "end"))
    if found.end < found.start:
        raise FieldError(tr("end 在 start 之前"))
    return found


def texts(given: Fields, name: str) -> tuple[str, ...]:
    """The list of strings ``name``; one that is missing or null is empty."""
    value: Any = given.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise FieldError(tr("{name} 不是文字列表").format(name=name))
    return tuple(map(sound, value))


def time(given: Fields, name: str) -> datetime:
    """The time ``name`` in UTC: ISO 8601, as in mail headers (RFC 1123), or seconds or milliseconds since 1970.

    One without a zone is taken for UTC.
    """
    value = given.get(name)
    try:
        found = _from_number(value) if _is_number(value) else _from_words(text(given, name).strip())
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except FieldError:
        raise
    except (ValueError, OverflowError, TypeError, IndexError, OSError) as error:
        raise FieldError(tr("{name} 不是时间").format(name=name)) from error


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _from_number(value: Any) -> datetime:  # noqa: ANN401 - a number
    """A count since 1970: one that would lie 3,000 years ahead as seconds is of milliseconds."""
    return datetime.fromtimestamp(value / 1000 if abs(value) > _MOST_SECONDS else value, UTC)


def _from_words(words: str) -> datetime:
    chinese = _CHINESE.fullmatch(words)
    if chinese:
        year, month, day, hour, minute, second = (int(number or 0) for number in chinese.groups())
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return _from_number(float(words)) if words.replace(".", "", 1).isdigit() else parsedate_to_datetime(words)


def _present(given: Fields, name: str, otherwise: T) -> Any | T:  # noqa: ANN401 - whatever stands there
    value = given.get(name, otherwise)
    return otherwise if value is None else value


def hashed_text(given: Fields) -> tuple[str, str]:
    """``hash`` and ``text``; places are carried from that text into others, so it must be the one the hash names."""
    named, found = text(given, "hash"), text(given, "text")
    if hashlib.sha256(found.encode()).hexdigest() != named:
        raise FieldError(tr("正文与校验值不符"))
    return named, found


def color(value: object) -> str:
    """A colour that this program draws; yellow for any other."""
    return value if isinstance(value, str) and value in COLORS else COLORS[0]


def each(entries: object, read: Callable[[Fields], T]) -> tuple[list[T], list[ReadProblem]]:
    """What ``read`` makes of every entry, and the entries it raised FieldError for, by their id or their number."""
    if not isinstance(entries, Iterable) or isinstance(entries, str | dict):
        raise FieldError(tr("不是列表"))
    out: list[T] = []
    unread: list[ReadProblem] = []
    for number, entry in enumerate(entries, 1):
        try:
            out.append(read(fields(entry)))
        except FieldError as error:
            unread.append(ReadProblem(_name(entry, number), str(error)))
    return out, unread


def _name(entry: object, number: int) -> str:
    known = entry.get("id") if isinstance(entry, dict) else None
    return known[:_NAME] if isinstance(known, str) and known else tr("第 {number} 条").format(number=number)
