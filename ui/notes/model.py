"""The annotations as rows: those that are wanted, in the order that is wanted."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kb.labels import COLOR_LABELS, PLACEMENT_LABELS, STYLE_LABELS, titled
from kb.model import (
    Annotation,
    ArticleHead,
    EffectStatus,
    Facet,
    NoteFacet,
    NotesChange,
    NotesFilter,
    NotesOrder,
    Placement,
)
from kb.notes.query.note_filter import FoldedWords, Listing
from kb.translation import tr
from ui.widgets.plain_text import tooltip

# What asks for a look; that a text has moved with its article asks for none.
_ROOT = QModelIndex()


class AnnotationsModel(QAbstractListModel):
    """The rows of a ``Listing``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = Listing()
        self._heads: tuple[ArticleHead, ...] = ()
        self._effects: Mapping[str, EffectStatus] = {}
        self._rows: list[Annotation] = []
        self._numbers: dict[str, int] = {}  # row by id
        self._filter = NotesFilter()
        self._order = NotesOrder.MODIFIED

    @property
    def filter(self) -> NotesFilter:
        """What is shown."""
        return self._filter

    def set_articles(self, heads: tuple[ArticleHead, ...]) -> None:
        """What is known of the articles, in the order of the library."""
        self._heads = heads
        self._listing.set_articles(heads)
        self._arrange()

    def set_effects(self, effects: Mapping[str, EffectStatus]) -> None:
        """Article id → whether it is in force; titles of what is not are marked."""
        self._effects = effects
        self._arrange()

    def set_listing(self, listing: Listing) -> None:
        """All annotations there are."""
        self._listing = listing
        listing.set_articles(self._heads)
        self._arrange()

    def set_view(self, wanted: NotesFilter, order: NotesOrder) -> None:
        """Show others, or in another order."""
        if (wanted, order) != (self._filter, self._order):
            self._filter, self._order = wanted, order
            self._arrange()

    def apply(self, change: NotesChange, folded: FoldedWords | None = None) -> None:
        """Take in what an operation did. A change in place redraws; anything else arranges the rows anew."""
        if self._listing.apply(change, folded):
            self._arrange()

    def facets(self) -> dict[NoteFacet, tuple[Facet, ...]]:
        """What the annotations can be narrowed by further, with counts."""
        return self._listing.facets(self._filter, _now())

    def tags(self, ids: Iterable[str] | None = None) -> tuple[Facet, ...]:
        """The tags of these annotations, or of all, the most used first."""
        return self._listing.tags(ids)

    def title(self, article_id: str) -> str:
        """The article's title, marked when it is not in force, or its id when it has gone."""
        return titled(self._listing.title(article_id), self._effects.get(article_id, EffectStatus()))

    def annotation(self, index: QModelIndex | QPersistentModelIndex) -> Annotation | None:
        """The annotation in a row."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def find(self, annotation_id: str) -> Annotation | None:
        """An annotation by its id, shown or not."""
        return self._listing.get(annotation_id)

    def index_of(self, annotation_id: str) -> QModelIndex:
        """Where an annotation stands; invalid when it is not shown."""
        return self.index(self._numbers.get(annotation_id, -1), 0)

    def stretch(self, first: int, last: int) -> list[Annotation]:
        """The annotations in the rows ``first`` to ``last``."""
        return self._rows[first : last + 1]

    def stretches(self, ids: Iterable[str]) -> list[tuple[int, int]]:
        """The rows of these annotations as ``(first, last)``, neighbours together; what is not shown is left out."""
        out: list[tuple[int, int]] = []
        for row in sorted(self._numbers[one] for one in ids if one in self._numbers):
            if out and out[-1][1] == row - 1:
                out[-1] = (out[-1][0], row)
            else:
                out.append((row, row))
        return out

    def count_all(self, article_id: str | None) -> int:
        """How many there are in an article, or in all, whatever is shown."""
        return self._listing.count(article_id)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        """How many are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The quote for assistive programs, the note as a tooltip; the delegate reads the annotation itself."""
        item = self.annotation(index)
        if item is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(part for part in (item.anchor.quote, item.note) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(item.note) or None
        return None

    def _arrange(self) -> None:
        rows = self._listing.rows(self._filter, self._order, _now())
        numbers = {item.id: row for row, item in enumerate(rows)}
        if [*numbers] == [*self._numbers]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows, self._numbers = rows, numbers
        self.endResetModel()


def _spoken(item: Annotation) -> str:
    """All that is drawn of an annotation in words, its colour among it."""
    style = tr("{color}{style}").format(color=COLOR_LABELS[item.color], style=STYLE_LABELS[item.style])
    lost = (PLACEMENT_LABELS[item.placement],) if item.placement is Placement.ORPHANED else ()
    note = tr("批注：{note}").format(note=item.note) if item.note else ""
    tags = tr("标签：{tags}").format(tags=tr("、").join(item.tags)) if item.tags else ""
    return tr("，").join(
        filter(None, (tr("{style}：{quote}").format(style=style, quote=item.anchor.quote), *lost, note, tags))
    )


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
