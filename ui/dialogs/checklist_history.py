"""The history of a checklist: its lists with how much was done, and in each what was ticked, when and by whom."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kb.exchange.checklists.wording import change_words, period_words, progress_words, sign_off_words, written_day
from kb.model import ChecklistHistory
from kb.translation import tr
from ui.theme import Theme
from ui.widgets.dialog_size import resize_within_screen
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel, shortened, tooltip

_COLUMNS = (tr("条目"), tr("状态"), tr("时间"), tr("勾选人"))
_NO_TICK = "\u3000"  # as wide as the tick
_WIDTHS = (380, 140, 150, 70)  # pixels
_DAYS_WIDTH = 200  # pixels
_LONGEST = 200  # code points of an item


class ChecklistHistoryDialog(QDialog):
    """Shows what it is given; the newest list first."""

    def __init__(self, history: ChecklistHistory, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checklist_history_dialog")
        self.setWindowTitle(tr("清单历史"))
        self._history = history
        self._theme = theme
        title = PlainLabel(history.checklist.title)
        title.setProperty("kind", "pane-title")
        self._days = named(QListWidget(), "checklist_days", tr("每一份清单"))
        self._days.setFixedWidth(_DAYS_WIDTH)
        for day in history.days:
            self._days.addItem(
                QListWidgetItem(
                    tr("{period}　{progress}").format(
                        period=period_words(day.period), progress=progress_words(day.done, day.total)
                    )
                )
            )
        self._items = named(QTreeWidget(), "checklist_items", tr("条目"))
        self._items.setHeaderLabels(_COLUMNS)
        self._items.setRootIsDecorated(False)
        self._items.header().setStretchLastSection(False)
        self._items.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS):
            self._items.setColumnWidth(column, width)
        lists = QWidget()
        row = QHBoxLayout(lists)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._days)
        row.addWidget(self._items, 1)
        stack = QStackedWidget()
        stack.addWidget(EmptyState(tr("还没有勾过。勾了以后，每一份都列在这里。")))
        stack.addWidget(lists)
        stack.setCurrentIndex(int(bool(history.days)))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column_layout = QVBoxLayout(self)
        column_layout.addWidget(title)
        column_layout.addWidget(stack, 1)
        for check in history.checklist.sign_offs:
            signed = named(PlainLabel(f"{sign_off_words(check)}\n{change_words(check)}"), "checklist_signed")
            signed.setWordWrap(True)
            if check.changed:
                signed.setStyleSheet(f"color: {theme.danger}")
            column_layout.addWidget(signed)
        if any(tick.ticked and not tick.who for day in history.days for tick in day.ticks):
            hint = PlainLabel(tr("在“设置 → 起始页”里填上“我的姓名”，打勾时会一并记下是谁。"))
            hint.setProperty("kind", "muted")
            column_layout.addWidget(hint)
        column_layout.addWidget(close)
        self._days.currentRowChanged.connect(self._show_day)
        self._days.setCurrentRow(0)
        resize_within_screen(self, QSize(1000, 560))

    def _show_day(self, row: int) -> None:
        self._items.clear()
        if not 0 <= row < len(self._history.days):
            return
        heading = ""
        for one in written_day(self._history, self._history.days[row]):
            if one.heading != heading:
                heading = one.heading
                above = QTreeWidgetItem([shortened(heading, _LONGEST)])
                above.setForeground(0, self._theme.color("muted"))
                above.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self._items.addTopLevelItem(above)
                above.setFirstColumnSpanned(True)
            item = QTreeWidgetItem(
                [
                    f"{'√' if one.ticked else _NO_TICK} {shortened(one.text, _LONGEST)}",
                    one.state,
                    one.at,
                    one.who,
                ]
            )
            item.setToolTip(0, tooltip(one.text))
            item.setToolTip(1, tooltip(one.state))
            if tr("，") in one.state:  # more than ticked or not
                item.setForeground(1, QColor(self._theme.danger))
            self._items.addTopLevelItem(item)
