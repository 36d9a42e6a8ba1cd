"""Connections to databases, encrypted where there is a key; both kinds behave and fail like Python's ``sqlite3``.

SQLCipher comes as a module of its own, with exceptions of its own: here they become those of ``sqlite3``, code and all,
so that whoever uses a connection needs to know one kind.
"""

import sqlite3
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Any

from kb.encryption.data_key import DataKey
from kb.errors import EncryptionUnavailable


def connect(
    path: Path | str,
    key: DataKey | None = None,
    *,
    timeout: float = 5.0,
    isolation_level: Any = "",  # noqa: ANN401 - as sqlite3 has it
    check_same_thread: bool = True,
) -> sqlite3.Connection:
    """An open database. Raises sqlite3.Error; EncryptionUnavailable where SQLCipher is not there.

    A wrong key is noticed with the first statement: "file is not a database", as SQLite says of any such file.
    """
    options: dict[str, Any] = {
        "timeout": timeout,
        "isolation_level": isolation_level,
        "check_same_thread": check_same_thread,
    }
    return sqlite3.connect(path, **options) if key is None else _opened(str(path), key, **options)


def connect_read_only(path: Path, key: DataKey | None = None) -> sqlite3.Connection:
    """A database that nobody writes to, opened so that nothing is written beside it either. Raises sqlite3.Error."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True) if key is None else _opened(address, key, uri=True)


def is_plain(path: Path) -> bool:
    """Whether a file is a database that is not encrypted. Raises OSError."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


def _opened(path: str, key: DataKey | None, **options: Any) -> sqlite3.Connection:  # noqa: ANN401 - as sqlite3 has them
    connection = _encrypted_connection()(path, **options)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")  # else it writes to the standard error
        if key is not None:
            connection.execute(f'PRAGMA key = "{key_words(key)}"')
    except BaseException:
        connection.close()
        raise
    return connection


def key_words(key: DataKey | None) -> str:
    """The key as SQLCipher reads it in a statement; the empty text says: not encrypted."""
    return "" if key is None else f"x'{key.for_databases.hex()}{key.database_salt.hex()}'"


def attach(connection: sqlite3.Connection, path: Path, name: str, key: DataKey | None) -> None:
    """Attach a database under ``name``, itself encrypted or not as ``key`` says. Raises sqlite3.Error."""
    plain = key is None and isinstance(connection, sqlite3.Connection)
    words = "" if plain else f' key "{key_words(key)}"'
    connection.execute(f"attach ? as {name}{words}", [str(path)])


def export_to(connection: sqlite3.Connection, target: Path, key: DataKey | None) -> None:
    """Write all that SQLCipher's connection shows into another file, encrypted by another key or not at all."""
    attach(connection, target, "exported", key)
    try:
        connection.execute("select sqlcipher_export('exported')")
        (version,) = connection.execute("pragma user_version").fetchone()
        connection.execute(f"pragma exported.user_version = {version}")  # which the export leaves out
    finally:
        connection.execute("detach exported")


def connect_any(path: Path, key: DataKey | None) -> sqlite3.Connection:
    """A connection of SQLCipher's even to a file that is not encrypted: what ``export_to`` needs."""
    return _opened(str(path), key, isolation_level=None)


def is_available() -> bool:
    """Whether SQLCipher is there and works on this machine."""
    try:
        _encrypted_connection()
    except EncryptionUnavailable:
        return False
    return True


@cache
def _encrypted_connection() -> Callable[..., sqlite3.Connection]:
    """SQLCipher's class of connections, with sqlite3's errors. Raises EncryptionUnavailable."""
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - only with encryption; there are systems without it
    except ImportError as error:
        raise EncryptionUnavailable(str(error)) from error
    errors = {
        getattr(dbapi2, name): getattr(sqlite3, name)
        for name in (
            *("Warning", "Error", "InterfaceError", "DatabaseError", "DataError", "OperationalError"),
            *("IntegrityError", "InternalError", "ProgrammingError", "NotSupportedError"),
        )
    }

    def translating(method: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(method)
        def call(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            try:
                return method(*arguments, **options)
            except (dbapi2.Error, dbapi2.Warning) as error:
                translated = errors.get(type(error), sqlite3.DatabaseError)(*error.args)
                for fact in ("sqlite_errorcode", "sqlite_errorname"):
                    if hasattr(error, fact):
                        setattr(translated, fact, getattr(error, fact))
                raise translated from error

        return call

    def namespace(kind: type, methods: tuple[str, ...]) -> dict[str, Any]:
        return {name: translating(getattr(kind, name)) for name in methods}

    cursor = type(
        "EncryptedCursor",
        (dbapi2.Cursor,),
        namespace(
            dbapi2.Cursor,
            ("execute", "executemany", "executescript", "fetchone", "fetchmany", "fetchall", "__next__", "close"),
        ),
    )
    make_cursor = dbapi2.Connection.cursor
    own = namespace(
        dbapi2.Connection,
        (
            *("__init__", "execute", "executemany", "executescript", "commit", "rollback", "backup", "close"),
            *("create_function", "__exit__"),
        ),
    )
    own["cursor"] = translating(lambda self: make_cursor(self, cursor))
    made: Callable[..., sqlite3.Connection] = type("EncryptedConnection", (dbapi2.Connection,), own)
    return made
