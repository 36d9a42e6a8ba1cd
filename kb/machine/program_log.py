"""The program's log: rotating files for this user alone, with the places where things went wrong and no word of a note.

Messages of unexpected errors can quote what was being worked on, a note for example: of those the log has the kind and
the lines of code, not the message.
"""

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from kb.files import PRIVATE_FILE, make_private_folder

NAME = "xingzhi"
FILE = "xingzhi.log"
_BYTES, _OLD_FILES = 1_000_000, 3


@contextmanager
def program_log(folder: Path, level: str = "info") -> Iterator[None]:
    """Write to ``folder`` meanwhile what is logged as ``xingzhi``; nowhere if that folder cannot be written."""
    log = logging.getLogger(NAME)
    handler = _handler(folder)
    before = log.level
    log.setLevel(level.upper())
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(before)
        handler.close()


def _handler(folder: Path) -> logging.Handler:
    try:
        make_private_folder(folder)
        handler = _PrivateFile(folder / FILE, maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8")
    except OSError:
        return logging.NullHandler()  # the window and doctor say that the folder cannot be written
    handler.setFormatter(_WithoutWords("%(asctime)s %(levelname)s %(name)s %(message)s"))
    return handler


class _PrivateFile(RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
        return TextIOWrapper(os.fdopen(handle, "ab"), self.encoding, "replace")


class _WithoutWords(logging.Formatter):
    def formatException(  # noqa: N802 - the name that logging calls
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines += [type(error).__name__, *(line.rstrip() for line in traceback.format_tb(error.__traceback__))]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)
