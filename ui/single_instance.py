"""One window per data folder: a second start hands its request to the first and ends.

A lock file in the data folder says who was first, a file beside it carries the request: the first takes it away. (Local
sockets would do the same, with Qt's network library, 3 MB of a bundle.) What a crash leaves of either is cleared away.
"""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QSysInfo

from kb.files import atomic_write

PATIENCE = (
    10.0  # seconds for the first to answer once it has seen the request: longer, and it asks the person something
)
LONGEST_START = 60.0  # seconds until it has seen the request; it may be starting, on a slow PC, or closing
_STEP = 0.1  # seconds between two looks
_LONGEST = 16_000  # bytes of a request: an encoded path takes nine for a Chinese character
_STALE = 2 * LONGEST_START  # seconds: whoever wrote an older request has been killed
_WAITING, _SEEN = ".request", ".seen"  # what is written, and what the first makes of it while it cannot answer yet


class SingleInstance(QObject):
    """The claim of this process on the data folder ``root``, which must exist."""

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = root.resolve()
        self._lock_file = self._folder / "window.lock"
        self._lock = QLockFile(str(self._lock_file))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks; that of a dead process is stale all the same
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._asked: Callable[[str], object] | None = None

    def claim(self, request: str) -> bool:
        """Whether this process is to show the window; if not, another one has taken the request (one line).

        Where the lock is held and nobody looks, this process goes on: the notes can bear two windows, and nobody is
        locked out. A lock that came from another PC (on a stick, say) is not waited for: it is taken away.
        """
        call = _Call(self._folder, request)
        begun = time.monotonic()
        try:
            while not self._lock.tryLock(0):
                if self._lock.error() is not QLockFile.LockError.LockFailedError:
                    return True  # a folder without write access: what follows will tell
                if self._is_of_another_pc():
                    self._lock_file.unlink(missing_ok=True)
                    continue
                call.make()
                if call.is_answered():
                    return False
                waited = time.monotonic() - begun
                if waited > PATIENCE and call.is_seen():
                    return False
                if waited > LONGEST_START:
                    return True
                time.sleep(_STEP)
        except OSError:
            return True
        finally:
            call.withdraw()
        self._watcher.addPath(str(self._folder))
        return True

    def answer(self, asked: Callable[[str], object]) -> None:
        """From now on call ``asked`` with the requests of later starts, also with those that wait already."""
        self._asked = asked
        self._look()

    def release(self) -> None:
        """Let the next start be the first; one that waits for an answer notices."""
        self._watcher.removePath(str(self._folder))
        self._lock.unlock()

    def _is_of_another_pc(self) -> bool:
        """Whether the lock names another host: no process of it can answer here."""
        _pid, host, _application = self._lock.getLockInfo()
        return bool(host) and host != QSysInfo.machineHostName()

    def _look(self) -> None:
        for request in [*self._requests()]:
            if self._asked is not None:
                self._asked(request)

    def _requests(self) -> Iterator[str]:
        """Take all requests away, once they can be answered; until then mark them as seen."""
        for file in sorted(self._folder.glob("window-*")):
            with suppress(OSError):  # who waited has left
                if time.time() - file.stat().st_mtime > _STALE:
                    file.unlink()
                elif self._asked is not None and file.suffix in {_WAITING, _SEEN}:
                    request = file.read_bytes()[:_LONGEST].decode("utf-8", "replace").strip()
                    file.unlink()
                    yield request
                elif file.suffix == _WAITING:
                    file.replace(file.with_suffix(_SEEN))


class _Call:
    """A request in the folder of who was first."""

    def __init__(self, folder: Path, request: str) -> None:
        self._waiting = folder / f"window-{secrets.token_hex(8)}{_WAITING}"
        self._seen = self._waiting.with_suffix(_SEEN)
        self._request = request
        self._made = False

    def make(self) -> None:
        """Write it, the first time. Raises OSError."""
        if not self._made:
            atomic_write(self._waiting, f"{self._request}\n")
            self._made = True

    def is_answered(self) -> bool:
        """Whether it was taken away. Asked in this order: it is seen first, taken later."""
        return not self._waiting.exists() and not self._seen.exists()

    def is_seen(self) -> bool:
        """Whether the first has seen it."""
        return self._seen.exists()

    def withdraw(self) -> None:
        """Leave nothing behind."""
        for file in (self._waiting, self._seen):
            with suppress(OSError):
                file.unlink(missing_ok=True)
