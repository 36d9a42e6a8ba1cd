"""Fonts derived from the application's own."""

from PySide6.QtGui import QFont


def smaller_font(base: QFont) -> QFont:
    """A copy of ``base`` at 8/9 of its size; in points, or in pixels where ``base`` is set in pixels."""
    font = QFont(base)
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * 8 / 9)
    else:
        font.setPixelSize(round(font.pixelSize() * 8 / 9))
    return font
