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


def title_font(base: QFont) -> QFont:
    """A quarter larger and bold: the title of a page."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * 1.25 if base.pointSizeF() > 0 else 13)
    font.setBold(True)
    return font
