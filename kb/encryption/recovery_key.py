"""The recovery key as people write it on paper: ``2F7K-…``, 28 signs in groups of four, two of them a checksum.

The signs are Crockford's base 32: no I, L, O and U, and whoever writes O or I for 0 or 1 is understood.
"""

import hashlib
import secrets

from kb.errors import RecoveryKeyMistyped

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_SECRET_SIGNS, _CHECK_SIGNS, _GROUP = 26, 2, 4  # 26 signs of 5 bits hold the 128 of the secret


def new_recovery_key() -> str:
    """A recovery key of 128 random bits, as it is shown and printed."""
    return written(secrets.token_bytes(16))


def written(secret: bytes) -> str:
    """16 bytes as groups of signs."""
    signs = _base32(int.from_bytes(secret), _SECRET_SIGNS) + _checksum(secret)
    return "-".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def read(words: str) -> bytes:
    """The 16 bytes of a recovery key, however it is spaced. Raises RecoveryKeyMistyped when it cannot be one."""
    signs = "".join(words.upper().translate(_READ_AS).replace("-", " ").split())
    if len(signs) != _SECRET_SIGNS + _CHECK_SIGNS or set(signs) - {*_SIGNS}:
        raise RecoveryKeyMistyped(len(signs), _SECRET_SIGNS + _CHECK_SIGNS)
    number = 0
    for sign in signs[:_SECRET_SIGNS]:
        number = number * 32 + _SIGNS.index(sign)
    if number >> 128:
        raise RecoveryKeyMistyped(len(signs), len(signs))
    secret = number.to_bytes(16)
    if _checksum(secret) != signs[_SECRET_SIGNS:]:
        raise RecoveryKeyMistyped(len(signs), len(signs))
    return secret


def _base32(number: int, length: int) -> str:
    return "".join(_SIGNS[number >> 5 * place & 31] for place in reversed(range(length)))


def _checksum(secret: bytes) -> str:
    """10 bits: of 1,000 slips of the pen one goes unnoticed, and opens nothing all the same."""
    return _base32(int.from_bytes(hashlib.sha256(secret).digest()[:2]) & 1023, _CHECK_SIGNS)
