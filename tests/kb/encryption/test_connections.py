"""Encrypted databases and files behave like plain ones, and hold no word in the clear.

Covers: kb/encryption/records.py, kb/encryption/database_pages.py.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kb.encryption.connections import connect, connect_any, connect_read_only, export_to, is_available, is_plain
from kb.encryption.data_key import DataKey
from kb.encryption.records import read_record, write_record
from kb.notes.storage.page_images import read_image

KEY, OTHER = DataKey(b"k" * 32), DataKey(b"o" * 32)
WORDS = "先看抵押物"


def filled(path: Path, key: DataKey | None) -> None:
    with closing(connect(path, key, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("create table items (id text primary key, note text) strict")
        database.executemany("insert into items values (?, ?)", [(str(n), WORDS * 900) for n in range(20)])
        database.execute("pragma user_version = 7")


def rows(database: sqlite3.Connection) -> int:
    (count,) = database.execute("select count(*) from items where length(note) = 4500").fetchone()
    return int(count)


def test_an_encrypted_database_is_read_by_its_key_only_and_fails_as_sqlite_does(tmp_path: Path) -> None:
    assert is_available()
    file = tmp_path / "a.db"
    filled(file, KEY)
    with closing(connect_read_only(file, KEY)) as database:
        assert rows(database) == 20
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            database.execute("delete from items")
        with pytest.raises(sqlite3.ProgrammingError):
            database.execute("select ?")
    for key in (OTHER, None):
        with closing(connect(file, key)) as database, pytest.raises(sqlite3.DatabaseError) as raised:
            database.execute("select * from items").fetchall()
        assert raised.value.sqlite_errorcode == sqlite3.SQLITE_NOTADB
    assert not is_plain(file)
    assert WORDS.encode() not in file.read_bytes()


def test_a_log_that_was_not_written_back_is_encrypted_and_read(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    filled(file, KEY)
    with closing(connect(file, KEY, isolation_level=None)) as held:
        held.execute("update items set note = note || note")
        held.execute("update items set note = substr(note, 1, 4500)")
        log = file.with_name("a.db-wal").read_bytes()
        assert len(log) > 50_000
        assert WORDS.encode() not in log
        with closing(sqlite3.connect(":memory:")) as memory:
            memory.deserialize(read_image(file, KEY))
            assert rows(memory) == 20
            assert memory.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_damaged_page_costs_itself_only(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    filled(file, KEY)
    content = bytearray(file.read_bytes())
    content[3:9] = b"broken"  # in the salt: it is known without the file
    content[4096 * 5 + 100] ^= 1
    file.write_bytes(content)
    image, plain = read_image(file, KEY), tmp_path / "plain.db"
    plain.write_bytes(image)
    assert image[:16] == b"SQLite format 3\x00"
    assert image[4096 * 5 : 4096 * 6] == bytes(4096)
    assert image.count(WORDS.encode() * 100) > 10


def test_an_export_carries_all_in_both_directions(tmp_path: Path) -> None:
    plain, encrypted, back = (tmp_path / name for name in ("plain.db", "encrypted.db", "back.db"))
    filled(plain, None)
    with closing(connect_any(plain, None)) as database:
        export_to(database, encrypted, KEY)
    with closing(connect_any(encrypted, KEY)) as database:
        export_to(database, back, None)
    assert (is_plain(plain), is_plain(encrypted), is_plain(back)) == (True, False, True)
    with closing(sqlite3.connect(back)) as database:
        assert rows(database) == 20
        assert database.execute("pragma user_version").fetchone() == (7,)


def test_a_record_is_read_by_its_key_and_under_its_name_only(tmp_path: Path) -> None:
    file = tmp_path / "drafts.json"
    write_record(file, WORDS, KEY)
    assert read_record(file, KEY).decode() == WORDS
    assert WORDS.encode() not in file.read_bytes()
    with pytest.raises(ValueError, match="damaged"):
        read_record(file, OTHER)
    (tmp_path / "searches.json").write_bytes(file.read_bytes())
    with pytest.raises(ValueError, match="damaged"):
        read_record(tmp_path / "searches.json", KEY)
    write_record(file, WORDS, None)
    with pytest.raises(ValueError, match="not encrypted"):
        read_record(file, KEY)
