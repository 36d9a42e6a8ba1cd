"""A mentor signs a newcomer's list: name, day, words. What is signed is kept as it stands."""

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kb.exchange.checklists.wording import change_words, progress_words, sign_off_words
from kb.model import Checklist
from kb.translation import tr
from ui.widgets.month_calendar import MonthCalendar
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_LONGEST_NAME = 40  # characters
_ABOUT = tr(
    "签的是这份清单现在的样子：每一条的文字、勾没勾、谁在什么时候勾的。签字以后不能修改或撤销；"
    "之后勾选或条目有任何改动，清单上方和历史里都会写明。核对码请带教人记下，以后可以核对。"
)


class SignOffDialog(QDialog):
    """Asks for what a signature consists of; the one that is made cannot be changed any more."""

    signed = Signal(str, str, str)  # name, ISO day, words

    def __init__(self, checklist: Checklist, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sign_off_dialog")
        self.setWindowTitle(tr("带教人签字"))
        self._name = named(QLineEdit(), "sign_off_name", tr("带教人姓名"))
        self._name.setMaxLength(_LONGEST_NAME)
        self._day = named(QDateEdit(QDate.currentDate()), "sign_off_day", tr("签字日期"))
        self._day.setDisplayFormat("yyyy-MM-dd")
        self._day.setCalendarPopup(True)
        self._day.setCalendarWidget(MonthCalendar())
        self._words = named(QPlainTextEdit(), "sign_off_words", tr("意见"))
        self._words.setPlaceholderText(tr("意见（可不写）"))
        self._words.setTabChangesFocus(True)
        self._words.setFixedHeight(90)
        title = PlainLabel(
            tr("{title}　{progress}").format(
                title=checklist.title, progress=progress_words(checklist.done, checklist.total)
            )
        )
        title.setProperty("kind", "pane-title")
        title.setWordWrap(True)
        about = PlainLabel(_ABOUT)
        about.setProperty("kind", "muted")
        about.setWordWrap(True)
        form = QFormLayout()
        form.addRow(tr("姓名"), self._name)
        form.addRow(tr("日期"), self._day)
        form.addRow(tr("意见"), self._words)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(title)
        column.addWidget(about)
        column.addLayout(form)
        for check in checklist.sign_offs:
            before = named(PlainLabel(f"{sign_off_words(check)}\n{change_words(check)}"), "sign_off_before")
            before.setWordWrap(True)
            column.addWidget(before)
        column.addLayout(self._buttons())
        self._name.textChanged.connect(lambda text: self._ok.setEnabled(bool(text.strip())))
        self.setMinimumWidth(460)

    def _buttons(self) -> QVBoxLayout:
        buttons = QDialogButtonBox()
        self._ok = named(QPushButton(tr("签字")), "sign_off_ok")
        self._ok.setProperty("kind", "primary")
        self._ok.setEnabled(False)
        buttons.addButton(self._ok, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._sign)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout()
        column.addWidget(buttons)
        return column

    def _sign(self) -> None:
        day = self._day.date().toString("yyyy-MM-dd")
        self.signed.emit(self._name.text().strip(), day, self._words.toPlainText().strip())
        self.accept()
