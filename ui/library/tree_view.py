"""The tree on the screen: whole rows, chevrons, and what a key or a click on a row means."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from kb.translation import tr
from ui.theme import Theme
from ui.widgets.icons import icon

_CHEVRON = 14


class LibraryTree(QTreeView):
    """A flat tree: whole-row selection, own chevrons, Enter and Delete as signals."""

    entered_key = Signal(QModelIndex)
    delete_key = Signal(QModelIndex)
    beside_wanted = Signal(QModelIndex)  # by middle click or Ctrl+Enter
    font_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hovered = QPersistentModelIndex()
        self._was_shown = False
        self.setObjectName("library_tree")
        self.setAccessibleName(tr("资料库"))
        self.setHeaderHidden(True)
        self.setIndentation(18)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # By pixels, Qt asks for the height of every row above, at each step: 90 ms for 4,000 articles.
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.header().setStretchLastSection(True)
        self.entered.connect(self._on_entered)
        self.viewportEntered.connect(lambda: self._on_entered(QModelIndex()))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.viewport().update()

    def shown(self, index: QModelIndex) -> bool:
        """Whether all rows above ``index`` are open."""
        above = index.parent()
        while above.isValid():
            if not self.isExpanded(above):
                return False
            above = above.parent()
        return True

    def choose(self, index: QModelIndex, *, reveal: bool) -> None:
        """Make ``index`` current; without ``reveal`` nothing opens and nothing scrolls."""
        self.setAutoScroll(False)
        self.setCurrentIndex(index)
        self.setAutoScroll(True)
        if reveal and index.isValid() and not self.viewport().rect().contains(self.visualRect(index)):
            self._bring_into_view(index)

    def _bring_into_view(self, index: QModelIndex) -> None:
        self.scrollTo(index.parent())  # whose row it is shall be seen with it, where there is room
        self.scrollTo(index)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What was current before there was room to show it is brought into sight."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            QTimer.singleShot(0, self, lambda: self._bring_into_view(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The current row stays in sight when a bar takes the room below it."""
        super().resizeEvent(event)
        row = self.visualRect(self.currentIndex())
        if row.isValid() and row.top() < event.oldSize().height() and row.bottom() >= self.viewport().height():
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another font, or a style that brings one."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.font_changed.emit()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens, with Ctrl beside what is open, Delete deletes, the rest is the tree's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            beside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.beside_wanted if beside else self.entered_key).emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete_key.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A middle click opens beside what is open and leaves the selection as it is."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton:
            self.beside_wanted.emit(index)
        else:
            super().mousePressEvent(event)

    def drawRow(  # noqa: N802 - Qt's name
        self,
        painter: QPainter,
        options: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """The selection or hover behind the whole row, then the row."""
        row = QRect(options.rect)
        row.setLeft(0)
        row.setRight(self.viewport().width() - 1)
        selected = self.selectionModel().isSelected(self.model().index(index.row(), 0, index.parent()))
        if selected:
            painter.fillRect(row, self._theme.color("accent_soft"))
        elif self._hovered.isValid() and self._hovered == index:
            painter.fillRect(row, self._theme.color("window"))
        super().drawRow(painter, options, index)
        if selected:
            painter.fillRect(QRect(row.left(), row.top(), 3, row.height()), self._theme.color("accent"))
        if self.hasFocus() and index == self.currentIndex():
            painter.setPen(QPen(self._theme.color("accent"), 1))
            painter.drawRect(row.adjusted(0, 0, -1, -1))

    def drawBranches(  # noqa: N802 - Qt's name
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A chevron before what can be opened."""
        if not self.model().hasChildren(index):
            return
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        left = rect.right() - (self.indentation() + _CHEVRON) // 2 + 1
        place = QRect(left, rect.center().y() - _CHEVRON // 2 + 1, _CHEVRON, _CHEVRON)
        icon(name, self._theme.muted).paint(painter, place)

    def _on_entered(self, index: QModelIndex) -> None:
        self._hovered = QPersistentModelIndex(index)
        self.viewport().update()
