"""An article as the reader shows it, to be read only: no marks, no links, nothing is opened.

Of a long one the beginning is shown: of 7 MB the whole takes 0.4 s of the window's thread and 300 MB, and nobody reads
it here.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kb.model import Article, Block, Span
from kb.translation import tr
from ui.reader.article_overlay import ArticleOverlay
from ui.reader.text.document import PreparedDocument
from ui.reader.text.typography import Typography
from ui.reader.text.view import ReaderView
from ui.theme import Theme
from ui.widgets.empty import EmptyState
from ui.widgets.named import named
from ui.widgets.plain_text import PlainLabel
from ui.workers import Worker

_MOST = 20_000  # code points that are shown: 15 pages; one paragraph of 50,000 holds the window for 0.1 s
_BEGINNING = tr("文章很长，这里只预览开头；导入和保存的是全文。")


@dataclass(frozen=True, slots=True)
class PreparedPreview:
    """What is shown of an article, made before it is; ``cut``: the article goes on."""

    document: PreparedDocument
    cut: bool


class ArticlePreview(QStackedWidget):
    """Keeps its place while the same article is shown anew. Of a longer one ``most`` code points are shown."""

    def __init__(self, theme: Theme, *, most: int = _MOST, zoom: int = 100, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._theme = theme
        self._type = Typography(zoom)
        self._shown = ""
        self._overlay: ArticleOverlay | None = None
        self._view = ReaderView(self)
        self._view.setAccessibleName(tr("预览"))
        self._view.paint_behind = lambda painter, rect: self._overlay.paint(painter, rect) if self._overlay else None
        self._view.cut_text = lambda start, end: self._overlay.cut(start, end) if self._overlay else ""
        self._beginning = named(PlainLabel(_BEGINNING), "preview_beginning")
        self._words = EmptyState("")
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view, 1)
        column.addWidget(self._beginning)
        self.addWidget(self._words)
        self.addWidget(self._page)

    def prepared(self, article: Article, worker: Worker) -> PreparedPreview:
        """What ``show_article`` takes; called by work of ``worker``, on its thread."""
        made = PreparedDocument.of(beginning(article, self._most), self._theme, self._type)
        worker.give(made.document)
        return PreparedPreview(made, cut=len(article.text) > self._most)

    def show_article(self, prepared: PreparedPreview) -> None:
        """Show an article; from its beginning, unless it is the one that is shown."""
        article = prepared.document.article
        place = self._view.place if article.id == self._shown else self._view.top_place(0)
        self._shown = article.id
        self._overlay = ArticleOverlay(article, self._view, self._theme, self._type)
        self._view.show_document(prepared.document.document, self._type, place)
        self._beginning.setVisible(prepared.cut)
        self.setCurrentWidget(self._page)

    def show_words(self, words: str) -> None:
        """Show a sentence in the place of an article."""
        self._words.setText(words)
        self.setCurrentWidget(self._words)

    def text(self) -> str:
        """What is to be read."""
        return self._view.toPlainText() if self.currentWidget() is self._page else self._words.text()


def beginning(article: Article, most: int) -> Article:
    """The article up to ``most`` code points of its text."""
    if len(article.text) <= most:
        return article
    count = bisect_right(article.blocks, most, key=lambda block: block.start)
    *whole, last = article.blocks[:count]
    blocks = (*whole, _cut(last, most - last.start))
    return replace(article, blocks=blocks, text=article.text[: blocks[-1].end])


def _cut(block: Block, length: int) -> Block:
    runs = tuple(
        replace(run, span=Span(run.span.start, min(run.span.end, length)))
        for run in block.runs
        if run.span.start < length
    )
    return replace(block, text=block.text[:length], runs=runs)
