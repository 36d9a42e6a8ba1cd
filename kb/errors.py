"""Expected failures: the environment or the input is at fault, never a bug.

They carry facts; ``ui.error_messages`` words them.
"""

import os
from pathlib import Path

from kb.translation import tr


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


class MachineSettingsInvalid(KbError):
    """What the bank's IT laid down cannot be followed.

    ``source`` is a file or an environment variable, ``reason`` a short fact in Chinese.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class EncryptionUnavailable(KbError):
    """SQLCipher is not there, or does not work on this machine: nothing can be encrypted, nor be decrypted."""


class PinNotGiven(KbError):
    """A command was not told whose notes behind a PIN to read, or cannot ask for it. The text is Chinese."""


class WrongPin(KbError):
    """Another PIN is right. ``wait`` is how many seconds the next attempt has to wait."""

    def __init__(self, wait: float = 0.0) -> None:
        super().__init__(f"wait {wait:.0f} s")
        self.wait = wait


class TooEarly(KbError):
    """After wrong PINs the next attempt has to wait, ``wait`` seconds more."""

    def __init__(self, wait: float) -> None:
        super().__init__(f"wait {wait:.0f} s")
        self.wait = wait


class RecoveryKeyMistyped(KbError):
    """What was typed can be no recovery key: ``signs`` instead of ``wanted`` of them, or another checksum."""

    def __init__(self, signs: int, wanted: int) -> None:
        super().__init__(f"{signs} of {wanted}")
        self.signs = signs
        self.wanted = wanted


class WrongRecoveryKey(KbError):
    """The recovery key is well written, and another person's or an older one."""


class KeyFileDamaged(KbError):
    """None of the copies of a person's key file can be read."""


class ProfilesError(KbError):
    """Notes cannot be moved from or to encryption. ``reason`` is a short fact in Chinese; nothing has changed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


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


class NotesNotReadable(NotesNoAccess):
    """The file of the notes cannot even be read: none of them can be shown."""


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


class PrintError(KbError):
    """What was to be printed was not, or not as a whole."""


class PrinterMissing(PrintError):
    """This machine knows no printer."""


class PrinterFailed(PrintError):
    """The printer did not take what was sent to it."""


class PdfNotWritten(PrintError):
    """The PDF ``path`` was not written; what stood there before still does. The cause is an OSError."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class PrintingStopped(PrintError):
    """A person stopped the printing; a PDF that was being written is not there."""


class DocumentError(KbError):
    """A file cannot be imported. ``reason`` is a short fact in Chinese; the file is known to whoever asked for it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class DocumentUnsupported(DocumentError):
    """No reader knows this kind of file."""


class DocumentDamaged(DocumentError):
    """The file is broken, or something else than its name says."""


class DocumentUnsafe(DocumentError):
    """The file holds what a document of its kind never holds: XML entities, an archive that lies about itself."""


class DocumentEncrypted(DocumentError):
    """The file opens with a password only, or is bound to a shop's reader."""


class DocumentScanned(DocumentError):
    """The pages are pictures: there is no text to read."""


class DocumentEmpty(DocumentError):
    """The file can be read and holds no text."""


class DocumentTooLarge(DocumentError):
    """Something in the file is more than is read: ``found`` of ``what``, where ``limit`` is the most."""

    def __init__(self, what: str, found: int, limit: int) -> None:
        super().__init__(tr("{what}超过上限（{found:,}，上限 {limit:,}）").format(what=what, found=found, limit=limit))
        self.what = what
        self.found = found
        self.limit = limit

    def __reduce__(self) -> tuple[type["DocumentTooLarge"], tuple[str, int, int]]:
        return type(self), (self.what, self.found, self.limit)


class ImportStopped(KbError):
    """A person stopped the import; files that were stored before are there whole, the others not at all."""


class OwnDocumentError(KbError):
    """A document of one's own cannot be saved, copied, deleted or put back. ``reason`` is a short fact in Chinese."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
