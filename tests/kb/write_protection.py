"""A folder that cannot be written, for root too."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534


@contextmanager
def write_protected(folder: Path) -> Iterator[None]:
    """Nothing in the folder can be written: by its rights, and by being nobody where root may do all."""
    modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with as_nobody():
            yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def as_nobody() -> Iterator[None]:
    """What rights forbid is forbidden for root too."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
