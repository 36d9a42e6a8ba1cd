"""What there is to read about one update, the notes it touches, and 已读并知悉 where that is asked for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kb.content.article_changes import TextLine
from kb.labels import titled
from kb.model import ArticleUpdate, EffectStatus, UpdateKind
from kb.translation import tr
from kb.updates.content_updates import UpdateDetail
from ui.theme import Theme
from ui.updates.wording import TouchedMarks, about_words, above_words, marks_words
from ui.widgets.difference_view import DifferenceView
from ui.widgets.elided import ElidedLabel
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, shortened

LONGEST_NAME = 30  # code points


class UpdateDetailView(QWidget):
    """Shows nothing until it is told what."""

    open_requested = Signal(object)  # ArticleUpdate
    places_requested = Signal()
    acknowledged = Signal(object, str)  # ArticleUpdate, the name of who has taken note of it

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._update: ArticleUpdate | None = None
        self._difference = named(DifferenceView(theme), "update_difference", tr("改动的内容"))
        self._compose()
        self.show_update(None, "")

    def show_update(self, update: ArticleUpdate | None, pack_name: str, status: EffectStatus = EffectStatus()) -> None:
        """An update is chosen; what there is to read comes with ``show_detail``."""
        self._update = update
        self._title.set_whole(titled(shortened(update.title, 200), status) if update else "")
        self._about.setText(shortened(about_words(update, pack_name), 400) if update else "")
        self._marks_row.hide()
        self._receipt.setVisible(update is not None and update.acknowledge)
        self._show_receipt_done("")
        self._open.setVisible(update is not None and update.kind is not UpdateKind.REMOVED)
        self._difference.show_words(tr("正在比较…") if update else "")

    def show_detail(self, detail: UpdateDetail, marks: TouchedMarks) -> None:
        """What there is to read about the chosen update."""
        if detail.update != self._update:
            return
        self._marks.setText(marks_words(marks))
        self._marks_row.setVisible(marks.total > 0)
        self._places.setVisible(marks.want_a_look)
        if detail.passages:
            self._difference.show_passages(detail.passages, above_words(detail.update))
        else:
            lines = (*detail.lines, TextLine("……")) if detail.more else detail.lines
            self._difference.show_lines(lines, above_words(detail.update))

    def show_acknowledged(self, update: ArticleUpdate, words: str) -> None:
        """It is stored that somebody has taken note of an update."""
        if update == self._update:
            self._show_receipt_done(words)

    def set_name(self, name: str) -> None:
        """The name that stood under the last receipt."""
        self._name.setText(name)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._difference.set_theme(theme)

    def _show_receipt_done(self, words: str) -> None:
        self._done.setText(words)
        self._done.setVisible(bool(words))
        for part in (self._asked, self._name, self._confirm):
            part.setVisible(not words)
        self._follow_name(self._name.text())

    def _follow_name(self, name: str) -> None:
        self._confirm.setEnabled(bool(name.strip()))

    def _acknowledge(self) -> None:
        name = " ".join(self._name.text().split())
        if self._update is not None and name:
            self.acknowledged.emit(self._update, name)

    def _compose(self) -> None:
        self._title, self._about = named(ElidedLabel(), "update_title"), named(PlainLabel(), "update_about")
        self._title.setProperty("kind", "pane-title")
        self._about.setProperty("kind", "muted")
        self._about.setWordWrap(True)
        self._open = named(QPushButton(tr("打开文章")), "update_open")
        self._open.clicked.connect(lambda: self.open_requested.emit(self._update))
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._open)
        self._marks = named(PlainLabel(), "update_marks")
        self._marks.setWordWrap(True)
        self._places = named(QPushButton(tr("核对批注位置")), "update_places")
        self._places.clicked.connect(self.places_requested)
        self._marks_row = QWidget()
        row = QHBoxLayout(self._marks_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._marks, 1)
        row.addWidget(self._places)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(self._marks_row)
        column.addWidget(self._compose_receipt())
        column.addWidget(self._difference, 1)

    def _compose_receipt(self) -> QFrame:
        self._asked = PlainLabel(tr("这篇需要你已读并知悉。姓名："))
        self._name = named(QLineEdit(), "receipt_name", tr("姓名"))
        self._name.setMaxLength(LONGEST_NAME)
        self._name.textChanged.connect(self._follow_name)
        self._name.returnPressed.connect(self._acknowledge)
        self._confirm = named(QPushButton(tr("已读并知悉")), "receipt_confirm")
        self._confirm.setProperty("kind", "primary")
        self._confirm.clicked.connect(self._acknowledge)
        self._done = named(PlainLabel(), "receipt_done")
        self._receipt = named(QFrame(), "receipt")
        self._receipt.setProperty("kind", "card")
        row = QHBoxLayout(self._receipt)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self._asked)
        row.addWidget(self._name, 1)
        row.addWidget(self._confirm)
        row.addWidget(self._done, 1)
        return self._receipt
