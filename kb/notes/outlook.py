"""What would become of the notes if articles read differently: asked before new content is installed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kb.model import Annotation, Article, Bookmark, Placement
from kb.notes.notes_reader import NotesReader


@dataclass(frozen=True, slots=True)
class NoteOutlook:
    """An annotation or bookmark with its present place, and with its place in the other text of the article."""

    now: Annotation | Bookmark
    then: Annotation | Bookmark

    @property
    def is_lost(self) -> bool:
        """Whether it has a place now and would have none."""
        return self.now.span is not None and self.then.span is None

    @property
    def is_changed(self) -> bool:
        """Whether it would be 文字有变 and is not yet."""
        return self.then.placement is Placement.CHANGED and self.now.placement is not Placement.CHANGED


def notes_outlook(
    notes: NotesReader, article_ids: Iterable[str], article_then: Callable[[str], Article]
) -> tuple[NoteOutlook, ...]:
    """What would become of the notes on some articles; bookmarks behind annotations.

    ``article_then`` gives an article as it would be, or raises ArticleNotFound. The places are found as they will be
    when it has happened, by the same rules and from the same versions; nothing is stored. Raises NotesError.
    """
    then = notes.with_articles(article_then)
    found: list[NoteOutlook] = []
    for article_id in article_ids:
        later = {item.id: item for item in _on(then, article_id)}
        found += [NoteOutlook(item, later[item.id]) for item in _on(notes, article_id) if item.id in later]
    return tuple(found)


def _on(notes: NotesReader, article_id: str) -> tuple[Annotation | Bookmark, ...]:
    return (*notes.of_article(article_id), *notes.bookmarks(article_id))
