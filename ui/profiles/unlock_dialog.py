"""Asks for the PIN of one of the people, at the start or while the window is locked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kb.errors import KbError, TooEarly, WrongPin
from kb.profiles.profiles import Profile, Unlocked
from kb.translation import tr
from ui.error_messages import sentence
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, menu_words
from ui.workers import Worker

NAMELESS = tr("（密钥文件已损坏）")


class UnlockDialog(QDialog):
    """``unlocked`` is what the PIN has opened, None until then. The last PIN is never kept.

    ``unlock`` takes about a second and is called on a worker. ``more`` are further ways out: words, object name, act.
    """

    def __init__(
        self,
        people: Sequence[Profile],
        unlock: Callable[[Profile, str], Unlocked],
        *,
        title: str,
        more: Sequence[tuple[str, str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("unlock_dialog")
        self.setWindowTitle(tr("行知"))
        self.unlocked: Unlocked | None = None
        self._people = tuple(people)
        self._unlock = unlock
        self._worker = Worker("unlock", self)
        self._waiting = QTimer(self)
        self._waiting.setInterval(1000)
        self._waiting.timeout.connect(self._count_down)
        self._seconds = 0.0
        heading = PlainLabel(title)
        heading.setProperty("kind", "pane-title")
        self._who = named(QComboBox(), "unlock_who", tr("姓名"))
        for person in self._people:
            self._who.addItem(menu_words(person.name) or NAMELESS)
        self._who.setEnabled(len(self._people) > 1)
        self._pin = named(QLineEdit(), "unlock_pin", "PIN")
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._told = named(PlainLabel(), "unlock_told")
        self._told.setWordWrap(True)
        self._told.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        form = QFormLayout()
        form.addRow(tr("姓名"), self._who)
        form.addRow("PIN", self._pin)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addLayout(self._buttons(more))
        self._who.currentIndexChanged.connect(lambda _index: self._told.clear())
        self.setMinimumWidth(460)
        self._pin.setFocus()

    @property
    def person(self) -> Profile:
        """Who is chosen."""
        return self._people[self._who.currentIndex()]

    def choose(self, person: Profile) -> None:
        """Choose one of the people."""
        self._who.setCurrentIndex(self._people.index(person))

    def _buttons(self, more: Sequence[tuple[str, str, Callable[[], object]]]) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, name, act in more:
            button = named(QPushButton(words), name)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        self._open = named(QPushButton(tr("打开")), "unlock_open")
        self._open.setProperty("kind", "primary")
        self._open.setDefault(True)
        self._open.clicked.connect(self._try)
        row.addWidget(self._open)
        return row

    def _try(self) -> None:
        if not self._open.isEnabled() or not self._pin.text():
            return
        person, pin = self.person, self._pin.text()
        self._set_busy(True)
        self._told.setText(tr("正在核对…"))
        self._worker.run(lambda: self._unlock(person, pin), self._take, self._fail)

    def _take(self, unlocked: Unlocked) -> None:
        self.unlocked = unlocked
        self.accept()

    def _fail(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, KbError | OSError):
            raise error
        self._pin.clear()
        self._pin.setFocus()
        self._told.setText(sentence(error))
        self._seconds = error.wait if isinstance(error, WrongPin | TooEarly) else 0.0
        if self._seconds > 0:
            self._open.setEnabled(False)
            self._waiting.start()

    def _count_down(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._told.setText(sentence(TooEarly(self._seconds)))
            return
        self._waiting.stop()
        self._told.setText(tr("现在可以再试。"))
        self._open.setEnabled(True)

    def _set_busy(self, busy: bool) -> None:
        self._pin.setEnabled(not busy)
        self._who.setEnabled(not busy and len(self._people) > 1)
        self._open.setEnabled(not busy)

    def done(self, result: int) -> None:
        """Close; the words of the PIN do not stay in the field."""
        self._pin.clear()
        self._waiting.stop()
        self._worker.close()
        super().done(result)
