"""How a row of the results is painted: a head, a passage with its marks, or an annotation with its own."""

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kb.labels import EFFECT_LABELS, out_of_force_label, path_label, reason_label, shown_words
from kb.model import Hit, MarkStyle, NoteField, NoteHit, card_lines
from kb.translation import tr
from ui.search.result_rows import AllNotesRow, EndRow, GroupRow, NotesRow, is_title, notes_row_words
from ui.search.results_model import ResultsModel
from ui.search.snippet import LINES, FittedSnippet, fit, lay_out
from ui.theme import Theme
from ui.widgets.fonts import smaller_font
from ui.widgets.icons import icon
from ui.widgets.marked_text import mark_formats, wrapped
from ui.widgets.plain_text import elided

_EDGE = 12
_ROOM_FOR_DATE = 400  # pixels of a head; in a narrow list the title needs them
_ICON = 16
_GAP = 6
_INDENT = _EDGE + _ICON + _GAP
_GROUP_PADDING = 8
_HIT_PADDING = 6
_LINE_GAP = 2
_CHIP_PADDING = 6
_BAR = 4
_REMEMBERED = 256
LINE_SEPARATOR = "\u2028"  # Qt's sign for a new line of a paragraph
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class ResultsDelegate(QStyledItemDelegate):
    """Three kinds of rows: heads, heads that are hits themselves, and passages.

    The first hits, which are read in the list, are as high as their words need; the heights of the others are fixed, so
    that thousands of them cost nothing. The layouts of the last rows seen are kept.
    """

    def __init__(self, theme: Theme, model: ResultsModel, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._view = parent
        self._layouts: OrderedDict[tuple[Hit | NoteHit, int, int], QTextLayout] = OrderedDict()
        self.set_font(parent.font())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._layouts.clear()

    def set_font(self, font: QFont) -> None:
        """Measure the rows anew for ``font``."""
        self._font = QFont(font)
        self._title_font = QFont(font)
        self._title_font.setBold(True)  # many fonts for Chinese have no weight between
        self._small_font = smaller_font(font)
        self._small = QFontMetrics(self._small_font)
        self._line_height = line = QFontMetrics(font).lineSpacing()
        self._group_size = QSize(0, max(line, _ICON) + 2 * _GROUP_PADDING)
        self._led_size = QSize(0, self._group_size.height() + LINES * line + _HIT_PADDING)
        self._hit_size = QSize(0, self._small.height() + _LINE_GAP + LINES * line + 2 * _HIT_PADDING)
        self._layouts.clear()

    def sizeHint(  # noqa: N802 - Qt's name
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Asked for every row at every layout: only the first hits are measured (pixels)."""
        row = self._model.row(index.row())
        if isinstance(row, GroupRow) and row.leads:
            size = self._led_size
        else:
            size = self._hit_size if isinstance(row, Hit | NoteHit) else self._group_size
        hit = row.hit if isinstance(row, GroupRow) else row
        if size is self._group_size or not isinstance(hit, Hit) or self._model.place_read(index.row()) < 0:
            return size
        width = self._view.viewport().width() - _INDENT - _EDGE
        layout = self.snippet_layout(hit, width, self._lines(index))
        return QSize(0, size.height() + (max(layout.lineCount(), 1) - LINES) * self._line_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        row = self._model.row(index.row())
        head = self._group_size.height()
        painter.save()
        if index.row() > 0 and isinstance(row, GroupRow | NotesRow | EndRow):
            painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 1), self._line)
        match row:
            case GroupRow():
                if row.hit is not None:
                    self._paint_ground(painter, option)
                self._paint_group(painter, QRect(option.rect.topLeft(), QSize(option.rect.width(), head)), row)
                if row.hit is not None and row.leads:
                    below = option.rect.adjusted(_INDENT, head, -_EDGE, 0)
                    self._paint_below(painter, below, row.hit, self._lines(index))
            case NotesRow():
                self._paint_head(painter, option.rect, "notes", notes_row_words(row))
            case EndRow():
                self._paint_end(painter, option.rect, row.words)
            case AllNotesRow():
                self._paint_ground(painter, option)
                self._paint_link(painter, option.rect, notes_row_words(row))
            case NoteHit():
                self._paint_ground(painter, option)
                self._paint_note(painter, option.rect, row)
            case Hit():
                self._paint_ground(painter, option)
                self._paint_hit(painter, option.rect, row, self._lines(index))
        painter.restore()

    def _lines(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """How many lines of words a row has at most."""
        place = self._model.place_read(index.row())
        return LINES if place < 0 else card_lines(place)

    def snippet_layout(self, hit: Hit | NoteHit, width: int, lines: int = LINES) -> QTextLayout:
        """The hit's snippet laid out in ``width`` pixels and at most so many ``lines``."""
        key = (hit, width, lines)
        layout = self._layouts.pop(key, None)
        if layout is None:
            snippet = self._shown(hit, width, lines)
            layout = lay_out(snippet, self._font, width, self._theme, lines)
            while len(self._layouts) >= _REMEMBERED:
                self._layouts.popitem(last=False)
        self._layouts[key] = layout
        return layout

    def _shown(self, hit: Hit | NoteHit, width: int, lines: int) -> FittedSnippet:
        """A hit's words with what they lead to; of a title, which stands in the head, only that."""
        if isinstance(hit, NoteHit):
            return fit(hit.snippet, hit.marks, self._font, width, lines)
        if is_title(hit):
            return fit(hit.follows, (), self._font, width, lines)
        words = shown_words(hit, LINE_SEPARATOR)
        return fit(words.text, words.marks, self._font, width, lines)

    @property
    def _line(self) -> QColor:
        return self._theme.color("line")

    # --- heads ----------------------------------------------------------------------------------------------

    def _paint_head(self, painter: QPainter, rect: QRect, name: str, words: str) -> None:
        line = self._after_icon(painter, rect, name)
        painter.setFont(self._title_font)
        painter.setPen(self._theme.color("text"))
        painter.drawText(line, _LEFT, words)

    def _after_icon(self, painter: QPainter, rect: QRect, name: str) -> QRect:
        """What an icon leaves of a head."""
        line = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        top = line.center().y() - _ICON // 2 + 1
        icon(name, self._theme.accent).paint(painter, QRect(line.left(), top, _ICON, _ICON))
        line.setLeft(line.left() + _ICON + _GAP)
        return line

    def _paint_group(self, painter: QPainter, rect: QRect, row: GroupRow) -> None:
        line = self._after_icon(painter, rect, "article")
        title = row.title + (tr("（续）") if row.continued else "")
        metrics = QFontMetrics(self._title_font)
        if row.updated and line.width() >= _ROOM_FOR_DATE:
            painter.setFont(self._small_font)
            painter.setPen(self._theme.color("muted"))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.updated)
            line.setRight(line.right() - self._small.horizontalAdvance(row.updated) - 2 * _GAP)
        # The title may take all but the room of one chip, in a narrow list all; chips share what it leaves.
        wide = line.width() >= _ROOM_FOR_DATE
        effect = EFFECT_LABELS[row.effect.effect]
        if effect and not (row.effect.out_of_force or wide):
            fits = metrics.horizontalAdvance(title) + self._chip_width(effect) + _GAP <= line.width()
            effect = effect if fits else ""  # that all is well has no room where it costs a part of the title
        if effect:  # whatever has no room, this has
            line.setRight(line.right() - self._chip_width(effect) - _GAP)
        room = line.width() - (self._chip_width(row.roles[0]) + _GAP if row.roles and wide else 0)
        mode = Qt.TextElideMode.ElideMiddle if effect else Qt.TextElideMode.ElideRight  # versions differ at the end
        shown = elided(metrics, title, max(room, line.width() // 2), mode)
        self._draw_title(painter, line, shown, row.hit, len(shown) if shown == title else shown.find("…"))
        left = line.left() + metrics.horizontalAdvance(shown) + _GAP + 2
        if effect:
            color = self._theme.color("danger" if row.effect.out_of_force else "muted")
            self._paint_chip(painter, left, line.center().y(), effect, color)
            left += self._chip_width(effect) + _GAP
            line.setRight(line.right() + self._chip_width(effect) + _GAP)
        for role in row.roles:
            width = self._chip_width(role)
            if left + width > line.right() + 1:
                break
            self._paint_chip(painter, left, line.center().y(), role, self._theme.color("muted"))
            left += width + _GAP

    def _draw_title(self, painter: QPainter, line: QRect, shown: str, hit: Hit | None, whole: int) -> None:
        """The title, with the found words marked when it is itself the hit; ``whole`` is where it is cut."""
        painter.setPen(self._theme.color("text"))
        marks = [mark for mark in hit.marks if mark.end <= whole] if hit else []
        layout = wrapped(shown, self._title_font, 1 << 16, mark_formats(shown, marks, self._theme), lines=1)
        layout.draw(painter, QPointF(line.left(), line.center().y() + 1 - layout.boundingRect().height() / 2))

    def _paint_below(self, painter: QPainter, rect: QRect, hit: Hit, lines: int) -> None:
        """The beginning of the article under a title that is a hit."""
        painter.setPen(self._theme.color("text"))
        self.snippet_layout(hit, rect.width(), lines).draw(painter, QPointF(rect.topLeft()))

    def _paint_end(self, painter: QPainter, rect: QRect, words: str) -> None:
        painter.setFont(self._small_font)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_link(self, painter: QPainter, rect: QRect, words: str) -> None:
        painter.setPen(self._theme.color("link"))
        painter.drawText(rect.adjusted(_INDENT, 0, -_EDGE, 0), _LEFT, words)

    # --- a passage ------------------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("accent_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("window"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_hit(self, painter: QPainter, rect: QRect, hit: Hit, lines: int) -> None:
        inner = rect.adjusted(_INDENT, _HIT_PADDING, -_EDGE, -_HIT_PADDING)
        above = QRect(inner.left(), inner.top(), inner.width(), self._small.height())
        reason = elided(self._small, reason_label(hit), above.width() * 2 // 3)
        for words, color in ((out_of_force_label(hit.effect), "danger"), (reason, "accent")):
            if words:
                left = above.right() + 1 - self._chip_width(words)
                self._paint_chip(painter, left, above.center().y(), words, self._theme.color(color))
                above.setRight(left - _GAP)
        path = path_label(*filter(None, (*hit.heading_path, hit.lead))) or tr("、").join(hit.topics) or tr("正文")
        painter.setFont(self._small_font)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(above, _LEFT, elided(self._small, path, above.width(), Qt.TextElideMode.ElideLeft))
        painter.setPen(self._theme.color("text"))
        below = QPointF(inner.left(), above.bottom() + 1 + _LINE_GAP)
        self.snippet_layout(hit, inner.width(), lines).draw(painter, below)

    # --- an annotation --------------------------------------------------------------------------------------

    def _paint_note(self, painter: QPainter, rect: QRect, hit: NoteHit) -> None:
        """Its colour beside it; a quote is muted, what a person wrote is not."""
        inner = rect.adjusted(_INDENT, _HIT_PADDING, -_EDGE, -_HIT_PADDING)
        thin = _BAR // 2 if hit.annotation.style is MarkStyle.UNDERLINE else 0
        bar = QRectF(inner.left() - _GAP - _BAR + thin, inner.top(), _BAR - thin, inner.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.stroke(hit.annotation.color))
        painter.drawRoundedRect(bar, 2, 2)
        above = QRect(inner.left(), inner.top(), inner.width(), self._small.height())
        field, title, *states = self._model.note_words(hit)
        painter.setFont(self._small_font)
        painter.setPen(self._theme.color("danger"))
        for state in states:
            painter.drawText(above, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, state)
            above.setRight(above.right() - self._small.horizontalAdvance(state) - _GAP)
        painter.setPen(self._theme.color("muted"))
        words = f"{field} · {title}"
        painter.drawText(above, _LEFT, elided(self._small, words, above.width()))
        painter.setPen(self._theme.color("muted" if hit.where is NoteField.QUOTE else "text"))
        below = QPointF(inner.left(), above.bottom() + 1 + _LINE_GAP)
        self.snippet_layout(hit, inner.width()).draw(painter, below)

    # --- chips ----------------------------------------------------------------------------------------------

    def _chip_width(self, words: str) -> int:
        return self._small.horizontalAdvance(words) + 2 * _CHIP_PADDING

    def _paint_chip(self, painter: QPainter, left: int, middle: int, words: str, color: QColor) -> None:
        height = self._small.height() + 2
        box = QRectF(left + 0.5, middle - height // 2 + 0.5, self._chip_width(words) - 1, height - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("line"))
        painter.setBrush(self._theme.color("window"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(self._small_font)
        painter.setPen(color)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
