"""``DataKey``: the random key that all of a person's files are encrypted with, and what is derived from it."""

import secrets
from dataclasses import dataclass, field
from functools import lru_cache

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class DataKey:
    """32 random bytes. Never shown, never stored but wrapped: see ``kb.encryption.key_file``."""

    raw: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "DataKey":
        """Another key than all before."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @property
    def for_databases(self) -> bytes:
        """32 bytes: SQLCipher's raw key."""
        return derived(self.raw, b"xingzhi database 1")

    @property
    def database_salt(self) -> bytes:
        """16 bytes. SQLCipher would draw them by lot and keep them in the file's first bytes, which can be damaged."""
        return derived(self.raw, b"xingzhi database salt 1")[:16]

    @property
    def for_records(self) -> bytes:
        """32 bytes: the AES key of JSON files."""
        return derived(self.raw, b"xingzhi records 1")


@lru_cache(maxsize=16)
def derived(secret: bytes, purpose: bytes, salt: bytes = b"") -> bytes:
    """32 bytes that stand for a secret of full strength and one purpose (HKDF with SHA-256, RFC 5869)."""
    from Crypto.Hash import SHA256  # noqa: PLC0415 - not without encryption
    from Crypto.Protocol.KDF import HKDF  # noqa: PLC0415

    return HKDF(secret, KEY_BYTES, salt, SHA256, context=purpose)
