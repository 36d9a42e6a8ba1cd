"""The key file of a person, kept twice in their folder: without it no PIN and no recovery key opens anything."""

from pathlib import Path

from kb.encryption.key_file import KeyFile, decoded
from kb.errors import KeyFileDamaged
from kb.files import atomic_write

KEY_FILES = ("key.json", "key-copy.json")


def read_key_file(folder: Path) -> KeyFile:
    """The one of the two that can be read. Raises KeyFileDamaged."""
    for name in KEY_FILES:
        if found := _read(folder / name):
            return found
    raise KeyFileDamaged(str(folder))


def write_key_file(folder: Path, file: KeyFile) -> None:
    """Both, one after the other: at any moment one of them is whole. Raises OSError."""
    for name in KEY_FILES:
        atomic_write(folder / name, file.encoded())


def mend_key_files(folder: Path, file: KeyFile) -> None:
    """Write the one of the two that cannot be read, or is of an older PIN. Raises OSError."""
    for name in KEY_FILES:
        if _read(folder / name) != file:
            atomic_write(folder / name, file.encoded())


def _read(path: Path) -> KeyFile | None:
    try:
        return decoded(path.read_bytes())
    except (KeyFileDamaged, OSError):
        return None
