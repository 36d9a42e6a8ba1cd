"""``NotesReader``: what can be asked of the notes."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from kb.content.quiz import QuizQuestion
from kb.errors import NoteNotFound
from kb.model import (
    AnchorSuggestion,
    Annotation,
    Article,
    Bookmark,
    Deleted,
    MarkFilter,
    NotesPage,
    PassageChange,
    QuizItem,
    ReadingPosition,
    ReviewItem,
    ReviewState,
    UndoState,
)
from kb.notes import reading_positions
from kb.notes.annotation_source import AnnotationSource
from kb.notes.placement_store import Placer
from kb.notes.query import note_query
from kb.notes.query.note_search import NoteSearch, answer
from kb.notes.quiz_reviews import QUESTIONS_PER_DAY, QuizReviews
from kb.notes.remembered_titles import remembered_titles
from kb.notes.review import PER_DAY, Reviews
from kb.notes.storage import undo_log
from kb.notes.storage.database import NotesFile
from kb.notes.storage.queries import IN_BIN, item_row, live_rows
from kb.notes.storage.row_checks import row_problems, valid_rows
from kb.notes.storage.rows import ANNOTATION, BOOKMARK, Row, tags_of
from kb.notes.ticks import TickRecords


@dataclass(frozen=True, slots=True)
class NotesCounts:
    """How much there is; ``orphans`` are annotations and bookmarks without a place."""

    annotations: int
    bookmarks: int
    orphans: int


class NotesReader:
    """The reading half of ``Notes``: every method raises NotesError when the file cannot be read."""

    def __init__(self, file: NotesFile, article_of: Callable[[str], Article]) -> None:
        self._file = file
        self._article_of = article_of
        self._placer = Placer(file, article_of)
        self._finding = NoteSearch()
        self._finding_lock = Lock()
        self._reviews = Reviews(file, self._placer, article_of)
        self._quiz_reviews = QuizReviews(file, article_of)
        self.tick_records = TickRecords(file)

    def with_articles(self, article_of: Callable[[str], Article]) -> "NotesReader":
        """The same notes as they would stand in other articles, over the same open file; it stores nothing."""
        return NotesReader(self._file, article_of)

    def item(self, item_id: str) -> Annotation | Bookmark:
        """One annotation or bookmark. Raises NoteNotFound."""
        with self._file.reading() as database:
            row = item_row(database, item_id)
        found = self._placer.items([row])
        if not found:
            raise NoteNotFound(item_id)  # damaged: not there for anyone
        return found[0]

    def annotation(self, annotation_id: str) -> Annotation:
        """One annotation. Raises NoteNotFound."""
        found = self.item(annotation_id)
        if not isinstance(found, Annotation):
            raise NoteNotFound(annotation_id)
        return found

    def annotations(self) -> tuple[Annotation, ...]:
        """All annotations, the last modified first."""
        with self._file.reading() as database:
            rows = live_rows(database, ANNOTATION, order_by="modified desc, id")
        return self._annotations(rows)

    def remembered_titles(self) -> dict[str, str]:
        """Article id → what an article is called in which notes stand, by its text: it may have gone since."""
        with self._file.reading() as database:
            return remembered_titles(database)

    def of_article(self, article_id: str) -> tuple[Annotation, ...]:
        """The annotations of an article in the order of the text, orphans behind."""
        with self._file.reading() as database:
            rows = live_rows(database, ANNOTATION, article_id, order_by="created, id")
        return tuple(sorted(self._annotations(rows), key=_text_order))

    def bookmarks(self, article_id: str | None = None) -> tuple[Bookmark, ...]:
        """The bookmarks of an article, or of all, the newest first."""
        with self._file.reading() as database:
            rows = live_rows(database, BOOKMARK, article_id, order_by="created desc, id")
        return tuple(item for item in self._placer.items(rows) if isinstance(item, Bookmark))

    def deleted(self) -> tuple[Deleted, ...]:
        """What is in the recycle bin, the last deleted first."""
        with self._file.reading() as database:
            where = IN_BIN
            rows = list(database.table("items").rows_where(where, order_by="deleted desc, id"))
        times = {row["id"]: row["deleted"] for row in rows}
        return tuple(Deleted(item, datetime.fromisoformat(times[item.id])) for item in self._placer.items(rows))

    def find(self, text: str, limit: int = 50, *, articles: Collection[str] | None = None) -> NotesPage:
        """The annotations that answer ``text``, the best ``limit`` of them; ``articles`` (ids) narrows.

        Those whose note answers come first, then quotes, then tags; the last modified first. What is stored is found at
        once. No text raises.
        """
        asked = note_query.parse(text)
        with self._file.reading() as database, self._finding_lock:
            found = self._finding.find(AnnotationSource(database), asked, max(0, limit), articles)
            ids = json.dumps([one.id for one in found.best])
            rows = list(database.table("items").rows_where("id in (select value from json_each(?))", [ids]))
        items = {item.id: item for item in self._annotations(rows)}
        hits = (answer(items[one.id], one.where, asked) for one in found.best if one.id in items)
        return NotesPage(text, tuple(hits), found.total)

    def marked(self) -> dict[MarkFilter, frozenset[str]]:
        """The articles (ids) with annotations, and those with bookmarks."""
        with self._file.reading() as database:
            rows = list(database.execute("select distinct kind, article_id from items where deleted is null"))
        kinds = {MarkFilter.ANNOTATED: ANNOTATION, MarkFilter.BOOKMARKED: BOOKMARK}
        return {
            marked: frozenset(article_id for known, article_id in rows if known == kind)
            for marked, kind in kinds.items()
        }

    def tags(self) -> tuple[str, ...]:
        """All tags in use, the most used first, equally used ones in the order of their characters."""
        with self._file.reading() as database:
            rows = list(database.table("items").rows_where("deleted is null and tags <> '[]'"))
        counted = Counter(tag for row in valid_rows(rows) for tag in tags_of(row))
        return tuple(sorted(counted, key=lambda tag: (-counted[tag], tag)))

    def due(self, at: datetime, limit: int = PER_DAY) -> tuple[ReviewItem, ...]:
        """What to review at ``at``, in order: no more than makes ``limit`` on that day. Orphans are passed over."""
        return self._reviews.due(at, limit)

    def review_state(self, at: datetime, limit: int = PER_DAY) -> ReviewState:
        """Where the daily review stands at ``at``."""
        return self._reviews.state(at, limit)

    def due_questions(
        self, questions: Iterable[QuizQuestion], at: datetime, limit: int = QUESTIONS_PER_DAY
    ) -> tuple[QuizItem, ...]:
        """Which of the questions to ask at ``at``, in order: no more than makes ``limit`` on that day."""
        return self._quiz_reviews.due(questions, at, limit)

    def standing_questions(self, questions: Iterable[QuizQuestion]) -> tuple[QuizItem, ...]:
        """All of the questions whose answer still stands in its article, in their order, whenever they are due."""
        return self._quiz_reviews.standing(questions)

    def undo_state(self) -> UndoState:
        """What undo and redo would do next."""
        with self._file.reading() as database:
            return undo_log.state(database)

    def reading_position(self, article_id: str) -> ReadingPosition | None:
        """Where a person stopped reading this article."""
        with self._file.reading() as database:
            return reading_positions.place_in(database, article_id)

    def recent(self, limit: int = 20) -> tuple[ReadingPosition, ...]:
        """The articles read last, the newest first."""
        with self._file.reading() as database:
            return reading_positions.latest(database, limit)

    def counts(self) -> NotesCounts:
        """How much there is; looks at every article that has notes."""
        annotations, bookmarks = self.annotations(), self.bookmarks()
        places = [item.span for item in annotations] + [item.span for item in bookmarks]
        return NotesCounts(len(annotations), len(bookmarks), places.count(None))

    def problems(self) -> tuple[str, ...]:
        """The records that are damaged and therefore shown nowhere: their ids, and what is wrong with each."""
        with self._file.reading() as database:
            return tuple(row_problems(database))

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file and with its records; empty when it is sound. Raises nothing."""
        found = self._file.check()
        return found or self.problems()

    def passage_change(self, item_id: str) -> PassageChange:
        """The passage of an item when it was made (or last decided on) and now. Raises NoteNotFound."""
        from kb.notes.anchoring.passage_diff import passage_change  # noqa: PLC0415 - only where a text has changed

        item = self.item(item_id)
        with self._file.reading() as database:
            base = self._placer.base(database, item_row(database, item_id))
        article = self._placer.present(item.anchor.article_id)
        return passage_change(base, item.anchor.quote, article.text if article else "", item.span)

    def suggestions(self, item_id: str) -> tuple[AnchorSuggestion, ...]:
        """Where an orphan may belong, the likeliest first, at most three. Raises NoteNotFound."""
        from kb.notes.anchoring.suggestions import suggestions  # noqa: PLC0415

        item = self.item(item_id)
        article = self._placer.present(item.anchor.article_id)
        return suggestions(item.anchor, article.text) if article else ()

    # --- inside ----------------------------------------------------------------------------------------------------

    def _annotations(self, rows: list[Row]) -> tuple[Annotation, ...]:
        return tuple(item for item in self._placer.items(rows) if isinstance(item, Annotation))


def _text_order(item: Annotation) -> tuple[bool, int, int]:
    span = item.span or item.anchor.span
    return item.span is None, span.start, span.end
