"""只看正文: everything but the text folded away for a while, and put back exactly as it was."""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QWidget

from ui.commands import Commands
from ui.reader.pane import ReaderPane

# What one can do without leaving: everything else needs what is folded.
STAYS = frozenset(
    {
        *("quit", "undo", "redo", "copy", "copy_cited", "find", "next_found", "previous_found"),
        *("zoom_in", "zoom_out", "zoom_reset", "dark", "back", "forward", "palette", "focus_reader"),
        *("next_tab", "previous_tab", "close_tab", "mark_read"),
        *("highlight", "underline", "mark_bar", "bookmark", "next_annotation", "previous_annotation", "focus_mode"),
    }
)


class FocusMode(QObject):
    """Hides ``parts`` and the reader's own surroundings; a command that needs a part leaves first.

    ``sides`` are the parts that an action of their own shows and hides: they come back as their actions say.
    """

    def __init__(
        self,
        reader: ReaderPane,
        splitter: QSplitter,
        commands: Commands,
        *,
        parts: Iterable[QWidget],
        sides: dict[str, QWidget],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._splitter = splitter
        self._commands = commands
        self._parts = tuple(parts)
        self._sides = sides
        self._sizes = QByteArray()
        self._action: QAction = commands["focus_mode"]
        self._action.toggled.connect(self._set)
        for name, action in commands:
            if name not in STAYS:
                action.triggered.connect(self.leave)
        reader.leave_requested.connect(self.leave)

    @property
    def active(self) -> bool:
        """Whether only the text is shown."""
        return self._action.isChecked()

    def leave(self) -> None:
        """Show everything again."""
        self._action.setChecked(False)

    def _set(self, active: bool) -> None:
        self._reader.set_alone(active)
        if active:
            self._sizes = self._splitter.saveState()
        for part in self._parts:
            part.setVisible(not active)
        for name, side in self._sides.items():
            side.setVisible(not active and self._commands[name].isChecked())
        if active:
            self._reader.setFocus()
        else:
            self._splitter.restoreState(self._sizes)
