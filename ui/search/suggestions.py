"""The suggestions under the search box: a list that never has the focus, walked by the box's own keys.

The results below the box are what a person came for, so the list takes no key from them unasked:

- As one types, the list opens with nothing chosen. ↑, ↓ and Enter are the results' as ever, and close the list.
- Its rows are stops of Tab between the box and what follows it: Tab goes to the first row and on, behind the last
  one to the next widget; Shift+Tab goes back. Once a row is chosen, ↑ and ↓ walk as well, Enter searches
  the row, Delete forgets a row of the history.
- Over an empty box there are no results: there ↓ goes into the list (opening it with the history if need be).
- Esc closes the list and nothing else.
"""

import re
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QHideEvent,
    QPainter,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kb.labels import SUGGESTION_KIND_LABELS, out_of_force_label
from kb.model import Suggestion, SuggestionKind
from kb.text.offsets import Utf16Map
from kb.translation import tr
from ui.theme import SHEET, Theme, set_rules
from ui.widgets.fonts import smaller_font
from ui.widgets.icons import icon
from ui.widgets.plain_text import elided
from ui.widgets.screen_reader import announce_current

LIMIT = 5  # rows as one types, so that the results below stay in sight
HISTORY_LIMIT = 8  # rows over an empty box
CLEAR_WORDS = tr("清空搜索历史")
_ICONS = {
    SuggestionKind.HISTORY: "clock",
    SuggestionKind.TITLE: "article",
    SuggestionKind.HEADING: "outline",
    SuggestionKind.TERM: "search",
}
_LEAST_WIDTH = 260
_UNDER = 4  # pixels between the box and the list
_FRAME = 5  # border and padding on each side
_PADDING = 5
_EDGE = 8
_ICON = 16
_GAP = 8

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ClearRow:
    """The last row of the history."""

    text: str = CLEAR_WORDS


Row = Suggestion | ClearRow


def aside(row: Row) -> str:
    """What stands at the right end: that it is not in force, where it comes from, and how often it is found."""
    if isinstance(row, ClearRow):
        return ""
    count = tr(" · {count} 处").format(count=row.count) if row.count else ""
    label = out_of_force_label(row.effect)
    return f"{label} · {SUGGESTION_KIND_LABELS[row.kind]}{count}" if label else SUGGESTION_KIND_LABELS[row.kind] + count


class SuggestionModel(QAbstractListModel):
    """The rows for Qt."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.typed = ""
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is listed."""
        return self._rows

    def set_rows(self, typed: str, rows: tuple[Row, ...]) -> None:
        """List these; ``typed`` is what they complete."""
        self.beginResetModel()
        self.typed, self._rows = typed, rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's signature
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's QVariant
        """Words for the view and the screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return tr("，").join(filter(None, (row.text, aside(row))))
        return None


class SuggestionDelegate(QStyledItemDelegate):
    """Icon, words with the typed part in bold, and muted at the right end where it comes from."""

    def __init__(self, theme: Theme, model: SuggestionModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """One line (pixels)."""
        return QSize(0, max(option.fontMetrics.height(), _ICON) + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = self._model.rows[index.row()]
        painter.save()
        self._paint_ground(painter, option)
        line = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        name = "delete" if isinstance(row, ClearRow) else _ICONS[row.kind]
        top = line.center().y() - _ICON // 2 + 1
        icon(name, self.theme.muted).paint(painter, QRect(line.left(), top, _ICON, _ICON))
        line.setLeft(line.left() + _ICON + _GAP)
        small = smaller_font(option.font)
        words = aside(row)
        painter.setFont(small)
        outdated = isinstance(row, Suggestion) and row.effect.out_of_force
        painter.setPen(self.theme.color("danger" if outdated else "muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        if words:
            line.setRight(line.right() - QFontMetrics(small).horizontalAdvance(words) - 2 * _GAP)
        painter.setPen(self.theme.color("muted" if isinstance(row, ClearRow) else "text"))
        typed = "" if isinstance(row, ClearRow) else self._model.typed
        _draw(painter, line, row.text, typed, option.font)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = option.state & QStyle.StateFlag.State_Selected
        if not chosen and not option.state & QStyle.StateFlag.State_MouseOver:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("accent_soft" if chosen else "window"))
        painter.drawRoundedRect(option.rect, 4, 4)


class SuggestionList(QListView):
    """Lies over the window, under the box that feeds it."""

    taken = Signal(object)  # Suggestion
    forgotten = Signal(str)  # a query of the history
    clear_chosen = Signal()
    height_changed = Signal(int)  # pixels below the box that it covers; 0 while it is hidden

    def __init__(self, theme: Theme, box: QWidget) -> None:
        super().__init__(box)
        self._box = box
        self._model = SuggestionModel(self)
        self._delegate = SuggestionDelegate(theme, self._model, self)
        self.setObjectName("suggestions")
        self.setAccessibleName(tr("搜索建议"))
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda _index: self.activate())
        self.set_theme(theme)
        self.hide()

    @property
    def chosen(self) -> Row | None:
        """The row the keys are at; None while they are in the box."""
        index = self.currentIndex()
        return self._model.rows[index.row()] if self.isVisible() and index.isValid() else None

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._delegate.theme = theme
        set_rules(
            self,
            f"QListView#suggestions {{ background: {SHEET.raised}; border: 1px solid {SHEET.line};"
            f" border-radius: 8px; padding: {_FRAME - 1}px; }}",
        )

    def offer(self, typed: str, suggestions: tuple[Suggestion, ...]) -> None:
        """List the first few that say more than what is typed; a row that was chosen stays so if it is there."""
        chosen = self.chosen
        rows: tuple[Row, ...] = tuple(one for one in suggestions if one.text != typed)
        rows = rows[: LIMIT if typed else HISTORY_LIMIT]
        if not rows:
            self.hide()
            return
        if not typed:  # the history itself, not completions from it
            rows = (*rows, ClearRow())
        self._model.set_rows(typed, rows)
        self.setCurrentIndex(self._model.index(rows.index(chosen)) if chosen in rows else QModelIndex())
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Lie under the box, within the window."""
        window = self._box.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._box.mapTo(window, QPoint(0, self._box.height() + _UNDER))
        width = min(max(self._box.width(), _LEAST_WIDTH), window.width() - corner.x() - _UNDER)
        row = self._delegate.sizeHint(self._option(), QModelIndex()).height()
        self.setGeometry(QRect(corner, QSize(width, len(self._model.rows) * row + 2 * _FRAME)))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """What it covers begins below."""
        super().showEvent(event)
        self.height_changed.emit(self.height() + _UNDER)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """More rows, or fewer."""
        super().resizeEvent(event)
        if self.isVisible():
            self.height_changed.emit(self.height() + _UNDER)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is covered."""
        super().hideEvent(event)
        self.height_changed.emit(0)

    def leave(self) -> None:
        """Choose none."""
        self.setCurrentIndex(QModelIndex())

    def walk(self, delta: int) -> bool:
        """Choose the row ``delta`` further down, or above the first one none; False where there is no row to go to."""
        row = self.currentIndex().row() + delta  # −1 while none is chosen
        if not self.isVisible() or not -1 <= row < len(self._model.rows):
            return False
        self.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())
        announce_current(self)
        return True

    def activate(self) -> None:
        """Do what the chosen row says, and close."""
        row = self.chosen
        self.hide()
        if isinstance(row, Suggestion):
            self.taken.emit(row)
        elif row is not None:
            self.clear_chosen.emit()

    def forget_chosen(self) -> bool:
        """Take the chosen row out of the list and say so, if it is one of the history."""
        chosen = self.chosen
        if not isinstance(chosen, Suggestion) or chosen.kind is not SuggestionKind.HISTORY:
            return False
        at = self.currentIndex().row()
        rest = tuple(row for row in self._model.rows if isinstance(row, Suggestion) and row != chosen)
        self.offer(self._model.typed, rest)
        if rest:
            self.setCurrentIndex(self._model.index(min(at, len(rest) - 1)))
        self.forgotten.emit(chosen.text)
        return True

    def _option(self) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return option


def typed_spans(text: str, typed: str) -> list[tuple[int, int]]:
    """Where the words of ``typed`` stand in ``text``, whatever their case (code points)."""
    words = sorted(set(typed.split()), key=len, reverse=True)
    pattern = "|".join(map(re.escape, words))
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)] if words else []


def _draw(painter: QPainter, line: QRect, text: str, typed: str, font: QFont) -> None:
    """One line, the typed words bold, the end elided: roughly at once, then by the little that bold is wider."""
    words = elided(QFontMetrics(font), text, line.width())
    layout = _laid_out(words, typed, font)
    while words and layout.lineAt(0).naturalTextWidth() > line.width():
        words = words.removesuffix("…")[:-1].rstrip()
        words = f"{words}…" if words else ""
        layout = _laid_out(words, typed, font)
    layout.draw(painter, QPointF(line.left(), line.center().y() + 1 - layout.lineAt(0).height() / 2))


def _laid_out(text: str, typed: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    units = Utf16Map(text)
    formats = []
    for start, end in typed_spans(text, typed):
        part = QTextLayout.FormatRange()
        part.start = units.to_utf16(start)
        part.length = units.to_utf16(end) - part.start
        part.format = bold
        formats.append(part)
    layout.setFormats(formats)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout
