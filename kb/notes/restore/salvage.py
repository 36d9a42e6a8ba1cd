"""Reading what can still be read of a damaged file, row by row."""

import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from kb.errors import NotesError
from kb.notes.storage.errors import translated
from kb.notes.storage.row_checks import check_row
from kb.notes.storage.rows import Row, now

_FIRST = ("texts", "items")  # the tables others refer to
_FARTHEST_GAP = 20_000  # rows that cannot be read in a run before a table is given up where its end is unknown
_PAGE = 4096  # bytes: SQLite's default, which this program has never changed
_MAGIC = b"SQLite format 3\x00"


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
    lost: int = 0


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Copy every row that can be read from a damaged file into an empty one of the present form.

    The damaged file is read in a copy, log and all. Where its first page has lost its header, that is written anew:
    for this program's files it is known. A row that does not fit is left out. Raises NotesError when the target cannot
    be written.
    """
    count = _Count()
    with (
        translated(),
        tempfile.TemporaryDirectory() as folder,
        closing(_opened(damaged, Path(folder))) as old,
        closing(sqlite3.connect(target, isolation_level=None)) as new,
    ):
        new.execute("PRAGMA foreign_keys = OFF")  # the texts may be what is lost
        new.execute("BEGIN")
        tables = _tables(new)
        for table in tables:
            _copy_rows(old, new, table, count)
        _replace_lost_texts(new)
        for table in tables:
            _drop_orphans(new, table)
        new.execute("COMMIT")
    return Salvaged(count.items, count.mended, count.lost)


def _opened(damaged: Path, folder: Path) -> sqlite3.Connection:
    """A copy of the damaged file that can be read; without any way to that, a connection in which nothing is found."""
    for with_log, with_new_header in product((True, False), (False, True)):
        copy = _copied(damaged, Path(tempfile.mkdtemp(dir=folder)), with_log=with_log)
        if with_new_header:
            _write_header(copy)
        connection = sqlite3.connect(copy, isolation_level=None)
        connection.text_factory = bytes
        try:
            if connection.execute("select 1 from sqlite_master where name = 'items'").fetchone():
                return connection
        except sqlite3.Error:
            pass  # the next way
        connection.close()
    return sqlite3.connect(":memory:")


def _copied(damaged: Path, folder: Path, *, with_log: bool) -> Path:
    copy = folder / "damaged.db"
    for part in ("", "-wal") if with_log else ("",):
        source = damaged.with_name(damaged.name + part)
        if source.exists():
            shutil.copyfile(source, copy.with_name(copy.name + part))
    return copy


def _write_header(copy: Path) -> None:
    """Write anew the 100 bytes a file of ours begins with (sqlite.org/fileformat2.html, section 1.3)."""
    content = bytearray(copy.read_bytes())
    fields = struct.pack(">HBBBBBB", _PAGE, 2, 2, 0, 64, 32, 32)  # with a write-ahead log
    fields += struct.pack(">8I", 1, len(content) // _PAGE, 0, 0, 1, 4, 0, 0)  # no free pages; schema format 4
    fields += struct.pack(">3I", 1, 0, 0) + bytes(24) + struct.pack(">2I", 1, 3_040_000)  # UTF-8; written by 3.40
    content[: len(_MAGIC) + len(fields)] = _MAGIC + fields
    copy.write_bytes(content)


def _tables(new: sqlite3.Connection) -> list[str]:
    """All tables of the present form but the record of its migrations, which the new file has."""
    names = {name for (name,) in new.execute("select name from sqlite_master where type = 'table'")}
    return [*_FIRST, *sorted(name for name in names - {*_FIRST} if not name.startswith(("sqlite_", "_sqlite_")))]


def _drop_orphans(new: sqlite3.Connection, table: str) -> None:
    """What belongs to an item that was lost goes with it."""
    if any(row[1] == "item_id" for row in new.execute(f"PRAGMA table_info({table})")):
        new.execute(f"delete from {table} where item_id not in (select id from items)")  # noqa: S608 - our names


def _copy_rows(old: sqlite3.Connection, new: sqlite3.Connection, table: str, count: _Count) -> None:
    known = {row[1] for row in new.execute(f"PRAGMA table_info({table})")}
    for stored in _rows(old, table, count):
        row = {column: value for column, value in stored.items() if column in known}
        if table == "items" and not _fit(row, count):
            count.lost += 1
            continue
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        try:
            new.execute(f"insert into {table} ({names}) values ({marks})", [*row.values()])  # noqa: S608 - our names
        except (sqlite3.IntegrityError, sqlite3.InterfaceError):  # a value that cannot stand there, or an id twice
            count.lost += 1
        else:
            count.items += table == "items"


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
            count.lost += 1
            if last is None and gap > _FARTHEST_GAP:
                count.lost -= gap - 1  # one at least; nobody knows how many
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
