"""Packs made by hand, byte by byte, so that each can be wrong in one way."""

import hashlib
import json
import stat
import struct
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.content.packs.entry_paths import MANIFEST, SIGNATURE
from kb.content.packs.signing import SigningKey

PACK_TOML = 'id = "demo"\nname = "演示"\nversion = "{version}"\n'
FILE = stat.S_IFREG | 0o644


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry and what the archive claims of it; ``size`` is the unpacked size when it is not the true one."""

    name: bytes
    content: bytes
    mode: int = FILE
    flags: int = 0x800
    method: int = 0
    size: int | None = None
    extra: bytes = b""
    local_name: bytes | None = None
    behind: bytes = b""  # bytes between this entry and the next


def archive(entries: Iterable[RawEntry], *, count: int | None = None, comment: bytes = b"") -> bytes:
    """A zip file with these entries, honest or not."""
    body = directory = b""
    entries = list(entries)
    for entry in entries:
        size = len(entry.content) if entry.size is None else entry.size
        sizes = (zlib.crc32(entry.content), len(entry.content), size)
        local_name = entry.name if entry.local_name is None else entry.local_name
        common = (20, entry.flags, entry.method, 0, 33, *sizes)
        at = len(body)
        body += struct.pack("<4s5H3L2H", b"PK\x03\x04", *common, len(local_name), 0) + local_name
        body += entry.content + entry.behind
        directory += struct.pack(
            "<4s6H3L5H2L",
            b"PK\x01\x02",
            0x314,
            *common,
            len(entry.name),
            len(entry.extra),
            0,
            0,
            0,
            entry.mode << 16,
            at,
        )
        directory += entry.name + entry.extra
    count = len(entries) if count is None else count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), len(comment))
    return body + directory + end + comment


def contents(version: str = "1.0") -> dict[str, bytes]:
    """The files of a small sound pack."""
    return {
        "articles/loan.md": f"# 贷款\n\n## 岗位职责\n\n- 做好贷后检查，版本 {version}。\n".encode(),
        "articles/lobby.md": "# 大堂\n\n引导客户取号。\n".encode(),
        "pack.toml": PACK_TOML.format(version=version).encode(),
    }


def manifest_of(key: SigningKey, files: dict[str, bytes], version: str = "1.0") -> dict[str, Any]:
    """The manifest that ``pack build`` would write, as fields that a test may bend."""
    return {
        "format": 1,
        "id": "demo",
        "name": "演示",
        "version": version,
        "summary": "",
        "requires_program": "",
        "base": "",
        "publisher": {"key": key.publisher.key, "name": key.publisher.name},
        "files": [
            {"path": path, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for path, content in sorted(files.items())
        ],
    }


def written(fields: object) -> bytes:
    """JSON in the manifest's one writing."""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def entries_of(files: dict[str, bytes]) -> list[RawEntry]:
    return [RawEntry(path.encode(), content) for path, content in sorted(files.items())]


def own_entries(key: SigningKey, manifest: bytes) -> list[RawEntry]:
    """Manifest and the right signature for it."""
    return [RawEntry(MANIFEST.encode(), manifest), RawEntry(SIGNATURE.encode(), key.sign(manifest))]


def raw_pack(
    key: SigningKey,
    *,
    version: str = "1.0",
    extra: Iterable[RawEntry] = (),
    files: dict[str, bytes] | None = None,
    bend: Callable[[dict[str, Any]], object] = lambda _: None,
) -> bytes:
    """A pack whose manifest is bent before it is signed, and with entries that the manifest does not know."""
    files = contents(version) if files is None else files
    fields = manifest_of(key, files, version)
    bend(fields)
    return archive([*own_entries(key, written(fields)), *entries_of(files), *extra])


def listed_pack(key: SigningKey, *more: RawEntry, version: str = "1.0") -> bytes:
    """A pack with further entries that its manifest lists, correctly signed: only the entries can be at fault."""
    files = contents(version) | {entry.name.decode("utf-8", "replace"): entry.content for entry in more}
    manifest = written(manifest_of(key, files, version))
    return archive([*own_entries(key, manifest), *entries_of(contents(version)), *more])


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder: path → bytes, None for folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
