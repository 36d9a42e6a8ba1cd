"""A whole index, built in a process of its own: the window's process goes on as if nothing were the matter."""

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Event

from kb.content.library import Library
from kb.errors import IndexingCancelled
from kb.search.index import builder, snapshot
from kb.search.index.snapshot import Snapshot

_PAUSE = 0.1  # seconds between two looks at whether to go on
Progress = Callable[[int, int], None]


def build_in_subprocess(index: Path, folders: Sequence[Path], progress: Progress, cancelled: Event) -> Snapshot:
    """A new index of the packs in ``folders``. ``progress`` is told (articles done, articles in all).

    Raises OSError when it cannot be written or the process dies, IndexingCancelled when ``cancelled`` is set meanwhile.
    """
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    folder = snapshot.begin(index)
    worker = context.Process(target=_work, args=(index, folder, [*folders], sending), daemon=True)
    worker.start()
    sending.close()
    try:
        return _follow(index, receiving, progress, cancelled)
    finally:
        worker.terminate()
        worker.join()
        receiving.close()
        if snapshot.is_unfinished(folder):
            snapshot.discard(folder)


def _follow(index: Path, receiving: Connection, progress: Progress, cancelled: Event) -> Snapshot:
    """Pass on what the worker tells until it is done."""
    while True:
        if cancelled.is_set():
            raise IndexingCancelled
        if not receiving.poll(_PAUSE):
            continue
        try:
            told = receiving.recv()
        except EOFError:
            raise OSError("the indexing process ended early") from None
        if isinstance(told, OSError):
            raise told
        if told is None:
            return snapshot.load(index)
        progress(*told)


def _work(index: Path, folder: Path, folders: list[Path], sending: Connection) -> None:
    """In the other process."""
    try:
        builder.build(index, Library(folders), lambda done, total: sending.send((done, total)), folder)
    except OSError as error:
        sending.send(OSError(error.errno, error.strerror or str(error)))
    else:
        sending.send(None)
