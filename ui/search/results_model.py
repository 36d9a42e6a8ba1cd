"""The results for Qt's views: pages of hits under the heads of their articles, and one's own notes among them."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kb.labels import (
    EFFECT_LABELS,
    NOTE_FIELD_LABELS,
    PLACEMENT_LABELS,
    out_of_force_label,
    path_label,
    reason_label,
    shown_words,
    titled,
)
from kb.model import (
    ArticleHead,
    EffectStatus,
    Hit,
    NoteHit,
    NotesPage,
    Passage,
    Placement,
    Reason,
    SearchPage,
)
from kb.translation import tr
from ui.search.result_rows import (
    AllNotesRow,
    Choice,
    EndRow,
    GroupRow,
    NotesRow,
    Row,
    choice_of,
    grouped,
    identity,
    marked_words,
    notes_row_words,
)
from ui.search.result_scope import ResultScope

Index = QModelIndex | QPersistentModelIndex
# A list this long is narrowed, not read; and Qt lays out the whole list anew for every page (20 ms at 5,000 rows).
ENOUGH = 5000
ENOUGH_NOTES = 200
NOTES_AMONG = 3  # annotations listed among the articles
READ = 10  # hits that are read in the list: they have room for all of an answer
END_WORDS = tr("只列前 {enough} 处，请缩小范围").format(enough=ENOUGH)


class ResultsModel(QAbstractListModel):
    """Rows are heads (not selectable), hits and annotations; a further page never moves what was shown before.

    Among the articles the annotations stand below the first article, so that the first hit is the best passage.
    """

    more_requested = Signal(int)  # how many hits are here already: the offset of the next page

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._hits: list[Row] = []  # what the articles give, whether it is shown or not
        self._read: dict[Passage, int] = {}
        self._articles: set[str] = set()
        self._heads: dict[str, ArticleHead] = {}
        self._effects: Mapping[str, EffectStatus] = {}
        self._remembered: Mapping[str, str] = {}
        self._notes = NotesPage("")
        self._notes_at = 0  # the row of the first annotation, or of the head over it
        self._scope = ResultScope.ALL
        self._query = ""
        self._loaded = 0
        self._total = 0
        self._waiting = False

    @property
    def query(self) -> str:
        """The query whose result is shown."""
        return self._query

    @property
    def loaded(self) -> int:
        """The number of hits fed so far."""
        return self._loaded

    @property
    def total(self) -> int:
        """The number of hits there are."""
        return self._total

    def hits(self) -> tuple[Hit, ...]:
        """The hits that are here, in their order, whatever is shown of them."""
        rows = (row.hit if isinstance(row, GroupRow) else row for row in self._hits)
        return tuple(row for row in rows if isinstance(row, Hit))

    @property
    def notes(self) -> NotesPage:
        """The annotations that answer the query, as far as they are here."""
        return self._notes

    def set_articles(self, heads: Iterable[ArticleHead]) -> None:
        """What is known of the articles: titles for the annotations in them, dates for the heads."""
        self._heads = {head.id: head for head in heads}

    def set_effects(self, effects: Mapping[str, EffectStatus]) -> None:
        """Which articles are in force: for the annotations in them; hits bring it along."""
        self._effects = effects

    def set_remembered_titles(self, titles: Mapping[str, str]) -> None:
        """Article id → what an article was called that has gone."""
        self._remembered = titles

    def title(self, hit: NoteHit) -> str:
        """The title of an annotation's article, marked when not in force, or what it was called when it has gone."""
        article_id = hit.annotation.anchor.article_id
        head = self._heads.get(article_id)
        title = head.title if head else self._remembered.get(article_id, article_id)
        return titled(title, self._effects.get(article_id, EffectStatus()))

    def set_page(self, page: SearchPage) -> None:
        """Show the first page of a result instead of what was shown; annotations stay only for their own query."""
        self.beginResetModel()
        self._articles.clear()
        self._hits = grouped(page.hits, "", self._articles, self._heads)
        self._read = {hit.passage: place for place, hit in enumerate(self.hits()[:READ])}
        self._query = page.query
        self._loaded, self._total = len(page.hits), page.total
        self._waiting = False
        if self._notes.query != page.query:
            self._notes = NotesPage(page.query)
        self._compose()
        self.endResetModel()

    def append_page(self, page: SearchPage) -> None:
        """Show the next page behind; a page for another query comes too late and is dropped."""
        if page.query != self._query:
            return
        self._waiting = False
        if not page.hits:
            self._total = self._loaded
            return
        rows = grouped(page.hits, self._last_article(), self._articles, self._heads)
        if self._loaded < ENOUGH <= self._loaded + len(page.hits) < page.total:
            rows.append(EndRow(END_WORDS))
        self._hits += rows
        if self._scope is not ResultScope.NOTES:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
        self._loaded += len(page.hits)
        self._total = max(page.total, self._loaded)
        if self._scope is not ResultScope.NOTES:
            self.endInsertRows()

    def set_notes(self, page: NotesPage) -> None:
        """List these annotations; the hits keep their places, and are gone when they answer another query."""
        if page.query != self._query:
            self.set_page(SearchPage(page.query))
        old, at = len(self._note_rows()), self._notes_at
        if old:
            self.beginRemoveRows(QModelIndex(), at, at + old - 1)
            del self._rows[at : at + old]
            self.endRemoveRows()
        self._notes = page
        if not old or not page.hits:
            self._place_notes()  # of a single article more hits may have come meanwhile
            at = self._notes_at
        rows = self._note_rows()
        if rows:
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self._rows[at:at] = rows
            self.endInsertRows()

    def set_scope(self, scope: ResultScope) -> None:
        """List all, only the articles, or only the annotations."""
        self.beginResetModel()
        self._scope = scope
        self._compose()
        self.endResetModel()

    def row(self, number: int) -> Row:
        """The row with this number."""
        return self._rows[number]

    def hit(self, index: Index) -> Hit | None:
        """The hit at ``index``; None for anything else."""
        choice = self.choice(index)
        return choice if isinstance(choice, Hit) else None

    def choice(self, index: Index) -> Choice | None:
        """What can be chosen at ``index``; None for a head or an invalid index."""
        return choice_of(self._rows[index.row()]) if index.isValid() else None

    def place_read(self, number: int) -> int:
        """Which of the first READ hits a row is, from 0; −1 for none of them."""
        row = self._rows[number]
        hit = row.hit if isinstance(row, GroupRow) else row
        return self._read.get(hit.passage, -1) if isinstance(hit, Hit) else -1

    def row_of(self, choice: Choice | None) -> int:
        """The row that shows the same passage or annotation; −1 when none does."""
        if choice is None:
            return -1
        wanted = identity(choice)
        choices = map(choice_of, self._rows)
        return next((n for n, one in enumerate(choices) if one is not None and identity(one) == wanted), -1)

    def step_from(self, row: int, delta: int) -> int:
        """The row ``delta`` hits further, or as far as there are hits; from row −1 the first; −1 is none."""
        direction = 1 if delta > 0 or row < 0 else -1
        left = max(abs(delta), 1)
        found, at = row, row + direction
        while left and 0 <= at < len(self._rows):
            if choice_of(self._rows[at]) is not None:
                found, left = at, left - 1
            at += direction
        return found

    # --- QAbstractListModel ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Heads and hits together."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Plain words: for the screen reader, which is told the place, the reason and the marks besides."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(row, spoken=False)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words(row, spoken=True)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return marked_words(row)
        return None

    def _words(self, row: Row, *, spoken: bool) -> str:
        match row:
            case Hit():
                place = path_label(*filter(None, (row.title, *row.heading_path, row.lead)))
                drawn = (place, reason_label(row)) if spoken else ()
                return tr("，").join(filter(None, (out_of_force_label(row.effect), shown_words(row).text, *drawn)))
            case NoteHit():
                return tr("，").join((*self.note_words(row), row.snippet))
            case GroupRow():
                leads_to = row.hit.follows if row.hit else ""
                reason = reason_label(row.hit) if spoken and row.hit else ""
                effect = EFFECT_LABELS[row.effect.effect]
                return tr("，").join(filter(None, (row.title, effect, *row.roles, leads_to, reason)))
            case NotesRow() | AllNotesRow():
                return notes_row_words(row)
        return row.words

    def note_words(self, hit: NoteHit) -> tuple[str, ...]:
        """What stands over an annotation's words: what they are, the article's title, and that its place is lost."""
        placement = hit.annotation.placement
        lost = (PLACEMENT_LABELS[placement],) if placement is Placement.ORPHANED else ()
        return (NOTE_FIELD_LABELS[hit.where], self.title(hit), *lost)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads cannot be chosen."""
        if self.choice(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether hits are left that nobody has asked for yet."""
        wanted = not parent.isValid() and self._scope is not ResultScope.NOTES and not self._waiting
        return wanted and self._loaded < min(self._total, ENOUGH)

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Ask for the next page, once."""
        if self.canFetchMore(parent):
            self._waiting = True
            self.more_requested.emit(self._loaded)

    def _last_article(self) -> str:
        """The article whose hits can be continued: that of the last row, unless annotations stand behind it."""
        last = self._hits[-1] if self._hits else None
        if self._notes.hits and self._notes_at and len(self._articles) == 1:
            return ""
        match last:
            case Hit():
                return last.passage.article_id
            case GroupRow():
                return last.article_id
        return ""

    # --- annotations ----------------------------------------------------------------------------------------

    def _compose(self) -> None:
        """Put together what the scope shows."""
        self._place_notes()
        self._rows = [] if self._scope is ResultScope.NOTES else [*self._hits]
        self._rows[self._notes_at : self._notes_at] = self._note_rows()

    def _place_notes(self) -> None:
        """Behind the first article; before it where the very words stand in a note and not in what comes first."""
        first = next((one for row in self._hits if (one := choice_of(row)) is not None), None)
        words = self._notes.query.strip().casefold()
        noted = any(words in hit.snippet.casefold() for hit in self._notes.hits)
        if noted and isinstance(first, Hit) and first.reason is not Reason.LITERAL:
            self._notes_at = 0
            return
        heads = (n for n, row in enumerate(self._hits) if n and isinstance(row, GroupRow))
        self._notes_at = 0 if self._scope is ResultScope.NOTES else next(heads, len(self._hits))

    def _note_rows(self) -> list[Row]:
        hits, total = self._notes.hits, self._notes.total
        match self._scope:
            case ResultScope.ARTICLES:
                return []
            case ResultScope.NOTES:
                end = (
                    [EndRow(tr("只列前 {count} 条，请缩小范围").format(count=len(hits)))]
                    if ENOUGH_NOTES <= len(hits) < total
                    else []
                )
                return [*hits, *end]
            case ResultScope.ALL:
                shown = hits[:NOTES_AMONG]
                rest = [AllNotesRow(total)] if len(shown) < total else []
                return [NotesRow(total), *shown, *rest] if shown else []
