"""One finished index on disk: stamped, checksummed, swapped in by a rename.

``index/current.json`` names the folder of the snapshot in use. A snapshot's files never change: an update links them
into a new folder and adds its own. The stamp names what the index was made with (the version of its layout, the word
lists, the libraries that cut, fold and read the texts): when any of that differs, the index is built anew.

The files are arrays, texts and JSON: whoever wrote them, opening them runs nothing. The checksums find what was
damaged by accident; what was forged is found by the readers, which check what they read.
"""

import json
import os
import re
import shutil
import sys
import time
import uuid
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from kb.errors import IndexUnavailable
from kb.files import atomic_write, sweep_halves
from kb.resources import resource
from kb.search.index.schema import VERSION

_CURRENT, _STAMP = "current.json", "stamp.json"
_ABANDONED_AFTER = 24 * 3600.0  # seconds
_RESOURCES = (
    *("dictionary.txt", "pinyin.txt", "variants.txt"),
    *("general_words/words.txt", "readings/characters.txt", "readings/words.txt", "word_vectors/manifest.json"),
)
MEANING, QUESTIONS = "meaning", "questions"  # the folders of what every update writes anew
_LIBRARIES = ("Whoosh-Reloaded", "rjieba", "OpenCC")
_SYNCED_AT_ONCE = 8  # files
_PIECE = 1 << 18  # bytes read at once
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """One indexed article; ``digest`` is its file's.

    Its blocks have the slots ``[slot, slot + blocks)`` of the batch ``batch``; ``passages`` of them hold text.
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


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A verified snapshot: its folder, its articles and the checksum of each of its files."""

    folder: Path
    entries: tuple[IndexedArticle, ...]
    checksums: dict[str, str]


_KINDS = {field.name: field.type for field in fields(IndexedArticle)}


def load(index: Path) -> Snapshot:
    """The snapshot in use, every file checked. Raises IndexUnavailable when there is none or anything is wrong."""
    try:
        folder = _named(index)
        stamp = _unsealed((folder / _STAMP).read_text("utf-8"))
        if stamp["made_with"] != made_with():
            raise IndexUnavailable("stamp")
        entries = tuple(_entry(values) for values in stamp["entries"])
        checksums = {str(name): str(digest) for name, digest in stamp["checksums"].items()}
        for file, digest in checksums.items():
            if checksum(_inside(folder, file)) != digest:
                raise IndexUnavailable(file)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise IndexUnavailable(str(index)) from error
    return Snapshot(folder, entries, checksums)


def in_use(index: Path) -> Path | None:
    """The folder of the snapshot in use, whatever it holds; another process may have put a new one there."""
    try:
        return _named(index)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _named(index: Path) -> Path:
    name = json.loads((index / _CURRENT).read_text("utf-8"))["generation"]
    return index / Path(str(name)).name


def _inside(folder: Path, name: str) -> Path:
    """The path of a file of the snapshot. Raises ValueError when it would lie elsewhere."""
    path = Path(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(name)
    return folder / path


def made_with() -> dict[str, Any]:
    """What an index of this program depends on besides the articles."""
    return {"version": VERSION, **_inputs()}


@cache
def _inputs() -> dict[str, str]:
    return {name: checksum(resource(name)) for name in _RESOURCES} | {name: _version(name) for name in _LIBRARIES}


@cache
def _installed() -> dict[str, str]:
    """The versions of what is installed, as the names of folders say; ``importlib.metadata`` takes 25 ms for four."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):  # also what is no folder
            for file in Path(folder).iterdir():
                if file.suffix == ".dist-info":
                    name, _, version = file.stem.partition("-")
                    found.setdefault(_plain(name), version)
    return found


def _plain(library: str) -> str:
    return re.sub(r"[-_.]+", "-", library).lower()


def _version(library: str) -> str:
    if known := _installed().get(_plain(library)):
        return known
    from importlib import metadata  # noqa: PLC0415 - installed in another way

    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:  # a bundle may leave the packages' metadata out; its libraries never change
        return "bundled"


def begin(index: Path, base: Snapshot | None = None) -> Path:
    """A new folder to build in; with ``base``, its files are linked (or copied) there."""
    index.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    folder = index / f"g-{uuid.uuid4().hex[:12]}"
    folder.mkdir(mode=_PRIVATE_FOLDER)
    if base is not None:
        for name in base.checksums:
            if "/" not in name:
                _link(base.folder / name, folder / name)
    return folder


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a file system without hard links: a USB stick
        shutil.copy2(old, new)


def keep(base: Snapshot, folder: Path, part: str) -> None:
    """Link (or copy) the files of the folder ``part`` of ``base``, which stay as they are."""
    (folder / part).mkdir(mode=_PRIVATE_FOLDER)
    for name in base.checksums:
        if name.startswith(f"{part}/"):
            _link(base.folder / name, folder / name)


def finish(
    index: Path, folder: Path, entries: tuple[IndexedArticle, ...], base: Snapshot | None = None, *, kept: str = ""
) -> Snapshot:
    """Checksum and stamp ``folder`` and make it the snapshot in use; ``kept`` names its folder that was kept.

    A whole index is synced. An update, which has a ``base``, is not: waiting for the disk was half of the time until a
    changed article could be found (28 files, 8 ms each), and what a power cut leaves half written the checksums find,
    so that the index is built anew. Raises OSError.
    """
    inside = f"{kept}/" if kept else None
    known = {
        name: digest
        for name, digest in (base.checksums if base else {}).items()
        if "/" not in name or (inside and name.startswith(inside))
    }
    used = {f"{entry.batch}-" for entry in entries}
    checksums = {}
    for name in _files_in(folder):
        path = folder / name
        if name.endswith(("LOCK", ".tmp")) or name == _STAMP:
            continue
        batch, dash, _ = name.partition("-")
        if dash and batch + dash not in used:
            path.unlink()  # every article of this batch has been replaced
            continue
        if name in known:
            checksums[name] = known[name]
            continue
        path.chmod(_PRIVATE_FILE)
        checksums[name] = checksum(path)
    if base is None:
        _sync_all([folder / name for name in checksums])
    stamp: dict[str, Any] = {
        "made_with": made_with(),
        "checksums": checksums,
        "entries": [
            {name: getattr(entry, name) for name in _KINDS} for entry in entries
        ],  # asdict takes eight times as long
    }
    written = {folder / _STAMP: _sealed(stamp), index / _CURRENT: json.dumps({"generation": folder.name})}
    for path, content in written.items():
        atomic_write(path, content, synced=base is None)
        path.chmod(_PRIVATE_FILE)
    return Snapshot(folder, entries, checksums)


def _files_in(folder: Path) -> list[str]:
    """The names of all files below a folder, in order; by paths that took a fifth of an update's end."""
    inside = ((Path(root).relative_to(folder).as_posix(), files) for root, _, files in os.walk(folder))
    names = [name if below == "." else f"{below}/{name}" for below, files in inside for name in files]
    return sorted(names, key=lambda name: name.split("/"))


def revoke(index: Path) -> None:
    """Let no snapshot be in use: what the readers found wrong with it, the checksums did not."""
    (index / _CURRENT).unlink(missing_ok=True)


def sweep(index: Path, keep: Path, *, replaced: bool = True) -> None:
    """Remove snapshots that were replaced, and what was abandoned for a day; of the former none without ``replaced``.

    What another process has put in use meanwhile stays, and what is still in use (Windows).
    """
    sweep_halves(index)
    for folder in index.glob("g-*"):
        if folder in {keep, in_use(index)}:
            continue
        done = replaced and (folder / _STAMP).exists()
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
    """The size of a file and its CRC-32, in hex; a quarter of the time that BLAKE2b takes. Raises OSError.

    It finds accidents: any damage within 32 bits, and all but one in 4,000 million of others that leave the size.
    """
    size = crc = 0
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            size, crc = size + len(piece), zlib.crc32(piece, crc)
    return f"{size:x}-{crc:08x}"


def _sync_all(paths: Sequence[Path]) -> None:
    """Wait until all files are safe on the disk, for some at once: the system writes its own records for them together.

    The 35 of an index take 0.02 s instead of 0.03, and where another program writes 0.07 instead of 0.2.
    """
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only a build needs it

    with ThreadPoolExecutor(_SYNCED_AT_ONCE) as syncing:
        for _ in syncing.map(_sync, paths):
            pass


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


_SEAL = ', "seal": "'


def _sealed(stamp: dict[str, Any]) -> str:
    """The stamp as JSON, with a checksum of all that stands before it."""
    return _with_seal(json.dumps(stamp, ensure_ascii=False).removesuffix("}"))


def _unsealed(text: str) -> dict[str, Any]:
    """The stamp again; of 2,000 articles that takes 10 ms. Raises ValueError when it was sealed otherwise."""
    body, _, _ = text.rpartition(_SEAL)
    if text != _with_seal(body):
        raise ValueError(_STAMP)
    stamp: dict[str, Any] = json.loads(text)
    return stamp


def _with_seal(body: str) -> str:
    return f'{body}{_SEAL}{zlib.crc32(body.encode()):08x}"}}'


_INTS = tuple(field.name for field in fields(IndexedArticle) if field.type is int)
_STRINGS = tuple(field.name for field in fields(IndexedArticle) if field.type is str)
_LISTS = tuple(name for name in _KINDS if name not in {*_INTS, *_STRINGS})


def _entry(stored: dict[str, Any]) -> IndexedArticle:
    """An entry of the stamp. Raises KeyError, TypeError, ValueError when its values are not what an entry has."""
    for name in _INTS:
        if type(stored[name]) is not int or stored[name] < 0:
            raise ValueError(name)
    for name in _STRINGS:
        if not isinstance(stored[name], str):
            raise ValueError(name)  # noqa: TRY004 - as for all else that is damaged
    for name in _LISTS:
        if not isinstance(stored[name], list) or not {*map(type, stored[name])} <= {str}:
            raise ValueError(name)
    return IndexedArticle(**stored | {name: tuple(stored[name]) for name in _LISTS})
