"""A new PIN: by the recovery key from the paper where the old one was forgotten, else by the old one."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kb.errors import KbError
from kb.profiles.profiles import SHORTEST_PIN, Profile, Unlocked
from kb.translation import tr
from ui.error_messages import sentence
from ui.profiles.progress import waited_for
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

FORGOTTEN = tr(
    "请输入设 PIN 时写在纸上的恢复密钥（7 组，每组 4 个字符），再设一个新的 PIN。\n"
    "没有恢复密钥，这份笔记谁也读不出来，写程序的人也不能。文件不会被删除，以后想起 PIN 还能打开；"
    "也可以关掉这个窗口，选“添加一个人…”，另外开始一份新的笔记。"
)
KNOWN = tr("恢复密钥不变，纸上的那一个继续有效。")


class RecoveryDialog(QDialog):
    """``unlocked`` is what the recovery key has opened, None until then. ``change`` is called on a worker."""

    def __init__(
        self,
        person: Profile,
        change: Callable[[Profile, str, str], Unlocked],
        *,
        forgotten: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("recovery_dialog")
        self.setWindowTitle(tr("忘记 PIN") if forgotten else tr("换一个 PIN"))
        self.unlocked: Unlocked | None = None
        self._person = person
        self._change = change
        about = PlainLabel(FORGOTTEN if forgotten else KNOWN)
        about.setWordWrap(True)
        self._paper = named(QLineEdit(), "recovery_paper", tr("恢复密钥") if forgotten else tr("现在的 PIN"))
        if not forgotten:
            self._paper.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin, self._again = (named(QLineEdit(), f"recovery_{name}") for name in ("pin", "again"))
        for field in (self._pin, self._again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._told = named(PlainLabel(), "recovery_told")
        self._told.setWordWrap(True)
        self._told.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        form = QFormLayout()
        form.addRow(tr("姓名"), PlainLabel(person.name))
        form.addRow(self._paper.accessibleName(), self._paper)
        form.addRow(tr("新的 PIN（至少 {shortest_pin} 位）").format(shortest_pin=SHORTEST_PIN), self._pin)
        form.addRow(tr("再输一次"), self._again)
        take = named(QPushButton(tr("换成新的 PIN")), "recovery_take")
        take.setProperty("kind", "primary")
        take.setDefault(True)
        take.clicked.connect(self._try)
        cancel = named(QPushButton(tr("取消")), "recovery_cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(take)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addLayout(buttons)
        self.setMinimumWidth(560)

    def _try(self) -> None:
        if self._pin.text() != self._again.text():
            self._told.setText(tr("两次输入的 PIN 不一样。"))
            return
        words, pin = self._paper.text(), self._pin.text()
        try:
            self.unlocked = waited_for(tr("正在核对…"), lambda: self._change(self._person, words, pin), self)
        except (KbError, OSError) as error:
            self._told.setText(sentence(error))
            return
        self.accept()
