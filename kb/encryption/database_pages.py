"""The pages of an encrypted database in the clear, for files that SQLCipher cannot or may not open.

That is a damaged file, or one in a folder that cannot be written. A page is: what SQLite has written, encrypted by
AES-256-CBC; 16 bytes of initialization vector; 64 of HMAC-SHA512 over both and the number of the page. The first begins
with 16 bytes of salt in the place of SQLite's magic (zetetic.net/sqlcipher/design, format 4).
"""

import hmac
import struct

from kb.encryption.data_key import DataKey

PAGE_SIZE = 4096
_SALT, _VECTOR, _MAC = 16, 16, 64
RESERVED = _VECTOR + _MAC
_MAGIC = b"SQLite format 3\x00"


class DatabasePages:
    """Decrypts pages of the databases of one person."""

    def __init__(self, key: DataKey) -> None:
        self._key = key.for_databases
        salt = bytes(byte ^ 0x3A for byte in key.database_salt)
        self._mac_key = _in_two_rounds(self._key, salt)

    def decrypted(self, number: int, page: bytes) -> bytes:
        """The page with this number, counted from 1; zeros where it is damaged: what a lost page is to SQLite."""
        from Crypto.Cipher import AES  # noqa: PLC0415 - with a key only

        if len(page) != PAGE_SIZE:
            return bytes(len(page))
        start = _SALT if number == 1 else 0
        text, vector, mac = page[start:-RESERVED], page[-RESERVED:-_MAC], page[-_MAC:]
        expected = hmac.digest(self._mac_key, text + vector + struct.pack("<I", number), "sha512")
        if not hmac.compare_digest(mac, expected):
            return bytes(PAGE_SIZE)
        plain = AES.new(self._key, AES.MODE_CBC, iv=vector).decrypt(text)
        return (_MAGIC if number == 1 else b"") + plain + bytes(RESERVED)


def _in_two_rounds(key: bytes, salt: bytes) -> bytes:
    """32 bytes by PBKDF2 with HMAC-SHA512 and SQLCipher's two rounds; hashlib's own is not in every Python."""
    first = hmac.digest(key, salt + b"\0\0\0\1", "sha512")
    second = hmac.digest(key, first, "sha512")
    return bytes(one ^ other for one, other in zip(first, second, strict=True))[:32]
