"""When ``notes.db`` is damaged: a backup, what can be salvaged, or an empty file in its place.

The damaged file is copied aside with all that belongs to it before anything else happens, and the new one takes its
place in one step: whenever the program is killed, either the old file stands there or the new one.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kb.encryption.data_key import DataKey
from kb.files import sync_folder
from kb.notes.restore.inspection import BackupContents, describe
from kb.notes.restore.restore import FRESH, discard, prepared, single_file
from kb.notes.restore.salvage import Salvaged, salvage
from kb.notes.storage.backup_files import backups_in
from kb.notes.storage.database import NotesFile
from kb.notes.storage.errors import translated
from kb.notes.storage.migrations import migrations

_PARTS = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of a damaged file: it lies at ``aside`` now; ``salvaged`` is what was read of it, if that was tried.

    ``aside`` is None when there was no file.
    """

    aside: Path | None
    salvaged: Salvaged | None = None


def newest_sound(folder: Path, key: DataKey | None = None) -> BackupContents | None:
    """The newest backup that can be restored; None when there is none. Raises NotesError."""
    with translated():
        backups = backups_in(folder)
    described = (describe(backup.path, key) for backup in backups)
    return next((contents for contents in described if contents.sound), None)


def recover_from(backup: Path, notes: Path, key: DataKey | None = None) -> Recovered:
    """Put a backup in the place of the damaged notes. Raises BackupDamaged, BackupTooNew, NotesError."""
    with prepared(backup, beside=notes, key=key) as copy:
        return Recovered(_exchange(copy, notes))


def recover_salvaged(notes: Path, key: DataKey | None = None) -> Recovered:
    """Put what can still be read of the damaged notes in their place. Raises NotesError."""
    with _fresh(notes, key) as file:
        saved = salvage(notes, file, key)
        return Recovered(_exchange(file, notes), saved)


def recover_empty(notes: Path, key: DataKey | None = None) -> Recovered:
    """Put an empty file in the place of the damaged notes. Raises NotesError."""
    with _fresh(notes, key) as file:
        return Recovered(_exchange(file, notes))


@contextmanager
def _fresh(notes: Path, key: DataKey | None) -> Iterator[Path]:
    """An empty notes file beside the notes, gone afterwards unless it has been moved."""
    file = notes.with_suffix(FRESH)
    try:
        discard(file)
        NotesFile(file, history=migrations, key=key).close()
        single_file(file, key)
        yield file
    finally:
        discard(file)


def _exchange(new: Path, notes: Path) -> Path | None:
    """Copy the damaged file aside, then put the new one in its place; where the copy lies.

    The damaged file's log must not stay beside the new file: SQLite would play it into that. It is in the copy.
    """
    with translated():
        _flush(new)
        aside = _set_aside(notes) if notes.exists() else None
        for part in _PARTS[1:]:
            notes.with_name(notes.name + part).unlink(missing_ok=True)
        new.replace(notes)
        sync_folder(notes.parent)
        return aside


def _set_aside(notes: Path) -> Path:
    stem = f"notes-damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    aside = notes.with_name(f"{stem}.db")
    number = 1
    while aside.exists():
        number += 1
        aside = notes.with_name(f"{stem}-{number}.db")
    for part in reversed(_PARTS):  # the file itself last: where it is, all is
        source = notes.with_name(notes.name + part)
        if source.exists():
            target = aside.with_name(aside.name + part)
            shutil.copyfile(source, target)
            _flush(target)
    sync_folder(aside.parent)
    return aside


def _flush(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
