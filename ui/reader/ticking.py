"""What a click on a box, Space, or 勾选 means for an item of a checklist."""

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Signal
from PySide6.QtWidgets import QMenu

from kb.labels import TEXT_CHANGED
from kb.model import ChecklistEntry, ItemState
from kb.time_labels import minute_label
from kb.translation import tr
from ui.commands import shortcut
from ui.reader.article_overlay import ArticleOverlay
from ui.reader.text.view import ReaderView
from ui.widgets.plain_text import menu_words

_LONGEST = 30  # code points of the words that were ticked, in a menu


class Ticking(QObject):
    """Turns the view's events into wishes; ``page`` is the open article."""

    tick_requested = Signal(int, bool)  # number of the item, whether it shall be ticked
    confirm_requested = Signal(int)  # number of an item that reads differently than when it was ticked
    status_message = Signal(str)

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view)
        self.page: ArticleOverlay | None = None
        self._view = view
        view.take_space = self.take_space
        view.cursorPositionChanged.connect(self._on_caret)

    def click(self, point: QPointF) -> bool:
        """Whether a box is at ``point`` (document coordinates), and was meant."""
        entry = self.entry_at(point)
        if entry is not None:
            self._act(entry, self._view.to_viewport(QRectF(point, point)).topLeft())
        return entry is not None

    def entry_at(self, point: QPointF) -> ChecklistEntry | None:
        """The entry whose box is at ``point``."""
        return self.page.tick_box_at(point) if self.page else None

    def take_space(self) -> bool:
        """Whether the caret stands in an item, which Space then ticks."""
        entry = self._entry_at_caret()
        if entry is not None:
            self._act(entry, self._view.cursorRect().bottomLeft())
        return entry is not None

    def tick_at_caret(self) -> None:
        """Tick the caret's item, or say where the caret has to be."""
        if self.page is None or self.page.ticks.checklist is None:
            self.status_message.emit(tr("这篇文章里没有可以勾选的清单"))
        elif not self.take_space():
            self.status_message.emit(tr("先把光标放到清单的一条上，再勾选"))

    def _on_caret(self) -> None:
        """The frame round the box of the caret's item goes with the caret."""
        if self.page is not None and self.page.ticks.checklist is not None:
            self._view.viewport().update()

    def _entry_at_caret(self) -> ChecklistEntry | None:
        return self.page.ticks.at_caret(self._view.textCursor().position()) if self.page else None

    def _act(self, entry: ChecklistEntry, at: QPoint) -> None:
        if entry.state is not ItemState.CHANGED:
            self.tick_requested.emit(entry.item.number, entry.state is ItemState.OPEN)
            return
        menu = QMenu(self._view)
        menu.setObjectName("changed_item_menu")
        old = entry.tick.text if entry.tick else ""
        heading = menu.addAction(
            tr("{text_changed}，打勾时是：{old}").format(text_changed=TEXT_CHANGED, old=menu_words(old, _LONGEST))
        )
        heading.setEnabled(False)
        number = entry.item.number
        menu.addAction(tr("现在的文字也已完成")).triggered.connect(lambda: self.confirm_requested.emit(number))
        menu.addAction(tr("取消勾选")).triggered.connect(lambda: self.tick_requested.emit(number, False))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._view.viewport().mapToGlobal(at))


def box_tip(entry: ChecklistEntry) -> str:
    """What there is to say of a box."""
    if entry.state is ItemState.OPEN or entry.tick is None:
        return tr("点一下打勾（光标在这一条时按空格或 {tick}）").format(tick=shortcut("tick"))
    told = " ".join(filter(None, (minute_label(entry.tick.at), entry.tick.who)))
    if entry.state is ItemState.CHANGED:
        return tr("{text_changed}，点一下确认\n打勾时（{told}）是：{text}").format(
            text_changed=TEXT_CHANGED, told=told, text=entry.tick.text
        )
    return tr("{told} 打勾，再点一下取消").format(told=told)
