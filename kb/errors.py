"""Expected failures: the environment or the input is at fault, never a bug.

They carry facts; ``ui.error_messages`` words them.
"""

import os
from pathlib import Path


class KbError(Exception):
    """Root of all expected failures."""


class ContentError(KbError):
    """A pack or an article cannot be read. ``path`` is the file, ``reason`` a short fact in Chinese."""

    def __init__(self, path: Path, reason: str) -> None:
        # A name that is no UTF-8 comes as lone surrogates, which nothing can print.
        shown = os.fsencode(path).decode("utf-8", "replace")
        super().__init__(f"{shown}: {reason}")
        self.path = Path(shown)
        self.reason = reason


class UnreadableFile(ContentError):
    """A file is missing, may not be read, is no regular file, is too large, or holds no text."""


class ArticleNotFound(KbError):
    """No installed pack holds the article ``article_id``."""

    def __init__(self, article_id: str) -> None:
        super().__init__(article_id)
        self.article_id = article_id


class ArticleChanged(KbError):
    """The article reads differently now than when a place in it was chosen."""


class SettingsError(KbError):
    """A setting has an impossible value."""


class IndexUnavailable(KbError):
    """There is no usable search index yet; reading goes on and the index can be rebuilt."""


class IndexingCancelled(KbError):
    """A person stopped the building of the index; what was there before is still there."""


class NotesError(KbError):
    """The notes cannot be read or written: full disk, damaged file, missing right."""


class NotesDamaged(NotesError):
    """The file with the notes is broken, or no such file at all."""


class SqliteTooOld(NotesError):
    """The machine's SQLite is ``version``, older than ``minimum``: it cannot read notes, which are as they were."""

    def __init__(self, version: str, minimum: str) -> None:
        super().__init__(f"SQLite {version} < {minimum}")
        self.version = version
        self.minimum = minimum


class NotesBusy(NotesError):
    """Another program holds the notes and does not let go of them."""


class NotesNoRoom(NotesError):
    """The disk is full."""


class NotesNoAccess(NotesError):
    """The place of the notes cannot be written, or not even read: a missing right, a write-protected stick."""


class NotesUnreadable(NotesError):
    """``count`` records of the notes cannot be read; all others can."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} records")
        self.count = count


class BackupDamaged(NotesError):
    """A backup is broken, or no backup of notes; the notes are as they were."""


class BackupTooNew(NotesError):
    """A backup was made by a newer version of the program; the notes are as they were."""


class NotesTooNew(NotesError):
    """The notes were written by a newer version of the program; they are open for reading only."""


class NotesReadOnly(NotesError):
    """An attempt to write while the notes are open for reading only."""


class NoteNotFound(NotesError):
    """No annotation or bookmark has the id ``note_id``."""

    def __init__(self, note_id: str) -> None:
        super().__init__(note_id)
        self.note_id = note_id


class SpanError(NotesError):
    """A span is empty or lies outside the article's canonical text."""


class NotesFileError(KbError):
    """A file that was chosen to be read in holds no notes. ``reason`` is a short fact in Chinese."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
