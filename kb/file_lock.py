"""A lock among the processes of this PC: one at a time changes a file."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOCK_PATIENCE = 5.0  # seconds to wait for another process; what it does under the lock takes milliseconds


@contextmanager
def locked(path: Path, patience: float = _LOCK_PATIENCE) -> Iterator[None]:
    """Hold the lock of ``path`` among the processes of this PC, by the file ``<name>.lock`` beside it, gone afterwards.

    The system lets go of it when a process ends. Raises OSError when another one does not let go for ``patience``
    seconds, or where no file can be made.
    """
    beside = path.with_name(path.name + ".lock")
    deadline = time.monotonic() + patience
    while (descriptor := _hold(beside)) is None:
        if time.monotonic() > deadline:
            raise TimeoutError(beside)
        time.sleep(0.005)
    try:
        yield
    finally:
        if sys.platform != "win32":  # there an open file cannot go: it stays, empty
            beside.unlink(missing_ok=True)
        os.close(descriptor)


def _hold(beside: Path) -> int | None:
    """The open and locked file; None while another process holds it, or has just removed it."""
    descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    with suppress(FileNotFoundError):
        if _lock(descriptor) and _is_same(descriptor, beside):
            return descriptor
    os.close(descriptor)
    return None


def _is_same(descriptor: int, path: Path) -> bool:
    """Whether the open file is the one that stands there now. Raises FileNotFoundError."""
    return os.path.samestat(os.fstat(descriptor), path.stat())


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        """Try to lock the first byte."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        """Try to lock the file."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
