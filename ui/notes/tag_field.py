"""A line in which tags are typed, completed to those that are known."""

import re

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

_SEPARATORS = re.compile(r"[\s,，、;；]+")


class TagField(QLineEdit):
    """Several tags, with any of the usual separators between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self)  # and not setCompleter, which would complete the whole line
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._offer)

    def tags(self) -> tuple[str, ...]:
        """The tags typed, each once, without ``#``."""
        words = (word.lstrip("#＃") for word in _SEPARATORS.split(self.text()))
        return tuple(dict.fromkeys(word for word in words if word))

    def set_known(self, tags: tuple[str, ...]) -> None:
        """What tags are completed to."""
        self._known.setStringList([*tags])

    def _offer(self, text: str) -> None:
        last = _SEPARATORS.split(text)[-1].lstrip("#＃")
        self._completer.setCompletionPrefix(last)
        if last and self._completer.completionCount():
            self._completer.complete()

    def _complete(self, tag: str) -> None:
        words = _SEPARATORS.split(self.text())
        self.setText(" ".join([*words[:-1], tag]) + " ")
