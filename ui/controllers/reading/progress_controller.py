"""How far each article has been read: noticed as one scrolls, ticked by hand, shown in the reader, library and home."""

import logging

from PySide6.QtCore import QObject, Signal

from kb.model import Article
from kb.records.reading_progress import ArticleProgress
from kb.translation import tr
from kb.workspace import Workspace
from ui.home.pane import HomePage
from ui.library.pane import LibraryPane
from ui.reader.pane import ReaderPane
from ui.workers import Worker

_log = logging.getLogger("xingzhi.progress")


class ProgressController(QObject):
    """Stores on a worker; a progress that could not be stored is not worth a dialog while one reads."""

    status_message = Signal(str)  # words for the status bar

    def __init__(
        self,
        workspace: Workspace,
        reader: ReaderPane,
        library: LibraryPane,
        home: HomePage,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._progress = workspace.progress
        self._reader = reader
        self._library = library
        self._home = home
        self._worker = Worker("progress", self)
        reader.place_changed.connect(lambda _offset: self._advance())
        reader.read_toggled.connect(lambda _on: self.toggle())

    def show(self) -> None:
        """Feed the library and the home page."""
        known = self._progress.all()
        self._library.set_progress({key: value.label for key, value in known.items() if value.label})
        self._home.set_progress({key: value.label for key, value in known.items() if value.label})

    def show_article(self, article: Article) -> None:
        """Show the state of the article that was opened."""
        self._reader.set_read(self._progress.of(article.id).read)

    def toggle(self) -> None:
        """Tick the open article as read, or no longer."""
        if (article := self._reader.article) is not None:
            read = not self._progress.of(article.id).read
            self._worker.run(
                lambda: self._progress.tick(article.id, read=read),
                lambda done: self._show_change(article, done, tr("已标为已读") if read else tr("已标为未读")),
                _log_failure,
            )

    def close(self) -> None:
        """Wait until everything is stored."""
        self._worker.finish()

    def _advance(self) -> None:
        article = self._reader.article
        if article is None or not self._reader.first_visible_offset():
            return  # opened, not read: a short one is to be seen to its end at once
        before, share = self._progress.of(article.id), self._reader.share_read()

        def advanced(now: ArticleProgress) -> None:
            if now.label != before.label:
                ended = now.read and not before.read
                self._show_change(article, now, tr("读到末尾，已标为已读；点“已读”可以取消") if ended else "")

        if share > before.share:
            self._worker.run(lambda: self._progress.advance(article.id, share), advanced, _log_failure)

    def _show_change(self, article: Article, now: ArticleProgress, words: str) -> None:
        self.show()
        if self._reader.article is not None and self._reader.article.id == article.id:
            self._reader.set_read(now.read)
        if words:
            self.status_message.emit(words)


def _log_failure(error: Exception) -> None:
    if not isinstance(error, OSError):
        raise error
    _log.warning("How far an article was read could not be stored: %s", error)
