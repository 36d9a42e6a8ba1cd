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
from kb.records.drafts import Draft
from kb.translation import tr
from ui.notes.choices import chooser
from ui.notes.tag_field import TagField
from ui.theme import Theme
from ui.widgets.color_swatch import color_swatch
from ui.widgets.icons import icon
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_REFUSED = tr("没有保存成功，文字还在这里，也留了草稿。可以改好再按 Ctrl+Enter，或复制出来。")
_REMOVED = tr("这条批注已删除，写的文字还在这里，可以复制出来。按 Esc 放弃。")
_FROM_DRAFT = tr("这是上次没有保存的文字。按 Ctrl+Enter 保存，按 Esc 放弃。")
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class NoteEditor(QFrame):
    """Holds one annotation at a time. What was typed is saved unless Esc takes it back.

    It closes once the words are stored (``take_stored``); words that were refused stay in it (``take_refused``).
    """

    saved = Signal(str, str, object)  # annotation id, note, tags: tuple[str, ...]
    typed = Signal(str, str, object)  # annotation id, note, tags: tuple[str, ...]: as one types
    taken_back = Signal(str)  # annotation id
    recolored = Signal(str, str)  # annotation id, color
    restyled = Signal(str, str)  # annotation id, MarkStyle value
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note_card")
        self.setProperty("kind", "card")
        self._annotation: Annotation | None = None
        self._closing = False  # once the words are stored
        self._waiting: dict[str, Draft] = {}  # what was given away to be stored, by annotation id
        self._quote = PlainLabel()
        self._quote.setWordWrap(True)
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setProperty("kind", "muted")
        self._note = named(QPlainTextEdit(), "note_editor", tr("批注"))
        self._note.setPlaceholderText(tr("写下你的想法…"))
        self._note.setTabChangesFocus(True)
        self._note.setMinimumHeight(60)  # three lines
        self._note.setMaximumHeight(160)
        self._note.installEventFilter(self)
        self._tags = named(TagField(), "note_tags", tr("标签"))
        self._tags.setPlaceholderText(tr("标签，用空格隔开"))
        self._tags.installEventFilter(self)
        self._state = named(PlainLabel(), "note_state")
        self._state.setWordWrap(True)
        self._state.setProperty("kind", "muted")
        self._state.hide()
        self._colors = {color: chooser(f"note_{color}", COLOR_LABELS[color]) for color in COLORS}
        self._styles = {style: chooser(f"note_{style.value}", STYLE_LABELS[style]) for style in MarkStyle}
        self._save = named(QPushButton(tr("保存")), "note_save")
        self._save.setToolTip("Ctrl+Enter")
        self._save.setProperty("kind", "primary")
        self._cancel = named(QPushButton(tr("取消")), "note_cancel")
        self._cancel.setToolTip("Esc")
        self._compose()
        self._connect()
        self.set_theme(theme)
        self.hide()

    @property
    def annotation_id(self) -> str | None:
        """What is being edited."""
        return self._annotation.id if self._annotation else None

    @property
    def unsaved(self) -> bool:
        """Whether it holds words that are not those of the annotation."""
        return self._annotation is not None and self._words() != Draft(self._annotation.note, self._annotation.tags)

    def open(self, annotation: Annotation, draft: Draft | None = None) -> None:
        """Edit this one, or go on with its draft; what was typed for another is saved first."""
        self._closing = False
        if self.annotation_id != annotation.id:
            self.flush()
            self._fill(annotation)
        if draft is not None and draft != self._words():
            self._note.setPlainText(draft.note)
            self._tags.setText(" ".join(draft.tags))
            self._tell(_FROM_DRAFT)
        self.show()
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)
        self._note.moveCursor(self._note.textCursor().MoveOperation.End)

    def enter_tags(self) -> None:
        """Type tags, behind those that are there."""
        if self.isVisible():
            self._tags.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tags.end(False)

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
        words = self._words()
        if self.unsaved and self._waiting.get(self._annotation.id) != words:
            self._waiting[self._annotation.id] = words
            self.saved.emit(self._annotation.id, words.note, words.tags)

    def finish(self) -> None:
        """Save, and close when that is done."""
        if self.unsaved:
            self._closing = True
            self.flush()
        else:
            self.drop()

    def take_stored(self, annotation_id: str, note: str, tags: tuple[str, ...]) -> None:
        """These words are stored now: close if that was waited for, and nothing else has been typed since."""
        stored = Draft(note, tags)
        if self._waiting.get(annotation_id) == stored:
            del self._waiting[annotation_id]
        if annotation_id == self.annotation_id and self._words() == stored:
            self._tell("")
            if self._closing:
                self.drop()

    def take_refused(self, annotation_id: str) -> Draft | None:
        """The words could not be stored: they stay here; those of another annotation are given back."""
        refused = self._waiting.pop(annotation_id, None)
        if annotation_id != self.annotation_id:
            return refused
        self._closing = False
        self._tell(_REFUSED)
        self.show()
        return None

    def take_removed(self) -> None:
        """The annotation has been deleted: words that are nowhere else stay to be copied."""
        if self.unsaved:
            self._tell(_REMOVED)
        else:
            self.drop()

    def drop(self) -> None:
        """Close without saving."""
        self._closing = False
        self._annotation = None
        self._tell("")
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
                    self.finish() if enter else self._take_back()
                    return True
        return super().eventFilter(watched, event)

    def _words(self) -> Draft:
        return Draft(self._note.toPlainText(), self.tags())

    def _on_typed(self) -> None:
        if self._annotation is not None and self.unsaved:
            self.typed.emit(self._annotation.id, self._note.toPlainText(), self.tags())

    def _take_back(self) -> None:
        taken = self.annotation_id
        self.drop()
        if taken is not None:
            self._waiting.pop(taken, None)
            self.taken_back.emit(taken)

    def _tell(self, words: str) -> None:
        self._state.setText(words)
        self._state.setVisible(bool(words))

    def _fill(self, annotation: Annotation) -> None:
        self._annotation = None  # what is put into the fields now was not typed
        quote = annotation.anchor.quote.replace("\n", " ")
        self._quote.setText(f"“{quote[:60]}{'…' if len(quote) > 60 else ''}”")
        self._note.setPlainText(annotation.note)
        self._tags.setText(" ".join(annotation.tags))
        self._annotation = annotation
        self._tell("")
        self._show_choice()

    def _show_choice(self) -> None:
        if self._annotation is None:
            return
        for color, button in self._colors.items():
            button.setChecked(color == self._annotation.color)
        for style, button in self._styles.items():
            button.setChecked(style is self._annotation.style)

    def least_height(self, width: int) -> int:
        """Pixels below which its parts would lie on one another, where it is ``width`` pixels wide."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else 0

    def set_quoting(self, quoting: bool) -> None:
        """Whether the words that are annotated stand above the note: where there is no room they don't."""
        self._quote.setVisible(quoting)

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
        layout.addWidget(self._state)
        layout.addLayout(choices)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self._save.clicked.connect(self.finish)
        self._cancel.clicked.connect(self._take_back)
        self._note.textChanged.connect(self._on_typed)
        self._tags.textChanged.connect(self._on_typed)
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
