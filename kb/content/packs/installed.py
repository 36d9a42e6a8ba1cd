"""Which packs are installed: one small record for each, and the folders that it names."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.content.packs.durable_files import discard, replacing, sync_folder
from kb.content.packs.locking import locked
from kb.content.packs.package_format import is_pack_id
from kb.content.packs.publisher_keys import PublisherKey, publisher_key
from kb.errors import PackStateDamaged

INSTALLED = ".installed"
_RECORD = "installed.json"
_LOCK = ".lock"  # no pack id begins with a dot
_FORMAT = 1
_MAX_RECORD = 16 * 1024  # bytes
_FOLDER = re.compile(r"(?P<version>\d[\d.]*)-[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """The record of one pack: ``current`` and ``previous`` name folders, empty when there is none.

    A pack that was removed, or rolled back to the built-in one, has no current folder. ``publisher`` is the key that
    all further versions must be signed with; it outlives the pack.
    """

    id: str
    publisher: PublisherKey
    current: str = ""
    previous: str = ""

    @property
    def version(self) -> str:
        """The version in use, or an empty text."""
        return _version(self.current)

    @property
    def previous_version(self) -> str:
        """The version that a rollback would bring back, or an empty text."""
        return _version(self.previous)


def _version(folder: str) -> str:
    match = _FOLDER.fullmatch(folder)
    return match["version"] if match else ""


def is_version_folder(name: str) -> bool:
    """Whether a folder below a pack's may be named like this."""
    return _FOLDER.fullmatch(name) is not None


def pack_folder(packs: Path, pack_id: str) -> Path:
    """Where everything of an installed pack lies."""
    return packs / INSTALLED / pack_id


def current_folder(packs: Path, pack: InstalledPack) -> Path | None:
    """The folder to be served: the current version's, or when that is gone the previous one's, else None."""
    for name in filter(None, (pack.current, pack.previous if pack.current else "")):
        folder = pack_folder(packs, pack.id) / name
        if folder.is_dir():
            return folder
    return None


def installed_ids(packs: Path) -> tuple[str, ...]:
    """The ids of which there is a record, in order. Raises OSError."""
    root = packs / INSTALLED
    if not root.is_dir():
        return ()
    return tuple(sorted(p.name for p in root.iterdir() if is_pack_id(p.name) and (p / _RECORD).is_file()))


def read_installed(packs: Path, pack_id: str) -> InstalledPack | None:
    """The record of a pack, None when there is none. Raises PackStateDamaged, OSError."""
    try:
        with (pack_folder(packs, pack_id) / _RECORD).open("rb") as file:
            content = file.read(_MAX_RECORD)
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        return _decoded(pack_id, json.loads(content))
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise PackStateDamaged(pack_id) from error


def _decoded(pack_id: str, fields: dict[str, Any]) -> InstalledPack:
    publisher = publisher_key(fields["publisher"]["key"], fields["publisher"]["name"])
    current, previous = fields["current"], fields["previous"]
    names_folders = all(name == "" or is_version_folder(name) for name in (current, previous))
    if fields["format"] != _FORMAT or publisher is None or not names_folders:
        raise PackStateDamaged(pack_id)
    return InstalledPack(pack_id, publisher, current, previous)


def write_installed(packs: Path, pack: InstalledPack) -> None:
    """Replace a pack's record in one step; from then on the version it names is in use. Raises OSError."""
    fields = {
        "format": _FORMAT,
        "current": pack.current,
        "previous": pack.previous,
        "publisher": {"key": pack.publisher.key, "name": pack.publisher.name},
    }
    with replacing(pack_folder(packs, pack.id) / _RECORD) as file:
        file.write(json.dumps(fields, ensure_ascii=False, indent=1).encode())


def forget_installed(packs: Path, pack_id: str) -> None:
    """Remove the record and all versions of a pack, the record first. Raises OSError."""
    folder = pack_folder(packs, pack_id)
    (folder / _RECORD).unlink(missing_ok=True)
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
        kept = {_RECORD, record.current, record.previous} if record else set()
        for place in folder.iterdir():
            if place.name not in kept:
                discard(place)
        if not kept:
            discard(folder)


def state_stamp(packs: Path) -> str:
    """A text that is another one whenever another set of installed versions is in use: for a window to compare."""
    parts = []
    for pack_id in installed_ids(packs):
        try:
            record = read_installed(packs, pack_id)
        except PackStateDamaged:
            continue
        parts.append(f"{pack_id}={record.current if record else ''}")
    return "\n".join(parts)
