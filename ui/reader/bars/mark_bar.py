"""The small bar beside a mark that was clicked: five colours, note, tags, copy, delete."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kb.labels import COLOR_LABELS
from kb.model import COLORS, Annotation
from kb.translation import tr
from ui.reader.bars.floating_bar import FloatingBar
from ui.theme import Theme
from ui.widgets.color_swatch import color_swatch
from ui.widgets.icons import icon


class MarkBar(FloatingBar):
    """Says what is wanted with the mark."""

    color_chosen = Signal(str)
    note_chosen = Signal()
    tags_chosen = Signal()
    copy_chosen = Signal()
    delete_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("mark_bar", tr("批注工具"), parent)
        self._colors = {
            color: self.add_button(f"mark_{color}", tr("改为{color}").format(color=COLOR_LABELS[color]))
            for color in COLORS
        }
        self._note = self.add_button("mark_note", tr("写批注、改批注"), tr("批注"))
        self._tags = self.add_button("mark_tags", tr("添加或去掉标签"), tr("标签"))
        self._copy = self.add_button("mark_copy", tr("复制划线的文字"), tr("复制"))
        self._delete = self.add_button("mark_delete", tr("删除这条批注，可以撤销"), tr("删除"))
        for color, button in self._colors.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, color=color: self.color_chosen.emit(color))
        self._note.clicked.connect(self.note_chosen)
        self._tags.clicked.connect(self.tags_chosen)
        self._copy.clicked.connect(self.copy_chosen)
        self._delete.clicked.connect(self.delete_chosen)
        self.set_theme(theme)

    def show_state(self, annotation: Annotation) -> None:
        """Which colour the mark has, and how many tags."""
        for color, button in self._colors.items():
            button.setChecked(color == annotation.color)
        self._tags.setText(tr("标签 {count}").format(count=len(annotation.tags)) if annotation.tags else tr("标签"))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        for color, button in self._colors.items():
            button.setIcon(color_swatch(theme, color))
        for button, name in ((self._note, "note"), (self._tags, "tag"), (self._copy, "copy"), (self._delete, "delete")):
            button.setIcon(icon(name, theme.text))
