"""The results pane: how many, narrowed by what, and the passages under their articles."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kb.model import SearchPage
from ui.search.facets import FacetLine
from ui.search.help import SyntaxHelp
from ui.search.results_delegate import ResultsDelegate
from ui.search.results_model import ResultsModel
from ui.theme import Theme
from ui.widgets.empty import EmptyState
from ui.widgets.icons import icon
from ui.widgets.named import named

_HINT = "在搜索框里输入职责、流程或产品。\n可以用拼音（khjl）、数字（1站式）或几个词。"
_HELP_SIZE = 24  # pixels
_SLOW = 200  # milliseconds before a running search is worth a word


class ResultsPane(QWidget):
    """Shows pages of hits and asks for what a person wants next. Knows no search: it is fed."""

    hit_requested = Signal(object)  # Hit
    narrowed = Signal(object, object)  # roles, topics: tuple[str, ...]
    more_requested = Signal(int)  # the offset of the next page, in hits
    correction_accepted = Signal(str)
    example_chosen = Signal(str)  # a query from the help

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._correction = ""
        self._just_narrowed = False  # by hand, and the page that answers has not come yet
        self._model = ResultsModel(self)
        self._list = ResultsList(theme, self._model, self)
        self._message = EmptyState(_HINT)
        self._message.setObjectName("results_message")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._unnarrow = QPushButton("取消筛选")
        self._unnarrow.setObjectName("results_unnarrow")
        self._roles = FacetLine("facet_roles", "岗位", theme, self)
        self._topics = FacetLine("facet_topics", "主题", theme, self)
        self._help = SyntaxHelp(theme, self)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW)
        self._build()
        self.set_theme(theme)
        self.setFocusProxy(self._list)
        self._slow.timeout.connect(lambda: self._count.setText("正在查找…"))
        self._list.hit_chosen.connect(self.activate)
        self._model.more_wanted.connect(self.more_requested)
        self._roles.chosen.connect(self._emit_narrowed)
        self._topics.chosen.connect(self._emit_narrowed)
        self._unnarrow.clicked.connect(self._drop_narrowing)
        self._help.example_chosen.connect(self.example_chosen)
        self._help_button.clicked.connect(lambda: self.show_help(self._help_button))
        self._correction_button.clicked.connect(lambda: self.correction_accepted.emit(self._correction))

    # --- what is shown --------------------------------------------------------------------------------------

    def show_page(self, page: SearchPage, *, append: bool = False) -> None:
        """Show a result's first page, or with ``append`` its next one behind what is there.

        A new query begins without a narrowing; the same one asked again keeps it, and the current hit.
        """
        self._slow.stop()
        if append:
            self._model.append_page(page)
            return
        same = page.query == self._model.query
        if not same and not self._just_narrowed:
            self._roles.set_selected(())
            self._topics.set_selected(())
        self._just_narrowed = False
        self._list.show_page(page, keep_current=same)
        self._show_head(page)
        if page.hits:
            self._stack.setCurrentWidget(self._list)
        elif page.query.strip():
            self._say(self._nothing_found(page.query))
        else:
            self._say(_HINT)

    def show_searching(self) -> None:
        """A search has begun: the old result stays, and a slow search is mentioned."""
        self._slow.start()

    def show_message(self, text: str) -> None:
        """One sentence instead of a result."""
        self._empty()
        self._say(text)

    def show_index_progress(self, done: int, total: int) -> None:
        """The index is being built: ``done`` of ``total`` articles; a ``total`` of 0 is not known yet."""
        numbers = f" {done}/{total}" if total else ""
        self._progress_label.setText(f"正在建立检索索引{numbers}，可以先阅读")
        self._progress_bar.setRange(0, total)
        self._progress_bar.setValue(done)
        self._progress.show()

    def show_index_ready(self) -> None:
        """The index is whole."""
        self._progress.hide()

    def clear(self) -> None:
        """As at the start. A narrowing is taken back, and said so by ``narrowed``."""
        self._empty()
        self._drop_narrowing()
        self._just_narrowed = False
        self._say(_HINT)
        self._roles.set_facets(())
        self._topics.set_facets(())

    def show_help(self, under: QWidget) -> None:
        """Say how to ask, in a popover under a widget."""
        self._help.show_under(under)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._list.set_theme(theme)
        self._help.set_theme(theme)
        self._help_button.setIcon(icon("help", theme.muted))
        self._roles.set_theme(theme)
        self._topics.set_theme(theme)
        self._correction_button.setStyleSheet(
            f"QPushButton {{ border: 0; padding: 2px 4px; color: {theme.link}; background: transparent; }}"
            f"QPushButton:hover {{ text-decoration: underline; }}"
            f"QPushButton:focus {{ border: 1px solid {theme.accent}; border-radius: 4px; padding: 1px 3px; }}"
        )

    # --- what is done ---------------------------------------------------------------------------------------

    def step(self, delta: int) -> None:
        """Move to the hit ``delta`` further down (negative: up); to the first one when none is current."""
        self._list.step(delta)

    def activate(self) -> None:
        """Ask for the current hit, or for the first one."""
        index = self._list.currentIndex()
        if not index.isValid():
            index = self._model.index(self._model.step_from(-1, 1))
        hit = self._model.hit(index)
        if hit is not None:
            self._list.setCurrentIndex(index)
            self.hit_requested.emit(hit)

    # --- inside ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._count = QLabel()
        self._count.setObjectName("results_count")
        self._count.setProperty("kind", "muted")
        self._correction_button = QPushButton()
        self._correction_button.setObjectName("search_correction")
        self._correction_button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._correction_button.hide()
        self._help_button = named(QToolButton(), "search_help", "搜索语法")
        self._help_button.setToolTip("搜索语法")
        self._help_button.setFixedSize(_HELP_SIZE, _HELP_SIZE)
        head = QHBoxLayout()
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self._correction_button)
        head.addWidget(self._help_button)
        narrowing = QVBoxLayout()
        narrowing.setContentsMargins(12, 8, 12, 8)
        narrowing.setSpacing(6)
        narrowing.addLayout(head)
        narrowing.addWidget(self._roles)
        narrowing.addWidget(self._topics)
        message = QWidget()
        said = QVBoxLayout(message)
        said.addStretch()
        said.addWidget(self._message)
        said.addWidget(self._unnarrow, 0, Qt.AlignmentFlag.AlignHCenter)
        said.addStretch()
        self._stack = QStackedWidget()
        self._stack.addWidget(message)
        self._stack.addWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_progress())
        layout.addLayout(narrowing)
        layout.addWidget(self._stack, 1)
        self._say(_HINT)

    def _build_progress(self) -> QWidget:
        self._progress = QWidget()
        self._progress.setObjectName("index_progress")
        self._progress_label = QLabel()
        self._progress_label.setObjectName("index_progress_label")
        self._progress_label.setProperty("kind", "muted")
        self._progress_bar = QProgressBar()
        self._progress_bar.setTextVisible(False)
        self._progress_bar.setFixedHeight(4)
        layout = QVBoxLayout(self._progress)
        layout.setContentsMargins(12, 8, 12, 0)
        layout.setSpacing(4)
        layout.addWidget(self._progress_label)
        layout.addWidget(self._progress_bar)
        self._progress.hide()
        return self._progress

    def _show_head(self, page: SearchPage) -> None:
        self._count.setText(f"{page.total} 处 · {page.articles} 篇文章" if page.total else "")
        self._correction = page.correction or ""
        self._correction_button.setText(f"您是不是要找：{self._correction.replace('&', '&&')}")
        self._correction_button.setVisible(bool(self._correction))
        self._roles.set_facets(page.roles)
        self._topics.set_facets(page.topics)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._unnarrow.setVisible(bool(self._roles.selected() or self._topics.selected()))
        self._stack.setCurrentIndex(0)

    def _nothing_found(self, query: str) -> str:
        if self._roles.selected() or self._topics.selected():
            return f"在所选的岗位和主题里没有找到“{query}”。"
        return f"没有找到“{query}”。换个说法，或减少几个字试试。"

    def _empty(self) -> None:
        self._slow.stop()
        self._model.set_page(SearchPage(""))
        self._show_head(SearchPage(""))

    def _emit_narrowed(self) -> None:
        self._just_narrowed = True
        self.narrowed.emit(self._roles.selected(), self._topics.selected())

    def _drop_narrowing(self) -> None:
        if self._roles.selected() or self._topics.selected():
            self._roles.set_selected(())
            self._topics.set_selected(())
            self._emit_narrowed()


class ResultsList(QListView):
    """The list: fixed row heights, arrows from hit to hit, the next page asked for before the end."""

    hit_chosen = Signal()  # the current one, by click or Enter

    def __init__(self, theme: Theme, model: ResultsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._results = model
        self._rows = ResultsDelegate(theme, model, self)
        self.setObjectName("results_list")
        self.setAccessibleName("搜索结果")
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._fetch_ahead)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._rows.set_theme(theme)
        self.viewport().update()

    def show_page(self, page: SearchPage, *, keep_current: bool) -> None:
        """Show a first page from its top; ``keep_current``: the current hit stays so if it is still there."""
        hit = self._results.hit(self.currentIndex()) if keep_current else None
        self._results.set_page(page)
        self.scrollToTop()
        row = self._results.row_of(hit) if hit is not None else -1
        if row >= 0:
            self.setCurrentIndex(self._results.index(row))

    def step(self, delta: int) -> None:
        """Make the hit ``delta`` further down current and show it, the first of an article with its head."""
        current = self.currentIndex()
        row = self._results.step_from(current.row() if current.isValid() else -1, delta)
        if row < 0:
            return
        self.setCurrentIndex(self._results.index(row))
        if row > 0 and self._results.hit(self._results.index(row - 1)) is None:
            self.scrollTo(self._results.index(row - 1))
        self.scrollTo(self._results.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up, Down, Home and End walk from hit to hit, Enter opens, the rest is the list's."""
        match event.key():
            case Qt.Key.Key_Down:
                self.step(1)
            case Qt.Key.Key_Up:
                self.step(-1)
            case Qt.Key.Key_Home:
                self.step(-self._results.rowCount(QModelIndex()))
            case Qt.Key.Key_End:
                self.step(self._results.rowCount(QModelIndex()))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.hit_chosen.emit()
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """A new font makes new heights."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._rows.set_font(self.font())
            self.scheduleDelayedItemsLayout()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._results.hit(index) is not None:
            self.hit_chosen.emit()

    def _fetch_ahead(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value >= bar.maximum() - 2 * bar.pageStep():
            self._results.fetchMore(QModelIndex())
