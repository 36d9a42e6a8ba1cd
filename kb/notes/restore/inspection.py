"""Looking into a backup: what is in it, and how that differs from the present notes; nothing is changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from kb.encryption.connections import connect_read_only, is_plain
from kb.encryption.data_key import DataKey
from kb.errors import BackupDamaged, BackupTooNew, NotesError
from kb.model import BackupKind
from kb.notes.storage.backup_files import backup_at, backups_in, digest_of
from kb.notes.storage.database import is_newer
from kb.notes.storage.errors import translated
from kb.notes.storage.migrations import migrations
from kb.notes.storage.page_images import read_image
from kb.notes.storage.queries import IN_BIN
from kb.notes.storage.rows import ANNOTATION, BOOKMARK

_VISIBLE = f"deleted is null and kind in ('{ANNOTATION}', '{BOOKMARK}')"
_IGNORED_COLUMNS = {"created", "modified", "deleted"}  # columns in which two equal items may differ


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What is in a backup; ``size`` is in bytes, ``newest`` is the last modification.

    ``kind`` is None for a file that is not one of our backups by its name; ``made`` is then the time of the file.
    ``problem`` says why it cannot be restored, empty when it can. Two with the same ``digest`` hold the same; empty
    where the name does not tell.
    """

    path: Path
    kind: BackupKind | None
    made: datetime
    size: int
    annotations: int = 0
    bookmarks: int = 0
    deleted: int = 0
    newest: datetime | None = None
    problem: NotesError | None = None
    digest: str = ""

    @property
    def sound(self) -> bool:
        """Whether it can be restored."""
        return self.problem is None


@dataclass(frozen=True, slots=True)
class BackupDifference:
    """How many annotations and bookmarks would appear, change and vanish if a backup were restored.

    ``other`` tells that something else differs: the recycle bin, the daily review, decisions on places.
    """

    appear: int = 0
    change: int = 0
    vanish: int = 0
    other: bool = False

    def __bool__(self) -> bool:
        return bool(self.appear or self.change or self.vanish or self.other)


def describe(path: Path, key: DataKey | None = None) -> BackupContents:
    """What is in a backup. One that cannot be restored has a ``problem``. Raises NotesError when there is none."""
    with translated():
        state = path.stat()
    known = backup_at(path)
    kind, made = (known.kind, known.made) if known else (None, datetime.fromtimestamp(state.st_mtime, UTC))
    digest = known.digest if known else ""
    try:
        with opened_read_only(path, key) as database, translated():
            if is_newer(Database(database, execute_plugins=False), migrations):
                raise BackupTooNew(path.name)
            (annotations,) = _one(database, "select count(*) from items where deleted is null and kind = ?", ANNOTATION)
            (bookmarks,) = _one(database, "select count(*) from items where deleted is null and kind = ?", BOOKMARK)
            (deleted,) = _one(database, f"select count(*) from items where {IN_BIN}")  # noqa: S608
            (newest,) = _one(database, "select max(modified) from items")
    except NotesError as error:
        return BackupContents(path, kind, made, state.st_size, problem=error)
    counts = (annotations, bookmarks, deleted)
    return BackupContents(path, kind, made, state.st_size, *counts, _time(newest), digest=digest)


def describe_all(folder: Path, key: DataKey | None = None) -> tuple[BackupContents, ...]:
    """What is in the backups of a folder, the newest first. Raises NotesError."""
    with translated():
        backups = backups_in(folder)
    return tuple(describe(backup.path, key) for backup in backups)


def difference(path: Path, present: sqlite3.Connection, key: DataKey | None = None) -> BackupDifference:
    """What restoring a backup would do to the notes behind an open connection. Raises BackupDamaged."""
    with opened_read_only(path, key) as database, translated():
        shared = _columns(database) & _columns(present)
        then, now = (_items(connection, sorted(shared - _IGNORED_COLUMNS)) for connection in (database, present))
        other = digest_of(database) != digest_of(present)
    return BackupDifference(
        appear=len(then.keys() - now.keys()),
        change=sum(then[item] != now[item] for item in then.keys() & now.keys()),
        vanish=len(now.keys() - then.keys()),
        other=other and then == now,
    )


@contextmanager
def opened_read_only(path: Path, key: DataKey | None = None) -> Iterator[sqlite3.Connection]:
    """A sound backup, open for reading; neither it nor its folder is written to. Raises BackupDamaged.

    Our own backups are single files. One copied out of a data folder may have its last changes in a ``-wal`` beside
    it: the two are read into memory, as a copy on the disk would stay there when the program is killed. It is
    encrypted by ``key``, if there is one; a backup from the time before that is not.
    """
    with ExitStack() as opened:
        try:
            with translated():
                database = opened.enter_context(closing(_connect(path, key)))
                database.text_factory = partial(str, encoding="utf-8", errors="replace")
                _check(database)
        except NotesError as error:
            raise BackupDamaged(str(error)) from error
        yield database


def _connect(path: Path, key: DataKey | None) -> sqlite3.Connection:
    log = path.with_name(path.name + "-wal")
    key = None if is_plain(path) else key
    if not (log.exists() and log.stat().st_size):
        return connect_read_only(path, key)
    image = read_image(path, key)
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(image)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(database: sqlite3.Connection) -> None:
    (found,) = _one(database, "PRAGMA quick_check(1)")
    if found != "ok":
        raise BackupDamaged(found)
    tables = {name for (name,) in database.execute("select name from sqlite_master where type = 'table'")}
    if not {"items", "texts", "_sqlite_migrations"} <= tables:
        raise BackupDamaged("not a notes file")


def _one(database: sqlite3.Connection, query: str, *values: str) -> tuple[Any, ...]:
    row: tuple[Any, ...] = database.execute(query, values).fetchone()
    return row


def _columns(database: sqlite3.Connection) -> set[str]:
    return {row[1] for row in database.execute("PRAGMA table_info(items)")}


def _items(database: sqlite3.Connection, columns: list[str]) -> dict[str, tuple[object, ...]]:
    listed = ", ".join(f'"{column}"' for column in columns)
    query = f"select id, {listed} from items where {_VISIBLE}"  # noqa: S608 - the names come from the table itself
    return {row[0]: tuple(row[1:]) for row in database.execute(query)}


def _time(stored: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(stored))
    except ValueError:
        return None
