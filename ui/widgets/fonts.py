"""Sizes of type beside the application's own."""

from PySide6.QtGui import QFont


def smaller(base: QFont) -> QFont:
    """A ninth smaller, in whichever unit the font is set."""
    font = QFont(base)
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * 8 / 9)
    else:
        font.setPixelSize(round(font.pixelSize() * 8 / 9))
    return font
