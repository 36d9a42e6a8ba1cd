"""Make a pack from a folder, whole or with the changes since an older pack, and sign it."""

import hashlib
import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from kb.content.manifest import MANIFEST as PACK_TOML
from kb.content.packs.container import MAX_FILES, Container, open_container, write_container
from kb.content.packs.entry_paths import MAX_DEPTH, check_paths
from kb.content.packs.errors import (
    PackDevice,
    PackFileMissing,
    PackHashWrong,
    PackLink,
    PackManifestInvalid,
    PackPathTooDeep,
    PackSourceInvalid,
    PackTooLarge,
    PackTooManyFiles,
)
from kb.content.packs.file_types import MAX_IMAGE, check_file_content, check_file_name
from kb.content.packs.package_format import PackFile, PackManifest, check_manifest, decode, encode
from kb.content.packs.signing import SigningKey
from kb.content.packs.storage.durable_files import replacing
from kb.content.packs.verify import check_contents, check_pack_toml
from kb.content.toml_text import parse_toml
from kb.content.versions import version_key

SUFFIX = ".xzpack"
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT of the Windows SDK
# What systems and editors leave in folders; everything else that does not belong into a pack is told, not dropped.
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})


@dataclass(frozen=True, slots=True)
class BuiltPack:
    """A pack that was written: ``carried`` of its manifest's files are in it, the others in its base."""

    path: Path
    manifest: PackManifest
    carried: int


def build(folder: Path, target: Path, *, base: Path | None = None, key: SigningKey | None = None) -> BuiltPack:
    """Make the pack ``target`` from ``folder``; the same folder gives the same bytes.

    When ``target`` is a folder, the pack is put there and named after its id and version.
    With ``base``, an older pack of the same id, only the files that differ from it are put in. With ``key`` it is
    signed, else ``sign`` has to do that before anybody can install it. Raises PackSourceInvalid and the kinds of
    PackError that reading the pack would raise, OSError; then ``target`` is as it was.
    """
    sources = _sources(folder)
    manifest = _manifest(sources)
    carried = manifest.files
    if base is not None:
        older = _older(base, manifest)
        known = {(file.path, file.sha256) for file in older.files}
        carried = tuple(f for f in manifest.files if f.path == PACK_TOML or (f.path, f.sha256) not in known)
        manifest = replace(manifest, base=older.version)
    if target.is_dir():
        target /= _file_name(manifest)
    hashes = {file.path: file.sha256 for file in carried}

    def read(path: str) -> bytes:
        content = _read(sources[path], path)
        if hashlib.sha256(content).hexdigest() != hashes[path]:
            raise PackHashWrong(path)  # changed by somebody while it was being built
        return content

    with replacing(target) as file:
        manifest = _write(file, manifest, key, tuple(hashes), read)
    return BuiltPack(target, manifest, len(carried))


def _file_name(manifest: PackManifest) -> str:
    changes = f"-from-{manifest.base}" if manifest.base else ""
    return f"{manifest.id}-{manifest.version}{changes}{SUFFIX}"


def sign(pack: Path, target: Path, key: SigningKey) -> BuiltPack:
    """Sign an unsigned pack, or sign one anew with another key; ``target`` may be the pack itself.

    Every file is checked before: nobody signs what others could not install. Raises PackError, OSError.
    """
    # The pack is closed before the target takes its place: Windows replaces no file that is open.
    with replacing(target) as file, open_container(pack) as container:
        manifest = decode(container.manifest)
        check_contents(container, manifest)
        read = _checked_reader(container, manifest)
        signed = _write(file, manifest, key, tuple(container.files), read)
        return BuiltPack(target, signed, len(container.files))


def _checked_reader(container: Container, manifest: PackManifest) -> Callable[[str], bytes]:
    hashes = {file.path: file.sha256 for file in manifest.files}

    def read(path: str) -> bytes:
        content = container.read(path)
        if hashlib.sha256(content).hexdigest() != hashes[path]:
            raise PackHashWrong(path)
        check_file_content(path, content)
        if path == PACK_TOML:
            check_pack_toml(manifest, content)
        return content

    return read


def _write(
    file: BinaryIO,
    manifest: PackManifest,
    key: SigningKey | None,
    names: tuple[str, ...],
    read: Callable[[str], bytes],
) -> PackManifest:
    """Write the pack; the manifest as it stands in it."""
    manifest = replace(manifest, publisher=key.publisher if key else None)
    content = encode(manifest)
    write_container(file, content, key.sign(content) if key else b"", names, read)
    return manifest


def _older(base: Path, manifest: PackManifest) -> PackManifest:
    with open_container(base) as container:
        older = decode(container.manifest)
    if older.id != manifest.id:
        raise PackSourceInvalid("id")
    if version_key(older.version) >= version_key(manifest.version):
        raise PackSourceInvalid("version")
    return older


# --- the folder ----------------------------------------------------------------------------------------------------


def _sources(folder: Path) -> dict[str, Path]:
    """Path in the pack → file, in the order of the paths; every name and size is allowed."""
    found = {unicodedata.normalize("NFC", path): file for path, file in _files(folder)}
    if PACK_TOML not in found:
        raise PackFileMissing(PACK_TOML)
    check_paths(found)
    return dict(sorted(found.items()))


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below, without hidden ones. Nothing is opened, no link is followed."""
    waiting = [("", folder)]
    count = 0
    while waiting:
        prefix, place = waiting.pop()
        if prefix.count("/") >= MAX_DEPTH:
            raise PackPathTooDeep(prefix)
        with os.scandir(place) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
        for entry in entries:
            if entry.name.startswith((".", "~$")) or entry.name.casefold() in _LEFT_BEHIND:
                continue
            path = prefix + entry.name
            if _is_link(entry):
                raise PackLink(path)
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{path}/", Path(entry.path)))
                continue
            if not entry.is_file(follow_symlinks=False):
                raise PackDevice(path)
            check_file_name(path, entry.stat(follow_symlinks=False).st_size)
            count += 1
            if count > MAX_FILES:
                raise PackTooManyFiles
            yield path, Path(entry.path)


def _is_link(entry: "os.DirEntry[str]") -> bool:
    """A symbolic link, or a junction of Windows."""
    tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0)
    return entry.is_symlink() or tag == _JUNCTION


def _read(file: Path, path: str) -> bytes:
    with file.open("rb") as opened:
        content = opened.read(MAX_IMAGE + 1)
    if len(content) > MAX_IMAGE:
        raise PackTooLarge(path)
    check_file_name(path, len(content))
    check_file_content(path, content)
    return content


def _manifest(sources: dict[str, Path]) -> PackManifest:
    files = []
    fields: dict[str, Any] = {}
    for path, file in sources.items():
        content = _read(file, path)
        files.append(PackFile(path, len(content), hashlib.sha256(content).hexdigest()))
        if path == PACK_TOML:
            fields = _pack_toml(content)
    manifest = PackManifest(
        id=_stated(fields, "id"),
        name=_stated(fields, "name"),
        version=_stated(fields, "version"),
        summary=_stated(fields, "summary"),
        requires_program=_stated(fields, "requires_program"),
        files=tuple(files),
    )
    try:
        check_manifest(manifest)
    except PackManifestInvalid as error:
        raise PackSourceInvalid(error.entry) from error
    return manifest


def _pack_toml(content: bytes) -> dict[str, Any]:
    try:
        return parse_toml(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise PackSourceInvalid(PACK_TOML) from error


def _stated(fields: dict[str, Any], field: str) -> str:
    value = fields.get(field, "")
    if not isinstance(value, str):
        raise PackSourceInvalid(field)  # version = 2.10 would be the number 2.1
    return value.strip()
