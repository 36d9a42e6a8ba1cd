"""The sheet of paper: A4, and where on it the text stands."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSizeF

from ui.theme import LIGHT

MILLIMETRE = 96 / 25.4  # the unit of all sizes here is 1/96 inch
A4 = QSizeF(210 * MILLIMETRE, 297 * MILLIMETRE)
SIDE, TOP, BOTTOM = 20 * MILLIMETRE, 23 * MILLIMETRE, 20 * MILLIMETRE
COMMON_SCALE = 0.875  # of the reader's 16 pixels: 10.5 points, 五号
LARGEST_SCALE, SMALLEST_SCALE = 1.125, 0.625  # 13.5 and 7.5 points (六号), for a card that fits one page
# Paper is white and ink is black whatever theme the window has; grey stays dark enough for an old printer.
INK = replace(LIGHT, window="#f2f3f5", paper="#ffffff", ink="#000000", text="#000000", muted="#4a4f57", line="#9aa0a8")


@dataclass(frozen=True, slots=True)
class Paper:
    """A page on which text of the reader's size is printed ``scale`` times as large.

    ``width`` and ``height`` are those of the text, in the reader's pixels: what is laid out knows nothing of the scale.
    """

    scale: float = COMMON_SCALE

    @property
    def width(self) -> float:
        """The width of the column."""
        return (A4.width() - 2 * SIDE) / self.scale

    @property
    def height(self) -> float:
        """What a page holds."""
        return (A4.height() - TOP - BOTTOM) / self.scale

    @property
    def body(self) -> QRectF:
        """Where the text stands on the sheet (1/96 inch)."""
        return QRectF(SIDE, TOP, A4.width() - 2 * SIDE, A4.height() - TOP - BOTTOM)
