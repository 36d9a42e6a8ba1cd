"""The list of annotations: rows as high as their words, and what is chosen among them, in annotations."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from kb.model import Annotation
from kb.translation import tr
from ui.notes.delegate import AnnotationDelegate
from ui.notes.model import AnnotationsModel
from ui.theme import Theme

MEASURED_ROWS = 500  # so many rows are measured in some 10 ms
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class AnnotationList(QListView):
    """A click and Enter open, a double click and F2 edit, Delete deletes; several can be chosen."""

    opened = Signal(object)  # Annotation: its place is wanted
    edit_requested = Signal(str)  # annotation id
    delete_requested = Signal()
    chosen_changed = Signal()

    def __init__(self, theme: Theme, model: AnnotationsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = AnnotationDelegate(theme, model, self)
        self.setObjectName("notes_list")
        self.setAccessibleName(tr("批注列表"))
        self.setMouseTracking(True)
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(self._delegate)
        model.modelReset.connect(self._set_rows)
        model.dataChanged.connect(self._set_rows)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().selectionChanged.connect(lambda _now, _before: self.chosen_changed.emit())

    @property
    def current(self) -> Annotation | None:
        """The row that the keys are at."""
        return self._model.annotation(self.currentIndex())

    @property
    def chosen(self) -> list[Annotation]:
        """What is selected, in the order of the list."""
        ranges = self.selectionModel().selection().toList()
        stretches = sorted((rows.top(), rows.bottom()) for rows in ranges)
        return [item for first, last in stretches for item in self._model.stretch(first, last)]

    @property
    def chosen_count(self) -> int:
        """How many are selected."""
        return sum(rows.height() for rows in self.selectionModel().selection().toList())

    def open_current(self) -> None:
        """Ask for the place of the current one."""
        if (item := self.current) is not None:
            self.opened.emit(item)

    def edit_current(self) -> None:
        """Ask for the editor on the current one."""
        if (item := self.current) is not None:
            self.edit_requested.emit(item.id)

    def choose_at(self, at: QPoint) -> bool:
        """Choose the row under a point, unless it is chosen already, maybe among others; False where there is none."""
        index = self.indexAt(at)
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        return index.isValid()

    def choose(self, ids: Sequence[str], current: str) -> None:
        """Choose those again that were chosen before the rows were arranged anew; of one alone the current one."""
        if len(ids) < 2:
            self.reveal(current)
            return
        selection = QItemSelection()
        for first, last in self._model.stretches(ids):
            selection.select(self._model.index(first, 0), self._model.index(last, 0))
        choosing = self.selectionModel()
        choosing.setCurrentIndex(self._model.index_of(current), QItemSelectionModel.SelectionFlag.NoUpdate)
        choosing.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def reveal(self, annotation_id: str) -> None:
        """Choose one alone and scroll to it, if it is listed."""
        index = self._model.index_of(annotation_id)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._delegate.theme = theme
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width sets the rows anew, also that which a scroll bar leaves when it comes or goes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys that mean something here; the rest is Qt's."""
        if self.current is not None and event.key() in _ENTER:
            self.open_current()
        elif self.current is not None and event.key() == Qt.Key.Key_F2:
            self.edit_current()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click goes to the place; while several are being chosen it only chooses."""
        item = self._model.annotation(index)
        if item is not None and self.selectionModel().isSelected(index) and len(self.chosen) == 1:
            self.opened.emit(item)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if (item := self._model.annotation(index)) is not None:
            self.edit_requested.emit(item.id)

    def _set_rows(self) -> None:
        """Make the rows as high as their words, or all alike where there are too many to measure."""
        even = self._model.rowCount() > MEASURED_ROWS
        self._delegate.even = even
        self.setUniformItemSizes(even)
        self.scheduleDelayedItemsLayout()
