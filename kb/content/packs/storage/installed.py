"""Which packs are installed: one small record for each, and the folders that it names.

Read at every start, so it imports nothing that only an installation needs: ``installed_writer`` does.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.content.packs.entry_paths import is_pack_id
from kb.content.packs.errors import PackStateDamaged
from kb.content.packs.publisher_keys import PublisherKey, publisher_key

INSTALLED = ".installed"
RECORD = "installed.json"
FORMAT = 1
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
    return tuple(sorted(p.name for p in root.iterdir() if is_pack_id(p.name) and (p / RECORD).is_file()))


def read_installed(packs: Path, pack_id: str) -> InstalledPack | None:
    """The record of a pack, None when there is none. Raises PackStateDamaged, OSError."""
    if not is_pack_id(pack_id):
        return None  # typed by a person: it must not lead to another folder
    try:
        with (pack_folder(packs, pack_id) / RECORD).open("rb") as file:
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
    if fields["format"] != FORMAT or publisher is None or not names_folders:
        raise PackStateDamaged(pack_id)
    return InstalledPack(pack_id, publisher, current, previous)


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
