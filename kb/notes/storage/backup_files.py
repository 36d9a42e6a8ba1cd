"""Backups of ``notes.db``: made by SQLite, checked before they are kept, thinned as they grow old.

A backup is one file whose name says when it was made, why, and what is in it:
``notes-20260731-081500-123456-auto-0123456789abcdef.db`` (UTC to the microsecond, so that the newest of two is always
known; the digest of its items).
"""

import hashlib
import os
import re
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from kb.encryption.connections import connect, connect_read_only
from kb.encryption.data_key import DataKey
from kb.errors import NotesDamaged
from kb.files import sync_folder
from kb.model import BackupKind

DAYS, WEEKS, MONTHS = 12, 10, 9  # so many of the last ones that have backups keep their newest
SPECIAL = 5  # the newest of every other kind are kept
DUE_AFTER = timedelta(days=1)
_NAME = re.compile(r"notes-(\d{8}-\d{6}(?:-\d{6})?)-([a-z]+(?:-[a-z]+)*?)(?:-([0-9a-f]{16}))?\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A kept copy. ``digest`` stands for its annotations and bookmarks, empty where the name does not tell."""

    path: Path = field(compare=False)
    made: datetime
    kind: BackupKind
    digest: str = ""


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, the newest first; other files are none. Raises OSError."""
    if not folder.is_dir():
        return ()
    found = [backup for path in folder.iterdir() if (backup := backup_at(path))]
    return tuple(sorted(found, key=lambda backup: (backup.made, backup.path.name), reverse=True))


def newest(backups: Iterable[Backup], now: datetime) -> Backup | None:
    """The newest that is not from the future: one made while the clock was wrong says nothing about today."""
    return max((backup for backup in backups if backup.made <= now), key=lambda backup: backup.made, default=None)


def is_due(folder: Path, now: datetime) -> bool:
    """Whether the newest backup is too old, or missing. Raises OSError."""
    last = newest(backups_in(folder), now)
    return last is None or now - last.made >= DUE_AFTER


def back_up(
    connection: sqlite3.Connection, folder: Path, kind: BackupKind, now: datetime, key: DataKey | None = None
) -> Backup:
    """A backup of what stands in the file now, made only if the newest one differs; then the old ones are thinned.

    What a person asked for, or what goes before a change, is a file of its own even beside an equal automatic one,
    which the next automatic one may push out. Before a restore nothing is thinned: not even the backup that is about
    to be restored may go. The file and the copy are encrypted by ``key``, if there is one.
    Raises NotesDamaged, sqlite3.Error or OSError; then nothing has been thinned.
    """
    digest = digest_of(connection)
    last = newest(backups_in(folder), now)
    if (
        last is not None
        and last.digest == digest
        and kind in {BackupKind.AUTO, last.kind}
        and _is_whole(last.path, key)
    ):
        return last
    sweep_halves(folder, now)
    path = folder / f"notes-{now.astimezone(UTC):%Y%m%d-%H%M%S-%f}-{kind}-{digest}.db"
    copy_database(connection, path, key)
    for old in () if kind is BackupKind.BEFORE_RESTORE else superfluous(backups_in(folder), now):
        with suppress(OSError):  # held open by a virus scanner, say: it goes the next time
            old.path.unlink()
    made = backup_at(path)
    assert made is not None  # noqa: S101 - narrows the type: the name is one of ours
    return made


def superfluous(backups: Sequence[Backup], now: datetime) -> tuple[Backup, ...]:
    """Those that may go.

    Of the automatic ones the newest of each of the last DAYS days, WEEKS weeks and MONTHS months stays, counting only
    those in which there are any; of every other kind the SPECIAL newest stay, so that no number of imports or restores
    pushes out anything else. What is from the future (the clock was wrong then, or is now) is thinned apart: it takes
    no place from the others, and they none from it.
    """
    kept: set[int] = set()
    for future in (False, True):
        for kind in BackupKind:
            group = [n for n, backup in enumerate(backups) if backup.kind is kind and (backup.made > now) is future]
            group.sort(key=lambda n: backups[n].made, reverse=True)
            if kind is BackupKind.AUTO:
                for count, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
                    kept.update(_newest_of_each(backups, group, period, count))
            else:
                kept.update(group[:SPECIAL])
    return tuple(backup for n, backup in enumerate(backups) if n not in kept)


def _newest_of_each(
    backups: Sequence[Backup], newest_first: Iterable[int], period: Callable[[datetime], Hashable], count: int
) -> Iterable[int]:
    firsts: dict[Hashable, int] = {}
    for n in newest_first:
        firsts.setdefault(period(backups[n].made.astimezone()), n)
    return islice(firsts.values(), count)


def _day(time: datetime) -> Hashable:
    return time.date()


def _week(time: datetime) -> Hashable:
    return time.isocalendar()[:2]


def _month(time: datetime) -> Hashable:
    return (time.year, time.month)


def sweep_halves(folder: Path, now: datetime) -> None:
    """Away with the halves that killed programs left, journals too; a young one may be in the making."""
    for half in folder.glob("notes-*.tmp*"):
        with suppress(OSError):
            if half.stat().st_mtime < (now - DUE_AFTER).timestamp():
                half.unlink()


def backup_at(path: Path) -> Backup | None:
    """What the name of a file says, None for a file that is no backup of ours."""
    match = _NAME.fullmatch(path.name)
    if match is None or match[2] not in set(BackupKind):
        return None
    try:
        made = datetime.strptime(f"{match[1]}-000000"[:22], "%Y%m%d-%H%M%S-%f").replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, made, BackupKind(match[2]), match[3] or "")


def digest_of(connection: sqlite3.Connection) -> str:
    """16 hexadecimal digits that stand for all that a person has put into the notes. Raises sqlite3.Error.

    Reading places, the undo log and what the program works out by itself are left out: one that only reads makes no new
    backup every day. A file of an older form may have fewer tables and columns.
    """
    out = hashlib.sha256()
    for table, order, own in (
        ("items", "id", ""),
        ("placements", "item_id", "decided"),
        ("reviews", "item_id", ""),
        ("quiz_reviews", "question_id", ""),
        ("ticks", "article_id, period, item", ""),
        ("sign_offs", "id", ""),
    ):
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        if columns and own in {"", *columns}:
            where = f"where {own} is not null" if own else ""
            for row in connection.execute(f"select * from {table} {where} order by {order}, rowid"):  # noqa: S608
                out.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    return out.hexdigest()[:16]


def copy_database(connection: sqlite3.Connection, target: Path, key: DataKey | None = None) -> None:
    """A consistent copy, made and checked by SQLite itself, one file, encrypted by ``key`` if there is one.

    So has the connection's file to be. Raises NotesDamaged, sqlite3.Error or OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    sync_folder(target.parent.parent)
    beside = target.with_suffix(".tmp")
    beside.unlink(missing_ok=True)
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_WRONLY, 0o600))  # nobody else's to read
        with closing(connect(beside, key)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            _check(copy)
        beside.replace(target)
        sync_folder(target.parent)
    except BaseException:
        for suffix in ("", "-journal"):
            beside.with_name(beside.name + suffix).unlink(missing_ok=True)
        raise


def _is_whole(backup: Path, key: DataKey | None) -> bool:
    """Whether a file is what it was when it was made: a stick may have been pulled out, a disk gone bad."""
    try:
        with closing(connect_read_only(backup, key)) as copy:
            _check(copy)
    except (sqlite3.Error, NotesDamaged):
        return False
    return True


def _check(copy: sqlite3.Connection) -> None:
    (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise NotesDamaged(found)
    copy.execute("select 1 from items, _sqlite_migrations").fetchone()  # it is what it should be
