"""What stands around the text of a page: its head, its foot, and in its margins."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from kb.translation import tr
from ui.printing.outlined_text import draw_words, fitting, sized_font, width_of
from ui.printing.paper import A4, BOTTOM, INK, MILLIMETRE, SIDE, TOP
from ui.reader.text.typography import Typography

_HEAD_GAP, _FOOT_GAP = 5 * MILLIMETRE, 6 * MILLIMETRE  # from the text to the line below or above
_LINE_TO_WORDS = 1.6 * MILLIMETRE
_PIXELS = 12  # 9 points, 小五
_EFFECT_RISE = 5.4 * MILLIMETRE  # from the words at the head to those above them
_FRAME = 2 * MILLIMETRE  # from the frame to its words
_LEFT_SHARE = 0.62  # of the width, for the words at the left


@dataclass(frozen=True, slots=True)
class Marginalia:
    """The words at the head (``title`` left, ``place`` right) and at the foot (``edition`` left, the page right).

    Above them ``effect`` says of what is not in force that it is not; on every page, as pages are handed on alone.
    """

    title: str
    place: str
    edition: str
    number: int
    count: int
    effect: str = ""

    @property
    def page_words(self) -> str:
        """``第3页/共8页``."""
        return tr("第{number}页/共{count}页").format(number=self.number, count=self.count)


def paint_marginalia(painter: QPainter, words: Marginalia) -> None:
    """Paint head and foot; the painter's unit is 1/96 inch, its origin the sheet's corner."""
    left, right = SIDE, A4.width() - SIDE
    painter.setPen(QPen(INK.color("line"), 0.8))
    head, foot = TOP - _HEAD_GAP, A4.height() - BOTTOM + _FOOT_GAP
    painter.drawLine(QPointF(left, head), QPointF(right, head))
    painter.drawLine(QPointF(left, foot), QPointF(right, foot))
    _paint_ends(painter, head - _LINE_TO_WORDS, words.title, words.place)
    if words.effect:
        _paint_effect(painter, head - _LINE_TO_WORDS - _EFFECT_RISE, words.effect)
    _paint_ends(painter, foot + _LINE_TO_WORDS + _PIXELS * 0.85, words.edition, words.page_words)


def _paint_effect(painter: QPainter, base: float, words: str) -> None:
    """Bold, and in a frame: a printer without colours must not lose it."""
    font = sized_font(Typography(), _PIXELS)
    font.setBold(True)
    shown = fitting(words, font, A4.width() - 2 * SIDE - 2 * _FRAME)
    metrics = QFontMetricsF(font)
    box = QRectF(SIDE, base - metrics.ascent(), width_of(shown, font) + 2 * _FRAME, metrics.height())
    painter.setPen(QPen(INK.color("danger"), 1))
    painter.drawRect(box.adjusted(0, -_FRAME / 3, 0, _FRAME / 3))
    draw_words(painter, QPointF(SIDE + _FRAME, base), shown, font, INK.color("danger"))


def _paint_ends(painter: QPainter, base: float, before: str, behind: str) -> None:
    """Words at the left and at the right of one line; the left ones may take what the right ones leave."""
    font, color, width = sized_font(Typography(), _PIXELS), INK.color("muted"), A4.width() - 2 * SIDE
    behind = fitting(behind, font, width * (1 - _LEFT_SHARE))
    taken = width_of(behind, font)
    draw_words(painter, QPointF(SIDE, base), fitting(before, font, width - taken - 2 * _PIXELS), font, color)
    draw_words(painter, QPointF(SIDE + width - taken, base), behind, font, color)
