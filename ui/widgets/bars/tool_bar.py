"""A tool bar that leaves out what has no room, the least needed first: Qt's own hides its right end behind an arrow."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QToolBar, QWidget


class FittingToolBar(QToolBar):
    """Does not move. Shows what was added as far as it fits; what is left out is still in the menus and has its keys.

    ``dispensable`` are groups of actions, separators among them, in the order in which they are left out.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setMovable(False)
        self._all: list[QAction] = []
        self._kept: list[tuple[QAction, ...]] = []  # what may be left out, the first ones last
        self._left_out: list[tuple[tuple[QAction, ...], int]] = []  # with the pixels that it took

    def set_dispensable(self, groups: Sequence[tuple[QAction, ...]]) -> None:
        """What may be left out, now that all has been added."""
        self._all, self._kept = self.actions(), [*groups][::-1]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out, or take back, what the new width says."""
        super().resizeEvent(event)
        room = event.size().width()
        needed = self._needed()
        while self._left_out and needed + self._left_out[-1][1] <= room:
            group, width = self._left_out.pop()
            needed += width
            self._take_back(group)
        while self._kept and needed > room:
            group = self._kept.pop()
            for action in group:
                self.removeAction(action)
            width = needed - self._needed()
            needed -= width
            self._left_out.append((group, width))

    def _take_back(self, group: tuple[QAction, ...]) -> None:
        self._kept.append(group)
        shown = {*self.actions(), *group}
        for action in reversed(group):
            after = self._all[self._all.index(action) + 1 :]
            self.insertAction(next(one for one in after if one in shown), action)

    def _needed(self) -> int:
        """The width in which every part has at least its narrowest (pixels)."""
        parts = [self.widgetForAction(action) for action in self.actions()]
        widths = [max(part.minimumWidth() or part.sizeHint().width(), 0) for part in parts]
        layout = self.layout()
        if layout is None:
            return 0
        margins = layout.contentsMargins()
        return sum(widths) + layout.spacing() * (len(widths) - 1) + margins.left() + margins.right()
