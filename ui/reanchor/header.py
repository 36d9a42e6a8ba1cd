"""What stands above 核对位置: which of the two looks one takes, how many wait in each, and the way out."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from kb.labels import PLACEMENT_LABELS
from kb.model import NEEDS_DECISION, Placement
from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.icons import icon
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel


class ReanchorHeader(QFrame):
    """A title, a chip for each look, a button that closes."""

    state_chosen = Signal(object)  # Placement
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("places_head")
        title = PlainLabel(tr("核对批注位置"))
        title.setProperty("kind", "page-title")
        group = QButtonGroup(self)
        self._tabs: dict[Placement, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(title)
        row.addSpacing(8)
        for state in NEEDS_DECISION:
            tab = self._tabs[state] = named(QToolButton(), f"places_{state.value}")
            tab.setText(PLACEMENT_LABELS[state])
            tab.setProperty("kind", "chip")
            tab.setCheckable(True)
            tab.clicked.connect(partial(self._choose, state))
            group.addButton(tab)
            row.addWidget(tab)
        self._close = named(QToolButton(), "places_close", tr("关闭"))
        self._close.setToolTip(tr("关闭，回到正文（Esc）"))
        self._close.clicked.connect(self.closed)
        row.addStretch(1)
        row.addWidget(self._close)

    def set_state(self, state: Placement) -> None:
        """Press this look down, silently."""
        self._tabs[state].setChecked(True)

    def show_count(self, state: Placement, count: int) -> None:
        """Say how many wait for a look."""
        words = PLACEMENT_LABELS[state]
        self._tabs[state].setText(f"{words} {count}" if count else words)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._close.setIcon(icon("close", theme.text))
        set_rules(
            self,
            f"QFrame#places_head {{ background: {SHEET.base}; border: 0; border-bottom: 1px solid {SHEET.line}; }}",
        )

    def _choose(self, state: Placement, _checked: bool = False) -> None:
        self.state_chosen.emit(state)
