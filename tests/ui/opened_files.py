"""Counts how often a file is opened, by whatever part of the program: the kernel tells (inotify, Linux)."""

import ctypes
import os
import struct
from pathlib import Path
from typing import Self

_IN_OPEN = 0x20
_HEAD = struct.Struct("iIII")


class OpenedFile:
    """Watches one file from ``__enter__`` on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = -1

    def __enter__(self) -> Self:
        self._descriptor = self._libc.inotify_init1(os.O_NONBLOCK)
        assert self._descriptor >= 0
        assert self._libc.inotify_add_watch(self._descriptor, os.fsencode(self._path), _IN_OPEN) >= 0
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)

    def count(self) -> int:
        """How often it was opened since the last count."""
        try:
            events = os.read(self._descriptor, 1 << 16)
        except BlockingIOError:
            return 0
        found, at = 0, 0
        while at < len(events):
            found += 1
            at += _HEAD.size + _HEAD.unpack_from(events, at)[3]
        return found
