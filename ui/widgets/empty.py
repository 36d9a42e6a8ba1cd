"""A sentence in the middle of an empty pane that says what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.plain_text import PlainLabel


class EmptyState(PlainLabel):
    """Centred, muted, wrapped."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "empty")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
