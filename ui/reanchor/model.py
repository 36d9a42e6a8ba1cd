"""List model of the annotations and bookmarks whose place is changed or lost and has to be decided."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from kb.labels import titled
from kb.model import Annotation, Bookmark, EffectStatus

Item = Annotation | Bookmark
Index = QModelIndex | QPersistentModelIndex
BOOKMARK = "bookmark"  # the name of a bookmark's icon, beside those of the colours
_LONGEST = 60  # code points of a quote in the list


class ReanchorModel(QAbstractListModel):
    """One row an item: its quote (at most 60 code points) on one line, the title of its article on the next."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[Item, ...] = ()
        self._titles: dict[str, str] = {}
        self._effects: Mapping[str, EffectStatus] = {}
        self._remembered: Mapping[str, str] = {}
        self._icons: dict[str, QIcon] = {}

    def set_items(self, items: tuple[Item, ...]) -> None:
        """Replace all rows; equal items reset nothing."""
        if items != self._items:
            self.beginResetModel()
            self._items = items
            self.endResetModel()

    def set_effects(self, effects: Mapping[str, EffectStatus]) -> None:
        """Article id → whether it is in force."""
        self._effects = effects
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, 0))

    def set_remembered_titles(self, titles: Mapping[str, str]) -> None:
        """Article id → what an article was called that has gone."""
        self._remembered = titles

    def set_titles(self, titles: dict[str, str]) -> None:
        """Article id → title."""
        self._titles = titles
        self._redraw()

    def set_icons(self, icons: dict[str, QIcon]) -> None:
        """Colour → its dot; BOOKMARK → that of bookmarks."""
        self._icons = icons
        self._redraw()

    def item(self, index: Index) -> Item | None:
        """The item at ``index``; None for an invalid index."""
        return self._items[index.row()] if index.isValid() and index.row() < len(self._items) else None

    def row_of(self, item_id: str) -> int:
        """The row of the item with this id, −1 when it is not listed."""
        return next((row for row, item in enumerate(self._items) if item.id == item_id), -1)

    def title(self, item: Item) -> str:
        """The title of its article, marked when that is not in force, or what it was called when it has gone."""
        article_id = item.anchor.article_id
        title = self._titles.get(article_id) or self._remembered.get(article_id, article_id)
        return titled(title, self._effects.get(article_id, EffectStatus()))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """One row each."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Words, and the colour."""
        item = self.item(index)
        if item is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons.get(item.color if isinstance(item, Annotation) else BOOKMARK)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            quote = " ".join(item.anchor.quote.split())
            quote = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"
            return f"{quote}\n{self.title(item)}"
        return None

    def _redraw(self) -> None:
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))
