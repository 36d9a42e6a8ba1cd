"""Where the words of an annotation are written: quote, note, tags, colour, style."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kb.labels import COLOR_LABELS, STYLE_LABELS
from kb.model import COLORS, Annotation, MarkStyle
from ui.notes.choices import chooser
from ui.notes.tag_field import TagField
from ui.theme import Theme
from ui.widgets.color_swatch import color_swatch
from ui.widgets.icons import icon
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NoteEditor(QFrame):
    """Holds one annotation at a time. What was typed is saved unless Esc takes it back."""

    saved = Signal(str, str, object)  # annotation id, note, tags: tuple[str, ...]
    recolored = Signal(str, str)  # annotation id, color
    restyled = Signal(str, str)  # annotation id, MarkStyle value
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note_card")
        self.setProperty("kind", "card")
        self._annotation: Annotation | None = None
        self._quote = PlainLabel()
        self._quote.setWordWrap(True)
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setProperty("kind", "muted")
        self._note = named(QPlainTextEdit(), "note_editor", "批注")
        self._note.setPlaceholderText("写下你的想法…")
        self._note.setTabChangesFocus(True)
        self._note.setMinimumHeight(84)
        self._note.setMaximumHeight(160)
        self._note.installEventFilter(self)
        self._tags = named(TagField(), "note_tags", "标签")
        self._tags.setPlaceholderText("标签，用空格隔开")
        self._tags.installEventFilter(self)
        self._colors = {color: chooser(f"note_{color}", COLOR_LABELS[color]) for color in COLORS}
        self._styles = {style: chooser(f"note_{style.value}", STYLE_LABELS[style]) for style in MarkStyle}
        self._save = named(QPushButton("保存"), "note_save")
        self._save.setToolTip("Ctrl+Enter")
        self._save.setProperty("kind", "primary")
        self._cancel = named(QPushButton("取消"), "note_cancel")
        self._cancel.setToolTip("Esc")
        self._compose()
        self._connect()
        self.set_theme(theme)
        self.hide()

    @property
    def annotation_id(self) -> str | None:
        """What is being edited."""
        return self._annotation.id if self._annotation else None

    def open(self, annotation: Annotation) -> None:
        """Edit this one; what was typed for another is saved first."""
        if self.annotation_id != annotation.id:
            self.flush()
            self._fill(annotation)
        self.show()
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note.moveCursor(self._note.textCursor().MoveOperation.End)

    def follow(self, annotation: Annotation) -> None:
        """The stored annotation has changed: show its colour and style, keep what is being typed."""
        if self._annotation is not None and annotation.id == self._annotation.id:
            typed = self._note.toPlainText() != self._annotation.note, self.tags() != self._annotation.tags
            self._annotation = annotation
            if not any(typed):
                self._fill(annotation)
            self._show_choice()

    def flush(self) -> None:
        """Save what was typed, if anything was."""
        if self._annotation is None:
            return
        note, tags = self._note.toPlainText(), self.tags()
        if (note, tags) != (self._annotation.note, self._annotation.tags):
            self.saved.emit(self._annotation.id, note, tags)

    def finish(self) -> None:
        """Save and close."""
        self.flush()
        self.drop()

    def drop(self) -> None:
        """Close without saving."""
        self._annotation = None
        self.hide()
        self.closed.emit()

    def tags(self) -> tuple[str, ...]:
        """The tags typed, each once, without ``#``."""
        return self._tags.tags()

    def set_known_tags(self, tags: tuple[str, ...]) -> None:
        """What tags are completed to."""
        self._tags.set_known(tags)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for color, button in self._colors.items():
            button.setIcon(color_swatch(theme, color))
        self._styles[MarkStyle.HIGHLIGHT].setIcon(icon("highlight", theme.text))
        self._styles[MarkStyle.UNDERLINE].setIcon(icon("underline", theme.text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ctrl+Enter saves, Esc takes back, and both win over shortcuts of the window."""
        if isinstance(event, QKeyEvent) and watched in {self._note, self._tags}:
            enter = event.key() in _ENTER and (
                bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) or watched is self._tags
            )
            if enter or event.key() == Qt.Key.Key_Escape:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    self.finish() if enter else self.drop()
                    return True
        return super().eventFilter(watched, event)

    def _fill(self, annotation: Annotation) -> None:
        self._annotation = annotation
        quote = annotation.anchor.quote.replace("\n", " ")
        self._quote.setText(f"“{quote[:60]}{'…' if len(quote) > 60 else ''}”")
        self._note.setPlainText(annotation.note)
        self._tags.setText(" ".join(annotation.tags))
        self._show_choice()

    def _show_choice(self) -> None:
        if self._annotation is None:
            return
        for color, button in self._colors.items():
            button.setChecked(color == self._annotation.color)
        for style, button in self._styles.items():
            button.setChecked(style is self._annotation.style)

    def _compose(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(2)
        for button in (*self._colors.values(), *self._styles.values()):
            choices.addWidget(button)
        choices.addStretch()
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self._quote)
        layout.addWidget(self._note)
        layout.addWidget(self._tags)
        layout.addLayout(choices)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self._save.clicked.connect(self.finish)
        self._cancel.clicked.connect(self.drop)
        for color, button in self._colors.items():
            button.clicked.connect(lambda _checked=False, color=color: self._recolor(color))
        for style, button in self._styles.items():
            button.clicked.connect(lambda _checked=False, style=style: self._restyle(style))

    def _recolor(self, color: str) -> None:
        if self._annotation is not None:
            self.recolored.emit(self._annotation.id, color)
            self._show_choice()

    def _restyle(self, style: MarkStyle) -> None:
        if self._annotation is not None:
            self.restyled.emit(self._annotation.id, style.value)
            self._show_choice()
