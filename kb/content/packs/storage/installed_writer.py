"""Change which packs are installed: one process at a time, one record at a time, and nothing left behind."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.content.packs.entry_paths import is_pack_id
from kb.content.packs.errors import PackStateDamaged
from kb.content.packs.storage.durable_files import discard, replacing, sync_folder
from kb.content.packs.storage.installed import FORMAT, INSTALLED, RECORD, InstalledPack, pack_folder, read_installed
from kb.content.packs.storage.locking import locked

_LOCK = ".lock"  # no pack id begins with a dot


def write_installed(packs: Path, pack: InstalledPack) -> None:
    """Replace a pack's record in one step; from then on the version it names is in use. Raises OSError."""
    fields = {
        "format": FORMAT,
        "current": pack.current,
        "previous": pack.previous,
        "publisher": {"key": pack.publisher.key, "name": pack.publisher.name},
    }
    with replacing(pack_folder(packs, pack.id) / RECORD) as file:
        file.write(json.dumps(fields, ensure_ascii=False, indent=1).encode())


def forget_installed(packs: Path, pack_id: str) -> None:
    """Remove the record and all versions of a pack, the record first. Raises OSError."""
    folder = pack_folder(packs, pack_id)
    (folder / RECORD).unlink(missing_ok=True)
    sync_folder(folder)
    shutil.rmtree(folder)


@contextmanager
def changing(packs: Path) -> Iterator[None]:
    """Hold the lock on all packs while they are changed, and sweep what an interrupted change left. Raises PackBusy."""
    root = packs / INSTALLED
    root.mkdir(parents=True, exist_ok=True)
    sync_folder(packs)
    with locked(root / _LOCK):
        sweep(packs)
        yield


def sweep(packs: Path) -> None:
    """Remove the folders and files that no record names; those of a record that cannot be read are left alone."""
    for folder in (packs / INSTALLED).iterdir():
        if not folder.is_dir() or not is_pack_id(folder.name):
            continue
        try:
            record = read_installed(packs, folder.name)
        except PackStateDamaged:
            continue
        kept = {RECORD, record.current, record.previous} if record else set()
        for place in folder.iterdir():
            if place.name not in kept:
                discard(place)
        if not kept:
            discard(folder)
