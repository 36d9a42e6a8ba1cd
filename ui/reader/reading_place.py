"""Where in the article a person is, in code points, and the ways to another place of it."""

from PySide6.QtCore import QObject, QPointF, QTimer, Signal

from kb.model import Span
from ui.reader.article_overlay import ArticleOverlay
from ui.reader.marks.found_marks import FoundMarks
from ui.reader.selection import TextSelection
from ui.reader.text.view import ReaderView

_RESTS = 400  # milliseconds between two tellings while a person scrolls


class ReadingPlace(QObject):
    """Reads and moves what the view shows."""

    changed = Signal(int)  # first visible offset, at most every 400 ms

    def __init__(self, view: ReaderView, selection: TextSelection, found: FoundMarks) -> None:
        super().__init__(view)
        self.page: ArticleOverlay | None = None
        self._view = view
        self._selection = selection
        self._found = found
        self._timer = QTimer(self, singleShot=True, interval=_RESTS)
        self._timer.timeout.connect(lambda: self.changed.emit(self.first_visible))

    @property
    def first_visible(self) -> int:
        """The first visible code point; 0 when no article is open."""
        return self.page.offset(self._view.place.position) if self.page else 0

    @property
    def present(self) -> int:
        """Where the person is: the selection, the current search mark or the caret if that is in sight, or the top."""
        if self.page is None:
            return 0
        if (span := self._selection.span) is not None:
            return span.start
        places = [self._view.textCursor().position()]
        if (found := self._found.present) is not None:
            places.insert(0, self.page.position(found.start))
        seen, geometry = self._view.visible, self._view.geometry_of_text
        in_sight = (place for place in places if seen.intersects(geometry.line_at(place)))
        return self.page.offset(next(in_sight, self._view.place.position))

    @property
    def share_read(self) -> float:
        """How much of the article stands above the lower edge, 0–1."""
        if self.page is None:
            return 0.0
        seen = self._view.visible
        last = self._view.geometry_of_text.position_at(QPointF(self._view.column.right() - 1, seen.bottom()))
        return self.page.offset(last) / max(len(self.page.article.text), 1)

    def go_to(self, span: Span) -> None:
        """Bring ``span`` into the upper third and frame it for a moment."""
        if self.page is None:
            return
        start, end = self.page.position(span.start), self.page.position(span.end)
        self._view.reveal(start, end, always=True)
        self._view.emphasise(start, end)

    def scroll_to(self, offset: int) -> None:
        """Bring the line of ``offset`` to the top: the place that ``first_visible`` told."""
        if self.page is not None:
            self._view.scroll_to(self.page.position(offset))

    def tell_soon(self) -> None:
        """The text was scrolled: ``changed`` tells where to."""
        if not self._timer.isActive():
            self._timer.start()

    def tell_nothing(self) -> None:
        """An article is opened or closed: nobody has scrolled."""
        self._timer.stop()
