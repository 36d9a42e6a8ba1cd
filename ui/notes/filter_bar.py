"""What narrows and sorts the list: text, colour dots, a menu of all that occurs, and chips for what is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from kb.labels import COLOR_LABELS, NOTE_FACET_LABELS, NOTES_ORDER_LABELS
from kb.model import COLORS, Facet, FilterValue, NoteFacet, NotesFilter, NotesOrder
from kb.translation import tr
from ui.notes.choices import chip, chooser, value_words
from ui.theme import Theme
from ui.widgets.color_swatch import color_swatch
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import icon
from ui.widgets.multi_select_menu import MultiSelectMenu
from ui.widgets.named import named
from ui.widgets.plain_text import tooltip

ARTICLE, ALL = "article", "all"
_OF_LIBRARY = {NoteFacet.ROLE, NoteFacet.ARTICLE}  # within one article there is nothing to choose
_LONGEST = 12  # code points of a value in a chip
_ORDERS = {ARTICLE: NotesOrder.POSITION, ALL: NotesOrder.MODIFIED}


class FilterBar(QWidget):
    """Holds the filter for both scopes, an order for each. ``facets`` and ``title`` are asked when words are needed."""

    changed = Signal()
    tags_requested = Signal()  # the dialog in which tags are renamed

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facets: Callable[[], dict[NoteFacet, tuple[Facet, ...]]] = dict
        self.title: Callable[[str], str] = str
        self._scope = ARTICLE
        self._chosen: tuple[FilterValue, ...] = ()
        self._orders = dict(_ORDERS)
        self._theme = theme
        self._text = named(QLineEdit(), "notes_filter", tr("筛选批注"))
        self.setFocusProxy(self._text)
        self._text.setPlaceholderText(tr("筛选批注"))
        self._text.setClearButtonEnabled(True)
        self._menu = MultiSelectMenu(tr("筛选"), self)
        self._menu.setObjectName("notes_filter_menu")
        self._menu.aboutToShow.connect(self._fill_menu)
        self._entries: dict[FilterValue, QAction] = {}
        self._more = _opener(named(QToolButton(), "notes_filter_more", tr("更多筛选条件")), self._menu)
        self._more.setToolTip(tr("按岗位、文章、标签、状态、日期筛选"))
        self._dots = {
            color: chooser(f"filter_{color}", tr("只看{color}").format(color=COLOR_LABELS[color]), 14)
            for color in COLORS
        }
        self._order_menu = QMenu(self)
        self._order_menu.aboutToShow.connect(self._fill_orders)
        self._order_button = _opener(chip("notes_order", ""), self._order_menu)
        self._order_button.setToolTip(tr("排序"))
        self._chips = QWidget()
        self._flow = FlowLayout(4, self._chips)
        self._compose()
        self._connect()
        self.set_theme(theme)
        self._show()

    @property
    def order(self) -> NotesOrder:
        """What comes first in the present scope."""
        return self._orders[self._scope]

    def wanted(self, article_id: str | None) -> NotesFilter:
        """The filter for an article, or for the library when that is None."""
        chosen = tuple(one for one in self._chosen if article_id is None or one.facet not in _OF_LIBRARY)
        return NotesFilter(article_id, self._text.text().strip(), chosen)

    def set_scope(self, scope: str) -> None:
        """Offer what makes sense for an article or for the library."""
        self._scope = scope
        self._show()

    def set_chosen(self, chosen: tuple[FilterValue, ...], text: str = "") -> None:
        """Narrow to these, whatever was chosen before."""
        self._chosen = chosen
        self._text.blockSignals(True)
        self._text.setText(text)
        self._text.blockSignals(False)
        self._show()
        self.changed.emit()

    def clear(self) -> None:
        """Narrow no more; the order stays."""
        self.set_chosen(())

    def memory(self) -> tuple[str, ...]:
        """Filter and orders in words that ``recall`` understands."""
        orders = (f"order:{scope}:{order}" for scope, order in self._orders.items())
        text = self._text.text().strip()
        return (*orders, *map(str, self._chosen), *((f"text:{text}",) if text else ()))

    def recall(self, memory: tuple[str, ...]) -> None:
        """Take back what ``memory`` told; what is not understood is passed over."""
        text = ""
        for written in memory:
            kind, _, rest = written.partition(":")
            scope, _, order = rest.partition(":")
            if kind == "text":
                text = rest
            elif kind == "order" and scope in self._orders and order in set(NotesOrder):
                self._orders[scope] = NotesOrder(order)
        self.set_chosen(tuple(choice for choice in map(FilterValue.read, memory) if choice is not None), text)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        for color, button in self._dots.items():
            button.setIcon(color_swatch(theme, color))
        self._show()

    # --- inside ----------------------------------------------------------------------------------------------------

    def _compose(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._text, 1)
        line.addWidget(self._more)
        dots = QHBoxLayout()
        dots.setSpacing(0)
        for button in self._dots.values():
            dots.addWidget(button)
        dots.addStretch()
        dots.addWidget(self._order_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addLayout(dots)
        column.addWidget(self._chips)

    def _connect(self) -> None:
        self._text.textChanged.connect(self.changed)
        for color, button in self._dots.items():
            button.clicked.connect(lambda _on=False, color=color: self._toggle(FilterValue(NoteFacet.COLOR, color)))

    def _toggle(self, choice: FilterValue) -> None:
        self._chosen = NotesFilter(chosen=self._chosen).toggled(choice).chosen
        self._show()
        self.changed.emit()
        if self._menu.isVisible():
            self._recount()

    def _choose_order(self, order: NotesOrder) -> None:
        self._orders[self._scope] = order
        self._show()
        self.changed.emit()

    def _words(self, choice: FilterValue) -> str:
        return self.title(choice.value) if choice.facet is NoteFacet.ARTICLE else value_words(choice)

    def _show(self) -> None:
        """Dots, chips and buttons say what is chosen."""
        self._order_button.setText(f"{NOTES_ORDER_LABELS[self.order]} ▼")
        chosen = self.wanted(None if self._scope == ALL else "").chosen
        for color, button in self._dots.items():
            button.setChecked(FilterValue(NoteFacet.COLOR, color) in chosen)
        listed = [choice for choice in chosen if choice.facet is not NoteFacet.COLOR]
        self._more.setIcon(icon("filter", self._theme.accent if listed else self._theme.text))
        while self._flow.takeAt(0) is not None:
            pass
        for old in self._chips.findChildren(QToolButton):
            old.hide()
            old.deleteLater()
        for choice in listed:
            self._add_chip("filter_chip", self._words(choice), choice)
        if chosen:
            self._add_chip("filter_clear", tr("全部清除"), None)
        self._chips.setVisible(bool(chosen))

    def _add_chip(self, name: str, words: str, choice: FilterValue | None) -> None:
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        button = chip(name, shown.replace("&", "&&"))
        if choice is None:
            button.clicked.connect(self.clear)
        else:
            button.setAccessibleName(tr("去掉筛选：{words}").format(words=words))
            button.setToolTip(
                tooltip(tr("{facet}：{words}，点击去掉").format(facet=NOTE_FACET_LABELS[choice.facet], words=words))
            )
            button.setIcon(icon("close", self._theme.muted))
            button.setIconSize(QSize(12, 12))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the words
            button.clicked.connect(lambda _on=False, choice=choice: self._toggle(choice))
        self._flow.addWidget(button)
        button.show()

    # --- menus -----------------------------------------------------------------------------------------------------

    def _fill_menu(self) -> None:
        for old in self._menu.findChildren(MultiSelectMenu):
            old.deleteLater()
        self._menu.clear()
        self._entries = {}
        facets = self.facets()
        for facet, words in NOTE_FACET_LABELS.items():
            if facet is NoteFacet.COLOR or (self._scope == ARTICLE and facet in _OF_LIBRARY):
                continue
            offered = facets.get(facet, ())
            below = MultiSelectMenu(words, self._menu)
            below.setObjectName(f"filter_by_{facet}")
            for value in offered:
                choice = FilterValue(facet, value.value)
                entry = below.addAction("")
                entry.setCheckable(True)
                entry.triggered.connect(lambda _on=False, choice=choice: self._toggle(choice))
                self._entries[choice] = entry
            self._menu.addMenu(below).setEnabled(bool(offered))
        self._count(facets)
        self._menu.addSeparator()
        self._menu.addAction(tr("管理标签…"), self.tags_requested.emit)
        clear = self._menu.addAction(tr("清除筛选"), self.clear)
        clear.setEnabled(bool(self._chosen or self._text.text()))

    def _recount(self) -> None:
        self._count(self.facets())

    def _count(self, facets: dict[NoteFacet, tuple[Facet, ...]]) -> None:
        counts = {FilterValue(facet, one.value): one.count for facet, offered in facets.items() for one in offered}
        for choice, entry in self._entries.items():
            entry.setText(f"{self._words(choice)}\t{counts.get(choice, 0)}".replace("&", "&&"))
            entry.setChecked(choice in self._chosen)

    def _fill_orders(self) -> None:
        self._order_menu.clear()
        group = QActionGroup(self._order_menu)
        for order, words in NOTES_ORDER_LABELS.items():
            if self._scope == ARTICLE and order is NotesOrder.ARTICLE:
                continue
            entry = self._order_menu.addAction(words)
            entry.setCheckable(True)
            entry.setChecked(order is self.order)
            group.addAction(entry)
            entry.triggered.connect(lambda _on=False, order=order: self._choose_order(order))


def _opener(button: QToolButton, menu: QMenu) -> QToolButton:
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
    return button
