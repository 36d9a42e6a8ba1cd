"""What could be searched: suggestions as one types, the history, and the saved searches, off the GUI thread."""

import logging
from datetime import date

from PySide6.QtCore import QObject, Signal

from kb.model import Suggestion, SuggestionKind
from kb.workspace import Workspace
from ui.workers import Worker

FROM_HISTORY = 2  # queries of the history among what completes a text
_log = logging.getLogger("xingzhi.suggestions")


class SuggestionController(QObject):
    """Answers come as signals on the GUI thread; of several texts only the newest gets its suggestions.

    One lane stores what is remembered and saved, in the order asked. A saved search that could not be stored is told;
    a history is not worth a dialog while one searches.
    """

    suggested = Signal(str, object)  # the text as it was given, tuple[Suggestion, ...]
    saved_changed = Signal(object)  # all saved queries: tuple[str, ...]
    failed = Signal(object)  # Exception

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._searches = workspace.searches
        self.day: date | None = None  # for which titles are marked that are not in force; None is today
        self._suggestions = Worker("suggestions", self)
        self._writing = Worker("searches", self)

    def saved(self) -> tuple[str, ...]:
        """The saved queries, in the order saved."""
        return self._searches.saved()

    def is_saved(self, query: str) -> bool:
        """Whether ``query`` is among the saved ones."""
        return self._searches.is_saved(query)

    def suggest(self, text: str) -> None:
        """Complete ``text``; an empty one is answered at once, with the history."""
        if text:
            self._suggestions.run_latest(
                lambda: self._completions(text), lambda found: self.suggested.emit(text, found), self.failed.emit
            )
        else:
            self._suggestions.cancel_latest()
            self.suggested.emit(text, tuple(map(_from_history, self._searches.recent())))

    def remember(self, query: str) -> None:
        """Put a query into the history."""
        self._writing.run(lambda: self._searches.remember(query), failed=_log_history)

    def forget(self, query: str) -> None:
        """Take a query out of the history."""
        self._writing.run(lambda: self._searches.forget(query), failed=_log_history)

    def forget_all(self) -> None:
        """Empty the history."""
        self._writing.run(self._searches.forget_all, failed=_log_history)

    def toggle_saved(self, query: str) -> None:
        """Save a query, or save it no longer."""

        def toggle() -> None:
            change = self._searches.unsave if self._searches.is_saved(query) else self._searches.save
            change(query)

        self._writing.run(toggle, self._tell_saved, self.failed.emit)

    def unsave(self, query: str) -> None:
        """Save a query no longer."""
        self._writing.run(lambda: self._searches.unsave(query), self._tell_saved, self.failed.emit)

    def close(self) -> None:
        """Wait until everything is stored; nothing more is suggested."""
        self._suggestions.close()
        self._writing.finish()

    def _completions(self, text: str) -> tuple[Suggestion, ...]:
        """On the worker: what one searched before, then what the articles say, each text once."""
        typed = text.casefold()
        before = [query for query in self._searches.recent() if typed in query.casefold() and query != text]
        history = [_from_history(query) for query in before[:FROM_HISTORY]]
        known = {one.text for one in history}
        return (*history, *(one for one in self._workspace.search.suggest(text, on=self.day) if one.text not in known))

    def _tell_saved(self, _done: None) -> None:
        self.saved_changed.emit(self._searches.saved())


def _from_history(query: str) -> Suggestion:
    return Suggestion(query, SuggestionKind.HISTORY)


def _log_history(error: Exception) -> None:
    if not isinstance(error, OSError):
        raise error
    _log.warning("The search history was not stored: %s", error)
