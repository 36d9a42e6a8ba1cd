"""核对位置: what changed under an annotation, and where an orphan may belong; one decision after the other, by keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kb.model import COLORS, Annotation, NotesChange, PassageChange, PlaceGuess, Placement
from ui.places.model import PlacesModel
from ui.places.wording import after_html, alert_words, before_html, guess_words, marked_html
from ui.theme import Theme
from ui.widgets.dots import dot
from ui.widgets.empty import EmptyState
from ui.widgets.icons import icon
from ui.widgets.named import named

_NOTHING = {
    Placement.CHANGED: "没有需要核对的批注。\n\n资料更新后，所在文字有变的批注会列在这里，新旧对照，由你确认。",
    Placement.ORPHANED: "没有失锚的批注。\n\n资料更新后，原文已不在的批注会列在这里，一条也不会丢。",
}
_TITLES = {Placement.CHANGED: "文字有变", Placement.ORPHANED: "失锚"}
_LIST_WIDTH = 260  # pixels


class PlacesView(QWidget):
    """Fed with all annotations and, for the one that is looked at, with its passage and the places it may belong to."""

    detail_wanted = Signal(str)  # annotation id
    open_requested = Signal(str, object)  # article id, Span | None
    accept_requested = Signal(object)  # tuple of ids: where they stand now is right
    detach_requested = Signal(object)  # tuple of ids: they do not belong there
    attach_requested = Signal(str, object)  # id, Span: it belongs here
    choose_requested = Signal(object, object)  # Annotation whose place is chosen in the reader, Span | None to begin at
    edit_requested = Signal(str)  # id
    delete_requested = Signal(object)  # tuple of ids
    counted = Signal(int, int)  # changed, orphaned
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("places_view")
        self._theme = theme
        self._known: dict[str, Annotation] = {}
        self._state = Placement.CHANGED
        self._detail: tuple[str, PassageChange, tuple[PlaceGuess, ...]] | None = None
        self._read_only = False
        self._model = PlacesModel(self)
        self._compose()
        self.set_theme(theme)
        self._refill()

    # --- what is shown ---------------------------------------------------------------------------------------------

    def set_titles(self, titles: dict[str, str]) -> None:
        """Article id → title."""
        self._model.set_titles(titles)

    def set_annotations(self, annotations: tuple[Annotation, ...]) -> None:
        """The whole library's."""
        self._known = {item.id: item for item in annotations}
        self._refill()

    def apply(self, change: NotesChange) -> None:
        """Take in what an operation did."""
        for item in change.removed:
            self._known.pop(item.id, None)
        for item in (*change.added, *change.changed):
            if isinstance(item, Annotation):
                self._known[item.id] = item
        self._refill()

    def set_read_only(self, read_only: bool) -> None:
        """Whether nothing can be decided now."""
        self._read_only = read_only
        self._show_acts()

    def show_detail(self, annotation_id: str, change: PassageChange, guesses: tuple[PlaceGuess, ...]) -> None:
        """The passage of an annotation, if it is still the one that is looked at."""
        item = self._current()
        if item is not None and item.id == annotation_id:
            self._detail = (annotation_id, change, guesses)
            self._show_passage(item, change, guesses)

    def count(self, state: Placement) -> int:
        """How many want this look."""
        return sum(item.placement is state for item in self._known.values())

    def look_for_work(self) -> None:
        """Look at the changed ones if there are any, else at the orphans."""
        self.set_state(Placement.CHANGED if self.count(Placement.CHANGED) else Placement.ORPHANED)

    def set_state(self, state: Placement) -> None:
        """Look at those that changed, or at the orphans."""
        self._state = state
        self._tabs[state].setChecked(True)
        self._refill()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._close.setIcon(icon("close", theme.text))
        self._model.set_icons({color: dot(theme.mark(color), theme.stroke(color)) for color in COLORS})
        self._head.setStyleSheet(
            f"QFrame#places_head {{ background: {theme.base}; border: 0; border-bottom: 1px solid {theme.line}; }}"
        )
        self._list.setStyleSheet(
            f"QListView::item {{ padding: 6px 8px; border-bottom: 1px solid {theme.line}; color: {theme.text}; }}"
            f"QListView::item:selected {{ background: {theme.accent_soft}; }}"
        )
        item = self._current()
        if item is not None and self._detail is not None and self._detail[0] == item.id:
            self._show_passage(item, *self._detail[1:])

    # --- keys ------------------------------------------------------------------------------------------------------

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
        acts |= {key.Key_E: self._edit, key.Key_S: self._choose, key.Key_Delete: self._delete}
        if self._state is Placement.CHANGED:
            return acts | {key.Key_A: self._accept, key.Key_X: self._detach}
        numbers = (key.Key_1, key.Key_2, key.Key_3)
        return acts | {number: partial(self._attach, at) for at, number in enumerate(numbers)}

    # --- deciding --------------------------------------------------------------------------------------------------

    def _current(self) -> Annotation | None:
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
        if item := self._current():
            self.edit_requested.emit(item.id)

    def _choose(self) -> None:
        item = self._current()
        if item is not None:
            known = self._detail is not None and self._detail[0] == item.id
            guesses = self._detail[2] if known and self._detail else ()
            self.choose_requested.emit(item, item.span or (guesses[0].span if guesses else None))

    def _open(self) -> None:
        if item := self._current():
            self.open_requested.emit(item.anchor.article_id, item.span)

    def _attach(self, number: int) -> None:
        item = self._current()
        if item is not None and self._detail is not None and self._detail[0] == item.id:
            guesses = self._detail[2]
            if number < len(guesses):
                self.attach_requested.emit(item.id, guesses[number].span)

    # --- inside ----------------------------------------------------------------------------------------------------

    def _refill(self) -> None:
        """Show what wants a look; the line after one that has been decided on is the next."""
        counts = {state: self.count(state) for state in (Placement.CHANGED, Placement.ORPHANED)}
        for state, tab in self._tabs.items():
            tab.setText(f"{_TITLES[state]} {counts[state]}" if counts[state] else _TITLES[state])
        self.counted.emit(counts[Placement.CHANGED], counts[Placement.ORPHANED])
        current, row = self._current(), max(self._list.currentIndex().row(), 0)
        items = tuple(item for item in self._known.values() if item.placement is self._state)
        ordered = sorted(items, key=lambda item: (self._model.title(item), item.anchor.span, item.id))
        self._model.set_items(tuple(ordered))
        focus = QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        self._stack.setCurrentIndex(1 if items else 0)
        if focused:
            (self._list if items else self).setFocus()
        self._empty.setText(_NOTHING[self._state])
        if items:
            kept = self._model.row_of(current.id) if current else -1
            self._select(kept if kept >= 0 else min(row, len(items) - 1))
        self._show_acts()

    def _select(self, row: int) -> None:
        index = self._model.index(row)
        if index != self._list.currentIndex() or not self._list.selectionModel().hasSelection():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._list.selectionModel().setCurrentIndex(index, flag)
        self._look()

    def _look(self) -> None:
        """Ask for what is to be shown of the current one."""
        item = self._current()
        if item is None or (self._detail is not None and self._detail[0] != item.id):
            self._detail = None
            self._page.hide()
        if item is not None:
            self.detail_wanted.emit(item.id)

    def _show_passage(self, item: Annotation, change: PassageChange, guesses: tuple[PlaceGuess, ...]) -> None:
        theme = self._theme
        self._page.show()
        self._article.setText(self._model.title(item))
        self._note.setText(item.note)
        self._note.setVisible(bool(item.note))
        self._alerts.setText("　".join(alert_words(alert) for alert in change.alerts))
        self._alerts.setVisible(bool(change.alerts))
        self._alerts.setStyleSheet(f"color: {theme.danger}; font-weight: 600;")
        self._before.setText(before_html(change, theme))
        self._after.setText(after_html(change, theme))
        self._after_card.setVisible(self._state is Placement.CHANGED)
        for number, (card, words, text, _) in enumerate(self._guess_cards):
            shown = self._state is Placement.ORPHANED and number < len(guesses)
            card.setVisible(shown)
            if shown:
                guess = guesses[number]
                words.setText(f"{number + 1}　{guess_words(guess)}")
                text.setText(marked_html(guess.passage, guess.mark, theme))
        self._no_guess.setVisible(self._state is Placement.ORPHANED and not guesses)

    def _show_acts(self) -> None:
        changed = self._state is Placement.CHANGED
        for button, when in self._acts:
            button.setVisible(when is None or when is self._state)
            button.setEnabled(not self._read_only or button is self._look_button)
        for _, _, _, button in self._guess_cards:
            button.setEnabled(not self._read_only)
        keys = (
            "↑↓ 选择　A 位置对　X 不是这里　S 另选位置　E 批注　Enter 看正文"
            if changed
            else ("↑↓ 选择　1–3 放到这里　S 在正文里选　E 批注　Delete 删除")
        )
        self._keys.setText(keys)

    def _compose(self) -> None:
        self._list = named(QListView(), "places_list", "需要核对的批注")
        self._list.setModel(self._model)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setUniformItemSizes(True)
        self._list.setIconSize(QSize(14, 14))
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.installEventFilter(self)
        self._list.doubleClicked.connect(self._open)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._look())
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
        layout.addWidget(self._compose_head())
        layout.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _compose_head(self) -> QFrame:
        title = QLabel("核对批注位置")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.25 if font.pointSizeF() > 0 else 13)
        font.setBold(True)
        title.setFont(font)
        group = QButtonGroup(self)
        self._tabs: dict[Placement, QToolButton] = {}
        for state, words in _TITLES.items():
            tab = named(QToolButton(), f"places_{state.value}")
            tab.setText(words)
            tab.setProperty("kind", "chip")
            tab.setCheckable(True)
            tab.setChecked(state is self._state)
            tab.clicked.connect(partial(self.set_state, state))
            group.addButton(tab)
            self._tabs[state] = tab
        self._close = named(QToolButton(), "places_close", "关闭")
        self._close.setToolTip("关闭，回到正文（Esc）")
        self._close.clicked.connect(self.closed)
        self._head = named(QFrame(), "places_head")
        row = QHBoxLayout(self._head)
        row.setContentsMargins(20, 10, 12, 10)
        row.setSpacing(8)
        row.addWidget(title)
        row.addSpacing(8)
        for tab in self._tabs.values():
            row.addWidget(tab)
        row.addStretch(1)
        row.addWidget(self._close)
        return self._head

    def _compose_detail(self) -> QWidget:
        self._article = named(QLabel(), "places_article")
        self._article.setProperty("kind", "pane-title")
        self._article.setTextFormat(Qt.TextFormat.PlainText)
        self._alerts = named(_words(), "places_alerts")
        self._alerts.setTextFormat(Qt.TextFormat.PlainText)
        self._note = named(_words(), "places_note")
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._before, self._after = named(_words(), "places_before"), named(_words(), "places_after")
        self._after_card = _card(_heading("现在"), self._after)
        self._no_guess = named(
            EmptyState("没有相近的段落。可以按 S 在正文里选位置，或留在这里：批注和引文都还在。"), "places_no_guess"
        )
        self._page = named(QWidget(), "places_passage")
        column = QVBoxLayout(self._page)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(10)
        column.addWidget(self._article)
        column.addWidget(self._alerts)
        column.addWidget(_card(_heading("当时"), self._before))
        column.addWidget(self._after_card)
        self._guess_cards = [self._guess_card(number) for number in range(3)]
        for card, _, _, _ in self._guess_cards:
            column.addWidget(card)
        column.addWidget(self._no_guess)
        column.addWidget(self._note)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._page)
        self._keys = named(QLabel(), "places_keys")
        self._keys.setProperty("kind", "muted")
        out = QWidget()
        rows = QVBoxLayout(out)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(area, 1)
        rows.addLayout(self._compose_acts())
        return out

    def _compose_acts(self) -> QVBoxLayout:
        changed, orphaned = Placement.CHANGED, Placement.ORPHANED
        self._acts: list[tuple[QPushButton, Placement | None]] = []
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, words, act, when in (
            ("accept", "位置对", self._accept, changed),
            ("detach", "不是这里", self._detach, changed),
            ("choose", "在正文里选…", self._choose, None),
            ("edit", "编辑批注", self._edit, None),
            ("open", "看正文", self._open, changed),
            ("delete", "删除", self._delete, orphaned),
        ):
            button = named(QPushButton(words), f"places_{name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if name == "accept":
                button.setProperty("kind", "primary")
            button.clicked.connect(partial(_call, act))
            row.addWidget(button)
            self._acts.append((button, when))
        self._look_button = self._acts[4][0]
        row.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(20, 8, 20, 10)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._keys)
        return column

    def _guess_card(self, number: int) -> tuple[QFrame, QLabel, QLabel, QPushButton]:
        words, text = _heading(""), named(_words(), f"places_guess_{number + 1}")
        button = named(QPushButton("放到这里"), f"places_attach_{number + 1}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(partial(_call, partial(self._attach, number)))
        card = _card(words, text)
        layout = card.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - made so below
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card, words, text, button


def _call(act: Callable[[], None], _checked: bool = False) -> None:
    act()


def _words() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("kind", "muted")
    return label


def _card(*parts: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("kind", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 10, 14, 12)
    column.setSpacing(6)
    for part in parts:
        column.addWidget(part)
    return card
