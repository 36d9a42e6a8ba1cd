"""A PIN is begun: name and PIN, then the recovery key that has to be written down before anything is encrypted."""

from dataclasses import dataclass, field

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.encryption.recovery_key import new_recovery_key
from kb.encryption.recovery_key import read as read_recovery_key
from kb.errors import RecoveryKeyMistyped
from kb.profiles.profiles import SHORTEST_PIN
from kb.translation import tr
from ui.profiles.protection import ProtectionDialog
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_LONGEST_NAME = 40  # characters
TAKEN_ALONG = tr(
    "现有的笔记、备份、草稿、搜索历史和阅读进度都会加密，只有输入 PIN 才能打开。"
    "加密好并逐一核对以后，才删除原来没有加密的文件。"
)
FROM_NOTHING = tr("为又一个人开始一份自己的笔记，只有输入 PIN 才能打开。别人的笔记不受影响。")
_PAPER = tr(
    "请把下面的恢复密钥抄在纸上，收好，不要和电脑放在一起。忘了 PIN，只有它能打开笔记；"
    "程序不保存它，关掉以后不会再显示。抄好后，把它照纸上的输入一遍。"
)


@dataclass(frozen=True, slots=True)
class NewPin:
    """What a person chose; the recovery key is on their paper."""

    name: str
    pin: str = field(repr=False)
    recovery: str = field(repr=False)


class NewProfileDialog(QDialog):
    """Two pages; ``chosen`` is None until the recovery key was typed as it stands on the paper."""

    def __init__(self, intro: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new_profile_dialog")
        self.setWindowTitle(tr("给笔记加 PIN"))
        self.chosen: NewPin | None = None
        self._recovery = new_recovery_key()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._first_page(intro, name))
        self._pages.addWidget(self._second_page())
        self._told = named(PlainLabel(), "new_profile_told")
        self._told.setWordWrap(True)
        self._next = named(QPushButton(tr("下一步")), "new_profile_next")
        self._next.setProperty("kind", "primary")
        self._next.setDefault(True)
        self._next.clicked.connect(self._go_on)
        cancel = named(QPushButton(tr("取消")), "new_profile_cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        about = named(QPushButton(tr("能防住什么，防不住什么…")), "new_profile_about")
        about.setAutoDefault(False)
        about.clicked.connect(lambda: ProtectionDialog(self).exec())
        buttons = QHBoxLayout()
        buttons.addWidget(about)
        buttons.addStretch(1)
        buttons.addWidget(self._next)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._pages, 1)
        column.addWidget(self._told)
        column.addLayout(buttons)
        self.setMinimumWidth(600)

    def _first_page(self, intro: str, name: str) -> QWidget:
        about = PlainLabel(intro)
        about.setWordWrap(True)
        self._name = named(QLineEdit(name), "new_profile_name", tr("姓名"))
        self._name.setMaxLength(_LONGEST_NAME)
        self._pin, self._again = (named(QLineEdit(), f"new_profile_{part}") for part in ("pin", "again"))
        for line in (self._pin, self._again):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        form = QFormLayout()
        form.addRow(tr("姓名（选人时显示）"), self._name)
        form.addRow(tr("PIN（至少 {shortest_pin} 位，可以有字母和汉字）").format(shortest_pin=SHORTEST_PIN), self._pin)
        form.addRow(tr("再输一次"), self._again)
        return _page(about, form)

    def _second_page(self) -> QWidget:
        about = PlainLabel(_PAPER)
        about.setWordWrap(True)
        shown = named(PlainLabel(self._recovery), "new_profile_recovery", tr("恢复密钥"))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSize(self.font().pointSize() + 4)
        shown.setFont(font)
        self._paper = named(QLineEdit(), "new_profile_paper", tr("照纸上的输入"))
        form = QFormLayout()
        form.addRow(tr("恢复密钥"), shown)
        form.addRow(tr("照纸上的输入"), self._paper)
        return _page(about, form)

    def _go_on(self) -> None:
        if self._pages.currentIndex() == 0:
            if problem := self._problem():
                self._told.setText(problem)
                return
            self._told.clear()
            self._pages.setCurrentIndex(1)
            self._next.setText(tr("完成"))
            self._paper.setFocus()
            return
        if not self._is_on_paper():
            self._told.setText(tr("和上面的恢复密钥不一样，请对照着再输一遍。"))
            return
        self.chosen = NewPin(self._name.text().strip(), self._pin.text(), self._recovery)
        self.accept()

    def _is_on_paper(self) -> bool:
        """Read as it will be read when the PIN is forgotten: with the same slips understood."""
        try:
            return read_recovery_key(self._paper.text()) == read_recovery_key(self._recovery)
        except RecoveryKeyMistyped:
            return False

    def _problem(self) -> str:
        if not self._name.text().strip():
            return tr("请写上姓名。")
        if len(self._pin.text()) < SHORTEST_PIN:
            return tr("PIN 至少 {shortest_pin} 位。").format(shortest_pin=SHORTEST_PIN)
        return "" if self._pin.text() == self._again.text() else tr("两次输入的 PIN 不一样。")


def _page(about: PlainLabel, form: QFormLayout) -> QWidget:
    out = QWidget()
    column = QVBoxLayout(out)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    column.addWidget(about)
    column.addLayout(form)
    column.addStretch(1)
    return out
