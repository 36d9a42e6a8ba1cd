"""A card of the home page: a title, rows that can be chosen by mouse or key, or a word on why there are none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, elided, menu_words, tooltip

LONGEST = 34  # characters of a row; the whole is its tool tip
_SIDE = 7  # pixels between the edge of a row and its words: where those of the title begin


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: what it says, what stands muted behind it, and what choosing it does."""

    words: str
    choose: Callable[[], object]
    aside: str = ""


class _Row(QPushButton):
    """Its words at the left, what stands behind them muted at the right, so that all of them line up."""

    def __init__(self, words: str, aside: str, theme: Theme | None) -> None:
        super().__init__(tr("{words}　{aside}").format(words=words, aside=aside) if aside else words)
        self._aside = aside
        self.theme = theme

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The arrows are the page's; a button would take them for a way to any other."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The button without its text, then the two parts of it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = self.text().removesuffix(tr("　{aside}").format(aside=self._aside)).replace("&&", "&"), ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        if self.theme is None:
            return
        metrics, middle = self.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        room = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        aside = metrics.horizontalAdvance(self._aside)
        painter.setPen(self.theme.color("muted"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._aside)
        left = QRect(room.topLeft(), room.size()).adjusted(0, 0, -aside - (2 * _SIDE if aside else 0), 0)
        painter.setPen(self.theme.color("link"))
        painter.drawText(left, middle, elided(metrics, words, left.width()))


class HomeSection(QFrame):
    """Rows are made anew when they differ from those that are shown; ``more`` names a button beside the title."""

    more_requested = Signal()

    def __init__(self, name: str, title: str, empty: str, parent: QWidget | None = None, *, more: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._rows: list[_Row] = []
        self._theme: Theme | None = None
        self._title = title
        self._heading = named(PlainLabel(title), f"{name}_title")
        self._heading.setProperty("kind", "pane-title")
        self._empty = named(PlainLabel(empty), f"{name}_empty")
        self._empty.setProperty("kind", "muted")
        self._empty.setWordWrap(True)
        self._more = named(QToolButton(), f"{name}_more", tr("{title}：{more}").format(title=title, more=more))
        self._more.setText(more)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.clicked.connect(self.more_requested)
        self._more.setVisible(False)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self._more)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 10, 14, 12)
        self._layout.setSpacing(2)
        self._layout.addLayout(head)
        self._layout.addWidget(self._empty)
        for label in (self._heading, self._empty):  # their words begin where those of the rows do
            label.setIndent(0)
            label.setContentsMargins(_SIDE, 0, 0, 0)

    @property
    def rows(self) -> tuple[QPushButton, ...]:
        """What can be chosen, from the top."""
        return tuple(self._rows)

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

    def show_more(self, *, more: bool) -> None:
        """Offer the button beside the title, or do not."""
        self._more.setVisible(more)

    def show_count(self, words: str) -> None:
        """What there is to say of all rows, behind the title; nothing when it is empty."""
        self._heading.setText(tr("{title}　{words}").format(title=self._title, words=words) if words else self._title)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        for row in self._rows:
            row.theme = theme
        set_rules(
            self,
            f"QToolButton {{ color: {SHEET.link}; padding: 2px 6px; }}"
            "QPushButton#home_row { border: 1px solid transparent; border-radius: 4px; padding: 4px 6px;"
            f" text-align: left; color: {SHEET.link}; background: transparent; }}"
            f"QPushButton#home_row:hover {{ background: {SHEET.accent_soft}; }}"
            f"QPushButton#home_row:focus {{ border-color: {SHEET.accent}; }}",
        )

    def _new_row(self, entry: Entry) -> _Row:
        row = named(_Row(menu_words(entry.words, LONGEST), entry.aside, self._theme), "home_row", entry.words[:LONGEST])
        row.setToolTip(tooltip(entry.words) if len(entry.words) > LONGEST else "")
        row.setCursor(Qt.CursorShape.PointingHandCursor)
        row.setAutoDefault(True)
        row.setMinimumWidth(1)  # a long one gives way: else the page is wider than its place, and cut
        row.clicked.connect(entry.choose)
        self._layout.addWidget(row)
        return row
