"""核对位置: what changed under an annotation, and where an orphan may belong; one decision after the other, by keys."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kb.labels import PLACEMENT_LABELS
from kb.model import (
    COLORS,
    AnchorSuggestion,
    Annotation,
    Bookmark,
    EffectStatus,
    NotesChange,
    PassageChange,
    Placement,
)
from kb.translation import tr
from ui.reanchor.card import MAX_SUGGESTIONS, ChangedPassageCard
from ui.reanchor.decision_bar import DecisionBar
from ui.reanchor.header import ReanchorHeader
from ui.reanchor.model import BOOKMARK, Item, ReanchorModel
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.color_swatch import color_swatch
from ui.widgets.empty import EmptyState
from ui.widgets.focus_ring import FocusRing
from ui.widgets.icons import icon
from ui.widgets.named import named

_CHANGED, _ORPHANED = PLACEMENT_LABELS[Placement.CHANGED], PLACEMENT_LABELS[Placement.ORPHANED]
_NOTHING = {
    Placement.CHANGED: tr(
        "没有需要核对的批注和书签。\n\n资料更新后，“{changed}”的会列在这里，新旧对照，由你确认。"
    ).format(changed=_CHANGED),
    Placement.ORPHANED: tr("没有{orphaned}的批注和书签。\n\n资料更新后，原文已不在的会列在这里，一条也不会丢。").format(
        orphaned=_ORPHANED
    ),
}
_LIST_WIDTH = 260  # pixels


class ReanchorView(QWidget):
    """Fed with all annotations and bookmarks, and for the one that is looked at with its passage and likely places.

    Bookmarks come here when they have no place; that the text of their block reads differently is no matter.
    """

    detail_requested = Signal(str)  # item id
    open_requested = Signal(str, object)  # article id, Span | None
    accept_requested = Signal(object)  # tuple of ids: where they stand now is right
    detach_requested = Signal(object)  # tuple of ids: they do not belong there
    attach_requested = Signal(str, object)  # id, Span: it belongs here
    attach_alike_requested = Signal(object)  # tuple of ids: each belongs to the place most like it
    choose_requested = Signal(object, object)  # Item whose place is chosen in the reader, Span | None to begin at
    edit_requested = Signal(str)  # id
    delete_requested = Signal(object)  # tuple of ids
    counted = Signal(int, int)  # changed, orphaned
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("places_view")
        self._theme = theme
        self._known: dict[str, Item] = {}
        self._state = Placement.CHANGED
        self._detail: tuple[str, PassageChange, tuple[AnchorSuggestion, ...]] | None = None
        self._read_only = False
        self._model = ReanchorModel(self)
        self._compose()
        self.set_theme(theme)
        self._refill()

    # --- what is shown ---------------------------------------------------------------------------------------------

    def set_titles(self, titles: dict[str, str]) -> None:
        """Article id → title."""
        self._model.set_titles(titles)

    def set_remembered_titles(self, titles: Mapping[str, str]) -> None:
        """Article id → what an article was called that has gone."""
        self._model.set_remembered_titles(titles)

    def set_effects(self, effects: dict[str, EffectStatus]) -> None:
        """Article id → whether it is in force; titles of what is not are marked."""
        self._model.set_effects(effects)

    def set_annotations(self, annotations: tuple[Annotation, ...]) -> None:
        """The whole library's."""
        self._put(Annotation, annotations)

    def set_bookmarks(self, bookmarks: tuple[Bookmark, ...]) -> None:
        """The whole library's."""
        self._put(Bookmark, bookmarks)

    def apply(self, change: NotesChange) -> None:
        """Take in what an operation did."""
        for item in change.removed:
            self._known.pop(item.id, None)
        for item in (*change.added, *change.changed):
            self._known[item.id] = item
        self._refill()

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing can be decided now."""
        self._read_only = read_only
        self._card.set_read_only(read_only)
        self._show_acts()

    def show_detail(self, item_id: str, change: PassageChange, suggestions: tuple[AnchorSuggestion, ...]) -> None:
        """The passage of an item, if it is still the one that is looked at."""
        item = self._current()
        if item is not None and item.id == item_id:
            self._detail = (item_id, change, suggestions)
            self._show_passage()

    def count(self, state: Placement) -> int:
        """How many want this look."""
        return sum(self._wants(item, state) for item in self._known.values())

    def look_for_work(self) -> None:
        """Look at the changed ones if there are any, else at the orphans."""
        self.set_state(Placement.CHANGED if self.count(Placement.CHANGED) else Placement.ORPHANED)

    def set_state(self, state: Placement) -> None:
        """Look at those that changed, or at the orphans."""
        self._state = state
        self._head.set_state(state)
        self._refill()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._head.set_theme(theme)
        self._ring.set_theme(theme)
        dots = {color: color_swatch(theme, color) for color in COLORS}
        self._model.set_icons(dots | {BOOKMARK: icon("bookmark", theme.text)})
        set_rules(
            self._list,
            f"QListView::item {{ padding: 6px 8px; border-bottom: 1px solid {SHEET.line}; color: {SHEET.text}; }}"
            f"QListView::item:selected {{ background: {SHEET.accent_soft}; }}"
            f"QListView::item:focus {{ border: 1px solid {SHEET.accent}; padding: 5px 7px; }}",
        )
        self._show_passage()

    # --- keys ------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What is looked at is asked for when it is to be seen."""
        super().showEvent(event)
        self._look()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The list takes the focus."""
        super().focusInEvent(event)
        if self._list.isVisible():
            self._list.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The same keys while there is no list to have the focus."""
        act = self._key_acts().get(event.key())
        if act is not None and not event.isAutoRepeat():
            act()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The keys of the list decide."""
        if watched is self._list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = self._key_acts().get(event.key())
            if act is not None and event.isAutoRepeat():
                return True  # a key held down is one decision
            if act is not None and event.modifiers() in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            }:
                act()
                return True
        return super().eventFilter(watched, event)

    def _key_acts(self) -> dict[int, Callable[[], None]]:
        key = Qt.Key
        acts: dict[int, Callable[[], None]] = {
            key.Key_Escape: self.closed.emit,
            key.Key_Return: self._open,
            key.Key_Enter: self._open,
            key.Key_Left: lambda: self.set_state(Placement.CHANGED),
            key.Key_Right: lambda: self.set_state(Placement.ORPHANED),
        }
        if self._read_only:
            return acts
        acts |= {key.Key_E: self._edit, key.Key_S: self._choose, key.Key_Delete: self._delete, key.Key_K: self._keep}
        if self._state is Placement.CHANGED:
            return acts | {key.Key_A: self._accept, key.Key_X: self._detach}
        numbers = (key.Key_1, key.Key_2, key.Key_3)[:MAX_SUGGESTIONS]
        return acts | {number: partial(self._attach_chosen, at) for at, number in enumerate(numbers)}

    # --- deciding --------------------------------------------------------------------------------------------------

    def _current(self) -> Item | None:
        return self._model.item(self._list.currentIndex())

    def _chosen(self) -> tuple[str, ...]:
        items = map(self._model.item, self._list.selectionModel().selectedIndexes())
        return tuple(item.id for item in items if item is not None)

    def _accept(self) -> None:
        if chosen := self._chosen():
            self.accept_requested.emit(chosen)

    def _detach(self) -> None:
        if chosen := self._chosen():
            self.detach_requested.emit(chosen)

    def _delete(self) -> None:
        if chosen := self._chosen():
            self.delete_requested.emit(chosen)

    def _edit(self) -> None:
        item = self._current()
        if isinstance(item, Annotation):
            self.edit_requested.emit(item.id)

    def _keep(self) -> None:
        """Leave it as it is for now, and go on to the next."""
        row = self._list.currentIndex().row() + 1
        self._select(row if row < self._model.rowCount() else 0)

    def _choose(self) -> None:
        item = self._current()
        if item is not None:
            known = self._detail is not None and self._detail[0] == item.id
            suggestions = self._detail[2] if known and self._detail else ()
            self.choose_requested.emit(item, item.span or (suggestions[0].span if suggestions else None))

    def _open(self) -> None:
        if item := self._current():
            self.open_requested.emit(item.anchor.article_id, item.span)

    def _attach_chosen(self, number: int) -> None:
        """By key: with several chosen the first place is each one's own, and there is no second."""
        if len(self._chosen()) == 1:
            self._attach(number)
        elif number == 0:
            self._attach_all()

    def _attach_all(self) -> None:
        if chosen := self._chosen():
            self.attach_alike_requested.emit(chosen)

    def _attach(self, number: int) -> None:
        (chosen,) = self._chosen()
        if self._detail is not None and self._detail[0] == chosen:
            suggestions = self._detail[2]
            if number < len(suggestions):
                self.attach_requested.emit(chosen, suggestions[number].span)

    # --- inside ----------------------------------------------------------------------------------------------------

    def _put(self, kind: type[Item], items: tuple[Item, ...]) -> None:
        """These are all of their kind."""
        self._known = {key: item for key, item in self._known.items() if not isinstance(item, kind)}
        self._known |= {item.id: item for item in items}
        self._refill()

    @staticmethod
    def _wants(item: Item, state: Placement) -> bool:
        """Whether it wants this look."""
        return item.placement is state

    def _refill(self) -> None:
        """Show what wants a look; the line after one that has been decided on is the next."""
        counts = Counter(item.placement for item in self._known.values())
        for state in (Placement.CHANGED, Placement.ORPHANED):
            self._head.show_count(state, counts[state])
        self.counted.emit(counts[Placement.CHANGED], counts[Placement.ORPHANED])
        current, chosen, row = self._current(), self._chosen(), max(self._list.currentIndex().row(), 0)
        items = tuple(item for item in self._known.values() if self._wants(item, self._state))
        ordered = sorted(items, key=lambda item: (self._model.title(item), item.anchor.span, item.id))
        self._model.set_items(tuple(ordered))
        focus = QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        self._stack.setCurrentIndex(1 if items else 0)
        if focused:
            (self._list if items else self).setFocus()
        self._empty.setText(_NOTHING[self._state])
        if items:
            rows = [at for at in map(self._model.row_of, chosen) if at >= 0]
            kept = self._model.row_of(current.id) if current else -1
            self._select(kept if kept >= 0 else (rows or [min(row, len(items) - 1)])[0])
            for at in rows:  # several chosen ones stay so
                self._list.selectionModel().select(self._model.index(at), QItemSelectionModel.SelectionFlag.Select)
        self._show_acts()

    def _select(self, row: int) -> None:
        index = self._model.index(row)
        if index != self._list.currentIndex() or not self._list.selectionModel().hasSelection():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._list.selectionModel().setCurrentIndex(index, flag)
        self._look()

    def _follow_selection(self) -> None:
        """The only chosen one is the one that is looked at."""
        chosen = self._list.selectionModel().selectedIndexes()
        if len(chosen) == 1 and chosen[0] != self._list.currentIndex():
            self._list.selectionModel().setCurrentIndex(chosen[0], QItemSelectionModel.SelectionFlag.NoUpdate)
        self._show_passage()

    def _look(self) -> None:
        """Ask for what is to be shown of the current one."""
        item = self._current()
        if item is None or (self._detail is not None and self._detail[0] != item.id):
            self._detail = None
            self._card.clear()
        if item is not None and self.isVisible():
            self.detail_requested.emit(item.id)

    def _show_passage(self) -> None:
        """Show what is known of the current one, if it is known."""
        item = self._current()
        if item is None or self._detail is None or self._detail[0] != item.id:
            return
        _, change, suggestions = self._detail
        self._card.show_passage(
            self._model.title(item),
            item.note if isinstance(item, Annotation) else tr("书签"),
            change,
            suggestions if self._state is Placement.ORPHANED else None,
            self._theme,
            together=len(self._chosen()),
        )

    def _show_acts(self) -> None:
        self._decisions.show_for(self._state, read_only=self._read_only)

    def _compose(self) -> None:
        self._head = ReanchorHeader()
        self._head.set_state(self._state)
        self._head.state_chosen.connect(self.set_state)
        self._head.closed.connect(self.closed)
        self._list = named(QListView(), "places_list", tr("需要核对的批注"))
        self._list.setModel(self._model)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(QSize(14, 14))
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.installEventFilter(self)
        self._list.doubleClicked.connect(self._open)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._look())
        self._list.selectionModel().selectionChanged.connect(lambda *_: self._follow_selection())
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._list)
        splitter.addWidget(self._compose_detail())
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH])
        splitter.setChildrenCollapsible(False)
        self._empty = named(EmptyState(""), "places_empty")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(splitter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._stack, 1)
        self._ring = FocusRing(self, self._theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _compose_detail(self) -> QWidget:
        self._card = named(ChangedPassageCard(), "places_card")
        self._card.attach_requested.connect(self._attach_chosen)
        self._card.attach_all_requested.connect(self._attach_all)
        self._decisions = DecisionBar()
        for decision, act in (
            (self._decisions.accepted, self._accept),
            (self._decisions.detached, self._detach),
            (self._decisions.place_wanted, self._choose),
            (self._decisions.kept, self._keep),
            (self._decisions.edited, self._edit),
            (self._decisions.opened, self._open),
            (self._decisions.deleted, self._delete),
        ):
            decision.connect(act)
        out = QWidget()
        rows = QVBoxLayout(out)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._card, 1)
        rows.addWidget(self._decisions)
        return out
