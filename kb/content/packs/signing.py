"""Ed25519 keys and signatures, by the library PyCryptodome, which is loaded when one is made or checked.

What is signed is the manifest's bytes behind a line that says what they are, so that no signature made for another
purpose fits a pack. The manifest names the publisher's key; so nobody can claim a pack that another has signed.
"""

import base64
import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from kb.content.packs.errors import PackKeyInvalid, PackKeyLocked, PackSignatureWrong, PackTargetExists
from kb.content.packs.publisher_keys import KEY_SUFFIX, PublisherKey, is_name, key_line
from kb.files import sync_folder

if TYPE_CHECKING:
    from Crypto.PublicKey.ECC import EccKey

PRIVATE_SUFFIX = ".key"
_CONTEXT = b"xzpack manifest 1\n"
_MAX_PEM = 16 * 1024  # bytes
_CURVE, _MODE = "Ed25519", "rfc8032"
# PKCS #8 as every tool reads it (OpenSSL, older versions of the program); OWASP's count of rounds took 0.1 s.
_PROTECTION = "PBKDF2WithHMAC-SHA256AndAES256-CBC"
_ROUNDS = 600_000


def generate_key(folder: Path, file_name: str, publisher: str, passphrase: str = "") -> PublisherKey:
    """Make a key pair: ``file_name.key``, readable by its owner only, and ``file_name.pub`` to be given away.

    With a passphrase the private key is encrypted. Raises PackTargetExists when there is such a file already,
    PackKeyInvalid when ``publisher`` cannot be shown as a name, OSError.
    """
    from Crypto.PublicKey import ECC  # noqa: PLC0415 - see above

    if not is_name(publisher):
        raise PackKeyInvalid(publisher)
    private = ECC.generate(curve=_CURVE)
    pem = f"{_written(private, passphrase.encode())}\n".encode()
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
    sync_folder(folder)
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
        from Crypto.Signature import eddsa  # noqa: PLC0415 - see above

        return base64.b64encode(eddsa.new(self._private, _MODE).sign(_CONTEXT + manifest))


def _read_private(path: Path, passphrase: str) -> "EccKey":
    from Crypto.PublicKey import ECC  # noqa: PLC0415 - see above

    with path.open("rb") as file:
        pem = file.read(_MAX_PEM)
    encrypted = b"ENCRYPTED" in pem
    if encrypted and not passphrase:
        raise PackKeyLocked(path.name)
    try:
        private = ECC.import_key(pem, passphrase.encode() if encrypted else None)
    except (ValueError, IndexError, TypeError, OSError) as error:  # OSError: a curve that the bundle leaves out
        raise (PackKeyLocked if encrypted else PackKeyInvalid)(path.name) from error
    if private.curve != _CURVE or not private.has_private():
        raise PackKeyInvalid(path.name)
    return private


def _written(private: "EccKey", passphrase: bytes) -> str:
    if not passphrase:
        return private.export_key(format="PEM")
    return private.export_key(
        format="PEM", passphrase=passphrase, protection=_PROTECTION, prot_params={"iteration_count": _ROUNDS}
    )


def _public(private: "EccKey", name: str) -> PublisherKey:
    raw = private.public_key().export_key(format="raw")
    assert isinstance(raw, bytes)  # noqa: S101 - the stubs know of all formats at once
    return PublisherKey(base64.b64encode(raw).decode(), name)


def check_signature(manifest: bytes, signature: bytes, publisher: PublisherKey) -> None:
    """Check that ``publisher`` signed these bytes. Raises PackSignatureWrong."""
    from Crypto.Signature import eddsa  # noqa: PLC0415 - see above

    try:
        raw = base64.b64decode(signature, validate=True)
        eddsa.new(eddsa.import_public_key(publisher.raw), _MODE).verify(_CONTEXT + manifest, raw)
    except ValueError as error:  # also no base64
        raise PackSignatureWrong from error
