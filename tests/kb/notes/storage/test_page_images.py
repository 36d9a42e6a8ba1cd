"""A database is read as bytes with its log: up to the last commit, and as SQLite itself would read it."""

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

from kb.notes.storage.page_images import PAGE_SIZE, page_size, read_image


def test_a_log_is_played_in_up_to_its_last_commit(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("create table t (x)")
    connection.execute("insert into t values (?)", [zlib.compress(b"a" * 9000)])
    content, log = path.read_bytes(), path.with_name("a.db-wal").read_bytes()
    connection.execute("insert into t values (2)")
    longer = path.with_name("a.db-wal").read_bytes()
    connection.close()
    for tail, count in ((b"", 1), (longer[len(log) : -1], 1), (longer[len(log) :], 2)):
        copy = tmp_path / "copy.db"
        copy.write_bytes(content)
        copy.with_name("copy.db-wal").write_bytes(log + tail)
        with closing(sqlite3.connect(":memory:")) as memory:
            memory.deserialize(read_image(copy))
            assert memory.execute("select count(*) from t").fetchone() == (count,)


def test_without_a_header_pages_have_the_size_that_this_program_uses() -> None:
    assert page_size(bytes(100)) == PAGE_SIZE
    assert page_size(b"SQLite format 3\x00" + b"\x00\x01" + bytes(82)) == 65536


def test_a_log_of_another_file_is_not_played_in(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table t (x)")
    for log in (b"", b"short", bytes(5_000)):
        path.with_name("a.db-wal").write_bytes(log)
        assert read_image(path)[20:] == path.read_bytes()[20:]
