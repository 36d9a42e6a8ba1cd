"""A card of the home page: a title, rows that can be chosen by mouse or key, or a word on why there are none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, menu_words, tooltip

LONGEST = 34  # characters of a row; the whole is its tool tip


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: what it says, what stands muted behind it, and what choosing it does."""

    words: str
    choose: Callable[[], object]
    aside: str = ""


class HomeSection(QFrame):
    """Rows are made anew when they differ from those that are shown."""

    def __init__(self, name: str, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._rows: list[QPushButton] = []
        self._title = title
        self._heading = named(PlainLabel(title), f"{name}_title")
        self._heading.setProperty("kind", "pane-title")
        self._empty = named(PlainLabel(empty), f"{name}_empty")
        self._empty.setProperty("kind", "muted")
        self._empty.setWordWrap(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 10, 14, 12)
        self._layout.setSpacing(2)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self._empty)

    def set_title(self, title: str) -> None:
        """What stands above the rows."""
        self._heading.setText(title)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these rows."""
        shown = tuple((entry.words, entry.aside) for entry in entries)
        if shown != self._shown:
            for row in self._rows:
                row.setParent(None)
                row.deleteLater()
            self._rows = [self._new_row(entry) for entry in entries]
            self._shown = shown
        for row, entry in zip(self._rows, entries, strict=True):
            row.clicked.disconnect()
            row.clicked.connect(lambda _checked=False, choose=entry.choose: choose())
        self._empty.setVisible(not entries)

    def show_count(self, words: str) -> None:
        """What there is to say of all rows, behind the title; nothing when it is empty."""
        self._heading.setText(f"{self._title}　{words}" if words else self._title)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.setStyleSheet(
            "QPushButton#home_row { border: 1px solid transparent; border-radius: 4px; padding: 4px 6px;"
            f" text-align: left; color: {theme.link}; background: transparent; }}"
            f"QPushButton#home_row:hover {{ background: {theme.accent_soft}; }}"
            f"QPushButton#home_row:focus {{ border-color: {theme.accent}; }}"
        )

    def _new_row(self, entry: Entry) -> QPushButton:
        aside = f"　{entry.aside}" if entry.aside else ""
        row = named(QPushButton(f"{menu_words(entry.words, LONGEST)}{aside}"), "home_row", entry.words[:LONGEST])
        row.setToolTip(tooltip(entry.words) if len(entry.words) > LONGEST else "")
        row.setCursor(Qt.CursorShape.PointingHandCursor)
        row.setAutoDefault(True)
        row.setMinimumWidth(1)  # a long one gives way: else the page is wider than its place, and cut
        row.clicked.connect(entry.choose)
        self._layout.addWidget(row)
        return row
