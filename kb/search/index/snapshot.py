"""One finished index on disk: stamped, checksummed, swapped in by a rename.

``index/current.json`` names the folder of the generation in use. A generation's files never change: an update links
them into a new folder and adds its own.

Whoosh unpickles parts of its files, so nothing is opened whose checksums do not
agree with a stamp this program wrote.
"""

import hashlib
import json
import os
import shutil
import time
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kb.errors import IndexUnavailable
from kb.files import atomic_write
from kb.search.index.schema import VERSION

_CURRENT, _STAMP = "current.json", "stamp.json"
_ABANDONED_AFTER = 24 * 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """One indexed article; ``digest`` is its file's.

    Its blocks have the slots ``[slot, slot + blocks)`` of the batch ``batch``; ``passages`` of them hold text. What a
    result shows of it is ``length`` bytes at ``offset`` of the batch's file of articles.
    """

    serial: int
    id: str
    digest: str
    title: str
    roles: tuple[str, ...]
    topics: tuple[str, ...]
    keywords: tuple[str, ...]
    pack_id: str
    passages: int
    batch: int
    slot: int
    blocks: int
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A verified snapshot: its folder, its articles and the checksum of each of its files."""

    folder: Path
    entries: tuple[IndexedArticle, ...]
    checksums: dict[str, str]


def load(index: Path) -> Snapshot:
    """The generation in use, every file checked. Raises IndexUnavailable when there is none or anything is wrong."""
    try:
        name = json.loads((index / _CURRENT).read_text("utf-8"))["generation"]
        folder = index / Path(str(name)).name
        stamp = json.loads((folder / _STAMP).read_text("utf-8"))
        if stamp["version"] != VERSION or stamp["seal"] != _seal(stamp):
            raise IndexUnavailable("stamp")
        entries = tuple(_entry(fields) for fields in stamp["entries"])
        checksums = {str(name): str(digest) for name, digest in stamp["checksums"].items()}
        for file, digest in checksums.items():
            if checksum(folder / Path(file).name) != digest:
                raise IndexUnavailable(file)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexUnavailable(str(index)) from error
    return Snapshot(folder, entries, checksums)


def begin(index: Path, base: Snapshot | None = None) -> Path:
    """A new folder to build in; with ``base``, its files are linked (or copied) there."""
    folder = index / f"g-{uuid.uuid4().hex[:12]}"
    folder.mkdir(parents=True)
    if base is not None:
        for name in base.checksums:
            _link(base.folder / name, folder / name)
    return folder


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links: a USB stick
        shutil.copy2(old, new)


def finish(index: Path, folder: Path, entries: tuple[IndexedArticle, ...], base: Snapshot | None = None) -> Snapshot:
    """Sync, checksum and stamp ``folder`` and make it the generation in use. Raises OSError."""
    known = base.checksums if base else {}
    checksums = {}
    for path in sorted(folder.iterdir()):
        if path.name.endswith(("LOCK", ".tmp")) or path.name == _STAMP:
            continue
        checksums[path.name] = known.get(path.name) or _synced_checksum(path)
    stamp: dict[str, Any] = {
        "version": VERSION,
        "checksums": checksums,
        "entries": [asdict(entry) for entry in entries],
    }
    stamp["seal"] = _seal(stamp)
    atomic_write(folder / _STAMP, json.dumps(stamp, ensure_ascii=False))
    atomic_write(index / _CURRENT, json.dumps({"generation": folder.name}))
    return Snapshot(folder, entries, checksums)


def sweep(index: Path, keep: Path) -> None:
    """Remove generations that were replaced, and builds abandoned for a day. What is still in use stays (Windows)."""
    for folder in index.glob("g-*"):
        if folder == keep:
            continue
        done = (folder / _STAMP).exists()
        try:
            abandoned = time.time() - folder.stat().st_mtime > _ABANDONED_AFTER
        except OSError:
            continue
        if done or abandoned:
            shutil.rmtree(folder, ignore_errors=True)


def is_unfinished(folder: Path) -> bool:
    """Whether ``folder`` is a build that has not come to its end."""
    return folder.is_dir() and not (folder / _STAMP).exists()


def discard(folder: Path) -> None:
    """Remove a build that did not come to its end."""
    shutil.rmtree(folder, ignore_errors=True)


def checksum(path: Path) -> str:
    """BLAKE2b of a file, 16 bytes in hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _synced_checksum(path: Path) -> str:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    return checksum(path)


def _seal(stamp: dict[str, Any]) -> str:
    """A checksum of the stamp itself, the seal left out."""
    content = {key: value for key, value in stamp.items() if key != "seal"}
    return hashlib.blake2b(json.dumps(content, sort_keys=True, ensure_ascii=False).encode(), digest_size=16).hexdigest()


def _entry(fields: dict[str, Any]) -> IndexedArticle:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    return IndexedArticle(**values)
