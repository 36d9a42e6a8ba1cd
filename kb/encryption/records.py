"""Small files of one person, encrypted where there is a key: AES-256-GCM, written whole or not at all."""

import secrets
from pathlib import Path

from kb.encryption.data_key import DataKey
from kb.files import atomic_write

_MARK = b"xingzhi record 1\n"
_NONCE = 12


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
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - not without encryption

    nonce = secrets.token_bytes(_NONCE)
    return _MARK + nonce + AESGCM(key.for_records).encrypt(nonce, content, name.encode())


def unsealed(content: bytes, key: DataKey, name: str) -> bytes:
    """What was sealed. Raises ValueError."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - not without encryption
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    if not content.startswith(_MARK):
        raise ValueError("not encrypted")
    nonce, text = content[len(_MARK) :][:_NONCE], content[len(_MARK) + _NONCE :]
    try:
        return AESGCM(key.for_records).decrypt(nonce, text, name.encode())
    except InvalidTag as error:
        raise ValueError("damaged") from error
