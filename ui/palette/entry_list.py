"""The rows of the palette: an icon, the words, and muted at the right end what kind of thing it is."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kb.translation import tr
from ui.palette.entry import ICONS, Entry
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.fonts import smaller_font
from ui.widgets.icons import icon
from ui.widgets.plain_text import elided
from ui.widgets.screen_reader import announce_current

ROWS = 10  # in sight
_ICON = 16
_EDGE, _GAP, _PADDING = 10, 10, 6  # pixels
_MOST_ASIDE = 0.45  # of the width of a row

Index = QModelIndex | QPersistentModelIndex


def aside(entry: Entry) -> str:
    """What stands at the right end."""
    return tr("{aside}　{kind}").format(aside=entry.aside, kind=entry.kind) if entry.aside else str(entry.kind)


class EntryModel(QAbstractListModel):
    """The entries for Qt."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """List these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """The number of rows."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Words for the view and the screen reader."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return tr("{words}，{aside}").format(words=entry.words, aside=aside(entry))
        return None


class EntryDelegate(QStyledItemDelegate):
    """Draws a row."""

    def __init__(self, theme: Theme, model: EntryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """One line (pixels)."""
        return QSize(0, max(option.fontMetrics.height(), _ICON) + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        entry, theme = self._model.entries[index.row()], self.theme
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(option.rect, 4, 4)
        line = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        place = QRect(line.left(), line.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        icon(ICONS[entry.kind], theme.muted).paint(painter, place)
        line.setLeft(place.right() + _GAP)
        small = smaller_font(option.font)
        right = elided(
            QFontMetrics(small), aside(entry), round(line.width() * _MOST_ASIDE), Qt.TextElideMode.ElideMiddle
        )
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
        line.setRight(line.right() - QFontMetrics(small).horizontalAdvance(right) - _GAP)
        painter.setFont(option.font)
        painter.setPen(theme.color("text"))
        words = elided(QFontMetrics(option.font), entry.words, line.width())
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(line, left, words)
        painter.restore()


class EntryList(QListView):
    """Shows the entries; never has the focus: the line above walks it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = EntryModel(self)
        self._delegate = EntryDelegate(theme, self._model, self)
        self.setObjectName("palette_entries")
        self.setAccessibleName(tr("可以去的地方和操作"))
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def chosen(self) -> Entry | None:
        """The current entry; None in an empty list."""
        index = self.currentIndex()
        return self._model.entries[index.row()] if index.isValid() else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is listed."""
        return self._model.entries

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._delegate.theme = theme
        set_rules(self, f"QListView#palette_entries {{ background: {SHEET.raised}; }}")

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """List these, the first one chosen."""
        self._model.set_entries(entries)
        self.scrollToTop()
        self.setCurrentIndex(self._model.index(0) if entries else QModelIndex())
        announce_current(self)

    def walk(self, delta: int) -> None:
        """Choose the row ``delta`` further down; single steps go round, longer ones end at the ends."""
        count = len(self._model.entries)
        if not count:
            return
        row = self.currentIndex().row() + delta
        row = row % count if abs(delta) == 1 else min(max(row, 0), count - 1)
        self.setCurrentIndex(self._model.index(row))
        announce_current(self)

    def wanted_height(self, room: int) -> int:
        """Pixels for all rows, at most ``ROWS`` of them and ``room``."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        row = self._delegate.sizeHint(option, QModelIndex()).height()
        rows = min(len(self._model.entries), ROWS)
        return row * min(rows, max(room // row, 1))
