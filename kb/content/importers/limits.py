"""How much of a file is read: limits that no office document reaches and every bomb does.

The numbers leave room for what banks have (a rule of 500 pages is 2 MB of text, 12 MB of XML; a price list has 5,000
rows) and keep one import below about 500 MB of memory and, of ordinary files, a minute on a counter PC.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from kb.errors import DocumentTooLarge, ImportStopped
from kb.translation import tr

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of everything; sizes in bytes, text in code points."""

    file_size: int = 200 * MEGABYTE
    text_file_size: int = 20 * MEGABYTE
    entries: int = 10_000
    directory_size: int = 4 * MEGABYTE
    unpacked_size: int = 1024 * MEGABYTE
    part_size: int = 64 * MEGABYTE
    characters: int = 5_000_000
    parts: int = 200_000
    cells: int = 50_000
    columns: int = 256
    pages: int = 3_000
    depth: int = 64
    memory: int = 768 * MEGABYTE  # of the process that reads PDFs and old Word files
    seconds: int = 20  # of the processor, for a page of a PDF or a whole old Word file; usual are 0.05 and 0.5
    file_seconds: int = 300  # of the processor, for a file of any kind; a PDF of 3,000 pages takes 150


LIMITS = Limits()


@dataclass(slots=True)
class Meter:
    """Counts what a reader takes in and asks whether it shall go on; raises DocumentTooLarge or ImportStopped.

    It is made by the thread that reads: its time on the processor counts as well.
    """

    limits: Limits = LIMITS
    stopped: Callable[[], bool] = field(default=lambda: False)
    _characters: int = 0
    _parts: int = 0
    _cells: int = 0
    _since: float = field(default_factory=time.thread_time)

    def part(self, characters: int) -> None:
        """Count one part with so many characters."""
        self._parts += 1
        self._characters += characters
        if self._parts > self.limits.parts:
            raise DocumentTooLarge(tr("段落数"), self._parts, self.limits.parts)
        if self._characters > self.limits.characters:
            raise DocumentTooLarge(tr("字数"), self._characters, self.limits.characters)
        if not self._parts % 64:
            self.go_on()

    def start_table(self) -> None:
        """Begin to count the cells of a table."""
        self._cells = 0

    def cells(self, count: int) -> None:
        """Count cells of the table that was begun."""
        self._cells += count
        if self._cells > self.limits.cells:
            raise DocumentTooLarge(tr("表格的单元格数"), self._cells, self.limits.cells)

    def go_on(self) -> None:
        """Raise ImportStopped when a person wants it so, DocumentTooLarge when it has taken too long already."""
        if self.stopped():
            raise ImportStopped
        most = self.limits.file_seconds
        if time.thread_time() - self._since > most:
            raise DocumentTooLarge(tr("读取文件所需的时间（秒）"), most + 1, most)
