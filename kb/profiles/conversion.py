"""Moving a person's files into encryption and out of it. Each step leaves the old whole or the new, whenever it ends.

The new files are made in a folder of their own, flushed, and read back by the key; then one renaming makes them count.
Only after that the old ones are removed, and what a killed program has left to remove the next one removes. A file that
was removed may still be found on the disk by who looks for it there: nothing can be done about that from here.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kb.encryption.connections import connect, connect_any, export_to, is_plain
from kb.encryption.data_key import DataKey
from kb.encryption.records import sealed, unsealed
from kb.errors import ProfilesError
from kb.files import PRIVATE_FILE, atomic_write, make_private_folder, sync_folder
from kb.translation import tr

ORIGINALS = "originals.json"  # what is still to be removed, with the digests it had
_DATABASES = ("notes.db", "versions.db")
_OWN = re.compile(
    r"(notes|versions|settings|searches|progress|drafts|receipts|feedback)[.-].*|\.[0-9a-f]{16}\.tmp(\.sealed)?"
)
_LOGS = ("-wal", "-shm", "-journal")
_SEALED, _DAMAGED = ".sealed", ".unreadable"  # what is no sound file is kept as it is, encrypted


def personal_files(folder: Path) -> tuple[str, ...]:
    """The names of what belongs to one person in a data folder or in theirs: files there and in ``backups``."""
    return (*_files(folder, ""), *_files(folder / "backups", "backups/"))


def encrypt(source: Path, target: Path, key: DataKey) -> dict[str, str]:
    """Encrypt all that belongs to one person in ``source`` into the new folder ``target``; names and digests.

    All has been read back and is safe on the disk; nothing in ``source`` is another. Raises ProfilesError, OSError,
    sqlite3.Error.
    """
    return _convert(source, target, None, key)


def decrypt(source: Path, target: Path, key: DataKey) -> None:
    """The other way round. Raises ProfilesError, OSError, sqlite3.Error."""
    _convert(source, target, key, None)


def remove_originals(root: Path, person: Path) -> tuple[str, ...]:
    """Remove what was encrypted, as far as it is still what it was; the names of what is not, and stays."""
    listed = person / ORIGINALS
    if not listed.is_file():
        return ()
    left = []
    for name, digest in json.loads(listed.read_bytes()).items():
        file = root / name
        if file.is_file():
            if _digest(file) == digest and not _has_log(file):
                file.unlink()
            else:
                left.append(name)
    sync_folder(root)
    listed.unlink()
    return tuple(left)


def move_into(source: Path, root: Path) -> None:
    """Put the files of a finished folder into the data folder; those that are missing were put there before."""
    for name in personal_files(source) if source.is_dir() else ():
        (root / name).parent.mkdir(exist_ok=True)
        (source / name).replace(root / name)
    sync_folder(root / "backups")
    sync_folder(root)
    shutil.rmtree(source, ignore_errors=True)


def _convert(source: Path, target: Path, old: DataKey | None, new: DataKey | None) -> dict[str, str]:
    make_private_folder(target / "backups")
    for name in _DATABASES:
        if (source / name).is_file():
            _without_log(source / name, old)
    digests = {name: _digest(source / name) for name in personal_files(source)}
    for name in digests:
        convert = _convert_database if name.endswith(".db") else _convert_file
        convert(source / name, target / name, old, new)
    if any(not (source / name).is_file() or _digest(source / name) != digest for name, digest in digests.items()):
        raise ProfilesError(tr("笔记正被另一个程序改动"))
    sync_folder(target / "backups")
    sync_folder(target)
    return digests


def _convert_database(source: Path, target: Path, old: DataKey | None, new: DataKey | None) -> None:
    if _has_log(source) or not _is_sound(source, old):
        _convert_file(source, target, old, new)
        return
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    with closing(connect_any(source, old)) as opened:
        export_to(opened, target, new)
    _flush(target)
    if _contents(source, old) != _contents(target, new) or is_plain(target) is not (new is None):
        raise ProfilesError(tr("{name} 核对不符").format(name=source.name))


def _convert_file(source: Path, target: Path, old: DataKey | None, new: DataKey | None) -> None:
    content = source.read_bytes()
    if new is not None:
        target = target if source.suffix == ".json" else target.with_name(target.name + _SEALED)
        atomic_write(target, sealed(content, new, source.name))
        if unsealed(target.read_bytes(), new, source.name) != content:
            raise ProfilesError(tr("{name} 核对不符").format(name=source.name))
        return
    assert old is not None  # noqa: S101 - narrows the type: one of the two is a key
    name = source.name.removesuffix(_SEALED)
    try:
        atomic_write(target.with_name(name), unsealed(content, old, name))
    except ValueError:  # damaged: kept as it is
        atomic_write(target.with_name(source.name + _DAMAGED), content)


def _has_log(file: Path) -> bool:
    return any(file.with_name(file.name + log).exists() for log in _LOGS)


def _without_log(database: Path, key: DataKey | None) -> None:
    """Write the log back, so that the file alone is all. Raises ProfilesError where another program has it open."""
    try:
        with closing(connect(database, key, timeout=1.0, isolation_level=None)) as opened:
            opened.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        raise ProfilesError(tr("笔记正被另一个程序打开")) from error
    except sqlite3.DatabaseError:
        return  # damaged: it is kept as it is, with its log


def _is_sound(database: Path, key: DataKey | None) -> bool:
    try:
        with closing(connect(database, key)) as opened:
            return bool(opened.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _contents(database: Path, key: DataKey | None) -> str:
    """What stands for every table, index and row of a database."""
    out = hashlib.sha256()
    with closing(connect(database, key)) as opened:
        opened.text_factory = bytes
        tables = opened.execute("select type, name, sql from sqlite_master order by type, name").fetchall()
        out.update(repr((tables, opened.execute("PRAGMA user_version").fetchall())).encode())
        for kind, name, _sql in tables:
            if kind == b"table":
                rows = opened.execute(f'select * from "{name.decode()}"').fetchall()  # noqa: S608 - names in the file
                out.update(repr(sorted(map(repr, rows))).encode())
    return out.hexdigest()


def _files(folder: Path, before: str) -> Iterator[str]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if _OWN.fullmatch(path.name) and not path.name.endswith(".lock") and path.is_file() and not path.is_symlink():
            yield before + path.name


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _flush(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
