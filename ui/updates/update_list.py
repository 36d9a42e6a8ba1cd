"""The list of updates, grouped by role; one's own post stands first."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from kb.model import ArticleUpdate, EffectStatus
from ui.theme import Theme
from ui.updates.wording import OTHER_ROLES, role_of, title_words
from ui.widgets.plain_text import tooltip

_LONGEST_TITLE = 80  # code points
_UPDATE = Qt.ItemDataRole.UserRole


class UpdateList(QTreeWidget):
    """A tree of two levels. What has been seen stays listed in grey until the page is left."""

    chosen = Signal(object)  # ArticleUpdate
    opened = Signal(object)  # ArticleUpdate
    escaped = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._seen: frozenset[str] = frozenset()
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._effects: Mapping[str, EffectStatus] = {}
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(12)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(lambda now, _before: self._choose(now))
        self.itemActivated.connect(self._open)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a title (pixels)."""
        return QSize(280, 300)

    @property
    def current(self) -> ArticleUpdate | None:
        """The chosen one."""
        return _update_of(self.currentItem())

    def show_updates(self, updates: Iterable[ArticleUpdate], post: str, seen: frozenset[str]) -> None:
        """List these under their roles; the chosen one stays chosen, else the first one is."""
        kept = self.current.article_id if self.current else ""
        groups: dict[str, list[ArticleUpdate]] = {}
        for update in updates:
            groups.setdefault(role_of(update, post), []).append(update)
        order = sorted(groups, key=lambda role: (role != post, role == OTHER_ROLES))
        self.blockSignals(True)
        self.clear()
        self._rows = {}
        self._add({role: groups[role] for role in order})
        self.expandAll()
        self.show_seen(seen)
        self.blockSignals(False)
        row = self._rows.get(kept) or next(iter(self._rows.values()), None)
        if row is not None:
            self.setCurrentItem(row)
            self._choose(row)

    def set_effects(self, effects: Mapping[str, EffectStatus]) -> None:
        """Article id → whether it is in force: what is not is marked."""
        self._effects = effects
        for row in self._rows.values():
            if (update := _update_of(row)) is not None:
                row.setText(0, self._words(update))

    def choose(self, article_id: str) -> None:
        """Choose an update, if it is listed."""
        if (row := self._rows.get(article_id)) is not None:
            self.setCurrentItem(row)

    def show_seen(self, seen: frozenset[str]) -> None:
        """Draw these (article ids) in grey."""
        self._seen = seen
        for article_id, row in self._rows.items():
            color = self._theme.muted if article_id in seen else self._theme.text
            row.setForeground(0, QBrush(self._theme.color("muted") if article_id in seen else color))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.show_seen(self._seen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc leaves the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _add(self, groups: Mapping[str, list[ArticleUpdate]]) -> None:
        for role, updates in groups.items():
            group = QTreeWidgetItem(self, [f"{role} {len(updates)}"[:_LONGEST_TITLE]])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            for update in updates:
                row = QTreeWidgetItem(group, [self._words(update)])
                row.setData(0, _UPDATE, update)
                row.setToolTip(0, tooltip(update.title))
                self._rows[update.article_id] = row

    def _words(self, update: ArticleUpdate) -> str:
        short = replace(update, title=update.title[:_LONGEST_TITLE])
        return title_words(short, self._effects.get(update.article_id, EffectStatus()))

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if (update := _update_of(item)) is not None:
            self.chosen.emit(update)

    def _open(self, item: QTreeWidgetItem, _column: int) -> None:
        if (update := _update_of(item)) is not None:
            self.opened.emit(update)


def _update_of(item: QTreeWidgetItem | None) -> ArticleUpdate | None:
    update = item.data(0, _UPDATE) if item is not None else None
    return update if isinstance(update, ArticleUpdate) else None
