"""Bytes that only the holder of a key can read, and nobody can change unnoticed: AES-256-GCM, by PyCryptodome.

What is sealed is a nonce of 12 random bytes, the ciphertext, and 16 bytes that prove both.
"""

import secrets

_NONCE, _PROOF = 12, 16


def seal(content: bytes, key: bytes, purpose: bytes) -> bytes:
    """The content sealed by a key of 32 bytes. ``purpose`` is bound into it: with another it is not opened again."""
    from Crypto.Cipher import AES  # noqa: PLC0415 - not without encryption

    nonce = secrets.token_bytes(_NONCE)
    cipher = AES.new(key, AES.MODE_GCM, nonce=nonce)
    cipher.update(purpose)
    text, proof = cipher.encrypt_and_digest(content)
    return nonce + text + proof


def unseal(box: bytes, key: bytes, purpose: bytes) -> bytes:
    """What was sealed. Raises ValueError for another key or purpose, and where a byte has changed."""
    from Crypto.Cipher import AES  # noqa: PLC0415 - not without encryption

    if len(box) < _NONCE + _PROOF:
        raise ValueError("damaged")
    cipher = AES.new(key, AES.MODE_GCM, nonce=box[:_NONCE])
    cipher.update(purpose)
    try:
        return cipher.decrypt_and_verify(box[_NONCE:-_PROOF], box[-_PROOF:])
    except ValueError as error:
        raise ValueError("damaged") from error
