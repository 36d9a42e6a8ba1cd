"""New colours for all widgets, a few at a time: what is on the screen at once, the rest as it is shown or at rest.

A style sheet that names roles of the palette is read anew for a widget when its style polishes it. That takes 0.08 ms;
setting the sheet of a window with 900 widgets took 250 ms, though 80 to 150 of them are to be seen.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.idle_steps import IdleSteps

_AT_ONCE = 80  # hidden widgets of a step: 7 ms


class Repolish(QObject):
    """Polishes every widget once after the palette has changed, each before it is painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stale: set[QObject] = set()
        self._steps = IdleSteps(self)

    @property
    def waiting(self) -> int:
        """How many hidden widgets still have the rules of another palette."""
        return len(self._stale)

    def begin(self) -> None:
        """Polish what is on the screen now; one that has never been shown is polished by Qt when it is."""
        self._steps.drop()
        polished = Qt.WidgetAttribute.WA_WState_Polished
        widgets = [widget for widget in QApplication.allWidgets() if widget.testAttribute(polished)]
        self._stale = {widget for widget in widgets if not widget.isVisible()}
        for widget in widgets:
            if widget not in self._stale:
                _polish(widget)
        self._listen()
        self._steps.add(*[self._polish_some] * -(-len(self._stale) // _AT_ONCE))

    def end(self) -> None:
        """Polish nothing more."""
        self._steps.drop()
        self._stale.clear()
        self._listen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A hidden one is about to be painted."""
        if event.type() == QEvent.Type.Show and watched in self._stale:
            self._stale.discard(watched)
            if isinstance(watched, QWidget):
                _polish(watched)
        return False

    def _polish_some(self) -> None:
        for _ in range(min(_AT_ONCE, len(self._stale))):
            widget = self._stale.pop()
            if isinstance(widget, QWidget) and isValid(widget):
                _polish(widget)
        self._listen()

    def _listen(self) -> None:
        """A filter in Python costs 0.005 ms for every event: only while there is something to look for."""
        application = QApplication.instance()
        if application is None:
            return
        application.removeEventFilter(self)
        if self._stale:
            application.installEventFilter(self)


def _polish(widget: QWidget) -> None:
    widget.style().polish(widget)
    widget.update()
