"""``ExportedFiles``: what leaves the data folder in the clear is whole where a person wanted it, or nowhere."""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from kb.file_lock import locked
from kb.files import atomic_write, make_private_folder, sync_folder

_HALF = re.compile(r"\.[0-9a-f]{16}\.tmp")
_BEGUN = ".tmp"  # a note that is being written


class ExportedFiles:
    """Writes exports; what a kill has left of one is swept at the next start.

    While an export is being written it has no name where the system can do that (Linux, on its own file systems): a
    kill leaves nothing. On sticks, network drives and other systems it stands beside its target under a hidden name,
    which first is noted in the folder ``unfinished``.
    """

    def __init__(self, unfinished: Path) -> None:
        self._unfinished = unfinished

    def write(self, path: Path, content: str | bytes) -> None:
        """Put a file there, text as UTF-8, readable by whom the system lets. Raises OSError; then nothing has changed.

        When this returns, the file and its name survive a power cut.
        """
        whole = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
        half = path.absolute().with_name(f".{secrets.token_hex(8)}.tmp")
        with self._noted(half):
            if not _written_without_a_name(path, whole, half):
                atomic_write(path, whole, private=False, beside=half)

    def sweep(self) -> None:
        """Remove what kills and power cuts have left; not what another process is writing right now."""
        for lock in self._unfinished.glob("*.lock"):
            note = lock.with_suffix("")
            with suppress(OSError), locked(note, patience=0):
                half = _noted_in(note)
                if half is None or half.parent.is_dir():  # else it lies on a stick that may come back
                    for path in (half, note, note.with_suffix(_BEGUN)):
                        if path is not None:
                            path.unlink(missing_ok=True)
            _remove_free(lock, note)
        self._remove_if_empty()

    @contextmanager
    def _noted(self, half: Path) -> Iterator[None]:
        """Safe on the disk while ``half`` may be there. A data folder that cannot be written notes nothing."""
        note = self._unfinished / half.stem.removeprefix(".")
        with ExitStack() as held:
            with suppress(OSError):
                make_private_folder(self._unfinished)
                held.enter_context(locked(note))
                atomic_write(note, os.fsencode(half), beside=note.with_suffix(_BEGUN))
            try:
                yield
            finally:
                with suppress(OSError):
                    half.unlink(missing_ok=True)
                    note.unlink(missing_ok=True)
                held.close()
                _remove_free(note.with_name(f"{note.name}.lock"), note)
                self._remove_if_empty()

    def _remove_if_empty(self) -> None:
        with suppress(OSError):
            self._unfinished.rmdir()


def _remove_free(lock: Path, note: Path) -> None:
    """Remove a lock without a note: Windows leaves it."""
    if not note.exists():
        with suppress(OSError):
            lock.unlink(missing_ok=True)


def _noted_in(note: Path) -> Path | None:
    """The hidden file that was noted; None for anything that is not the name of such a file."""
    try:
        half = Path(os.fsdecode(note.read_bytes()))
    except (FileNotFoundError, ValueError):
        return None
    return half if half.is_absolute() and _HALF.fullmatch(half.name) else None


def _written_without_a_name(path: Path, content: bytes, half: Path) -> bool:
    """Write a file that gets its name when it is whole; False where the system or the place knows no such thing."""
    if not hasattr(os, "O_TMPFILE"):
        return False
    try:
        handle = os.open(path.parent, os.O_WRONLY | os.O_TMPFILE, 0o666)
    except OSError:  # FAT, a network drive, no such folder: whoever tries next tells which
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        opened = f"/proc/self/fd/{file.fileno()}"
        try:
            # With a folder given, the system is asked to follow the link, which names the open file.
            os.link(opened, path, src_dir_fd=file.fileno(), follow_symlinks=True)
        except FileExistsError:  # to take the place of another file it needs a name first
            os.link(opened, half, src_dir_fd=file.fileno(), follow_symlinks=True)
            half.replace(path)
        except FileNotFoundError:  # no /proc
            return False
    sync_folder(path.parent)
    return True
