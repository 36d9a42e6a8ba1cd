"""The annotations as rows: which of them are shown, and in which order."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kb.model import Annotation, NotesChange, Placement

STATES = {Placement.MOVED: "移动", Placement.CHANGED: "文字有变", Placement.ORPHANED: "失锚"}
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which annotations are shown; ``article_id`` None means those of the whole library."""

    article_id: str | None = None
    text: str = ""
    colors: frozenset[str] = field(default_factory=frozenset)

    @property
    def narrows(self) -> bool:
        """Whether it hides annotations for another reason than the article."""
        return bool(self.text or self.colors)


class AnnotationsModel(QAbstractListModel):
    """Rows in text order for one article (orphans behind), the last modified first for the library."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, Annotation] = {}
        self._titles: dict[str, str] = {}
        self._rows: list[Annotation] = []
        self._filter = Filter()

    @property
    def filter(self) -> Filter:
        """What is shown."""
        return self._filter

    def set_titles(self, titles: dict[str, str]) -> None:
        """Article id → title."""
        self._titles = titles
        self._arrange()

    def set_annotations(self, annotations: tuple[Annotation, ...]) -> None:
        """All there are."""
        self._all = {annotation.id: annotation for annotation in annotations}
        self._arrange()

    def set_filter(self, wanted: Filter) -> None:
        """Show others."""
        if wanted != self._filter:
            self._filter = wanted
            self._arrange()

    def apply(self, change: NotesChange) -> None:
        """Take in what an operation did. A change in place redraws one row; anything else arranges the rows anew."""
        items = [item for item in (*change.added, *change.changed) if isinstance(item, Annotation)]
        for item in change.removed:
            self._all.pop(item.id, None)
        for item in items:
            self._all[item.id] = item
        if items or change.removed:
            self._arrange()

    def title(self, article_id: str) -> str:
        """The article's title, or its id when it has gone."""
        return self._titles.get(article_id, article_id)

    def annotation(self, index: QModelIndex | QPersistentModelIndex) -> Annotation | None:
        """The annotation in a row."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def find(self, annotation_id: str) -> Annotation | None:
        """An annotation by its id, shown or not."""
        return self._all.get(annotation_id)

    def index_of(self, annotation_id: str) -> QModelIndex:
        """Where an annotation stands; invalid when it is not shown."""
        row = next((row for row, item in enumerate(self._rows) if item.id == annotation_id), -1)
        return self.index(row, 0)

    def count_all(self, article_id: str | None) -> int:
        """How many there are in an article, or in all, whatever is shown."""
        return sum(article_id in (None, item.anchor.article_id) for item in self._all.values())

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        """How many are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The quote for assistive programs, the note as a tooltip; the delegate reads the annotation itself."""
        item = self.annotation(index)
        if item is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return " ".join(part for part in (item.anchor.quote, item.note) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return item.note or None
        return None

    def _arrange(self) -> None:
        rows = [item for item in self._all.values() if self._shows(item)]
        if self._filter.article_id is None:
            rows.sort(key=lambda item: item.modified, reverse=True)
        else:
            rows.sort(key=lambda item: (item.span is None, item.span or item.anchor.span))
        if [item.id for item in rows] == [item.id for item in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _shows(self, item: Annotation) -> bool:
        wanted = self._filter
        if wanted.article_id is not None and item.anchor.article_id != wanted.article_id:
            return False
        if wanted.colors and item.color not in wanted.colors:
            return False
        if not wanted.text:
            return True
        words = (item.anchor.quote, item.note, *item.tags, self.title(item.anchor.article_id))
        return any(wanted.text.casefold() in word.casefold() for word in words)


def when(at: datetime, now: datetime) -> str:
    """A time as people say it: 今天 14:03, 昨天, 11月3日, 2025年3月2日. Both times in the same zone."""
    if at.date() == now.date():
        return f"今天 {at:%H:%M}"
    if at.date() == (now - timedelta(days=1)).date():
        return "昨天"
    day = f"{at.month}月{at.day}日"
    return day if at.year == now.year else f"{at.year}年{day}"
