"""Python's own ``import`` back in the place of PySide's, which reads the source of every module it imports."""

import builtins

import PySide6.QtCore  # noqa: F401 - it puts its own ``import`` into builtins, once in a process


def restore() -> None:
    """From now on modules are imported without being read: 0.2 s of a start, and 13 MB of sources that stayed.

    PySide looks whether they say ``from __feature__ import …``, other names for Qt's methods, which nobody here uses.
    It leaves the function that it replaced as ``builtins.__orig_import__``; a release without that stays as it is.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
