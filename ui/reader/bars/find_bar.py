"""The bar above the text: words to find, how many there are, and the way from one to the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from kb.translation import tr
from ui.commands import shortcut
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.icons import icon
from ui.widgets.plain_text import PlainLabel


class FindBar(QFrame):
    """Shown while something is looked for (then with a field) or found marks are there (then only with the count)."""

    words_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self._field = QLineEdit(self)
        self._field.setObjectName("find_words")
        self._field.setPlaceholderText(tr("在本文中查找"))
        self._field.setAccessibleName(tr("在本文中查找"))
        self._field.setClearButtonEnabled(True)
        self._field.setMaximumWidth(320)
        self._title = PlainLabel(tr("搜索结果"), self)
        self._count = PlainLabel(parent=self)
        self._count.setObjectName("find_count")
        self._count.setProperty("kind", "muted")
        self._count.setMinimumWidth(64)
        self._previous = self._button(
            "find_previous", tr("上一处（{previous_found}）").format(previous_found=shortcut("previous_found"))
        )
        self._next = self._button("find_next", tr("下一处（{next_found}）").format(next_found=shortcut("next_found")))
        self._close = self._button("find_close", tr("关闭（Esc）"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 5, 10, 5)
        layout.setSpacing(6)
        for widget in (self._title, self._field, self._count, self._previous, self._next):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self._close)
        self._field.textChanged.connect(self.words_changed)
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self._close.clicked.connect(self.closed)
        self.set_theme(theme)
        self.hide()

    @property
    def words(self) -> str:
        """What is in the field."""
        return self._field.text()

    @property
    def searching(self) -> bool:
        """Whether the field is shown."""
        return not self._field.isHidden() and not self.isHidden()

    def open(self, words: str = "") -> None:
        """Show the field, with ``words`` or what was there, selected for overwriting."""
        self._show(field=True)
        if words:
            self._field.setText(words)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_field(self, words: str) -> None:
        """Show the field with ``words``, silently and without the focus: 下一处 goes on with them."""
        self._field.blockSignals(True)
        self._field.setText(words)
        self._field.blockSignals(False)
        self._show(field=True)

    def show_found(self) -> None:
        """Show the count of marks that were found elsewhere."""
        self._show(field=False)

    def set_count(self, current: int, total: int) -> None:
        """``current`` from 1; 0 of 0 reads 没有找到 when words are in the field."""
        missing = total == 0 and self.searching and bool(self.words.strip())
        self._count.setText(tr("没有找到") if missing else f"{current}/{total}" if total else "")
        for button in (self._previous, self._next):
            button.setEnabled(total > 0)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        set_rules(
            self, f"QFrame#find_bar {{ background: {SHEET.window}; border: 0; border-bottom: 1px solid {SHEET.line}; }}"
        )
        self._previous.setIcon(icon("arrow-up", theme.text))
        self._next.setIcon(icon("arrow-down", theme.text))
        self._close.setIcon(icon("close", theme.text))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes on, Shift+Enter back, Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_requested if back else self.next_requested).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, *, field: bool) -> None:
        self._field.setVisible(field)
        self._title.setVisible(not field)
        self.show()

    def _button(self, name: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button
