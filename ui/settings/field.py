"""The control of one declared setting: a tick, a number, a choice or a line, by its type and by what it may be."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from kb.settings import LONGEST_NAME, NAMES, Setting
from ui.widgets.named import named
from ui.widgets.plain_text import LONGEST_MENU_WORDS, shortened

Value = bool | int | str
_BEFORE_DIGITS = 6  # pixels: so they begin where the words of a choice do


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen, and its words."""

    value: str
    words: str


class SettingField(QObject):
    """Shows a value, and tells when a person changes it."""

    changed = Signal(object)  # Value: bool, int or str

    def __init__(
        self, setting: Setting, value: Value, options: Sequence[Option] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setting = setting
        self.widget: QWidget = self._new_widget(value, options)

    @property
    def value(self) -> Value:
        """What is chosen."""
        match self.widget:
            case QCheckBox():
                return self.widget.isChecked()
            case QSpinBox():
                return self.widget.value()
            case QComboBox():
                return str(self.widget.currentData())
            case QLineEdit():
                return self.widget.text().strip()
        raise TypeError(self.widget)

    def set_value(self, value: Value) -> None:
        """Choose a value, as if by hand."""
        match self.widget:
            case QCheckBox():
                self.widget.setChecked(bool(value))
            case QSpinBox():
                self.widget.setValue(int(value))
            case QComboBox():
                self.widget.setCurrentIndex(max(self.widget.findData(value), 0))
            case QLineEdit():
                self.widget.setText(str(value))

    def _emit(self, _shown: object) -> None:
        """Qt connects no signal of a number with one of an object."""
        self.changed.emit(self.value)

    def _new_widget(self, value: Value, options: Sequence[Option]) -> QWidget:
        name, words, allowed = f"setting_{self.setting.name}", self.setting.label, self.setting.allowed
        if isinstance(self.setting.default, bool):
            tick = named(QCheckBox(words), name)
            tick.setChecked(bool(value))
            tick.toggled.connect(self._emit)
            return tick
        if isinstance(self.setting.default, int) and isinstance(allowed, range):
            number = named(QSpinBox(), name, words)
            number.setRange(allowed[0], allowed[-1])
            number.setSingleStep(allowed.step)
            number.setValue(int(value))
            if (digits := number.findChild(QLineEdit)) is not None:  # no padding of a style sheet reaches them
                digits.setTextMargins(_BEFORE_DIGITS, 0, 0, 0)
            number.valueChanged.connect(self._emit)
            return number
        if allowed is NAMES:
            line = named(QLineEdit(str(value)), name, words)
            line.setMaxLength(LONGEST_NAME)
            line.textChanged.connect(self._emit)
            return line
        choice = named(QComboBox(), name, words)
        for option in options:
            choice.addItem(shortened(option.words, LONGEST_MENU_WORDS), option.value)
        choice.setCurrentIndex(max(choice.findData(value), 0))
        choice.currentIndexChanged.connect(self._emit)
        return choice
