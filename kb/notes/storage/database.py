"""The file ``notes.db``, opened so that what is written stays: WAL, a sync at every commit, a copy before migrating."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import RLock

from sqlite_utils import Database, Migrations

from kb.errors import NotesDamaged, NotesError, NotesReadOnly, SqliteTooOld
from kb.model import BackupKind
from kb.notes.storage.backup_files import Backup, back_up
from kb.notes.storage.errors import translated
from kb.system_requirements import MINIMUM_SQLITE

BUSY_TIMEOUT = 5.0  # seconds to wait for another process


class NotesFile:
    """The open database; threads take turns at it.

    An older file is copied into ``backups`` (if given) and then migrated; one that knows migrations which are not in
    ``history`` was written by a newer program and is ``read_only``. Raises NotesError when the file is damaged, is no
    notes file, or cannot be opened; ``thorough`` looks at every page for that, before anything is written. Raises
    SqliteTooOld before the file is touched.
    """

    def __init__(self, path: Path, *, history: Migrations, backups: Path | None = None, thorough: bool = False) -> None:
        self.path = path
        self._lock = RLock()
        require_sqlite()
        with translated():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = _connect(path)
            try:
                if thorough:
                    self._look_through()
                self.read_only = self._is_newer(history)
                if self.read_only:
                    self._database.execute("PRAGMA query_only = ON")
                else:
                    self._prepare(history, backups)
            except BaseException:
                self._database.close()
                raise

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """The database, for as long as it takes to read what is wanted. Raises NotesError."""
        with self._lock, translated():
            yield self._database

    @contextmanager
    def atomic(self) -> Iterator[Database]:
        """One transaction that holds the write lock from its start: all of it is on disk afterwards, or nothing is.

        What is read inside is what the change is based on: no other process writes in between. Inside another one it is
        a savepoint. Raises NotesError, NotesReadOnly.
        """
        if self.read_only:
            raise NotesReadOnly
        with self._lock, translated():
            if self._database.conn.in_transaction:
                with self._database.atomic():
                    yield self._database
                return
            self._database.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
                self._database.conn.execute("COMMIT")
            except BaseException:
                self._database.rollback()
                raise

    def back_up(self, folder: Path, kind: BackupKind) -> Backup:
        """A checked copy in ``folder``; see ``kb.notes.storage.backup_files``. Raises NotesError, NotesDamaged."""
        with self.reading() as database:
            return back_up(database.conn, folder, kind, datetime.now(UTC))

    def take_over(self, copy: Path) -> None:
        """Replace all that is in the file by what is in another one of the same form, in one transaction.

        Nobody who has the file open notices more than a change, and a program that is killed meanwhile leaves either
        the old notes or the new. Raises NotesError, NotesReadOnly.
        """
        with self._lock, translated():
            self._database.conn.execute("attach ? as source", [str(copy)])
            try:
                with self.atomic() as database:
                    database.execute("PRAGMA defer_foreign_keys = ON")
                    for table in sorted(set(database.table_names()) - {Migrations.migrations_table}):
                        columns = ", ".join(f'"{column.name}"' for column in database.table(table).columns)
                        database.execute(f'delete from main."{table}"')  # noqa: S608 - names of our own tables
                        database.execute(f'insert into main."{table}" select {columns} from source."{table}"')  # noqa: S608
            finally:
                self._database.conn.execute("detach source")

    def check(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; empty when it is sound."""
        try:
            with self.reading() as database:
                found = [str(row[0]) for row in database.execute("PRAGMA integrity_check")]
                found += [f"foreign key: {row}" for row in database.execute("PRAGMA foreign_key_check")]
        except NotesError as error:
            return (str(error),)
        return tuple(line for line in found if line != "ok")

    def close(self) -> None:
        """Close the file; nothing else can be done with it afterwards."""
        with self._lock, translated():
            self._database.close()

    def _look_through(self) -> None:
        """A quick look at every page (5 ms for 10,000 annotations). Raises NotesDamaged."""
        (found,) = self._database.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise NotesDamaged(found)

    def _is_newer(self, history: Migrations) -> bool:
        tables = set(self._database.table_names()) - {history.migrations_table}
        if tables and not history.applied(self._database):
            raise NotesDamaged("not a notes file")
        return is_newer(self._database, history)

    def _prepare(self, history: Migrations, backups: Path | None) -> None:
        if history.applied(self._database) and history.pending(self._database) and backups is not None:
            back_up(self._database.conn, backups, BackupKind.BEFORE_MIGRATION, datetime.now(UTC))
        self._enable_wal()
        if history.pending(self._database):
            with self.atomic():  # another process may be at the same: what is pending is asked again inside
                history.apply(self._database)

    def _enable_wal(self) -> None:
        """SQLite does not wait by itself for the lock that this takes. Where WAL is impossible, all works without."""
        deadline = time.monotonic() + BUSY_TIMEOUT
        while True:
            try:
                self._database.enable_wal()
            except sqlite3.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            else:
                return


def require_sqlite() -> None:
    """Raise SqliteTooOld where SQLite cannot read STRICT tables: it would call sound notes a malformed schema."""
    if sqlite3.sqlite_version_info < MINIMUM_SQLITE:
        raise SqliteTooOld(sqlite3.sqlite_version, ".".join(map(str, MINIMUM_SQLITE)))


def is_newer(database: Database, history: Migrations) -> bool:
    """Whether a program wrote the file that knows more migrations than ``history``. Raises sqlite3.Error."""
    return not {migration.name for migration in history.applied(database)} <= _names(history)


def _names(history: Migrations) -> set[str]:
    """The migrations this program knows."""
    empty = Database(memory=True, execute_plugins=False)
    try:
        return {migration.name for migration in history.pending(empty)}
    finally:
        empty.close()


def _connect(path: Path) -> Database:
    """A connection that any thread may use and that starts no transaction by itself."""
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False)
    try:
        connection.text_factory = partial(str, encoding="utf-8", errors="replace")  # bad bytes hide no other row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise
