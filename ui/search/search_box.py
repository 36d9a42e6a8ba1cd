"""The search box: typing asks at once, Enter opens, the arrows walk through the results.

Suggestions lie under it (``suggestions`` says which keys are theirs); the star keeps the present query.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from kb.model import Suggestion
from kb.translation import tr
from ui.commands import shortcut
from ui.search.suggestions import SuggestionList
from ui.theme import LIGHT, Theme
from ui.widgets.home_key import is_home_key
from ui.widgets.icons import icon

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_OWN_KEYS = {*_STEPS, *_ENTER, Qt.Key.Key_Escape}
_LONGEST = 500
_NARROWEST, _WIDEST = 200, 720  # pixels
_BESIDE_WORDS = 60  # pixels of an empty box: its mark at the left, its edges
_TRAILING = QLineEdit.ActionPosition.TrailingPosition


class SearchBox(QLineEdit):
    """One line for the query. While an input method composes, its keys are its own and nothing is asked."""

    query_changed = Signal(str)  # trimmed; each query once
    accepted = Signal()
    stepped = Signal(int)  # +1 down, -1 up
    cleared = Signal()  # Esc or the clear button; the box is empty by then
    save_toggled = Signal(str)  # the query to be saved, or no longer
    suggestions_requested = Signal(str)  # trimmed; empty: the history. Answered by show_suggestions
    suggestion_taken = Signal(object)  # Suggestion; its text is in the box and asked for
    history_forget_requested = Signal(str)
    history_clear_requested = Signal()
    covers = Signal(int)  # pixels below the box that suggestions cover

    def __init__(self, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._asked = ""
        self._composing = False
        self._wanted: str | None = None  # what suggestions are open or awaited for
        self._saved = False
        self.setObjectName("search_box")
        self.setAccessibleName(tr("搜索"))
        self.setPlaceholderText(tr("搜索职责、流程、产品…"))
        self.setMaxLength(_LONGEST)
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._search_mark = QAction(tr("搜索"), self)
        self._search_mark.setEnabled(False)
        self._clear_action = self._new_action("search_clear", tr("清除"))
        self._star = self._new_action("search_star", "")
        self.addAction(self._search_mark, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear_action, _TRAILING)
        self.addAction(self._star, _TRAILING)
        self._suggestions = SuggestionList(theme, self)
        self._suggestions.height_changed.connect(self.covers)
        self._clear_action.triggered.connect(self._clear)
        self._star.triggered.connect(self.toggle_saved)
        self._suggestions.taken.connect(self._take)
        self._suggestions.forgotten.connect(self.history_forget_requested)
        self._suggestions.clear_chosen.connect(self.history_clear_requested)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_text)
        self.set_theme(theme)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as a question is long (pixels)."""
        return QSize(_WIDEST, super().sizeHint().height())

    def set_text(self, text: str) -> None:
        """Put ``text`` into the box and ask for it, as if it had been typed; nothing is suggested for it."""
        self._close_suggestions()
        self.setText(text)

    def focus(self) -> None:
        """Take the focus with the present query selected, ready to be typed over; an empty box offers the history."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._offer_history()

    def set_saved(self, saved: bool) -> None:
        """Whether the present query is among the saved ones; of a new query it is not until this says so."""
        self._saved = saved
        words = tr("取消保存这个搜索") if saved else tr("保存这个搜索")
        self._star.setText(words)
        self._star.setToolTip(words)
        self._star.setIcon(icon("star-filled", self._theme.accent) if saved else icon("star", self._theme.muted))

    def toggle_saved(self) -> None:
        """Ask to save the present query, or to save it no longer."""
        if self._asked:
            self.save_toggled.emit(self._asked)

    def show_suggestions(self, text: str, suggestions: tuple[Suggestion, ...]) -> None:
        """The answer to ``suggestions_requested(text)``, best first; dropped when it is no longer wanted."""
        if text == self._wanted:
            self._suggestions.offer(text, suggestions)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._search_mark.setIcon(icon("search", theme.muted))
        self._clear_action.setIcon(icon("close", theme.muted))
        self._suggestions.set_theme(theme)
        self.set_saved(self._saved)

    # --- keys and mouse -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The box's own keys win over shortcuts of the window, and Ctrl+Home is the window's."""
        if is_home_key(event):
            return False
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
        if self._composing:
            super().keyPressEvent(event)
        elif self._suggestions.isVisible() and self._key_in_suggestions(key):
            return
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in _ENTER:
            self._close_suggestions()
            self.accepted.emit()
        elif key == Qt.Key.Key_Escape:
            self._clear()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's signature
        """The open suggestions are stops between the box and the next widget."""
        if self._suggestions.walk(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Remember whether an input method is composing; then nothing lies in the way of its own list."""
        self._composing = bool(event.preeditString())
        if self._composing:
            self._close_suggestions()
        super().inputMethodEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click into the empty box offers the history."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._offer_history()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Without the focus nothing is suggested."""
        super().focusOutEvent(event)
        self._close_suggestions()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The suggestions stay under the box; what it is for stands in it, with the key where that has room."""
        super().resizeEvent(event)
        with_key = tr("搜索职责、流程、产品… ({search})").format(search=shortcut("search"))
        fits = self.fontMetrics().horizontalAdvance(with_key) <= event.size().width() - _BESIDE_WORDS
        self.setPlaceholderText(with_key if fits else tr("搜索职责、流程、产品…"))
        if self._suggestions.isVisible():
            self._suggestions.place()

    # --- inside ---------------------------------------------------------------------------------------------

    def _new_action(self, name: str, words: str) -> QAction:
        """An action that shows only while there is a query."""
        action = QAction(words, self)
        action.setObjectName(name)
        action.setVisible(False)
        return action

    def _key_in_suggestions(self, key: Qt.Key) -> bool:
        """Whether the open list has taken the key."""
        chosen = self._suggestions.chosen is not None
        if key == Qt.Key.Key_Escape:
            self._close_suggestions()
        elif key in _STEPS and (chosen or not self._wanted):
            self._suggestions.walk(_STEPS[key])
        elif key in _ENTER and chosen:
            self._suggestions.activate()
        else:
            return key == Qt.Key.Key_Delete and self._suggestions.forget_chosen()
        return True

    def _step(self, delta: int) -> None:
        if not self._asked and delta > 0:
            self._offer_history()
            self._suggestions.walk(1)
        else:
            self._close_suggestions()
            self.stepped.emit(delta)

    def _offer_history(self) -> None:
        if not self.text().strip() and not self._composing:
            self._want("")

    def _want(self, query: str) -> None:
        if query != self._wanted:
            self._suggestions.leave()
        self._wanted = query
        self.suggestions_requested.emit(query)

    def _close_suggestions(self) -> None:
        self._wanted = None
        self._suggestions.hide()

    def _take(self, suggestion: Suggestion) -> None:
        self.set_text(suggestion.text)
        self.suggestion_taken.emit(suggestion)

    def _clear(self) -> None:
        self._close_suggestions()
        self.clear()
        self.cleared.emit()

    def _on_edited(self, text: str) -> None:
        self._on_text(text)  # the results first
        if not self._composing:
            self._want(text.strip())

    def _on_text(self, text: str) -> None:
        self._clear_action.setVisible(bool(text))
        query = text.strip()
        if query != self._asked:
            self._asked = query
            self._star.setVisible(bool(query))
            self.set_saved(False)
            self.query_changed.emit(query)
