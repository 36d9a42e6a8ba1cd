"""有什么新内容: the updates by role at the left, what the chosen one changes at the right."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kb.labels import UPDATE_LABELS
from kb.model import ArticleUpdate, EffectStatus, UpdateKind
from kb.translation import tr
from kb.updates.content_updates import UpdateDetail
from ui.theme import SHEET, Theme, set_rules
from ui.updates.detail import UpdateDetailView
from ui.updates.update_list import UpdateList
from ui.updates.wording import NOTHING_NEW, TouchedMarks
from ui.widgets.empty import EmptyState
from ui.widgets.focus_ring import FocusRing
from ui.widgets.icons import icon
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel

_LIST_WIDTH = 280  # pixels
_ALL = "all"


class UpdatesPage(QWidget):
    """Fed with values. An update counts as seen when one goes on from it, not while it is on the screen."""

    detail_requested = Signal(object)  # ArticleUpdate
    seen = Signal(object)  # tuple of article ids
    open_requested = Signal(str)  # article id
    places_requested = Signal()
    acknowledged = Signal(object, str)  # ArticleUpdate, name
    receipts_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("updates_page")
        self._updates: tuple[ArticleUpdate, ...] = ()  # with those seen since the page was opened
        self._seen: frozenset[str] = frozenset()
        self._packs: Mapping[str, str] = {}
        self._effects: Mapping[str, EffectStatus] = {}
        self._post = ""
        self._kind: str = _ALL
        self._shown: ArticleUpdate | None = None  # what is on the screen
        self._compose(theme)
        self._ring = FocusRing(self, theme)
        self.set_theme(theme)
        self._refill()

    @property
    def unseen(self) -> tuple[ArticleUpdate, ...]:
        """What has not been seen yet."""
        return tuple(update for update in self._updates if update.article_id not in self._seen)

    def show_updates(self, updates: Sequence[ArticleUpdate]) -> None:
        """All that is new to the person; what was seen since the page was opened stays listed."""
        present = {update.article_id for update in updates}
        kept = [one for one in self._updates if self.isVisible() and one.article_id in self._seen - present]
        self._seen = frozenset(one.article_id for one in kept)
        order = {update.article_id: number for number, update in enumerate(self._updates)}
        self._updates = tuple(sorted((*updates, *kept), key=lambda update: order.get(update.article_id, len(order))))
        self._refill()

    def show_detail(self, detail: UpdateDetail, marks: TouchedMarks) -> None:
        """What there is to read about an update."""
        self._detail.show_detail(detail, marks)

    def show_acknowledged(self, update: ArticleUpdate, words: str) -> None:
        """A receipt is stored."""
        self._mark((update.article_id,))
        self._detail.show_acknowledged(update, words)

    def choose(self, article_id: str) -> None:
        """Show what is new in one article."""
        self._set_kind(_ALL)
        self._list.choose(article_id)

    def set_post(self, post: str) -> None:
        """The role that stands first."""
        self._post = post
        self._refill()

    def set_effects(self, effects: Mapping[str, EffectStatus]) -> None:
        """Article id → whether it is in force: what is not is marked."""
        self._effects = effects
        self._list.set_effects(effects)

    def set_packs(self, names: Mapping[str, str]) -> None:
        """Pack id → name."""
        self._packs = names

    def set_receipts(self, count: int, name: str) -> None:
        """So many receipts can be handed in; the last one was signed with this name."""
        self._receipts.setVisible(count > 0)
        self._detail.set_name(name)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._close.setIcon(icon("close", theme.text))
        self._ring.set_theme(theme)
        self._list.set_theme(theme)
        self._detail.set_theme(theme)
        set_rules(
            self._head,
            f"QFrame#updates_head {{ background: {SHEET.base}; border: 0; border-bottom: 1px solid {SHEET.line}; }}",
        )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What is chosen is shown, and asked for, when it is to be seen."""
        super().showEvent(event)
        if (update := self._list.current) is not None:
            self._choose(update)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The list takes the focus."""
        super().focusInEvent(event)
        if self._list.isVisible():
            self._list.setFocus(event.reason())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """One goes on from what is on the screen; what was seen is listed no more."""
        super().hideEvent(event)
        if event.spontaneous():
            return  # the window is minimized
        self._leave_shown()
        self._updates = self.unseen
        self._seen = frozenset()
        self._refill()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _choose(self, update: ArticleUpdate) -> None:
        if self._shown is not None and self._shown.article_id != update.article_id:
            self._leave_shown()
        if not self.isVisible():
            self._shown = None
        elif self._shown != update:
            self._shown = update
            self._show_shown()

    def _show_shown(self) -> None:
        if (update := self._shown) is not None:
            status = self._effects.get(update.article_id, EffectStatus())
            self._detail.show_update(update, self._packs.get(update.pack_id, ""), status)
            self.detail_requested.emit(update)

    def _leave_shown(self) -> None:
        update, self._shown = self._shown, None
        if update is not None and not update.acknowledge and update.article_id not in self._seen:
            self._mark((update.article_id,))
            self.seen.emit((update.article_id,))

    def _mark_all(self) -> None:
        ids = tuple(update.article_id for update in self.unseen if not update.acknowledge)
        if ids:
            self._mark(ids)
            self.seen.emit(ids)

    def _mark(self, article_ids: tuple[str, ...]) -> None:
        self._seen |= {*article_ids}
        self._list.show_seen(self._seen)
        self._show_counts()

    def _open(self, update: ArticleUpdate) -> None:
        if update.kind is not UpdateKind.REMOVED:
            self.open_requested.emit(update.article_id)

    def _set_kind(self, kind: str) -> None:
        self._kind = kind
        self._tabs[kind].setChecked(True)
        self._refill()

    def _refill(self) -> None:
        listed = [update for update in self._updates if self._kind in {_ALL, update.kind.value}]
        self._show_counts()
        self._stack.setCurrentIndex(1 if listed else 0)
        self._list.show_updates(listed, self._post, self._seen)

    def _show_counts(self) -> None:
        unseen = self.unseen
        counts = {kind.value: sum(one.kind is kind for one in unseen) for kind in UpdateKind}
        for kind, tab in self._tabs.items():
            count = len(unseen) if kind == _ALL else counts[kind]
            words = tr("全部") if kind == _ALL else UPDATE_LABELS[UpdateKind(kind)]
            tab.setText(f"{words} {count}" if count else words)
        self._all_seen.setEnabled(any(not update.acknowledge for update in unseen))

    def _compose(self, theme: Theme) -> None:
        self._list = named(UpdateList(theme), "updates", tr("有变化的文章"))
        self._list.chosen.connect(self._choose)
        self._list.opened.connect(self._open)
        self._list.escaped.connect(self.closed)
        self._detail = named(UpdateDetailView(theme), "update_detail")
        self._detail.open_requested.connect(self._open)
        self._detail.places_requested.connect(self.places_requested)
        self._detail.acknowledged.connect(self.acknowledged)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._list)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 2 * _LIST_WIDTH])
        splitter.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(named(EmptyState(NOTHING_NEW), "updates_empty"))
        self._stack.addWidget(splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._compose_head())
        layout.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _compose_head(self) -> QFrame:
        self._head = named(QFrame(), "updates_head")
        title = PlainLabel(tr("有什么新内容"))
        title.setProperty("kind", "page-title")
        row = QHBoxLayout(self._head)
        row.setContentsMargins(20, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(title)
        row.addSpacing(8)
        group = QButtonGroup(self)
        self._tabs: dict[str, QToolButton] = {}
        for kind in (_ALL, *(kind.value for kind in UpdateKind)):
            tab = self._tabs[kind] = named(QToolButton(), f"updates_{kind}")
            tab.setProperty("kind", "chip")
            tab.setCheckable(True)
            tab.clicked.connect(partial(self._tab_clicked, kind))
            group.addButton(tab)
            row.addWidget(tab)
        self._tabs[_ALL].setChecked(True)
        row.addStretch(1)
        self._receipts = named(QPushButton(tr("导出回执…")), "updates_receipts")
        self._receipts.setToolTip(tr("把“已读并知悉”的记录存成一个文件，交给收集的人"))
        self._receipts.clicked.connect(self.receipts_requested)
        self._receipts.hide()
        self._all_seen = named(QPushButton(tr("全部标为已看")), "updates_all_seen")
        self._all_seen.clicked.connect(self._mark_all)
        self._close = named(QToolButton(), "updates_close", tr("关闭"))
        self._close.setToolTip(tr("关闭，回到正文（Esc）"))
        self._close.clicked.connect(self.closed)
        for widget in (self._receipts, self._all_seen, self._close):
            row.addWidget(widget)
        return self._head

    def _tab_clicked(self, kind: str, _checked: bool = False) -> None:
        self._set_kind(kind)
