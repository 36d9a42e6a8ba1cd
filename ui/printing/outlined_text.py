"""Words as outlines: what stands on a page without being its text, so that the text of a PDF is the article's.

Heads and feet of pages, list markers and numbers are drawn so. Whoever copies from a PDF, or searches in it, finds the
canonical text and nothing between its lines.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPainterPath, QPen

from kb.text.offsets import Utf16Map
from ui.reader.text.typography import Typography
from ui.widgets.marked_text import wrapped
from ui.widgets.plain_text import elided

_SMALL = 0.8125  # of the body: 13 of 16 pixels
_CIRCLE = 1.5  # of the size of the letters: its diameter


def small_font(typography: Typography) -> QFont:
    """The font of what stands below the text and beside it."""
    return sized_font(typography, round(typography.body * _SMALL))


def sized_font(typography: Typography, pixels: int) -> QFont:
    """The text's font in another size."""
    font = typography.font()
    font.setPixelSize(pixels)
    return font


def draw_words(painter: QPainter, at: QPointF, words: str, font: QFont, color: QColor) -> None:
    """Draw ``words`` from ``at`` on, which lies on the base line."""
    path = QPainterPath()
    path.addText(at, font, words)
    painter.fillPath(path, color)


def width_of(words: str, font: QFont) -> float:
    """How wide ``words`` are."""
    return QFontMetricsF(font).horizontalAdvance(words)


def fitting(words: str, font: QFont, width: float) -> str:
    """``words`` on one line of ``width``, cut with … where they are longer."""
    return elided(QFontMetrics(font), words, int(width))


def lines_of(words: str, font: QFont, width: float) -> tuple[str, ...]:
    """``words`` in lines of ``width``."""
    layout, units = wrapped(words, font, width), Utf16Map(words)
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start, end = line.textStart(), line.textStart() + line.textLength()
        found.append(words[units.to_code_points(start) : units.to_code_points(end)].strip())
    return tuple(found)


def draw_numbered_circle(painter: QPainter, center: QPointF, number: int, font: QFont, color: QColor) -> float:
    """Draw a number in a circle around ``center``; gives its width."""
    words, diameter = str(number), circle_width(font)
    box = QRectF(center.x() - diameter / 2, center.y() - diameter / 2, diameter, diameter)
    painter.setPen(QPen(color, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box)
    inside = QFont(font)
    inside.setPixelSize(max(round(font.pixelSize() * (1 if number < 10 else 0.8)), 1))
    height = QFontMetricsF(inside).tightBoundingRect(words).height()
    base = QPointF(center.x() - width_of(words, inside) / 2, center.y() + height / 2)
    draw_words(painter, base, words, inside, color)
    return diameter


def circle_width(font: QFont) -> float:
    """How wide a number in a circle is."""
    return font.pixelSize() * _CIRCLE
