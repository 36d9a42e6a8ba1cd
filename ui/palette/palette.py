"""The palette itself: lies over the window while one types where to go or what to do."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from kb.translation import tr
from ui.palette.entry import Entry
from ui.palette.entry_list import ROWS, EntryList
from ui.theme import Theme
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_WIDTH = 640  # pixels
_TOP = 84  # pixels from the edge of the window: below the tool bar
_EDGE = 8
_LONGEST = 100  # code points
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS, Qt.Key.Key_PageUp: -ROWS}
_HINT = tr("去哪里，做什么：文章、标题、操作、岗位（汉字、拼音、首字母都可以）")


class Palette(QFrame):
    """↑ ↓ walk, Enter chooses, Esc closes: the focus goes back to where it was."""

    typed = Signal(str)  # answered by ``show_entries``
    chosen = Signal(object, bool)  # Entry; whether Ctrl was held: beside what is open

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._came_from: QWidget | None = None
        self._composing = False
        self.setObjectName("palette")
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("快速前往"))
        self.setAutoFillBackground(True)
        self._line = named(QLineEdit(), "palette_line", tr("快速前往"))
        self._line.setPlaceholderText(_HINT)
        self._line.setMaxLength(_LONGEST)
        self._line.installEventFilter(self)
        self._list = EntryList(theme, self)
        self._nothing = named(PlainLabel(tr("没有这样的文章、标题、操作或岗位")), "palette_nothing")
        self._nothing.setProperty("kind", "empty")
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.setSpacing(_EDGE)
        for widget in (self._line, self._list, self._nothing):
            column.addWidget(widget)
        self._line.textEdited.connect(lambda text: self.typed.emit(text.strip()))
        self._list.clicked.connect(lambda _index: self._choose(aside=False))
        self.set_theme(theme)
        self.hide()

    def open(self) -> None:
        """Appear with an empty line and ask what to list; where the focus is now, it comes back to."""
        focus = QApplication.focusWidget()
        if not self.isVisible():
            self._came_from = focus
        self._line.clear()
        self._list.show_entries(())
        self._nothing.hide()
        self._place()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.typed.emit("")

    def show_entries(self, typed: str, entries: tuple[Entry, ...]) -> None:
        """The answer to ``typed``; dropped when something else stands in the line by now."""
        if typed == self._line.text().strip():
            self._list.show_entries(entries)
            self._list.setVisible(bool(entries))
            self._nothing.setVisible(not entries)
            self._place()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._list.set_theme(theme)

    def close_palette(self) -> None:
        """Vanish; the focus goes back to where it was."""
        if not self.isVisible():
            return
        came_from, self._came_from = self._came_from, None
        focused = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if focused and came_from is not None:
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The line's keys walk, choose and close; while an input method composes they are its own."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif event.type() == QEvent.Type.FocusOut and self.isVisible() and not self._composing:
            self._came_from = None  # somebody has taken the focus on purpose
            self.hide()
        elif isinstance(event, QKeyEvent) and not self._composing and self._is_own(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self._on_key(event)
            return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _is_own(event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        return key in _STEPS or key in _ENTER or key in {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}

    def _on_key(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._list.walk(_STEPS[key])
        elif key in _ENTER:
            self._choose(aside=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        else:
            self._list.walk(1 if key == Qt.Key.Key_Tab else -1)

    def _choose(self, *, aside: bool) -> None:
        entry = self._list.chosen
        if entry is not None:
            self.close_palette()
            self.chosen.emit(entry, aside)

    def _place(self) -> None:
        """In the upper middle of the window, as high as its rows."""
        room = self._window.rect()
        width = min(_WIDTH, room.width() - 4 * _EDGE)
        frame = 3 * _EDGE + self._line.sizeHint().height()
        rows = max(self._list.wanted_height(room.height() - _TOP - frame - 2 * _EDGE), 1)
        self._list.setFixedHeight(rows)
        below = self._nothing.sizeHint().height() if self._nothing.isVisibleTo(self) else rows
        self.setGeometry(QRect((room.width() - width) // 2, _TOP, width, frame + below))
