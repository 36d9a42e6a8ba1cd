"""Opening ``notes.db`` so that what is written stays: WAL, a sync at every commit, a copy before migrating."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from kb.errors import NotesError
from kb.notes.migrations import migrations

BUSY_TIMEOUT = 5.0  # seconds to wait for another process


@contextmanager
def translated() -> Iterator[None]:
    """SQLite's and the file system's failures as NotesError, the original as its cause."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        raise NotesError(str(error)) from error


def open_database(path: Path, backups: Path) -> tuple[Database, bool]:
    """The database in ``path``, migrated, and whether it may only be read (a newer program wrote it).

    An older file is copied to ``backups`` first. Raises NotesError when it is damaged or cannot be opened.
    """
    with translated():
        path.parent.mkdir(parents=True, exist_ok=True)
        existed = path.exists() and path.stat().st_size > 0
        connection = _connect(path)
        try:
            database = Database(connection, execute_plugins=False)
            if existed and _is_newer(database):
                connection.close()
                return Database(_connect(path, read_only=True), execute_plugins=False), True
            if existed and migrations.pending(database):
                backup(connection, backups / f"notes-{datetime.now(UTC):%Y%m%d-%H%M%S}-before-migration.db")
            database.enable_wal()
            migrations.apply(database)
        except BaseException:
            connection.close()
            raise
        return database, False


def _is_newer(database: Database) -> bool:
    """Whether the file has seen more migrations than this program knows."""
    empty = Database(memory=True, execute_plugins=False)
    known = {migration.name for migration in migrations.pending(empty)}
    empty.close()
    return not known.issuperset(migration.name for migration in migrations.applied(database))


def _connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection that any thread may use (the store takes turns) and that starts no transaction by itself."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}{'?mode=ro' if read_only else ''}",
        uri=True,
        timeout=BUSY_TIMEOUT,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


@contextmanager
def writing(database: Database) -> Iterator[None]:
    """One transaction that holds the write lock from its start: all of it is on disk afterwards, or nothing is.

    Raises NotesError.
    """
    with translated():
        database.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            database.conn.execute("COMMIT")
        except BaseException:
            if database.conn.in_transaction:
                database.conn.execute("ROLLBACK")
            raise


def backup(connection: sqlite3.Connection, target: Path) -> None:
    """A consistent copy, made by SQLite itself. Raises sqlite3.Error or OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = sqlite3.connect(target)
    try:
        connection.backup(copy)
    finally:
        copy.close()
