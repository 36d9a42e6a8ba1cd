"""The marks of a search in the open article: which is the present one, the way from one to the next, the find bar."""

from PySide6.QtCore import QObject, Qt, Signal

from kb.model import Span
from ui.reader.article_overlay import ArticleOverlay
from ui.reader.bars.find_bar import FindBar
from ui.reader.text.view import ReaderView


class FoundMarks(QObject):
    """Marks come from a search result (``show``) or from the words in the find bar (``ask``).

    What was looked for in the find bar is remembered when it is closed: 下一处 goes on with it.
    """

    words_requested = Signal(str)  # their places are wanted: answered by ``show_words``
    changed = Signal(int, int)  # current (from 1; 0 = none), total

    def __init__(self, bar: FindBar, view: ReaderView) -> None:
        super().__init__(view)
        self.page: ArticleOverlay | None = None
        self._bar = bar
        self._view = view
        self._words = ""  # what the find bar looked for last
        bar.words_changed.connect(self.ask)
        bar.next_requested.connect(lambda: self.step(1))
        bar.previous_requested.connect(lambda: self.step(-1))
        bar.closed.connect(self.close)

    @property
    def present(self) -> Span | None:
        """The present mark."""
        return self.page.found[self.page.current] if self.page and self.page.found else None

    def show(self, spans: tuple[Span, ...], current: int) -> None:
        """Mark what a search found, in order, and go to ``spans[current]``; the find bar only counts them."""
        self._bar.show_found()
        self._words = ""
        self._take(spans, current)
        self._reveal(always=True)

    def open(self, words: str) -> None:
        """Open the find bar with ``words``, or with those that stand there still."""
        self._bar.open(words)
        self.ask(self._bar.words)

    def close(self) -> None:
        """Close the find bar; the text has the keys again."""
        self.clear()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_article(self) -> None:
        """Another article is open: what the find bar looks for is looked for in it, other marks are gone."""
        if self._bar.searching:
            self.ask(self._bar.words)
        else:
            self.clear()

    def clear(self) -> None:
        """Remove the marks and the bar that counts them."""
        self._bar.hide()
        self._take((), -1)

    def step(self, step: int) -> None:
        """Go to a further mark, round and round; without marks look again for what was looked for last."""
        if self.page is None:
            return
        if not self.page.found:
            self.ask(self._words)
            return
        self.go_to((self.page.current + step) % len(self.page.found))

    def go_to(self, number: int) -> None:
        """Go to one of the marks, counted from 0."""
        if self.page is None or not 0 <= number < len(self.page.found):
            return
        total = len(self.page.found)
        self.page.set_current_found(number)
        self._bar.set_count(self.page.current + 1, total)
        self._view.viewport().update()
        self._reveal(always=False)
        self.changed.emit(self.page.current + 1, total)

    def ask(self, words: str) -> None:
        """Ask for all places of ``words``; none are marked until they come."""
        self._words = words
        if words.strip():
            self.words_requested.emit(words)
        else:
            self._take((), -1)

    def show_words(self, words: str, spans: tuple[Span, ...]) -> None:
        """Mark all places of ``words`` if they are still looked for; the first one from here on is the present one."""
        if self.page is None or words != self._words:
            return
        if not self._bar.searching:
            self._bar.show_field(words)
        here = self.page.offset(self._view.place.position)
        self._take(spans, next((at for at, span in enumerate(spans) if span.start >= here), 0))
        self._reveal(always=False)

    def _take(self, spans: tuple[Span, ...], current: int) -> None:
        if self.page is None:
            return
        changed = bool(spans or self.page.found)
        current = min(max(current, 0), len(spans) - 1)
        self.page.set_found(spans, current)
        self._bar.set_count(current + 1, len(spans))
        self._view.viewport().update()
        if changed:
            self.changed.emit(current + 1, len(spans))

    def _reveal(self, *, always: bool) -> None:
        if self.page is not None and (span := self.present) is not None:
            self._view.reveal(self.page.position(span.start), self.page.position(span.end), always=always)
