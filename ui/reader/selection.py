"""The selected words as a span of the canonical text, whatever Qt makes of them."""

from kb.model import Span
from ui.reader.article_overlay import ArticleOverlay
from ui.reader.text.view import ReaderView


class TextSelection:
    """What is selected in the view, in code points.

    Qt widens a selection that crosses the edge of a table or a cell: what was asked for is remembered.
    """

    def __init__(self, view: ReaderView) -> None:
        self.page: ArticleOverlay | None = None
        self._view = view
        self._asked: tuple[Span, tuple[int, int]] | None = None  # and what Qt made of it (positions)

    @property
    def span(self) -> Span | None:
        """The selected code points, without line breaks at the ends; None when no text is selected."""
        ends = self._view.selected
        if self.page is None or ends[0] == ends[1]:
            return None
        if self._asked is not None and self._asked[1] == ends:
            return self._asked[0]
        start = self.page.offset(ends[0])
        text = self.page.article.text[start : self.page.offset(ends[1])]
        start += len(text) - len(text.lstrip("\n"))
        words = text.strip("\n")
        return Span(start, start + len(words)) if words else None

    @property
    def words(self) -> str:
        """The selected words as the canonical text has them; nothing without a selection."""
        span = self.span
        return self.page.article.text[span.start : span.end] if self.page and span else ""

    def select(self, span: Span) -> None:
        """Select ``span``; an empty one puts the caret there."""
        if self.page is None:
            return
        self._view.select(self.page.position(span.start), self.page.position(span.end))
        self._asked = (span, self._view.selected)

    def forget(self) -> None:
        """Another article comes: what was asked for in the one before means nothing any more."""
        self._asked = None
