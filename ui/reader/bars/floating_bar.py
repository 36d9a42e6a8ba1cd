"""A small bar of buttons that floats beside what it is about, never over it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ui.reader.text.view import ReaderView

_SWATCH = 18
_GAP = 8  # pixels between the bar and what it is about
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class FloatingBar(QFrame):
    """Lies over its parent, hidden at first. ← and → go from button to button, Esc is told."""

    escaped = Signal()

    def __init__(self, name: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pane = parent
        self._buttons: list[QToolButton] = []
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self.setAccessibleName(words)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(6, 4, 6, 4)
        self._row.setSpacing(2)
        self.hide()

    def add_button(self, name: str, tip: str, text: str = "") -> QToolButton:
        """A button at the right end, with a picture to be set and, if given, words beside it."""
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setIconSize(QSize(_SWATCH, _SWATCH))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if text:
            button.setText(text)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._row.addWidget(button)
        button.installEventFilter(self)
        self._buttons.append(button)
        return button

    def take_focus(self) -> None:
        """The keys go to the first button."""
        self._buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    def show_for_text(self, view: ReaderView, start: int, end: int, *, downward: bool) -> None:
        """Appear beside the lines of ``[start, end)`` (positions) that are in sight; nowhere when none is."""
        seen = view.visible
        lines = view.geometry_of_text.stretch(seen.top(), seen.bottom()).rects(start, end)
        lines = [line for line in lines if line.intersects(seen)]
        if not lines:
            self.hide()
            return
        origin = view.viewport().mapTo(self._pane, QPoint(0, 0))
        around = QRect()
        for line in lines:
            around = around.united(view.to_viewport(line.intersected(seen)).translated(origin))
        nearest = view.to_viewport(lines[-1 if downward else 0]).translated(origin).center().x()
        self.show_beside(around, QRect(origin, view.viewport().size()), below=downward, near=nearest)

    def show_beside(self, about: QRect, room: QRect, *, below: bool, near: int) -> None:
        """Appear beside ``about`` (lines in sight) within ``room``, both in the parent's pixels.

        Around the pixel ``near`` horizontally, beyond the left edge of ``room`` where that is too narrow; below when
        that is wished and there is room, else above: there it may reach out of ``room``, never into what it is about.
        """
        size = self.sizeHint()
        top = about.bottom() + _GAP
        if not below or top + size.height() > room.bottom():
            top = about.top() - _GAP - size.height()
        rightmost = room.right() - size.width() - _GAP
        left = max(min(near - size.width() // 2, rightmost), min(room.left() + _GAP, max(rightmost, 0)))
        self.setGeometry(QRect(QPoint(left, top), size))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The arrows go round among the buttons; Qt's own would go on to other widgets."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            self._walk(_STEPS[Qt.Key(event.key())])
            return True
        return super().eventFilter(watched, event)

    def _walk(self, step: int) -> None:
        at = next((n for n, button in enumerate(self._buttons) if button.hasFocus()), 0)
        self._buttons[(at + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)
