"""What is done with several annotations at once: a bar that is there while more than one is chosen."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kb.labels import COLOR_LABELS, STYLE_LABELS
from kb.model import COLORS, MarkStyle
from kb.translation import tr
from ui.notes.choices import chip, chooser
from ui.notes.tag_field import TagField
from ui.theme import Theme
from ui.widgets.color_swatch import color_swatch
from ui.widgets.icons import icon
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class BulkEditBar(QFrame):
    """Emits what is wanted for the chosen ones; which those are the pane knows."""

    color_chosen = Signal(str)
    style_chosen = Signal(str)  # MarkStyle value
    tags_added = Signal(object)  # tuple[str, ...]
    tag_menu_requested = Signal()
    delete_requested = Signal()
    closed = Signal()  # choose none of them

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notes_chosen")
        self.setProperty("kind", "card")
        self._several = False
        self._count = named(PlainLabel(), "notes_chosen_count")
        self._delete = chooser("chosen_delete", tr("删除"), 16, stays=False)
        self._close = chooser("chosen_none", tr("取消选择"), 14, stays=False)
        self._colors = {
            color: chooser(f"chosen_{color}", tr("全部改为{color}").format(color=COLOR_LABELS[color]), 14, stays=False)
            for color in COLORS
        }
        self._styles = {
            style: chooser(
                f"chosen_{style.value}", tr("全部改为{style}").format(style=STYLE_LABELS[style]), 16, stays=False
            )
            for style in MarkStyle
        }
        self.tag_button = chip("chosen_tags", tr("标签 ▼"))
        self._field = named(TagField(), "chosen_add_tags", tr("添加标签"))
        self._field.setPlaceholderText(tr("添加标签，按回车确定"))
        self._field.installEventFilter(self)
        self._field.hide()
        self._compose()
        self._connect()
        self.set_theme(theme)
        self.hide()

    def show_count(self, count: int) -> None:
        """Appear for more than one, vanish for fewer."""
        self._count.setText(tr("已选 {count} 条").format(count=count))
        self._several = count > 1
        if not self._several:
            self._field.hide()
        self.setVisible(self._several)

    def ask_for_tags(self) -> None:
        """Open the line in which tags to add are typed, for one annotation too."""
        self.show()
        self._field.clear()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_known_tags(self, tags: tuple[str, ...]) -> None:
        """What tags are completed to."""
        self._field.set_known(tags)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for color, button in self._colors.items():
            button.setIcon(color_swatch(theme, color))
        self._styles[MarkStyle.HIGHLIGHT].setIcon(icon("highlight", theme.text))
        self._styles[MarkStyle.UNDERLINE].setIcon(icon("underline", theme.text))
        self._delete.setIcon(icon("delete", theme.text))
        self._close.setIcon(icon("close", theme.text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter adds the tags, Esc closes the line, and both win over shortcuts of the window."""
        if watched is self._field and isinstance(event, QKeyEvent):
            enter = event.key() in _ENTER
            if enter or event.key() == Qt.Key.Key_Escape:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    self._finish(add=enter)
                    return True
        return super().eventFilter(watched, event)

    def _finish(self, *, add: bool) -> None:
        tags = self._field.tags()
        self._field.hide()
        self.setVisible(self._several)
        if add and tags:
            self.tags_added.emit(tags)

    def _compose(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self.tag_button)
        head.addWidget(self._delete)
        head.addWidget(self._close)
        looks = QHBoxLayout()
        looks.setSpacing(0)
        for button in (*self._colors.values(), *self._styles.values()):
            looks.addWidget(button)
        looks.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 4, 4)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(looks)
        column.addWidget(self._field)

    def _connect(self) -> None:
        self._delete.clicked.connect(self.delete_requested)
        self._close.clicked.connect(self.closed)
        self.tag_button.clicked.connect(self.tag_menu_requested)
        for color, button in self._colors.items():
            button.clicked.connect(lambda _on=False, color=color: self.color_chosen.emit(color))
        for style, button in self._styles.items():
            button.clicked.connect(lambda _on=False, style=style: self.style_chosen.emit(style.value))
