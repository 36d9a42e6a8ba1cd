"""The backups of the notes, off the GUI thread: made, looked into, put in the place of the present notes."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal

from kb.model import BackupKind
from kb.notes.restore.inspection import BackupContents
from kb.time_labels import minute_label
from kb.translation import tr
from ui.controllers.notes.notes_part import NotesPart


class NotesBackups(NotesPart):
    """What a person does with the backups; the one that is due is made by ``NotesController``."""

    listed = Signal(object)  # tuple[BackupContents, ...]
    compared = Signal(object, object)  # Path of a backup, BackupDifference
    done = Signal(str)  # what was done, in words for the status bar

    def read(self) -> None:
        """Tell what is in the backups."""
        self._lanes.survey(self._notes.backups, self.listed.emit, self.failed.emit)

    def compare(self, backup: Path) -> None:
        """Tell what restoring a backup would do; the last one asked for counts."""
        self._lanes.survey_latest(
            lambda: self._notes.difference(backup),
            lambda difference: self.compared.emit(backup, difference),
            self.failed.emit,
        )

    def make(self) -> None:
        """Make a backup now, then tell what is in all of them."""

        def made() -> tuple[str, tuple[BackupContents, ...]]:
            begun = datetime.now(UTC)
            kept = self._notes.back_up(BackupKind.MANUAL)
            older = kept is not None and kept.made < begun
            words = (
                tr("笔记没有变，与 {made} 的备份相同").format(made=minute_label(kept.made))
                if kept and older
                else tr("已备份")
            )
            return words, self._notes.backups()

        def told(answer: tuple[str, tuple[BackupContents, ...]]) -> None:
            words, backups = answer
            self.listed.emit(backups)
            self.done.emit(words)

        self._lanes.write(made, told, self.failed.emit)

    def restore(self, backup: Path) -> None:
        """Put the notes of a backup in the place of the present ones."""
        words = tr("已恢复备份；恢复前的笔记也存了一份备份")
        self._perform(lambda: self._notes.restore_backup(backup).change, words)
