"""One window per data folder: a second start hands its request to the first and ends.

A lock file in the data folder says who was first, a local socket (no network connection) carries the request. What a
crash leaves of either is cleared away by the next start.
"""

import hashlib
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSysInfo
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 10.0  # seconds for the first to answer; it may be starting, or closing
_STEP = 200  # milliseconds for one attempt
_LONGEST = 16_000  # bytes of a request: an encoded path takes nine for a Chinese character
_TAKEN = b"ok\n"
_LONGEST_ADDRESS = 100  # bytes of a socket's path; systems take 104 to 108


class SingleInstance(QObject):
    """The claim of this process on the data folder ``root``, which must exist."""

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder = root.resolve()
        self._name = _address(folder)
        self._lock_file = folder / "window.lock"
        self._lock = QLockFile(str(self._lock_file))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks; that of a dead process is stale all the same
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._callers: list[QLocalSocket] = []
        self._asked: Callable[[str], object] | None = None

    def claim(self, request: str) -> bool:
        """Whether this process is to show the window; if not, another one has taken the request (one line).

        Where the lock is held and nobody answers, this process goes on: the notes can bear two windows, and nobody is
        locked out. A lock that came from another PC (on a stick, say) is not waited for: it is taken away.
        """
        deadline = time.monotonic() + PATIENCE
        while not self._lock.tryLock(0):
            if self._hand_over(request, deadline):
                return False
            if self._is_of_another_pc():
                self._lock_file.unlink(missing_ok=True)
                continue
            if time.monotonic() > deadline:
                return True
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                return True  # a folder without write access: what follows will tell
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def answer(self, asked: Callable[[str], object]) -> None:
        """From now on call ``asked`` with the requests of later starts, also with those that wait already."""
        if self._asked is None:
            self._server.newConnection.connect(self._take)
        self._asked = asked
        self._take()

    def release(self) -> None:
        """Let the next start be the first; one that waits for an answer notices."""
        self._server.close()
        self._lock.unlock()

    def _is_of_another_pc(self) -> bool:
        """Whether the lock names another host: no process of it can answer here."""
        _pid, host, _application = self._lock.getLockInfo()
        return bool(host) and host != QSysInfo.machineHostName()

    def _hand_over(self, request: str, deadline: float) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_STEP):
            time.sleep(_STEP / 1000)  # the first has the lock and does not listen yet
            return False
        socket.write(f"{request}\n".encode()[:_LONGEST])
        socket.flush()
        while socket.state() is QLocalSocket.LocalSocketState.ConnectedState:
            if socket.waitForReadyRead(_STEP):
                return bytes(socket.readAll().data()) == _TAKEN
            if time.monotonic() > deadline:
                return True  # alive, and asking the person something
        return False

    def _take(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._callers.append(socket)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._read)
        self._read()

    def _read(self) -> None:
        """Look at all who have called: answer those whose request is complete, let go of those who have left."""
        requests = []
        for socket in [*self._callers]:
            complete = socket.canReadLine()
            if socket not in self._callers or not (
                complete or socket.bytesAvailable() > _LONGEST or not socket.isValid()
            ):
                continue
            self._callers.remove(socket)  # before it is written to: who has left by then would be looked at once more
            socket.readyRead.disconnect(self._read)
            socket.disconnected.disconnect(self._read)
            if complete:
                requests.append(bytes(socket.readLine(_LONGEST).data()).decode("utf-8", "replace").strip())
                socket.write(_TAKEN)
                socket.flush()
            socket.disconnectFromServer()
            socket.deleteLater()
        for request in requests:
            if self._asked is not None:
                self._asked(request)


def _address(folder: Path) -> str:
    """Where the socket of a data folder is: where no other user can put one of his own first.

    The system's folder for running programs, if it is this user's alone, else the data folder; a pipe's name on
    Windows, and where neither folder's path is short enough.
    """
    name = f"xingzhi-{hashlib.sha256(str(folder).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"
    if sys.platform == "win32":
        return name
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    for place in (Path(runtime) if runtime else None, folder):
        if place is not None and _is_own(place) and len(os.fsencode(place / name)) <= _LONGEST_ADDRESS:
            return str(place / name)
    return name


def _is_own(folder: Path) -> bool:
    """Whether the folder is this user's and nobody else may write to it."""
    try:
        found = folder.stat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022
