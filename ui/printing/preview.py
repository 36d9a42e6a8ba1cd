"""The pages of a printout one below the other, painted when they come into view."""

from collections import OrderedDict

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from kb.translation import tr
from ui.printing.paper import A4
from ui.theme import Theme

_GAP = 12  # pixels around the pages
_KEPT = 12  # pictures; a page of 900 pixels takes 4.6 MB
_LINE = 40  # pixels of a step of the wheel or an arrow key


class PagesPreview(QAbstractScrollArea):
    """Asks for the pictures it needs, and is fed with them; knows nothing of documents."""

    picture_wanted = Signal(int, int)  # number of the page from 0, width (pixels); ``show_picture`` answers
    page_changed = Signal(int)  # the page in the middle of what is seen, from 0

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = 0
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._asked: set[int] = set()
        self._page = -1
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def page_width(self) -> int:
        """Pixels of a page on the screen, without regard to the screen's scale."""
        return max(self.viewport().width() - 2 * _GAP, 60)

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return self._count

    def show_pages(self, count: int) -> None:
        """Show so many pages from the first on; their pictures are asked for when they are needed."""
        self._count = count
        self._forget()
        self._page = -1
        self._measure()
        self.verticalScrollBar().setValue(0)
        self._on_scrolled()

    def show_picture(self, number: int, picture: QImage) -> None:
        """The picture of a page that was asked for."""
        self._asked.discard(number)
        self._pictures[number] = picture
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Pages are as wide as there is room for."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._forget()
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """The pages in view; one without a picture is white until it has one."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("line"))
        for number in self._seen():
            box = self._box(number)
            painter.fillRect(box, QColor("white"))
            picture = self._pictures.get(number)
            if picture is not None:
                painter.drawImage(box, picture)
                self._pictures.move_to_end(number)
            elif number not in self._asked:
                self._asked.add(number)
                width = round(box.width() * self.devicePixelRatioF())
                self.picture_wanted.emit(number, width)
        painter.end()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._pictures.clear()
        self._asked.clear()

    @property
    def _page_height(self) -> int:
        return round(self.page_width * A4.height() / A4.width())

    def _measure(self) -> None:
        height = self._count * (self._page_height + _GAP) + _GAP
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(_LINE)
        bar.setRange(0, max(height - self.viewport().height(), 0))
        self.viewport().update()

    def _seen(self) -> range:
        step, top = self._page_height + _GAP, self.verticalScrollBar().value()
        first = max(top - _GAP, 0) // step
        return range(first, min((top + self.viewport().height()) // step + 1, self._count))

    def _box(self, number: int) -> QRect:
        top = _GAP + number * (self._page_height + _GAP) - self.verticalScrollBar().value()
        return QRect(_GAP, top, self.page_width, self._page_height)

    def _on_scrolled(self) -> None:
        self.viewport().update()
        if not self._count:
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = min(middle // (self._page_height + _GAP), self._count - 1)
        if page != self._page:
            self._page = page
            self.setAccessibleName(tr("预览，第 {page} 页，共 {count} 页").format(page=page + 1, count=self._count))
            self.page_changed.emit(page)
