"""The sheet of paper: A4, and where on it the text stands."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QSizeF

from ui.theme import LIGHT

MILLIMETRE = 96 / 25.4  # the unit of all sizes here is 1/96 inch
A4 = QSizeF(210 * MILLIMETRE, 297 * MILLIMETRE)
SIDE, TOP, BOTTOM = 20 * MILLIMETRE, 23 * MILLIMETRE, 20 * MILLIMETRE
COMMON_SCALE = 0.875  # of the reader's 16 pixels: 10.5 points, 五号
COLUMN_GAP = 10 * MILLIMETRE
# What a card may look like, the best first: 13.5 points down to 9 (小五); in two columns, 10.5 down to 7.5 (六号).
CARD_SCALES = tuple((scale / 16, 1) for scale in range(18, 11, -1)) + tuple(
    (scale / 16, 2) for scale in range(14, 9, -1)
)
# Paper is white and ink is black whatever theme the window has; grey stays dark enough for an old printer.
INK = replace(LIGHT, window="#f2f3f5", paper="#ffffff", ink="#000000", text="#000000", muted="#4a4f57", line="#9aa0a8")


@dataclass(frozen=True, slots=True)
class Paper:
    """A page on which text of the reader's size is printed ``scale`` times as large, in so many ``columns``.

    ``width`` and ``height`` are those of a column, in the reader's pixels: what is laid out knows nothing of the scale.
    """

    scale: float = COMMON_SCALE
    columns: int = 1

    @property
    def width(self) -> float:
        """The width of a column."""
        return (A4.width() - 2 * SIDE - (self.columns - 1) * COLUMN_GAP) / self.columns / self.scale

    @property
    def step(self) -> float:
        """From one column to the next."""
        return self.width + COLUMN_GAP / self.scale

    @property
    def height(self) -> float:
        """What a column holds."""
        return (A4.height() - TOP - BOTTOM) / self.scale
