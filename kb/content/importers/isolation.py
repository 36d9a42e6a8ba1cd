"""Readers that run in a process of their own, with an end to the memory and the time they take.

PDFium and the converter of old Word files work in one go and cannot be asked to stop: a PDF of 4 MB took 5 GB, one of
3 kB had not ended after 100 seconds. The process watches itself (a thread that looks at its memory every 20 ms) and
ends when it takes too much; whoever waits for it learns why. It serves one file after another and goes when it has
been idle for half a minute.
"""

import faulthandler
import multiprocessing
import os
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from kb.content.importers.document import Document
from kb.content.importers.limits import MEGABYTE, Limits, Meter
from kb.errors import DocumentDamaged, DocumentError, DocumentTooLarge, KbError
from kb.files import temporary_folder
from kb.translation import Translator, tr, translator, use

_WATCH = 0.02  # seconds between two looks at the memory
_POLL = 0.05  # seconds between two looks at the wish to stop
_STATM = Path("/proc/self/statm")
_IDLE = 30.0
_LATER = 2  # seconds; the watch outside of Python ends what the one inside could not, and knows the clock alone
_STUCK = "stuck"  # the file it writes to then
_TOO_MUCH_MEMORY, _TOO_MUCH_TIME = 91, 92  # exit codes


@dataclass(frozen=True, slots=True)
class _Task:
    """What the process is to read, and with which function."""

    reader: Callable[[Path, Meter], Document]
    path: Path
    limits: Limits
    folder: str  # for temporary files


@dataclass(frozen=True, slots=True)
class _Failure:
    """A bug: what went wrong in the process, as text."""

    report: str


@dataclass(slots=True)
class _Reading:
    """The process that serves, and the line to it."""

    process: BaseProcess
    line: Connection

    def end(self) -> None:
        """Stop it at once."""
        self.process.kill()
        self.process.join()
        self.line.close()


_LOCK = threading.Lock()
_serving: list[_Reading] = []  # none or one


def read_isolated(reader: Callable[[Path, Meter], Document], path: Path, meter: Meter) -> Document:
    """What a reader, a function of a module, makes of a file, read in the other process.

    Raises what the reader raises, DocumentTooLarge when it takes more memory or time than ``meter.limits`` allows,
    DocumentDamaged when the file brings it down, and ImportStopped.
    """
    # what the reader puts into temporary files goes, however it ends
    with _LOCK, temporary_folder("import") as folder:
        reading = _ready()
        try:
            reading.line.send(_Task(reader, path.absolute(), meter.limits, str(folder)))
            answer = _answered(reading, meter)
        except (EOFError, OSError):
            raise _why_it_ended(reading, meter.limits, folder) from None
        except KbError:  # of this side: a person stops it, or it takes too long
            _drop(reading)
            raise
    if isinstance(answer, Document):
        return answer
    if isinstance(answer, DocumentError | OSError):
        raise answer
    raise RuntimeError(answer.report if isinstance(answer, _Failure) else repr(answer))


def _answered(reading: _Reading, meter: Meter) -> object:
    """What the process answers. Raises EOFError or OSError when it has ended without, ImportStopped."""
    while not reading.line.poll(_POLL):
        meter.go_on()
        if not reading.process.is_alive() and not reading.line.poll():
            raise EOFError
    return reading.line.recv()


def _ready() -> _Reading:
    """The process that serves, started if there is none or it has gone."""
    if _serving and _serving[0].process.is_alive():
        return _serving[0]
    for old in _serving:
        old.end()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, translator()), daemon=True)
    process.start()
    theirs.close()
    _serving[:] = [_Reading(process, ours)]
    return _serving[0]


def _drop(reading: _Reading) -> None:
    reading.end()
    _serving.clear()


def _why_it_ended(reading: _Reading, limits: Limits, folder: Path) -> DocumentError:
    reading.process.join(1)
    code = reading.process.exitcode
    _drop(reading)
    if code == _TOO_MUCH_MEMORY:
        return _too_much_memory(limits)
    stuck = folder / _STUCK
    if code == _TOO_MUCH_TIME or (stuck.exists() and stuck.stat().st_size):
        return DocumentTooLarge(tr("读取一页所需的时间（秒）"), limits.seconds + 1, limits.seconds)
    return DocumentDamaged(tr("文件已损坏，读到一半无法继续"))


def _too_much_memory(limits: Limits) -> DocumentTooLarge:
    most = limits.memory // MEGABYTE
    return DocumentTooLarge(tr("读取所需的内存（MB）"), most + 1, most)


# --- in the process ------------------------------------------------------------------------------------------------


def _serve(line: Connection, translate: Translator) -> None:
    """Read what is asked for until nothing has been for a while; say what is wrong in the language of the window."""
    use(translate)
    try:
        while line.poll(_IDLE):
            task: _Task = line.recv()
            line.send(_answer(task))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _answer(task: _Task) -> Document | DocumentError | OSError | _Failure:
    watch = _Watch(task.limits, Path(task.folder) / _STUCK)
    tempfile.tempdir = task.folder
    try:
        return task.reader(task.path, Meter(task.limits, watch.alive))
    except (DocumentError, OSError) as error:
        return error
    except MemoryError:
        return _too_much_memory(task.limits)
    except Exception:  # noqa: BLE001 - a bug: it is told to the one who waits, who raises it
        return _Failure(traceback.format_exc())
    finally:
        watch.end()


class _Watch:
    """Ends the process when it takes too much; ``alive`` says that another page begins."""

    def __init__(self, limits: Limits, stuck: Path) -> None:
        self._limits = limits
        self._since = time.process_time()
        self._over = threading.Event()
        self._stuck = stuck.open("w")  # closed in ``end``
        self.alive()
        threading.Thread(target=self._look, daemon=True).start()

    def alive(self) -> bool:
        """Begin to count the time anew; the answer is always that nobody wants to stop."""
        self._since = time.process_time()
        # A pattern that runs wild lets no other thread of Python's look: this watch runs outside of Python.
        faulthandler.dump_traceback_later(_LATER + 3 * self._limits.seconds, exit=True, file=self._stuck)
        return False

    def end(self) -> None:
        """Watch no longer."""
        self._over.set()
        faulthandler.cancel_dump_traceback_later()
        self._stuck.close()

    def _look(self) -> None:
        while not self._over.wait(_WATCH):
            if memory_taken() > self._limits.memory:
                os._exit(_TOO_MUCH_MEMORY)
            if time.process_time() - self._since > self._limits.seconds:
                os._exit(_TOO_MUCH_TIME)


def memory_taken() -> int:
    """The bytes of memory that this process holds; on macOS, the most it ever held.

    Linux hands the highest mark of the parent on to a new process, so there it is of no use.
    """
    if sys.platform == "win32":
        return _windows_memory()
    if sys.platform == "darwin":
        import resource  # noqa: PLC0415 - there is none on Windows

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(_STATM.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _windows_memory() -> int:
    import ctypes  # noqa: PLC0415 - for Windows only

    class Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS."""

        _fields_ = [("cb", ctypes.c_uint32), ("faults", ctypes.c_uint32)] + [
            (name, ctypes.c_size_t) for name in ("peak", "now", "a", "b", "c", "d", "pagefile", "peak_pagefile")
        ]

    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    system: Any = ctypes
    process = system.windll.kernel32.GetCurrentProcess()
    known = system.windll.psapi.GetProcessMemoryInfo(ctypes.c_void_p(process), ctypes.byref(counters), counters.cb)
    return int(max(counters.peak, counters.peak_pagefile)) if known else 0
