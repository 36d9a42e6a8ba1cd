"""The buttons under a passage, one a decision, and the keys that do the same."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kb.model import Placement
from kb.translation import tr
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel


class DecisionBar(QWidget):
    """Tells which decision was taken; which ones there are depends on what is looked at."""

    accepted = Signal()
    detached = Signal()
    place_wanted = Signal()  # to be chosen in the text
    kept = Signal()
    edited = Signal()
    opened = Signal()
    deleted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        changed, orphaned = Placement.CHANGED, Placement.ORPHANED
        self._buttons: list[tuple[QPushButton, Placement | None]] = []
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, words, decision, when in (
            ("accept", tr("位置对"), self.accepted, changed),
            ("detach", tr("不是这里"), self.detached, changed),
            ("choose", tr("在正文里选…"), self.place_wanted, None),
            ("keep", tr("先留着"), self.kept, None),
            ("edit", tr("编辑批注"), self.edited, None),
            ("open", tr("看正文"), self.opened, changed),
            ("delete", tr("删除"), self.deleted, orphaned),
        ):
            button = named(QPushButton(words), f"places_{name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if name == "accept":
                button.setProperty("kind", "primary")
            button.clicked.connect(decision)
            row.addWidget(button)
            self._buttons.append((button, when))
        row.addStretch(1)
        self._keys = named(PlainLabel(), "places_keys")
        self._keys.setProperty("kind", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 10)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._keys)

    def show_for(self, state: Placement, *, read_only: bool) -> None:
        """Show what can be decided of those in a state; where nothing can be changed, they can be looked at."""
        for button, when in self._buttons:
            button.setVisible(when is None or when is state)
            button.setEnabled(not read_only or button.objectName() == "places_open")
        self._keys.setText(
            tr("↑↓ 选择　A 位置对　X 不是这里　S 另选位置　K 先留着　E 批注　Enter 看正文")
            if state is Placement.CHANGED
            else tr("↑↓ 选择　1–3 放到这里　S 在正文里选　K 先留着　E 批注　Delete 删除")
        )
