"""What a copied passage puts onto the clipboard."""

from PySide6.QtCore import QMimeData

from kb.exchange.copying import copied
from kb.model import Article, Span


def mime_of(article: Article, span: Span) -> QMimeData:
    """The passage as text, and where a table is among it, as HTML too."""
    passage = copied(article, span)
    mime = QMimeData()
    mime.setText(passage.text)
    if passage.html:
        mime.setHtml(passage.html)
    return mime
