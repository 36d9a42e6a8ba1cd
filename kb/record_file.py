"""``RecordFile``: one value in a small file beside the notes, read and changed by several windows over one folder."""

import itertools
from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import Generic, TypeVar

from kb.encryption.data_key import DataKey
from kb.encryption.records import read_record, write_record
from kb.file_lock import locked

T = TypeVar("T")


class RecordFile(Generic[T]):
    """A change is on the disk before it is to be seen, and counts on what another window has stored meanwhile.

    ``decode`` makes the value of the bytes of a file and raises ValueError or RecursionError for what is none;
    ``encode`` gives the text; ``nothing`` is what stands in no file. A damaged file counts as ``nothing``; what is
    stored next sets it aside as ``<name>.damaged-1`` and so on. Safe to call from any thread. With a ``key`` the
    file is encrypted.
    """

    def __init__(
        self,
        path: Path,
        nothing: T,
        decode: Callable[[bytes], T],
        encode: Callable[[T], str],
        key: DataKey | None = None,
    ) -> None:
        self._path = path
        self._key = key
        self._nothing = nothing
        self._decode = decode
        self._encode = encode
        self._lock = RLock()

    def read(self) -> T:
        """What is stored; ``nothing`` when there is no file, or none that can be read."""
        with self._lock:
            try:
                return self._decode(read_record(self._path, self._key))
            except (OSError, ValueError, RecursionError):
                return self._nothing

    def change(self, change: Callable[[T], T]) -> T:
        """Store what ``change`` makes of the value, and give that back.

        Raises OSError when it cannot be read or stored; then nothing has changed.
        """
        with self._lock, locked(self._path):  # of two windows that store at one time neither writes over the other
            damaged = False
            try:
                known = self._decode(read_record(self._path, self._key))
            except FileNotFoundError:
                known = self._nothing
            except (ValueError, RecursionError):
                known, damaged = self._nothing, True
            changed = change(known)
            if changed != known:
                if damaged:
                    self._path.replace(self._free_name())
                write_record(self._path, self._encode(changed), self._key)
            return changed

    def _free_name(self) -> Path:
        names = (self._path.with_suffix(f".damaged-{number}") for number in itertools.count(1))
        return next(path for path in names if not path.exists())
