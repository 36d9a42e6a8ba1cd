"""The key file of a person: their name, and the data key, wrapped once by the PIN and once by the recovery key.

A PIN has few digits, so the key that wraps by it is made slow to compute (scrypt, RFC 7914). The recovery key has 128
random bits and needs no such thing. Both wrap with AES-256-GCM, which tells a wrong key from a right one.
"""

import json
import secrets
from dataclasses import dataclass, field, replace
from typing import Any

from kb.encryption import recovery_key
from kb.encryption.data_key import KEY_BYTES, DataKey, derived
from kb.encryption.sealing import seal, unseal
from kb.errors import KeyFileDamaged, WrongPin, WrongRecoveryKey

FORMAT = "xingzhi key 1"
_PURPOSE = FORMAT.encode()
_BLOCK, _SALT = 8, 16
_LARGEST_COST = 2**20  # a key file from elsewhere shall not take all memory: 1 GB


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A data key that only the holder of another key can read."""

    salt: bytes
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """``cost`` is scrypt's N: 2**17 took 0.76 s and 128 MB where the program was written."""

    name: str
    by_pin: Wrapped
    by_recovery: Wrapped
    cost: int

    def unlock(self, pin: str) -> DataKey:
        """The data key. Takes a second: not for the thread that paints. Raises WrongPin."""
        try:
            return DataKey(unseal(self.by_pin.sealed, _from_pin(pin, self.by_pin.salt, self.cost), _PURPOSE))
        except ValueError as error:
            raise WrongPin from error

    def recover(self, words: str) -> DataKey:
        """The data key by the recovery key. Raises RecoveryKeyMistyped, WrongRecoveryKey."""
        try:
            return DataKey(unseal(self.by_recovery.sealed, _from_recovery(words, self.by_recovery.salt), _PURPOSE))
        except ValueError as error:
            raise WrongRecoveryKey from error

    def with_pin(self, key: DataKey, pin: str) -> "KeyFile":
        """The same with another PIN."""
        return replace(self, by_pin=_wrapped_by_pin(key, pin, self.cost))

    def encoded(self) -> str:
        """The text of the file."""
        content = {
            "format": FORMAT,
            "name": self.name,
            "pin": _encoded(self.by_pin) | {"kdf": "scrypt", "n": self.cost, "r": _BLOCK, "p": 1},
            "recovery": _encoded(self.by_recovery),
        }
        return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def new_key_file(name: str, key: DataKey, pin: str, words: str, cost: int) -> KeyFile:
    """A key file for a person: ``words`` is their recovery key."""
    salt = secrets.token_bytes(_SALT)
    by_recovery = Wrapped(salt, seal(key.raw, _from_recovery(words, salt), _PURPOSE))
    return KeyFile(name, _wrapped_by_pin(key, pin, cost), by_recovery, cost)


def decoded(content: bytes) -> KeyFile:
    """What stands in a key file. Raises KeyFileDamaged."""
    try:
        stored = json.loads(content)
        cost = stored["pin"]["n"]
        sound = stored["format"] == FORMAT and isinstance(stored["name"], str) and isinstance(cost, int)
        if not sound or not 2 <= cost <= _LARGEST_COST or cost & (cost - 1):
            raise KeyFileDamaged
        return KeyFile(stored["name"], _wrapped(stored["pin"]), _wrapped(stored["recovery"]), cost)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise KeyFileDamaged from error


def _encoded(wrapped: Wrapped) -> dict[str, Any]:
    return {"salt": wrapped.salt.hex(), "key": wrapped.sealed.hex()}


def _wrapped(stored: dict[str, Any]) -> Wrapped:
    return Wrapped(bytes.fromhex(stored["salt"]), bytes.fromhex(stored["key"]))


def _wrapped_by_pin(key: DataKey, pin: str, cost: int) -> Wrapped:
    salt = secrets.token_bytes(_SALT)
    return Wrapped(salt, seal(key.raw, _from_pin(pin, salt, cost), _PURPOSE))


def _from_pin(pin: str, salt: bytes, cost: int) -> bytes:
    from Crypto.Protocol.KDF import scrypt  # noqa: PLC0415 - not without encryption

    return scrypt(pin.encode("utf-8", "surrogatepass"), salt, KEY_BYTES, cost, _BLOCK, 1)


def _from_recovery(words: str, salt: bytes) -> bytes:
    return derived(recovery_key.read(words), b"xingzhi recovery 1", salt)
