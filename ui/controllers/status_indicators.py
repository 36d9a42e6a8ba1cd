"""What waits for a person, told at the foot of the window: places to look at, annotations to review."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QToolButton

from kb.labels import PLACEMENT_LABELS
from kb.model import Placement, ReviewState
from kb.translation import tr
from ui.commands import shortcut
from ui.review.wording import due_words
from ui.widgets.named import named


class StatusIndicators(QObject):
    """Two buttons, each to be seen only while something waits; what is due is told only if a person wants that.

    From the first grade of all on it is told; switched off it stays off.
    """

    reminding_changed = Signal(bool)  # whether it is told what is due

    def __init__(self, *, reminding: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reminding = reminding
        self._state = ReviewState()
        self.places = named(QToolButton(), "places_count")
        self.places.setToolTip(tr("资料更新后，这些批注的位置需要核对（{places}）").format(places=shortcut("places")))
        self.places.hide()
        self.due = named(QToolButton(), "review_due")
        self.due.setToolTip(tr("每日回顾（{review}）").format(review=shortcut("review")))
        self.due.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.due.hide()

    @property
    def reminding(self) -> bool:
        """Whether it is told what is due."""
        return self._reminding

    def set_reminding(self, reminding: bool) -> None:
        """Tell what is due from now on, or no longer."""
        self._reminding = reminding
        self.reminding_changed.emit(reminding)
        self.show_review_state(self._state)

    def show_places(self, changed: int, orphaned: int) -> None:
        """So many annotations stand in words that have changed, and so many have lost their place."""
        counts = ((Placement.CHANGED, changed), (Placement.ORPHANED, orphaned))
        self.places.setText(
            tr("　").join(f"{PLACEMENT_LABELS[placement]} {count}" for placement, count in counts if count)
        )
        self.places.setVisible(bool(changed or orphaned))

    def take_grade(self, _annotation_id: str, state: ReviewState) -> None:
        """A grade was stored; this may have been the first of all."""
        if state.total and not self._state.total:
            self.set_reminding(True)

    def show_review_state(self, state: ReviewState) -> None:
        """Where the daily review stands."""
        self._state = state
        self.due.setText(due_words(state.due))
        self.due.setVisible(self._reminding and state.due > 0)
