"""Every row stands in some page, and what is no record is left out. Salvaging with it: ``test_salvage``."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from kb.notes.restore.page_scan import scan


def made(path: Path) -> list[tuple[object, ...]]:
    """A database of one table with values of every kind; its rows."""
    rows: list[tuple[object, ...]] = [
        (n, "字" * (n * 7 % 3000), bytes(n % 5), n * 1.5, None, 2 ** (n % 62), -n) for n in range(400)
    ]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table t (a integer, b text, c blob, d real, e text, f integer, g integer)")
        connection.executemany("insert into t values (?, ?, ?, ?, ?, ?, ?)", rows)
    return rows


def test_every_row_is_found_overflow_pages_and_all(tmp_path: Path) -> None:
    rows = made(tmp_path / "a.db")
    found = [record.values for record in scan((tmp_path / "a.db").read_bytes()) if len(record.values) == 7]
    assert found == rows


def test_deleted_pages_are_passed_over(tmp_path: Path) -> None:
    made(tmp_path / "a.db")
    with closing(sqlite3.connect(tmp_path / "a.db")) as connection, connection:
        connection.execute("delete from t")
    assert [record for record in scan((tmp_path / "a.db").read_bytes()) if len(record.values) == 7] == []


def test_no_bytes_raise(tmp_path: Path) -> None:
    made(tmp_path / "a.db")
    sound, chance = (tmp_path / "a.db").read_bytes(), random.Random(3)  # noqa: S311 - the same every time
    for _ in range(60):
        broken = bytearray(sound)
        for _ in range(200):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        list(scan(bytes(broken)))
    list(scan(b""))
    list(scan(bytes(4096)))
