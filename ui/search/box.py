"""The search box: typing asks at once, Enter opens, the arrows walk through the results."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import LIGHT, Theme
from ui.widgets.icons import icon

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_OWN_KEYS = {*_STEPS, *_ENTER, Qt.Key.Key_Escape}
_LONGEST = 500


class SearchBox(QLineEdit):
    """One line for the query. While an input method composes, its keys are its own and nothing is asked."""

    query_changed = Signal(str)  # trimmed; each query once
    accepted = Signal()
    stepped = Signal(int)  # +1 down, -1 up
    cleared = Signal()  # Esc or the clear button; the box is empty by then

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = ""
        self._composing = False
        self.setObjectName("search_box")
        self.setAccessibleName("搜索")
        self.setPlaceholderText("搜索职责、流程、产品… (Ctrl+K)")
        self.setMaxLength(_LONGEST)
        self._search_mark = QAction(self)
        self._search_mark.setEnabled(False)
        self._clear_action = QAction("清除", self)
        self._clear_action.setObjectName("search_clear")
        self._clear_action.setVisible(False)
        self._clear_action.triggered.connect(self._clear)
        self.addAction(self._search_mark, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear_action, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._on_text)
        self.set_theme(theme)

    def set_text(self, text: str) -> None:
        """Put ``text`` into the box and ask for it, as if it had been typed."""
        self.setText(text)

    def focus(self) -> None:
        """Take the focus with the present query selected, ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._search_mark.setIcon(icon("search", theme.muted))
        self._clear_action.setIcon(icon("close", theme.muted))

    def event(self, event: QEvent) -> bool:
        """The box's own keys win over shortcuts of the window."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OWN_KEYS
            and event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk, open and clear; everything else is typing."""
        key = Qt.Key(event.key())
        if self._composing or key not in _OWN_KEYS:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENTER:
            self.accepted.emit()
        else:
            self._clear()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Remember whether an input method is composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def _clear(self) -> None:
        self.clear()
        self.cleared.emit()

    def _on_text(self, text: str) -> None:
        self._clear_action.setVisible(bool(text))
        query = text.strip()
        if query != self._asked:
            self._asked = query
            self.query_changed.emit(query)
