"""Public keys of publishers: as values, as a line of text in a ``.pub`` file, as a fingerprint to compare."""

import base64
import binascii
import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kb.content.packs.errors import PackKeyInvalid

KEY_SUFFIX = ".pub"
MAX_NAME = 60  # code points
_KIND = "xzpack-ed25519"
_MAX_LINE = 1024  # bytes


@dataclass(frozen=True, slots=True)
class PublisherKey:
    """An Ed25519 public key (32 bytes in Base64) and the name its owner gives himself, which proves nothing."""

    key: str
    name: str = ""

    @property
    def raw(self) -> bytes:
        """The 32 bytes of the key."""
        return base64.b64decode(self.key)

    @property
    def fingerprint(self) -> str:
        """128 bits of the key's SHA-256 as ``1a2b 3c4d …``: short enough to be compared over the telephone."""
        digest = hashlib.sha256(self.raw).hexdigest()[:32]
        return " ".join(digest[at : at + 4] for at in range(0, 32, 4))

    def same_key(self, other: "PublisherKey") -> bool:
        """Whether it is the same key, whatever its owner is called."""
        return self.key == other.key


def publisher_key(key: object, name: object) -> PublisherKey | None:
    """The key from its stored form, or None when ``key`` is no key or ``name`` nothing to be shown."""
    if not isinstance(key, str) or not isinstance(name, str) or not is_name(name):
        return None
    try:
        raw = base64.b64decode(key, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != 32 or base64.b64encode(raw).decode() != key:
        return None
    return PublisherKey(key, name)


def is_name(name: str) -> bool:
    """Whether a text can be shown as a name: one short line without invisible characters."""
    return len(name) <= MAX_NAME and not any(
        unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in name
    )


def same_fingerprint(one: str, other: str) -> bool:
    """Whether two fingerprints are the same, however they are spaced and capitalized."""
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()


def key_line(key: PublisherKey) -> str:
    """The line of a ``.pub`` file."""
    return f"{_KIND} {key.key} {key.name}".rstrip() + "\n"


def read_key(path: Path) -> PublisherKey:
    """The key in a ``.pub`` file. Raises PackKeyInvalid, OSError."""
    with path.open("rb") as file:
        content = file.read(_MAX_LINE + 1)
    try:
        words = content.decode("utf-8-sig").strip().split(" ", 2)
    except UnicodeDecodeError as error:
        raise PackKeyInvalid(path.name) from error
    if len(content) > _MAX_LINE or len(words) < 2 or words[0] != _KIND:
        raise PackKeyInvalid(path.name)
    key = publisher_key(words[1], words[2].strip() if len(words) > 2 else "")
    if key is None:
        raise PackKeyInvalid(path.name)
    return key
