"""Which kinds of files a pack may hold: text and images, by name and by their bytes."""

from pathlib import PurePosixPath

from kb.content.manifest import MANIFEST as PACK_TOML
from kb.content.pack_files import SUFFIXES
from kb.content.packs.errors import PackFileDisguised, PackFileForbidden, PackTooLarge

MAX_TEXT = 8 * 1024 * 1024  # bytes; the longest article that opens within its budget has 1.5 MB
MAX_PACK_TOML = 64 * 1024  # bytes; read before anything in a pack is known to be harmless
MAX_IMAGE = 16 * 1024 * 1024  # bytes
_TEXTS = SUFFIXES | {".toml", ".txt", ".csv"}
_IMAGES = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
}
# What no text file holds: a program, an archive or a serialized object with another name has one of them early on.
_CONTROLS = frozenset(range(32)) - set(b"\t\n\f\r") | {127}


def check_file_name(path: str, size: int) -> None:
    """Check name and size, in bytes, before anything is read. Raises PackFileForbidden or PackTooLarge."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in _TEXTS and suffix not in _IMAGES:
        raise PackFileForbidden(path)
    limit = MAX_PACK_TOML if path == PACK_TOML else MAX_TEXT if suffix in _TEXTS else MAX_IMAGE
    if size > limit:
        raise PackTooLarge(path)


def check_file_content(path: str, content: bytes) -> None:
    """Check that the bytes are what the name says. Raises PackFileDisguised.

    Text is UTF-8 without control characters: of the pickle protocols 0 to 5 all but the first begin with or soon hold
    a byte that is none; protocol 0 is plain ASCII and stays what it looks like, for nothing here unpickles it.
    """
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _IMAGES:
        if not content.startswith(_IMAGES[suffix]):
            raise PackFileDisguised(path)
        return
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PackFileDisguised(path) from error
    if not _CONTROLS.isdisjoint(content) or content.startswith(b"#!"):
        raise PackFileDisguised(path)
