"""What one box looks through: all of it, the articles, or one's own notes."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from kb.translation import tr
from ui.widgets.named import named


class ResultScope(StrEnum):
    """What a result lists."""

    ALL = "all"
    ARTICLES = "articles"
    NOTES = "notes"


_WORDS = {
    ResultScope.ALL: tr("全部"),
    ResultScope.ARTICLES: tr("文章", "articles"),
    ResultScope.NOTES: tr("批注", "notes"),
}


class ScopeBar(QWidget):
    """Three buttons, one of them down; that of the notes says how many there are."""

    chosen = Signal(object)  # ResultScope

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[ResultScope, QToolButton] = {}
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for scope, words in _WORDS.items():
            button = named(QToolButton(self), f"scope_{scope}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setText(words)
            button.clicked.connect(partial(self._emit_chosen, scope))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[scope] = button
        self.set_scope(ResultScope.ALL)
        self.set_notes_total(0)

    def set_scope(self, scope: ResultScope) -> None:
        """Press this one down, silently."""
        self._buttons[scope].setChecked(True)

    def set_notes_total(self, total: int) -> None:
        """Say how many annotations answer."""
        button = self._buttons[ResultScope.NOTES]
        button.setText(f"{_WORDS[ResultScope.NOTES]} {total}" if total else _WORDS[ResultScope.NOTES])
        button.setAccessibleName(tr("只看批注，{total} 条").format(total=total))

    def _emit_chosen(self, scope: ResultScope, _checked: bool = False) -> None:
        self.chosen.emit(scope)
