"""Ed25519 keys and signatures, by the library ``cryptography``, which is loaded when one is made or checked.

What is signed is the manifest's bytes behind a line that says what they are, so that no signature made for another
purpose fits a pack. The manifest names the publisher's key; so nobody can claim a pack that another has signed.
"""

import base64
import binascii
import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kb.content.packs.publisher_keys import KEY_SUFFIX, PublisherKey, is_name, key_line
from kb.errors import PackKeyInvalid, PackKeyLocked, PackSignatureWrong, PackTargetExists

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

PRIVATE_SUFFIX = ".key"
_CONTEXT = b"xzpack manifest 1\n"
_MAX_PEM = 16 * 1024  # bytes


def generate_key(folder: Path, file_name: str, publisher: str, passphrase: str = "") -> PublisherKey:
    """Make a key pair: ``file_name.key``, readable by its owner only, and ``file_name.pub`` to be given away.

    With a passphrase the private key is encrypted. Raises PackTargetExists when there is such a file already,
    PackKeyInvalid when ``publisher`` cannot be shown as a name, OSError.
    """
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    if not is_name(publisher):
        raise PackKeyInvalid(publisher)
    private = Ed25519PrivateKey.generate()
    protection: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if passphrase:
        protection = serialization.BestAvailableEncryption(passphrase.encode())
    pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, protection)
    key = _public(private, publisher)
    private_file, public_file = folder / f"{file_name}{PRIVATE_SUFFIX}", folder / f"{file_name}{KEY_SUFFIX}"
    for file in (private_file, public_file):
        if file.exists():
            raise PackTargetExists(file.name)
    _write_new(private_file, pem, 0o600)
    try:
        _write_new(public_file, key_line(key).encode(), 0o644)
    except OSError:
        with contextlib.suppress(OSError):
            private_file.unlink()
        raise
    return key


def _write_new(path: Path, content: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


class SigningKey:
    """A private key, read from its file. Raises PackKeyInvalid, PackKeyLocked, OSError."""

    def __init__(self, path: Path, publisher: str, passphrase: str = "") -> None:
        if not is_name(publisher):
            raise PackKeyInvalid(publisher)
        self._private = _read_private(path, passphrase)
        self.publisher = _public(self._private, publisher)

    def sign(self, manifest: bytes) -> bytes:
        """The signature over a manifest, as it stands in a pack."""
        return base64.b64encode(self._private.sign(_CONTEXT + manifest))


def _read_private(path: Path, passphrase: str) -> "Ed25519PrivateKey":
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415

    with path.open("rb") as file:
        pem = file.read(_MAX_PEM)
    encrypted = b"ENCRYPTED" in pem
    if encrypted and not passphrase:
        raise PackKeyLocked(path.name)
    try:
        private = serialization.load_pem_private_key(pem, passphrase.encode() if encrypted else None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise (PackKeyLocked if encrypted else PackKeyInvalid)(path.name) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise PackKeyInvalid(path.name)
    return private


def _public(private: "Ed25519PrivateKey", name: str) -> PublisherKey:
    return PublisherKey(base64.b64encode(private.public_key().public_bytes_raw()).decode(), name)


def check_signature(manifest: bytes, signature: bytes, publisher: PublisherKey) -> None:
    """Check that ``publisher`` signed these bytes. Raises PackSignatureWrong."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - see above
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    try:
        raw = base64.b64decode(signature, validate=True)
        Ed25519PublicKey.from_public_bytes(publisher.raw).verify(raw, _CONTEXT + manifest)
    except (binascii.Error, ValueError, InvalidSignature) as error:
        raise PackSignatureWrong from error
