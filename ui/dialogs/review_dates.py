"""The articles that somebody has to look at again: those whose day has come, and those whose day comes soon."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTreeWidgetItem, QVBoxLayout, QWidget

from kb.model import ReviewDate
from kb.translation import tr
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, shortened, tooltip
from ui.widgets.table import table

_COLUMNS = (tr("文章"), tr("复核日期"), tr("还有"))
_WIDTHS = (430, 110, 110)  # pixels
_LONGEST = 200  # code points of a title
_INTRO = tr("文章里写明的复核日期已经到了，或者快到了。双击或按 Enter 打开。")


class ReviewDatesDialog(QDialog):
    """Shows what it is given; an article is asked for and the dialog closed."""

    article_requested = Signal(str)  # id

    def __init__(self, dates: Sequence[ReviewDate], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review_dates_dialog")
        self.setWindowTitle(tr("到期复核的文章"))
        intro = PlainLabel(_INTRO)
        intro.setProperty("kind", "muted")
        intro.setWordWrap(True)
        self._list = named(table(_COLUMNS, widths=_WIDTHS), "review_dates", tr("到期复核的文章"))
        self._list.addTopLevelItems([_row(one, today) for one in dates])
        self._list.itemActivated.connect(self._open)
        empty = EmptyState(tr("没有要复核的文章。"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(intro)
        layout.addWidget(self._list if dates else empty, 1)
        layout.addWidget(buttons)
        resize_within_screen(self, QSize(720, 440))
        if (first := self._list.topLevelItem(0)) is not None:
            self._list.setCurrentItem(first)
        self._list.setFocus()

    def _open(self, item: QTreeWidgetItem) -> None:
        self.accept()
        self.article_requested.emit(str(item.data(0, Qt.ItemDataRole.UserRole)))


def _row(one: ReviewDate, today: date) -> QTreeWidgetItem:
    left = (one.day - today).days
    words = (
        tr("{left} 天").format(left=left)
        if left > 0
        else tr("今天到期")
        if left == 0
        else tr("已过 {left} 天").format(left=-left)
    )
    item = QTreeWidgetItem([shortened(one.title, _LONGEST).replace("\n", " "), str(one.day), words])
    item.setToolTip(0, tooltip(one.title))
    item.setData(0, Qt.ItemDataRole.UserRole, one.article_id)
    return item
