"""The manifest of a pack: what it is, who made it, and size and SHA-256 of every file.

It is JSON in one fixed writing (sorted keys, no spaces, UTF-8). What is read must be exactly what would be written, so
that no two readers can take one manifest for two: doubled keys, other numbers, unknown fields are refused. The
signature is over these bytes.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

from kb.content.packs.container import MAX_FILES, MAX_TOTAL
from kb.content.packs.entry_paths import check_paths, is_pack_id
from kb.content.packs.errors import PackFormatTooNew, PackManifestInvalid, PackTooLarge, PackTooManyFiles
from kb.content.packs.file_types import check_file_name
from kb.content.packs.publisher_keys import PublisherKey, is_name, publisher_key

FORMAT = 1
_FIELDS = frozenset({"base", "files", "format", "id", "name", "publisher", "requires_program", "summary", "version"})
_RELEASE = re.compile(r"\d{1,9}(?:\.\d{1,9}){0,3}", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
MAX_SUMMARY = 1000  # code points


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of the pack: ``size`` in bytes, ``sha256`` of its bytes in hexadecimal."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackManifest:
    """What a pack says of itself. ``files`` are those of the whole pack, in order of their paths.

    ``base`` is empty, or the version that has the files which a pack of changes leaves out. ``requires_program`` is
    the oldest program that can show it, empty for any. ``publisher`` is None before it is signed.
    """

    id: str
    name: str
    version: str
    files: tuple[PackFile, ...]
    summary: str = ""
    requires_program: str = ""
    base: str = ""
    publisher: PublisherKey | None = None


def is_release(version: str) -> bool:
    """Whether ``version`` is one to four numbers with dots between, as packs that are built must have it."""
    return _RELEASE.fullmatch(version) is not None


def encode(manifest: PackManifest) -> bytes:
    """The manifest in its one writing."""
    publisher = manifest.publisher
    return _written(
        {
            "format": FORMAT,
            "id": manifest.id,
            "name": manifest.name,
            "version": manifest.version,
            "summary": manifest.summary,
            "requires_program": manifest.requires_program,
            "base": manifest.base,
            "publisher": None if publisher is None else {"key": publisher.key, "name": publisher.name},
            "files": [{"path": file.path, "size": file.size, "sha256": file.sha256} for file in manifest.files],
        }
    )


def _written(fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def decode(content: bytes) -> PackManifest:
    """Read a manifest.

    Raises PackManifestInvalid, PackFormatTooNew, or what ``check_paths`` raises for the paths in it.
    """
    try:
        fields = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # ValueError: not UTF-8, no JSON, a number of 5,000 digits
        raise PackManifestInvalid("json") from error
    if not isinstance(fields, dict):
        raise PackManifestInvalid("json")
    _check_format(fields.get("format"))
    if fields.keys() != _FIELDS:
        raise PackManifestInvalid("fields")
    manifest = PackManifest(
        id=_text(fields, "id"),
        name=_text(fields, "name"),
        version=_text(fields, "version"),
        summary=_text(fields, "summary"),
        requires_program=_text(fields, "requires_program"),
        base=_text(fields, "base"),
        publisher=_publisher(fields["publisher"]),
        files=_files(fields["files"]),
    )
    check_manifest(manifest)
    if encode(manifest) != content:
        raise PackManifestInvalid("json")
    return manifest


def check_manifest(manifest: PackManifest) -> None:
    """Check that every value is possible. Raises PackManifestInvalid, and other kinds of PackError for its paths."""
    possible = {
        "id": is_pack_id(manifest.id),
        "name": is_name(manifest.name) and manifest.name == manifest.name.strip() != "",
        "version": is_release(manifest.version),
        "summary": len(manifest.summary) <= MAX_SUMMARY,
        "requires_program": not manifest.requires_program or is_release(manifest.requires_program),
        "base": not manifest.base or is_release(manifest.base),
    }
    for field, is_possible in possible.items():
        if not is_possible:
            raise PackManifestInvalid(field)
    paths = [file.path for file in manifest.files]
    check_paths(paths)
    if paths != sorted(paths):
        raise PackManifestInvalid("files")
    for file in manifest.files:
        check_file_name(file.path, file.size)
    if sum(file.size for file in manifest.files) > MAX_TOTAL:
        raise PackTooLarge


def _check_format(value: object) -> None:
    if type(value) is not int or value < 1:
        raise PackManifestInvalid("format")
    if value > FORMAT:
        raise PackFormatTooNew


def _text(fields: dict[str, Any], field: str) -> str:
    value = fields[field]
    if not isinstance(value, str) or any("\ud800" <= char <= "\udfff" for char in value):
        raise PackManifestInvalid(field)
    return value


def _publisher(value: object) -> PublisherKey | None:
    if value is None:
        return None
    if not isinstance(value, dict) or value.keys() != {"key", "name"}:
        raise PackManifestInvalid("publisher")
    key = publisher_key(value["key"], value["name"])
    if key is None:
        raise PackManifestInvalid("publisher")
    return key


def _files(value: object) -> tuple[PackFile, ...]:
    if not isinstance(value, list):
        raise PackManifestInvalid("files")
    if len(value) > MAX_FILES:
        raise PackTooManyFiles
    return tuple(map(_file, value))


def _file(value: object) -> PackFile:
    if not isinstance(value, dict) or value.keys() != {"path", "size", "sha256"}:
        raise PackManifestInvalid("files")
    path, size, sha256 = _text(value, "path"), value["size"], value["sha256"]
    if type(size) is not int or size < 0 or not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        raise PackManifestInvalid("files")
    return PackFile(path, size, sha256)
