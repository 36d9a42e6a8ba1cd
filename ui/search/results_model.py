"""The results for Qt's views: pages of hits under the heads of their articles."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kb.model import Hit, SearchPage

Index = QModelIndex | QPersistentModelIndex
# A list this long is narrowed, not read; and Qt lays out the whole list anew for every page (20 ms at 5,000 rows).
ENOUGH = 5000
END_WORDS = f"只列前 {ENOUGH} 处，请缩小范围"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head over an article's hits; ``continued`` when an earlier page has shown the article already."""

    article_id: str
    title: str
    roles: tuple[str, ...]
    continued: bool = False


@dataclass(frozen=True, slots=True)
class EndRow:
    """Says that no more than ``ENOUGH`` hits are listed."""


Row = GroupRow | Hit | EndRow


class ResultsModel(QAbstractListModel):
    """Rows are group heads (not selectable) and hits; a further page never moves what was shown before."""

    more_wanted = Signal(int)  # how many hits are here already: the offset of the next page

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._articles: set[str] = set()
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

    def set_page(self, page: SearchPage) -> None:
        """Show the first page of a result instead of what was shown."""
        self.beginResetModel()
        self._articles.clear()
        self._rows = self._grouped(page.hits, "")
        self._query = page.query
        self._loaded, self._total = len(page.hits), page.total
        self._waiting = False
        self.endResetModel()

    def append_page(self, page: SearchPage) -> None:
        """Show the next page behind; a page for another query comes too late and is dropped."""
        if page.query != self._query:
            return
        self._waiting = False
        if not page.hits:
            self._total = self._loaded
            return
        rows = self._grouped(page.hits, self._last_article())
        if self._loaded < ENOUGH <= self._loaded + len(page.hits) < page.total:
            rows.append(EndRow())
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
        self._rows += rows
        self._loaded += len(page.hits)
        self._total = max(page.total, self._loaded)
        self.endInsertRows()

    def row(self, number: int) -> Row:
        """The row with this number."""
        return self._rows[number]

    def hit(self, index: Index) -> Hit | None:
        """The hit at ``index``; None for a group head or an invalid index."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Hit) else None

    def row_of(self, hit: Hit) -> int:
        """The row that shows the same passage as ``hit``; −1 when none does."""
        return next((n for n, row in enumerate(self._rows) if isinstance(row, Hit) and row.passage == hit.passage), -1)

    def step_from(self, row: int, delta: int) -> int:
        """The row ``delta`` hits further, or as far as there are hits; from row −1 the first; −1 is none."""
        direction = 1 if delta > 0 or row < 0 else -1
        left = max(abs(delta), 1)
        found, at = row, row + direction
        while left and 0 <= at < len(self._rows):
            if isinstance(self._rows[at], Hit):
                found, left = at, left - 1
            at += direction
        return found

    # --- QAbstractListModel ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """Heads and hits together."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Plain words: for the screen reader and for keyboard search."""
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        row = self._rows[index.row()]
        if isinstance(row, Hit):
            return row.snippet
        return "，".join((row.title, *row.roles)) if isinstance(row, GroupRow) else END_WORDS

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only hits can be chosen."""
        if self.hit(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether hits are left that nobody has asked for yet."""
        return not parent.isValid() and not self._waiting and self._loaded < min(self._total, ENOUGH)

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Ask for the next page, once."""
        if self.canFetchMore(parent):
            self._waiting = True
            self.more_wanted.emit(self._loaded)

    # --- grouping -------------------------------------------------------------------------------------------

    def _grouped(self, hits: Iterable[Hit], open_article: str) -> list[Row]:
        """A page's hits by article, articles by their best hit; ``open_article``'s head stands already."""
        groups: dict[str, list[Hit]] = {open_article: []} if open_article else {}
        for hit in hits:
            groups.setdefault(hit.passage.article_id, []).append(hit)
        rows: list[Row] = []
        for article_id, members in groups.items():
            if article_id != open_article:
                first = members[0]
                rows.append(GroupRow(article_id, first.title, first.roles, article_id in self._articles))
                self._articles.add(article_id)
            rows += members
        return rows

    def _last_article(self) -> str:
        last = self._rows[-1] if self._rows else None
        return last.passage.article_id if isinstance(last, Hit) else ""
