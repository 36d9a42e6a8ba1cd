"""Marks on the scroll bar: where in the article found places, notes and changed passages are; a click leads there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QToolTip, QWidget

from kb.labels import PLACEMENT_LABELS
from kb.model import Annotation, Placement
from kb.translation import tr
from ui.reader.article_overlay import ArticleOverlay
from ui.reader.text.view import ReaderView
from ui.theme import Theme
from ui.widgets.plain_text import tooltip

_WIDTH = 16  # pixels of the bar: three lanes
_HEIGHT = 4  # pixels of a mark
_REACH = 4  # pixels between a click and the middle of the mark it means
_MOST_FOUND = 2_000  # marks of found places, more than a bar has pixels: 65,000 took 0.5 s each time it was painted
_LAID_OUT_BELOW = 60_000  # code points; a longer article is not laid out to its end for the marks alone (0.1 s)


class Lane(IntEnum):
    """Side by side, so that nothing is told by colour alone."""

    FOUND = 0
    NOTE = 1
    CHANGED = 2


@dataclass(frozen=True, slots=True)
class ScrollMark:
    """``at`` is its place between the article's beginning (0) and end (1), ``go`` leads there."""

    lane: Lane
    at: float
    color: str
    words: str
    go: Callable[[], object]


class MarkedScrollBar(QScrollBar):
    """A vertical scroll bar with marks beside and over its handle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.marks: tuple[ScrollMark, ...] = ()
        self.setObjectName("reader_scroll_bar")
        self.setStyleSheet(f"QScrollBar:vertical {{ width: {_WIDTH}px; }}")
        self.setMouseTracking(True)

    def set_marks(self, marks: tuple[ScrollMark, ...]) -> None:
        """Show these."""
        if marks != self.marks:
            self.marks = marks
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The bar, unless there is nothing to scroll, then the marks."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)
        painter = QPainter(self)
        for mark in self.marks:
            painter.fillRect(self.rect_of(mark), mark.color)

    def rect_of(self, mark: ScrollMark) -> QRectF:
        """Where a mark is painted."""
        width = (self.width() - 2) / len(Lane)
        return QRectF(1 + mark.lane * width, self._y(mark) - _HEIGHT / 2, width - 1, _HEIGHT)

    def mark_at(self, y: float) -> ScrollMark | None:
        """The mark nearest to ``y``, if one is near."""
        near = [mark for mark in self.marks if abs(self._y(mark) - y) <= _REACH]
        return min(near, key=lambda mark: abs(self._y(mark) - y), default=None)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click on a mark leads there; everything else scrolls."""
        mark = self.mark_at(event.position().y()) if event.button() == Qt.MouseButton.LeftButton else None
        if mark is None:
            super().mousePressEvent(event)
        else:
            mark.go()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A hand over a mark."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            over = self.mark_at(event.position().y()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """A tool tip says what a mark is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.mark_at(event.pos().y())
            QToolTip.showText(event.globalPos(), tooltip(mark.words) if mark else "", self)
            return True
        return super().event(event)

    def _y(self, mark: ScrollMark) -> float:
        return _HEIGHT / 2 + mark.at * (self.height() - _HEIGHT)


class ScrollMarks(QObject):
    """Keeps the marks of the bar those of the page; a change of the layout moves them."""

    found_chosen = Signal(int)  # which of the found places, from 0
    annotation_chosen = Signal(str)  # id

    def __init__(self, view: ReaderView, theme: Theme) -> None:
        super().__init__(view)
        self.page: ArticleOverlay | None = None
        self.theme = theme
        self._view = view
        self._bar = MarkedScrollBar(view)
        view.use_scroll_bar(self._bar)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self._bar.rangeChanged.connect(lambda _low, _high: self.refresh())

    def refresh(self) -> None:
        """What is on the page, or how it is laid out, has changed: show it once that has come to rest."""
        self._soon.start()

    def _show(self) -> None:
        page = self.page
        scrolls = self._bar.maximum() > self._bar.minimum()  # else marks would stand beside other lines than theirs
        if page is None or not scrolls or not (page.found or page.placed_annotations):
            self._bar.set_marks(())
            return
        placed = [self._of_annotation(annotation) for annotation in page.placed_annotations]
        self._bar.set_marks((*placed, *self._of_found(page)))

    def _of_found(self, page: ArticleOverlay) -> list[ScrollMark]:
        total, color = len(page.found), self.theme.accent
        return [
            ScrollMark(
                Lane.FOUND,
                self._at(span.start),
                color,
                tr("找到的第 {number} 处，共 {total} 处").format(number=number + 1, total=total),
                go,
            )
            for number in _standing_apart(page)
            for span, go in [(page.found[number], _Going(self.found_chosen.emit, number))]
        ]

    def _of_annotation(self, annotation: Annotation) -> ScrollMark:
        changed = annotation.placement is Placement.CHANGED
        words = annotation.note or annotation.anchor.quote
        return ScrollMark(
            Lane.CHANGED if changed else Lane.NOTE,
            self._at(annotation.span.start if annotation.span else 0),
            self.theme.danger if changed else self.theme.stroke(annotation.color).name(),
            tr("{placement}：{words}").format(placement=PLACEMENT_LABELS[annotation.placement], words=words)
            if changed
            else words,
            _Going(self.annotation_chosen.emit, annotation.id),
        )

    def _at(self, offset: int) -> float:
        """How far down the article it is: by pixels, in a long one by characters."""
        if self.page is None:
            return 0.0
        length = len(self.page.article.text)
        if length > _LAID_OUT_BELOW:
            return offset / length
        geometry = self._view.geometry_of_text
        height = geometry.lay_out_to(float(2**24))  # lower than any end
        return min(geometry.line_at(self.page.position(offset)).top() / max(height, 1), 1.0)


def _standing_apart(page: ArticleOverlay) -> Iterable[int]:
    """The numbers of the found places to mark: all, or of very many the first of those that lie on one another."""
    if len(page.found) <= _MOST_FOUND:
        return range(len(page.found))
    length, first = len(page.article.text), dict[int, int]()
    for number, span in enumerate(page.found):
        first.setdefault(span.start * _MOST_FOUND // length, number)
    return first.values()


@dataclass(frozen=True, slots=True)
class _Going:
    """A call with its argument, equal to another one that leads to the same place: an unchanged bar is not redrawn."""

    tell: Callable[..., object]
    to: int | str

    def __call__(self) -> None:
        self.tell(self.to)
