"""The list of results: the first hits as high as their words, arrows from hit to hit, the next page asked for ahead."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from kb.model import NotesPage, SearchPage
from kb.translation import tr
from ui.search.result_scope import ResultScope
from ui.search.results_delegate import ResultsDelegate
from ui.search.results_model import ResultsModel
from ui.theme import Theme
from ui.widgets.screen_reader import announce_current


class ResultsList(QListView):
    """Shows the rows of a model and walks over those that can be chosen."""

    row_chosen = Signal()  # the current one, by click or Enter
    row_beside_chosen = Signal()  # the current one, by middle click or Ctrl+Enter: in a 页签 of its own

    def __init__(self, theme: Theme, model: ResultsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._results = model
        self._rows = ResultsDelegate(theme, model, self)
        self.setObjectName("results_list")
        self.setAccessibleName(tr("搜索结果"))
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
        choice = self._results.choice(self.currentIndex()) if keep_current else None
        self._results.set_page(page)
        self.scrollToTop()
        self._make_current(self._results.row_of(choice))

    def show_notes(self, page: NotesPage) -> None:
        """Show these annotations, the rest as it is; the current one stays so if it is still there."""
        choice = self._results.choice(self.currentIndex())
        self._results.set_notes(page)
        self._make_current(self._results.row_of(choice))

    def show_scope(self, scope: ResultScope) -> None:
        """Show one part of the result from its top."""
        self._results.set_scope(scope)
        self.scrollToTop()

    def step(self, delta: int) -> None:
        """Make the hit ``delta`` further down current and show it, the first of a group with its head."""
        current = self.currentIndex()
        row = self._results.step_from(current.row() if current.isValid() else -1, delta)
        if row < 0:
            return
        self.setCurrentIndex(self._results.index(row))
        if row > 0 and self._results.choice(self._results.index(row - 1)) is None:
            self.scrollTo(self._results.index(row - 1))
        self.scrollTo(self._results.index(row))
        if not self.hasFocus():  # the box walks here, and a screen reader stays in the box
            announce_current(self)

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
                beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                (self.row_beside_chosen if beside else self.row_chosen).emit()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A middle click opens beside what is open."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and self._results.choice(index) is not None:
            self.setCurrentIndex(index)
            self.row_beside_chosen.emit()
        else:
            super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In another width the first hits take more or fewer lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """A new font makes new heights."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._rows.set_font(self.font())
            self.scheduleDelayedItemsLayout()

    def _make_current(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self._results.index(row))

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._results.choice(index) is not None:
            self.row_chosen.emit()

    def _fetch_ahead(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if value >= bar.maximum() - 2 * bar.pageStep():
            self._results.fetchMore(QModelIndex())
