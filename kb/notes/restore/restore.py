"""A backup on its way into the place of the notes: first a copy, checked and brought to the present form."""

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kb.encryption.connections import connect, connect_any, export_to, is_plain
from kb.encryption.data_key import DataKey
from kb.errors import BackupDamaged, BackupTooNew, NotesDamaged
from kb.files import PRIVATE_FILE
from kb.model import Annotation, Bookmark, NotesChange
from kb.notes.restore.inspection import opened_read_only
from kb.notes.storage.backup_files import Backup, copy_database
from kb.notes.storage.database import NotesFile
from kb.notes.storage.errors import translated
from kb.notes.storage.migrations import migrations

Item = Annotation | Bookmark
# What stands beside the notes while a backup is prepared, or a new file for damaged notes.
RESTORING, FRESH = ".restoring.db", ".fresh.db"
_ABANDONED = 24 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring a backup changed, and the backup that was made before: None without a folder for it."""

    change: NotesChange
    kept: Backup | None


def change_between(before: Mapping[str, Item], after: Mapping[str, Item]) -> NotesChange:
    """What became of the items, by their ids."""
    return NotesChange(
        added=tuple(item for item_id, item in after.items() if item_id not in before),
        changed=tuple(item for item_id, item in after.items() if item_id in before and item != before[item_id]),
        removed=tuple(item for item_id, item in before.items() if item_id not in after),
    )


def sweep_copies(notes: Path) -> None:
    """Remove the copies of the notes that killed programs left beside them; a young one may be in the making."""
    for suffix in (RESTORING, FRESH):
        for copy in notes.parent.glob(f"{notes.stem}{suffix}*"):
            with suppress(OSError):
                if copy.stat().st_mtime < time.time() - _ABANDONED:
                    copy.unlink()


@contextmanager
def prepared(path: Path, *, beside: Path, key: DataKey | None = None) -> Iterator[Path]:
    """A copy of a backup, one file in the folder of ``beside``, in the form of this program; gone afterwards.

    Both are encrypted by ``key``, if there is one. The backup itself is not touched.
    Raises BackupDamaged, BackupTooNew, and NotesError when there is no room.
    """
    copy = beside.with_suffix(RESTORING)  # always the same name: a killed program leaves one at most
    try:
        discard(copy)
        with opened_read_only(path, key) as database, translated():
            if key is None:
                copy_database(database, copy)
            else:
                _copy_encrypted(path, copy, key)
        try:
            file = NotesFile(copy, history=migrations, key=key)
        except NotesDamaged as error:
            raise BackupDamaged(str(error)) from error
        try:
            if file.read_only:
                raise BackupTooNew(path.name)
        finally:
            file.close()
        single_file(copy, key)
        yield copy
    finally:
        discard(copy)


def _copy_encrypted(path: Path, copy: Path, key: DataKey) -> None:
    """A copy that is encrypted, of a backup that may be from before that. Raises sqlite3.Error, OSError."""
    os.close(os.open(copy, os.O_CREAT | os.O_WRONLY, PRIVATE_FILE))
    if is_plain(path):
        with closing(connect_any(path, None)) as plain:
            export_to(plain, copy, key)
        return
    for part in ("", "-wal"):
        source = path.with_name(path.name + part)
        if source.exists():
            shutil.copyfile(source, copy.with_name(copy.name + part))


def discard(file: Path) -> None:
    """Delete a database with what SQLite has laid beside it. Raises NotesError."""
    with translated():
        for suffix in ("", "-wal", "-shm", "-journal"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)


def single_file(path: Path, key: DataKey | None = None) -> None:
    """Bring a closed database into one file that can be moved, its log written back. Raises NotesError."""
    with translated(), closing(connect(path, key)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
