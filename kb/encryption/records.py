"""Small files of one person, encrypted where there is a key: AES-256-GCM, written whole or not at all."""

from pathlib import Path

from kb.encryption.data_key import DataKey
from kb.encryption.sealing import seal, unseal
from kb.files import atomic_write

_MARK = b"xingzhi record 1\n"


def read_record(path: Path, key: DataKey | None) -> bytes:
    """The content of a file. Raises OSError, and ValueError for one that is damaged or was sealed by another key."""
    content = path.read_bytes()
    return content if key is None else unsealed(content, key, path.name)


def write_record(path: Path, content: str | bytes, key: DataKey | None) -> None:
    """Replace a file, as ``kb.files.atomic_write`` does. Raises OSError; then what was there stays."""
    if key is not None:
        content = sealed(content if isinstance(content, bytes) else content.encode("utf-8", "replace"), key, path.name)
    atomic_write(path, content)


def sealed(content: bytes, key: DataKey, name: str) -> bytes:
    """The bytes of an encrypted file. ``name`` is bound into it: no file can be put in the place of another."""
    return _MARK + seal(content, key.for_records, name.encode())


def unsealed(content: bytes, key: DataKey, name: str) -> bytes:
    """What was sealed. Raises ValueError."""
    if not content.startswith(_MARK):
        raise ValueError("not encrypted")
    return unseal(content[len(_MARK) :], key.for_records, name.encode())
