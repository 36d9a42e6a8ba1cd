"""这段有误: the passage, and room to say what is wrong with it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from kb.translation import tr
from ui.error_messages import sentence
from ui.widgets.elided import ElidedLabel
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, shortened

LONGEST = 2000  # code points of what is said
_SHOWN_QUOTE = 600  # code points
_ABOUT = tr("记在本机，不会自动发送。用“笔记 → 导出反馈…”存成文件，交给编写部门。")


class ReportDialog(QDialog):
    """Stays open with what was typed until it is told that this is stored."""

    reported = Signal(str)  # what is wrong, may be empty

    def __init__(self, place: str, quote: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_dialog")
        self.setWindowTitle(tr("这段有误"))
        where = named(ElidedLabel(), "report_place")
        where.setProperty("kind", "muted")
        where.set_whole(place)
        shown = named(QPlainTextEdit(shortened(quote, _SHOWN_QUOTE)), "report_quote", tr("原文"))
        shown.setReadOnly(True)
        shown.setMaximumHeight(6 * self.fontMetrics().lineSpacing())
        self._words = named(QPlainTextEdit(), "report_words", tr("哪里有误，应该怎样"))
        self._words.setPlaceholderText(tr("哪里有误，应该怎样？（可以不写）"))
        self._words.setTabChangesFocus(True)
        about = PlainLabel(_ABOUT)
        about.setProperty("kind", "muted")
        about.setWordWrap(True)
        self._state = named(PlainLabel(), "report_state")
        self._state.setWordWrap(True)
        self._state.hide()
        box = QDialogButtonBox()
        self._keep = named(QPushButton(tr("记下")), "report_keep")
        self._keep.setProperty("kind", "primary")
        box.addButton(self._keep, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(named(QPushButton(tr("取消")), "report_cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._words.textChanged.connect(self._count)
        box.accepted.connect(self._report)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(where)
        layout.addWidget(shown)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._state)
        layout.addWidget(about)
        layout.addWidget(box)
        self._words.setFocus()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few sentences."""
        return QSize(520, 380)

    def tell(self, error: Exception) -> None:
        """It was not stored, and why; it can be tried again."""
        self._say(tr("没有记下：{reason}").format(reason=sentence(error)))
        self._keep.setEnabled(True)

    def _report(self) -> None:
        self._keep.setEnabled(False)
        self.reported.emit(self._words.toPlainText().strip())

    def _count(self) -> None:
        too_many = len(self._words.toPlainText().strip()) - LONGEST
        self._say(
            tr("最多 {longest} 个字，多了 {too_many} 个。").format(longest=LONGEST, too_many=too_many)
            if too_many > 0
            else ""
        )
        self._keep.setEnabled(too_many <= 0)

    def _say(self, words: str) -> None:
        self._state.setText(words)
        self._state.setVisible(bool(words))
