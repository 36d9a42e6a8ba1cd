"""The file ``notes.db``, opened so that what is written stays: WAL, a sync at every commit, a copy before migrating."""

import errno
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Lock, RLock, get_ident, local
from typing import TypeVar

from sqlite_utils import Database, Migrations

from kb.encryption.connections import attach, connect
from kb.encryption.data_key import DataKey
from kb.errors import (
    NotesDamaged,
    NotesError,
    NotesNoAccess,
    NotesNotReadable,
    NotesReadOnly,
    NotesTooNew,
    SqliteTooOld,
)
from kb.files import sync_folder
from kb.machine.system_requirements import MINIMUM_SQLITE
from kb.model import BackupKind
from kb.notes.storage.backup_files import Backup, back_up
from kb.notes.storage.errors import translated
from kb.notes.storage.page_images import read_image
from kb.notes.storage.rows import time_of

T = TypeVar("T")
BUSY_TIMEOUT = 5.0  # seconds to wait for another process
_BESIDE = ("-wal", "-shm")  # what another user may have left there
_PRIMARY = 0xFF  # of an error code of SQLite: the rest says which kind of it
_PLANS = 3  # times that something is worked out without the lock before it is with it
_FIRST_SLICE = 0.1  # seconds: whoever is not done by then is told of
_SLICE = 0.5  # seconds of the rest at a time: then it is asked whether to go on


class _Reader:
    """A thread's connection for reading; who reads on it or closes it holds ``in_use``."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.in_use = RLock()  # its thread may read within a reading


class NotesFile:
    """The open database. Threads take turns at writing; each reads on a connection of its own and waits for nobody.

    An older file is copied into ``backups`` (if given) and then migrated; one that knows migrations which are not in
    ``history`` was written by a newer program and can only be read, and so can one in a place that cannot be written:
    that is read into memory, and where it may not even be read there are no notes. ``read_only_reason`` says which.
    Raises NotesError when the file is damaged, is no notes file, or cannot be opened; ``thorough`` looks at every page
    for that, before anything is written. Raises SqliteTooOld before the file is touched. With a ``key`` it is
    encrypted, and so are its backups.
    """

    def __init__(
        self,
        path: Path,
        *,
        history: Migrations,
        backups: Path | None = None,
        thorough: bool = False,
        key: DataKey | None = None,
    ) -> None:
        self.path = path
        self._key = key
        self.read_only_reason: NotesError | None = None
        self._lock = RLock()
        require_sqlite()
        self._writing_thread: int | None = None
        self._own = local()  # each thread's connection for reading
        self._readers: list[_Reader] = []
        self._opening = Lock()  # of one of them, while another thread closes all
        self._patience: float | None = None  # seconds; None: BUSY_TIMEOUT
        self._when_waiting: Callable[[], None] = _nothing
        self._closed = False
        self._shared = True  # whether all threads use the one connection
        with translated():
            obstacle = _obstacle(path)
            if obstacle is None:
                self._database = _connect(path, key)
            else:
                self._database, obstacle = _in_memory(path, key, obstacle)
            try:
                if thorough:
                    self._look_through()
                if self._is_newer(history):
                    self.read_only_reason = NotesTooNew()
                    self._database.execute("PRAGMA query_only = ON")
                elif obstacle is not None:
                    self.read_only_reason = obstacle
                    history.apply(self._database)  # of the copy in memory
                    self._database.execute("PRAGMA query_only = ON")
                else:
                    self._prepare(history, backups)
                    self._shared = self._database.journal_mode != "wal"
            except BaseException:
                self._database.close()
                raise

    @property
    def read_only(self) -> bool:
        """Whether nothing can be stored."""
        return self.read_only_reason is not None

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """The database as it was when the outermost ``reading`` of this thread began. Raises NotesError.

        With a write-ahead log nobody waits: not for another thread, not for another process that writes. Within
        ``atomic`` it is what has been written so far. Nothing may be written within ``reading`` and read back there.
        """
        if self._shared or self._writing_thread == get_ident():
            with self._lock, translated():
                yield self._database
            return
        with translated():
            reader = self._reader()
            with reader.in_use:
                database = reader.database
                if database.conn.in_transaction:
                    yield database
                    return
                database.conn.execute("BEGIN")
                try:
                    yield database
                finally:
                    database.conn.execute("ROLLBACK")

    def _reader(self) -> _Reader:
        """This thread's connection for reading."""
        reader: _Reader | None = getattr(self._own, "reader", None)
        if reader is None:
            with self._opening:
                if self._closed:
                    raise sqlite3.ProgrammingError("Cannot operate on a closed database.")
                reader = _Reader(_connect(self.path, self._key))
                reader.database.conn.execute("PRAGMA query_only = ON")
                self._readers.append(reader)
            self._own.reader = reader
        return reader

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """No other thread writes meanwhile; other processes may."""
        with self._lock:
            yield

    def wait_for_others(self, patience: float | None, when_waiting: Callable[[], None] | None = None) -> None:
        """How many seconds another process that writes is waited for from now on (None: ``BUSY_TIMEOUT``).

        It counts for what is waiting already too. ``when_waiting`` is called once where that takes more than a tenth of
        a second, on the thread that waits.
        """
        self._patience, self._when_waiting = patience, when_waiting or _nothing

    @contextmanager
    def atomic(self, *, patience: float | None = None) -> Iterator[Database]:
        """One transaction that holds the write lock from its start: all of it is on disk afterwards, or nothing is.

        What is read inside is what the change is based on: no other process writes in between. Inside another one it is
        a savepoint. Another process that writes is waited for, ``patience`` seconds at most, by default as long as
        ``wait_for_others`` said. Raises NotesError, NotesBusy, NotesReadOnly.
        """
        if self.read_only:
            raise NotesReadOnly
        with self._lock, translated():
            if self._database.conn.in_transaction:
                with self._database.atomic():
                    yield self._database
                return
            self._begin(patience)
            self._writing_thread = get_ident()
            try:
                yield self._database
                self._database.conn.execute("COMMIT")
            except BaseException:
                self._database.rollback()
                raise
            finally:
                self._writing_thread = None

    @contextmanager
    def atomic_with(
        self, plan: Callable[[Database], T], basis: Callable[[Database], object]
    ) -> Iterator[tuple[Database, T]]:
        """``atomic``, and what ``plan`` makes of what is in the file; making it keeps no other process waiting.

        It reads before the lock is taken. Where somebody has written since, and ``basis`` (all that ``plan`` depends
        on) is another one, it is made anew; after _PLANS times with the lock held, so that it comes to an end beside
        somebody who never stops writing. Raises the same.
        """
        for left in reversed(range(_PLANS)):
            version = self._version()
            with self.reading() as before:
                planned = plan(before)
                with self.atomic() as database:
                    untouched = version == self._version()
                    if not untouched and before is not database:
                        untouched = basis(before) == basis(database)
                    if untouched or not left:
                        yield database, planned if untouched else plan(database)
                        return

    def _version(self) -> tuple[int, int]:
        """Another one after every change of the file, whoever made it."""
        with self._lock, translated():
            (others,) = self._database.execute("PRAGMA data_version").fetchone()
            return int(others), self._database.conn.total_changes

    def _begin(self, patience: float | None) -> None:
        """Wait for the lock a slice at a time: the patience may become shorter meanwhile."""
        begun, piece = time.monotonic(), _FIRST_SLICE
        try:
            while not self._begins_within(min(left := self._left(begun, patience), piece)):
                if left <= piece:
                    self._database.conn.execute("BEGIN IMMEDIATE")  # for the last time, and it says what is wrong
                    return
                if piece is _FIRST_SLICE:
                    piece = _SLICE
                    self._when_waiting()
        finally:
            self._database.conn.execute(f"PRAGMA busy_timeout = {round(BUSY_TIMEOUT * 1000)}")

    def _left(self, begun: float, patience: float | None) -> float:
        """So many seconds of patience are left."""
        usual = BUSY_TIMEOUT if self._patience is None else self._patience
        return max((usual if patience is None else patience) - (time.monotonic() - begun), 0.0)

    def _begins_within(self, seconds: float) -> bool:
        """Whether the lock could be had within so many seconds. Raises sqlite3.Error for anything but that."""
        self._database.conn.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")
        try:
            self._database.conn.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY:
                raise
            self._database.conn.execute("PRAGMA busy_timeout = 0")
            return False
        return True

    def back_up(self, folder: Path, kind: BackupKind) -> Backup:
        """A checked copy in ``folder``; see ``kb.notes.storage.backup_files``. Raises NotesError, NotesDamaged."""
        if self._key is not None and isinstance(self.read_only_reason, NotesNoAccess):
            raise NotesNoAccess(str(folder))  # what is read into memory is in the clear
        with self.reading() as database:
            return back_up(database.conn, folder, kind, datetime.now(UTC), self._key)

    def take_over(self, copy: Path) -> None:
        """Replace all that is in the file by what is in another one of the same form, in one transaction.

        Nobody who has the file open notices more than a change, and a program that is killed meanwhile leaves either
        the old notes or the new. Raises NotesError, NotesReadOnly.
        """
        with self._lock, translated():
            attach(self._database.conn, copy, "source", self._key)
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
        """Close the file; nothing else can be done with it afterwards. What is being read is waited for."""
        with translated():
            with self._opening:
                self._closed = True
            for reader in self._readers:
                with reader.in_use:  # SQLite ends the process when a connection is closed under a query
                    reader.database.close()
            with self._lock:
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
            back_up(self._database.conn, backups, BackupKind.BEFORE_MIGRATION, datetime.now(UTC), self._key)
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


def _nothing() -> None:
    """Nobody wants to be told."""


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


def _obstacle(path: Path) -> NotesNoAccess | None:
    """Why nothing can be stored at ``path``: found by trying, as rights alone do not tell (a stick that is locked)."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
        for part in (path, *(path.with_name(path.name + suffix) for suffix in _BESIDE)):
            if part.exists():
                with part.open("r+b"):
                    pass
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))  # nobody else's to read
            sync_folder(path.parent)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            return NotesNoAccess(str(error))
        raise
    return None


def _in_memory(path: Path, key: DataKey | None, obstacle: NotesNoAccess) -> tuple[Database, NotesNoAccess]:
    """A copy of the file in memory, and why it is one; an empty one where there is no file, or none that can be read.

    Raises sqlite3.Error, OSError.
    """
    database = _configured(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
    try:
        path.stat()  # ``exists`` says no of what may not be looked at, from Python 3.14 on
        database.conn.deserialize(read_image(path, key))
    except FileNotFoundError:
        return database, obstacle
    except PermissionError as error:
        return database, NotesNotReadable(str(error))
    except BaseException:
        database.close()
        raise
    return database, obstacle


def _connect(path: Path, key: DataKey | None = None) -> Database:
    """A connection that any thread may use and that starts no transaction by itself."""
    return _configured(connect(path, key, timeout=BUSY_TIMEOUT, isolation_level=None, check_same_thread=False))


def _configured(connection: sqlite3.Connection) -> Database:
    try:
        connection.text_factory = partial(str, encoding="utf-8", errors="replace")  # bad bytes hide no other row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.create_function("is_time", 1, lambda stored: time_of(stored) is not None, deterministic=True)
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise
