"""A folder that cannot be written, for root too."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# From linux/capability.h: the form with two words of 32 rights each, and the two that let root pass by every mode.
CAPABILITY_VERSION_3 = 0x20080522
OVERRIDES = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


@contextmanager
def write_protected(folder: Path) -> Iterator[None]:
    """Nothing in the folder can be written, by its modes."""
    modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with modes_bind_root():
            yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def modes_bind_root() -> Iterator[None]:
    """What a mode forbids its owner is forbidden to root too: in this thread (of Linux) and in those it starts.

    Root stays the owner of its files. Becoming another user instead would close the project to its own tests
    where it lies in a folder that only root may enter.
    """
    if os.geteuid() != 0:
        yield
        return
    rights = _Rights()
    _call("capget", rights)
    before = rights.low.effective
    rights.low.effective = before & ~OVERRIDES
    _call("capset", rights)
    try:
        yield
    finally:
        rights.low.effective = before
        _call("capset", rights)


class _Word(ctypes.Structure):
    """32 rights, as the kernel keeps them."""

    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


class _Rights(ctypes.Structure):
    """The rights of a thread."""

    _fields_ = (("low", _Word), ("high", _Word))


class _Header(ctypes.Structure):
    """Whose rights are asked: thread 0 is the one that calls."""

    _fields_ = (("version", ctypes.c_uint32), ("thread", ctypes.c_int))


def _call(name: str, rights: _Rights) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(ctypes.byref(_Header(CAPABILITY_VERSION_3, 0)), ctypes.byref(rights)) != 0:
        raise OSError(ctypes.get_errno(), name)
