"""Imports as they stand in a pack, one folder each: put there whole, replaced whole, and put right after a kill.

A new one is written under ``.import-…`` in the pack's folder and moved to ``articles/NAME-DIGEST/`` by one rename. The
earlier import of the same file that it replaces stands aside under ``.old-…`` meanwhile: who is killed then leaves the
one or the other, and ``finish_interrupted`` brings it back. A lock keeps two processes from clearing up after each
other.
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kb.file_lock import locked
from kb.files import PRIVATE_FOLDER, make_private_folder, sync_folder

# Hexadecimal digits of a digest in ids and names: of 10⁹ libraries of 500 files less than one has two alike.
SHORT_DIGEST = 12
_STAGED, _ASIDE = ".import-", ".old-"
_LOCK = ".imports"
_PATIENCE = 30.0  # seconds for another process that stores a file; a workbook of 200 MB takes 4 s on a slow disk


@contextmanager
def staged_import(folder: Path) -> Iterator[Path]:
    """A new folder in the pack at ``folder``, to be written and given to ``put`` within; gone when that fails.

    Raises OSError, also when another process does not end storing.
    """
    make_private_folder(folder / "articles")
    with locked(folder / _LOCK, _PATIENCE):
        _finish(folder)
        staged = folder / f"{_STAGED}{secrets.token_hex(8)}"
        staged.mkdir(mode=PRIVATE_FOLDER)
        try:
            yield staged
        except BaseException:
            shutil.rmtree(staged, ignore_errors=True)
            raise


def put(staged: Path, target: Path, digest: str) -> None:
    """Put a staged folder in its place below ``articles``; an earlier import of ``digest`` goes once it is there.

    Raises OSError; then the earlier one is where it was.
    """
    root, folder = target.parent, staged.parent
    aside = []
    try:
        for earlier in _same_import(root, digest):
            moved = folder / (_ASIDE + earlier.name)
            earlier.rename(moved)
            aside.append((moved, earlier))
        staged.rename(target)
    except OSError:
        for moved, earlier in aside:
            with suppress(OSError):
                moved.rename(earlier)
        raise
    sync_folder(root)
    for moved, _ in aside:
        _remove(moved)


def _remove(aside: Path) -> None:
    """Delete what was replaced; what cannot be deleted yet has a name that is swept later, and never put back."""
    with suppress(OSError):
        aside = aside.rename(aside.with_name(f"{_STAGED}{secrets.token_hex(8)}"))
    shutil.rmtree(aside, ignore_errors=True)


def finish_interrupted(folder: Path) -> None:
    """Clear up in the pack at ``folder`` after an import that was killed: what was not replaced is back in its place.

    Nothing is done where another process is storing, or nothing can be written.
    """
    with suppress(OSError):
        if any(folder.glob(f"{_ASIDE}*")) or any(folder.glob(f"{_STAGED}*")):
            with locked(folder / _LOCK, 0):
                _finish(folder)


def _finish(folder: Path) -> None:
    for left in folder.glob(f"{_STAGED}*"):
        shutil.rmtree(left, ignore_errors=True)
    root = folder / "articles"
    for aside in folder.glob(f"{_ASIDE}*"):
        name = aside.name.removeprefix(_ASIDE)
        if _same_import(root, name[-SHORT_DIGEST:]):
            _remove(aside)
        else:
            aside.rename(root / name)


def _same_import(root: Path, digest: str) -> list[Path]:
    """The folders below ``root`` of imports whose identity ends with these hexadecimal digits: one, or none."""
    return [*root.glob(f"*-{digest}")]
