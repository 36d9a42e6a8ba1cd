"""How a row of the library is painted: icon, words, and at the right end a muted count or time."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kb.labels import PLACEMENT_LABELS
from kb.model import Placement
from ui.library.model import LibraryModel
from ui.library.tree import Node, NodeKind
from ui.theme import Theme
from ui.widgets.fonts import smaller_font
from ui.widgets.icons import icon
from ui.widgets.plain_text import elided

_ICON = 16
_GAP = 6
_EDGE = 10
_PADDING = 5


class LibraryDelegate(QStyledItemDelegate):
    """Paints the words only; the tree paints selection and hover behind the whole row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._articles: dict[int, QSize] = {}  # what the articles of a group share → size of each

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One line, or two for a row with a detail (pixels).

        Qt asks for every row between two places: of an article in a group, 2,400 times when one of them is opened.
        """
        known = self._articles.get(index.internalId())
        if known is not None:
            return known
        height = max(option.fontMetrics.height() + 2 * _PADDING, _ICON + 2 * _PADDING)
        if detail := _node(index).detail:
            height += QFontMetrics(smaller_font(option.font)).height()
        size = QSize(0, height)
        if index.parent().parent().isValid() and not detail:
            self._articles[index.internalId()] = size
        return size

    def forget_sizes(self) -> None:
        """The font is another one, or the rows are."""
        self._articles.clear()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        node = _node(index)
        rect = option.rect.adjusted(2, _PADDING, -_EDGE, -_PADDING)
        font = _font_of(node, option.font)
        painter.save()
        line = QRect(rect.left(), rect.top(), rect.width(), QFontMetrics(font).height())
        if not node.detail:
            line.setHeight(rect.height())
        if node.icon:
            top = line.center().y() - _ICON // 2 + 1
            icon(node.icon, self.theme.muted).paint(painter, QRect(line.left(), top, _ICON, _ICON))
            line.setLeft(line.left() + _ICON + _GAP)
        self._draw_aside(painter, line, node, smaller_font(option.font))
        muted = node.orphaned or node.outdated or node.kind is NodeKind.HINT
        mode = (
            Qt.TextElideMode.ElideMiddle if node.outdated else Qt.TextElideMode.ElideRight
        )  # versions differ at the end
        self._draw(painter, line, node.label, font, "muted" if muted else "text", mode=mode)
        if node.detail:
            below = QRect(rect.left(), line.bottom() + 1, rect.width(), rect.bottom() - line.bottom())
            self._draw(painter, below, node.detail, smaller_font(font), "muted")
        painter.restore()

    def _draw_aside(self, painter: QPainter, line: QRect, node: Node, font: QFont) -> None:
        """At the right end; ``line`` loses the room it took."""
        warning = PLACEMENT_LABELS[Placement.ORPHANED] if node.orphaned else node.outdated
        painter.setFont(font)
        for words, color in ((node.aside, "muted"), (warning, "danger")):
            if words and not (node.orphaned and words == node.aside):
                painter.setPen(self.theme.color(color))
                painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
                line.setRight(line.right() - QFontMetrics(font).horizontalAdvance(words) - _GAP)

    def _draw(
        self,
        painter: QPainter,
        line: QRect,
        words: str,
        font: QFont,
        color: str,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        painter.setFont(font)
        painter.setPen(self.theme.color(color))
        shown = elided(QFontMetrics(font), words, line.width(), mode)
        painter.drawText(
            line,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            shown,
        )


def _node(index: QModelIndex | QPersistentModelIndex) -> Node:
    return cast("Node", cast("LibraryModel", index.model()).node(index))


def _font_of(node: Node, base: QFont) -> QFont:
    font = QFont(base)
    if node.kind is NodeKind.SECTION:
        font.setBold(True)
    return smaller_font(font) if node.kind is NodeKind.HINT else font
