"""An article as the reader shows it, to be read only: no marks, no links, nothing is opened."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from kb.model import Article
from kb.translation import tr
from ui.reader.article_overlay import ArticleOverlay
from ui.reader.text.document import build_document
from ui.reader.text.typography import Typography
from ui.reader.text.view import ReaderView
from ui.theme import Theme
from ui.widgets.empty import EmptyState


class ArticlePreview(QStackedWidget):
    """Keeps its place while the same article is shown anew."""

    def __init__(self, theme: Theme, zoom: int = 100, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._type = Typography(zoom)
        self._shown = ""
        self._overlay: ArticleOverlay | None = None
        self._view = ReaderView(self)
        self._view.setAccessibleName(tr("预览"))
        self._view.paint_behind = lambda painter, rect: self._overlay.paint(painter, rect) if self._overlay else None
        self._view.cut_text = lambda start, end: self._overlay.cut(start, end) if self._overlay else ""
        self._words = EmptyState("")
        self.addWidget(self._words)
        self.addWidget(self._view)

    def show_article(self, article: Article) -> None:
        """Show an article; from its beginning, unless it is the one that is shown."""
        place = self._view.place if article.id == self._shown else self._view.top_place(0)
        self._shown = article.id
        self._overlay = ArticleOverlay(article, self._view, self._theme, self._type)
        self._view.show_document(build_document(article, self._theme, self._type), self._type, place)
        self.setCurrentWidget(self._view)

    def show_words(self, words: str) -> None:
        """Show a sentence in the place of an article."""
        self._words.setText(words)
        self.setCurrentWidget(self._words)

    def text(self) -> str:
        """What is to be read."""
        return self._view.toPlainText() if self.currentWidget() is self._view else self._words.text()
