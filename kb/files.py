"""Writing a file whole or not at all, making its name durable, and letting one process at a time change it."""

import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOCK_PATIENCE = 5.0  # seconds to wait for another process; what it does under the lock takes milliseconds
_ABANDONED = 24 * 3600  # seconds after which a half-written file is nobody's any more


def atomic_write(path: Path, content: str | bytes) -> None:
    """Write ``content``, text as UTF-8, line ends as they are, beside ``path``, then put it there. Raises OSError.

    Whatever stood at ``path`` stays until the new file is safe on the disk, and stays for good when that fails. When
    this returns, the file and its name survive a power cut.
    """
    beside = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable: a synced file whose name is lost in a power cut is lost too.

    Where folders cannot be synced (Windows, some network drives) this does nothing: the file system keeps names itself.
    """
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep_halves(folder: Path) -> None:
    """Remove what ``atomic_write`` of killed programs left in a folder; a young one may be in the making."""
    for half in folder.glob(".*.tmp"):
        stem = half.name[1:-4]
        with suppress(OSError):
            if len(stem) == 16 and half.stat().st_mtime < time.time() - _ABANDONED:
                half.unlink()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of ``path`` among the processes of this PC, by the file ``<name>.lock`` beside it, gone afterwards.

    The system lets go of it when a process ends. Raises OSError when another one does not let go, or where no file can
    be made.
    """
    beside = path.with_name(path.name + ".lock")
    deadline = time.monotonic() + _LOCK_PATIENCE
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
