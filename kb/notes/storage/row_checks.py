"""Which stored rows this program cannot have written: damaged ones are set aside and told, they hide no other row."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields

from sqlite_utils import Database

from kb.errors import NotesError
from kb.model import SignedItem
from kb.notes.storage.rows import Row, tags_of, time_of

_TEXTS = ("article_id", "quote", "prefix", "suffix", "text_hash", "color", "style", "note", "label")
_TIMES = ("created", "modified")
# Whether an operation's lists can be read and are equally long.
WELL_FORMED = """(
    case when json_valid(before) and json_valid(after) and json_valid(tables)
    then json_array_length(before) = json_array_length(after) and json_array_length(before) = json_array_length(tables)
    else 0 end
)"""
_SIGNED = {field.name for field in fields(SignedItem)}
_FARTHEST = 2**62  # code points; SQLite's integers end at 2**63


def check_row(row: Row) -> None:
    """Check a row of ``items``. Raises NotesError that names the row and the columns that are wrong."""
    try:
        wrong = [column for column in _TEXTS if not isinstance(row[column], str)]
        wrong += [column for column in _TIMES if time_of(row[column]) is None]
        if not isinstance(row["block"], int) or not 0 <= row["start"] <= row["end"]:
            wrong.append("place")
        if row["deleted"] is not None and time_of(row["deleted"]) is None:
            wrong.append("deleted")
        tags_of(row)
    except (KeyError, TypeError) as error:
        raise NotesError(f"{row.get('id')}: {error!r}") from error
    _tell(row.get("id"), wrong)


def check_placement(row: Row) -> None:
    """Check a row of ``placements``: a span has both ends or none, a decision has a time. Raises NotesError."""
    wrong = [column for column in ("item_id", "text_hash", "state") if not isinstance(row.get(column), str)]
    start, end = row.get("start"), row.get("end")
    if not (start is None and end is None) and not _is_span(start, end):
        wrong.append("place")
    if row.get("decided") is not None and time_of(row["decided"]) is None:
        wrong.append("decided")
    _tell(f"placement of {row.get('item_id')}", wrong)


def check_review(row: Row) -> None:
    """Check a row of ``reviews``: all its times can be read and it was graded at least once. Raises NotesError.

    The card is not looked at: one that FSRS cannot read begins anew with the next grade.
    """
    wrong = [column for column in ("item_id", "card") if not isinstance(row.get(column), str)]
    wrong += [column for column in ("due", "first", "last") if time_of(row.get(column)) is None]
    graded, previous = row.get("graded"), row.get("previous")
    if not isinstance(graded, int) or graded < 1:
        wrong.append("graded")
    if previous is not None and not isinstance(previous, str):
        wrong.append("previous")
    _tell(f"review of {row.get('item_id')}", wrong)


def check_quiz_review(row: Row) -> None:
    """Check a row of ``quiz_reviews``: all its times can be read, and it was answered at least once. Raises NotesError.

    The card is not looked at, see ``check_review``.
    """
    wrong = [column for column in ("question_id", "card") if not isinstance(row.get(column), str)]
    wrong += [column for column in ("due", "first", "last") if time_of(row.get(column)) is None]
    answered, right = row.get("answered"), row.get("right")
    if not isinstance(answered, int) or not isinstance(right, int) or not 0 <= right <= answered or answered < 1:
        wrong.append("answered")
    _tell(f"quiz review of {row.get('question_id')}", wrong)


def check_tick(row: Row) -> None:
    """Check a row of ``ticks``. Raises NotesError."""
    texts = ("article_id", "period", "item", "heading", "text", "who")
    wrong = [column for column in texts if not isinstance(row.get(column), str)]
    wrong += [column for column in ("position", "total") if not _is_span(0, row.get(column))]
    if row.get("ticked") not in {0, 1}:
        wrong.append("ticked")
    if time_of(row.get("at")) is None:
        wrong.append("at")
    _tell(f"tick of {row.get('article_id')}", wrong)


def check_sign_off(row: Row) -> None:
    """Check a row of ``sign_offs``: that it can be read, not that it is what was signed. Raises NotesError."""
    texts = ("article_id", "period", "name", "day", "words", "digest")
    wrong = [column for column in texts if not isinstance(row.get(column), str)]
    if time_of(row.get("at")) is None:
        wrong.append("at")
    if not _are_signed(row.get("items")):
        wrong.append("items")
    _tell(f"signature of {row.get('article_id')}", wrong)


def _are_signed(stored: object) -> bool:
    """Whether these are the items of a signed list, as JSON."""
    try:
        items = json.loads(stored) if isinstance(stored, str) else None
    except (ValueError, RecursionError):
        return False
    return isinstance(items, list) and all(
        isinstance(item, dict) and item.keys() == _SIGNED and all(isinstance(value, str) for value in item.values())
        for item in items
    )


def check_reading(row: Row) -> None:
    """Check a row of ``reading``. Raises NotesError."""
    wrong = [] if isinstance(row.get("article_id"), str) else ["article_id"]
    if not _is_span(0, row.get("offset")):
        wrong.append("offset")
    if time_of(row.get("at")) is None:
        wrong.append("at")
    _tell(f"reading place of {row.get('article_id')}", wrong)


def valid_rows(rows: Iterable[Row], check: Callable[[Row], None] = check_row) -> Iterator[Row]:
    """The rows that pass ``check``, by default those of ``items`` that are not damaged."""
    for row in rows:
        try:
            check(row)
        except NotesError:
            continue
        yield row


def row_problems(database: Database) -> Iterator[str]:
    """What is wrong with each damaged row of every table; of the texts only that they are there.

    Of an operation only the form is checked, and by SQLite: 1,000 operations may be 50 million characters. Whether its
    rows can still be stored is asked when it is undone.
    """
    for table, check in _CHECKS.items():
        for row in database.table(table).rows:
            try:
                check(row)
            except NotesError as error:
                yield str(error)
    for (number,) in database.execute(f"select id from operations where not {WELL_FORMED}"):  # noqa: S608 - ours
        yield f"operation {number}"


def _is_span(start: object, end: object) -> bool:
    return isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= _FARTHEST


def _tell(name: object, wrong: list[str]) -> None:
    if wrong:
        raise NotesError(f"{name}: {', '.join(wrong)}")


_CHECKS: dict[str, Callable[[Row], None]] = {
    "items": check_row,
    "placements": check_placement,
    "reviews": check_review,
    "quiz_reviews": check_quiz_review,
    "reading": check_reading,
    "ticks": check_tick,
    "sign_offs": check_sign_off,
}
