"""One process at a time: a lock that the system lets go of when its owner dies."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.content.packs.errors import PackBusy

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file ``path``, made if need be. Does not wait.

    Raises PackBusy when another process holds it, OSError when the file system knows no locks.
    """
    with path.open("ab") as file:
        try:
            if sys.platform == "win32":
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:  # Linux and macOS; Windows
            raise PackBusy from error
        try:
            yield
        finally:
            if sys.platform == "win32":
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_UN)
