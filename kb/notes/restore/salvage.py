"""Reading what can still be read of a damaged file, row by row."""

import re
import sqlite3
import struct
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from kb.encryption.connections import connect
from kb.encryption.data_key import DataKey
from kb.encryption.database_pages import RESERVED
from kb.errors import NotesError
from kb.notes.restore.page_scan import Record, scan
from kb.notes.storage.errors import translated
from kb.notes.storage.page_images import MAGIC, PAGE_SIZE, read_image
from kb.notes.storage.row_checks import (
    check_placement,
    check_quiz_review,
    check_reading,
    check_review,
    check_row,
    check_sign_off,
    check_tick,
)
from kb.notes.storage.rows import ANNOTATION, BOOKMARK, TOMBSTONE, Row, now, time_of

_FIRST = ("texts", "items")  # the tables others refer to
_FARTHEST_GAP = 20_000  # rows that cannot be read in a run before a table is given up where its end is unknown


@dataclass(frozen=True, slots=True)
class Salvaged:
    """How many annotations and bookmarks (those in the recycle bin too) were saved.

    At least ``lost`` records were not; it may be more where the end of a table is lost. ``mended`` of the saved ones
    had a tag list or a time that could not be read.
    """

    items: int = 0
    mended: int = 0
    lost: int = 0


@dataclass(slots=True)
class _Count:
    """Rows, as they are counted."""

    items: int = 0
    mended: int = 0
    lost: Counter[str] = field(default_factory=Counter)  # by table
    unread: Counter[str] = field(default_factory=Counter)  # of them, so many that the tree of a table leads to in vain


def salvage(damaged: Path, target: Path, key: DataKey | None = None) -> Salvaged:
    """Copy every row that can be read from a damaged file into an empty one of the present form.

    Both are encrypted by ``key``, if there is one.

    The damaged file is read into memory, log and all. Where its first page has lost its header, that is written anew:
    for this program's files it is known. What no tree leads to any more is read from the pages. A row that does not fit
    is left out. Raises NotesError when the damaged file cannot be read or the target cannot be written.
    """
    count = _Count()
    with (
        translated(),
        closing(_opened(damaged, key)) as old,
        closing(connect(target, key, isolation_level=None)) as new,
    ):
        new.execute("PRAGMA foreign_keys = OFF")  # the texts may be what is lost
        new.execute("BEGIN")
        tables = _tables(new)
        broken = {table for table in tables if not _copy_rows(old, new, table, count)}
        if broken:
            _copy_scanned(read_image(damaged, key), RESERVED if key else 0, new, broken, count)
        _replace_lost_texts(new)
        for table in tables:
            _drop_orphans(new, table)
        new.execute("COMMIT")
    return Salvaged(count.items, count.mended, count.lost.total())


def _opened(damaged: Path, key: DataKey | None) -> sqlite3.Connection:
    """The damaged file in memory; without any way to read it, a connection in which nothing is found."""
    for with_log, with_new_header in product((True, False), (False, True)):
        image = read_image(damaged, key, with_log=with_log)
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.text_factory = bytes
        try:
            connection.deserialize(
                _with_header(image, RESERVED if key else 0) if with_new_header else _without_log(image)
            )
            if connection.execute("select 1 from sqlite_master where name = 'items'").fetchone():
                return connection
        except sqlite3.Error:
            pass  # the next way
        connection.close()
    return sqlite3.connect(":memory:")


def _without_log(image: bytes) -> bytes:
    return image[:18] + b"\x01\x01" + image[20:]


def _with_header(image: bytes, reserved: int) -> bytes:
    """The image with the 100 bytes a file of ours begins with (sqlite.org/fileformat2.html, section 1.3)."""
    fields = struct.pack(">HBBBBBB", PAGE_SIZE, 1, 1, reserved, 64, 32, 32)
    fields += struct.pack(">8I", 1, len(image) // PAGE_SIZE, 0, 0, 1, 4, 0, 0)  # no free pages; schema format 4
    fields += struct.pack(">3I", 1, 0, 0) + bytes(24) + struct.pack(">2I", 1, 3_040_000)  # UTF-8; written by 3.40
    return MAGIC + fields + image[len(MAGIC) + len(fields) :]


def _tables(new: sqlite3.Connection) -> list[str]:
    """All tables of the present form but the record of its migrations, which the new file has."""
    names = {name for (name,) in new.execute("select name from sqlite_master where type = 'table'")}
    return [*_FIRST, *sorted(name for name in names - {*_FIRST} if not name.startswith(("sqlite_", "_sqlite_")))]


def _drop_orphans(new: sqlite3.Connection, table: str) -> None:
    """What belongs to an item that was lost goes with it."""
    if any(row[1] == "item_id" for row in new.execute(f"PRAGMA table_info({table})")):
        new.execute(f"delete from {table} where item_id not in (select id from items)")  # noqa: S608 - our names


def _copy_rows(old: sqlite3.Connection, new: sqlite3.Connection, table: str, count: _Count) -> bool:
    """Copy what the table's tree leads to; whether all of that could be read."""
    known = {row[1] for row in new.execute(f"PRAGMA table_info({table})")}
    for stored in _rows(old, table, count):
        _insert(new, table, {column: value for column, value in stored.items() if column in known}, count)
    return _exists(old, table) and not count.lost[table]


def _insert(new: sqlite3.Connection, table: str, row: Row, count: _Count) -> bool:
    """Put a row into the new file, if it fits; whether it is there."""
    if table == "items" and not _fit(row, count):
        count.lost[table] += 1
        return False
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    try:
        new.execute(f"insert into {table} ({names}) values ({marks})", [*row.values()])  # noqa: S608 - our names
    except (sqlite3.IntegrityError, sqlite3.InterfaceError, OverflowError):  # a value of another kind, or an id twice
        count.lost[table] += 1
        return False
    count.items += table == "items"
    return True


# --- what no tree leads to -------------------------------------------------------------------------------------------


def _copy_scanned(image: bytes, reserved: int, new: sqlite3.Connection, broken: set[str], count: _Count) -> None:
    """Add the rows of the broken tables that stand in some page and are not there yet, the newest of several.

    How many annotations are lost is what the indexes name and no page holds. Where they name none, one at least is:
    nobody knows how many, but not none.
    """
    found: dict[str, dict[object, Row]] = {table: {} for table in broken}
    named: set[str] = set()
    for record in scan(image, reserved):
        if record.rowid is None:
            named |= {value for value in record.values[:1] if isinstance(value, str) and _ID.fullmatch(value)}
            continue
        for table in broken & _SHAPES.keys():
            row = _SHAPES[table].row(record)
            if row is not None:
                key = tuple(row[column] for column in _SHAPES[table].key)
                known = found[table].get(key)
                found[table][key] = row if known is None else max(known, row, key=_age)
    for table in sorted(broken & _SHAPES.keys(), key=lambda name: (name not in _FIRST, name)):
        there = {tuple(row) for row in new.execute(f"select {', '.join(_SHAPES[table].key)} from {table}")}  # noqa: S608
        added = sum(_insert(new, table, row, count) for key, row in found[table].items() if key not in there)
        if table != "items":
            count.lost[table] -= min(added, count.unread[table])
    if "items" in broken:
        saved = {item_id for (item_id,) in new.execute("select id from items")}
        missing = len(named - saved) if named else max(1, count.unread["items"])
        count.lost["items"] = max(missing, count.lost["items"] - count.unread["items"])


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the records of a table look like: their columns, of which the last ones may be missing, and a check."""

    columns: tuple[str, ...]
    lengths: tuple[int, ...]
    key: tuple[str, ...]
    check: Callable[[Row], None]
    rowid: str = ""  # the column that is the number of the row

    def row(self, record: Record) -> Row | None:
        """The row, if the record is one of this table."""
        if len(record.values) not in self.lengths:
            return None
        row: Row = dict(zip(self.columns, record.values, strict=False))
        if self.rowid:
            row[self.rowid] = record.rowid
        try:
            self.check(row)
        except (NotesError, TypeError, ValueError, KeyError):
            return None
        return row


def _check_item(row: Row) -> None:
    """Tell an item by what cannot be mended."""
    if row["kind"] not in {ANNOTATION, BOOKMARK, TOMBSTONE} or not isinstance(row["id"], str):
        raise ValueError("no item")
    check_row(row | {"tags": "[]", "created": now(), "modified": now()})


def _check_text(row: Row) -> None:
    if not (isinstance(row["body"], bytes) and _HASH.fullmatch(row["hash"])):
        raise ValueError("no text")


def _check_operation(row: Row) -> None:
    if (
        not all(isinstance(row[column], str) for column in ("at", "name", "before", "after"))
        or time_of(row["at"]) is None
    ):
        raise ValueError("no operation")


def _age(row: Row) -> tuple[str, int]:
    """The last of a row's times, and of equal ones the fuller."""
    times = [str(row[column]) for column in ("modified", "deleted", "decided", "last", "at") if row.get(column)]
    return max(times, default=""), len(row.get("body") or b"")


_ID = re.compile("[0-9a-f]{32}")
_HASH = re.compile("[0-9a-f]{64}")
_ITEM = (
    *("id", "kind", "article_id", "start", "end", "quote", "prefix", "suffix", "block", "text_hash"),
    *("color", "style", "note", "tags", "label", "created", "modified", "deleted"),
)
_PLACE = ("item_id", "text_hash", "start", "end", "state", "decided", "rules", "basis")
_REVIEW = ("item_id", "card", "due", "graded", "first", "last", "previous")
_QUIZ_REVIEW = ("question_id", "card", "due", "answered", "right", "first", "last")
_TICK = ("article_id", "period", "item", "heading", "text", "position", "total", "ticked", "at", "who")
_SIGN_OFF = ("id", "article_id", "period", "name", "day", "words", "at", "items", "digest")
_SHAPES = {
    "items": _Shape(_ITEM, (18,), ("id",), _check_item),
    "texts": _Shape(("hash", "body", "headings"), (2, 3), ("hash",), _check_text),
    "placements": _Shape(_PLACE, (5, 7, 8), ("item_id", "text_hash"), check_placement),
    "reviews": _Shape(_REVIEW, (7,), ("item_id",), check_review),
    "quiz_reviews": _Shape(_QUIZ_REVIEW, (7,), ("question_id",), check_quiz_review),
    "reading": _Shape(("article_id", "offset", "at"), (3,), ("article_id",), check_reading),
    "ticks": _Shape(_TICK, (10,), ("article_id", "period", "item"), check_tick),
    "sign_offs": _Shape(_SIGN_OFF, (9,), ("id",), check_sign_off, rowid="id"),
    "operations": _Shape(
        ("id", "at", "name", "undone", "before", "after", "tables"), (6, 7), ("id",), _check_operation, rowid="id"
    ),
}


def _fit(row: Row, count: _Count) -> bool:
    """Whether the item can be shown, mended where that loses no words."""
    for mend in ({}, {"tags": "[]"}, {"tags": "[]", "created": now(), "modified": now()}):
        with suppress(NotesError):
            check_row(row | mend)
            count.mended += bool(mend)
            row.update(mend)
            return True
    return False


def _rows(old: sqlite3.Connection, table: str, count: _Count) -> Iterator[Row]:
    """The readable rows in the order in which they were written; behind one that is not, the next that is."""
    if not _exists(old, table):
        return
    last = _last(old, table)
    at, gap = 0, 0
    while last is None or at <= last:
        try:
            found = _first(old, table, at) if gap == 0 else _exactly(old, table, at)
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            gap += 1
            at += 1
            count.lost[table] += 1
            count.unread[table] += 1
            if last is None and gap > _FARTHEST_GAP:
                count.lost[table] -= gap - 1  # one at least; nobody knows how many
                count.unread[table] -= gap - 1
                return
            continue
        if found is not None:
            at, gap = found[0], 0
            yield found[1]
        elif gap == 0:
            return
        at += 1


def _exists(old: sqlite3.Connection, table: str) -> bool:
    try:
        old.execute(f"select 1 from {table} limit 0")  # noqa: S608 - our names
    except sqlite3.DatabaseError:
        return False
    return True


def _last(old: sqlite3.Connection, table: str) -> int | None:
    """The last row's number; None where the way to it is damaged."""
    try:
        (last,) = old.execute(f"select max(rowid) from {table}").fetchone()  # noqa: S608 - our names
    except sqlite3.DatabaseError:
        return None
    return last or 0


def _first(old: sqlite3.Connection, table: str, start: int) -> tuple[int, Row] | None:
    query = f"select rowid, * from {table} where rowid >= ? order by rowid limit 1"  # noqa: S608
    return _read(old.execute(query, [start]))


def _exactly(old: sqlite3.Connection, table: str, number: int) -> tuple[int, Row] | None:
    return _read(old.execute(f"select rowid, * from {table} where rowid = ?", [number]))  # noqa: S608


def _read(cursor: sqlite3.Cursor) -> tuple[int, Row] | None:
    values = cursor.fetchone()
    if values is None:
        return None
    names = [column[0] for column in cursor.description]
    return values[0], {name: _plain(name, value) for name, value in zip(names[1:], values[1:], strict=True)}


def _plain(name: str, value: object) -> object:
    """Text arrives as bytes, so that what is no UTF-8 harms one row only. Raises UnicodeDecodeError."""
    return value.decode() if isinstance(value, bytes) and name != "body" else value


def _replace_lost_texts(new: sqlite3.Connection) -> None:
    """An item whose text is lost keeps its quote; an empty text in that place costs a place and nothing else."""
    new.execute(
        "insert into texts (hash, body) select distinct text_hash, x'' from items"
        " where text_hash not in (select hash from texts)"
    )
    new.execute(
        "update operations set before = '[]', after = '[]' where not (json_valid(before) and json_valid(after))"
    )
