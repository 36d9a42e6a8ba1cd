"""The buttons of the review, each with its key on it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from kb.labels import GRADE_LABELS
from kb.model import Grade
from kb.translation import tr
from ui.widgets.named import named

_GAP = 8
_ROOMY = 460  # pixels from which on four buttons stand side by side


@dataclass(frozen=True, slots=True)
class ReviewKey:
    """One thing a person can do: its name in the code, its words, its keys (the first one is shown)."""

    name: str
    words: str
    shown: str
    keys: tuple[Qt.Key, ...]


GRADES = {
    "1": Grade.FORGOTTEN,
    "2": Grade.HARD,
    "3": Grade.GOOD,
    "4": Grade.EASY,
}
KEYS = (
    ReviewKey("1", GRADE_LABELS[Grade.FORGOTTEN], "1", (Qt.Key.Key_1,)),
    ReviewKey("2", GRADE_LABELS[Grade.HARD], "2", (Qt.Key.Key_2,)),
    ReviewKey("3", GRADE_LABELS[Grade.GOOD], "3", (Qt.Key.Key_3,)),
    ReviewKey("4", GRADE_LABELS[Grade.EASY], "4", (Qt.Key.Key_4,)),
    ReviewKey("open", tr("看原文"), "Enter", (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_O)),
    ReviewKey("skip", tr("跳过"), "S", (Qt.Key.Key_S,)),
    ReviewKey("take_back", tr("撤回"), "U", (Qt.Key.Key_U,)),
    ReviewKey("end", tr("结束"), "Esc", (Qt.Key.Key_Escape,)),
)
BY_KEY = {key: one.name for one in KEYS for key in one.keys}


class ReviewKeys(QWidget):
    """Two rows of buttons, or four where there is little room."""

    pressed = Signal(str)  # the name of a key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._buttons = {key.name: self._button(key) for key in KEYS}
        self._arrange(4)

    def set_usable(self, *, card: bool, take_back: bool) -> None:
        """Whether there is a card to act on, and a grade to take back."""
        for name, button in self._buttons.items():
            button.setEnabled(take_back if name == "take_back" else card or name == "end")

    def set_quiz(self, *, quiz: bool, answered: bool) -> None:
        """Whether the card is a question: it is answered on the card, and its passage tells only afterwards."""
        for name in GRADES:
            self._buttons[name].setVisible(not quiz)
        if quiz:
            self._buttons["open"].setEnabled(answered)
        words = tr("下一题") if quiz and answered else tr("跳过")
        self._buttons["skip"].setText(f"{words}  S")
        self._buttons["skip"].setAccessibleName(tr("{words}（S）").format(words=words))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange(4 if self.width() >= _ROOMY else 2)

    def _button(self, key: ReviewKey) -> QPushButton:
        button = named(
            QPushButton(f"{key.words}  {key.shown}"),
            f"review_{key.name}",
            tr("{words}（{shown}）").format(words=key.words, shown=key.shown),
        )
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setMinimumWidth(84)
        button.clicked.connect(lambda: self.pressed.emit(key.name))
        return button

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for n, (name, button) in enumerate(self._buttons.items()):
            button.setMinimumHeight(40 if name in GRADES and columns == 4 else 0)
            self._grid.removeWidget(button)
            self._grid.addWidget(button, n // columns, n % columns)
